"""What the wording of a text as a whole speaks for, as learnt from labelled ones: the weights of its small pieces.

Words and ideas find what somebody thought of beforehand. The pieces of one to three characters around them tell the
rest: how people speak who let something slip, and how a notice speaks. Their weights come from a list in
`policy/lists/`; adding them up is all there is to it, so that it costs next to nothing where nothing is amiss.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, repeat
from math import sqrt
from operator import add

from sekisho.text.lines import kept, lines_of

# Pieces have one to this many characters.
LONGEST = 3
# Parts the pieces of a line; no piece has it.
SEPARATOR = "\t"
# A sentence of fewer pieces than this weighs no more than one of as many: short ones go to extremes.
FEW = 60


def pieces(line: str) -> set[str]:
    """Every piece of a folded line, of one to LONGEST characters; both ends of the line are characters, too."""
    text = f"\n{line}\n"
    pairs = list(map(add, text, text[1:]))
    found = set(text)
    found.update(pairs, map(add, pairs, text[2:]))
    return found


def scale(count: int, few: int = 1) -> float:
    """What each of so many pieces counts: the more of them there are, the less."""
    return 1 / sqrt(max(count, few))


class Weights:
    """Weights of pieces in hundredths: above zero for what they were learnt for, below against it."""

    __slots__ = ("_by_piece", "_known", "_of_known_line", "base")

    def __init__(self, base: int, by_piece: Mapping[str, int]) -> None:
        self.base = base
        self._by_piece = by_piece
        self._known = frozenset(by_piece)
        self._of_known_line = kept(self._of_line)

    def _of_line(self, line: str) -> tuple[int, int]:
        """What the pieces of a line weigh, and how many it has."""
        found = pieces(line)
        return sum(map(self._by_piece.__getitem__, found & self._known)), len(found)

    def weigh(self, folded: str, few: int = 1) -> float:
        """What the pieces of all lines come to, in hundredths; of fewer than `few`, as if there were so many."""
        weight, count = self._sums(folded)
        return self.base + weight * scale(count, few)

    def evidence(self, folded: str) -> float:
        """The same, not made less by how long the text is: a long one that speaks for something is the surer sign."""
        weight, count = self._sums(folded)
        return self.base / scale(count) + weight

    def _sums(self, folded: str) -> tuple[int, int]:
        weight = count = 0
        for line in lines_of(folded):
            of_line = self._of_known_line(line)
            weight += of_line[0]
            count += of_line[1]
        return weight, count

    def telling(self, folded: str, stretches: list[tuple[int, int]], also: Weights) -> tuple[int, int]:
        """The stretch of a text that speaks most for what these weights, and those of `also`, were learnt for."""

        def weight(stretch: tuple[int, int]) -> float:
            text = folded[stretch[0] : stretch[1]]
            return self.weigh(text, FEW) + also.weigh(text, FEW)

        return max(stretches, key=weight)


def laid_out(weights: Mapping[str, int]) -> str:
    """Weights by piece as text that `read_weights` reads fast: what pieces weigh, how many do, and then the pieces."""
    ordered = sorted(weights.items(), key=lambda each: (each[1], each[0]))
    counts: dict[int, int] = {}
    for _, weight in ordered:
        counts[weight] = counts.get(weight, 0) + 1
    lines = (map(str, counts), map(str, counts.values()), (piece for piece, _ in ordered))
    return "\n".join(map(SEPARATOR.join, lines))


def read_weights(text: str) -> dict[str, int]:
    """The weights that `laid_out` wrote."""
    weights, counts, of = (line.split(SEPARATOR) for line in text.split("\n"))
    return dict(zip(of, chain.from_iterable(map(repeat, map(int, weights), map(int, counts))), strict=True))
