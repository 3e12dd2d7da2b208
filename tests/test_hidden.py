"""Unseen characters: those that hide something, and soft hyphens that only came along with what was copied."""

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
