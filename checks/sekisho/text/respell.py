"""Addresses that were spelt out or taken apart: `bit[.]ly`, `bit (dot) ly`, 「bit ドット ly」, `bit . ly`."""

from __future__ import annotations

from sekisho.text.lazy import Lazy

_DOT = (
    r"(?: ?[\[({<] ?(?:\.|dot|ドット|点) ?[\])}>] ?"
    r"| (?:dot|ドット) | ?ドット ?| \. ?|\. |[。・．､,](?=[a-z]))"
)
_SPELT = Lazy(rf"(?<![a-z0-9-])([a-z0-9-]{{1,63}}){_DOT}([a-z]{{2,12}})(?![a-z0-9-])")
_MAY_BE_SPELT = Lazy(r"[.点] ?[\])}>]|ドット|dot|[a-z0-9](?: \.|\. |[。・．､,][a-z])")


def spelt_hosts(folded: str) -> list[tuple[int, int, str]]:
    """What could be a host whose dot was hidden: start, end and the host. Most are not; ask a list of known hosts."""
    if not _MAY_BE_SPELT.search(folded):
        return []
    return [(match.start(), match.end(), f"{match[1]}.{match[2]}") for match in _SPELT.finditer(folded)]
