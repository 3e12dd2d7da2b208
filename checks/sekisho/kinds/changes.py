"""Kinds that look at a change as a whole: who confirmed it, by the registers as they stood before."""

from __future__ import annotations

from collections.abc import Iterator

from sekisho.kinds.base import Context, Hit, Params, Role, kind
from sekisho.source import Source, Span
from sekisho.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sekisho.registers import Repo
    from sekisho.registers.confirmations import Confirmation


class ConfirmedChange(Params):
    """The role that confirms a change of the files that decide what may go out."""

    role: Role


@kind("confirmed-change", ConfirmedChange, subject="changes", gives=("file",))
def confirmed_change(params: ConfirmedChange, context: Context) -> Iterator[Hit]:
    """Changes of a protected file that nobody confirmed who had the right to before the change."""
    before = context.before
    if before is None:
        return
    from sekisho.registers.confirmations import changed

    for path, old, new in changed(before.tree, context.repo.tree):
        steps = [each for each in context.repo.confirmations if each.file == path]
        if not _leads(old, new, [each for each in steps if _counts(each, params.role, before, context)]):
            yield Hit(Source(path, ""), Span(0, 0), path, {"file": path})


def _leads(old: str, new: str, steps: list[Confirmation]) -> bool:
    """Do the confirmations lead from one content to the other, each used once?"""
    reached, waiting = {old}, list(steps)
    while any(each.before in reached for each in waiting):
        step = next(each for each in waiting if each.before in reached)
        waiting.remove(step)
        reached.add(step.after)
    return new in reached


def _counts(given: Confirmation, role: str, before: Repo, context: Context) -> bool:
    """Is a confirmation by somebody who had the right before the change, and signed where that is asked for?"""
    from sekisho.registers.rights import may

    if given.at is None or given.at > context.at:
        return False
    day = given.at.astimezone(before.settings.zone).date()
    if not may(before.people, given.by, role, "", day):
        return False
    if not before.settings.signed:
        return True
    from sekisho.signing import CONFIRMATION, GOOD, verify

    message = confirmed_text(given, before.settings.repository)
    return verify(message, given.signature, before.people[given.by].keys, CONFIRMATION) == GOOD


def confirmed_text(given: Confirmation, repository: str) -> bytes:
    """What is signed to confirm a change."""
    from sekisho.signing import plain_moment, statement

    about = {"file": given.file, "before": given.before, "after": given.after, "by": given.by}
    return statement(repository=repository, at=plain_moment(given.at), **about)
