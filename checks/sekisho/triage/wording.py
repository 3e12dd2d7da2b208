"""What the wording of a comment speaks for, as learnt from labelled ones: a ground to delete it, or leaving it alone.

Words and ideas tell what a comment is about, but hardly how it is meant: 「家に来ました」 is a report,
「家に行くから」 a threat. The small pieces of text around them tell it. A list in `policy/lists/` gives every piece,
word list and rule a weight; this adds them up. It says that a comment is worth a look, never that it must go.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
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
        # What a list, or a rule, weighs for which grounds.
        self._by_list = _turned({clause: leaning.lists for clause, leaning in leanings.items()})
        self._by_rule = _turned({clause: leaning.rules for clause, leaning in leanings.items()})
        # What a piece weighs for every ground, side by side in one number: adding up hundreds of them takes no loop.
        self._by_piece: dict[str, int] = {}
        for place, leaning in enumerate(leanings.values()):
            for piece, weight in leaning.pieces.items():
                self._by_piece[piece] = self._by_piece.get(piece, 0) + (weight << (_BITS * place))
        self._known = frozenset(self._above.pieces)
        self._last = "", 0
        self._worth_a_look: set[str] = set(self._above.lists)
        # Those that can change most come first: the sooner is a comment settled.
        self._by_weight = sorted(self._above.lists.items(), key=lambda each: (-abs(each[1]), each[0]))
        self._of_grounds: set[str] = {name for leaning in leanings.values() for name in leaning.lists}

    def settled(self, passage: Passage, lists: set[str], rules: set[str]) -> bool:
        """Is it certain that a comment isn't worth a look, whatever else is found in it?

        Only `lists` and `rules` may find something. This is so with most comments, and it is far cheaper to tell than
        what they come to: of the lists, only as many are looked into as it takes.
        """
        above = self._above
        if not above.rules.keys() >= rules:
            return False  # one that wording knows nothing of
        sum_of_pieces = self._sum_of_pieces(passage.folded)
        if sum_of_pieces >= 0:
            return False
        # There can't be more pieces than this, so the least that each of them counts.
        against = sum_of_pieces / math.sqrt(LONGEST_PIECE * len(passage.folded))
        asked = [(name, weight) for name, weight in self._by_weight if name in lists]
        most = above.base + sum([max(0, RULE * above.rules[name]) for name in rules])
        most += sum([_SEVERAL * weight for _, weight in asked if weight > 0])
        for name, weight in asked:
            if most + against < self._from:
                return True
            most += weight * _count(passage, passage.matches.of(name)) - max(0, _SEVERAL * weight)
        return most + against < self._from

    def worth_a_look(self, passage: Passage, lists: set[str], rules: Iterable[str], *, sure: bool) -> Evidence | None:
        """The evidence, if it makes a comment worth a look, or that is `sure`; only `lists` may have something in it.

        A rule that the list of wording does not know yet speaks for itself.
        """
        found = Evidence({}, tuple(rules), pieces(passage.folded))
        if len(found.pieces) < _LEAST and not found.rules:
            return None
        found.lists.update(counted(passage, lists & self._worth_a_look))
        return found if sure or self.bears_out(found, passage) else None

    def bears_out(self, found: Evidence, passage: Passage) -> bool:
        """Does the wording speak for a look at a comment, or was a rule found that it knows nothing of?"""
        above = self._above
        if not above.rules.keys() >= set(found.rules):
            return True
        return above.weigh(found, self._sum_of_pieces(passage.folded)) >= self._from

    def _sum_of_pieces(self, text: str) -> int:
        """What the pieces of a folded text weigh for a look at it; asked twice in a row for the same text."""
        if self._last[0] != text:
            known = self._known.intersection(chain(*_by_size(text)))
            self._last = text, sum(map(self._above.pieces.__getitem__, known))
        return self._last[1]

    def ranked(self, found: Evidence, passage: Passage, lists: set[str]) -> list[str]:
        """The grounds, the likeliest first."""
        found.lists.update(counted(passage, lists & (self._of_grounds - self._worth_a_look)))
        sums = sum(filter(None, map(self._by_piece.get, found.pieces)))
        scale = found.scale
        weighed: dict[str, float] = {}
        for clause, leaning in self._grounds.items():
            own = (sums + _HALF) % (2 * _HALF) - _HALF
            sums = (sums - own) >> _BITS
            weighed[clause] = leaning.base + own * scale
        for name, count in found.lists.items():
            for clause, weight in self._by_list.get(name, ()):
                weighed[clause] += weight * count
        for name in found.rules:
            for clause, weight in self._by_rule.get(name, ()):
                weighed[clause] += RULE * weight
        return sorted(weighed, key=lambda clause: (-weighed[clause], clause))

    def telling(self, clause: str, text: str) -> Match:
        """The phrase of a folded text that speaks most for a ground."""
        weights = self._grounds[clause].pieces
        best, place = -math.inf, Match(0, len(text))
        for phrase in _PHRASES.finditer(text):
            weight = sum(filter(None, map(weights.get, pieces(phrase[0]))))
            if weight > best:
                best, place = weight, Match(*phrase.span())
        return place


def _turned(weights: Mapping[str, Mapping[str, int]]) -> dict[str, list[tuple[str, int]]]:
    """By name what it weighs for which clauses, of what names weigh by clause."""
    found: dict[str, list[tuple[str, int]]] = {}
    for clause, by_name in weights.items():
        for name, weight in by_name.items():
            found.setdefault(name, []).append((clause, weight))
    return found


def counted(passage: Passage, lists: Iterable[str]) -> dict[str, int]:
    """What each of the lists counts that have something in a passage."""
    found = {name: _count(passage, passage.matches.of(name)) for name in lists}
    return {name: count for name, count in found.items() if count}


def _count(passage: Passage, matches: list[Match]) -> int:
    if not matches:
        return 0
    return _SEVERAL if len(matches) > 1 and len(different(passage, matches)) > 1 else _ONE


def pieces(text: str) -> set[str]:
    """Every piece of a folded text, of one to LONGEST_PIECE characters."""
    return set(chain(*_by_size(text)))


@lru_cache(maxsize=1)
def _by_size(text: str) -> list[Iterable[str]]:
    """The pieces of a text by their size, each as often as it stands there."""
    text = text.replace("\n", " ").replace("\t", " ")
    found: list[Iterable[str]] = [text]
    for size in range(1, LONGEST_PIECE):
        found.append(list(map(add, found[-1], text[size:])))
    return found
