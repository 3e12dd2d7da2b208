"""Kinds that look at attachments: what the draft says of them, and what the files themselves show."""

from __future__ import annotations

from collections.abc import Iterator

from sekisho.draft import Draft
from sekisho.kinds.base import Context, Hit, Params, filled, kind
from sekisho.tree import inside
from sekisho.typed import Literal

# Cameras write a position at the beginning of a picture, and at the beginning or the end of a film.
_EDGE_BYTES = 8 << 20


class MediaRecord(Params):
    """What must be on record for each attachment: a field, and for which rights it is asked."""

    field: Literal["rights", "people", "alt", "source"]
    unless_rights: tuple[Literal["own", "licensed", "permission", "public-domain"], ...] = ()


@kind("media-record", MediaRecord, needs=lambda _: ((filled("media"),),))
def media_record(draft: Draft, params: MediaRecord, context: Context) -> Iterator[Hit]:
    """Attachments of which the draft does not say what it must."""
    for item in draft.media:
        if item.rights in params.unless_rights or getattr(item, params.field).strip():
            continue
        place = draft.at(f"{item.place}.{params.field}", f"{item.place}.file", item.place)
        yield Hit(draft.source, place, item.file)


class MediaLocation(Params):
    """Has no parameters."""


@kind("media-location", MediaLocation, needs=lambda _: ((filled("media"),),))
def media_location(draft: Draft, params: MediaLocation, context: Context) -> Iterator[Hit]:
    """Pictures and films that carry the position at which they were taken (Exif, XMP, QuickTime)."""
    for item in draft.media:
        tree = context.repo.tree
        if not inside(item.file) or tree.kind(item.file) != "file":
            continue
        from sekisho.media import has_position  # only for a draft with attachments

        start = max(0, tree.size(item.file) - _EDGE_BYTES)
        head = tree.read(item.file, _EDGE_BYTES)
        if has_position(head) or (start and has_position(head[:16] + tree.read(item.file, _EDGE_BYTES, start))):
            yield Hit(draft.source, draft.at(f"{item.place}.file"), item.file)


class QuoteRecord(Params):
    """Has no parameters."""


@kind("quote-record", QuoteRecord, needs=lambda _: ((filled("quotes"),),))
def quote_record(draft: Draft, params: QuoteRecord, context: Context) -> Iterator[Hit]:
    """Other users' words or pictures, used without their permission on record."""
    for quote in draft.quotes:
        if quote.permission.strip().lower() != "granted":
            place = draft.at(f"{quote.place}.permission", f"{quote.place}.source", quote.place)
            yield Hit(draft.source, place, quote.source)
