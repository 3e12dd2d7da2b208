"""Regular expressions: which are safe, and what a text must contain for them to match."""

import re
import time
from re import _parser as parser  # type: ignore[attr-defined]

import pytest

from sekisho.compile.gates import alternatives, gate, stays_in_line
from sekisho.rulebook import Rulebook
from sekisho.rulebook.backtracking import ways
from sekisho.rulebook.patterns import flaws
from sekisho.text.lexicon import NEEDS_BEYOND_ASCII, NEEDS_DIGIT


@pytest.mark.parametrize(
    ("pattern", "count"),
    [
        ("abc", 1),
        ("[0-9]{1,4}年", 1),
        ("[0-9]{1,4}[0-9]{1,4}年", 4),
        ("[0-9]{1,4}(?:年|月)[0-9]{1,2}日", 1),
        ("(?:ab|ac)d", 1),
        ("(?:ab|cd)e", 1),
        ("あ{0,3}.{0,10}い", 4 * 11),
        (".{0,20}", 1),
        ("(?:a{1,3}){1,3}b", 3 + 9 + 27),
        ("(?=.{0,5}x)a", 7),
    ],
)
def test_ways(pattern: str, count: int) -> None:
    assert ways(parser.parse(pattern).data) == count


@pytest.mark.parametrize(
    ("pattern", "keys"),
    [
        ("[0-9]{2,4}-[0-9]{4}", []),
        ("(?<![a-z])born(?: on)? [0-9]{4}", []),
        ("a++b", ["pattern-unbounded"]),
        ("(?i)abc", ["pattern-class"]),
        ("\\d{3}", ["pattern-class"]),
        ("(a)\\1", ["pattern-class"]),
        ("a*b", ["pattern-unbounded"]),
        ("A", ["pattern-unfolded"]),
        ("[Ａ]", ["pattern-unfolded"]),
        ("(", ["pattern-broken"]),
        ("a?", ["pattern-empty"]),
        ("(?:a|ab|abc){0,9}d", ["pattern-runs-away"]),
    ],
)
def test_flaws(pattern: str, keys: list[str]) -> None:
    assert [flaw.key for flaw in flaws(pattern)] == keys


@pytest.mark.parametrize(
    ("pattern", "words", "also"),
    [
        ("炎上した", ["炎上した"], 0),
        ("(?:昭和|平成)[0-9]{1,2}年", ["平成", "昭和"], NEEDS_DIGIT),
        ("[0-9]{1,2}番の方", ["番の方"], NEEDS_DIGIT),
        ("[0-9]{3}-[0-9]{4}", ["-"], NEEDS_DIGIT),
        ("[0-9]{3}", [], NEEDS_DIGIT),
        ("[0-9]{0,3}円", ["円"], 0),
        ("[ぁ-ん]{3}", [], NEEDS_BEYOND_ASCII),
        ("[^\n -~]{2}[0-9]", [], NEEDS_DIGIT | NEEDS_BEYOND_ASCII),
        ("[^0-9]{2}", [], 0),
        ("(?:あい|う)[0-9]", ["あい", "う"], NEEDS_DIGIT),
        ("(?:ab)?cd", ["abcd", "cd"], 0),
        ("(?:ab){2}[0-9]", ["ab"], NEEDS_DIGIT),
        ("(?:鍵|pass)[^。]{0,9}[:は ][a-z]", ["pass", "鍵"], 0),
        ("(?<=」)と[ぁ-ん]", ["」"], 0),
        ("(?<!」)[a-z](?=[a-z]{0,9}[0-9])", [], NEEDS_DIGIT),
    ],
)
def test_gate(pattern: str, words: list[str], also: int) -> None:
    assert gate(pattern) == (words, also)


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("a|b", ["a", "b"]),
        ("(?:a|b)c|[|)]d|e\\|f", ["(?:a|b)c", "[|)]d", "e\\|f"]),
        ("[]|]a|[^]|]b", ["[]|]a", "[^]|]b"]),
        ("(?:a|b)", ["(?:a|b)"]),
    ],
)
def test_alternatives(pattern: str, parts: list[str]) -> None:
    assert alternatives(pattern) == parts


@pytest.mark.parametrize(
    ("pattern", "stays"),
    [
        ("炎上した", True),
        ("[^。\\n]{0,9}です(?![^ぁ-ん\\n])", True),
        ("[^。]{0,9}です", False),
        ("です[。\\n]", False),
        ("(?:^|。)です", False),
        ("です(?=。|$)", False),
        ("(?<![^ぁ-ん])です", False),
        ("(?:あ|(?:い\\n){1,2})う", False),
        ("です\\n", False),
    ],
)
def test_stays_in_line(pattern: str, stays: bool) -> None:
    assert stays_in_line(pattern) == stays


def test_a_pattern_that_stays_in_a_line_finds_there_what_it_finds_in_the_whole_text(book: Rulebook) -> None:
    texts = [example.text.lower() for rule in book.rules for example in (*rule.passing, *rule.failing)]
    whole = "\n".join(texts)
    ends = [at for at, char in enumerate(whole) if char == "\n"]
    lines = list(zip([0, *(end + 1 for end in ends)], [*ends, len(whole)], strict=True))
    patterns = [part for words in book.words.values() for each, _ in words.patterns for part in alternatives(each)]
    checked = 0
    for pattern in filter(stays_in_line, patterns):
        compiled = re.compile(pattern)
        found = [match.span() for match in compiled.finditer(whole)]
        assert [match.span() for line in lines for match in compiled.finditer(whole, *line)] == found, pattern
        checked += bool(found)
    assert checked > 100


def test_a_gate_never_keeps_a_match_out(book: Rulebook) -> None:
    """For every pattern and every example of the rulebook: where it matches, its gate is open."""
    texts = [example.text.lower() for rule in book.rules for example in (*rule.passing, *rule.failing)]
    for pattern in [part for words in book.words.values() for each, _ in words.patterns for part in alternatives(each)]:
        words, also = gate(pattern)
        compiled = re.compile(pattern)
        for text in texts:
            if compiled.search(text):
                assert not words or any(part in text for part in words), (pattern, text)
                assert not also & NEEDS_DIGIT or re.search("[0-9]", text), (pattern, text)
                assert not also & NEEDS_BEYOND_ASCII or not text.isascii(), (pattern, text)


def test_every_pattern_of_the_rulebook_takes_time_in_proportion_to_the_text(book: Rulebook) -> None:
    """Near misses of each pattern: its own pieces, repeated. Quadratic time would be minutes here."""
    patterns = [pattern for words in book.words.values() for pattern, _ in words.patterns]
    pieces = [
        "0",
        "00-",
        "例",
        "例町2丁目3",
        "昭和1年1月1日",
        "a",
        "パスワード:a1",
        "@a ",
        "例さ",
        "!",
        "「例",
        "1番の",
    ]
    start = time.process_time()
    for pattern in patterns:
        compiled = re.compile(pattern)
        for piece in pieces:
            sum(1 for _ in compiled.finditer(piece * (20_000 // len(piece))))
    assert time.process_time() - start < 60
