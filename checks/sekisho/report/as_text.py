"""Findings for people at a terminal: where, the line with the words marked, the clause, what is wrong, what to do."""

from __future__ import annotations

import os
import re
import sys
from typing import Any, NamedTuple

from sekisho.check.finding import Excerpt, Finding
from sekisho.check.run import Outcome
from sekisho.messages import WORDS, say
from sekisho.report.sentences import cites, message, page, remedy, texts, title
from sekisho.text.fold import INVISIBLE
from sekisho.text.width import columns


class Style(NamedTuple):
    """Escape sequences around parts of the report; all empty where there is no colour."""

    error: str = ""
    warning: str = ""
    mark: str = ""
    faint: str = ""
    strong: str = ""
    plain: str = ""


COLOUR = Style("\033[1;31m", "\033[1;33m", "\033[1;35m", "\033[2m", "\033[1m", "\033[0m")


def terminal_style() -> Style:
    """Colour on a terminal only, and not where NO_COLOR asks for none."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not sys.stdout.isatty():
        return Style()
    return COLOUR


def render_text(outcome: Outcome, policy: dict[str, Any], lang: str, site_url: str = "", style: Style = COLOUR) -> str:
    """The whole report, with a summary as its last line."""
    site_url = site_url or policy["site_url"]
    blocks = [_block(finding, lang, site_url, style) for finding in outcome.findings]
    if outcome.unusable:
        blocks.append(WORDS["unusable"].in_(lang) + "\n")
    return "\n".join([*blocks, _summary(outcome, policy, lang, style)])


def _block(finding: Finding, lang: str, site_url: str, style: Style) -> str:
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
_UNSEEN = re.compile(f"(?![\u200d\ufe0f])[{INVISIBLE}\u0000-\u0008\u000b-\u001f\u007f-\u009f]")


def visible(text: str) -> str:
    """`text` safe to print: what would steer the terminal or can't be seen is written out, such as ‹U+202E›."""
    text = text.replace("\t", "    ").replace("\n", " ")
    return _UNSEEN.sub(lambda found: f"‹U+{ord(found[0]):04X}›", text)


def _summary(outcome: Outcome, policy: dict[str, Any], lang: str, style: Style) -> str:
    errors = sum(finding.blocks for finding in outcome.findings)
    warnings = len(outcome.findings) - errors
    key = "summary-none" if not outcome.checked and not outcome.findings else "summary"
    values = {
        "checked": outcome.checked,
        "drafts": "" if outcome.checked == 1 else "s",
        "errors": errors,
        "warnings": warnings,
        "reminders": "" if warnings == 1 else "s",
        "version": policy["version"],
        "digest": policy["digest"][:12],
        "name": texts()["policy"]["short_name"],
    }
    verdict = WORDS["verdict-blocked" if outcome.status else "verdict-passed"]
    colour = style.error if outcome.status else style.strong
    return f"{colour}{say(verdict, lang, values)}{style.plain} {say(WORDS[key], lang, values)}\n"
