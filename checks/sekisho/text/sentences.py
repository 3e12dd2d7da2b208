"""Where sentences end, in Japanese and in English, on folded text."""

from __future__ import annotations

from sekisho.text.exchange import exchange
from sekisho.text.lazy import Lazy
from sekisho.text.lines import once

# Each becomes one of a few control characters, which makes for an expression that compiles in no time.
_SHAPES = {**dict.fromkeys("。!?", "\x00"), **dict.fromkeys("」』)]”’", "\x01")}
# An expression that begins with a class of characters is searched for fast. A full stop is matched alone, and so is the
# end of a line.
_END = Lazy(r"[\x00.\n](?:(?<=\x00)\x00*\x01*)?")
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr st mt no nos tel e.g i.e a.m p.m etc vs approx
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
    """.split()  # noqa: SIM905  # a list of words is read more easily than quotes and commas
)


def _is_full_stop(folded: str, at: int) -> bool:
    """Does the dot at `at` end a sentence? One before a space does (8.5 goes on), but not behind an abbreviation."""
    if folded[at + 1 : at + 2] not in ("", " ", "\n"):
        return False
    before = folded[max(0, at - 8) : at].replace("\n", " ")
    return before.rpartition(" ")[2] not in _ABBREVIATIONS


@once
def sentences(folded: str) -> list[tuple[int, int]]:
    """The stretches of `folded` that are sentences, in order, blank ones left out. None goes on in the next line."""
    found, start = [], 0
    for match in _END.finditer(exchange(folded, _SHAPES)):
        sign, after = match[0], match.end()
        if sign == "." and not _is_full_stop(folded, after - 1):
            continue
        end = after - 1 if sign == "\n" else after
        if folded[start:end].strip():
            found.append((start, end))
        start = after
    if folded[start:].strip():
        found.append((start, len(folded)))
    return found


def is_latin(text: str) -> bool:
    """Has a text hardly any kana or kanji?"""
    return sum(map("⺀".__le__, text)) * 5 < len(text)
