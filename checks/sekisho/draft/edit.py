"""Changing one field of a draft's front matter, and leaving everything else as it was typed."""

from __future__ import annotations

from sekisho.draft.model import Draft
from sekisho.syntax import scalar


def with_block(draft: Draft, name: str, values: dict[str, str]) -> str:
    """The draft's text with the field `name` set to a map of texts, in place of the old one or as the last field."""
    text = draft.source.text
    block = f"{name}:\n" + "".join(f"  {key}: {scalar(value)}\n" for key, value in values.items() if value)
    for key, node in draft.root.pairs():
        if key.text == name:
            start = text.rfind("\n", 0, key.start) + 1
            end = text.find("\n", max(node.end, key.end))
            return text[:start] + block + text[end + 1 :]
    fence = text.rfind("\n---", 0, draft.body_start) + 1
    return text[:fence] + block + text[fence:]
