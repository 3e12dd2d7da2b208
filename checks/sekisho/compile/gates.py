"""What a text must contain for a regular expression to match in it.

Most expressions of a vocabulary have nothing to say to most drafts, and compiling one costs more than reading a draft.
So an expression is taken apart into its alternatives, and each stands behind a gate: words of which one must be there,
and whether a digit must be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from sekisho.draft.fields import FRONT_MATTER
from sekisho.text.lexicon import NEEDS_BEYOND_ASCII, NEEDS_DIGIT

# A gate of more words than this costs more than it saves; the same for gates with single characters.
_MOST_WORDS = 48
_MOST_SINGLE = 16
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT)
_ASSERTIONS = (ops.ASSERT, ops.ASSERT_NOT)


class Gate(NamedTuple):
    """One of `words` (sorted; any text where there are none), and what `also` stands for: a digit, Japanese letters."""

    words: list[str]
    also: int


def gate(pattern: str) -> Gate:
    """What a text must contain for `pattern` to match in it."""
    items = parser.parse(pattern).data
    words = sorted(_required(items) or ())
    told = bool(words) and not any(map(str.isascii, words))  # words beyond ASCII say it already
    beyond_ascii = not told and _needs(items, _is_beyond_ascii)
    return Gate(words, NEEDS_DIGIT * _needs(items, _is_digit) | NEEDS_BEYOND_ASCII * beyond_ascii)


def stays_in_line(pattern: str) -> bool:
    """Does every match, and all that is looked at around it, lie within one line, wherever the text ends?"""
    return not _meets_line_end(parser.parse(pattern).data)


def _meets_line_end(items: Sequence[Any]) -> bool:
    for op, value in items:
        if op is ops.AT or (op is ops.LITERAL and chr(value) == "\n") or (op is ops.NOT_LITERAL and chr(value) != "\n"):
            return True
        if op is ops.IN and "\n" in _samples(value):
            return True
        if op is ops.BRANCH and any(map(_meets_line_end, value[1])):
            return True
        within = value[-1] if op in (ops.SUBPATTERN, *_REPEATS) else value[1] if op in _ASSERTIONS else ()
        if _meets_line_end(within):
            return True
    return False


def alternatives(pattern: str) -> list[str]:
    """The expressions that `pattern` joins with `|`, outside of any group."""
    found, start, depth, opened = [], 0, 0, -1  # `opened`: where the class begins that we are in
    for at, char in _unescaped(pattern):
        if opened >= 0:
            if char == "]" and pattern[opened:at] not in ("[", "[^"):
                opened = -1
        elif char == "[":
            opened = at
        elif char == "|" and not depth:
            found.append(pattern[start:at])
            start = at + 1
        else:
            depth += (char == "(") - (char == ")")
    return [*found, pattern[start:]]


def _unescaped(pattern: str) -> Iterator[tuple[int, str]]:
    at = 0
    while at < len(pattern):
        if pattern[at] == "\\":
            at += 2
            continue
        yield at, pattern[at]
        at += 1


def _required(items: Sequence[Any]) -> set[str] | None:
    """Words, one of which every match contains; the best such set: long ones, and few."""
    best: set[str] | None = None
    run: set[str] = {""}
    for op, value in [*items, (None, None)]:
        exact = _exact(op, value) if op is not None else None
        if exact is not None and len(run) * len(exact) <= _MOST_WORDS:
            best = _better(best, run)
            run = {head + tail for head in run for tail in exact}
            continue
        once = _exact_row(value[2]) if op in _REPEATS and value[0] >= 1 else None
        if once is not None and len(run) * len(once) <= _MOST_WORDS:
            best = _better(best, {head + tail for head in run for tail in once})
            run = once
            continue
        best = _better(best, run)
        run = exact if exact is not None else {""}
        nested = None
        if op is ops.SUBPATTERN:
            nested = _required(value[3])
        elif op is ops.ASSERT:
            nested = _required(value[1])
        elif op is ops.BRANCH:
            each = [_required(branch) for branch in value[1]]
            nested = set().union(*each) if all(part is not None for part in each) else None  # type: ignore[arg-type]
        elif op in _REPEATS and value[0] >= 1:
            nested = _required(value[2])
        if nested is not None:
            best = _better(best, nested)
    return best


def _better(best: set[str] | None, candidate: set[str]) -> set[str] | None:
    """The gate that fewer texts open."""
    shortest = min(map(len, candidate))
    if shortest == 0 or len(candidate) > (_MOST_WORDS if shortest > 1 else _MOST_SINGLE):
        return best
    return (
        candidate if best is None else min(best, candidate, key=lambda words: (sum(map(_share, words)), sorted(words)))
    )


# Within the names of fields that every front matter has.
_IN_EVERY_DRAFT = frozenset(
    name[start:end]
    for name, field in FRONT_MATTER.fields.items()
    if field.required
    for start in range(len(name))
    for end in range(start + 2, len(name) + 1)
)


def _share(word: str) -> int:
    """About how many texts of 10,000 have a word in them, told by its length and script alone."""
    if word in _IN_EVERY_DRAFT:
        return 10_000
    rare = word[0] >= "\u4e00"
    if len(word) == 1:
        return 1000 if rare else 6000
    if len(word) == 2:
        return 300 if rare else 600 if word.isalpha() else 100
    return 100 // len(word)


def _exact(op: Any, value: Any) -> set[str] | None:
    """All texts that an item can match, where they are few."""
    if op is ops.LITERAL:
        return {chr(value)}
    if op is ops.IN:
        return _members(value)
    if op is ops.SUBPATTERN:
        return _exact_row(value[3])
    if op is ops.BRANCH:
        each = [_exact_row(branch) for branch in value[1]]
        if all(part is not None for part in each):
            union: set[str] = set().union(*each)  # type: ignore[arg-type]
            return union if len(union) <= _MOST_WORDS else None
    if op is ops.MAX_REPEAT and value[0] == 0 and value[1] == 1:
        inner = _exact_row(value[2])
        return None if inner is None else inner | {""}
    return None


def _members(value: Sequence[Any]) -> set[str] | None:
    found: set[str] = set()
    for inner, member in value:
        if inner is ops.LITERAL:
            found.add(chr(member))
        elif inner is ops.RANGE and member[1] - member[0] < 9:  # not all digits: `digit` says as much
            found.update(map(chr, range(member[0], member[1] + 1)))
        else:
            return None
    return found if len(found) <= _MOST_SINGLE else None


def _exact_row(items: Sequence[Any]) -> set[str] | None:
    run: set[str] = {""}
    for op, value in items:
        exact = _exact(op, value)
        if exact is None or len(run) * len(exact) > _MOST_WORDS:
            return None
        run = {head + tail for head in run for tail in exact}
    return run


def _needs(items: Sequence[Any], asked: Callable[[str], bool]) -> bool:
    """Does every match contain a character of this sort?"""
    for op, value in items:
        if op is ops.LITERAL and asked(chr(value)):
            return True
        if op is ops.IN and all(map(asked, _samples(value))):
            return True
        if op is ops.SUBPATTERN and _needs(value[3], asked):
            return True
        if op is ops.ASSERT and _needs(value[1], asked):
            return True
        if op is ops.BRANCH and all(_needs(branch, asked) for branch in value[1]):
            return True
        if op in _REPEATS and value[0] >= 1 and _needs(value[2], asked):
            return True
    return False


# What stands for all characters when a class is asked which it lacks: those of ASCII that are written, and some beyond.
_PROBES = [*map(chr, range(0x20, 0x7F)), "\n", *"あア亜、。é　"]


def _samples(members: Sequence[Any]) -> list[str]:
    """Characters of a class: where all of them are of a sort, all of the class are."""
    named = [
        char
        for inner, member in members
        if inner in (ops.LITERAL, ops.RANGE)
        for char in map(chr, member if inner is ops.RANGE else (member,))
    ]
    if members[0][0] is not ops.NEGATE:
        return named
    within = [member for inner, member in members if inner is ops.RANGE]
    return [char for char in _PROBES if char not in named and not any(low <= ord(char) <= high for low, high in within)]


def _is_digit(char: str) -> bool:
    return "0" <= char <= "9"


def _is_beyond_ascii(char: str) -> bool:
    return not char.isascii()
