"""Findings as GitHub's workflow commands: the runner shows each beside its line in the pull request.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from sekisho.check.finding import Finding
from sekisho.check.run import Outcome
from sekisho.messages import say
from sekisho.messages.words import WORDS
from sekisho.report.as_text import summary
from sekisho.report.blocks import visible
from sekisho.report.plain import cited, heading, told
from sekisho.report.sentences import page
from sekisho.report.style import Style
from sekisho.typed import Any

# GitHub shows so many errors, and so many warnings, of one step beside their lines, and drops the others in silence.
MOST = 10


def render_github(outcome: Outcome, policy: dict[str, Any], lang: str, site_url: str = "") -> str:
    """A command a finding, errors first; how many GitHub won't show; the summary that the terminal shows, too."""
    site_url = site_url or policy["site_url"]
    errors = [finding for finding in outcome.findings if finding.blocks]
    warnings = [finding for finding in outcome.findings if not finding.blocks]
    lines = [_command(finding, lang, site_url) for finding in (*errors, *warnings)]
    more = max(0, len(errors) - MOST) + max(0, len(warnings) - MOST)
    if more:
        lines.append("::notice::" + _data(say(WORDS["not-annotated"], lang, {"count": more, "most": MOST})))
    if outcome.unusable:
        lines.append(WORDS["unusable"].in_(lang))
    return "\n".join([*lines, summary(outcome, policy, lang, Style())])


def _command(finding: Finding, lang: str, site_url: str) -> str:
    properties = [("file", finding.path), ("line", finding.line)]
    if finding.end_line == finding.line:
        properties += [("col", finding.column), ("endLine", finding.end_line), ("endColumn", finding.end_column)]
    else:  # the runner takes no columns where a finding spans lines
        properties += [("endLine", finding.end_line)]
    properties += [("title", heading(finding, lang))]
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties)
    # The log shows nothing but the message, so that it must say where and which clause, too.
    place = f"{visible(finding.path)}:{finding.line}:{finding.column}"
    first = " ".join(part for part in (place, cited(finding, lang), told(finding, lang)) if part)
    return f"::{finding.severity} {listed}::{_data(first + chr(10) + page(finding, lang, site_url))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
