"""One finding for people at a terminal: where, the line with its words marked, the clause, what to do."""

from __future__ import annotations

from sekisho.check.finding import Excerpt, Finding
from sekisho.messages.words import WORDS
from sekisho.report.sentences import cites, message, page, remedy, title
from sekisho.report.style import Style
from sekisho.text.fold import INVISIBLE
from sekisho.text.lazy import Lazy
from sekisho.text.width import columns


def block(finding: Finding, lang: str, site_url: str, style: Style) -> str:
    """The lines that tell of a finding."""
    colour = style.error if finding.blocks else style.warning
    level = WORDS["experimental" if finding.experimental else finding.severity].in_(lang)
    clauses = WORDS["clause-join"].in_(lang).join(cites(finding))
    head = f"{style.strong}{visible(finding.path)}:{finding.line}:{finding.column}{style.plain}"
    lines = [f"{head}  {colour}{level}{style.plain}  {title(finding, lang)}" + (f"  [{clauses}]" if clauses else "")]
    if finding.excerpt is not None and finding.excerpt.text.strip():
        lines += _marked(finding.excerpt, finding.line, style, colour)
    lines.append("  " + visible(message(finding, lang)))
    lines.append("  → " + visible(remedy(finding, lang)))
    lines.append(f"  {style.faint}{page(finding, lang, site_url)}{style.plain}")
    return "\n".join(lines) + "\n"


# A line wider than this would wrap, and its mark slip away from its words.
_WIDEST, _WIDEST_BEFORE, _WIDEST_WORDS = 92, 36, 56


def _marked(shown: Excerpt, line: int, style: Style, colour: str) -> list[str]:
    """The source line, cut to fit, and under it a mark as wide as the words that it is about."""
    before = _last(visible(shown.text[: shown.start]), _WIDEST_BEFORE)
    words = _first(visible(shown.text[shown.start : shown.end]), _WIDEST_WORDS)
    width_before, width = columns(before), columns(words)
    rest = _first(visible(shown.text[shown.end :]), _WIDEST - width_before - width)
    gutter = f"{line:>5} | "
    mark = " " * width_before + "^" * max(1, width)
    return [
        f"{style.faint}{gutter}{style.plain}{before}{words}{rest}",
        f"{style.faint}{' ' * (len(gutter) - 2)}| {style.plain}{colour}{mark}{style.plain}",
    ]


def _first(text: str, width: int) -> str:
    """As much of the beginning of `text` as fits into so many columns."""
    if columns(text) <= width:
        return text
    end = len(text)
    while end and columns(text[:end]) >= width:
        end -= max(1, (columns(text[:end]) - width) // 2)
    return text[:end] + "…"


def _last(text: str, width: int) -> str:
    """As much of the end of `text` as fits into so many columns."""
    if columns(text) <= width:
        return text
    start = 0
    while start < len(text) and columns(text[start:]) >= width:
        start += max(1, (columns(text[start:]) - width) // 2)
    return "…" + text[start:]


# Emoji need their joiners and picture forms; everything else that is not seen is shown by its number.
_UNSEEN = Lazy(f"(?![\u200d\ufe0f])[{INVISIBLE}\u0000-\u0008\u000b-\u001f\u007f-\u009f]")


def visible(text: str) -> str:
    """`text` safe to print: what would steer the terminal or can't be seen is written out, such as ‹U+202E›."""
    text = text.replace("\t", "    ").replace("\n", " ")
    if text.isprintable():
        return text
    return _UNSEEN.sub(lambda found: f"‹U+{ord(found[0]):04X}›", text)
