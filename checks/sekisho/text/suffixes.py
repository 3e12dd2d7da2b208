"""Registered domains by the public suffix list: what somebody holds, and below which all is theirs.

`www.city.kobe.jp` belongs to whoever holds `city.kobe.jp`, and `a.github.io` to other people than `b.github.io`. The
list (Mozilla, https://publicsuffix.org/) is loaded when a host is first asked about, which few drafts make necessary.
"""

from __future__ import annotations

from functools import lru_cache

from sekisho.data import SUFFIXES, compiled
from sekisho.text.links import unicode_host


def registered_domain(host: str) -> str | None:
    """The part of a host that somebody registered; None where it is a public suffix itself, or no host."""
    labels = host.lower().split(".")
    if not all(labels):
        return None
    first = len(labels) - _suffix_length(unicode_host(host.lower()).split(".")) - 1
    return ".".join(labels[first:]) if first >= 0 else None


def _suffix_length(labels: list[str]) -> int:
    """Of how many labels the longest suffix consists that the list has; one where it has none."""
    rules = _rules(labels[-1])
    for first in range(len(labels) - 1):
        name = ".".join(labels[first:-1])
        if "!" + name in rules:
            return len(labels) - first - 1
        if name in rules or ".".join(["*", *labels[first + 1 : -1]]) in rules:
            return len(labels) - first
    return 1


@lru_cache(maxsize=64)
def _rules(top: str) -> frozenset[str]:
    """The rules below a top-level domain, without its name."""
    listed = _listed()
    start = listed.find(f"\n{top} ") + 1
    return frozenset(listed[start : listed.find("\n", start)].split(" ")[1:]) if start else frozenset()


@lru_cache(maxsize=1)
def _listed() -> str:
    return compiled(SUFFIXES).decode()
