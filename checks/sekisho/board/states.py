"""In which state a draft is, told from what blocks it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sekisho.check.finding import Finding
from sekisho.check.rule import Rule
from sekisho.draft import Draft

APPROVED, WAITING, DRAFT, HELD, OUT, UNREADABLE = "approved", "waiting", "draft", "held", "out", "unreadable"
# In the order in which they are counted and explained.
STATES = (APPROVED, WAITING, DRAFT, HELD, OUT, UNREADABLE)

_CLOSED = ("retired", "suspended")


def state_of(draft: Draft | None, findings: Iterable[Finding], rules: Mapping[str, Rule], at: datetime) -> str:
    """The state of a draft at a moment. A publication recorded for later than that has not happened."""
    if draft is None:
        return UNREADABLE
    if draft.published_at is not None and draft.published_at <= at:
        return OUT
    blocking = [finding for finding in findings if finding.blocks]
    if not blocking:
        return APPROVED
    if any(_holds(finding, rules) for finding in blocking):
        return HELD
    return WAITING if all(_is_of_approval(finding, rules) for finding in blocking) else DRAFT


def _holds(finding: Finding, rules: Mapping[str, Rule]) -> bool:
    """Is it something that no change of the draft can mend: an open flame-up, an account that is not in use?"""
    rule = rules.get(finding.rule)
    if rule is None:
        return False
    return rule.kind == "flame-up-hold" or (
        rule.kind == "draft-account" and getattr(rule.params, "state", "") in _CLOSED
    )


def _is_of_approval(finding: Finding, rules: Mapping[str, Rule]) -> bool:
    rule = rules.get(finding.rule)
    return rule is not None and rule.kind.partition("-")[0] == "approval"
