"""Letters that stand in for those of another script that look the same: バ力 (kanji 力), テ二ス, パスワ一ド, раsswоrd.

Whether ロ is a kana or 口 a kanji is told by the neighbours alone, and in proper texts both stand together: 口コミ,
ブランド力, 三カ所, 東京へツアー. So a letter is taken for another only where its own script can't be meant: before a
long vowel mark or a small kana, in the midst of a word in katakana, after a single katakana, within a word in kanji.
Each letter is replaced by one letter, so that places in the text stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from sekisho.text.lazy import Lazy


def _range(low: str, high: str, more: str = "") -> frozenset[str]:
    return frozenset(map(chr, range(ord(low), ord(high) + 1))) | frozenset(more)


_KATAKANA = _range("ァ", "ヺ")
_SMALL = frozenset("ァィゥェォャュョ")  # not ッ: 八ッ場, 三ッ星
_NUMERALS = frozenset("〇一二三四五六七八九十百千万億0123456789")
_DASHES = "‐‑‒–—―−─━"

# What looks like a katakana: kanji, strokes, and hiragana that only differ from it by a hair.
_LIKE_KATAKANA = dict(zip("力口二八工卜夕匕千三才丿一へべぺ", "カロニハエトタヒチミオノーヘベペ", strict=True))
_LIKE_KATAKANA |= dict.fromkeys(_DASHES, "ー")
# What looks like a kanji, and the hiragana that look like katakana.
_LIKE_KANJI = {"カ": "力", "ロ": "口", "エ": "工", "タ": "夕"}
_LIKE_HIRAGANA = {"ヘ": "へ", "ベ": "べ", "ペ": "ぺ"}

# Letters of other scripts by the Latin letter that they look like, capitals folded.
LIKE_LATIN: dict[int, str] = str.maketrans(
    {
        **dict(zip("аьсԁеһіјӏкӎпорԛѕтѵԝхуґвмн", "abcdehijlkmnopqstvwxyrbmh", strict=True)),
        **dict(zip("αβεηικνορτυχω", "abenikvoptuxw", strict=True)),
        **dict(zip("ıłøđŀⅼ", "llodll", strict=True)),
    }
)
_OTHER = "\u0370-\u052f"
_OTHERS = frozenset(map(chr, range(0x370, 0x530)))
# A word in which Latin and other letters meet, and no part of an address: hosts are judged as they were typed.
_WORD = Lazy(f"(?<![a-z0-9._/:@%{_OTHER}-])[a-z0-9{_OTHER}]{{2,}}(?![a-z0-9_/:@%{_OTHER}-]|[.][a-z0-9{_OTHER}])")


def unmask(folded: str, chars: AbstractSet[str]) -> str:
    """The text, which consists of `chars`, with such letters replaced, one for one."""
    for like, choose in _CHOICES:
        present = like.keys() & chars
        if present:
            folded = _replaced(folded, present, choose)
    if not chars.isdisjoint(_OTHERS):
        folded = _WORD.sub(_as_latin, folded)
    return folded


def _replaced(text: str, like: set[str], choose: Callable[[str, int], str]) -> str:
    """The text with what `choose` takes each letter of `like` for."""
    changes = [(at, new) for char in like for at in _places(text, char) if (new := choose(text, at)) != char]
    if not changes:
        return text
    letters = list(text)
    for at, new in changes:
        letters[at] = new
    return "".join(letters)


def _places(text: str, char: str) -> Iterator[int]:
    at = text.find(char)
    while at >= 0:
        yield at
        at = text.find(char, at + 1)


def _as_katakana(text: str, at: int) -> str:
    char = text[at]
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if after not in _WORDLIKE and (before not in _WORDLIKE or char in "へべぺ"):
        return char
    kata_before, kata_after = before in _KATAKANA or before == "ー", after in _KATAKANA
    if char in "へべぺ":
        # へイト; but 東京へツアー and フォルダへコピー, where it is a particle.
        meant = after == "ー" or (kata_after and not kata_before and not _is_letter(before))
    elif char == "一" or char in _DASHES:
        # パスワ一ド, サ―ビス, and カレンダ一 where nothing is counted
        meant = kata_before and ((kata_after and after not in "ヶヵ") or (char == "一" and _ends(text, at)))
    elif char in "二八千三":
        meant = kata_before and kata_after and not _counts(text, at)
        meant = meant or (after in _SMALL and not _is_kanji(before))
        # 八ラスメント
        meant = meant or (char in "二八" and not _is_letter(before) and _begins(text, at) and not _counts(text, at))
    else:
        # ア力ウント, バ力, デー夕, 力タログ
        meant = (
            (kata_before and kata_after)
            or (char in "力口卜" and _after_one(text, at) and not _is_kanji(after))
            or (char in "夕卜" and before == "ー" and (after in "をはがものでと、。!?\n」" or not after))
            or (char in "力工卜匕" and kata_after and not _is_kanji(before) and text[at + 2 : at + 3] in _WORDLIKE)
        )
    if not meant and after == "ー" and char not in "一三千" and char not in _DASHES:
        # 力ード: no kanji stands before a long vowel mark, but for ranges such as 二ー五.
        meant = not _is_kanji(before) and text[at + 2 : at + 3] not in _NUMERALS
    return _LIKE_KATAKANA[char] if meant else char


_WORDLIKE = _KATAKANA | {"ー"}
_CLOSING = frozenset("ー」』)")


def _is_kanji(char: str) -> bool:
    return "一" <= char <= "鿿" or char == "々"


def _is_letter(char: str) -> bool:
    return _is_kanji(char) or "ぁ" <= char <= "ゖ" or "a" <= char <= "z" or "0" <= char <= "9" or char in _CLOSING


def _ends(text: str, at: int) -> bool:
    """Is the stroke at `at` the end of a word of three katakana or more, and no number?"""
    word, after = text[max(0, at - 3) : at], text[at + 1 : at + 2]
    return len(word) == 3 and _WORDLIKE.issuperset(word) and (not after or after in "をはがにもとで、。!?」 \n")


def _begins(text: str, at: int) -> bool:
    """Do three katakana or more follow `at`?"""
    word = text[at + 1 : at + 4]
    return len(word) == 3 and _WORDLIKE.issuperset(word)


def _after_one(text: str, at: int) -> bool:
    """Does one katakana stand before `at`, alone and behind no kanji?"""
    before = text[max(0, at - 2) : at - 1]
    return text[at - 1 : at] in _KATAKANA and before not in _WORDLIKE and not _is_kanji(before)


_COUNTED = (
    *("ヶ", "ヵ", "ケ", "カ", "キロ", "メートル", "リットル", "トン", "パーセント", "ページ", "グラム"),
    *("チーム", "コース", "パック", "ケース", "セット", "カップ", "ドル"),
)
_DIGITS = ("ゼロ", "レイ", "マル")


def _counts(text: str, at: int) -> bool:
    """Is the kanji at `at` a number: of something, or among digits?"""
    after = text[at + 1 : at + 6]
    return after.startswith((*_COUNTED, *_DIGITS)) or text[max(0, at - 2) : at] in _DIGITS


def _as_kanji(text: str, at: int) -> str:
    char = text[at]
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if before in _WORDLIKE or after in _WORDLIKE or not (_is_kanji(before) or _is_kanji(after)):
        return char
    if char == "タ":
        return "夕" if after and after in "方食刻" else char
    if char == "エ":
        return "工" if after and after in "事場業夫程具" else char
    # 協カ, 入ロ, ロ座; but 三カ所, 数カ月, 市川カ子, and the items イロハ of a law
    known = before and before not in "何数幾半号" and _is_kanji(before) and before not in _NUMERALS
    if known and not (after and after in "所月国年条村町日種関子寿"):
        return _LIKE_KANJI[char]
    return "口" if char == "ロ" and not before and _is_kanji(after) else char


def _as_hiragana(text: str, at: int) -> str:
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    meant = "ぁ" <= after <= "ゖ" and ("ぁ" <= before <= "ゖ" or _is_kanji(before))
    return _LIKE_HIRAGANA[text[at]] if meant else text[at]


_CHOICES: tuple[tuple[Mapping[str, str], Callable[[str, int], str]], ...] = (
    (_LIKE_KATAKANA, _as_katakana),
    (_LIKE_KANJI, _as_kanji),
    (_LIKE_HIRAGANA, _as_hiragana),
)


def _as_latin(match: re.Match[str]) -> str:
    word = match[0]
    if word.isascii():
        return word
    plain = word.translate(LIKE_LATIN)
    # пароль is a word of its own, and so is the letter in α版, μg or βカロテン.
    others = sum(char > "\u036f" for char in word)
    mixed = plain.isascii() and others < len(word)
    return plain if mixed and (others > 1 or max(word) >= "\u0400") else word
