"""`people.yml`: who may write and who may confirm, and for which accounts."""

from __future__ import annotations

from datetime import date

from sekisho.schema import Day, Fields, ListOf, MapOf, OneOrMore, Text
from sekisho.typed import Any, NamedTuple


class Deputy(NamedTuple):
    """Somebody who stands in for a person from a day to a day, both included. `place` is the field's path."""

    person: str
    from_: date | None
    until: date | None
    place: str

    def holds_on(self, day: date) -> bool:
        """Is that day within the period?"""
        return within(day, self.from_, self.until)


class Person(NamedTuple):
    """Somebody with a part in publishing. `accounts` limits the roles; empty means every account.

    `from_` and `until` are the first and last day of the roles, None where there is none. `keys` are public SSH keys,
    each a line as in a .pub file.
    """

    name: str
    department: str
    roles: tuple[str, ...]
    accounts: tuple[str, ...]
    keys: tuple[str, ...]
    from_: date | None = None
    until: date | None = None
    deputies: tuple[Deputy, ...] = ()

    def may(self, role: str, account: str, day: date | None = None) -> bool:
        """Has this person `role` for the account with this id (on `day`, where that matters)?"""
        if day is not None and not self.may_on(day):
            return False
        return role in self.roles and (not self.accounts or not account or account in self.accounts)

    def may_on(self, day: date) -> bool:
        """Do the person's roles hold on that day?"""
        return within(day, self.from_, self.until)


def within(day: date, first: date | None, last: date | None) -> bool:
    """Is a day in a period, whose ends may be open?"""
    return (first is None or first <= day) and (last is None or day <= last)


def _person(values: dict[str, Any], _place: str) -> Person:
    return Person(
        name=values.get("name") or "",
        department=values.get("department") or "",
        roles=tuple(values.get("roles") or ()),
        accounts=tuple(values.get("accounts") or ()),
        keys=tuple(values.get("key") or ()),
        from_=values.get("from"),
        until=values.get("until"),
        deputies=tuple(values.get("deputies") or ()),
    )


def _deputy(values: dict[str, Any], place: str) -> Deputy:
    return Deputy(values.get("person") or "", values.get("from"), values.get("until"), place)


FIELDS = Fields(
    {
        "people": MapOf(
            Fields(
                {
                    "name": Text(required=True),
                    "department": Text(),
                    "roles": ListOf(Text(), required=True),
                    "accounts": ListOf(Text()),
                    "key": OneOrMore(Text()),
                    "from": Day(),
                    "until": Day(),
                    "deputies": ListOf(
                        Fields(
                            {"person": Text(required=True), "from": Day(required=True), "until": Day(required=True)},
                            build=_deputy,
                        )
                    ),
                },
                build=_person,
            ),
            required=True,
        )
    }
)
