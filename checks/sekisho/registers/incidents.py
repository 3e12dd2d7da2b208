"""`incidents/*.yml`: flame-ups and impersonations, and what was done about them."""

from __future__ import annotations

from datetime import date

from sekisho.schema import Choice, Day, Fields, ListOf, Text
from sekisho.typed import Any, NamedTuple

FLAME_UP = "flame-up"


class Step(NamedTuple):
    """One thing that was done: what, when, by whom, and what shows it."""

    step: str
    done_on: date | None
    by: str
    evidence: str
    place: str


class Incident(NamedTuple):
    """A flame-up or an impersonation. `decided_by` is the head who decided how to answer, empty while nobody has."""

    path: str
    kind: str
    account: str
    opened_on: date | None
    status: str
    decided_by: str
    steps: tuple[Step, ...]

    @property
    def is_open(self) -> bool:
        return self.status != "closed"


def build(path: str, values: dict[str, Any]) -> Incident:
    """The incident in the file at `path`."""
    return Incident(
        path=path,
        kind=values.get("kind") or "",
        account=values.get("account") or "",
        opened_on=values.get("opened_on"),
        status=values.get("status") or "open",
        decided_by=values.get("decided_by") or "",
        steps=tuple(values.get("steps") or ()),
    )


def _step(values: dict[str, Any], place: str) -> Step:
    return Step(
        values.get("step") or "", values.get("done_on"), values.get("by") or "", values.get("evidence") or "", place
    )


FIELDS = Fields(
    {
        "kind": Choice(FLAME_UP, "impersonation", required=True),
        "account": Text(required=True),
        "opened_on": Day(required=True),
        "status": Choice("open", "closed", required=True),
        "decided_by": Text(),
        "steps": ListOf(
            Fields({"step": Text(required=True), "done_on": Day(), "by": Text(), "evidence": Text()}, build=_step)
        ),
    }
)
