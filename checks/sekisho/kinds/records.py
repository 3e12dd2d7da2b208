"""Kinds that ask for a record in the draft: a field, a consultation, a licence that still holds."""

from __future__ import annotations

from collections.abc import Iterator

from sekisho.draft import Draft
from sekisho.kinds.accounts import agreed, day_out
from sekisho.kinds.base import Context, Hit, HostList, NameList, Params, filled, kind
from sekisho.typed import Literal


class FieldIs(Params):
    """A field of the front matter and the values of it that are found."""

    field: Literal["action"]
    any: tuple[str, ...]


@kind("field-is", FieldIs)
def field_is(draft: Draft, params: FieldIs, context: Context) -> Iterator[Hit]:
    """A field that has one of some values."""
    if draft.action in params.any:
        yield Hit(draft.source, draft.at(params.field), draft.action)


class Target(Params):
    """Whose accounts may be shared and followed freely, and the desk to consult about all others."""

    bodies: NameList
    hosts: HostList
    desk: str


@kind("target", Target, gives=("desk",))
def target(draft: Draft, params: Target, context: Context) -> Iterator[Hit]:
    """Sharing or following somebody who is no public body by the lists, without a consultation that holds that day.

    What the author says of the target is not asked.
    """
    from sekisho.text.bodies import is_public  # most drafts are posts of one's own

    lists = context.lists
    account = context.repo.accounts.get(draft.account)
    service = account.service if account else ""
    platforms = lists.platforms
    if is_public(draft.text("target"), service, lists.names[params.bodies], lists.hosts[params.hosts], platforms):
        return
    if not agreed(context.repo.consultation(draft.consultation), params.desk, day_out(draft, context)):
        yield Hit(draft.source, draft.at("target", "action"), draft.text("target"), {"desk": params.desk})


class MediaUntil(Params):
    """Has no parameters."""


@kind("media-until", MediaUntil, gives=("file", "day"), needs=lambda _: ((filled("media"),),))
def media_until(draft: Draft, params: MediaUntil, context: Context) -> Iterator[Hit]:
    """Attachments whose licence, or the consent of the people shown, ends before the post goes out."""
    day = day_out(draft, context)
    for item in draft.media:
        if item.until is not None and day is not None and item.until < day:
            values = {"file": item.file, "day": day}
            yield Hit(draft.source, draft.at(f"{item.place}.until"), str(item.until), values)
