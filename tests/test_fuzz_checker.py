"""Hostile texts for the whole checker, made of the rules' own words: twice the text, at most 2.3 times the time.

Texts are near-misses (failing examples cut short), words of lists in a row, opened brackets that are never closed, and
words with their letters put apart or in other scripts. Some rules share a text, so that all of them have their turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from conftest import FIELDS, NOW, draft, moment, repo_files
from hostile import Read, grown

from sekisho.check.checker import Checker
from sekisho.data import load
from sekisho.rulebook.model import Rulebook
from sekisho.tree import Memory
from sekisho.triage.judge import Judge

_TRIES = 6
# So many rules, or lists, share a text.
_RULES, _LISTS = 60, 150
_WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})


def _cut(text: str) -> str:
    return text[: len(text) * 2 // 3]


def _apart(text: str) -> str:
    return "・".join(text)


def _mixed(text: str) -> str:
    return "".join(char.translate(_WIDE) if at % 2 else char + "\u200b" for at, char in enumerate(text))


def _bunches(pieces: list[str], size: int, change: Callable[[str], str]) -> Iterator[str]:
    for start in range(0, len(pieces), size):
        yield "".join(map(change, pieces[start : start + size]))


def _pieces(book: Rulebook) -> Iterator[tuple[str, str]]:
    """What texts repeat, with what it is called."""
    drafts, comments = (
        [rule.failing[0].text for rule in book.rules if rule.failing and bool(rule.suggest) == for_comments]
        for for_comments in (False, True)
    )
    words = ["".join(say for entry in each.entries for say in entry.say[:3]) for each in book.words.values()]
    for name, texts in (("drafts", drafts), ("comments", comments)):
        yield from ((f"{name}, cut short", piece) for piece in _bunches(texts, _RULES, _cut))
    yield from (("words", piece) for piece in _bunches(words, _LISTS, str))
    yield from (("words, brackets", piece) for piece in _bunches(words, 2 * _LISTS, lambda text: f"「{text[:40]}(『"))
    yield from (("words, apart", piece) for piece in _bunches(words, 2 * _LISTS, lambda text: _apart(text[:40])))
    yield from (("words, mixed", piece) for piece in _bunches(words, 2 * _LISTS, lambda text: _mixed(text[:40])))


def hostile_pieces(book: Rulebook) -> dict[str, str]:
    """What texts repeat, by what it is called and how it begins."""
    pieces = ((name, " ".join(piece.split())) for name, piece in _pieces(book) if piece.strip())
    return {f"{name}: {piece[:60]}": piece for name, piece in pieces}


def reader_of_drafts(checker: Checker) -> Read:
    """What checks a draft that has this text."""
    at = moment(NOW)

    def read(text: str) -> object:
        repo = checker.open(Memory(repo_files({"posts/test.md": draft(text, FIELDS)})))
        return list(checker.check_draft("posts/test.md", repo, at))

    return read


@pytest.fixture(scope="module")
def pieces(book: Rulebook) -> dict[str, str]:
    return hostile_pieces(book)


def test_checking_a_draft(checker: Checker, pieces: dict[str, str]) -> None:
    assert grown(reader_of_drafts(checker), pieces, _TRIES) == {}


def test_judging_a_comment(compiled: dict[str, bytes], pieces: dict[str, str]) -> None:
    assert compiled
    own = {name: piece for name, piece in pieces.items() if not name.startswith("drafts")}
    assert grown(Judge(load("comments.json")).judge, own, _TRIES) == {}
