"""Findings as SARIF 2.1.0, which GitHub's code scanning, editors and other programs read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from urllib.parse import quote

from sekisho import __version__
from sekisho.check.finding import WARNING, Finding
from sekisho.check.run import Outcome
from sekisho.data import TEXTS, load
from sekisho.messages import Text, shown
from sekisho.messages.troubles import TROUBLES
from sekisho.messages.words import WORDS
from sekisho.report.plain import fingerprints, heading, told
from sekisho.report.sentences import cites, command, page
from sekisho.typed import Any

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render_sarif(outcome: Outcome, policy: dict[str, Any], lang: str, site_url: str = "") -> str:
    """The outcome as one run and a line end; the same for the same findings, whenever and wherever it is made."""
    site_url = site_url or policy["site_url"]
    firsts = {finding.rule: finding for finding in reversed(outcome.findings)}
    ids = sorted(firsts)
    rules = load(TEXTS)["rules"] if ids else {}
    run = {
        "tool": {
            "driver": {
                "name": "Sekisho",
                "version": __version__,
                "semanticVersion": __version__,
                "informationUri": site_url,
                "language": lang,
                "rules": [_rule(firsts[each], rules, lang, site_url) for each in ids],
            }
        },
        "automationDetails": {"id": "sekisho/"},
        "invocations": [_invocation(outcome, lang)],
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, ids.index(finding.rule), name, lang)
            for finding, name in zip(outcome.findings, fingerprints(outcome.findings), strict=True)
        ],
        "properties": {
            "policy": {"version": policy["version"], "digest": policy["digest"]},
            "checked": outcome.checked,
        },
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(finding: Finding, rules: dict[str, Any], lang: str, site_url: str) -> dict[str, Any]:
    """What the rule of a finding is called, why it is there, and what to do."""
    if finding.rule in TROUBLES:
        trouble = TROUBLES[finding.rule]
        level, why, remedy = trouble.severity, _open(trouble.message, lang), trouble.remedy
    else:
        rule = rules[finding.rule]
        level = WARNING if finding.experimental else rule["severity"]
        why, remedy = shown(rule["why"], lang), Text(**rule["remedy"])
    return {
        "id": finding.rule,
        "shortDescription": {"text": heading(finding, lang)},
        "fullDescription": {"text": why},
        "help": {"text": _open(remedy, lang)},
        "helpUri": page(finding, lang, site_url),
        "defaultConfiguration": {"level": level},
        "properties": {"clauses": list(finding.clauses), "tags": cites(finding)},
    }


class _Blanks(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


def _open(text: Text, lang: str) -> str:
    """A text with its blanks left open, since it speaks of no finding yet."""
    return text.in_(lang).format_map(_Blanks(command=command()))


def _invocation(outcome: Outcome, lang: str) -> dict[str, Any]:
    invocation: dict[str, Any] = {"executionSuccessful": not outcome.unusable, "exitCode": outcome.status}
    if outcome.unusable:
        notification = {"level": "error", "message": {"text": WORDS["unusable"].in_(lang)}}
        invocation["toolConfigurationNotifications"] = [notification]
    return invocation


def _result(finding: Finding, index: int, name: str, lang: str) -> dict[str, Any]:
    # In SARIF a brace begins a placeholder unless it is doubled.
    text = told(finding, lang).replace("{", "{{").replace("}", "}}")
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }
    location = {"artifactLocation": {"uri": _uri(finding.path)}, "region": region}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"findingHash/v1": name},
    }


def _uri(path: str) -> str:
    """A path as a relative URI. A colon in its first part would read as a scheme, so that is encoded as well."""
    return quote(path.encode("utf-8", "surrogatepass"), safe="/")
