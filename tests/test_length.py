"""How long texts are by X's published weights; the cases follow X's own documentation and conformance data."""

import pytest

from sekisho.text.length import hashtags, x_weight


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("", 0),
        ("This is a test.", 15),
        ("é", 1),
        ("e\u0301", 1),
        ("e\u0301 です", 6),
        ("か\u3099", 2),
        ("日本語", 6),
        ("ｱ", 2),
        ("–—‘’“”", 6),
        ("…", 2),
        ("https://example.com/", 23),
        ("https://www.kouiki.example.lg.jp/a/very/long/path.html", 23),
        ("example.com と example.jp", 23 + 4 + 23),
        ("http://test.co https://test.co", 47),
        ("🐱", 2),
        ("👨\u200d👩\u200d👧\u200d👦", 2),
        ("👍🏽", 2),
        ("🇯🇵", 2),
        ("1\ufe0f\u20e3", 2),
        ("☺\ufe0f", 2),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 2),
        ("H🐱☺👨\u200d👩\u200d👧\u200d👦", 7),
        ("\U00010000", 2),
        ("あ" * 140, 280),
        ("a" * 280, 280),
    ],
)
def test_x_weight(text: str, weight: int) -> None:
    assert x_weight(text) == weight


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("タグはありません", 0),
        ("1番線の #119 です", 0),
        ("#ごみ #減量", 2),
        ("終わり。#ごみ#減量", 1),
        ("https://example.jp/#top", 0),
        ("＃全角も数えます".replace("＃", "#"), 1),
    ],
)
def test_hashtags(text: str, count: int) -> None:
    assert hashtags(text) == count
