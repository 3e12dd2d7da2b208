"""The kind that reminds of what is due: reviews, consultations, roles, licences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sekisho.kinds.accounts import today
from sekisho.kinds.base import Context, Hit, Params, kind
from sekisho.registers.due import due
from sekisho.source import MAX_BYTES, Source, Span, decode
from sekisho.trouble import Troubles
from sekisho.typed import Literal


class IsDue(Params):
    """What to remind of, and from how many days before the last day for it."""

    of: tuple[Literal["guideline", "account", "password", "consultation", "role", "deputy", "attachment"], ...]
    within: int


@kind("due", IsDue, subject="registers", gives=("day",))
def is_due(params: IsDue, context: Context) -> Iterator[Hit]:
    """What is overdue, or due within so many days."""
    latest = today(context) + timedelta(days=params.within)
    for each in due(context.repo, context.at, context.policy):
        if each.subject in params.of and each.day <= latest:
            source = _source(each.path, context)
            start = source.line_starts[each.line - 1]
            line = source.line(each.line)
            span = Span(start + len(line) - len(line.lstrip()), start + len(line))
            yield Hit(source, span, each.name, {"day": each.day})


def _source(path: str, context: Context) -> Source:
    """The text of a register or draft that was read before."""
    repo = context.repo
    return repo.sources.get(path) or decode(path, repo.tree.read(path, MAX_BYTES), Troubles()) or Source(path, "")
