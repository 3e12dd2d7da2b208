"""What goes out when, in which state, and what blocks it: gathered once; a table, a page, a calendar, files of it."""

from sekisho.board.gather import Board, Entry, gather

__all__ = ["Board", "Entry", "gather"]
