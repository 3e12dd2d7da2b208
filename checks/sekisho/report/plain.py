"""What reports to other programs share: a finding in plain words, and a name that stays while lines move."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sekisho.check.finding import Finding
from sekisho.messages.words import WORDS
from sekisho.report.blocks import visible
from sekisho.report.sentences import cites, message, remedy, title


def heading(finding: Finding, lang: str) -> str:
    """The title of the rule, and that it is on trial where it is."""
    called = title(finding, lang)
    return f"{called} ({WORDS['experimental'].in_(lang)})" if finding.experimental else called


def cited(finding: Finding, lang: str) -> str:
    """The clauses in brackets, as the report at a terminal shows them; empty where none is cited."""
    clauses = WORDS["clause-join"].in_(lang).join(cites(finding))
    return f"[{clauses}]" if clauses else ""


def told(finding: Finding, lang: str) -> str:
    """What is wrong, and on the next line what to do; what can't be seen is written out."""
    return f"{_seen(message(finding, lang))}\n→ {_seen(remedy(finding, lang))}"


def _seen(text: str) -> str:
    return "\n".join(visible(line) for line in text.split("\n"))


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """For each finding a name made of file, rule and words; equal ones are numbered in their order.

    Line numbers are no part of it, so that a finding is known again when lines above it come or go.
    """
    seen: dict[tuple[str, str, str], int] = {}
    names = []
    for finding in findings:
        same = (finding.path, finding.rule, finding.found)
        seen[same] = seen.get(same, 0) + 1
        # A file name need not be UTF-8, and then holds surrogates.
        text = "\0".join((*same, str(seen[same]))).encode("utf-8", "surrogatepass")
        names.append(hashlib.sha256(text).hexdigest())
    return names
