"""Words whose letters were put apart, read once more with the gaps closed.

`バ・カ・だ`, `パ ス ワ ー ド`, `な🎁ま🎁え`.
"""

from __future__ import annotations

from sekisho.text.exchange import exchange
from sekisho.text.lazy import Lazy
from sekisho.typed import NamedTuple

# What is put between letters to hide a word, and what else is no letter. Each becomes one of three characters that no
# folded text holds: expressions with classes of some thousand characters would take longer to compile than a draft
# takes to check.
_SIGN, _ODD, _REST = "\x00", "\x01", "\x02"
_SIGNS = frozenset(" ・.。,、/-○‥…'\"!")
# Signs that nobody puts between words.
_ODD_SIGNS = frozenset("*_|~=+☆★♪♡♥❤●◆◇■□▲△▼▽※♢♦•·^`")
_ODD_RANGES = ("\u2600", "\u27bf"), ("\U0001f300", "\U0001faff")
_REST_RANGES = ("\u2000", "\u2bff"), ("\u3000", "\u3004"), ("\u3008", "\u3020")


class _Shapes(dict[int, str]):
    """What becomes of a character, worked out once for each."""

    def __missing__(self, code: int) -> str:
        char = shape = chr(code)
        if char in _SIGNS:
            shape = _SIGN
        elif char in _ODD_SIGNS or any(low <= char <= high for low, high in _ODD_RANGES):
            shape = _ODD
        elif any(low <= char <= high for low, high in _REST_RANGES):
            shape = _REST
        self[code] = shape
        return shape


_shapes = _Shapes()
# Characters known to be letters.
_letters: set[str] = set()


def _may_be_apart(folded: str) -> bool:
    """Could there be such a word in a line? Cheap; a yes may turn out to be a no."""
    shape = exchange(folded, _QUICK_SHAPES)
    return any(expression.search(shape) for expression in (_SINGLE, _ODD_BEHIND, _PICTURE_BEHIND))


def _shaped(text: str) -> str:
    """The text with each sign replaced by what stands for its kind."""
    signs = set(text) - _letters
    letters = {char for char in signs if _shapes[ord(char)] == char}
    if letters:
        _letters.update(letters)
        signs -= letters
    return exchange(text, {char: _shapes[ord(char)] for char in signs})


_LETTER = r"[^\x00-/:-`{-\xa0]"
_NOT_LATIN = r"[^\x00-\xa0]"
_LATIN = "[a-z0-9]"
_GAP = r"[\x00\x01]{1,2}"
# Three letters or more, each on its own, or two with an odd sign between.
_APART = Lazy(f"{_NOT_LATIN}(?:{_GAP}{_NOT_LATIN}){{2,30}}|(?<!{_LATIN}){_LATIN}(?:{_GAP}{_LATIN}){{2,30}}(?!{_LATIN})")
_ODD_PAIR = Lazy(rf"{_LETTER}(?:\x01{{1,2}}{_LETTER})+")
_GAPS = Lazy(_GAP)
# Nearly all texts have no such place. These ask quickly: for a letter on its own, for an odd sign behind a letter; and
# then, with each sign replaced, for more.
_QUICK_SHAPES = {**dict.fromkeys("・。、‥…○", _SIGN), **dict.fromkeys("•·※", _ODD)}
_QUICK_SIGN = "[ !-/\x00]"
_SINGLE = Lazy(_QUICK_SIGN + _LETTER + _QUICK_SIGN)
_ODD_BEHIND = Lazy(f"[*+=^_`|~\x01](?<={_LETTER}.)")
_PICTURE_BEHIND = Lazy(f"[\u25a0-\u27bf\U0001f300-\U0001faff](?<={_LETTER}.)")
_MAY_BE = Lazy(rf"[\x00\x01]{_LETTER}{_GAP}{_LETTER}")
_MAY_BE_ODD = Lazy(rf"\x01{{1,2}}{_LETTER}")


class Rejoined(NamedTuple):
    """Text with the gaps between single letters closed; `starts[i]` is where its character i stood before."""

    text: str
    starts: list[int]
    gaps: frozenset[int]  # characters of the text before which a gap was closed


def rejoin(folded: str) -> Rejoined | None:
    """The text with such gaps closed; None where there are none."""
    if not _may_be_apart(folded):
        return None
    shape = _shaped(folded)
    spans: list[tuple[int, int]] = []
    if _MAY_BE.search(shape):
        spans += [match.span() for match in _APART.finditer(shape)]
    if _MAY_BE_ODD.search(shape):
        spans += [match.span() for match in _ODD_PAIR.finditer(shape)]
    if not spans:
        return None
    pieces: list[str] = []
    starts: list[int] = []
    gaps: set[int] = set()
    at = 0
    spans.sort()
    for start, end in (gap.span() for span in spans for gap in _GAPS.finditer(shape, *span)):
        if start < at:  # within two of the spans
            continue
        pieces.append(folded[at:start])
        starts.extend(range(at, start))
        gaps.add(len(starts))
        at = end
    pieces.append(folded[at:])
    starts.extend(range(at, len(folded) + 1))
    return Rejoined("".join(pieces), starts, frozenset(gaps))
