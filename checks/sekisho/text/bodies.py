"""Telling public bodies from everybody else, by lists alone."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sekisho.text.fold import fold
from sekisho.text.lazy import Lazy
from sekisho.text.links import find_links, under
from sekisho.typed import Any

# 国立研究開発法人○○機構, ○○庁防災情報: a legal form before a name, and what an account of a body is about after it.
_AROUND = Lazy(
    "^(?:(?:独立行政|国立研究開発|国立大学|地方独立行政|特殊)法人)?(.*?)"
    "(?:公式|公式アカウント|広報|広報室|広報課|防災|防災情報|災害情報|災害・防災情報)?$"
)
_ALIAS = Lazy(r"^(.*?) *\(([^()]*)\)$")


def is_public(
    target: str,
    service: str,
    bodies: Mapping[str, str],
    hosts: frozenset[str],
    platforms: Mapping[str, Mapping[str, Any]],
) -> bool:
    """Is the target of a share or follow a public body?

    `target` is an address, an @handle or a name. `bodies` maps every folded name and handle (`x:mofajapan_jp`) to the
    body it belongs to; `hosts` are domains that only public bodies have. An address on a platform counts by the handle
    in it, any other by its host; a name counts only whole, so that 環境省(仮) is nobody.
    """
    text = fold(target.strip()).text
    links = [link for link in find_links(text) if link.start == 0 and link.end == len(text)]
    if links:
        link = links[0]
        for name, platform in platforms.items():
            if any(under(link.host, host) for host in platform["hosts"]):
                handle = next((part for part in re.split("[/?#]", link.rest) if part), "").lstrip("@")
                return f"{name}:{handle}" in bodies
        return any(under(link.host, host) for host in hosts)
    if text.startswith("@"):
        return f"{service}:{text[1:]}" in bodies
    body = _body(text, bodies)
    if body is None and (alias := _ALIAS.match(text)):
        # 製品評価技術基盤機構(NITE): what stands in brackets must be the same body's other name.
        body = _body(alias[1], bodies)
        return body is not None and _body(alias[2], bodies) == body
    return body is not None


def _body(name: str, bodies: Mapping[str, str]) -> str | None:
    """The body of this name; blank space in it, its legal form before it and what it posts after it don't count."""
    plain = re.sub("[ \u3000]+", "", name)
    found = bodies.get(plain)
    if found is None and (match := _AROUND.match(plain)):
        found = bodies.get(match[1])
    return found
