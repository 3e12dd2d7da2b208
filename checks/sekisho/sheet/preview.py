"""How a post will look: its links and hashtags told apart, what its platform counts, and what would not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sekisho.draft import Draft
from sekisho.messages import Text, say, shown
from sekisho.messages.sheet import SHEET
from sekisho.registers import Account
from sekisho.report.blocks import visible
from sekisho.sheet.fitting import fitting
from sekisho.sheet.hiding import Stretch, body_of, field_of
from sekisho.text.fold import fold
from sekisho.text.lazy import Lazy
from sekisho.text.length import COUNTS
from sekisho.text.links import find_links
from sekisho.typed import Any, NamedTuple

LINK, TAG, HANDLE = "link", "tag", "handle"

_LETTER = "0-9A-Za-z_\u00c0-\u024fぁ-ゖァ-ヺー一-鿿々"
_MARK = Lazy(f"(?<![{_LETTER}&/#@])(?:[#＃]([{_LETTER}]{{1,100}})|@[A-Za-z0-9_.]{{1,30}})")
_BLANK = Text("", "")


class Piece(NamedTuple):
    """A stretch of text of one sort (`link`, `tag`, `handle` or plain); `over`: the platform would not take it."""

    text: str
    sort: str
    over: bool


class Count(NamedTuple):
    """How long a text is for its platform, and how long it may be; `by` is the platform's way of counting."""

    used: int
    limit: int
    by: str


class Preview(NamedTuple):
    """A post as readers will meet it. `service` is the platform's id, empty where the account is not registered."""

    service: str
    platform: Any
    handle: str
    action: str
    title: tuple[Piece, ...]
    title_length: Count | None
    body: tuple[Piece, ...]
    length: Count | None
    question: str
    options: tuple[str, ...]
    days: int | None
    target: str
    reply_to: str
    attachments: tuple[str, ...]


def preview(
    draft: Draft, account: Account | None, platform: Mapping[str, Any] | None, secrets: Sequence[Stretch] = ()
) -> Preview:
    """The preview of a draft on its platform; `secrets` are stretches of its file that are not shown."""

    def field(path: str, text: str) -> str:
        return field_of(draft, path, text, secrets)

    title, title_length = _measured(field("title", draft.text("title")), draft.text("title"), "title", platform)
    body, length = _measured(body_of(draft, secrets), draft.body, "text", platform)
    poll = draft.fields.get("poll") or {}
    options = tuple(field(f"poll.options[{number}]", text) for number, text in enumerate(draft.poll_options or ()))
    return Preview(
        service=account.service if account else "",
        platform=(platform or {}).get("name") or (account.service if account else ""),
        handle="@" + account.handle.lstrip("@") if account and account.handle else "",
        action=draft.action,
        title=title,
        title_length=title_length,
        body=body,
        length=length,
        question=field("poll.question", poll.get("question") or ""),
        options=options,
        days=draft.poll_days,
        target=field("target", draft.text("target")),
        reply_to=field("reply_to", draft.text("reply_to")),
        attachments=tuple(field(f"{item.place}.alt", item.alt) for item in draft.media),
    )


def _measured(
    text: str, real: str, name: str, platform: Mapping[str, Any] | None
) -> tuple[tuple[Piece, ...], Count | None]:
    """The pieces of a text that is shown, and the length of the real one."""
    limit = platform["limits"].get(name) if platform else None
    if platform is None or limit is None or not real:
        return tuple(pieces(text, len(text))), None
    by = platform["counts_by"]
    count = Count(COUNTS[by](real), limit, by)
    fits = len(text) if count.used <= limit else fitting(real, limit, by)
    return tuple(pieces(text, fits)), count


def pieces(text: str, fits: int) -> Iterator[Piece]:
    """`text` cut into stretches of one sort; its first `fits` characters are within the limit."""
    at = 0
    for start, end, sort in sorted(_marks(text)):
        if start < at:
            continue
        yield from _split(text, at, start, "", fits)
        yield from _split(text, start, end, sort, fits)
        at = end
    yield from _split(text, at, len(text), "", fits)


def _split(text: str, start: int, end: int, sort: str, fits: int) -> Iterator[Piece]:
    middle = min(max(start, fits), end)
    if start < middle:
        yield Piece(text[start:middle], sort, over=False)
    if middle < end:
        yield Piece(text[middle:end], sort, over=True)


def _marks(text: str) -> Iterator[tuple[int, int, str]]:
    folded = fold(text)
    for link in find_links(folded.text):
        yield *folded.typed(link.start, link.end), LINK
    for match in _MARK.finditer(text):
        if match[1] is None:
            yield match.start(), match.end(), HANDLE
        elif not match[1].isdigit():
            yield match.start(), match.end(), TAG


def as_text(
    draft: Draft,
    account: Account | None,
    platform: Mapping[str, Any] | None,
    lang: str,
    secrets: Sequence[Stretch] = (),
) -> list[str]:
    """The preview for a terminal, a line each; whatever would steer the terminal is written out."""
    post = preview(draft, account, platform, secrets)
    said = [f"  {_name(post, lang)}  {visible(post.handle)}".rstrip()]
    for key, text in (("to-share", post.target), ("to-answer", post.reply_to)):
        if text:
            said.append(f"  {SHEET[key].in_(lang)}: {visible(text)}")
    if post.title:
        said.append(f"  {SHEET['title'].in_(lang)}: {visible(_with_cut(post.title, lang))}")
    body = _with_cut(post.body, lang) or SHEET["no-text"].in_(lang)
    said += ["  | " + visible(line) for line in body.split("\n")]
    if post.options:
        said += [f"  {visible(post.question)}"] if post.question else []
        said += [f"  ( ) {visible(option)}" for option in post.options]
        said += [f"  {say(SHEET['poll-days'], lang, {'days': post.days})}"] if post.days else []
    for number, alt in enumerate(post.attachments, start=1):
        said.append(f"  [{SHEET['attachment'].in_(lang)} {number}] {visible(alt)}".rstrip())
    for count, of in ((post.title_length, SHEET["of-title"]), (post.length, _BLANK)):
        if count:
            said.append("  " + count_line(count, _name(post, lang), lang, of))
    return said


def _name(post: Preview, lang: str) -> str:
    return visible(shown(post.platform, lang)) or SHEET["no-platform"].in_(lang)


def _with_cut(text: tuple[Piece, ...], lang: str) -> str:
    """A text with a sign where the platform would cut it."""
    within = "".join(piece.text for piece in text if not piece.over)
    over = "".join(piece.text for piece in text if piece.over)
    return within + (SHEET["cut-here"].in_(lang) + over if over else "")


def count_line(count: Count, platform: str, lang: str, of: Text = _BLANK) -> str:
    """How long a text is, and what is left or too much."""
    left = count.limit - count.used
    key = f"count-{count.by}" if f"count-{count.by}" in SHEET else "count-characters"
    values = {"platform": platform, "used": f"{count.used:,}", "limit": f"{count.limit:,}", "of": of}
    rest = say(SHEET["count-left" if left >= 0 else "count-over"], lang, {"rest": f"{abs(left):,}"})
    return (say(SHEET[key], lang, values) + rest).strip()
