"""How long a text is for the platform that will carry it."""

from __future__ import annotations

from unicodedata import ucd_3_2_0

from sekisho.text.lazy import Lazy
from sekisho.text.lines import chars_of
from sekisho.text.xlinks import Stretch, x_links

# X's published weights: characters in these ranges count one, all others two, an address always 23, an emoji two.
# Source: https://github.com/twitter/twitter-text, config/v3.json.
_LIGHT = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
_URL_WEIGHT = 23
_EMOJI_WEIGHT = 2

# An emoji as X sees it: flags of two letters, keycaps, and pictures with what modifies or joins them.
_PICTURE = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_TONE = "[\U0001f3fb-\U0001f3ff]"
_TAG = "[\U000e0020-\U000e007f]"
_MODIFIED = f"{_PICTURE}(?:\ufe0f|{_TONE})?{_TAG}{{0,8}}"
# Without one of these there are only emoji of one character, which weigh two anyway.
_EMOJI_SIGNS = frozenset(
    (
        "\u200d",
        "\ufe0f",
        "\u20e3",
        "\U000e007f",
        *map(chr, range(0x1F3FB, 0x1F400)),
        *map(chr, range(0x1F1E6, 0x1F200)),
    )
)
_EMOJI = Lazy(
    "[\U0001f1e6-\U0001f1ff]{2}|[0-9#*]\ufe0f?\u20e3"
    f"|{_MODIFIED}(?:\u200d{_MODIFIED}){{1,8}}|{_PICTURE}(?:\ufe0f|{_TONE}|{_TAG}{{1,8}})"
)


def x_weight(text: str) -> int:
    """The length of a text as X counts it."""
    chars = chars_of(text)
    if not chars <= _composed:
        text = _as_composed(text, chars)
        chars = chars_of(text)
    links = x_links(_lower(text)) if "." in chars else ()
    if not links:
        return _plain_weight(text, chars)
    weight = at = 0
    for start, end in [*links, Stretch(len(text), len(text))]:
        plain = text[at:start]
        weight += _plain_weight(plain, frozenset(plain)) + _URL_WEIGHT
        at = end
    return weight - _URL_WEIGHT


# Ranges of letters and signs that are composed already, and that nothing composes with but characters of others.
_COMPOSED_RANGES = (
    (" ", "~"),
    ("\u2010", "\u2027"),
    ("\u2030", "\u205e"),
    ("\u2190", "\u2328"),
    ("\u232b", "\u27bf"),
    ("、", "〩"),
    ("ぁ", "ゖ"),
    ("ァ", "ヾ"),
    ("一", "鿿"),
    ("\uff01", "\uff60"),
    ("\U0001f300", "\U0001faff"),
)
# Those that texts had so far.
_composed: set[str] = {"\n"}


def _as_composed(text: str, chars: frozenset[str]) -> str:
    """The text composed as X composes it; pinned to Unicode 3.2: later characters compose nowhere in ordinary text.

    The standard library goes through all of a text for that, though hardly any needs it.
    """
    unknown = chars - _composed
    plain = {char for char in unknown if any(low <= char <= high for low, high in _COMPOSED_RANGES)}
    _composed.update(plain)
    return text if plain == unknown else ucd_3_2_0.normalize("NFC", text)


def _lower(text: str) -> str:
    """The text without capitals, character for character."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(char.lower() if char.isascii() else char for char in text)


def _plain_weight(text: str, chars: frozenset[str]) -> int:
    emoji = 0
    if not _EMOJI_SIGNS.isdisjoint(chars):
        text, emoji = _EMOJI.subn("", text)
        chars = frozenset(text)
    # There are few different ones that weigh one, and each is counted fast.
    light = sum(map(text.count, filter(_is_light.__getitem__, chars)))
    return emoji * _EMOJI_WEIGHT + 2 * len(text) - light


class _Light(dict[str, bool]):
    """Whether a character weighs one and not two, worked out once for each."""

    def __missing__(self, char: str) -> bool:
        light = self[char] = any(low <= ord(char) <= high for low, high in _LIGHT)
        return light


_is_light = _Light()


def characters(text: str) -> int:
    """The length of a text in characters."""
    return len(text)


COUNTS = {"x-weight": x_weight, "characters": characters}

_HASHTAG = Lazy(
    "(?:^|[^&/#a-z0-9_ぁ-ゖァ-ヺー一-鿿々])#([a-z0-9_\u00c0-\u024f\u0370-\u052fぁ-ゖァ-ヺー一-鿿々]{1,100})"
)


def hashtags(folded: str) -> int:
    """How many hashtags there are in a folded text; a number alone is none."""
    return sum(not match[1].isdigit() for match in _HASHTAG.finditer(folded)) if "#" in folded else 0
