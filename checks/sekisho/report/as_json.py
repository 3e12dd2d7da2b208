"""Findings for programs: one JSON object, as the contract lays down."""

from __future__ import annotations

import json

from sekisho.check.run import Outcome
from sekisho.report.sentences import message, page, remedy
from sekisho.typed import Any


def render_json(outcome: Outcome, policy: dict[str, Any], lang: str, site_url: str = "") -> str:
    """The outcome as a JSON object and a line end."""
    return json.dumps(as_object(outcome, policy, lang, site_url), ensure_ascii=False, indent=2) + "\n"


def as_object(outcome: Outcome, policy: dict[str, Any], lang: str, site_url: str = "") -> dict[str, Any]:
    """The outcome as plain data."""
    site_url = site_url or policy["site_url"]
    findings = [
        {
            "path": finding.path,
            "line": finding.line,
            "column": finding.column,
            "end_line": finding.end_line,
            "end_column": finding.end_column,
            "rule": finding.rule,
            "clauses": list(finding.clauses),
            "severity": finding.severity,
            "found": finding.found,
            "message": message(finding, lang),
            "remedy": remedy(finding, lang),
            "url": page(finding, lang, site_url),
        }
        for finding in outcome.findings
    ]
    return {
        "policy": {"version": policy["version"], "digest": policy["digest"]},
        "checked": outcome.checked,
        "findings": findings,
    }
