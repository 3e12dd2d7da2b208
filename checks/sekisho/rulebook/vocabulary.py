"""Vocabularies: what each word looks like when it is looked for, and whether it can be found at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sekisho.rulebook.mistakes import Mistake
from sekisho.rulebook.model import Place, WordEntry, Words
from sekisho.rulebook.patterns import flaws
from sekisho.text.fold import fold
from sekisho.text.terms import LEFT, RIGHT, script

if TYPE_CHECKING:
    from collections.abc import Iterable

_EDGES = {"none": 0, "start": LEFT, "end": RIGHT, "both": LEFT | RIGHT}


def edges_of(term: str, edge: str) -> int:
    """Which edges of a folded term must lie where the script changes.

    `auto`: those in Latin letters or digits and those in katakana; Japanese in other scripts runs on.
    """
    if edge != "auto":
        return _EDGES[edge]
    return (LEFT if script(term[0]) else 0) | (RIGHT if script(term[-1]) else 0)


def all_words(words: Words, lists: Mapping[str, Words]) -> list[Words]:
    """A list and those that it includes, directly or not, each once."""
    found, waiting = [words], list(words.includes)
    while waiting:
        name = waiting.pop(0)
        other = lists.get(name)
        if other is not None and other not in found:
            found.append(other)
            waiting += other.includes
    return found


def words_mistakes(words: Words, lists: Mapping[str, Words]) -> Iterator[Mistake]:
    """What is wrong with a vocabulary: words that can't be found, exceptions that except nothing, unsafe patterns."""
    for name in words.includes:
        if name not in lists:
            yield _at(words.place, "unknown-list", "includes", found=name, expected="words")
    terms = [(fold(term).text, entry) for entry in words.entries for term in entry.say]
    yield from _terms_mistakes(terms, words)
    for exception in words.unless:
        if not any(term in fold(exception).text for term, _ in terms) and not words.patterns:
            yield _at(words.place, "exception-not-reached", "unless", found=exception)
    for pattern, place in words.patterns:
        for flaw in flaws(pattern):
            yield _at(place, flaw.key, "", **flaw.values)


def _terms_mistakes(terms: list[tuple[str, WordEntry]], words: Words) -> Iterator[Mistake]:
    seen: set[str] = set()
    free = {term for term, entry in terms if not entry.unless and not edges_of(term or " ", entry.edge)}
    for term, entry in terms:
        if len(term) < 2:
            yield _at(entry.place, "term-too-short", "", found=term)
            continue
        if term in seen:
            yield _at(entry.place, "entry-twice", "", found=term)
        seen.add(term)
        for other in sorted(_parts(term) & free - {term}):
            yield _at(entry.place, "term-not-reached", "", found=term, other=other)
        exceptions = [fold(exception).text for exception in entry.unless]
        for exception in (*exceptions, *(fold(each).text for each in words.unless)):
            if exception and exception in term:
                yield _at(entry.place, "term-not-reached", "", found=term, other=exception)
    for entry in words.entries:
        own = [fold(term).text for term in entry.say]
        for exception in entry.unless:
            if not any(term in fold(exception).text for term in own):
                yield _at(entry.place, "exception-not-reached", "unless", found=exception)


def _parts(term: str) -> set[str]:
    """All pieces of a term that could be terms themselves."""
    return {term[start:end] for start in range(len(term)) for end in range(start + 2, len(term) + 1)}


def _at(place: Place, key: str, field: str, **values: object) -> Mistake:
    where = ".".join(part for part in (place.field, field) if part)
    return Mistake(place.path, place.line, where, key, values)


def folded_exceptions(exceptions: Iterable[str]) -> list[str]:
    """Exceptions as they are looked for."""
    return [fold(each).text for each in exceptions]
