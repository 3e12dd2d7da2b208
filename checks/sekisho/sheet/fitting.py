"""How much of a text a platform takes: cut between characters as readers see them, and never within a link."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import ucd_3_2_0

from sekisho.text.length import COUNTS
from sekisho.text.links import find_links

_JOINER = "\u200d"


def fitting(text: str, limit: int, counts_by: str) -> int:
    """How many characters of `text`, from its beginning, weigh no more than `limit`."""
    count = COUNTS[counts_by]
    weight = at = 0
    for end in _ends(text):
        weight += count(text[at:end])
        if weight > limit:
            return at
        at = end
    return at


def _ends(text: str) -> Iterator[int]:
    """Where links and visible characters end, in order."""
    at = 0
    lower = text.lower()
    for link in find_links(lower) if len(lower) == len(text) else ():
        yield from _characters(text, at, link.start)
        yield link.end
        at = link.end
    yield from _characters(text, at, len(text))


def _characters(text: str, start: int, end: int) -> Iterator[int]:
    """Ends of the characters that readers see: an emoji is one, however it is made; a mark belongs to its letter."""
    at = start
    while at < end:
        flag = _is_flag(text[at])
        at += 1
        if flag and at < end and _is_flag(text[at]):
            at += 1
        while at < end and (_belongs(text[at]) or text[at - 1] == _JOINER):
            at += 1
        yield at


def _is_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _belongs(char: str) -> bool:
    """Does this character belong to the one before it?"""
    return (
        char in (_JOINER, "\ufe0f", "\u20e3")
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or "\U000e0020" <= char <= "\U000e007f"
        or ucd_3_2_0.combining(char) > 0
    )
