"""`sekisho.yml`: whose content repo this is, and what it is judged by."""

from __future__ import annotations

from datetime import timedelta, timezone, tzinfo

from sekisho.schema import JST, Choice, Fields, Flag, ListOf, Reading, Text, Whole
from sekisho.syntax import Node
from sekisho.typed import Any, NamedTuple


class Step(NamedTuple):
    """A step of an approval: one person with `role`, any one of some people, or all of some."""

    role: str
    any_of: tuple[str, ...]
    all_of: tuple[str, ...]
    place: str


class Settings(NamedTuple):
    """The settings of a content repo.

    `repository` is the name that signatures are bound to. `steps` are the approvals asked for, in order; without any,
    one is asked for, by the role that the rulebook names. `valid_days` is how long one holds, 0 without end. `phones`
    and `emails` are the organisation's own contacts; `*` in them stands for digits or letters.
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
    repository: str
    signed: bool
    valid_days: int
    steps: tuple[Step, ...]

    @property
    def in_force(self) -> list[str]:
        """What is asked of an approval besides that it be given."""
        asked = {"signed": self.signed, "valid_days": self.valid_days, "steps": self.steps}
        return [name for name, value in asked.items() if value]


def _step(values: dict[str, Any], place: str) -> Step:
    any_of, all_of = (tuple(values.get(name) or ()) for name in ("any_of", "all_of"))
    return Step(values.get("role") or "", any_of, all_of, place)


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
        "repository": Text(longest=100),
        "approval": Fields(
            {
                "signed": Flag(),
                "valid_days": Whole(least=1, most=3660),
                "steps": ListOf(
                    Fields({"role": Text(), "any_of": ListOf(Text()), "all_of": ListOf(Text())}, build=_step)
                ),
            }
        ),
    }
)


def build(values: dict[str, Any], root: Node, at: Reading) -> Settings:
    """The settings, with the time zone looked up; an unknown one is a trouble."""
    contacts = values.get("contacts") or {}
    approval = values.get("approval") or {}
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
        repository=values.get("repository") or "",
        signed=bool(approval.get("signed")),
        valid_days=approval.get("valid_days") or 0,
        steps=tuple(approval.get("steps") or ()),
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
