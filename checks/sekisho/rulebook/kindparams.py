"""Parameters of checks: held against the annotations of their kind, and turned into plain values."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from typing import Any

from sekisho.kinds.base import Clause, HostList, Kind, NameList, Role, WordList
from sekisho.rulebook.mistakes import Mistake
from sekisho.rulebook.model import Rule, Rulebook
from sekisho.schema import near
from sekisho.syntax import Node

_LISTS: dict[Any, tuple[str, str]] = {
    WordList: ("words", "words"),
    HostList: ("hosts", "hosts"),
    NameList: ("names", "names"),
}


def param_mistakes(rule: Rule, kind: Kind, book: Rulebook) -> Iterator[Mistake]:
    """What is wrong with the parameters of a rule's check."""
    reader = _Reader(rule, kind, book)
    reader.values()
    yield from reader.mistakes


def param_values(rule: Rule, kind: Kind, book: Rulebook) -> dict[str, Any]:
    """The parameters of a valid rule as plain values: texts, numbers, lists of them."""
    return _Reader(rule, kind, book).values()


def parameters_of(kind: Kind) -> dict[str, Any]:
    """The parameters of a kind, name to type."""
    return typing.get_type_hints(kind.params)


def lists_of(rule: Rule) -> list[str]:
    """The names of lists that a rule's check refers to, in the order of its parameters."""
    found: dict[str, None] = {}
    waiting = [node for way in rule.ways() for node in way.params.values()]
    while waiting:
        node = waiting.pop(0)
        if node.kind == "text":
            found[node.text] = None
        waiting = node.items + waiting
    return list(found)


class _Reader:
    def __init__(self, rule: Rule, kind: Kind, book: Rulebook) -> None:
        self.rule = rule
        self.kind = kind
        self.book = book
        self.mistakes: list[Mistake] = []

    def values(self) -> dict[str, Any]:
        hints = parameters_of(self.kind)
        values = {}
        for name, node in self.rule.params.items():
            if name not in hints:
                self._mistake("no-such-field", name, kind=self.kind.name, found=name, near=near(name, hints))
                continue
            values[name] = self._value(node, hints[name], name)
        for name in hints:
            if name not in self.rule.params and not hasattr(self.kind.params, name):
                self._mistake("field-needed", "", kind=self.kind.name, found=name)
        return values

    def _mistake(self, key: str, field: str, **values: object) -> None:
        where = ".".join(part for part in (self.rule.place.field, "check", field) if part)
        self.mistakes.append(Mistake(self.rule.place.path, self.rule.place.line, where, key, values))

    def _value(self, node: Node, hint: Any, name: str) -> Any:
        origin = typing.get_origin(hint)
        if origin is tuple:
            inner = typing.get_args(hint)[0]
            items = node.items if node.kind == "list" else [node]  # one value may stand without brackets
            return [self._value(item, inner, name) for item in items]
        if node.kind != "text":
            self._mistake("bad-value", name, found=node.kind, expected=_shown(hint))
            return None
        if node.text.startswith("$"):
            parameter = self.book.policy.parameters.get(node.text[1:])
            if parameter is None:
                names = self.book.policy.parameters
                self._mistake("unknown-parameter", name, found=node.text, near=near(node.text[1:], names))
                return None
            return self._plain(str(parameter.value), hint, name)
        return self._plain(node.text, hint, name)

    def _plain(self, text: str, hint: Any, name: str) -> Any:
        options: tuple[str, ...] = getattr(hint, "options", ())
        if options:
            if text not in options:
                self._mistake("bad-value", name, found=text, expected=" / ".join(options), near=near(text, options))
            return text
        if hint is int:
            if not (text.isascii() and text.isdigit()):
                self._mistake("bad-value", name, found=text, expected=_shown(hint))
                return 0
            return int(text)
        if hint is bool:
            if text not in ("true", "false"):
                self._mistake("bad-value", name, found=text, expected="true / false")
            return text == "true"
        if hint in _LISTS:
            attribute, shown = _LISTS[hint]
            known = getattr(self.book, attribute)
            if text not in known:
                self._mistake("unknown-list", name, found=text, expected=shown, near=near(text, known))
        elif hint is Role:
            roles = [person.id for person in self.book.policy.audiences if person.role]
            if text not in roles:
                self._mistake("unknown-audience", name, found=text, near=near(text, roles))
        elif hint is Clause and text not in self.book.clauses:
            self._mistake("unknown-clause", name, found=text, near=near(text, self.book.clauses))
        return text


def _shown(hint: Any) -> str:
    if isinstance(hint, types.GenericAlias) or typing.get_origin(hint):
        return str(hint).replace("typing.", "")
    return str(getattr(hint, "__name__", hint))
