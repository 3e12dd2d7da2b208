"""What a sheet must not show: personal data in a draft that can't go out as it stands anyway."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from sekisho.check.checker import MOST_PER_RULE
from sekisho.check.finding import Finding, mask, mask_within
from sekisho.check.rule import Rule
from sekisho.draft import Draft
from sekisho.text.align import align

# A stretch of the draft's file, as offsets in characters.
Stretch = tuple[int, int]


def secrets_of(draft: Draft, findings: Iterable[Finding], rules: Mapping[str, Rule]) -> list[Stretch]:
    """The stretches of the file that sensitive rules block.

    What such a rule only reminds of, or an approver has waived, is going out: whoever confirms it must see it.
    """
    found: list[Stretch] = []
    count: dict[str, int] = {}
    for each in findings:
        rule = rules.get(each.rule)
        if rule is None or not rule.sensitive or not each.blocks or each.path != draft.path:
            continue
        count[rule.id] = count.get(rule.id, 0) + 1
        start, end = (_offset(draft, *place) for place in ((each.line, each.column), (each.end_line, each.end_column)))
        if count[rule.id] >= MOST_PER_RULE:
            end = len(draft.source.text)  # there may be more, which nobody has counted
        found.append((start, end))
    return sorted(found)


def _offset(draft: Draft, line: int, column: int) -> int:
    starts = draft.source.line_starts
    return starts[min(line, len(starts)) - 1] + column - 1


def body_of(draft: Draft, secrets: Sequence[Stretch]) -> str:
    """The text of the post, secrets masked; as long as it was, so that places in it stay the same."""
    return mask_within(draft.body, draft.body_start, secrets)


def field_of(draft: Draft, path: str, text: str, secrets: Sequence[Stretch]) -> str:
    """The value `text` of the field at `path`, secrets masked."""
    node = draft.nodes.get(path)
    if node is None:
        return text
    near = [(start, end) for start, end in secrets if start < node.end and node.start < end]
    if not near or not text:
        return text
    stretches = align(text, draft.source.text[node.start : node.end])
    if stretches is None or len(stretches) != len(text):
        return mask(text)
    hidden = [any(start < node.start + to and node.start + at < end for start, end in near) for at, to in stretches]
    runs = groupby(range(len(text)), hidden.__getitem__)
    made = ((secret, "".join(text[number] for number in run)) for secret, run in runs)
    return "".join(mask(part) if secret else part for secret, part in made)
