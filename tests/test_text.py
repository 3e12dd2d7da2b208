"""Sentences, places of YAML values, widths on a terminal, stretches of text."""

import pytest

from sekisho.source import Source
from sekisho.syntax import parse
from sekisho.text.align import align
from sekisho.text.sentences import sentences
from sekisho.text.spans import Spans
from sekisho.text.width import columns
from sekisho.trouble import Troubles


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一文だけ", ["一文だけ"]),
        ("一つ。二つ!三つ?", ["一つ。", "二つ!", "三つ?"]),
        ("「一つ。」と二つ。", ["「一つ。」", "と二つ。"]),
        ("一行目\n二行目\n\n", ["一行目", "二行目"]),
        ("see example.jp at 8.30 a.m. today. ok.", ["see example.jp at 8.30 a.m. today.", " ok."]),
        ("call mr. rei at no. 5. bye", ["call mr. rei at no. 5.", " bye"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == found


@pytest.mark.parametrize(
    ("yaml", "part", "marked"),
    [
        ("a: 放水訓練をする団員", "訓練", "訓練"),
        ('a: "say \\"hi\\" twice"', '"hi"', '\\"hi\\"'),
        ("a: 'it''s here'", "it's", "it''s"),
        ("a: |\n  一行目\n  二行目\n", "二行", "二行"),
        ("a: >-\n  folded\n  text here\n", "folded text", "folded\n  text"),
        ("a: plain text\n  goes on", "text goes", "text\n  goes"),
    ],
)
def test_align_finds_the_value_in_the_file(yaml: str, part: str, marked: str) -> None:
    troubles = Troubles()
    root = parse(Source("x.yml", yaml), troubles)
    assert root is not None
    node = root.items[0]
    stretches = align(node.text, yaml[node.start : node.end])
    assert stretches is not None
    start = node.text.index(part)
    first, last = stretches[start][0], stretches[start + len(part) - 1][1]
    assert yaml[node.start + first : node.start + last] == marked


def test_align_gives_up_on_numeric_escapes() -> None:
    assert align("あ", '"\\u3042"') is None


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        ("日本語", 6),
        ("ﾊﾝｶｸ", 4),
        ("が", 2),
        ("か\u3099", 2),
        ("e\u0301", 1),
        ("🔥", 2),
        ("⚠\ufe0f", 2),
        ("👨\u200d👩\u200d👧", 2),
        ("👍🏽", 2),
        ("🇯🇵", 2),
        ("a\u200bb", 2),
        ("", 0),
    ],
)
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width


@pytest.mark.parametrize(
    ("spans", "asked", "covered", "touched"),
    [
        ([], (0, 1), False, False),
        ([(2, 5)], (2, 5), True, True),
        ([(2, 5)], (3, 6), False, True),
        ([(2, 5)], (5, 6), False, False),
        ([(0, 9), (2, 3)], (4, 6), True, True),
        ([(0, 2), (4, 6)], (2, 4), False, False),
    ],
)
def test_spans(spans: list[tuple[int, int]], asked: tuple[int, int], covered: bool, touched: bool) -> None:
    found = Spans(spans)
    assert (found.cover(*asked), found.touch(*asked)) == (covered, touched)
