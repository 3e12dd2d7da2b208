"""Kinds that look for what is hidden: by characters that readers don't see, or in letters that they are to pick out."""

from __future__ import annotations

from collections.abc import Iterator

from sekisho.draft import Draft
from sekisho.kinds.base import Context, Hit, NameList, Params, kind
from sekisho.text.fold import HIDING
from sekisho.text.lazy import Lazy
from sekisho.text.lines import line_starts
from sekisho.text.passage import Passage
from sekisho.text.spans import Spans
from sekisho.typed import Literal

_LETTER = "[ぁ-ゖァ-ヺー一-鿿々A-Za-z0-9./:Ａ-Ｚａ-ｚ０-９]"
_BETWEEN_LETTERS = Lazy(
    f"(?<={_LETTER})[{HIDING}]+(?={_LETTER})|[\u202a-\u202e\u2066-\u2069\U000e0020-\U000e007e]{{2,}}"
)
_ANY = Lazy(f"[{HIDING}]")
# Where a word may be divided: two letters at least stay on either side. `b\u00adi\u00adt` divides nothing.
_SOFT_HYPHEN, _PART = "\u00ad", 2
# The flags of England, Scotland and Wales are written with tags behind a black flag.
_FLAG = "\U0001f3f4"


class HiddenCharacters(Params):
    """Where to look: in addresses, or in words outside them."""

    within: Literal["address", "words"]


@kind("hidden-characters", HiddenCharacters, gives=("count",), mute=True)
def hidden_characters(draft: Draft, params: HiddenCharacters, context: Context) -> Iterator[Hit]:
    """Unseen characters between the letters of words or addresses; once a passage, with how often."""
    for passage in draft.passages:
        if not passage.published or passage.fold.starts is None or not _ANY.search(passage.text):
            continue  # what folds to itself hides nothing
        places = [
            match.span()
            for match in _BETWEEN_LETTERS.finditer(passage.text)
            if passage.text[match.start() - 1 : match.start()] != _FLAG
        ]
        places = [place for place in places if not _hyphenates(passage.text, *place)]
        addresses = Spans(passage.fold.typed(link.start, link.end) for link in passage.links)
        places = [place for place in places if addresses.touch(*place) == (params.within == "address")]
        if places:
            yield _hit(passage, places)


def _hyphenates(text: str, start: int, end: int) -> bool:
    """Is this one soft hyphen in an English word or an address, as PDF files put them where a line could end?

    Nothing is hidden by it: what the word or address says is read without it, by this checker and by browsers.
    """
    if text[start:end] != _SOFT_HYPHEN:
        return False
    before, after = text[max(0, start - _PART) : start], text[end : end + _PART]
    around = before + after
    return len(around) == 2 * _PART and around.isascii() and " " not in around and "\n" not in around


def _hit(passage: Passage, places: list[tuple[int, int]]) -> Hit:
    start, end = places[0]
    begin = max(0, start - 1)
    shown = passage.text[begin:start] + passage.text[end : end + 1]
    return Hit(passage.source, passage.typed_span(begin, end + 1), shown, {"count": len(places)})


class LineStarts(Params):
    """What the first letters of lines must not say."""

    any: NameList


@kind("line-starts", LineStarts)
def line_starts_say(draft: Draft, params: LineStarts, context: Context) -> Iterator[Hit]:
    """Words that the first letters of the body's lines make up, read downwards."""
    body = draft.passages[0]
    letters, places = line_starts(body.folded)
    for word in context.lists.names[params.any]:
        at = letters.find(word)
        if at >= 0:
            yield Hit(body.source, body.span(places[at], places[at + len(word) - 1] + 1), word)
