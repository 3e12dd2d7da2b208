"""How many ways a regular expression has, at most, of getting through its parts from one place of a text.

A backtracking matcher goes back into a part and tries its next way whenever what follows fails. The ways of parts in a
row multiply, those of alternatives add up, and a repetition has one for each count it allows. Two things make the bound
tight enough to be of use:

- Where the characters that a repetition takes can't begin what follows it, only one count leads on: after a shorter
  one, the next character is still of the repetition. So `[0-9]{1,4}年` has one way, not four. The same for
  alternatives of which no two can begin with the same character.
- What stands last is never gone back into: once the end is reached, the expression has matched.

The work at one place is at most the ways times the length of the longest match, both of which have limits; so the time
for a text grows with its length. Nothing here looks at a text: it is a property of the expression.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from re import _constants as ops  # type: ignore[attr-defined]
from typing import Any, NamedTuple

_LAST = 0x10FFFF
_MANY = 10**12
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT)


class Chars(NamedTuple):
    """A set of characters as ordered ranges that don't touch; with `end`, the end of the match is possible, too."""

    ranges: tuple[tuple[int, int], ...] = ()
    end: bool = False

    def __or__(self, other: Chars) -> Chars:
        return Chars(_joined((*self.ranges, *other.ranges)), self.end or other.end)

    def meets(self, other: Chars) -> bool:
        """Have the sets a character in common?"""
        return any(low <= top and bottom <= high for low, high in self.ranges for bottom, top in other.ranges)

    def but(self) -> Chars:
        """All characters that are not in the set."""
        found, start = [], 0
        for low, high in self.ranges:
            if start < low:
                found.append((start, low - 1))
            start = high + 1
        if start <= _LAST:
            found.append((start, _LAST))
        return Chars(tuple(found))


END = Chars((), end=True)


def _joined(ranges: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return tuple(found)


def _one(op: Any, value: Any) -> Chars | None:
    """The characters that an item of exactly one character takes; None for other items."""
    if op is ops.LITERAL:
        return Chars(((value, value),))
    if op is ops.NOT_LITERAL:
        return Chars(((value, value),)).but()
    if op is ops.ANY:
        return Chars(((10, 10),)).but()
    if op is ops.IN:
        members = [member for member in value if member[0] is not ops.NEGATE]
        ranges = []
        for inner, member in members:
            if inner is ops.CATEGORY:
                return Chars(((0, _LAST),))  # refused elsewhere; here it may be anything
            ranges.append((member, member) if inner is ops.LITERAL else (member[0], member[1]))
        found = Chars(_joined(ranges))
        return found.but() if len(members) < len(value) else found
    return None


def _first(items: Sequence[Any], follow: Chars) -> Chars:
    """The characters with which the items, and then `follow`, can begin."""
    found = Chars()
    for op, value in items:
        one = _one(op, value)
        if one is not None:
            return found | one
        if op is ops.BRANCH:
            here = Chars()
            for branch in value[1]:
                here = here | _first(branch, END)
        elif op in _REPEATS or op is ops.POSSESSIVE_REPEAT:
            here = _first(value[2], END)
            here = here._replace(end=here.end or value[0] == 0)
        elif op is ops.SUBPATTERN:
            here = _first(value[3], END)
        elif op is ops.ATOMIC_GROUP:
            here = _first(value, END)
        else:
            continue  # assertions and anchors take nothing
        found = found | here._replace(end=False)
        if not here.end:
            return found
    return found | follow


def ways(items: Sequence[Any], follow: Chars = END) -> int:
    """An upper bound of the ways through the items of a parsed expression, when `follow` comes after them."""
    total, asides = 1, 0
    for number, (op, value) in enumerate(items):
        after = _first(items[number + 1 :], follow)
        if op is ops.BRANCH:
            total *= _branch(value[1], after)
        elif op is ops.SUBPATTERN:
            total *= ways(value[3], after)
        elif op in _REPEATS:
            least, most, body = value
            total *= _repeat(least, most, body, after)
        elif op in (ops.ASSERT, ops.ASSERT_NOT):
            asides += ways(value[1])  # looked at once, never gone back into
        elif op is ops.ATOMIC_GROUP:
            asides += ways(value)
        elif op is ops.POSSESSIVE_REPEAT:
            asides += ways(value[2])
        if total > _MANY:
            return _MANY
    return total * (1 + asides) if asides else total


def _branch(branches: Sequence[Sequence[Any]], after: Chars) -> int:
    firsts = [_first(branch, after) for branch in branches]
    each = [ways(branch, after) for branch in branches]
    apart = all(not one.meets(other) for n, one in enumerate(firsts) for other in firsts[:n])
    return max(each) if apart else sum(each)


def _repeat(least: int, most: int, body: Sequence[Any], after: Chars) -> int:
    begin = _first(body, END)
    inner = ways(body, begin._replace(end=False) | after)
    if most == least:
        return min(int(inner ** min(most, 64)), _MANY)
    if inner == 1:
        # At the end a shorter count is never asked for, nor where what follows can't begin within the repetition.
        single = (after.end and not after.ranges) or not begin.meets(after)
        return 1 if single else min(most, _MANY) - least + 1
    # The body can share one text out between its turns in several ways, so every count counts.
    total = 0
    for count in range(least, most + 1):
        total += inner**count
        if total > _MANY:
            return _MANY
    return total
