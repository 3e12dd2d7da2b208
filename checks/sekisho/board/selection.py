"""Which drafts a look ahead of some days is about."""

from __future__ import annotations

from sekisho.board.gather import Board, Entry
from sekisho.board.states import OUT
from sekisho.typed import NamedTuple


class Selection(NamedTuple):
    """Every draft once: past its time, within the days asked for, later, without a moment, out."""

    overdue: list[Entry]
    soon: list[Entry]
    later: list[Entry]
    undated: list[Entry]
    out: list[Entry]

    @property
    def shown(self) -> list[Entry]:
        """Those that need looking at now."""
        return [*self.overdue, *self.soon, *self.undated]


def select(board: Board, days: int) -> Selection:
    """The drafts by when they go out; `days` counts today."""
    found = Selection([], [], [], [], [])
    for entry in board.entries:
        if entry.state == OUT:
            found.out.append(entry)
        elif entry.moment is None:
            found.undated.append(entry)
        elif entry.overdue:
            found.overdue.append(entry)
        elif (entry.moment.date() - board.today).days < days:
            found.soon.append(entry)
        else:
            found.later.append(entry)
    return found
