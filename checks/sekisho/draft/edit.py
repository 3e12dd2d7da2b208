"""Changing one field of a draft's front matter, and leaving everything else as it was typed."""

from __future__ import annotations

from collections.abc import Sequence

from sekisho.draft.model import Draft
from sekisho.syntax import scalar
from sekisho.typed import Any


def with_approvals(draft: Draft, approvals: Sequence[dict[str, Any]]) -> str:
    """The draft's text with its approvals replaced: a map where there is one, a list where there are several."""
    if len(approvals) == 1:
        block = "approval:\n" + _map(approvals[0], "  ", "  ")
    else:
        block = "approval:\n" + "".join(_map(each, "  - ", "    ") for each in approvals)
    return _with_block(draft, "approval", block)


def _map(values: dict[str, Any], first: str, others: str) -> str:
    lines = [f"{key}: {_value(value)}\n" for key, value in values.items() if value]
    return "".join((others if number else first) + line for number, line in enumerate(lines))


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{scalar(key, in_flow=True)}: {scalar(item, in_flow=True)}" for key, item in value.items())
            + "}"
        )
    return scalar(str(value))


def _with_block(draft: Draft, name: str, block: str) -> str:
    """The draft's text with a field in place of the old one, or as the last."""
    text = draft.source.text
    for key, node in draft.root.pairs():
        if key.text == name:
            start = text.rfind("\n", 0, key.start) + 1
            end = text.find("\n", max(node.end, key.end))
            return text[:start] + block + text[end + 1 :]
    fence = text.rfind("\n---", 0, draft.body_start) + 1
    return text[:fence] + block + text[fence:]
