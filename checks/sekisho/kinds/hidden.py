"""A kind that looks for characters which readers don't see, and which serve only to hide a word or an address."""

from __future__ import annotations

from collections.abc import Iterator

from sekisho.draft import Draft
from sekisho.kinds.base import Context, Hit, Params, kind
from sekisho.text.fold import HIDING
from sekisho.text.lazy import Lazy
from sekisho.text.passage import Passage
from sekisho.text.spans import Spans
from sekisho.typed import Literal

_LETTER = "[ぁ-ゖァ-ヺー一-鿿々A-Za-z0-9./:Ａ-Ｚａ-ｚ０-９]"
_BETWEEN_LETTERS = Lazy(
    f"(?<={_LETTER})[{HIDING}]+(?={_LETTER})|[\u202a-\u202e\u2066-\u2069\U000e0020-\U000e007e]{{2,}}"
)
_ANY = Lazy(f"[{HIDING}]")
# The flags of England, Scotland and Wales are written with tags behind a black flag.
_FLAG = "\U0001f3f4"


class HiddenCharacters(Params):
    """Where to look: in addresses, or in words outside them."""

    within: Literal["address", "words"]


@kind("hidden-characters", HiddenCharacters, gives=("count",))
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
        addresses = Spans(passage.fold.typed(link.start, link.end) for link in passage.links)
        places = [place for place in places if addresses.touch(*place) == (params.within == "address")]
        if places:
            yield _hit(passage, places)


def _hit(passage: Passage, places: list[tuple[int, int]]) -> Hit:
    start, end = places[0]
    begin = max(0, start - 1)
    shown = passage.text[begin:start] + passage.text[end : end + 1]
    return Hit(passage.source, passage.typed_span(begin, end + 1), shown, {"count": len(places)})
