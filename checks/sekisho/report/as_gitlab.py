"""Findings as GitLab's Code Quality report, which the merge request shows.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json

from sekisho.check.finding import ERROR, WARNING, Finding
from sekisho.check.run import Outcome
from sekisho.report.plain import cited, fingerprints, heading, told
from sekisho.typed import Any

_SEVERITY = {ERROR: "blocker", WARNING: "minor"}


def render_gitlab(outcome: Outcome, policy: dict[str, Any], lang: str, site_url: str = "") -> str:
    """The findings as a JSON array and a line end."""
    entries = [
        {
            "description": _description(finding, lang),
            "check_name": finding.rule,
            "fingerprint": name,
            "severity": _SEVERITY[finding.severity],
            "location": {"path": finding.path, "lines": {"begin": finding.line, "end": finding.end_line}},
        }
        for finding, name in zip(outcome.findings, fingerprints(outcome.findings), strict=True)
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _description(finding: Finding, lang: str) -> str:
    # GitLab shows it in one line, and nothing else of the finding but its place.
    parts = (heading(finding, lang), cited(finding, lang), *told(finding, lang).split("\n"))
    return " ".join(part for part in parts if part)
