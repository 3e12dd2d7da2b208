"""Reading a text line by line, and keeping what was found in each: what offices write repeats itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, update_wrapper

from sekisho.text.lazy import Lazy
from sekisho.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import TypeVar

    Place = TypeVar("Place", bound=tuple[Any, ...])
    Found = TypeVar("Found")

# How many lines are kept, and of what length: more would fill the memory.
_MOST, _LONGEST = 1_000, 400
# The same for whole texts: of a draft, those that several rules ask about.
_TEXTS, _LONGEST_TEXT = 16, 10_000


def once(read: Callable[[str], Found]) -> Callable[[str], Found]:
    """Make of a function that reads a text one that reads each of the last few texts but once. Nobody may change it."""
    remembered = lru_cache(maxsize=_TEXTS)(read)

    def read_text(text: str) -> Found:
        return remembered(text) if len(text) <= _LONGEST_TEXT else read(text)

    return update_wrapper(read_text, read)


@once
def lines_of(text: str) -> list[str]:
    """The lines of a text."""
    return text.split("\n")


@once
def chars_of(text: str) -> frozenset[str]:
    """The different characters of a text."""
    return frozenset(text)


def kept(read: Callable[[str], Found], most: int = _MOST) -> Callable[[str], Found]:
    """Make of a function that reads a line one that keeps what it found in the last lines, up to `most` of them.

    A line is kept when it comes for the second time: most never do, and to keep them takes longer than to let them go.
    """
    known: dict[str, Found] = {}
    came: set[str] = set()

    def read_line(line: str) -> Found:
        found = known.get(line)
        if found is None:
            found = read(line)
            if line in came:
                if len(known) >= most:
                    known.clear()
                known[line] = found
            elif len(line) <= _LONGEST:
                if len(came) >= most:
                    came.clear()
                came.add(line)
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


# Fewer lines say nothing by their first letters; more nobody reads downwards.
_FEWEST_STARTS, _MOST_STARTS = 4, 100
# A number of a list, or a few signs, may stand before the first letter.
_NUMBERED = Lazy("[0-9]{1,2}[.)]")
_MOST_SIGNS = 6
_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ"))}


@once
def line_starts(folded: str) -> tuple[str, list[int]]:
    """The first letters of the lines of folded text, in hiragana where they are kana, and where they stand.

    Signs and numbers of a list before them don't count, nor do lines in parentheses or with a reference mark, which
    speak of the others.
    """
    letters, places = "", []
    lines = lines_of(folded)
    at = 0
    for line in lines[:_MOST_STARTS] if len(lines) >= _FEWEST_STARTS else ():
        numbered = _NUMBERED.match(line)
        start = numbered.end() if numbered else 0
        signs = next((n for n, char in enumerate(line[start:]) if char.isalnum() or char in "(※"), _MOST_SIGNS + 1)
        if signs <= _MOST_SIGNS and line[start + signs].isalnum():
            letters += line[start + signs]
            places.append(at + start + signs)
        at += len(line) + 1
    return letters.translate(_HIRAGANA), places
