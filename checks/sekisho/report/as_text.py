"""Findings for people at a terminal: a block for each, and a summary as the last line."""

from __future__ import annotations

from sekisho.check.run import Outcome
from sekisho.messages import say
from sekisho.messages.words import WORDS
from sekisho.report.style import Style, terminal_style
from sekisho.typed import Any


def render_text(
    outcome: Outcome, policy: dict[str, Any], lang: str, site_url: str = "", style: Style | None = None
) -> str:
    """The whole report, with a summary as its last line; in colour where a terminal shows it."""
    site_url = site_url or policy["site_url"]
    style = terminal_style() if style is None else style
    blocks = []
    if outcome.findings:
        from sekisho.report.blocks import block  # with the texts of all rules: only when there is something to tell

        blocks = [block(finding, lang, site_url, style) for finding in outcome.findings]
    if outcome.unusable:
        blocks.append(WORDS["unusable"].in_(lang) + "\n")
    return "\n".join([*blocks, summary(outcome, policy, lang, style)])


def summary(outcome: Outcome, policy: dict[str, Any], lang: str, style: Style) -> str:
    """The verdict and how much was checked and found, in one line with its end."""
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
        "name": policy["short_name"],
    }
    verdict = WORDS["verdict-blocked" if outcome.status else "verdict-passed"]
    colour = style.error if outcome.status else style.strong
    return f"{colour}{say(verdict, lang, values)}{style.plain} {say(WORDS[key], lang, values)}\n"
