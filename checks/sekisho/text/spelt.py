"""Numbers that are spelt out, in kanji or kana or with letters for digits: 〇九〇, ぜろきゅうぜろ, O9O."""

from __future__ import annotations

from collections.abc import Iterator

from sekisho.text.lazy import Lazy
from sekisho.text.lines import lines_of, once

_READINGS = {
    "0": "〇 零 o ○ ぜろ れい まる ゼロ レイ マル",
    "1": "一 壱 壹 いち イチ ひと",
    "2": "二 弐 貳 に ニ ふた",
    "3": "三 参 參 さん サン みっつ",
    "4": "四 肆 よん ヨン し",
    "5": "五 伍 ご ゴ いつつ",
    "6": "六 陸 ろく ロク むっつ",
    "7": "七 漆 なな ナナ しち シチ",
    "8": "八 捌 はち ハチ やっつ",
    "9": "九 玖 きゅう キュウ く ク",
}
_DIGIT = {reading: digit for digit, readings in _READINGS.items() for reading in readings.split()}
_DIGIT.update({digit: digit for digit in "0123456789"})
_TOKEN = "|".join(sorted(_DIGIT, key=lambda reading: (-len(reading), reading)))
# What stands between spelt digits: blanks, commas, hyphens and what they are called, の between groups.
_BETWEEN = (
    "(?: ?(?:[、,]?の?(?:あと|後|次)に?[、は]?|[-\u2010-\u2015\u2212\u30fc\uff70~・、,/]|ハイフン|はいふん|の)、? ?| )?"
)
_RUN = Lazy(f"(?<![a-z0-9])(?:(?:{_TOKEN}){_BETWEEN}){{9,15}}(?![a-z0-9])")
_ONE = Lazy(_TOKEN)
# 090-0000-0000に: the last character may be a particle and no digit; then the number without it is given too.
_PARTICLES = frozenset("にしごく")
# Kana readings without which no number is spelt in kana: telephone numbers have a zero.
_ZEROS = ("ぜろ", "ゼロ", "れい", "まる", "レイ", "マル")
_SIGNS = "〇零○一二三四五六七八九壱弐参"
_O_AMONG_DIGITS = Lazy("o[0-9]|[0-9]o")


def _may_be(folded: str) -> bool:
    """Could a number be spelt out here? Cheap; most texts have too few characters that could be a digit."""
    signs = 0 if folded.isascii() else sum(map(folded.count, _SIGNS))
    if signs < 3 and "o" in folded and _O_AMONG_DIGITS.search(folded):
        signs += folded.count("o")
    return signs >= 3 or any(zero in folded for zero in _ZEROS)


@once
def _runs(folded: str) -> list[tuple[int, str]]:
    """Runs of what could be digits, and where they begin; several rules ask for those of the same text."""
    found: list[tuple[int, str]] = []
    if _may_be(folded):
        at = 0
        for line in lines_of(folded):
            found += [(at + run.start(), run[0]) for run in (_RUN.finditer(line) if _may_be(line) else ())]
            at += len(line) + 1
    return found


def spelt_numbers(folded: str, least: int) -> Iterator[tuple[int, int, str]]:
    """Runs of at least `least` spelt digits in folded text: start, end and the digits. Plain numbers are left out."""
    for start, run in _runs(folded):
        tokens = list(_ONE.finditer(run))
        if all("0" <= token[0] <= "9" for token in tokens):
            continue
        while len(tokens) >= least:
            yield start, start + tokens[-1].end(), "".join(_DIGIT[token[0]] for token in tokens)
            if tokens[-1][0] not in _PARTICLES:
                break
            tokens.pop()
