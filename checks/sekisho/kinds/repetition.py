"""A kind for incoming comments alone: text that says the same again and again. Checking drafts never loads it."""

from __future__ import annotations

from collections.abc import Iterator

from sekisho.draft import Draft
from sekisho.kinds.base import Context, Hit, Params, kind, passage_hit
from sekisho.kinds.words import passages
from sekisho.text.lazy import Lazy

# Signs of joy or emphasis, which people repeat without meaning any harm: !!!!!, ーーーー, wwww, 👏👏👏.
_CHEERS = frozenset("!?ー~〜w笑・…。♪♡♥❤★☆ ")
_AGAIN = Lazy(r"(.{1,40}?)(?:[ \n]?\1){2,}")
_DIGITS = Lazy("[0-9]+")
# Farther nobody reads; it also bounds the time for a text that almost repeats itself.
_MOST = 2_000


class Repetition(Params):
    """How long a repetition must be, in characters, and how much of the text it must make up, in percent."""

    least: int
    share: int


@kind("repetition", Repetition)
def repetition(draft: Draft, params: Repetition, context: Context) -> Iterator[Hit]:
    """A piece of text, three times or more in a row, that most of the text consists of; numbers may count up."""
    for passage in passages(draft, ("published",)):
        text = passage.folded[:_MOST]
        if len(text) < params.least or len(set(text)) * 2 > len(text):
            continue
        plain = _DIGITS.sub(lambda digits: "0" * len(digits[0]), text)
        if len(set(map("".join, zip(plain, plain[1:], plain[2:], strict=False)))) > _most_threes(
            len(plain), params.share
        ):
            continue
        for match in _AGAIN.finditer(plain):
            length = match.end() - match.start()
            if length >= params.least and length * 100 >= len(text) * params.share and not _cheers(match[1]):
                yield passage_hit(passage, match.start(), match.end())


def _most_threes(length: int, share: int) -> float:
    """How many different threes of characters a text can have that repeats itself: in its rest, and in one unit.

    The threes across the ends of units, with a blank between them or none, are few: they are allowed for.
    """
    return length * (100 - share + share / 3) / 100 + 16


def _cheers(unit: str) -> bool:
    return all(char in _CHEERS or char > "\U0001f000" for char in unit)
