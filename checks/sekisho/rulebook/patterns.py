r"""Proving a regular expression safe, and finding what a text must contain for it to match.

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
from sekisho.text.lexicon import DIGIT_GATE

MOST_WAYS = 3_000
# A gate of more alternatives than this costs more than it saves.
_MOST_GATES = 48
# The same for single characters, which are asked for one by one.
_MOST_SINGLE = 12


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


def gate(pattern: str) -> list[str] | str | None:
    """What a text must contain for `pattern` to match in it: one of some words, a digit, or nothing known."""
    items = parser.parse(pattern).data
    words = _required(items)
    if words is not None:
        return sorted(words)
    return DIGIT_GATE if _needs_digit(items) else None


def _required(items: Sequence[Any]) -> set[str] | None:
    """Words, one of which every match contains; the best such set: long ones, and few."""
    best: set[str] | None = None
    run: set[str] = {""}
    for op, value in [*items, (None, None)]:
        exact = _exact(op, value) if op is not None else None
        if exact is not None and len(run) * len(exact) <= _MOST_GATES:
            run = {head + tail for head in run for tail in exact}
            continue
        best = _better(best, run)
        run = exact if exact is not None else {""}
        nested = None
        if op is ops.SUBPATTERN:
            nested = _required(value[3])
        elif op is ops.BRANCH:
            each = [_required(branch) for branch in value[1]]
            nested = set().union(*each) if all(part is not None for part in each) else None  # type: ignore[arg-type]
        elif op in (ops.MAX_REPEAT, ops.MIN_REPEAT) and value[0] >= 1:
            nested = _required(value[2])
        if nested is not None:
            best = _better(best, nested)
    return best


def _better(best: set[str] | None, candidate: set[str]) -> set[str] | None:
    shortest = min(map(len, candidate))
    if shortest == 0 or len(candidate) > (_MOST_GATES if shortest > 1 else _MOST_SINGLE):
        return best
    if best is None:
        return candidate
    return max(best, candidate, key=lambda words: (min(map(len, words)), -len(words)))


def _exact(op: Any, value: Any) -> set[str] | None:
    """All texts that an item can match, where they are few."""
    if op is ops.LITERAL:
        return {chr(value)}
    if op is ops.IN and all(inner is ops.LITERAL for inner, _ in value) and len(value) <= 12:
        return {chr(member) for _, member in value}
    if op is ops.SUBPATTERN:
        return _exact_row(value[3])
    if op is ops.BRANCH:
        each = [_exact_row(branch) for branch in value[1]]
        if all(part is not None for part in each):
            union: set[str] = set().union(*each)  # type: ignore[arg-type]
            return union if len(union) <= _MOST_GATES else None
    if op is ops.MAX_REPEAT and value[0] == 0 and value[1] == 1:
        inner = _exact_row(value[2])
        return None if inner is None else inner | {""}
    return None


def _exact_row(items: Sequence[Any]) -> set[str] | None:
    run: set[str] = {""}
    for op, value in items:
        exact = _exact(op, value)
        if exact is None or len(run) * len(exact) > _MOST_GATES:
            return None
        run = {head + tail for head in run for tail in exact}
    return run


def _needs_digit(items: Sequence[Any]) -> bool:
    for op, value in items:
        if op is ops.IN and all(_is_digits(inner, member) for inner, member in value):
            return True
        if op is ops.LITERAL and "0" <= chr(value) <= "9":
            return True
        if op is ops.SUBPATTERN and _needs_digit(value[3]):
            return True
        if op is ops.BRANCH and all(_needs_digit(branch) for branch in value[1]):
            return True
        if op in (ops.MAX_REPEAT, ops.MIN_REPEAT) and value[0] >= 1 and _needs_digit(value[2]):
            return True
    return False


def _is_digits(inner: Any, member: Any) -> bool:
    if inner is ops.RANGE:
        return bool(ord("0") <= member[0] and member[1] <= ord("9"))
    return bool(inner is ops.LITERAL and ord("0") <= member <= ord("9"))
