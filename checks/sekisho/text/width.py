"""How many columns text takes on a terminal."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

_JOINER, _PICTURE_FORM = "\u200d", "\ufe0f"
# Signs that change what stands beside them: joiners, skin tones, halves of flags.
_JOINED = {_JOINER, _PICTURE_FORM, *map(chr, range(0x1F3FB, 0x1F400)), *map(chr, range(0x1F1E6, 0x1F200))}


class _Widths(dict[str, int]):
    """The columns of a character that stands for itself, worked out once for each; of others, less than nothing."""

    def __missing__(self, char: str) -> int:
        width = 2 if east_asian_width(char) in "WF" else 1
        if char in _JOINED or _is_unseen(char):
            width = -1
        self[char] = width
        return width


_widths = _Widths()


def _is_unseen(char: str) -> bool:
    return combining(char) > 0 or char in "\u200b\u2060\ufeff\u00ad" or "\u200e" <= char <= "\u200f"


def columns(text: str) -> int:
    """The width of `text`: wide characters take two columns, marks none, an emoji of several characters two."""
    each = list(map(_widths.__getitem__, text))
    return sum(each) if min(each, default=1) > 0 else _columns(text)


def _columns(text: str) -> int:
    width = 0
    last = 0  # the width of the character before, which a sign after it can change
    joined = False
    for char in text:
        if joined:
            joined = False
            continue  # joined to the picture before: one picture
        if char == _JOINER:
            joined = last > 0
            continue
        if char == _PICTURE_FORM:
            width += 2 - last if last == 1 else 0
            last = 2
            continue
        if "\U0001f3fb" <= char <= "\U0001f3ff" and last == 2:
            continue  # a skin tone
        if "\U0001f1e6" <= char <= "\U0001f1ff":
            if last == -1:
                width += 1
                last = 2
            else:
                width += 1
                last = -1  # half a flag
            continue
        if _is_unseen(char):
            continue
        last = 2 if east_asian_width(char) in "WF" else 1
        width += last
    return width
