"""`incidents/*.yml`: flame-ups and impersonations, and what was done about them."""

from __future__ import annotations

from datetime import date

from sekisho.schema import Choice, Day, Fields, ListOf, Text
from sekisho.typed import Any, NamedTuple

FLAME_UP = "flame-up"
IMPERSONATION = "impersonation"
KINDS = (FLAME_UP, IMPERSONATION)


class Step(NamedTuple):
    """One thing that was done: what, when, by whom, and what shows it."""

    step: str
    done_on: date | None
    by: str
    evidence: str
    place: str


class Incident(NamedTuple):
    """A flame-up or an impersonation. `decided_by` is the head who decided how to answer, empty while nobody has.

    `post` is the draft that drew the flame-up, `url` where it or the impostor can be seen, `needed` the steps that
    somebody found to be needed beyond those that always are.
    """

    path: str
    kind: str
    account: str
    opened_on: date | None
    opened_by: str
    status: str
    closed_on: date | None
    decided_by: str
    needed: tuple[str, ...]
    post: str
    url: str
    steps: tuple[Step, ...]
    place: str = ""

    @property
    def id(self) -> str:
        return self.path

    @property
    def is_open(self) -> bool:
        return self.status != "closed"

    @property
    def is_flame_up(self) -> bool:
        return self.kind == FLAME_UP

    @property
    def is_closed(self) -> bool:
        return not self.is_open


def build(path: str, values: dict[str, Any]) -> Incident:
    """The incident in the file at `path`."""
    texts = ("kind", "account", "opened_by", "decided_by", "post", "url")
    return Incident(
        path=path,
        **{name: values.get(name) or "" for name in texts},
        opened_on=values.get("opened_on"),
        status=values.get("status") or "open",
        closed_on=values.get("closed_on"),
        needed=tuple(values.get("needed") or ()),
        steps=tuple(values.get("steps") or ()),
    )


def _step(values: dict[str, Any], place: str) -> Step:
    return Step(
        values.get("step") or "", values.get("done_on"), values.get("by") or "", values.get("evidence") or "", place
    )


FIELDS = Fields(
    {
        "kind": Choice(*KINDS, required=True),
        "account": Text(required=True),
        "opened_on": Day(required=True),
        "opened_by": Text(),
        "status": Choice("open", "closed", required=True),
        "closed_on": Day(),
        "decided_by": Text(),
        "needed": ListOf(Text()),
        "post": Text(),
        "url": Text(),
        "steps": ListOf(
            Fields({"step": Text(required=True), "done_on": Day(), "by": Text(), "evidence": Text()}, build=_step)
        ),
    }
)
