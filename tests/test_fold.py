"""Folding: what typed text becomes for matching, and the way back."""

import pytest

from sekisho.text.fold import fold


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("ごみの収集は午前8時からです。", "ごみの収集は午前8時からです。"),
        ("ストーブ🔥に注意!", "ストーブ🔥に注意!"),
        ("", ""),
        ("ABC abc", "abc abc"),
        ("ＢＩＴ．ＬＹ", "bit.ly"),
        ("bi\u200bt.l\u200by", "bit.ly"),
        ("x\u00ad.gd", "x.gd"),
        ("𝗰𝘂𝘁𝘁.𝗹𝘆", "cutt.ly"),
        ("🅑🄸🅃", "bit"),
        ("ｶﾞｽ", "ガス"),
        ("か\u3099くせい", "がくせい"),
        ("⑨⑨⑥", "996"),
        ("❶➁➂", "123"),
        ("㈱例示", "(株)例示"),
        ("㋿8年", "令和8年"),
        ("！？（）", "!?()"),
        ("İzmir", "i̇zmir"),
        ("Ϲϲと①", "ϲςと1"),
        ("ϲϹと①", "ςϲと1"),
        ("👨\u200d👩\u200d👧と⚠\ufe0f", "👨👩👧と⚠"),
        ("\u202e裏返し\u202c", "裏返し"),
    ],
)
def test_fold(typed: str, folded: str) -> None:
    assert fold(typed).text == folded


@pytest.mark.parametrize(
    ("typed", "folded_part", "typed_part"),
    [
        ("地図はｂｉｔ．ｌｙです", "bit.ly", "ｂｉｔ．ｌｙ"),
        ("地図はbi\u200bt.l\u200byです", "bit.ly", "bi\u200bt.l\u200by"),
        ("㈱例示の広告", "株", "㈱"),
        ("ｶﾞｽ管", "ガス", "ｶﾞｽ"),
        ("か\u3099き", "がき", "か\u3099き"),
        ("plain text", "text", "text"),
    ],
)
def test_the_way_back(typed: str, folded_part: str, typed_part: str) -> None:
    folded = fold(typed)
    start = folded.text.index(folded_part)
    first, last = folded.typed(start, start + len(folded_part))
    assert typed[first:last] == typed_part


def test_many_marks_on_one_character_take_no_longer_than_their_number() -> None:
    assert len(fold("a" + "\u0301\u0327" * 50_000).text) > 50_000


@pytest.mark.parametrize(
    "typed",
    ["BIT.LY", "ＢＩＴ．ＬＹ", "ごみ", "ｶﾞｽ", "バ力", "АБВ раsswоrd", "İ", "㈱", "b&#105;t", "e\u0301", "カードへ"],
)
def test_the_characters_of_what_is_folded(typed: str) -> None:
    folded = fold(typed)
    assert set(folded.text) <= folded.chars
