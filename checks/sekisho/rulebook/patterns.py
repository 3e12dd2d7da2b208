r"""Proving a regular expression safe.

Safe means: at any one place of a text the expression can try only so many combinations, so that its time grows with the
text and not faster. That is proved by construction: repetitions are bounded, and the number of ways in which the
expression can get through its parts from one place (`backtracking.ways`) has a limit. Back references are refused, and
so are classes such as `\w`, whose meaning depends on the Unicode tables of the Python that runs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from sekisho.rulebook.backtracking import ways
from sekisho.text.fold import fold

MOST_WAYS = 3_000


class Flaw(NamedTuple):
    """Why an expression is refused: the key of a mistake, and what fills its text."""

    key: str
    values: dict[str, object]


def flaws(pattern: str) -> Iterator[Flaw]:
    """Everything that makes `pattern` unfit for a rulebook."""
    try:
        tree = parser.parse(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        yield Flaw("pattern-broken", {"found": str(error)})
        return
    if tree.state.flags & ~re.UNICODE.value:
        yield Flaw("pattern-class", {"found": "(?…)"})
    yield from _flaws_within(tree.data)
    tried = ways(tree.data)
    if tried > MOST_WAYS:
        yield Flaw("pattern-runs-away", {"found": tried if tried < 10**9 else "10⁹+", "limit": MOST_WAYS})
    if tree.getwidth()[0] == 0:
        yield Flaw("pattern-empty", {})


def _flaws_within(items: Sequence[Any]) -> Iterator[Flaw]:
    for op, value in items:
        if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT) and value[1] == ops.MAXREPEAT:
            yield Flaw("pattern-unbounded", {})
        elif op is ops.LITERAL or op is ops.NOT_LITERAL:
            yield from _folded_flaw(value)
        elif op is ops.IN:
            for inner, member in value:
                if inner is ops.CATEGORY:
                    yield Flaw("pattern-class", {"found": _CATEGORY.get(str(member), str(member))})
                elif inner is ops.LITERAL:
                    yield from _folded_flaw(member)
        elif op is ops.AT and value in (ops.AT_BOUNDARY, ops.AT_NON_BOUNDARY):
            yield Flaw("pattern-class", {"found": "\\b" if value == ops.AT_BOUNDARY else "\\B"})
        elif op in (ops.GROUPREF, ops.GROUPREF_EXISTS):
            yield Flaw("pattern-class", {"found": "\\1"})
        for inner in _inner(op, value):
            yield from _flaws_within(inner)


_CATEGORY = {
    "CATEGORY_DIGIT": "\\d",
    "CATEGORY_NOT_DIGIT": "\\D",
    "CATEGORY_SPACE": "\\s",
    "CATEGORY_NOT_SPACE": "\\S",
    "CATEGORY_WORD": "\\w",
    "CATEGORY_NOT_WORD": "\\W",
}


def _folded_flaw(code: int) -> Iterator[Flaw]:
    char = chr(code)
    folded = fold(char).text
    if folded != char:
        yield Flaw("pattern-unfolded", {"found": char, "other": folded})


def _inner(op: Any, value: Any) -> Iterator[Sequence[Any]]:
    """What is nested in an item of a parsed expression."""
    if op is ops.BRANCH:
        yield from value[1]
    elif op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        yield value[2]
    elif op is ops.SUBPATTERN:
        yield value[3]
    elif op is ops.ATOMIC_GROUP:
        yield value
    elif op in (ops.ASSERT, ops.ASSERT_NOT):
        yield value[1]
