"""A compiled rule, as far as checking needs it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sekisho.data import parse
from sekisho.kinds import KINDS, Params
from sekisho.typed import Any, NamedTuple

# What finds words and ideas is doubted by how the whole draft is worded; an insult only where its sentence is, too.
BY_WHOLE, BY_SENTENCE = "whole", "sentence"


class Rule(NamedTuple):
    """A rule that can be run. `sensitive` means that what it finds must never be shown in full.

    `weighed`, BY_WHOLE or BY_SENTENCE, means that what it finds counts as far as the wording bears it out; empty, that
    it always counts. `subject` is what its kind looks at; the compiler wrote it down, so that kinds that nobody needs
    are never loaded.
    """

    id: str
    clauses: tuple[str, ...]
    severity: str
    status: str
    waivable: bool
    sensitive: bool
    weighed: str
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
        self._always: list[str] = []
        self._always_made: list[Rule] = []
        self._others: list[dict[str, Any]] = []
        self._by_list: dict[str, list[int]] = {}
        # Of each of the others, once asked for, the groups of lists of which it needs one: every list is a bit.
        self._groups: dict[int, list[int]] = {}
        self._bits: dict[str, int] = {}

    def add(self, entry: dict[str, Any]) -> None:
        """Add the rule that the compiler laid out as `entry`."""
        if not entry["needs"]:
            self._always.append(entry["id"])
            return
        for name in min(entry["needs"], key=len):
            self._by_list.setdefault(name, []).append(len(self._others))
        self._others.append(entry)

    def among(self, possible: set[str]) -> list[Rule]:
        """Those that could find something where only the lists `possible` may have anything."""
        if len(self._always_made) < len(self._always):
            self._always_made = list(map(self._rules.__getitem__, self._always))
        asked = sorted({number for name in possible & self._by_list.keys() for number in self._by_list[name]})
        groups = [(number, self._groups.get(number) or self._as_bits(number)) for number in asked]
        here = sum(map(self._bits.__getitem__, possible & self._bits.keys()))
        worth = [number for number, needed in groups if all(map(here.__and__, needed))]
        return self._always_made + [self._rules[self._others[number]["id"]] for number in worth]

    def _as_bits(self, number: int) -> list[int]:
        groups: list[list[str]] = self._others[number]["needs"]
        self._groups[number] = [
            sum(self._bits.setdefault(name, 1 << len(self._bits)) for name in group) for group in groups
        ]
        return self._groups[number]


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
