"""Positions on the map: decimal degrees, degrees with minutes, Plus codes, and the coordinates in links to maps.

Only those in Japan are read, so that fewer numbers are mistaken for positions; and only those that are near enough to
lead to somebody's street: of three decimals, or with minutes.
"""

from __future__ import annotations

from collections.abc import Iterator

from sekisho.text.lazy import Lazy

_LATITUDE = r"(?:2[0-9]|3[0-9]|4[0-5])\.[0-9]{3,15}"
_LONGITUDE = r"1(?:2[2-9]|[34][0-9]|5[0-4])\.[0-9]{3,15}"
# What stands between the two: marks, and what the second is called, in words or in an address.
_BETWEEN = (
    r" ?[°度]? ?(?:n(?:orth)?(?![a-z]))?"
    r"(?:[ ,、/:;&!=+_・]|%2c|%20|東経|経度|east|e(?= ?1)|mlon|long(?:itude)?|lon|lng|4d){1,6}"
)
_DECIMAL = Lazy(
    rf"(?<![0-9.]){_LATITUDE}{_BETWEEN}{_LONGITUDE}(?![0-9])|(?<![0-9.]){_LONGITUDE}[ ,、]{{1,2}}{_LATITUDE}(?![0-9])"
)
_MINUTES = (
    r" ?[°度] ?[0-9]{1,2}(?:\.[0-9]{1,5})? ?['′’分]"
    r"(?: ?[0-9]{1,2}(?:\.[0-9]{1,5})? ?(?:''|′′|[\"″”秒]))?"
)
_DEGREES = Lazy(
    rf"(?<![0-9.])(?:2[0-9]|3[0-9]|4[0-5]){_MINUTES} ?(?:n(?:orth)?(?![a-z]))?[ ,、・/:;]{{0,3}}"
    rf"(?:東経|経度|e(?:ast)?)?[ :]{{0,2}}1(?:2[2-9]|[34][0-9]|5[0-4]){_MINUTES}"
)
# Open Location Codes, https://github.com/google/open-location-code; those of Japan begin with 7Q, 7R, 8Q or 8R, and may
# leave their first four letters to the name of a town.
_LETTER = "[2-9cfghjmpqrvwx]"
_PLUS_CODE = Lazy(
    rf"(?<![0-9a-z+/=.-])(?:[78][qr]{_LETTER}{{6}}|(?=[2-9]{{0,3}}[c-x]){_LETTER}{{4}})(?:\+|%2b){_LETTER}{{2,3}}(?![0-9a-z+=/])"
)


def positions(folded: str) -> Iterator[tuple[int, int]]:
    """Where positions stand in folded text."""
    if "." in folded:
        yield from (match.span() for match in _DECIMAL.finditer(folded))
    if "度" in folded or "°" in folded:
        yield from (match.span() for match in _DEGREES.finditer(folded))
    if "+" in folded or "%2b" in folded:
        yield from (match.span() for match in _PLUS_CODE.finditer(folded))
