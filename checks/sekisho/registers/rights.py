"""Who may confirm what on a given day: roles, their periods, and deputies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from sekisho.registers.people import Person


def acts_for(people: Mapping[str, Person], who: str, day: date | None, *, but: str = "") -> Iterator[str]:
    """The ids of those for whom `who` may act on `day`: themselves, and everybody who named them as deputy.

    `but` is left out as a principal: nobody confirms through a deputy what they wrote themselves.
    """
    if who not in people:
        return
    yield who
    for name, person in people.items():
        if name not in (but, who) and any(
            deputy.person == who and (day is None or deputy.holds_on(day)) for deputy in person.deputies
        ):
            yield name


def may(people: Mapping[str, Person], who: str, role: str, account: str, day: date | None, *, but: str = "") -> bool:
    """Has `who` on `day` the role for an account, personally or as a deputy?"""
    return any(people[name].may(role, account, day) for name in acts_for(people, who, day, but=but))


def is_one_of(people: Mapping[str, Person], who: str, wanted: Iterable[str], day: date | None, *, but: str = "") -> str:
    """Which of the people wanted `who` acts for on `day`; an empty text for none."""
    acting = {name for name in acts_for(people, who, day, but=but) if day is None or people[name].may_on(day)}
    return next((name for name in wanted if name in acting), "")
