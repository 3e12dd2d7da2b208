"""Laying out vocabularies for `text.lexicon`: terms by their first two characters, patterns behind gates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sekisho.rulebook.model import Rulebook
from sekisho.rulebook.patterns import gate
from sekisho.rulebook.vocabulary import all_words, edges_of
from sekisho.text.fold import fold
from sekisho.text.lexicon import EVERY_ENTRY, EXCEPTION, GATE, GATE_OF_WORDS, LINE, WORD, bucket_line


def compile_lexicon(book: Rulebook, used: Iterable[str]) -> dict[str, Any]:
    """The data of a `Lexicon` for the lists `used`."""
    names = sorted(set(used) & set(book.words))
    targets: dict[tuple[str, int], list[list[int]]] = {}
    patterns: list[list[Any]] = []
    in_links = []
    for number, name in enumerate(names):
        parts = all_words(book.words[name], book.words)
        if book.words[name].in_links:
            in_links.append(name)
        entry_number = 0
        for words in parts:
            for entry in words.entries:
                for term in map(_folded, entry.say):
                    targets.setdefault((term, edges_of(term, entry.edge)), []).append([number, entry_number, WORD])
                for exception in map(_folded, entry.unless):
                    targets.setdefault((exception, 0), []).append([number, entry_number, EXCEPTION])
                entry_number += 1
            for exception in map(_folded, words.unless):
                targets.setdefault((exception, 0), []).append([number, EVERY_ENTRY, EXCEPTION])
            for pattern, _ in words.patterns:
                index = len(patterns)
                needed = gate(pattern)
                if isinstance(needed, list) and min(map(len, needed)) > 1:
                    for term in needed:
                        targets.setdefault((term, 0), []).append([index, EVERY_ENTRY, GATE])
                    needed = GATE_OF_WORDS
                patterns.append([number, pattern, needed])
    buckets: dict[str, list[str]] = {}
    for (term, edges), aims in sorted(targets.items()):
        buckets.setdefault(term[:2], []).append(bucket_line(term[2:], edges, aims))
    joined = {pair: LINE.join(lines) for pair, lines in buckets.items()}
    return {"lists": names, "in_links": in_links, "buckets": joined, "patterns": patterns}


def _folded(term: str) -> str:
    return fold(term).text
