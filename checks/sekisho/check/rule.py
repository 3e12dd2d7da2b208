"""A compiled rule, as far as checking needs it."""

from __future__ import annotations

from sekisho.kinds import KINDS, Params
from sekisho.typed import Any, NamedTuple


class Rule(NamedTuple):
    """A rule that can be run. `sensitive` means that what it finds must never be shown in full.

    `subject` is what its kind looks at; the compiler wrote it down, so that kinds that nobody needs are never loaded.
    """

    id: str
    clauses: tuple[str, ...]
    severity: str
    status: str
    waivable: bool
    sensitive: bool
    applies_to: tuple[str, ...]
    kind: str
    subject: str
    params: Params
    needs: tuple[frozenset[str], ...] = ()

    def may_find(self, possible: set[str]) -> bool:
        """Could the rule find anything where only these lists may have something?"""
        return not any(map(possible.isdisjoint, self.needs))


def load_rule(entry: dict[str, Any]) -> Rule:
    """The rule that the compiler laid out as `entry`."""
    kind = KINDS.get(entry["kind"])
    params = (kind.params if kind else Params)(**{name: _frozen(value) for name, value in entry["params"].items()})
    return Rule(
        entry["id"],
        tuple(entry["clauses"]),
        entry["severity"],
        entry["status"],
        entry["waivable"],
        entry["sensitive"],
        tuple(entry["applies_to"]),
        entry["kind"],
        entry["subject"],
        params,
        tuple(map(frozenset, kind.needs(params))) if kind and kind.needs else (),
    )


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
