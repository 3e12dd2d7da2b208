"""An example as people read it: the fields that matter, then the text of the post."""

from __future__ import annotations

from sekisho.rulebook.model import Example
from sekisho.syntax import Node, scalar


def example_text(example: Example) -> str:
    """The example in the form of the file it would be: fields in YAML, a line of dashes, the text."""
    parts = [] if example.at is None else [f"# --at {example.at.isoformat(timespec='minutes')}"]
    if example.registers is not None:
        for key, node in example.registers.pairs():
            parts.append("\n".join([f"# {key.text}.yml", *_lines(node, 0)]))
    fields = example.fields
    if fields is not None and fields.keys:
        parts.append("\n".join(_lines(fields, 0)))
    if example.text:
        parts.append(example.text.strip("\n"))
    return "\n---\n".join(parts)


def _lines(node: Node, depth: int) -> list[str]:
    indent = "  " * depth
    if node.kind == "text":
        return [indent + scalar(node.text)]
    lines = []
    if node.kind == "list":
        for item in node.items:
            below = _lines(item, depth + 1)
            lines.append(indent + "- " + below[0].lstrip())
            lines += below[1:]
        return lines
    for key, value in node.pairs():
        if value.kind == "text":
            lines.append(f"{indent}{key.text}: {scalar(value.text)}".rstrip())
        else:
            lines.append(f"{indent}{key.text}:")
            lines += _lines(value, depth + 1)
    return lines
