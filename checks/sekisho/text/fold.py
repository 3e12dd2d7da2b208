"""Folding text to one form for matching, with the way back to what was typed.

`ＢＩＴ．ＬＹ`, `bi<zero-width>t.ly` and `𝗯𝗶𝘁.𝗹𝘆` fold to `bit.ly`, `ｶﾞｽ` to `ガス`. The rules see the folded text;
marks are put on the typed one.

The result must not depend on the Python that runs it, whose Unicode tables differ from version to version. So the
normalisation is that of Unicode 3.2, which the standard library carries unchanged (`unicodedata.ucd_3_2_0`), plus a
table here of the letters and digits that came later.
"""

from __future__ import annotations

from sekisho.text.lazy import Lazy
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


class _Plain(dict[str, bool]):
    """Whether a character folds to itself, worked out once for each; a large character class takes 5 ms to compile."""

    def __missing__(self, char: str) -> bool:
        plain = char in _PLAIN or any(low <= char <= high for low, high in _PLAIN_RANGES)
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


def _later_letters() -> dict[int, str]:
    """Letters and digits in other shapes that are younger than Unicode 3.2."""
    table: dict[int, str] = {0x32FF: "令和"}
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


_LATER = _later_letters()


class Folded(NamedTuple):
    """Folded text; `starts[i]` is where its character i begins in the typed text, None where they are the same."""

    text: str
    starts: list[int] | None

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
    if text.isascii() or all(map(_plain.__getitem__, set(text))):
        return Folded(text.lower(), None)
    return _fold_slowly(text)


# More marks than this on one character are no writing; ordering them takes time that grows with their square.
_MOST_MARKS = 8


def _fold_slowly(text: str) -> Folded:
    from unicodedata import ucd_3_2_0

    def is_mark(char: str) -> bool:
        return char > "\u02ff" and (char in "ﾞﾟ" or ucd_3_2_0.combining(char) > 0)

    pieces: list[str] = []
    starts: list[int] = []
    at, length = 0, len(text)
    references = {match.start(): match for match in _REFERENCE.finditer(text)} if "&#" in text else {}
    while at < length:
        end = at
        while end < length and _plain[text[end]] and end not in references:
            end += 1
        if at < end < length and is_mark(text[end]):
            end -= 1  # the mark belongs to the last character of the run: か + ゙
        if end > at:
            pieces.append(text[at:end].lower())
            starts.extend(range(at, end))
            at = end
        elif is_invisible(text[at]):
            at += 1
        elif at in references:
            pieces.append(_referred(references[at][1]))
            starts.append(at)
            at = references[at].end()
        else:
            end = at + 1
            while end < min(length, at + _MOST_MARKS) and is_mark(text[end]):
                end += 1
            piece = ucd_3_2_0.normalize("NFKC", text[at:end].translate(_LATER)).lower()
            pieces.append(piece)
            starts.extend([at] * len(piece))
            at = end
    starts.append(length)
    return Folded("".join(pieces), starts)
