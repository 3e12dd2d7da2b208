"""The plan as a calendar file. Official source: RFC 5545, https://www.rfc-editor.org/rfc/rfc5545.

An event says which account, in which state and which file, and nothing of the text or of any person.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime

from sekisho.board.gather import Board, Entry, local
from sekisho.board.phrases import account_of, organisation_of
from sekisho.board.states import APPROVED, HELD, OUT
from sekisho.messages import say
from sekisho.messages.board import ACTIONS, BOARD, STATES

FILE = "posts.ics"
_OCTETS = 75  # of a line, without its end
_STATUS = {APPROVED: "CONFIRMED", OUT: "CONFIRMED", HELD: "CANCELLED"}


def render_ics(board: Board, lang: str) -> tuple[str, list[Entry]]:
    """The calendar, and the drafts that it can't hold since they have no moment."""
    name = say(BOARD["calendar-name"], lang, {"name": organisation_of(board, lang)})
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Sekisho//sekisho report//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for entry in board.entries:
        if entry.moment is not None:
            lines += _event(entry, entry.moment, board, lang)
    lines.append("END:VCALENDAR")
    told = "".join(folded + "\r\n" for line in lines for folded in _folded(line))
    return told, [entry for entry in board.entries if entry.moment is None]


def _event(entry: Entry, moment: datetime, board: Board, lang: str) -> Iterator[str]:
    state = STATES[entry.state].in_(lang)
    account = account_of(entry, board, lang)
    action = "" if entry.action == "post" else f" {ACTIONS[entry.action].in_(lang)}"
    told = [entry.path]
    if entry.blocking and entry.state != OUT:
        told.append(say(BOARD["ics-to-mend"], lang, {"count": len(entry.blocking)}))
    yield "BEGIN:VEVENT"
    yield f"UID:{uid_of(entry, board)}"
    yield f"DTSTAMP:{_utc(board.at)}"
    yield f"DTSTART:{_utc(moment)}"
    yield f"SUMMARY:{_escaped(f'[{state}] {account}{action}')}"
    yield f"DESCRIPTION:{_escaped(chr(10).join(told))}"
    yield f"STATUS:{_STATUS.get(entry.state, 'TENTATIVE')}"
    yield f"CATEGORIES:{_escaped(state)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def uid_of(entry: Entry, board: Board) -> str:
    """The event's id: the same for the same draft of the same content repo, whatever becomes of it."""
    repo = board.repository or board.organisation.get("ja", "")
    name = f"{repo}\0{entry.path}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(name).hexdigest()[:32] + "@sekisho"


def _utc(moment: datetime) -> str:
    return local(moment, UTC).strftime("%Y%m%dT%H%M%SZ").zfill(16)


def _escaped(text: str) -> str:
    """Text as a value; characters that no calendar can hold are left out."""
    for char in ("\\", ";", ","):
        text = text.replace(char, "\\" + char)
    text = text.replace("\n", "\\n")
    return "".join(char for char in text if char >= " " and char != "\x7f" and not "\ud800" <= char <= "\udfff")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces that are short enough, cut between characters; all but the first begin with a blank."""
    piece, octets = "", 0
    for char in line:
        size = len(char.encode())
        if octets + size > _OCTETS:
            yield piece
            piece, octets = " ", 1
        piece += char
        octets += size
    yield piece
