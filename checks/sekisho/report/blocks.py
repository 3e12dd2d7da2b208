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


def _marked(shown: Excerpt, line: int, style: Style, colour: str) -> list[str]:
    """The source line, and under it a mark as wide as the words that it is about."""
    before, words = visible(shown.text[: shown.start]), visible(shown.text[shown.start : shown.end])
    rest = visible(shown.text[shown.end :])
    gutter = f"{line:>5} | "
    mark = " " * columns(before) + "^" * max(1, columns(words))
    return [
        f"{style.faint}{gutter}{style.plain}{before}{words}{rest}",
        f"{style.faint}{' ' * (len(gutter) - 2)}| {style.plain}{colour}{mark}{style.plain}",
    ]


# Emoji need their joiners and picture forms; everything else that is not seen is shown by its number.
_UNSEEN = Lazy(f"(?![\u200d\ufe0f])[{INVISIBLE}\u0000-\u0008\u000b-\u001f\u007f-\u009f]")


def visible(text: str) -> str:
    """`text` safe to print: what would steer the terminal or can't be seen is written out, such as ‹U+202E›."""
    text = text.replace("\t", "    ").replace("\n", " ")
    return _UNSEEN.sub(lambda found: f"‹U+{ord(found[0]):04X}›", text)
