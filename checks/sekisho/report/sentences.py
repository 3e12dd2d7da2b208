"""What a finding says, in a language: message, remedy, clauses as cited, and the page that explains it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cache

from sekisho.check.finding import Finding
from sekisho.data import CITES, REPORTS, Lines
from sekisho.messages import Text, say, shown
from sekisho.messages.words import WORDS
from sekisho.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sekisho.messages.troubles import TroubleText

FORMAT_PAGE = "drafts/format/"


@cache
def _reports() -> Lines:
    return Lines(REPORTS)


def _rule(finding: Finding) -> dict[str, Any] | None:
    """What the rulebook says of a finding; None where it is a trouble with the file."""
    found: dict[str, Any] | None = _reports().get(finding.rule)
    return found


def _trouble(finding: Finding) -> TroubleText:
    from sekisho.messages.troubles import TROUBLES  # most findings are of rules

    return TROUBLES[finding.rule]


def command() -> str:
    """What people type to run Sekisho here."""
    return f"python3 {os.path.basename(sys.argv[0])}" if sys.argv[0].endswith(".pyz") else "sekisho"


def _values(finding: Finding) -> Mapping[str, object]:
    values = {**finding.values, "found": finding.found, "command": command()}
    if "expected" in values:
        from sekisho.messages.troubles import EXPECTED

        values["expected"] = EXPECTED.get(str(values["expected"]), values["expected"])
    return values


def message(finding: Finding, lang: str) -> str:
    """What is wrong, in a sentence or two."""
    rule = _rule(finding)
    text = Text(**rule["message"]) if rule else _trouble(finding).message
    said = say(text, lang, _values(finding))
    if finding.values.get("doubted"):
        said += ("" if lang == "ja" else " ") + WORDS["doubted"].in_(lang)
    near = shown(finding.values.get("near", ""), lang)
    return said + say(WORDS["near"], lang, {"near": near}) if near else said


def remedy(finding: Finding, lang: str) -> str:
    """What to do now."""
    rule = _rule(finding)
    text = Text(**rule["remedy"]) if rule else _trouble(finding).remedy
    said = say(text, lang, _values(finding))
    if finding.values.get("sure"):
        said += ("" if lang == "ja" else " ") + WORDS["sure"].in_(lang)
    return said


def title(finding: Finding, lang: str) -> str:
    """The title of the rule; for a trouble with the file, what that is called."""
    return title_of(finding.rule, lang) if _rule(finding) else WORDS["format"].in_(lang)


def title_of(rule: str, lang: str) -> str:
    """What a rule is called."""
    return shown(_reports().get(rule)["title"], lang)


def cites(finding: Finding) -> list[str]:
    """The clauses as people cite them: 6(1)④."""
    return [_reports().get(CITES)[clause] for clause in finding.clauses]


def page(finding: Finding, lang: str, site_url: str) -> str:
    """The address of the page that explains the finding."""
    base = site_url.rstrip("/") + "/" + ("en/" if lang == "en" else "")
    return base + (f"rules/{finding.rule}/" if _rule(finding) else f"{FORMAT_PAGE}#{finding.rule}")
