"""Why a draft is blocked: its findings, one reason a rule, as people are told them."""

from __future__ import annotations

from collections.abc import Iterable

from sekisho.board.gather import Board, Entry
from sekisho.check.finding import Finding
from sekisho.messages import say
from sekisho.messages.board import BOARD
from sekisho.messages.words import WORDS
from sekisho.report.sentences import cites, message, page, remedy, title
from sekisho.typed import NamedTuple


class Reason(NamedTuple):
    """What one rule found in one file: how grave it is, its title, clauses as cited, on which lines, what to do.

    `message` is empty where it would show what was typed in a draft of which nothing may be shown.
    """

    rule: str
    blocks: bool
    level: str
    title: str
    clauses: str
    lines: str
    message: str
    remedy: str
    page: str


def reasons_of(entry: Entry, board: Board, lang: str) -> list[Reason]:
    """Why a draft is blocked or needs a look."""
    found = reasons(entry.findings, lang, board.site_url)
    if not entry.hidden:
        return found
    return [each if each.rule in board.sensitive else each._replace(message="") for each in found]


def message_of(finding: Finding, entry: Entry, board: Board, lang: str) -> str:
    """The message of a finding in a draft; empty where it would show what may not be shown."""
    return "" if entry.hidden and finding.rule not in board.sensitive else message(finding, lang)


def reasons(findings: Iterable[Finding], lang: str, site_url: str, *, name: bool = False) -> list[Reason]:
    """One reason for each rule that found something in a file, what blocks first; `name` adds the file's name."""
    by_rule: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault((finding.path, finding.rule), []).append(finding)
    ordered = sorted(by_rule.values(), key=lambda found: not found[0].blocks)
    return [_reason(found, lang, site_url, name=name) for found in ordered]


def _reason(found: list[Finding], lang: str, site_url: str, *, name: bool) -> Reason:
    first = found[0]
    join = WORDS["clause-join"].in_(lang)
    numbers = join.join(str(number) for number in dict.fromkeys(finding.line for finding in found))
    lines = say(BOARD["lines"], lang, {"lines": numbers})
    return Reason(
        rule=first.rule,
        blocks=first.blocks,
        level=WORDS["experimental" if first.experimental else first.severity].in_(lang),
        title=title(first, lang),
        clauses=join.join(cites(first)),
        lines=f"{first.path}  {lines}" if name else lines,
        message=message(first, lang),
        remedy=remedy(first, lang),
        page=page(first, lang, site_url),
    )
