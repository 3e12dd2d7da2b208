"""Links in a text: with a scheme or bare, ending where the address ends and not where the sentence does.

In Japanese an address is followed by 。 or を without a space, so no Japanese letter is taken into its path. All this
reads folded text, where full-width letters, hidden characters and capitals are gone.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sekisho.text.lazy import Lazy
from sekisho.text.lines import by_line
from sekisho.text.spans import Spans
from sekisho.typed import NamedTuple


class Link(NamedTuple):
    """A link in folded text: where it stands, and its parts in lower case. `scheme` is empty for a bare host."""

    start: int
    end: int
    scheme: str
    user: str
    host: str
    rest: str

    @property
    def url(self) -> str:
        return f"{self.scheme or 'https'}://{self.host}{self.rest}"


_SCHEME = r"(h(?:tt|xx)ps?|ftp)(?:://|:\\\\)(?:([a-z0-9._~%!$&*+=:-]{0,200})@)?"
# Letters beyond ASCII that a host can have. They count only before another label: the を after `.jp` is not the host's,
# nor the の after `.中国`.
_LABEL = "[a-z0-9_\u00a1-\u2e7f々-鿿가-힣-]"
_LATIN = "\u00df-\u00f6\u00f8-\u024f"


class _Expressions:
    """The expressions for texts with letters of Latin beyond ASCII and the like; without, they compile far faster."""

    def __init__(self, *, wide: bool) -> None:
        latin, more = (_LATIN, "\u00df-\u024f\u0400-\u04ff\u2013") if wide else ("", "")
        path = rf"(?:[/?#][a-z0-9\-._~:/?#\[\]@!$&'()*+,;=%|{more}]*)?"
        letter = f"[a-z0-9{latin}]"
        self.any_host = Lazy(rf"{_SCHEME}([a-z0-9._%\[\]-]{{1,253}}(?::[0-9]{{1,5}})?)({path})")
        self.wide_host = Lazy(
            rf"{_SCHEME}((?:{_LABEL}{{1,63}}\.){{1,10}}"
            r"(?:[a-z]{2,24}|xn--[a-z0-9-]{1,59}|[\u00a1-\u2e7f々-鿿가-힣]{2,12})"
            rf"(?::[0-9]{{1,5}})?)({path})"
        )
        self.bare = Lazy(
            rf"(?<![a-z0-9@._/%={latin}-])"
            rf"((?:{letter}(?:[a-z0-9_{latin}-]{{0,61}}{letter})?\.){{1,8}}([a-z]{{2,24}}))"
            r"(?![a-z0-9_@-]|\.[a-z0-9])"
            rf"(?::[0-9]{{1,5}})?({path})"
        )


_PLAIN, _WIDE = _Expressions(wide=False), _Expressions(wide=True)
# A dot and two letters; and what stands before it: a letter, or any other character beyond ASCII.
_MAY_BE_BARE = Lazy(r"\.[a-z]{2}")
_BEFORE = Lazy(r"[^\x00-/:-`{-\xa0]")


def _expressions_for(folded: str) -> _Expressions:
    if folded.isascii():
        return _PLAIN
    return _PLAIN if _wide_chars().isdisjoint(folded) else _WIDE


@cache
def _wide_chars() -> frozenset[str]:
    return frozenset(map(chr, (*range(0xDF, 0x250), *range(0x400, 0x500), 0x2013)))


# What ends a sentence or closes a bracket is not the address's, unless the bracket was opened within it.
_TRAILING = ".,;:!?'*~\u2013"


def find_links(folded: str) -> list[Link]:
    """All links in folded text, in order."""
    return _of_lines(folded) if "." in folded or "://" in folded or ":\\\\" in folded else []


@by_line(Link._make)
def _of_lines(folded: str) -> list[Link]:
    links: list[Link] = []
    if "://" in folded or ":\\\\" in folded:
        links = _with_scheme(folded)
    if _may_be_bare(folded, links):
        links = _with_bare(folded, links)
    return links


def _may_be_bare(folded: str, links: list[Link]) -> bool:
    """Could there be an address without a scheme, apart from the links that were found?"""
    if "." not in folded:
        return False
    taken = Spans((link.start, link.end) for link in links)
    return any(
        dot.start() > 0 and _BEFORE.match(folded, dot.start() - 1) and not taken.touch(*dot.span())
        for dot in _MAY_BE_BARE.finditer(folded)
    )


def _with_scheme(folded: str) -> list[Link]:
    found = {match.start(): match for match in _expressions_for(folded).any_host.finditer(folded)}
    ends = [match.end() for match in found.values() if not match[4]]
    if folded.count("://") > len(found) or any(folded[end : end + 1] > "\u00bf" for end in ends):
        # A host with letters beyond ASCII reaches farther than the ASCII letters that it begins with.
        for match in _expressions_for(folded).wide_host.finditer(folded):
            if _wide_end(match[3]) == 0:
                continue
            if match.start() not in found or not match[3].isascii():
                found[match.start()] = match
    return [_link(match) for _, match in sorted(found.items())]


def _wide_end(host: str) -> int:
    """Where a host ends, without the words that follow its last label (みんな, 中国); 0 where that is no domain."""
    begin = host.rfind(".") + 1
    if host[begin:].isascii():
        return len(host)
    from sekisho.text.tlds import WIDE_TLDS

    return next((end for end in range(len(host), begin + 1, -1) if host[begin:end] in WIDE_TLDS), 0)


def _link(match: re.Match[str]) -> Link:
    rest = _trim(match[4])
    end = _wide_end(match[3])
    if end < len(match[3]):
        return Link(match.start(), match.start(3) + end, match[1], match[2] or "", match[3][:end], "")
    host = unquote(match[3].partition(":")[0]).rstrip(".").lower()
    return Link(match.start(), match.end() - len(match[4]) + len(rest), match[1], match[2] or "", host, rest)


def _with_bare(folded: str, links: list[Link]) -> list[Link]:
    from sekisho.text.tlds import TLDS

    taken = [(link.start, link.end) for link in links]
    for match in _expressions_for(folded).bare.finditer(folded):
        if match[2] not in TLDS or any(start < match.end() and match.start() < end for start, end in taken):
            continue
        rest = _trim(match[3])
        links.append(Link(match.start(), match.end() - len(match[3]) + len(rest), "", "", match[1], rest))
    return sorted(links)


def _trim(rest: str) -> str:
    while rest:
        last = rest[-1]
        closes = {")": "(", "]": "["}.get(last)
        if last not in _TRAILING and (closes is None or rest.count(closes) >= rest.count(last)):
            break
        rest = rest[:-1]
    return rest


def unquote(text: str) -> str:
    """`text` with its percent-encoded characters decoded, as often as they were encoded, up to three times."""
    for _ in range(3):
        if "%" not in text:
            break
        decoded = re.sub(b"%([0-9a-fA-F]{2})", lambda m: bytes([int(m[1], 16)]), text.encode("utf-8"))
        plain = decoded.decode("utf-8", "replace")
        if plain == text:
            break
        text = plain
    return text


@lru_cache(maxsize=16)  # several rules ask about the same link
def hosts_within(link: Link) -> list[str]:
    """Hosts of addresses that a link carries in its path or parameters (`?url=https%3A%2F%2Fbit.ly%2F…`)."""
    if "." not in link.rest and "%2e" not in link.rest:
        return []
    inner = unquote(link.rest)
    return [found.host for found in find_links(re.sub("[=&?#,;]|/(?=https?:)", " ", inner)) if found.host != link.host]


def under(host: str, domain: str) -> bool:
    """Is `host` the domain itself or below it?"""
    return host == domain or host.endswith("." + domain)


def unicode_host(host: str) -> str:
    """The host as readers see it: punycode labels (`xn--…`) decoded."""
    if "xn--" not in host:
        return host
    return ".".join(map(_decoded, host.split(".")))


def _decoded(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return label
