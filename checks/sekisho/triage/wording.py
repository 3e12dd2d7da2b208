"""What the wording of a comment speaks for, as learnt from labelled ones: a ground to delete it, or leaving it alone.

Words and ideas tell what a comment is about, but hardly how it is meant: 「家に来ました」 is a report,
「家に行くから」 a threat. The small pieces of text around them tell it. A list in `policy/lists/` gives every piece,
word list and rule a weight; this adds them up. It says that a comment is worth a look, never that it must go.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from operator import add

from sekisho.kinds.hints import LONGEST_PIECE, different
from sekisho.text.lazy import Lazy
from sekisho.text.passage import Match, Passage
from sekisho.typed import Any, NamedTuple

# A list counts twice, and half as much again where several of its words are found, as with points; a rule counts twice.
_ONE, _SEVERAL = 2, 3
RULE = 2
_PHRASES = Lazy("[^、。!?,.;:…\\n「」()【】〜→]+")


class Evidence(NamedTuple):
    """What is found in a comment: lists with what they count, rules that found something definite, pieces of text."""

    lists: dict[str, int]
    rules: tuple[str, ...]
    pieces: set[str]

    @property
    def scale(self) -> float:
        """What a piece counts: the less, the more there are."""
        return 1 / math.sqrt(len(self.pieces) or 1)


class Leaning(NamedTuple):
    """Weights for and against one ground, in hundredths."""

    base: int
    lists: Mapping[str, int]
    rules: Mapping[str, int]
    pieces: Mapping[str, int]

    def weigh(self, found: Evidence) -> float:
        """What the evidence comes to: above zero it speaks for the ground."""
        lists, rules = self.lists, self.rules
        sum_of_pieces = sum(map(self.pieces.get, found.pieces & self.pieces.keys()))  # type: ignore[arg-type]
        return (
            self.base
            + sum(lists[name] * count for name, count in found.lists.items() if name in lists)
            + sum(RULE * rules[name] for name in found.rules if name in rules)
            + sum_of_pieces * found.scale
        )


class Wording:
    """The leanings by clause; that of the clause above all grounds tells whether a comment is worth a look at all."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        leanings = {each["clause"]: Leaning(*(each[name] for name in Leaning._fields)) for each in data["leanings"]}
        self.above: Leaning = leanings.pop(data["above"])
        self.grounds = leanings
        self._from: int = data["from"]

    def speaks_up(self, found: Evidence) -> bool:
        """Is the comment worth a look? A rule that the list does not know yet speaks for itself."""
        return any(rule not in self.above.rules for rule in found.rules) or self.above.weigh(found) >= self._from

    def ranked(self, found: Evidence) -> list[str]:
        """The grounds, the likeliest first."""
        weighed = [(-leaning.weigh(found), clause) for clause, leaning in self.grounds.items()]
        return [clause for _, clause in sorted(weighed)]

    def telling(self, clause: str, text: str) -> Match:
        """The phrase of a folded text that speaks most for a ground."""
        weights = self.grounds[clause].pieces
        best, place = -math.inf, Match(0, len(text))
        for phrase in _PHRASES.finditer(text):
            weight = sum(weights.get(piece, 0) for piece in set(pieces(phrase[0])))
            if weight > best:
                best, place = weight, Match(*phrase.span())
        return place


def evidence(passage: Passage, lists: Iterable[str], rules: Iterable[str]) -> Evidence:
    """What there is in a passage of a comment, of the lists named; `rules` are those that found something definite."""
    counted = {}
    for name in lists:
        matches = passage.matches.of(name)
        if matches:
            counted[name] = _SEVERAL if len(different(passage, matches)) > 1 else _ONE
    return Evidence(counted, tuple(rules), set(pieces(passage.folded)))


def pieces(text: str) -> Iterator[str]:
    """Every piece of a folded text, of one to LONGEST_PIECE characters."""
    text = text.replace("\n", " ").replace("\t", " ")
    found = list(text)
    yield from found
    for size in range(1, LONGEST_PIECE):
        found = list(map(add, found, text[size:]))
        yield from found
