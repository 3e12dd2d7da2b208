"""The links that X sees in a text, each of which weighs as much as any other.

What follows X's own rules, https://github.com/twitter/twitter-text (version 3), and no one else's: an address
with a hyphen in the wrong place is none to X, though a reader may well take it for one; `text.links` finds those too.
Every part is read once, from left to right, so the time grows with the text.
"""

from __future__ import annotations

import re

from sekisho.text.lazy import Lazy
from sekisho.text.lines import by_line
from sekisho.typed import NamedTuple


class Stretch(NamedTuple):
    """Where a link stands in the text."""

    start: int
    end: int


_PUNCTUATION = r"!'#%&()*+,\\/:;<=>?@\[\]^{|}~$\"`"
_NO_HOST = (
    rf"{_PUNCTUATION}\x00-\x20\x7f-\xa0\u061c\u1680\u180e\u2000-\u200a\u200e\u200f\u2028-\u202f\u205f"
    r"\u2066-\u2069\u3000\ufeff"
)
# What could be a host, and before it a scheme. Not behind a letter, a digit, or what makes it a name or a price.
_CANDIDATE = Lazy(rf"(?<![a-z0-9@＠$#＃])(?:(https?://)|(?<![._/-]))([^{_NO_HOST}]+)")
_ACCENTED = (
    "\u00df-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b\u02bb"
    "\u0300-\u036f\u1e00-\u1eff"
)
_PLAIN = Lazy(f"[a-z0-9{_ACCENTED}-]")
_TLD_ASCII = Lazy(r"(?:xn--[a-z0-9-]+|[a-z0-9]+)(?!@)")
_PATH_CHAR = rf"[a-z\u0400-\u04ff0-9!*';:=+,.$/%#\[\]\u2013_~@|&{_ACCENTED}-]"
_PATH = Lazy(rf"/(?:{_PATH_CHAR}|\({_PATH_CHAR}*(?:\({_PATH_CHAR}+\){_PATH_CHAR}*)?\))*")
_PATH_END = Lazy(rf"[a-z\u0400-\u04ff0-9=_#/+){_ACCENTED}-]")
_QUERY = Lazy(r"\?[a-z0-9!?*'@();:&=+$/%#\[\]_.,~|-]*")
_QUERY_END = Lazy("[a-z0-9_&=#/-]")
_PORT = Lazy(":[0-9]+")
_TCO = Lazy(r"https?://t\.co/([a-z0-9]+)")
_LONGEST_CODE = 40
_LONGEST_LABEL = 63


@by_line(Stretch._make)
def x_links(text: str) -> list[Stretch]:
    """The links in a text as it was typed, but for capitals, in order."""
    found: list[Stretch] = []
    if "." not in text:
        return found
    at = 0
    while (match := _CANDIDATE.compiled.search(text, at)) is not None:
        host_at = match.start(2)
        run = _before_scheme(text, match)
        host_end = _host_end(text, host_at, run) if "." in run else None
        if host_end is None:
            at = host_at + len(run) if run else match.end()
            continue
        if match[1]:
            end = _rest_end(text, host_end)
            stretch = _of_scheme(text, match.start(), host_at, host_end, end)
            found += [stretch] if stretch else []
        else:
            hosts = _plain_hosts(text, host_at, host_end)
            end = _rest_end(text, host_end) if hosts else host_end
            if hosts and hosts[-1].end == host_end:
                hosts[-1] = Stretch(hosts[-1].start, end)
            found += [host for host in hosts if _fits(text[host.start : min(host.end, host_end)])]
        at = end + 1 if end < len(text) and not text[end].isascii() else end
    return found


def _before_scheme(text: str, match: re.Match[str]) -> str:
    """The run of what hosts are made of, up to where another address begins."""
    run = match[2]
    if text.startswith("://", match.end()):
        run = run[:-5] if run.endswith("https") else run.removesuffix("http")
    return run


def _host_end(text: str, start: int, run: str) -> int | None:
    """Where the host ends that begins with a run of what hosts are made of: behind the last top-level domain in it."""
    labels = run.split(".")
    ends: list[int] = []
    place = start
    for number, label in enumerate(labels[:-1]):
        if not label or not _is_letter(label[0]) or not _is_letter(label[-1]):
            break
        place += len(label) + 1
        if "_" not in label and (length := _tld(text, place, labels[number + 1])):
            ends.append(place + length)
    return ends[-1] if ends else None


def _is_letter(char: str) -> bool:
    return char not in "-_"


def _tld(text: str, place: int, label: str) -> int:
    """The length of the top-level domain with which a label begins; 0 where there is none."""
    from sekisho.text.tlds import TLDS, WIDE_TLDS

    match = _TLD_ASCII.match(text, place)
    if match is not None:
        name = match[0]
        if name.startswith("xn--"):
            return len(name)
        return len(name) if name in TLDS and len(name) <= len(label) else 0
    for length in range(min(len(label), 12), 1, -1):
        after = label[length : length + 1]
        if label[:length] in WIDE_TLDS and not (after.isascii() and after.isalnum()):
            return length
    return 0


def _plain_hosts(text: str, start: int, end: int) -> list[Stretch]:
    """The hosts in plain letters within what was taken for one: in a Japanese text, other words stand around them."""
    found: list[Stretch] = []
    place = begin = start
    labels = text[start:end].split(".")
    for number, label in enumerate(labels[:-1]):
        plain = len(label)
        while plain and len(label) - plain <= _LONGEST_LABEL and _PLAIN.match(label, plain - 1):
            plain -= 1
        if plain == len(label):
            return found
        if plain or number == 0:
            begin = place + plain
        place += len(label) + 1
        if length := _tld(text, place, labels[number + 1]):
            stretch = Stretch(begin, place + length)
            if found and found[-1].start == begin:
                found.pop()
            found.append(stretch)
    return found


def _rest_end(text: str, at: int) -> int:
    """Where port, path and query end that follow a host."""
    port = _PORT.match(text, at)
    at = port.end() if port else at
    for part, last in ((_PATH, _PATH_END), (_QUERY, _QUERY_END)):
        match = part.match(text, at)
        if match is not None:
            end = match.end()
            while end > at and last.match(text, end - 1) is None:
                end -= 1
            at = end
    return at


def _of_scheme(text: str, start: int, host_at: int, host_end: int, end: int) -> Stretch | None:
    if not _fits(text[host_at:host_end]):
        return None
    code = _TCO.match(text, start)
    if code is not None and host_end == code.start(1) - 1:
        return Stretch(start, code.end()) if len(code[1]) <= _LONGEST_CODE else None
    return Stretch(start, end)


def _fits(host: str) -> bool:
    """Can every label of the host be encoded, and is short enough?"""
    for label in host.split("."):
        encoded = label if label.isascii() else "xn--" + label.encode("punycode").decode()
        if len(encoded) > _LONGEST_LABEL or (label[:4] == "xn--" and not label.isascii()):
            return False
    return True
