"""The front matter of a draft: which fields there are, and what each may hold."""

from __future__ import annotations

from datetime import date, datetime

from sekisho.schema import Choice, Day, Field, Fields, ListOf, MapOf, Moment, OneOrMore, Reading, Text, Whole
from sekisho.syntax import Node
from sekisho.typed import Any, NamedTuple

ACTIONS = ("post", "share", "follow", "reply")
RIGHTS = ("own", "licensed", "permission", "public-domain")
PEOPLE = ("none", "unidentifiable", "consented")
OUTCOMES = ("agreed", "conditional", "refused")
_Date = date  # for records that have a field `date`


class Approval(NamedTuple):
    """Who confirmed the draft, when, and the digest of what was confirmed.

    `covers` holds a short digest of each part, only to tell later what has changed. `place` is the field's path.
    """

    by: str
    at: datetime | None
    digest: str
    signature: str
    covers: dict[str, str]
    place: str


class Consultation(NamedTuple):
    """With whom the draft or the account was discussed beforehand, when, and what came of it.

    `until` is the last day on which the outcome holds; None where it has no end.
    """

    with_: str
    date: _Date | None
    outcome: str
    until: _Date | None = None


class CheckedLink(NamedTuple):
    """A third party's page, and why it can be relied on. `place` is the field's path."""

    url: str
    reviewed: str
    place: str


class Media(NamedTuple):
    """An attachment: its file in the repo, its description, and what may be done with it.

    `until` is the last day on which the licence or the consent of the people shown holds; None where it has no end.
    """

    file: str
    alt: str
    rights: str
    source: str
    people: str
    until: date | None
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


def _approval(values: dict[str, Any], place: str) -> Approval:
    by, digest, signature = (_text(values, name) for name in ("by", "digest", "signature"))
    return Approval(by, values.get("at"), digest, signature, values.get("covers") or {}, place)


def consultation(values: dict[str, Any], _place: str) -> Consultation:
    """A `Consultation` from the values of the fields in `CONSULTATION`."""
    return Consultation(_text(values, "with"), values.get("date"), _text(values, "outcome"), values.get("until"))


def _link(values: dict[str, Any], place: str) -> CheckedLink:
    return CheckedLink(_text(values, "url"), _text(values, "reviewed"), place)


def _media(values: dict[str, Any], place: str) -> Media:
    file, alt, rights = (_text(values, name) for name in ("file", "alt", "rights"))
    source, people = _text(values, "source"), _text(values, "people")
    return Media(file, alt, rights, source, people, values.get("until"), place)


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
    "until": Day(),
}


class ConsultationField(Fields):
    """A consultation, written out or named by its id in `consultations.yml`."""

    def __init__(self) -> None:
        super().__init__(CONSULTATION, build=consultation)

    def read(self, node: Node, at: Reading, where: str) -> Any:
        return node.text if node.kind == "text" else super().read(node, at, where)


FRONT_MATTER = Fields(
    {
        "title": Text(),
        "account": Text(required=True),
        "action": Choice(*ACTIONS),
        "scheduled_at": Moment(required=True),
        "author": Text(required=True),
        "approval": OneOrMore(
            Fields(
                {
                    "by": Text(required=True),
                    "at": Moment(required=True),
                    "digest": Text(),
                    "signature": Text(),
                    "covers": MapOf(Text()),
                },
                build=_approval,
            )
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
                    "until": Day(),
                },
                build=_media,
            )
        ),
        "quotes": ListOf(Fields({"source": Text(required=True), "permission": Text()}, build=_quote)),
        "target": Text(),
        "target_kind": Text(),
        "reply_to": Text(),
        "poll": Fields({"question": Text(), "options": ListOf(Text(), required=True), "days": Whole(most=365)}),
        "consultation": ConsultationField(),
        "corrects": Text(),
        "incident": Text(),
        "published": Fields({"at": Moment(required=True), "url": Text()}),
        "waivers": ListOf(
            Fields({"rule": Text(required=True), "reason": Text(), "by": Text(), "until": Day()}, build=_waiver)
        ),
    }
)
