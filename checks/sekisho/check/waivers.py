"""Waivers: a rule set aside for one draft, by somebody who may, for a reason, until a day. Anything else is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sekisho.check.finding import Finding
from sekisho.check.rule import Rule
from sekisho.draft import Draft
from sekisho.draft.fields import Waiver
from sekisho.registers import Repo
from sekisho.schema import near
from sekisho.trouble import Trouble, Troubles


def apply_waivers(
    draft: Draft,
    findings: list[Finding],
    rules: Mapping[str, Rule],
    repo: Repo,
    at: datetime,
    role: str,
    troubles: Troubles,
) -> list[Finding]:
    """The findings that no valid waiver sets aside.

    What is wrong with a waiver becomes a trouble; it then sets nothing aside. `role` is the role that may waive.
    """
    for waiver in draft.waivers:
        flaw = _flaw(waiver, draft, rules, repo, at, role)
        if flaw is not None:
            _tell(draft, waiver, *flaw, rules, troubles)
            continue
        kept = [finding for finding in findings if finding.rule != waiver.rule]
        if len(kept) == len(findings):
            _tell(draft, waiver, "waiver-unneeded", "rule", rules, troubles)
        findings = kept
    return findings


def _flaw(
    waiver: Waiver, draft: Draft, rules: Mapping[str, Rule], repo: Repo, at: datetime, role: str
) -> tuple[str, str] | None:
    """What makes a waiver invalid, and the field that shows it."""
    rule = rules.get(waiver.rule)
    if rule is None or rule.status == "deprecated":
        return "waiver-unknown-rule", "rule"
    if not rule.waivable:
        return "waiver-not-allowed", "rule"
    if not waiver.reason.strip():
        return "waiver-without-reason", "reason"
    person = repo.people.get(waiver.by)
    if person is None or not person.may(role, draft.account) or waiver.by == draft.author:
        return "waiver-without-right", "by"
    if waiver.until is None:
        return "waiver-without-end", "until"
    if waiver.until < at.astimezone(repo.settings.zone).date():
        return "waiver-expired", "until"
    return None


def _tell(draft: Draft, waiver: Waiver, key: str, field: str, rules: Mapping[str, Rule], troubles: Troubles) -> None:
    span = draft.at(f"{waiver.place}.{field}", waiver.place)
    line, column = draft.source.position(span.start)
    end = draft.source.position(span.end)
    values: dict[str, object] = {"found": waiver.rule, "by": waiver.by, "until": str(waiver.until or "")}
    if key == "waiver-unknown-rule":
        values["near"] = near(waiver.rule, rules)
    troubles.add(Trouble(draft.path, key, line=line, column=column, end=end, **values))
