"""The plan for programs: one JSON object; moments with their offset, days as such, states by their ids."""

from __future__ import annotations

import json

from sekisho.board.gather import Board, Entry, counts
from sekisho.board.incidents import Open
from sekisho.board.reasons import message_of
from sekisho.board.selection import select
from sekisho.check.finding import Finding
from sekisho.messages import shown
from sekisho.registers.incidents import Step
from sekisho.report.sentences import message, page, remedy
from sekisho.typed import Any


def render_json(board: Board, lang: str, days: int) -> str:
    """The drafts of the next days, those past their time and those without one; of all others their number by state."""
    chosen = select(board, days)
    result = {
        "policy": {"version": board.policy["version"], "digest": board.policy["digest"]},
        "at": board.at.isoformat(),
        "days": days,
        "counts": counts(board.entries),
        "drafts": [_entry(entry, board, lang) for entry in chosen.shown],
        "later": counts(chosen.later),
        "incidents": [_incident(each, lang) for each in board.incidents],
        "due": [
            {"subject": each.subject, "name": each.name, "day": str(each.day), "path": each.path, "line": each.line}
            for each in board.due
        ],
        "registers": [
            _finding(finding, message(finding, lang), board, lang) for finding in (*board.notes, *board.registers)
        ],
    }
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _entry(entry: Entry, board: Board, lang: str) -> dict[str, Any]:
    return {
        "path": entry.path,
        "state": entry.state,
        "overdue": entry.overdue,
        "moment": entry.moment.isoformat() if entry.moment else None,
        "account": entry.account,
        "service": entry.service,
        "action": entry.action,
        "author": entry.author,
        "headline": entry.headline,
        "hidden": entry.hidden,
        "findings": [
            _finding(finding, message_of(finding, entry, board, lang), board, lang) for finding in entry.findings
        ],
    }


def _finding(finding: Finding, told: str, board: Board, lang: str) -> dict[str, Any]:
    return {
        "path": finding.path,
        "line": finding.line,
        "rule": finding.rule,
        "clauses": list(finding.clauses),
        "severity": finding.severity,
        "message": told,
        "remedy": remedy(finding, lang),
        "url": page(finding, lang, board.site_url),
    }


def _incident(each: Open, lang: str) -> dict[str, Any]:
    incident = each.incident
    return {
        "path": incident.path,
        "kind": incident.kind,
        "account": incident.account,
        "opened_on": str(incident.opened_on or ""),
        "hidden": each.hidden,
        "decided_by": "" if each.hidden else each.decided_by,
        "done": [] if each.hidden else [_step(step) for step in each.done],
        "incomplete": [] if each.hidden else [_step(step) for step in each.partly],
        "missing": [shown(name, lang) for name in each.missing],
    }


def _step(step: Step) -> dict[str, str]:
    return {"step": step.step, "done_on": str(step.done_on or ""), "by": step.by}
