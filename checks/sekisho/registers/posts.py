"""What the registers ask of the drafts: when each account last spoke, which consultations and licences it relies on."""

from __future__ import annotations

from datetime import date, datetime

from sekisho.draft import Draft, read_draft
from sekisho.source import MAX_BYTES, decode
from sekisho.trouble import Troubles
from sekisho.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sekisho.registers.repo import Repo


class Ending(NamedTuple):
    """An attachment whose licence, or the consent of the people shown, holds until a day; and the line that says so."""

    file: str
    until: date
    line: int


class Post(NamedTuple):
    """A draft, as far as the registers ask for it. `consultation` is the id that it names, empty for none."""

    path: str
    account: str
    author: str
    scheduled_at: datetime | None
    published_at: datetime | None
    consultation: str
    endings: tuple[Ending, ...]

    def waits(self, at: datetime) -> bool:
        """Is it still to go out at the moment `at`?"""
        return self.published_at is None and (self.scheduled_at is None or self.scheduled_at >= at)


def post_of(draft: Draft) -> Post:
    """What the registers ask of a draft."""
    position = draft.source.position
    endings = [
        Ending(item.file, item.until, position(draft.at(f"{item.place}.until").start)[0])
        for item in draft.media
        if item.until is not None
    ]
    consulted = draft.consultation if isinstance(draft.consultation, str) else ""
    times = draft.scheduled_at, draft.published_at
    return Post(draft.path, draft.account, draft.author, *times, consulted, tuple(endings))


def read_post(path: str, repo: Repo) -> Post | None:
    """The post in the draft at `path`; None where it can't be read, which the check of the draft itself tells."""
    tree = repo.tree
    if not path.endswith(".md") or tree.kind(path) != "file" or tree.size(path) > MAX_BYTES:
        return None
    try:
        source = decode(path, tree.read(path, MAX_BYTES), Troubles())
    except OSError:
        return None
    draft = read_draft(source, Troubles(), repo.settings.zone) if source else None
    return post_of(draft) if draft else None
