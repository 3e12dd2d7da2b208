"""Words whose letters were put apart, read once more with the gaps closed.

`バ・カ・だ`, `パ ス ワ ー ド`, `な🎁ま🎁え`.
"""

from __future__ import annotations

from sekisho.text.lazy import Lazy
from sekisho.typed import NamedTuple

# A letter, and what is put between letters to hide a word: one or two signs, pictures or blanks.
_LETTER = "[ぁ-ゖァ-ヺー一-鿿々a-z0-9]"
_SIGN = (
    r"(?:[ ・.。,、*_/|~\-=+☆★♪♡♥❤●○◆◇■□▲△▼▽※♢♦•·‥…^`'\"!\u2764\u2b50]|[\U0001f300-\U0001faff]|[\u2600-\u27bf]){1,2}"
)
# Three letters or more, each on its own, or two with a sign that nobody puts between words.
_KANA = "[ぁ-ゖァ-ヺー一-鿿々]"
_LATIN = "[a-z0-9]"
_APART = Lazy(f"{_KANA}(?:{_SIGN}{_KANA}){{2,30}}|(?<!{_LATIN}){_LATIN}(?:{_SIGN}{_LATIN}){{2,30}}(?!{_LATIN})")
_ODD = "[*_|~=+☆★♪♡♥❤●◆◇■□▲△▼▽※♢♦•·^`\U0001f300-\U0001faff\u2600-\u27bf]"
_ODD_PAIR = Lazy(f"{_LETTER}(?:{_ODD}{{1,2}}{_LETTER})+")
_SIGNS = Lazy(_SIGN)
# Nearly all texts have no such place; this asks quickly.
_NO_LETTER = "[^ぁ-ゖァ-ヺー一-鿿々a-z0-9\\n]"
_MAY_BE = Lazy(f"{_NO_LETTER}{_LETTER}{_NO_LETTER}{{1,2}}{_LETTER}")
_MAY_BE_ODD = Lazy(_ODD)


class Rejoined(NamedTuple):
    """Text with the gaps between single letters closed; `starts[i]` is where its character i stood before."""

    text: str
    starts: list[int]
    gaps: frozenset[int]  # characters of the text before which a gap was closed


def rejoin(folded: str) -> Rejoined | None:
    """The text with such gaps closed, or None where there are none."""
    spans: list[tuple[int, int]] = []
    if _MAY_BE.search(folded):
        spans += [match.span() for match in _APART.finditer(folded)]
    if _MAY_BE_ODD.search(folded):
        spans += [match.span() for match in _ODD_PAIR.finditer(folded)]
    if not spans:
        return None
    dropped: set[int] = set()
    for start, end in spans:
        for sign in _SIGNS.finditer(folded, start, end):
            dropped.update(range(*sign.span()))
    starts = [at for at in range(len(folded)) if at not in dropped]
    gaps = frozenset(i for i in range(1, len(starts)) if starts[i] > starts[i - 1] + 1)
    return Rejoined("".join(folded[at] for at in starts), [*starts, len(folded)], gaps)
