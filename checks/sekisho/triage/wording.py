"""What the wording of a comment speaks for, as learnt from labelled ones: a ground to delete it, or leaving it alone.

Words and ideas tell what a comment is about, but hardly how it is meant: 「家に来ました」 is a report,
「家に行くから」 a threat. The small pieces of text around them tell it. A list in `policy/lists/` gives every piece,
word list and rule a weight; this adds them up. It says that a comment is worth a look, never that it must go.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from operator import add

from sekisho.kinds.hints import LONGEST_PIECE, different
from sekisho.text.lazy import Lazy
from sekisho.text.passage import Match, Passage
from sekisho.typed import Any, NamedTuple

# A list counts twice, and half as much again where several of its words are found, as with points; a rule counts twice.
_ONE, _SEVERAL = 2, 3
RULE = 2
# Room for the sum of the weights of all pieces of a comment: 80,000 times 999 at most.
_BITS = 32
_HALF = 1 << (_BITS - 1)
# Fewer pieces (those of seven characters: はい, ok, なるほど) tell nothing of how somebody means it.
_LEAST = 24
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

    def weigh(self, found: Evidence, pieces: int) -> float:
        """What the evidence comes to, its pieces having been added up: above zero it speaks for the ground."""
        lists, rules = self.lists, self.rules
        return (
            self.base
            + sum([lists[name] * count for name, count in found.lists.items() if name in lists])
            + sum([RULE * rules[name] for name in found.rules if name in rules])
            + pieces * found.scale
        )


class Wording:
    """The leanings by clause; that of the clause above all grounds tells whether a comment is worth a look at all."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        leanings = {each["clause"]: Leaning(*(each[name] for name in Leaning._fields)) for each in data["leanings"]}
        self._above: Leaning = leanings.pop(data["above"])
        self._grounds = leanings
        self._from: int = data["from"]
        # What a piece weighs for every ground, side by side in one number: adding up hundreds of them takes no loop.
        self._by_piece: dict[str, int] = {}
        for place, leaning in enumerate(leanings.values()):
            for piece, weight in leaning.pieces.items():
                self._by_piece[piece] = self._by_piece.get(piece, 0) + (weight << (_BITS * place))
        self._worth_a_look: set[str] = set(self._above.lists)
        self._for_a_look = {name for name, weight in self._above.lists.items() if weight > 0}
        self._of_grounds: set[str] = {name for leaning in leanings.values() for name in leaning.lists}

    def worth_a_look(self, passage: Passage, lists: set[str], rules: Iterable[str], *, sure: bool) -> Evidence | None:
        """The evidence, if it makes a comment worth a look, or that is `sure`; only `lists` may have something in it.

        A rule that the list of wording does not know yet speaks for itself.
        """
        above = self._above
        found = Evidence({}, tuple(rules), pieces(passage.folded))
        if len(found.pieces) < _LEAST and not found.rules:
            return None
        sum_of_pieces = sum(filter(None, map(above.pieces.get, found.pieces)))
        asked = lists & self._worth_a_look
        sure = sure or not above.rules.keys() >= set(found.rules)
        most = sum([_SEVERAL * above.lists[name] for name in asked & self._for_a_look])
        if not sure and above.weigh(found, sum_of_pieces) + most < self._from:
            return None  # most comments: looking for the words of every list would change nothing
        found.lists.update(counted(passage, asked))
        return found if sure or above.weigh(found, sum_of_pieces) >= self._from else None

    def ranked(self, found: Evidence, passage: Passage, lists: set[str]) -> list[str]:
        """The grounds, the likeliest first."""
        found.lists.update(counted(passage, lists & (self._of_grounds - self._worth_a_look)))
        sums = sum(filter(None, map(self._by_piece.get, found.pieces)))
        weighed = []
        for clause, leaning in self._grounds.items():
            own = (sums + _HALF) % (2 * _HALF) - _HALF
            sums = (sums - own) >> _BITS
            weighed.append((-leaning.weigh(found, own), clause))
        return [clause for _, clause in sorted(weighed)]

    def telling(self, clause: str, text: str) -> Match:
        """The phrase of a folded text that speaks most for a ground."""
        weights = self._grounds[clause].pieces
        best, place = -math.inf, Match(0, len(text))
        for phrase in _PHRASES.finditer(text):
            weight = sum(filter(None, map(weights.get, pieces(phrase[0]))))
            if weight > best:
                best, place = weight, Match(*phrase.span())
        return place


def counted(passage: Passage, lists: Iterable[str]) -> dict[str, int]:
    """What each of the lists counts that have something in a passage."""
    found = {name: matches for name in lists if (matches := passage.matches.of(name))}
    return {
        name: _SEVERAL if len(matches) > 1 and len(different(passage, matches)) > 1 else _ONE
        for name, matches in found.items()
    }


def pieces(text: str) -> set[str]:
    """Every piece of a folded text, of one to LONGEST_PIECE characters."""
    text = text.replace("\n", " ").replace("\t", " ")
    found = set(text)
    longer = list(text)
    for size in range(1, LONGEST_PIECE):
        longer = list(map(add, longer, text[size:]))
        found.update(longer)
    return found
