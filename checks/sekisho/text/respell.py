"""Addresses that were spelt out or taken apart.

`bit[.]ly`, `bit (dot) ly`, 「bit ドット ly」, `b i t . l y`, 「ビー・アイ・ティー、点、エル・ワイ」.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sekisho.text.lazy import Lazy
from sekisho.text.lines import by_line, once

_DOT = (
    r"(?: ?[\[({<] ?(?:\.|dot|ドット|点) ?[\])}>] ?"
    r"| (?:dot|ドット) | ?ドット ?| \. ?|\. |[。・．､,](?=[a-z])|[」』\"'] ?[「『\"']?[.・点][」』\"']? ?[「『\"'])"
)
_SPELT = Lazy(rf"(?<![a-z0-9-])([a-z0-9-]{{1,63}}){_DOT}([a-z]{{2,12}})(?![a-z0-9-])")
# The same for texts that have nothing but a blank at a dot, as all English ones do.
_SPELT_WITH_BLANK = Lazy(r"(?<![a-z0-9-])([a-z0-9-]{1,63})(?: \. ?|\. )([a-z]{2,12})(?![a-z0-9-])")
# Most texts have none of this. Expressions that begin with a class of characters are searched for fast.
_DOT_AND_CLOSING = Lazy(r"[.点] ?[\])}>」』\"']")
_DOT_AND_BLANK = Lazy(r"[a-z0-9](?: \.|\. )")
_DOT_ELSE = Lazy("[。・．､,][a-z]")
_MAY_BE_APART = Lazy(r"[a-z0-9][ _*|・-][a-z0-9.][ _*|・-]")
# Letters one by one: `b i t . l y`, `b-i-t-.-l-y`, `b/i/t/./l/y`.
_APART = Lazy(r"(?<![a-z0-9])[a-z0-9](?:([ _*|・-])[a-z0-9.]\1?){4,40}(?![a-z0-9])")

# What letters and signs are called in Japanese, and the words that such hosts are made of.
_LETTERS = """
    a エー b ビー c シー d ディー e イー f エフ g ジー h エイチ h エッチ i アイ
    j ジェー j ジェイ k ケー k ケイ l エル m エム n エヌ o オー p ピー q キュー
    r アール s エス t ティー u ユー v ブイ v ヴイ w ダブリュー x エックス y ワイ z ゼット
    bit ビット tiny タイニー tiny ティニー cutt カット is イズ short ショート com コム net ネット ly リー . ドット
    . 点 . てん . ピリオド / スラッシュ / 斜め線 / 斜線
""".split()  # noqa: SIM905  # a table is read more easily than quotes and commas
_CALLED = dict(zip(_LETTERS[1::2], _LETTERS[::2], strict=True))
_NAME = "|".join(sorted(_CALLED, key=lambda name: (-len(name), name)))
_JOIN = "(?:[ ・、,「」『』+＋\"']|の次[にはが]?|のあと[にはが]?|次に|続けて|そして|と){0,4}"
_CALLED_OUT = Lazy(f"(?:(?:{_NAME}|(?<![a-z0-9])[a-z0-9]{{1,12}}(?![a-z0-9])){_JOIN}){{3,24}}")
# "tiny url" as one word, then a dot, then "com"
_IN_ENGLISH = Lazy(
    r"(?<![a-z0-9])(?:([a-z0-9]{1,12})[\"']? )?([a-z0-9-]{1,20})[\"']?(?: as one word)?,?"
    r"(?: then| and| followed by)?(?: a)?"
    r" (?:dot|period|full stop),?(?: then| and)? [\"']?([a-z]{2,5})(?![a-z0-9])"
)
_CALLED_BY = ("ドット", "ピリオド", "ティー", "エル", "ジー")
_POINT = Lazy("[点て]ん?[」』、 にの]")
_ONE_NAME = Lazy(f"{_NAME}|[a-z0-9]+")
_HOST = Lazy(r"(?<![a-z0-9-])(?:[a-z0-9-]{1,63}\.){1,3}[a-z]{2,12}(?![a-z0-9-])")


def _may_be_spelt(folded: str) -> bool:
    return (
        "ドット" in folded
        or "dot" in folded
        or (("." in folded or "点" in folded) and _DOT_AND_CLOSING.search(folded) is not None)
        or _DOT_ELSE.search(folded) is not None
    )


def _spelt(folded: str) -> Iterator[re.Match[str]]:
    if _may_be_spelt(folded):
        return _SPELT.finditer(folded)
    return _SPELT_WITH_BLANK.finditer(folded) if "." in folded and _DOT_AND_BLANK.search(folded) else iter(())


def _has_point(folded: str) -> bool:
    return any(point[0][:-1] in ("点", "てん") for point in _POINT.finditer(folded))


def _may_have_any(folded: str) -> bool:
    """Could there be such a host in a text? Cheap; a yes may turn out to be a no."""
    return (
        _may_be_spelt(folded)
        or ("." in folded and _DOT_AND_BLANK.search(folded) is not None)
        or _MAY_BE_APART.search(folded) is not None
        or any(map(folded.__contains__, _CALLED_BY))
        or " period" in folded
        or " full stop" in folded
        or _has_point(folded)
    )


@once
def spelt_hosts(folded: str) -> list[tuple[int, int, str]]:
    """What could be a host whose dot was hidden: start, end and the host. Most are not; ask a list of known hosts."""
    return _of_lines(folded) if _may_have_any(folded) else []


@by_line(tuple)
def _of_lines(folded: str) -> list[tuple[int, int, str]]:
    found = [(match.start(), match.end(), f"{match[1]}.{match[2]}") for match in _spelt(folded)]
    if " dot" in folded or " period" in folded or " full stop" in folded:
        for match in _IN_ENGLISH.finditer(folded):
            names = (match[2], f"{match[1]}{match[2]}") if match[1] else (match[2],)
            found += [(match.start(), match.end(), f"{name}.{match[3]}") for name in names]
    for match in _APART.finditer(folded) if _MAY_BE_APART.search(folded) else ():
        whole = match[0].replace(match[1], "")
        found += [(match.start(), match.end(), host[0]) for host in _HOST.finditer(whole)]
    if any(map(folded.__contains__, _CALLED_BY)) or _has_point(folded):
        known = {host for _, _, host in found}
        for match in _CALLED_OUT.finditer(folded):
            whole = "".join(_CALLED.get(name[0], name[0]) for name in _ONE_NAME.finditer(match[0]))
            hosts = [host[0] for host in _HOST.finditer(whole)]
            found += [(match.start(), match.end(), host) for host in hosts if host not in known]
    return found
