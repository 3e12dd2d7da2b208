r"""Finding the words of every list in a passage, all in one pass.

The compiler lays out the terms by their first two characters, so that a text is walked once, whatever the number of
lists: each pair of characters is looked up, and only terms that begin with it are compared. Japanese has no spaces
between words, so `\b` means nothing in it. Instead a term in katakana or Latin letters counts only where the script
changes around it (バカ not in バカンス, ass not in assess), and each entry names the longer words it is part of
(ださい in ください).
"""

from __future__ import annotations

import re
from operator import add
from typing import Any

from sekisho.text.lazy import Lazy
from sekisho.text.passage import Match, Passage
from sekisho.text.spans import Spans

# What a term found in the text is for.
WORD, EXCEPTION, GATE = 0, 1, 2
# Which of its edges must lie where the script changes.
LEFT, RIGHT = 1, 2
EVERY_ENTRY = -1
# What a text must have before a pattern is tried: a digit, a word that is found with all others, or one of a few texts.
DIGIT_GATE = "digit"
GATE_OF_WORDS = "word"

_DIGIT = Lazy("[0-9]")


def script(char: str) -> str:
    """The script of a character, as far as word edges depend on it: `latin`, `katakana`, or nothing."""
    if "a" <= char <= "z" or "0" <= char <= "9" or char == "_":
        return "latin"
    return "katakana" if "ァ" <= char <= "ヿ" and char != "・" else ""


class Lexicon:
    """The compiled lists. `data` is what `compile.lexicon` made of `policy/lists/`."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._lists: list[str] = data["lists"]
        self._in_links: set[str] = set(data["in_links"])
        self._buckets: dict[str, list[list[Any]]] = data["buckets"]
        self._patterns: list[list[Any]] = data["patterns"]
        self._compiled: dict[int, re.Pattern[str]] = {}

    def read(self, passage: Passage) -> None:
        """Fill `matches` of a passage: list name to where its words stand, in order, without overlaps."""
        text = passage.folded
        words: dict[int, list[tuple[int, int, int]]] = {}
        exceptions: dict[tuple[int, int], list[tuple[int, int]]] = {}
        open_gates: set[int] = set()
        buckets = self._buckets
        for at, pair in [found for found in enumerate(map(add, text, text[1:])) if found[1] in buckets]:
            for rest, edges, targets in buckets[pair]:
                end = at + 2 + len(rest)
                if not text.startswith(rest, at + 2) or (edges and not _at_edges(text, at, end, edges)):
                    continue
                for number, entry, role in targets:
                    if role == WORD:
                        words.setdefault(number, []).append((at, end, entry))
                    elif role == EXCEPTION:
                        exceptions.setdefault((number, entry), []).append((at, end))
                    else:
                        open_gates.add(number)
        self._read_patterns(text, open_gates, words)
        for number, found in words.items():
            everywhere = exceptions.get((number, EVERY_ENTRY), [])
            excused = {entry: Spans(everywhere + exceptions.get((number, entry), [])) for _, _, entry in found}
            kept = [(start, end) for start, end, entry in found if not excused[entry].cover(start, end)]
            name = self._lists[number]
            if kept and name not in self._in_links and ("." in text or "@" in text):
                kept = _outside_addresses(kept, passage)
            if kept:
                passage.matches[name] = _merged(kept)

    def _read_patterns(self, text: str, open_gates: set[int], words: dict[int, list[tuple[int, int, int]]]) -> None:
        has_digit: bool | None = None
        for index, (number, pattern, gate) in enumerate(self._patterns):
            if gate == DIGIT_GATE:
                if has_digit is None:
                    has_digit = _DIGIT.search(text) is not None
                if not has_digit:
                    continue
            elif gate == GATE_OF_WORDS:
                if index not in open_gates:
                    continue
            elif gate and not any(needed in text for needed in gate):
                continue
            compiled = self._compiled.get(index)
            if compiled is None:
                compiled = self._compiled[index] = re.compile(pattern)
            for match in compiled.finditer(text):
                if match.end() > match.start():
                    words.setdefault(number, []).append((match.start(), match.end(), EVERY_ENTRY))


def _at_edges(text: str, start: int, end: int, edges: int) -> bool:
    if edges & LEFT and start > 0 and script(text[start - 1]) == script(text[start]):
        return False
    return not (edges & RIGHT and end < len(text) and script(text[end]) == script(text[end - 1]))


_HANDLE = Lazy(r"@[a-z0-9_.]+")


def _outside_addresses(found: list[tuple[int, int]], passage: Passage) -> list[tuple[int, int]]:
    """Words in an address or a handle are names that somebody else chose; they are not what the draft says."""
    addresses = [(link.start, link.end) for link in passage.links]
    spans = Spans(addresses + [match.span() for match in _HANDLE.finditer(passage.folded)])
    return [(start, end) for start, end in found if not spans.touch(start, end)]


def _merged(found: list[tuple[int, int]]) -> list[Match]:
    """In order; of those that overlap, the one that begins first and reaches farthest."""
    merged: list[Match] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if merged and start < merged[-1].end:
            if end > merged[-1].end:
                merged[-1] = Match(merged[-1].start, end)
            continue
        merged.append(Match(start, end))
    return merged
