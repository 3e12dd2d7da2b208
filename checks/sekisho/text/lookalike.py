"""Hosts that are made to look like others: swapped letters, letters of another script, a true name at the wrong end."""

from __future__ import annotations

from sekisho.text.confusable import LIKE_LATIN
from sekisho.text.links import unicode_host

# Letters of other scripts that look like Latin ones, and digits that stand in for letters.
_LIKE = LIKE_LATIN | str.maketrans("015", "ols")


def in_latin(host: str) -> str:
    """The host with the Latin letters and digits that its characters look like."""
    shown = unicode_host(host)
    if not shown.isascii():
        from unicodedata import ucd_3_2_0

        # í is i with a mark that a hasty eye does not see.
        shown = "".join(char for char in ucd_3_2_0.normalize("NFD", shown) if not ucd_3_2_0.combining(char))
    return shown.translate(_LIKE)


def skeleton(host: str) -> str:
    """The host as a hasty eye reads it; two hosts with the same skeleton can be taken for each other."""
    return in_latin(host).replace("rn", "m").replace("vv", "w").replace("i", "l")


def is_mixed(host: str) -> bool:
    """Does a label of the host mix Latin letters with look-alikes of another script?"""
    for label in unicode_host(host).split("."):
        latin = any("a" <= char <= "z" for char in label)
        other = any("\u0370" <= char <= "\u052f" for char in label)
        if latin and other:
            return True
    return False
