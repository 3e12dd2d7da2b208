"""Questions about many stretches of text at once, answered in a logarithm of their number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class Spans:
    """A set of stretches `(start, end)`. Texts can be hostile, so nothing here is compared pair by pair."""

    __slots__ = ("_reach", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach: list[int] = []  # how far the stretches up to this one reach
        farthest = -1
        for _, end in ordered:
            farthest = max(farthest, end)
            self._reach.append(farthest)

    def cover(self, start: int, end: int) -> bool:
        """Does one of the stretches contain `start:end`?"""
        index = bisect_right(self._starts, start)
        return index > 0 and self._reach[index - 1] >= end

    def touch(self, start: int, end: int) -> bool:
        """Does one of the stretches share a character with `start:end`?"""
        index = bisect_left(self._starts, end)
        return index > 0 and self._reach[index - 1] > start
