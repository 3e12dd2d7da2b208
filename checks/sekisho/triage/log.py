"""Entries for the moderation log (`moderation.yml`): which comment was deleted, when, by whom, on what grounds.

What the comment said, and who wrote it, never gets there.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from datetime import date

from sekisho.source import Source, decode
from sekisho.syntax import Node, parse, scalar
from sekisho.text import numbers
from sekisho.text.fold import fold
from sekisho.triage.comment import Incoming
from sekisho.triage.judge import Verdict
from sekisho.trouble import SekishoError, Troubles
from sekisho.typed import NamedTuple

_LIST = "entries"
_MOST = 4_000_000


class Entry(NamedTuple):
    """A deletion that a person decided on. `comment` is the comment's address, or its id."""

    account: str
    comment: str
    deleted_on: date
    by: str
    grounds: tuple[str, ...]
    blocked: bool
    reason: str


def entry(incoming: Incoming, verdict: Verdict, account: str, day: date, by: str, *, blocked: bool, lang: str) -> Entry:
    """The entry for a comment whose deletion somebody decided on; the reason is what the rules are called."""
    reason = dict.fromkeys(each.rule.title.in_(lang) for each in verdict.reasons)
    join = "、" if lang == "ja" else "; "
    grounds = tuple(verdict.categories)
    return Entry(account, reference(incoming), day, by, grounds, blocked, join.join(reason))


def reference(incoming: Incoming) -> str:
    """What names the comment in the log: its address, its id, or where both hold personal data a digest of the id."""
    for each in (incoming.url, "" if incoming.id is None else str(incoming.id)):
        folded = fold(each).text
        if each and not (any(numbers.emails(folded)) or any(numbers.phones(folded))):
            return " ".join(each.split())[:500]
    return "sha256:" + hashlib.sha256(str(incoming.id).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def check(path: str) -> None:
    """Raises SekishoError where entries could not be added to the log at `path`."""
    _with(path, _read(path), [["id: m-1"]])


def append(path: str, entries: Iterable[Entry]) -> tuple[int, list[str]]:
    """Add entries to the log at `path`: how many were added, and which comments were on record already.

    The rest of the file stays as it was typed. Raises SekishoError where it can't be read as a log, or not be written.
    """
    text = _read(path)
    known, ids = _known(path, text)
    added, before = [], []
    for each in entries:
        if each.comment in known:
            before.append(each.comment)
            continue
        known.add(each.comment)
        name = _free(f"m-{each.deleted_on.isoformat()}", ids)
        ids.add(name)
        added.append(_lines(name, each))
    if added:
        longer = _with(path, text, added)
        if len(_known(path, longer)[1]) != len(ids):
            raise SekishoError("log-form", found=path)
        _write(path, longer)
    return len(added), before


def _read(path: str) -> str:
    if not os.path.lexists(path):
        return ""
    try:
        with open(path, "rb") as file:
            data = file.read(_MOST + 1)
    except OSError as error:
        raise SekishoError("cannot-read", found=path, said=error.strerror or "") from error
    source = decode(path, data, Troubles(), limit=_MOST)
    if source is None:
        raise SekishoError("log-form", found=path)
    return source.text


def _known(path: str, text: str) -> tuple[set[str], set[str]]:
    """The comments and the ids of the entries in a log."""
    comments, ids = set(), set()
    for number, item in enumerate(_items(path, text)):
        comment, name = item.get("comment"), item.get("id")
        if comment is not None:
            comments.add(comment.text)
        ids.add(name.text if name is not None else f"#{number}")
    return comments, ids


def _items(path: str, text: str) -> list[Node]:
    if not text.strip():
        return []
    troubles = Troubles()
    root = parse(Source(path, text), troubles)
    if len(troubles):
        raise SekishoError("log-form", found=path)
    if root is None:  # nothing but comments
        return []
    entries = root.get(_LIST) if root.kind == "map" else None
    if entries is None or (entries.kind != "list" and not entries.empty):
        raise SekishoError("log-form", found=path)
    return entries.items


def _free(stem: str, taken: set[str]) -> str:
    number = 1
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def _lines(name: str, each: Entry) -> list[str]:
    return [
        f"id: {scalar(name)}",
        f"account: {scalar(each.account)}",
        f"comment: {scalar(each.comment)}",
        f"deleted_on: {each.deleted_on.isoformat()}",
        f"by: {scalar(each.by)}",
        f"grounds: [{', '.join(scalar(ground, in_flow=True) for ground in each.grounds)}]",
        f"blocked: {'true' if each.blocked else 'false'}",
        f"reason: {scalar(each.reason)}",
    ]


def _with(path: str, text: str, added: list[list[str]]) -> str:
    """The log's text with more entries behind the last one, set in as that is."""
    if text and not text.endswith("\n"):
        text += "\n"
    items = _items(path, text)
    if not items:
        return _without_empty_list(text) + f"{_LIST}:\n" + _block(added, "  - ")
    last = items[-1]
    lead = text[text.rfind("\n", 0, last.start) + 1 : last.start]
    if lead.strip() != "-":
        raise SekishoError("log-form", found=path)  # [{…}, {…}] on one line can't grow
    end = text.find("\n", last.end) + 1
    return text[:end] + _block(added, lead) + text[end:]


def _without_empty_list(text: str) -> str:
    """A log without entries: its comments stay, an empty `entries:` or `entries: []` goes."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(_LIST + ":"))


def _block(added: list[list[str]], lead: str) -> str:
    return "".join(
        "".join((lead if number == 0 else " " * len(lead)) + line + "\n" for number, line in enumerate(lines))
        for lines in added
    )


def _write(path: str, text: str) -> None:
    try:
        with open(path + ".new", "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(path + ".new", path)
    except OSError as error:
        raise SekishoError("cannot-write", found=path, said=error.strerror or "") from error
