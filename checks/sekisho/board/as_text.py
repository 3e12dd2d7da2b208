"""The plan for a terminal: the next days first, then what blocks, what is open, what is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sekisho.board.gather import Board, Entry
from sekisho.board.incidents import Open
from sekisho.board.phrases import (
    account_of,
    as_of,
    clock,
    counted,
    day_of,
    due_name,
    headline_of,
    organisation_of,
    policy_of,
    short_day,
)
from sekisho.board.reasons import Reason, reasons, reasons_of
from sekisho.board.selection import select
from sekisho.board.states import APPROVED, OUT, WAITING
from sekisho.messages import Text, say, shown
from sekisho.messages.board import BOARD, INCIDENTS, STATES
from sekisho.report.blocks import visible
from sekisho.report.style import Style
from sekisho.text.width import columns

WIDTH = 100  # columns, where there is no terminal to ask
_WIDEST_NAME = 24


def render_text(board: Board, lang: str, days: int, style: Style, width: int = WIDTH) -> str:
    """The whole plan, with the counts as its last line."""
    chosen = select(board, days)
    table = _Table(board, lang, style, width, chosen.shown)
    heading = f"{style.strong}{visible(organisation_of(board, lang))}  {BOARD['title'].in_(lang)}{style.plain}"
    parts = [[heading, as_of(board, lang)]]
    if chosen.overdue:
        parts.append([_heading("overdue", lang, style), *map(table.line, chosen.overdue)])
    soon = [*map(table.line, chosen.soon)] or ["  " + BOARD["nothing-planned"].in_(lang)]
    if chosen.later:
        soon.append("  " + say(BOARD["later"], lang, {"counts": counted(chosen.later, lang)}))
    if chosen.out:
        soon.append("  " + _past(chosen.out, lang))
    parts.append([_heading("next-days", lang, style, days=days), *soon])
    if chosen.undated:
        parts.append([_heading("undated", lang, style), *map(table.line, chosen.undated)])
    blocked = [entry for entry in chosen.shown if entry.blocking]
    if blocked:
        lines = [line for entry in blocked for line in _blocked(entry, board, lang, style)]
        parts.append([_heading("blocking", lang, style), *lines])
    parts.append([_heading("incidents", lang, style), *_incidents(board, lang, style)])
    parts.append([_heading("due", lang, style), *_due(board, lang, style)])
    if board.registers or board.notes:
        found = reasons([*board.notes, *board.registers], lang, board.site_url, name=True)
        parts.append([_heading("registers", lang, style), *(line for each in found for line in _reason(each, style))])
    parts.append([_summary(board, lang)])
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _heading(key: str, lang: str, style: Style, **values: object) -> str:
    return f"{style.strong}■ {say(BOARD[key], lang, values)}{style.plain}"


class _Table:
    """Lines of one table: all columns as wide as what is shown in them."""

    def __init__(self, board: Board, lang: str, style: Style, width: int, entries: Iterable[Entry]) -> None:
        self.board, self.lang, self.style, self.width = board, lang, style, width
        accounts, authors = [""], [""]
        for entry in entries:
            accounts.append(visible(account_of(entry, board, lang)))
            authors.append(visible(entry.author))
        self.account = min(_WIDEST_NAME, max(map(columns, accounts)))
        self.author = min(_WIDEST_NAME, max(map(columns, authors)))
        self.state = max(columns(text.in_(lang)) for text in STATES.values())
        self.day = columns(short_day(board.today, lang)) + 6

    def line(self, entry: Entry) -> str:
        """Day, time, state, account, author, and as much of the first line as fits."""
        style = self.style
        when = f"{short_day(entry.moment.date(), self.lang)} {clock(entry.moment)}" if entry.moment else "-"
        state = pad(STATES[entry.state].in_(self.lang), self.state)
        cells = (
            pad(when, self.day),
            f"{_colour(entry.state, style)}{state}{style.plain}",
            pad(visible(account_of(entry, self.board, self.lang)), self.account),
            pad(visible(entry.author), self.author),
        )
        room = self.width - 2 - self.day - self.state - self.account - self.author - 8
        told = headline_of(entry, self.lang) or entry.path
        return ("  " + "  ".join(cells) + "  " + fit(visible(told), max(room, 16))).rstrip()


def pad(text: str, width: int) -> str:
    """`text`, cut or filled up to so many columns."""
    text = fit(text, width)
    return text + " " * (width - columns(text))


def fit(text: str, width: int) -> str:
    """As much of the beginning of `text` as fits into so many columns."""
    if columns(text) <= width:
        return text
    while text and columns(text) >= width:
        text = text[:-1]
    return text + "…"


def _colour(state: str, style: Style) -> str:
    if state in (APPROVED, OUT):
        return style.strong
    return style.warning if state == WAITING else style.error


def _past(out: list[Entry], lang: str) -> str:
    wrong = sum(bool(entry.blocking) for entry in out)
    return say(BOARD["past-with" if wrong else "past"], lang, {"count": len(out), "wrong": wrong})


def _blocked(entry: Entry, board: Board, lang: str, style: Style) -> Iterator[str]:
    when = f"{short_day(entry.moment.date(), lang)} {clock(entry.moment)}  " if entry.moment else ""
    state = f"{_colour(entry.state, style)}{STATES[entry.state].in_(lang)}{style.plain}"
    yield f"  {visible(entry.path)}  {when}{state}"
    for reason in filter(_blocks, reasons_of(entry, board, lang)):
        yield from _reason(reason, style, "    ")


def _blocks(reason: Reason) -> bool:
    return reason.blocks


def _reason(reason: Reason, style: Style, indent: str = "  ") -> Iterator[str]:
    clauses = f"  [{reason.clauses}]" if reason.clauses else ""
    yield f"{indent}{reason.title}{clauses}  {style.faint}{visible(reason.lines)}{style.plain}"
    yield f"{indent}  → {visible(reason.remedy)}"


def _incidents(board: Board, lang: str, style: Style) -> Iterator[str]:
    if not board.incidents:
        yield "  " + BOARD["no-incidents"].in_(lang)
    for each in board.incidents:
        incident = each.incident
        kind = INCIDENTS.get(incident.kind, Text(incident.kind, incident.kind)).in_(lang)
        opened = say(BOARD["opened"], lang, {"day": day_of(incident.opened_on, lang)}) if incident.opened_on else ""
        yield f"  {style.error}{kind}{style.plain}  {visible(incident.account)}  {opened}  {visible(incident.path)}"
        who = {"who": BOARD["hidden"] if each.hidden else visible(each.decided_by)}
        yield "    " + say(BOARD["decided" if each.decided_by else "undecided"], lang, who)
        yield from (f"    {line}" for line in _steps(each, lang))


def _steps(each: Open, lang: str) -> Iterator[str]:
    if each.hidden:
        yield BOARD["hidden"].in_(lang)
        return
    for step in each.done:
        day = short_day(step.done_on, lang) if step.done_on else ""
        when = say(BOARD["step-by"], lang, {"day": day, "who": step.by})
        yield f"{BOARD['step-done'].in_(lang)}  {visible(step.step)}  {visible(when)}"
    for step in each.partly:
        yield f"{BOARD['step-open'].in_(lang)}  {visible(step.step)}  {BOARD['step-partly'].in_(lang)}"
    for name in each.missing:
        yield f"{BOARD['step-open'].in_(lang)}  {visible(shown(name, lang))}"


def _due(board: Board, lang: str, style: Style) -> Iterator[str]:
    if not board.due:
        yield "  " + BOARD["no-due"].in_(lang)
    for each in board.due:
        passed = f"  {style.error}{BOARD['due-passed'].in_(lang)}{style.plain}" if each.day < board.today else ""
        where = f"{style.faint}{visible(each.path)}:{each.line}{style.plain}"
        yield f"  {day_of(each.day, lang)}{passed}  {visible(due_name(each, board, lang))}  {where}"


def _summary(board: Board, lang: str) -> str:
    digest = board.policy["digest"][:12]
    values = {"count": len(board.entries), "counts": counted(board.entries, lang)}
    told = say(BOARD["summary" if board.entries else "nothing-planned"], lang, values)
    return f"{told}  ({policy_of(board, lang)} {digest})"
