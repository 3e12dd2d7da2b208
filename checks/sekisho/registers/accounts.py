"""`accounts.yml`: the register of official accounts."""

from __future__ import annotations

from datetime import date

from sekisho.draft.fields import Consultation, ConsultationField
from sekisho.schema import Choice, Day, Fields, Flag, ListOf, Text
from sekisho.typed import Any, NamedTuple

SHARED = "shared"


class Profile(NamedTuple):
    """What the account's profile shows its readers."""

    official_url: str
    disclaimer: str
    comment_policy: str


class Retirement(NamedTuple):
    """By which criterion of the guideline the account is closed, from when, and who decided it."""

    criterion: str
    date: date | None
    decided_by: str


class Account(NamedTuple):
    """An official account. `scope` is `shared` or the department that it belongs to; `place` its path in the file.

    `consultation` is one written out, or the id of one on record. `reviewed_on` is the day on which somebody last
    looked over the account and its entry.
    """

    id: str
    service: str
    handle: str
    url: str
    scope: str
    owner: str
    status: str
    opened_on: date | None
    password_changed_on: date | None
    reviewed_on: date | None
    two_factor: bool | None
    profile: Profile
    listed_on: str
    consultation: Consultation | str | None
    retirement: Retirement | None
    place: str


_TEXTS = ("id", "service", "handle", "url", "owner", "listed_on")
_OTHERS = ("opened_on", "password_changed_on", "reviewed_on", "two_factor", "consultation", "retirement")


def _account(values: dict[str, Any], place: str) -> Account:
    given: dict[str, Any] = {name: values.get(name) for name in _OTHERS}
    given |= {name: values.get(name) or "" for name in _TEXTS}
    return Account(
        **given,
        scope=values.get("scope") or SHARED,
        status=values.get("status") or "active",
        profile=values.get("profile") or Profile("", "", ""),
        place=place,
    )


def _profile(values: dict[str, Any], _place: str) -> Profile:
    return Profile(*(values.get(name) or "" for name in Profile._fields))


def _retirement(values: dict[str, Any], _place: str) -> Retirement:
    return Retirement(values.get("criterion") or "", values.get("date"), values.get("decided_by") or "")


FIELDS = Fields(
    {
        "accounts": ListOf(
            Fields(
                {
                    "id": Text(required=True),
                    "service": Text(required=True),
                    "handle": Text(),
                    "url": Text(required=True),
                    "scope": Text(),
                    "owner": Text(required=True),
                    "status": Choice("active", "suspended", "retired"),
                    "opened_on": Day(),
                    "password_changed_on": Day(),
                    "reviewed_on": Day(),
                    "two_factor": Flag(),
                    "profile": Fields(
                        {"official_url": Text(), "disclaimer": Text(), "comment_policy": Text()}, build=_profile
                    ),
                    "listed_on": Text(),
                    "consultation": ConsultationField(),
                    "retirement": Fields({"criterion": Text(), "date": Day(), "decided_by": Text()}, build=_retirement),
                },
                build=_account,
            ),
            required=True,
        )
    }
)
