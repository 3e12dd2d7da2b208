"""What the check found, and what only people can: the findings and the approver's checklist."""

from __future__ import annotations

from html import escape

from sekisho.check.finding import Excerpt, Finding
from sekisho.messages import shown
from sekisho.messages.words import WORDS
from sekisho.report.sentences import cites, command, message, remedy, title
from sekisho.sheet.paper import Paper, safe, tongue
from sekisho.typed import Any

# More than this on paper helps nobody; how many were left out is said.
MOST_FINDINGS = 30


def results(paper: Paper) -> str:
    """The findings on what is to go out."""
    return told([each for each in paper.findings if not paper.about_approval(each)], paper) or (
        f"<p>{paper.word('findings-none')}</p>"
    )


def told(found: list[Finding], paper: Paper) -> str:
    """Findings as a list, personal data masked as in every report; empty for none."""
    if not found:
        return ""
    items = "".join(f"<li>{_finding(each, paper)}</li>" for each in found[:MOST_FINDINGS])
    more = ""
    if len(found) > MOST_FINDINGS:
        values = {"count": len(found) - MOST_FINDINGS, "command": command(), "path": paper.draft.path}
        more = f'<p class="warn">{paper.word("findings-more", **values)}</p>'
    return f'<ol class="findings">{items}</ol>{more}'


def _finding(finding: Finding, paper: Paper) -> str:
    lang = paper.lang
    level = WORDS["experimental" if finding.experimental else finding.severity].in_(lang)
    kind = "error" if finding.blocks else "warning"
    badges = "".join(f'<span class="cite">{escape(cite)}</span>' for cite in cites(finding))
    head = (
        f'<p><span class="level {kind}">{escape(level)}</span> <b>{escape(title(finding, lang))}</b> {badges} '
        f'<span class="faint">{paper.word("found-at", line=finding.line)}</span></p>'
    )
    excerpt = _excerpt(finding.excerpt, paper) if finding.excerpt and finding.excerpt.text.strip() else ""
    return (
        f"{head}{excerpt}<p>{safe(message(finding, lang))}</p>"
        f'<p class="remedy">→ {_code(safe(remedy(finding, lang)))}</p>'
    )


def _code(text: str) -> str:
    """What stands between backquotes as code."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return text
    return "".join(f"<code>{piece}</code>" if number % 2 else piece for number, piece in enumerate(pieces))


def _excerpt(found: Excerpt, paper: Paper) -> str:
    before, words, after = found.text[: found.start], found.text[found.start : found.end], found.text[found.end :]
    marked = f"{safe(before)}<mark>{safe(words)}</mark>{safe(after)}"
    return f'<p class="excerpt"{tongue(found.text, paper.lang)}>{marked}</p>'


def checklists(paper: Paper) -> list[tuple[str, str]]:
    """Titles and lists of the checklists that the rulebook has printed on sheets."""
    return [(shown(each["title"], paper.lang), _checklist(each, paper)) for each in _printed(paper)]


def _printed(paper: Paper) -> list[dict[str, Any]]:
    return [each for each in paper.texts.get("checklists", ()) if each["sheet"]]


def _checklist(checklist: dict[str, Any], paper: Paper) -> str:
    clauses = paper.texts["clauses"]
    items = ""
    for item in checklist["items"]:
        badges = "".join(f'<span class="cite">{escape(clauses[each]["cite"])}</span>' for each in item["clauses"])
        if item["reference"]:
            badges = f'<span class="faint">{paper.word("for-reference")}</span> {badges}'
        items += (
            f'<li><label><input type="checkbox" autocomplete="off"> <span>{escape(shown(item["text"], paper.lang))}'
            f"</span></label> {badges}</li>"
        )
    return f'<ul class="ticks">{items}</ul>'
