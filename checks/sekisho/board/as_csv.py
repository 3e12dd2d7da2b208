"""Files for bulk upload: one a scheduler and account, of approved drafts that are still to go out; and what is in none.

A file an account and not a service: a scheduler posts a whole file to the account that is chosen for it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO

from sekisho.board.gather import Board, Entry, to_go_out
from sekisho.board.schedulers import SCHEDULERS, Scheduler
from sekisho.board.states import APPROVED
from sekisho.messages import Text, say
from sekisho.messages.board import ACTIONS, BULK
from sekisho.typed import NamedTuple

# What a spreadsheet takes for the beginning of a formula; the full-width forms in Japanese ones.
_FORMULA = tuple("=+-@\t\r＝＋－＠")
_PLAIN = re.compile("[^A-Za-z0-9_-]+")


class Left(NamedTuple):
    """An approved draft that is in no file of a scheduler (in none at all where `scheduler` is empty), and why."""

    entry: Entry
    scheduler: str
    key: str
    values: dict[str, object]


class Bulk(NamedTuple):
    """Files by name, with their rows, and all that is to be told of them."""

    files: dict[str, bytes]
    rows: dict[str, list[Entry]]
    left: list[Left]
    formulas: list[str]
    guarded: list[str]
    not_approved: int


def render_csv(board: Board, lang: str) -> Bulk:
    """The files, and what was done about every approved draft that is in none of them."""
    found = Bulk({}, {}, [], [], [], sum(entry.state not in (APPROVED, "out") for entry in board.entries))
    waiting: list[Entry] = []
    for entry in board.entries:
        if entry.state == APPROVED:
            flaw = _flaw(entry, board)
            if flaw is None:
                waiting.append(entry)
            else:
                found.left.append(Left(entry, "", *flaw))
    for scheduler in SCHEDULERS:
        _fill(scheduler, waiting, found, board, lang)
    return found


def _flaw(entry: Entry, board: Board) -> tuple[str, dict[str, object]] | None:
    """Why no scheduler can take a draft; None where one can."""
    draft = entry.draft
    if draft is None or draft.published_at is not None:
        return "published", {}
    if not to_go_out(entry, board.at):
        return "past", {}
    if entry.action != "post":
        return "action", {"action": ACTIONS[entry.action]}
    if not any(entry.service in scheduler.services for scheduler in SCHEDULERS):
        name = board.services.get(entry.service, {})
        return "no-service", {"service": Text(name.get("ja", entry.service), name.get("en", entry.service))}
    if draft.poll_options is not None:
        return "poll", {}
    if draft.text("title"):
        return "title", {}
    return ("no-text", {}) if not draft.body.strip() else None


def _fill(scheduler: Scheduler, waiting: list[Entry], found: Bulk, board: Board, lang: str) -> None:
    """Make the scheduler's files of what it can take."""
    taken: dict[str, list[Entry]] = {}
    for entry in waiting:
        if entry.service not in scheduler.services:
            continue
        rows = taken.setdefault(entry.account, [])
        flaw = _refusal(scheduler, entry, rows, sum(map(len, taken.values())), board)
        if flaw is None:
            rows.append(entry)
        else:
            found.left.append(Left(entry, scheduler.id, *flaw))
    names: set[str] = set()
    for account, rows in taken.items():
        if rows:
            name = _name(scheduler.id, account, names)
            found.rows[name] = rows
            found.files[name] = _file(scheduler, rows, name, found, lang)


def _refusal(
    scheduler: Scheduler, entry: Entry, rows: list[Entry], total: int, board: Board
) -> tuple[str, dict[str, object]] | None:
    """Why a scheduler does not take a draft after those that it has taken; None where it does."""
    draft, moment = entry.draft, entry.moment
    if draft is None or moment is None:
        return "past", {}
    ahead = moment - board.at
    flaws: tuple[tuple[bool, str, dict[str, object]], ...] = (
        (ahead < timedelta(minutes=scheduler.minutes), "soon", {"minutes": scheduler.minutes}),
        (0 < scheduler.days < ahead / timedelta(days=1), "far", {"days": scheduler.days}),
        (bool(moment.minute % scheduler.step), "minutes", {"step": scheduler.step}),
        (entry.service in scheduler.by_url, "picture-url", {}),
        (
            0 < scheduler.files < len(draft.media),
            "pictures",
            {"most": scheduler.files, "found": len(draft.media)},
        ),
        (scheduler.once and any(_minute(each) == _minute(entry) for each in rows), "slot", {}),
        (scheduler.once and any(each.draft and each.draft.body == draft.body for each in rows), "twice", {}),
        (0 < scheduler.rows <= (total if scheduler.across else len(rows)), "rows", {"rows": scheduler.rows}),
    )
    return next(((key, values) for flawed, key, values in flaws if flawed), None)


def _minute(entry: Entry) -> str:
    return f"{entry.moment:%Y%m%d%H%M}"


def _name(scheduler: str, account: str, names: set[str]) -> str:
    """A file name for an account, its own also where two ids differ only in what file names can't hold."""
    plain = _PLAIN.sub("-", account).strip("-").lower() or "account"
    name, number = plain, 1
    while name in names:
        number += 1
        name = f"{plain}-{number}"
    names.add(name)
    return f"{scheduler}-{name}.csv"


def _file(scheduler: Scheduler, rows: list[Entry], name: str, found: Bulk, lang: str) -> bytes:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    head = scheduler.head(lang)
    if head:
        writer.writerow(head)
    for entry in rows:
        cells = scheduler.row(entry, lang)
        if cells[scheduler.text].startswith(_FORMULA) and name not in found.formulas:
            found.formulas.append(name)
        for column in scheduler.guarded:
            if cells[column].startswith(_FORMULA):
                cells[column] = "'" + cells[column]
                if name not in found.guarded:
                    found.guarded.append(name)
        writer.writerow(cells)
    return text.getvalue().encode("utf-8-sig" if scheduler.mark else "utf-8", "replace")


def summary(bulk: Bulk, zone: str, lang: str) -> Iterator[str]:
    """What people must know of the files: how to upload them, what to do by hand, what is in none and why."""
    for scheduler in SCHEDULERS:
        if any(name.startswith(scheduler.id + "-") for name in bulk.files):
            yield say(BULK[f"how-{scheduler.id}"], lang, {"zone": zone})
    media = {entry.path: entry.draft.media for rows in bulk.rows.values() for entry in rows if entry.draft}
    by_hand = [(path, each) for path, found in sorted(media.items()) for each in found]
    if by_hand:
        yield BULK["by-hand"].in_(lang)
    for path, each in by_hand:
        told = say(BULK["by-hand-alt"], lang, {"alt": each.alt}) if each.alt else ""
        yield f"  {path}: {each.file} {told}".rstrip()
    if bulk.left:
        yield BULK["left-out"].in_(lang)
    for left in sorted(bulk.left, key=lambda item: (item.entry.path, item.scheduler)):
        why = say(BULK[left.key], lang, left.values)
        values: dict[str, object] = {"path": left.entry.path, "why": why, "scheduler": BULK.get(left.scheduler, "")}
        yield "  " + say(BULK["left-out-of" if left.scheduler else "left-out-of-all"], lang, values)
    if bulk.not_approved:
        yield say(BULK["not-approved"], lang, {"count": bulk.not_approved})
    if bulk.formulas:
        yield say(BULK["formulas"], lang, {"files": bulk.formulas})
    if bulk.guarded:
        yield say(BULK["guarded"], lang, {"files": bulk.guarded})
