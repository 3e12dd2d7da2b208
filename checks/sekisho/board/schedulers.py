"""What programs that schedule posts take from a file, as their makers document it.

Hootsuite, Bulk Composer, https://help.hootsuite.com/s/article/bulk-schedule: three columns without headings (date and
time, text, link); dates as Year/Month/Day Hour:Minute among others; times at least ten minutes ahead, ending in 0 or
5; one post a time, and no text twice; 350 posts across all accounts; pictures are added in the step after the upload.
UTF-8.

Buffer, Bulk Upload, https://support.buffer.com/article/926-how-to-upload-posts-in-bulk-to-buffer: headings Text,
Image URL, Tags, Posting Time, to the letter; YYYY-MM-DD HH:mm in the channel's time zone; one channel a file; 100
posts (10 on the free plan); one picture at most, named by a public address; no YouTube. UTF-8.

Meta Business Suite documents a bulk upload of reels and none of posts, so there is no template to fill in. What is
made for it is a list to copy from; the limits are those of scheduling, ten minutes to thirty days ahead,
https://developers.facebook.com/docs/pages-api/posts. With a byte order mark, since people open it in a spreadsheet.

They change without notice: look again when an upload is refused.
"""

from __future__ import annotations

from collections.abc import Callable

from sekisho.board.gather import Entry
from sekisho.messages.board import BULK
from sekisho.typed import NamedTuple


class Scheduler(NamedTuple):
    """One program. `row` makes the cells of a draft, `head` the headings (none where it wants none).

    `text` is the column that is posted; `guarded` are columns that are not. `minutes` must lie between now and the
    post, `days` is the furthest it takes (0 without end), `step` the minutes that times are in steps of, `rows` the
    most posts at a time, across all files where `across`, `files` the most attachments (0 without end). `by_url` names
    services that need a picture, which it takes by public address alone. `once` says that no time and no text may come
    twice, `mark` that the file begins with a byte order mark.
    """

    id: str
    services: tuple[str, ...]
    row: Callable[[Entry, str], list[str]]
    head: Callable[[str], list[str]]
    text: int
    guarded: tuple[int, ...] = ()
    minutes: int = 0
    days: int = 0
    step: int = 1
    rows: int = 0
    across: bool = False
    files: int = 0
    by_url: tuple[str, ...] = ()
    once: bool = False
    mark: bool = False


def _moment(entry: Entry, form: str) -> str:
    return entry.moment.strftime(form) if entry.moment else ""


def _body(entry: Entry) -> str:
    return entry.draft.body if entry.draft else ""


def _hootsuite(entry: Entry, lang: str) -> list[str]:
    return [_moment(entry, "%Y/%m/%d %H:%M"), _body(entry), ""]


def _buffer(entry: Entry, lang: str) -> list[str]:
    return [_body(entry), "", "", _moment(entry, "%Y-%m-%d %H:%M")]


def _meta(entry: Entry, lang: str) -> list[str]:
    media = entry.draft.media if entry.draft else []
    files, alt = "\n".join(each.file for each in media), "\n".join(each.alt for each in media)
    return [_moment(entry, "%Y-%m-%d"), _moment(entry, "%H:%M"), _body(entry), files, alt, entry.path]


def _no_head(lang: str) -> list[str]:
    return []


def _buffer_head(lang: str) -> list[str]:
    return ["Text", "Image URL", "Tags", "Posting Time"]


def _meta_head(lang: str) -> list[str]:
    return [BULK[f"meta-{key}"].in_(lang) for key in ("day", "time", "text", "files", "alt", "draft")]


SCHEDULERS = (
    Scheduler(
        "hootsuite",
        ("x", "facebook", "instagram"),
        _hootsuite,
        _no_head,
        text=1,
        minutes=10,
        step=5,
        rows=350,
        across=True,
        once=True,
    ),
    Scheduler(
        "buffer",
        ("x", "facebook", "instagram", "threads"),
        _buffer,
        _buffer_head,
        text=0,
        rows=100,
        files=1,
        by_url=("instagram",),
    ),
    Scheduler(
        "meta",
        ("facebook", "instagram"),
        _meta,
        _meta_head,
        text=2,
        guarded=(3, 5),
        minutes=10,
        days=30,
        mark=True,
    ),
)
