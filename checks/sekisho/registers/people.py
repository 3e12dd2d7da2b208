"""`people.yml`: who may write and who may confirm, and for which accounts."""

from __future__ import annotations

from sekisho.schema import Fields, ListOf, MapOf, Text
from sekisho.typed import Any, NamedTuple


class Person(NamedTuple):
    """Somebody with a part in publishing. `accounts` limits the roles; empty means every account."""

    name: str
    department: str
    roles: tuple[str, ...]
    accounts: tuple[str, ...]
    key: str

    def may(self, role: str, account: str) -> bool:
        """Has this person `role` for the account with this id?"""
        return role in self.roles and (not self.accounts or account in self.accounts)


def _person(values: dict[str, Any], _place: str) -> Person:
    return Person(
        name=values.get("name") or "",
        department=values.get("department") or "",
        roles=tuple(values.get("roles") or ()),
        accounts=tuple(values.get("accounts") or ()),
        key=values.get("key") or "",
    )


FIELDS = Fields(
    {
        "people": MapOf(
            Fields(
                {
                    "name": Text(required=True),
                    "department": Text(),
                    "roles": ListOf(Text(), required=True),
                    "accounts": ListOf(Text()),
                    "key": Text(),
                },
                build=_person,
            ),
            required=True,
        )
    }
)
