"""A finding: what the engine says of a place in a file, ready for any report, in no language yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sekisho.source import Source, Span
from sekisho.text.spans import Spans
from sekisho.trouble import Trouble
from sekisho.typed import NamedTuple

ERROR, WARNING = "error", "warning"

# How much of a long line is shown around the words that are marked.
_BEFORE, _AFTER = 60, 60


class Excerpt(NamedTuple):
    """Part of a line, personal data masked, and which characters of it are marked."""

    text: str
    start: int
    end: int


class Finding(NamedTuple):
    """One finding. Lines and columns count from 1, columns in characters; the end is exclusive.

    `rule` is a rule of the rulebook, or the key of a trouble with the file itself, which cites no clause. `found` and
    `excerpt` are masked. `values` fill the rule's message; one that is a mapping holds a text by language.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    rule: str
    clauses: tuple[str, ...]
    severity: str
    found: str
    values: Mapping[str, object]
    excerpt: Excerpt | None
    experimental: bool = False

    @property
    def blocks(self) -> bool:
        return self.severity == ERROR


# What stays readable in masked text, so that its shape can be recognised.
_SHAPE = frozenset(" \n\t\u3000-‐−()[]（）「」『』/:：.,、。@_")


def mask(text: str) -> str:
    """`text` with all but its first character and its punctuation made unreadable."""
    return text[:1] + "".join(char if char in _SHAPE else "＊" if char > "\u2e7f" else "*" for char in text[1:])


def mask_within(text: str, offset: int, secrets: Iterable[tuple[int, int]]) -> str:
    """`text`, which begins at `offset` of its file, with the stretches `secrets` of the file masked."""
    for start, end in secrets:
        first, last = max(0, start - offset), min(len(text), end - offset)
        if first >= last:
            continue
        inner = mask(text[first:last]) if start >= offset else mask("x" + text[first:last])[1:]
        text = text[:first] + inner + text[last:]
    return text


def excerpt(source: Source, span: Span, secrets: list[tuple[int, int]]) -> Excerpt:
    """The line on which `span` begins, cut to what fits around it."""
    line, column = source.position(span.start)
    begin = span.start - column + 1
    text = source.line(line)
    start = column - 1
    end = min(len(text), max(start, span.end - begin))
    first = max(0, start - _BEFORE)
    last = min(len(text), max(end, start + 1) + _AFTER, start + _BEFORE + _AFTER)
    shown = mask_within(text[first:last], begin + first, _near(secrets, begin + first, begin + last))
    head, tail = ("…" if first else ""), ("…" if last < len(text) else "")
    shift = len(head) - first
    return Excerpt(head + shown + tail, start + shift, min(end, last) + shift)


def _near(secrets: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    return [span for span in secrets if span[0] < end and start < span[1]]


def hide(found: str, source: Source, span: Span, secrets: Spans, spans: list[tuple[int, int]]) -> str:
    """`found`, masked as far as it repeats a secret of the file."""
    if not secrets.touch(*span):
        return found
    if source.text[span.start : span.end] == found:
        return mask_within(found, span.start, _near(spans, *span))
    return mask(found)


def from_trouble(
    trouble: Trouble, source: Source | None = None, secrets: list[tuple[int, int]] | None = None
) -> Finding:
    """The finding that tells of a trouble; with its line, where the source is at hand."""
    from sekisho.messages.troubles import severity_of  # only when something is wrong

    values = dict(trouble.values)
    found = str(values.pop("found", ""))
    shown = None
    if source is not None:
        starts = source.line_starts
        first = starts[min(trouble.line, len(starts)) - 1] + trouble.column - 1
        last = starts[min(trouble.end_line, len(starts)) - 1] + trouble.end_column - 1
        shown = excerpt(source, Span(first, max(first, last)), secrets or [])
    return Finding(
        path=trouble.path,
        line=trouble.line,
        column=trouble.column,
        end_line=trouble.end_line,
        end_column=trouble.end_column,
        rule=trouble.key,
        clauses=(),
        severity=severity_of(trouble.key),
        found=found,
        values=values,
        excerpt=shown,
    )
