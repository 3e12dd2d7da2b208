"""Laying out vocabularies for `text.lexicon`: terms by their first two characters, patterns behind gates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sekisho.compile.gates import alternatives, gate, stays_in_line
from sekisho.rulebook.model import Rulebook
from sekisho.rulebook.vocabulary import all_words, edges_of
from sekisho.text.fold import fold
from sekisho.text.lexicon import EVERY_ENTRY, GATE_OF_WORDS, STAYS_IN_LINE
from sekisho.text.terms import BUCKET, EXCEPTION, GATE, LINE, SHELF, WORD, bucket_line


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
            for pattern in [each for whole, _ in words.patterns for each in alternatives(whole)]:
                needed, also = gate(pattern)
                single = "".join(term for term in needed if len(term) == 1)
                for term in needed:
                    if len(term) > 1:
                        targets.setdefault((term, 0), []).append([len(patterns), EVERY_ENTRY, GATE])
                also |= STAYS_IN_LINE * stays_in_line(pattern)
                patterns.append([number, pattern, single or (GATE_OF_WORDS if needed else ""), also])
    buckets: dict[str, list[str]] = {}
    for (term, edges), aims in sorted(targets.items()):
        buckets.setdefault(term[:2], []).append(bucket_line(term[2:], edges, aims))
    # One text for all, taken apart where a draft needs it: reading all buckets takes longer than reading a draft.
    shelves: dict[str, list[str]] = {}
    for pair, lines in buckets.items():
        shelves.setdefault(pair[0], []).append(pair + LINE.join(lines))
    joined = SHELF.join(map(BUCKET.join, shelves.values()))
    return {"lists": names, "in_links": in_links, "buckets": joined, "patterns": patterns}


def shelved(data: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The same data without its terms, and these as bytes: decoding all of them takes longer than checking a draft."""
    shelves = data["buckets"].split(SHELF)
    content = [shelf.encode() for shelf in shelves]
    places = {"chars": "".join(shelf[0] for shelf in shelves), "sizes": list(map(len, content))}
    return {**data, "buckets": places}, b"".join(content)


def _folded(term: str) -> str:
    return fold(term).text
