"""Days, moments, accounts and counts in words; what every form of the plan says in the same way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sekisho.board.gather import Board, Entry, counts
from sekisho.messages import say, shown
from sekisho.messages.board import BOARD, DUE, MONTHS, STATES, WEEKDAYS
from sekisho.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sekisho.registers.due import Due


def day_of(day: date, lang: str) -> str:
    """A day in full: 2026年12月5日(土)."""
    weekday = WEEKDAYS[day.weekday()].in_(lang)
    if lang == "en":
        return f"{weekday} {day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日({weekday})"


def short_day(day: date, lang: str) -> str:
    """A day as it fits into a column, always as wide: 12/05(土)."""
    weekday = WEEKDAYS[day.weekday()].in_(lang)
    return f"{weekday} {day:%d} {MONTHS[day.month - 1][:3]}" if lang == "en" else f"{day:%m/%d}({weekday})"


def month_of(year: int, month: int, lang: str) -> str:
    """A month: 2026年12月."""
    return f"{MONTHS[month - 1]} {year}" if lang == "en" else f"{year}年{month}月"


def clock(moment: datetime) -> str:
    """The time of day: 09:00."""
    return f"{moment:%H:%M}"


def zone_of(moment: datetime) -> str:
    """The difference from UTC: UTC+09:00."""
    offset = moment.strftime("%z")
    return f"UTC{offset[:3]}:{offset[3:5]}"


def as_of(board: Board, lang: str) -> str:
    """The moment that the plan is of, with its time zone."""
    shown = f"{day_of(board.at.date(), lang)} {clock(board.at)}"
    return say(BOARD["as-of"], lang, {"at": shown, "zone": zone_of(board.at)})


def account_of(entry: Entry, board: Board, lang: str) -> str:
    """The account, with the name of its service where its id does not begin with that: x-main, X main."""
    if not entry.account:
        return BOARD["no-account"].in_(lang)
    if entry.service and entry.account.lower().startswith(entry.service):
        return entry.account
    name = board.services.get(entry.service, {}).get(lang, "")
    return f"{name} {entry.account}".strip()


def counted(entries: Iterable[Entry], lang: str) -> str:
    """How many in each state, in a line."""
    found = counts(entries)
    join = ", " if lang == "en" else "、"
    return join.join(
        say(BOARD["count-of"], lang, {"state": STATES[state], "count": count}) for state, count in found.items()
    )


def headline_of(entry: Entry, lang: str) -> str:
    """The title or first line, or why there is none."""
    if entry.draft is None:
        return ""
    if entry.hidden:
        return BOARD["hidden"].in_(lang)
    return entry.headline or BOARD["empty"].in_(lang)


def due_name(due: Due, board: Board, lang: str) -> str:
    """What is due: the subject in words, and whose or which."""
    subject = DUE[due.subject].in_(lang) if due.subject in DUE else due.subject
    if due.subject == "guideline":
        return f"{subject}  {shown(board.policy['short_name'], lang)}"
    name = board.people.get(due.name, due.name) if due.subject in ("role", "deputy") else due.name
    return f"{subject}  {name}"


def organisation_of(board: Board, lang: str) -> str:
    """Whose plan it is."""
    return board.organisation.get(lang) or board.organisation.get("ja") or ""


def policy_of(board: Board, lang: str) -> str:
    """The rulebook and its version."""
    return say(BOARD["policy"], lang, {"name": board.policy["short_name"], "version": board.policy["version"]})
