"""The calendar of the page: the months that have a draft, a cell a day, an entry a draft."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from html import escape

from sekisho.board.gather import Board, Entry
from sekisho.board.html import anchor_of, safe, state_of
from sekisho.board.phrases import account_of, clock, month_of
from sekisho.messages.board import BOARD, WEEKDAYS

# On which weekday a week begins, as date.weekday() counts: wall calendars in Japan begin on Sunday.
_FIRST = {"ja": 6, "en": 0}
_FILLER = '<li class="filler" aria-hidden="true"></li>'


def calendar(board: Board, lang: str) -> str:
    """The months from this one on, and those before it folded away."""
    months: dict[tuple[int, int], dict[int, list[Entry]]] = {}
    for entry in board.entries:
        if entry.moment is not None:
            day = entry.moment.date()
            months.setdefault((day.year, day.month), {}).setdefault(day.day, []).append(entry)
    this = (board.today.year, board.today.month)
    coming = [_month(*each, days, board, lang) for each, days in sorted(months.items()) if each >= this]
    earlier = [_month(*each, days, board, lang) for each, days in sorted(months.items()) if each < this]
    if not coming:
        coming = [f'<p class="none">{escape(BOARD["nothing-planned"].in_(lang))}</p>']
    if earlier:
        summary = f"<summary>{escape(BOARD['earlier-months'].in_(lang))}</summary>"
        coming.append(f"<details>{summary}\n" + "\n".join(earlier) + "</details>")
    return "\n".join(coming)


def _month(year: int, month: int, days: dict[int, list[Entry]], board: Board, lang: str) -> str:
    first = _FIRST[lang]
    name = f"m-{year:04}-{month:02}"
    week = "".join(f"<span>{escape(WEEKDAYS[(first + n) % 7].in_(lang))}</span>" for n in range(7))
    number = monthrange(year, month)[1]
    before = (date(year, month, 1).weekday() - first) % 7
    cells = [_FILLER] * before
    cells += [_day(date(year, month, day), days.get(day, ()), board, lang) for day in range(1, number + 1)]
    cells += [_FILLER] * (-(before + number) % 7)
    return (
        f'<section class="month" aria-labelledby="{name}"><h3 id="{name}">{month_of(year, month, lang)}</h3>\n'
        f'<p class="week" aria-hidden="true">{week}</p>\n<ol class="days">\n' + "\n".join(cells) + "\n</ol></section>"
    )


def _day(day: date, entries: Iterable[Entry], board: Board, lang: str) -> str:
    chips = "".join(f"<li>{_chip(entry, board, lang)}</li>" for entry in entries)
    names = ["day"]
    if day.weekday() > 4:
        names.append("rest")
    if chips:
        names.append("has")
    today = ""
    if day == board.today:
        names.append("now")
        today = f" {escape(BOARD['today'].in_(lang))}"
    listed = f"<ul>{chips}</ul>" if chips else ""
    return f'<li class="{" ".join(names)}"><p class="date">{_date(day, lang)}{today}</p>{listed}</li>'


def _date(day: date, lang: str) -> str:
    """The day's number, with what only a list of days needs to say about it."""
    weekday = WEEKDAYS[day.weekday()].in_(lang)
    if lang == "en":
        return f'<time datetime="{day}"><span class="unseen">{weekday} </span>{day.day}</time>'
    return f'<time datetime="{day}">{day.day}<span class="unseen">日({weekday})</span></time>'


def _chip(entry: Entry, board: Board, lang: str) -> str:
    moment = entry.moment
    if moment is None:
        return ""
    told = f'<time datetime="{moment.isoformat()}">{clock(moment)}</time> {state_of(entry.state, lang)}'
    account = f'<span class="account">{safe(account_of(entry, board, lang))}</span>'
    if entry.overdue:
        account += f' <span class="late">{escape(BOARD["overdue-short"].in_(lang))}</span>'
    return f'<a class="chip s-{entry.state}" href="#{anchor_of(entry)}">{told} {account}</a>'
