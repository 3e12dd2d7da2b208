"""Folding text to one form for matching, with the way back to what was typed.

`ＢＩＴ．ＬＹ`, `bi<zero-width>t.ly` and `𝗯𝗶𝘁.𝗹𝘆` fold to `bit.ly`, `ｶﾞｽ` to `ガス`, `醫` to `医`, and `バ力` with the
kanji 力 to `バカ`. The rules see the folded text; marks are put on the typed one.

The result must not depend on the Python that runs it, whose Unicode tables differ from version to version. So the
normalisation is that of Unicode 3.2, which the standard library carries unchanged (`unicodedata.ucd_3_2_0`), plus a
table here of the letters and digits that came later.
"""

from __future__ import annotations

from functools import lru_cache

from sekisho.text.confusable import unmask
from sekisho.text.exchange import exchange
from sekisho.text.lazy import Lazy
from sekisho.text.lines import chars_of
from sekisho.text.variants import VARIANTS
from sekisho.typed import NamedTuple

# What ordinary Japanese and English text is made of: these characters fold to themselves, but for upper case.
_PLAIN_RANGES = (
    (" ", "~"),
    ("ぁ", "ゖ"),
    ("ァ", "ヺ"),
    ("一", "鿿"),
    ("㐀", "䶿"),
    ("\U0001f300", "\U0001f64f"),
    ("\U0001f680", "\U0001f6ff"),
    ("\U0001f900", "\U0001f9ff"),
)
_PLAIN = frozenset("\nー、。「」『』【】〈〉《》〔〕・々〆〇〜※→←↑↓⇒○●◎△▲▽▼□■◇◆★☆♪…“”‘’–—―")


# Characters known to fold to themselves.
_known: set[str] = set()


def _odd(chars: frozenset[str]) -> set[str]:
    """Those of some characters that don't fold to themselves, but for upper case."""
    unknown = chars - _known
    odd = {char for char in unknown if not _plain[char]}
    _known.update(unknown - odd)
    return odd


class _Plain(dict[str, bool]):
    """Whether a character folds to itself, worked out once for each; a large character class takes 5 ms to compile."""

    def __missing__(self, char: str) -> bool:
        plain = char in _PLAIN or any(low <= char <= high for low, high in _PLAIN_RANGES)
        plain = plain and ord(char) not in VARIANTS
        self[char] = plain
        return plain


_plain = _Plain()

# Characters that are not seen, and so can split a word or turn it round without the reader noticing.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Those of them that only hiding puts between two letters: neither joiners of emoji nor marks of kanji forms.
HIDING = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\u3164\ufeff\uffa0\U000e0001-\U000e007f"
)
_INVISIBLE = Lazy(f"[{INVISIBLE}]")


def is_invisible(char: str) -> bool:
    """Is this a character that readers don't see?"""
    return char > "~" and _INVISIBLE.match(char) is not None


@lru_cache(maxsize=1)
def _later_letters() -> dict[int, str]:
    """Letters, digits and kanji in other shapes that are younger than Unicode 3.2."""
    from unicodedata import normalize

    # Compatibility kanji of Unicode 4.1 and 5.2: what they resolve to is fixed in all later versions.
    table: dict[int, str] = {code: normalize("NFKC", chr(code)) for code in (0xFA2E, 0xFA2F, *range(0xFA6B, 0xFADA))}
    table[0x32FF] = "令和"
    for first in (0x1F110, 0x1F130, 0x1F150, 0x1F170, 0x1CCD6):  # (A) [A] and their white-on-black and outlined kin
        table.update({first + n: chr(ord("a") + n) for n in range(26)})
    for first in (0x1CCF0, 0x1FBF0):  # outlined and segmented digits
        table.update({first + n: str(n) for n in range(10)})
    table.update({0x1F101 + n: str(n) for n in range(10)})  # digit with comma
    table.update({0x24EB + n: str(11 + n) for n in range(10)})  # white-on-black circled 11 to 20
    table.update({0x24F5 + n: str(1 + n) for n in range(10)})  # double circled
    table.update({0x2776 + n: str(1 + n) for n in range(10)})  # dingbat circled, three series
    table.update({0x2780 + n: str(1 + n) for n in range(10)})
    table.update({0x278A + n: str(1 + n) for n in range(10)})
    table.update({0x24FF: "0", 0x1F10B: "0", 0x1F10C: "0"})
    return table


