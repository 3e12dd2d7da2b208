"""Writing the record of an incident: a new one, or a change of one field that leaves the rest as it was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sekisho.source import Source
from sekisho.syntax import Node, parse, scalar
from sekisho.trouble import Troubles

# A field's value: a text, a list of texts, or a list of maps of texts. An empty one is left out.
Value = str | Sequence[str] | Sequence[Mapping[str, str]]


def form(fields: Mapping[str, Value], comment: str = "") -> str:
    """The text of a new record."""
    head = f"# {comment}\n" if comment else ""
    return head + "".join(_block(name, value) for name, value in fields.items() if value)


def with_field(text: str, name: str, value: Value) -> str:
    """A record's text with a field in place of the old one, or as the last."""
    root = _parsed(text)
    block = _block(name, value)
    for key, node in root.pairs():
        if key.text == name:
            start = text.rfind("\n", 0, key.start) + 1
            end = text.find("\n", max(node.end, key.end))
            return text[:start] + block + (text[end + 1 :] if end >= 0 else "")
    return text + ("" if text.endswith("\n") else "\n") + block


def with_item(text: str, name: str, item: Mapping[str, str]) -> str:
    """A record's text with one more item in a list of maps."""
    node = _parsed(text).get(name)
    if node is None or node.kind != "list" or not node.items:
        return with_field(text, name, [item])
    first = node.items[0]
    lead = text[text.rfind("\n", 0, first.start) + 1 : first.start]
    if lead.strip() != "-":  # [{…}, {…}] on one line: written out, so that it can grow
        return with_field(text, name, [*map(_texts, node.items), item])
    end = text.find("\n", node.end)
    end = len(text) if end < 0 else end
    return text[:end] + "\n" + _map(item, lead, " " * len(lead)).rstrip("\n") + text[end:]


def is_spread_out(text: str) -> bool:
    """Does every field begin a line of its own, so that one can be changed by itself?"""
    return all(text[text.rfind("\n", 0, key.start) + 1 : key.start] == "" for key in _parsed(text).keys)


def _parsed(text: str) -> Node:
    return parse(Source("", text), Troubles()) or Node("map", 0, 0)


def _texts(node: Node) -> dict[str, str]:
    return {key.text: value.text for key, value in node.pairs()}


def _block(name: str, value: Value) -> str:
    if isinstance(value, str):
        return f"{name}: {scalar(value)}\n"
    items = (_map(each, "  - ", "    ") if isinstance(each, Mapping) else f"  - {scalar(each)}\n" for each in value)
    return f"{name}:\n" + "".join(items)


def _map(values: Mapping[str, str], first: str, others: str) -> str:
    lines = [f"{key}: {scalar(value)}\n" for key, value in values.items() if value]
    return "".join((others if number else first) + line for number, line in enumerate(lines))
