"""`sekisho.yml`: whose content repo this is, and what it is judged by."""

from __future__ import annotations

from datetime import timedelta, timezone, tzinfo

from sekisho.schema import JST, Choice, Fields, Flag, ListOf, Reading, Text
from sekisho.syntax import Node
from sekisho.typed import Any, NamedTuple


class Settings(NamedTuple):
    """The settings of a content repo.

    `phones` and `emails` are the organisation's own contacts; `*` in them stands for digits or letters.
    """

    organisation: dict[str, str]
    language: str
    zone: tzinfo
    guideline_url: str
    guideline_version: str
    rulebook_url: str
    official_hosts: tuple[str, ...]
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    signed: bool


FIELDS = Fields(
    {
        "organisation": Fields({"ja": Text(required=True), "en": Text()}, required=True),
        "language": Choice("ja", "en"),
        "timezone": Text(),
        "guideline_url": Text(),
        "guideline_version": Text(),
        "rulebook_url": Text(),
        "official_hosts": ListOf(Text(), required=True),
        "contacts": Fields({"phones": ListOf(Text()), "emails": ListOf(Text())}),
        "approval": Fields({"signed": Flag()}),
    }
)


def build(values: dict[str, Any], root: Node, at: Reading) -> Settings:
    """The settings, with the time zone looked up; an unknown one is a trouble."""
    contacts = values.get("contacts") or {}
    hosts = (host.lower().rstrip(".") for host in values.get("official_hosts") or [])
    return Settings(
        organisation=values.get("organisation") or {},
        language=values.get("language") or "ja",
        zone=_zone(values.get("timezone") or "Asia/Tokyo", root, at),
        guideline_url=values.get("guideline_url") or "",
        guideline_version=values.get("guideline_version") or "",
        rulebook_url=values.get("rulebook_url") or "",
        official_hosts=tuple(hosts),
        phones=tuple(contacts.get("phones") or ()),
        emails=tuple(contacts.get("emails") or ()),
        signed=bool((values.get("approval") or {}).get("signed")),
    )


def _zone(name: str, root: Node, at: Reading) -> tzinfo:
    # Japan has had one zone and no summer time since 1951; zoneinfo, which needs a database, is for everybody else.
    if name == "Asia/Tokyo":
        return JST
    if name == "UTC":
        return timezone(timedelta(0))
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        at.trouble(at.nodes.get("timezone", root), "unknown-zone", found=name)
        return JST
