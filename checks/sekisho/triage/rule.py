"""The compiled rules for comments, and the grounds that they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sekisho.kinds import KINDS, Params, hints, repetition
from sekisho.messages import Text
from sekisho.typed import Any, NamedTuple

assert hints and repetition  # noqa: S101, PT018  # imported so that their kinds are known


class Ground(NamedTuple):
    """A clause that a comment can fall under: its id, how it is cited, what it is called."""

    id: str
    cite: str
    title: Text


class Way(NamedTuple):
    """One way in which a rule finds something: a kind with its parameters, and the lists whose words it names.

    Of each group of `needs`, a list must have something. A `faint` way only guesses at a ground, from hints.
    """

    run: Any
    params: Params
    lists: tuple[str, ...]
    needs: tuple[frozenset[str], ...]
    faint: bool


class CommentRule(NamedTuple):
    """A compiled rule for comments. `sensitive` means that what it finds must never be shown in full."""

    id: str
    clauses: tuple[str, ...]
    suggest: str
    sensitive: bool
    title: Text
    message: Text
    remedy: Text
    ways: tuple[Way, ...]


def comment_rule(entry: Mapping[str, Any]) -> CommentRule:
    """The rule that the compiler laid out."""
    return CommentRule(
        id=entry["id"],
        clauses=tuple(entry["clauses"]),
        suggest=entry["suggest"],
        sensitive=entry["sensitive"],
        title=Text(**entry["title"]),
        message=Text(**entry["message"]),
        remedy=Text(**entry["remedy"]),
        ways=tuple(_way(way) for way in entry["ways"]),
    )


class Choice:
    """The ways of some rules, told apart by the lists that they need: most are out of the question for a text."""

    def __init__(self, rules: Iterable[CommentRule], *, faint: bool) -> None:
        self._ways = [(rule, way) for rule in rules for way in rule.ways if way.faint == faint]
        self._always = [number for number, (_, way) in enumerate(self._ways) if not way.needs]
        self._by_list: dict[str, list[int]] = {}
        for number, (_, way) in enumerate(self._ways):
            for name in min(way.needs, key=len, default=()):
                self._by_list.setdefault(name, []).append(number)

    def among(self, possible: set[str]) -> list[tuple[CommentRule, Way]]:
        """Those that could find something where only the lists `possible` may have anything, in their order."""
        ways = self._ways
        asked = {number for name in possible & self._by_list.keys() for number in self._by_list[name]}
        worth = [number for number in asked if not any(map(possible.isdisjoint, ways[number][1].needs))]
        return [ways[number] for number in sorted(self._always + worth)]


def _way(entry: Mapping[str, Any]) -> Way:
    kind = KINDS[entry["kind"]]
    params = kind.params(**{name: _frozen(value) for name, value in entry["params"].items()})
    needs = tuple(map(frozenset, kind.needs(params))) if kind.needs else ()
    return Way(kind.run, params, tuple(entry["names"]), needs, kind.name == "hints")


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
