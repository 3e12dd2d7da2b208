"""A compiled rule, as far as checking needs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sekisho.data import parse
from sekisho.kinds import KINDS, Params
from sekisho.typed import Any, NamedTuple


class Rule(NamedTuple):
    """A rule that can be run. `sensitive` means that what it finds must never be shown in full.

    `weighed` means that what it finds counts as far as the wording of the whole draft bears it out. `subject` is what
    its kind looks at; the compiler wrote it down, so that kinds that nobody needs are never loaded.
    """

    id: str
    clauses: tuple[str, ...]
    severity: str
    status: str
    waivable: bool
    sensitive: bool
    weighed: bool
    applies_to: tuple[str, ...]
    kind: str
    subject: str
    params: Params


class Rules(Mapping[str, Rule]):
    """Compiled rules by id, each made when it is first asked for: a draft needs a tenth of them."""

    def __init__(self, entries: list[dict[str, Any]]) -> None:
        self._entries = {entry["id"]: entry for entry in entries}
        self._made: dict[str, Rule] = {}

    def __getitem__(self, name: str) -> Rule:
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = load_rule(self._entries[name])
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


class Choice:
    """Rules, told apart by the lists of words without which they find nothing."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._entries: list[dict[str, Any]] = []
        self._always: list[str] = []
        self._always_made: list[Rule] = []
        self._by_list: dict[str, list[int]] = {}

    def add(self, entry: dict[str, Any]) -> None:
        """Add the rule that the compiler laid out as `entry`."""
        if not entry["needs"]:
            self._always.append(entry["id"])
            return
        number = len(self._entries)
        self._entries.append(entry)
        for name in min(entry["needs"], key=len):
            self._by_list.setdefault(name, []).append(number)

    def among(self, possible: set[str]) -> list[Rule]:
        """Those that could find something where only the lists `possible` may have anything."""
        if len(self._always_made) < len(self._always):
            self._always_made = list(map(self._rules.__getitem__, self._always))
        asked = {number for name in possible & self._by_list.keys() for number in self._by_list[name]}
        entries = self._entries
        worth = [number for number in asked if not any(map(possible.isdisjoint, entries[number]["needs"]))]
        return self._always_made + [self._rules[entries[number]["id"]] for number in sorted(worth)]


def load_rule(entry: dict[str, Any]) -> Rule:
    """The rule that the compiler laid out as `entry`."""
    rest = parse(entry["rest"])
    kind = KINDS.get(rest["kind"])
    params = (kind.params if kind else Params)(**{name: _frozen(value) for name, value in rest["params"].items()})
    return Rule(
        entry["id"],
        tuple(rest["clauses"]),
        rest["severity"],
        entry["status"],
        rest["waivable"],
        rest["sensitive"],
        rest["weighed"],
        tuple(entry["applies_to"]),
        rest["kind"],
        entry["subject"],
        params,
    )


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
