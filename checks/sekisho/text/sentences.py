"""Where sentences end, in Japanese and in English, on folded text."""

from __future__ import annotations

from sekisho.text.lazy import Lazy

# Each becomes one of a few control characters, which makes for an expression that compiles in no time.
_SHAPES = {**dict.fromkeys(map(ord, "。!?"), "\x00"), **dict.fromkeys(map(ord, "」』)]”’"), "\x01"), ord("\n"): "\x02"}
# A full stop ends an English sentence only before a space (example.jp and 8.5 go on) and not behind an abbreviation.
_END = Lazy(r"[\x00\x02]+\x01*|\.(?=[ \x02]|$)")
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr st mt no nos tel e.g i.e a.m p.m etc vs approx
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun
    """.split()  # noqa: SIM905  # a list of words is read more easily than quotes and commas
)


def sentences(folded: str) -> list[tuple[int, int]]:
    """The stretches of `folded` that are sentences, in order, blank ones left out."""
    found, start = [], 0
    for end in _END.finditer(folded.translate(_SHAPES)):
        if end[0] == "." and folded[max(0, end.start() - 8) : end.start()].rpartition(" ")[2] in _ABBREVIATIONS:
            continue
        if folded[start : end.end()].strip():
            found.append((start, end.end()))
        start = end.end()
    if folded[start:].strip():
        found.append((start, len(folded)))
    return found
