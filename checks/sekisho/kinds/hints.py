"""A kind for incoming comments alone: hints of which one says little, and several much. No check of drafts loads it."""

from __future__ import annotations

from collections.abc import Iterator

from sekisho.kinds.base import Context, Hit, Params, WordList, kind, passage_hit
from sekisho.text.passage import Match, Passage
from sekisho.typed import Protocol

# Wording is weighed by pieces of text of one to this many characters.
LONGEST_PIECE = 4


class Weighed(Protocol):
    """A comment whose words have been weighed: `points` is what they come to, each list with its weight."""

    passages: list[Passage]

    @property
    def points(self) -> int:
        """What speaks for looking at the comment, less what speaks for leaving it alone."""


class Hints(Params):
    """Words that must stand in a comment that has at least `least` points as a whole, and none of `unless`."""

    any: tuple[WordList, ...]
    least: int
    unless: tuple[WordList, ...] = ()


@kind("hints", Hints, gives=("letters",), needs=lambda params: (params.any,))
def hints(comment: Weighed, params: Hints, context: Context) -> Iterator[Hit]:
    """Comments in which more speaks for a look than against it.

    The words hint at the ground, the better the more letters they have: long words have few meanings.
    """
    for passage in comment.passages:
        found = [match for name in params.any for match in passage.matches.of(name)]
        if found and comment.points >= params.least and not any(map(passage.matches.of, params.unless)):
            start, end = min(match.start for match in found), max(match.end for match in found)
            yield passage_hit(passage, start, end, letters=sum(map(len, different(passage, found))))


def different(passage: Passage, found: list[Match]) -> set[str]:
    """The different words among those found."""
    return {passage.folded[match.start : match.end] for match in found}
