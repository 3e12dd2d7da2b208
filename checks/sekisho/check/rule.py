"""A compiled rule, as far as checking needs it."""

from __future__ import annotations

from sekisho.kinds import KINDS, Params
from sekisho.typed import Any, NamedTuple


class Rule(NamedTuple):
    """A rule that can be run. `sensitive` means that what it finds must never be shown in full."""

    id: str
    clauses: tuple[str, ...]
    severity: str
    status: str
    waivable: bool
    sensitive: bool
    applies_to: tuple[str, ...]
    kind: str
    params: Params


def load_rule(entry: dict[str, Any]) -> Rule:
    """The rule that the compiler laid out as `entry`."""
    return Rule(
        id=entry["id"],
        clauses=tuple(entry["clauses"]),
        severity=entry["severity"],
        status=entry["status"],
        waivable=entry["waivable"],
        sensitive=entry["sensitive"],
        applies_to=tuple(entry["applies_to"]),
        kind=entry["kind"],
        params=KINDS[entry["kind"]].params(**{name: _frozen(value) for name, value in entry["params"].items()}),
    )


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
