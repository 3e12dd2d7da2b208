"""`moderation.yml`: which comments were deleted, by whom, on what grounds, and what became of objections.

A comment is named by its id or address. What it said stays out: it is its writer's, and often why it was deleted.
"""

from __future__ import annotations

from datetime import date

from sekisho.schema import Choice, Day, Fields, Flag, ListOf, Text
from sekisho.typed import Any, NamedTuple

OUTCOMES = ("dismissed", "restored")


class Appeal(NamedTuple):
    """Somebody's objection to the deletion: when it came, what was decided, when and by whom."""

    received_on: date | None
    outcome: str
    decided_on: date | None
    by: str


class Deletion(NamedTuple):
    """A comment that was deleted. `grounds` are clauses; `blocked` is whether its writer was, None if nobody said."""

    id: str
    account: str
    comment: str
    deleted_on: date | None
    by: str
    grounds: tuple[str, ...]
    blocked: bool | None
    reason: str
    appeal: Appeal | None
    place: str


def _appeal(values: dict[str, Any], _place: str) -> Appeal:
    return Appeal(
        values.get("received_on"), values.get("outcome") or "", values.get("decided_on"), values.get("by") or ""
    )


def _deletion(values: dict[str, Any], place: str) -> Deletion:
    given: dict[str, Any] = {name: values.get(name) for name in ("deleted_on", "blocked", "appeal")}
    given |= {name: values.get(name) or "" for name in ("id", "account", "comment", "by", "reason")}
    return Deletion(**given, grounds=tuple(values.get("grounds") or ()), place=place)


FIELDS = Fields(
    {
        "entries": ListOf(
            Fields(
                {
                    "id": Text(required=True),
                    "account": Text(required=True),
                    "comment": Text(required=True),
                    "deleted_on": Day(),
                    "by": Text(),
                    "grounds": ListOf(Text()),
                    "blocked": Flag(),
                    "reason": Text(longest=500),
                    "appeal": Fields(
                        {"received_on": Day(), "outcome": Choice(*OUTCOMES), "decided_on": Day(), "by": Text()},
                        build=_appeal,
                    ),
                },
                build=_deletion,
            ),
            required=True,
            most=20_000,
        )
    }
)
