"""Links in a text: with a scheme or bare, ending where the address ends and not where the sentence does.

In Japanese an address is followed by 。 or を without a space, so nothing beyond ASCII is taken into its path. All this
reads folded text, where full-width letters, hidden characters and capitals are gone.
"""

from __future__ import annotations

import re
from typing import NamedTuple


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


# Letters that a host name can have; beyond ASCII only before another label, since を after `.jp` is not its end.
_LABEL = "[a-z0-9_\u00e0-\u024f\u0370-\u03ff\u0400-\u04ffぁ-ゖァ-ヺー一-鿿々-]"
_PATH = r"(?:[/?#][a-z0-9\-._~:/?#\[\]@!$&'()*+,;=%|]*)?"
_WITH_SCHEME = re.compile(
    r"(h(?:tt|xx)ps?|ftp)(?:://|:\\\\)"
    r"(?:([a-z0-9._~%!$&*+=:-]{0,200})@)?"
    rf"((?:{_LABEL}{{1,63}}\.){{0,10}}(?:[a-z]{{2,24}}|xn--[a-z0-9-]{{1,59}}|[0-9]{{1,3}})|[a-z0-9._%\[\]:-]{{1,253}})"
    r"(?::[0-9]{1,5})?"
    rf"({_PATH})"
)
_BARE = re.compile(
    r"(?<![a-z0-9@._/%=-])"
    r"((?:[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?\.){1,8}([a-z]{2,24}))"
    r"(?![a-z0-9_@-]|\.[a-z0-9])"
    rf"(?::[0-9]{{1,5}})?({_PATH})"
)
_MAY_BE_BARE = re.compile(r"[a-z0-9]\.[a-z]{2}")
# What ends a sentence or closes a bracket is not the address's, unless the bracket was opened within it.
_TRAILING = ".,;:!?'*~"


def find_links(folded: str) -> list[Link]:
    """All links in folded text, in order."""
    links: list[Link] = []
    if "://" in folded or ":\\\\" in folded:
        for match in _WITH_SCHEME.finditer(folded):
            rest = _trim(match[4])
            host = _plain_host(match[3])
            links.append(
                Link(match.start(), match.end() - len(match[4]) + len(rest), match[1], match[2] or "", host, rest)
            )
    if _MAY_BE_BARE.search(folded):
        links = _with_bare(folded, links)
    return links


def _with_bare(folded: str, links: list[Link]) -> list[Link]:
    from sekisho.text.tlds import TLDS

    taken = [(link.start, link.end) for link in links]
    for match in _BARE.finditer(folded):
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


def _plain_host(host: str) -> str:
    """The host without percent signs and the dot at its end."""
    return unquote(host).rstrip(".").lower()


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
