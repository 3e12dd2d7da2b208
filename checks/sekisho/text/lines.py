"""Reading a text line by line, and keeping what was found in each: what offices write repeats itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from sekisho.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import TypeVar

    Place = TypeVar("Place", bound=tuple[Any, ...])
    Found = TypeVar("Found")

# How many lines are kept, and of what length: more would fill the memory.
_MOST, _LONGEST = 1_000, 400
# How many texts are remembered as taken apart: those of a draft.
_TEXTS = 16


@lru_cache(maxsize=_TEXTS)
def lines_of(text: str) -> list[str]:
    """The lines of a text; every reader of a draft asks for the same ones."""
    return text.split("\n")


@lru_cache(maxsize=_TEXTS)
def chars_of(text: str) -> frozenset[str]:
    """The different characters of a text: to go through all of it takes a while, and several readers ask."""
    return frozenset(text)


def kept(read: Callable[[str], Found], most: int = _MOST) -> Callable[[str], Found]:
    """Make of a function that reads a line one that keeps what it found in the last lines, up to `most` of them.

    A line is kept when it comes for the second time: most never do, and to keep them takes longer than to let them go.
    """
    known: dict[str, Found] = {}
    once: set[str] = set()

    def read_line(line: str) -> Found:
        found = known.get(line)
        if found is None:
            found = read(line)
            if line in once:
                if len(known) >= most:
                    known.clear()
                known[line] = found
            elif len(line) <= _LONGEST:
                if len(once) >= most:
                    once.clear()
                once.add(line)
        return found

    return read_line


def by_line(
    make: Callable[[Iterable[Any]], Place],
) -> Callable[[Callable[[str], Iterable[Place]]], Callable[[str], list[Place]]]:
    """Make of a function that finds things within a line one that finds them in a text.

    What is found are tuples that begin with the two offsets where it starts and ends; `make` makes one of its values.
    """

    def made(read: Callable[[str], Iterable[Place]]) -> Callable[[str], list[Place]]:
        read_line = kept(lambda line: list(read(line)))

        def read_text(text: str) -> list[Place]:
            found: list[Place] = []
            at = 0
            for line in lines_of(text):
                here = read_line(line)
                if here:
                    found += [make((start + at, end + at, *rest)) for start, end, *rest in here]
                at += len(line) + 1
            return found

        read_text.__doc__ = read.__doc__
        return read_text

    return made
