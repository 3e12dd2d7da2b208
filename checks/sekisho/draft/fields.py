"""The front matter of a draft: which fields there are, and what each may hold."""

from __future__ import annotations

from datetime import date, datetime

from sekisho.schema import Choice, Day, Field, Fields, ListOf, Moment, Text, Whole
from sekisho.typed import Any, NamedTuple

ACTIONS = ("post", "share", "follow", "reply")
RIGHTS = ("own", "licensed", "permission", "public-domain")
PEOPLE = ("none", "unidentifiable", "consented")
OUTCOMES = ("agreed", "conditional", "refused")


class Approval(NamedTuple):
    """Who confirmed the draft, when, and the digest of what was confirmed."""

    by: str
    at: datetime | None
    digest: str
    signature: str


class Consultation(NamedTuple):
    """With whom the draft or the account was discussed beforehand, when, and what came of it."""

    with_: str
    date: date | None
    outcome: str


class CheckedLink(NamedTuple):
    """A third party's page, and why it can be relied on. `place` is the field's path."""

    url: str
    reviewed: str
    place: str


class Media(NamedTuple):
    """An attachment: its file in the repo, its description, and what may be done with it."""

    file: str
    alt: str
    rights: str
    source: str
    people: str
    place: str


class Quote(NamedTuple):
    """Another user's words or picture used in the draft, and whether they allowed it."""

    source: str
    permission: str
    place: str


class Waiver(NamedTuple):
    """A rule set aside for this draft, by an approver, for a reason, until a day."""

    rule: str
    reason: str
    by: str
    until: date | None
    place: str


def _approval(values: dict[str, Any], _place: str) -> Approval:
    return Approval(values.get("by") or "", values.get("at"), _text(values, "digest"), _text(values, "signature"))


def consultation(values: dict[str, Any], _place: str) -> Consultation:
    """A `Consultation` from the values of the fields in `CONSULTATION`."""
    return Consultation(_text(values, "with"), values.get("date"), _text(values, "outcome"))


def _link(values: dict[str, Any], place: str) -> CheckedLink:
    return CheckedLink(_text(values, "url"), _text(values, "reviewed"), place)


def _media(values: dict[str, Any], place: str) -> Media:
    file, alt, rights = (_text(values, name) for name in ("file", "alt", "rights"))
    return Media(file, alt, rights, _text(values, "source"), _text(values, "people"), place)


def _quote(values: dict[str, Any], place: str) -> Quote:
    return Quote(_text(values, "source"), _text(values, "permission"), place)


def _waiver(values: dict[str, Any], place: str) -> Waiver:
    rule, reason, by = (_text(values, name) for name in ("rule", "reason", "by"))
    return Waiver(rule, reason, by, values.get("until"), place)


def _text(values: dict[str, Any], name: str) -> str:
    return values.get(name) or ""


CONSULTATION: dict[str, Field] = {
    "with": Text(required=True),
    "date": Day(required=True),
    "outcome": Choice(*OUTCOMES, required=True),
}

FRONT_MATTER = Fields(
    {
        "title": Text(),
        "account": Text(required=True),
        "action": Choice(*ACTIONS),
        "scheduled_at": Moment(required=True),
        "author": Text(required=True),
        "approval": Fields(
            {"by": Text(required=True), "at": Moment(required=True), "digest": Text(), "signature": Text()},
            build=_approval,
        ),
        "links": ListOf(Fields({"url": Text(required=True), "reviewed": Text()}, build=_link)),
        "media": ListOf(
            Fields(
                {
                    "file": Text(required=True),
                    "alt": Text(),
                    "rights": Choice(*RIGHTS),
                    "source": Text(),
                    "people": Choice(*PEOPLE),
                },
                build=_media,
            )
        ),
        "quotes": ListOf(Fields({"source": Text(required=True), "permission": Text()}, build=_quote)),
        "target": Text(),
        "target_kind": Text(),
        "reply_to": Text(),
        "poll": Fields({"question": Text(), "options": ListOf(Text(), required=True), "days": Whole(most=365)}),
        "consultation": Fields(CONSULTATION, build=consultation),
        "corrects": Text(),
        "incident": Text(),
        "published": Fields({"at": Moment(required=True), "url": Text()}),
        "waivers": ListOf(
            Fields({"rule": Text(required=True), "reason": Text(), "by": Text(), "until": Day()}, build=_waiver)
        ),
    }
)
