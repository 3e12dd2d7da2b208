"""The attachments of a draft: pictures as they are, everything else by name, size and digest."""

from __future__ import annotations

from sekisho.draft.digest import parts
from sekisho.draft.fields import Media
from sekisho.media import format_of, has_position
from sekisho.messages.sheet import PEOPLE, RIGHTS, SHEET
from sekisho.sheet.paper import Paper, safe, tongue
from sekisho.tree import inside

# Formats that every browser shows.
_SHOWN = ("jpeg", "png", "gif", "webp")
# One picture and all of them together, in bytes: what a browser prints without trouble, and a mailbox takes.
MOST_BYTES, MOST_TOGETHER = 4 << 20, 12 << 20
# Cameras write a position at the beginning of a picture, and at the beginning or the end of a film.
_EDGE = 8 << 20


def attachments(paper: Paper) -> str:
    """Every attachment with its description, rights and digest; a picture that is small enough is shown."""
    digests = parts(paper.draft, paper.repo.tree)
    made, room = "", MOST_TOGETHER
    for number, item in enumerate(paper.draft.media, start=1):
        picture = _picture(item, paper, min(MOST_BYTES, room))
        room -= len(picture)
        made += _figure(number, item, picture, digests.get(f"media:{item.file}", ""), paper)
    return made


def _picture(item: Media, paper: Paper, most: int) -> bytes:
    """The bytes of a picture that is to be shown; none where it is no picture, too large or not there."""
    tree = paper.repo.tree
    if not _is_there(item, paper) or tree.size(item.file) > most:
        return b""
    data = tree.read(item.file, most)
    return data if format_of(data) in _SHOWN else b""


def _is_there(item: Media, paper: Paper) -> bool:
    return bool(item.file) and inside(item.file) and paper.repo.tree.kind(item.file) == "file"


def _figure(number: int, item: Media, picture: bytes, digest: str, paper: Paper) -> str:
    alt = paper.field(f"{item.place}.alt", item.alt)
    rows = [("alt", alt), *_facts(item, digest, paper)]
    listed = "".join(
        f'<tr><th scope="row">{paper.word(key)}</th><td{tongue(text, paper.lang)}>{safe(text)}</td></tr>'
        for key, text in rows
        if text
    )
    warning = f'<p class="warn">{paper.word("has-position")}</p>' if _has_position(item, paper) else ""
    if picture:
        shown = f'<img src="{_uri(picture)}" alt="{safe(alt)}">'
    else:
        shown = f'<p class="no-picture">{paper.word("not-shown" if _is_there(item, paper) else "missing")}</p>'
    title = f'<p class="file"><b>{paper.word("attachment")} {number}</b> <code>{safe(item.file)}</code></p>'
    return f'<div class="figure">{title}<div class="beside">{shown}<table>{listed}</table></div>{warning}</div>'


def _facts(item: Media, digest: str, paper: Paper) -> list[tuple[str, str]]:
    found = [
        ("rights", paper.choice(RIGHTS, item.rights)),
        ("source", paper.field(f"{item.place}.source", item.source)),
        ("people", paper.choice(PEOPLE, item.people)),
        ("until", paper.day(item.until) if item.until else ""),
    ]
    if _is_there(item, paper):
        tree = paper.repo.tree
        form = format_of(tree.read(item.file, 64)).upper() or SHEET["format-unknown"].in_(paper.lang)
        size = f"{tree.size(item.file):,}"
        found += [("format", SHEET["format-is"].in_(paper.lang).format(form=form, size=size)), ("sha256", digest)]
    return found


def _has_position(item: Media, paper: Paper) -> bool:
    if not _is_there(item, paper):
        return False
    tree = paper.repo.tree
    head = tree.read(item.file, _EDGE)
    rest = max(0, tree.size(item.file) - _EDGE)
    return has_position(head) or bool(rest and has_position(head[:16] + tree.read(item.file, _EDGE, rest)))


def _uri(picture: bytes) -> str:
    from base64 import b64encode

    return f"data:image/{format_of(picture)};base64,{b64encode(picture).decode()}"