class Folded(NamedTuple):
    """Folded text; `starts[i]` is where its character i begins in the typed text, None where they are the same.

    `chars` are the different characters of it, and maybe some more: to go through all of a text again takes a while.
    """

    text: str
    starts: list[int] | None
    chars: frozenset[str]

    def typed(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of typed text that folded to `start:end`."""
        starts = self.starts
        if starts is None:
            return start, end
        first = starts[start]
        while start < end < len(starts) - 1 and starts[end] == starts[end - 1]:
            end += 1  # one typed character may fold to several: ㈱ to (株)
        return first, starts[end]


# A character by its number, as HTML writes it: `b&#105;t&#46;ly`.
_REFERENCE = Lazy("&#(x[0-9a-fA-F]{1,5}|[0-9]{1,6});")


def _referred(number: str) -> str:
    code = int(number[1:], 16) if number.startswith("x") else int(number)
    return chr(code).lower() if 0x20 <= code < 0x7F else "&"


def fold(text: str) -> Folded:
    """Fold `text` for matching."""
    if "&#" in text and _REFERENCE.search(text):
        return _fold_slowly(text)
    chars = chars_of(text)
    odd = _odd(chars)
    if odd:
        table = {char: _single[char] for char in odd}
        if not all(table.values()):
            return _fold_slowly(text)
        text, chars = exchange(text, table), (chars - odd).union(table.values())
    lower = text.lower()
    return _unmasked(lower, chars if lower == text else frozenset("".join(chars).lower()), None)


def _unmasked(folded: str, chars: frozenset[str], starts: list[int] | None) -> Folded:
    text = unmask(folded, chars)
    return Folded(text, starts, chars if text == folded else frozenset(text))


class _Single(dict[str, str]):
    """What a character folds to where that is one character whatever stands around it; empty for all others."""

    def __missing__(self, char: str) -> str:
        folded = "" if is_invisible(char) or _is_mark(char) else _fold_piece(char)
        # ϲ, which Ϲ folds to, folds to ς: such a letter is best taken on its own.
        self[char] = folded if len(folded) == 1 and _fold_piece(folded) == folded else ""
        return self[char]


_single = _Single()


def _is_mark(char: str) -> bool:
    """Is this a mark on the character before it, as the voicing mark on か is?"""
    from unicodedata import ucd_3_2_0

    return char > "\u02ff" and (char in "ﾞﾟ" or ucd_3_2_0.combining(char) > 0)


# More marks than this on one character are no writing; ordering them takes time that grows with their square.
_MOST_MARKS = 8


def _fold_slowly(text: str) -> Folded:
    pieces: list[str] = []
    starts: list[int] = []
    at, length = 0, len(text)
    references = {match.start(): match for match in _REFERENCE.finditer(text)} if "&#" in text else {}
    odd = [place for place, char in enumerate(text) if not _plain[char]]
    for place in sorted({*odd, *references}) if references else odd:
        if place < at:
            continue  # taken together with what stands before it
        char = text[place]
        # A mark belongs to the last character of the run: か + ゙
        begin = place - 1 if place > at and _is_mark(char) else place
        if begin > at:
            pieces.append(text[at:begin].lower())
            starts.extend(range(at, begin))
        if place in references:
            pieces.append(_referred(references[place][1]))
            starts.append(place)
            at = references[place].end()
            continue
        at = begin + 1
        if begin == place and is_invisible(char):
            continue
        while at < min(length, begin + _MOST_MARKS) and _is_mark(text[at]):
            at += 1
        piece = _folded_char(char) if at == begin + 1 else _fold_piece(text[begin:at])
        pieces.append(piece)
        starts.extend([begin] * len(piece))
    pieces.append(text[at:].lower())
    starts.extend(range(at, length + 1))
    folded = "".join(pieces)
    return _unmasked(folded, frozenset(folded), starts)


def _fold_piece(piece: str) -> str:
    """A character and the marks on it."""
    from unicodedata import ucd_3_2_0

    return ucd_3_2_0.normalize("NFKC", piece.translate(_later_letters())).lower().translate(VARIANTS)


_folded_char = lru_cache(maxsize=4096)(_fold_piece)
