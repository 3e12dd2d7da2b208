"""Unseen characters, soft hyphens that only came along with what was copied, and words to be read down the lines."""

from __future__ import annotations

import pytest
from conftest import Judge

RULES = {"hidden-in-words", "hidden-in-address", "shortened-url"}


@pytest.mark.parametrize(
    ("body", "rules"),
    [
        # from a PDF file: where a line could have been divided
        ("The munici\u00adpality repairs the crema\u00adtorium.", []),
        ("詳しくは https://www.kouiki.example.lg.jp/gomi/shoukyaku\u00adshisetsu.html へ。", []),
        ("詳しくは https://www.kou\u00adiki.example.lg.jp/ へ。", []),
        ("Inter\u00adna\u00adtion\u00adal visitors are welcome.", []),
        ("e-mail\u00adaddress", []),
        # to hide: letter by letter, in Japanese, more than one
        ("b\u00adi\u00adt\u00ad.\u00adl\u00ady/abc", ["hidden-in-address", "shortened-url"]),
        ("https://bit\u00ad.ly/abc", ["shortened-url"]),
        ("あすは休\u00ad館日です。", ["hidden-in-words"]),
        ("s\u00adpam", ["hidden-in-words"]),
        ("munici\u00ad\u00adpality", ["hidden-in-words"]),
        ("munici\u200bpality", ["hidden-in-words"]),
        ("https://www.kouiki.exam\u200bple.lg.jp/ へ。", ["hidden-in-address"]),
    ],
)
def test_soft_hyphens(judge: Judge, body: str, rules: list[str]) -> None:
    assert sorted(each.rule for each in judge(body) if each.rule in RULES) == rules


@pytest.mark.parametrize(
    ("body", "found"),
    [
        # by the first letters, whatever signs and blank lines stand around them
        ("ばらは束ねます。\nかみは縛ります。\n\n・バケツも出せます。\n🐈かごも。", [("insult-down-the-lines", "ばかばか")]),
        ("日曜は投票日。\n例年より早い雪です。\n田の水も凍ります。\n1. 荷物は預かります。\nに階へどうぞ。\n一度だけです。\n票は一人一枚。", [("vote-call-down-the-lines", "に一票")]),
        ("うさぎもいます。\nせみも鳴きます。\nろばもいます。", []),  # three lines nobody reads downwards
        ("うさぎもいます。\nせみも鳴きます。\n(おまけ)\nろばもいます。\nよるは休みです。", [("insult-down-the-lines", "うせろ")]),
        ("うさぎもいます。\n例のせみも鳴きます。\nせろりもあります。\nろばもいます。", []),
        # by being told to read them
        ("各行の頭を、上から読んでみてください。", [("message-down-the-lines", "各行の頭を、上から")]),
        ("建物の左端が入口です。案内板を読んで、奥へお進みください。", []),
    ],
)  # fmt: skip
def test_what_is_to_be_read_down_the_lines(judge: Judge, body: str, found: list[tuple[str, str]]) -> None:
    assert [(each.rule, each.found) for each in judge(body) if each.rule.endswith("-down-the-lines")] == found
