"""SARIF: whole outputs, and what the schema of SARIF 2.1.0 asks for."""

import json
from typing import Any

import pytest
from format_fixtures import FIELD, HARD, LINK, MARKS, POLICY, TRIAL

from sekisho.check.run import Outcome
from sekisho.report.as_sarif import render_sarif
from sekisho.report.plain import fingerprints

pytestmark = pytest.mark.usefixtures("compiled")


def test_sarif() -> None:
    outcome = Outcome([LINK, MARKS, LINK], 2)
    names = fingerprints(outcome.findings)

    def result(rule: str, level: str, text: str, region: tuple[int, int, int, int], name: str) -> dict[str, Any]:
        places = dict(zip(("startLine", "startColumn", "endLine", "endColumn"), region, strict=True))
        location = {"artifactLocation": {"uri": "posts/%E5%9C%B0%E5%9B%B3%201.md"}, "region": places}
        return {
            "ruleId": rule,
            "ruleIndex": ["exclamation-marks", "shortened-url"].index(rule),
            "level": level,
            "message": {"text": text},
            "locations": [{"physicalLocation": location}],
            "partialFingerprints": {"findingHash/v1": name},
        }

    link = (
        "「bit.ly」は URL 短縮サービスです。行き先が見えず、利用者に不安を与えます。\n"
        "→ 元の URL をそのまま書いてください。X では、どの URL も 23 字と数えられます。"
    )
    marks = "感嘆符が続いています。\n→ 一つにするか、外してください。"
    assert json.loads(render_sarif(outcome, POLICY, "ja")) == {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Sekisho",
                        "version": "0.1.0",
                        "semanticVersion": "0.1.0",
                        "informationUri": "https://sekisho.example.jp/",
                        "language": "ja",
                        "rules": [
                            {
                                "id": "exclamation-marks",
                                "shortDescription": {"text": "感嘆符の連続"},
                                "fullDescription": {
                                    "text": "強すぎる調子は、公のお知らせへの信頼を下げ、読み上げソフトでは耳障りに聞こえます。"
                                },
                                "help": {"text": "一つにするか、外してください。"},
                                "helpUri": "https://sekisho.example.jp/rules/exclamation-marks/",
                                "defaultConfiguration": {"level": "warning"},
                                "properties": {"clauses": ["3-6"], "tags": ["3(6)"]},
                            },
                            {
                                "id": "shortened-url",
                                "shortDescription": {"text": "短縮 URL"},
                                "fullDescription": {
                                    "text": "短縮 URL は行き先が分からず、詐欺にも使われます。サービスが終わると、過去の投稿のリンクがすべて切れます。"
                                },
                                "help": {
                                    "text": "元の URL をそのまま書いてください。X では、どの URL も 23 字と数えられます。"
                                },
                                "helpUri": "https://sekisho.example.jp/rules/shortened-url/",
                                "defaultConfiguration": {"level": "error"},
                                "properties": {"clauses": ["6-1-4"], "tags": ["6(1)④"]},
                            },
                        ],
                    }
                },
                "automationDetails": {"id": "sekisho/"},
                "invocations": [{"executionSuccessful": True, "exitCode": 1}],
                "language": "ja",
                "columnKind": "unicodeCodePoints",
                "results": [
                    result("shortened-url", "error", link, (7, 17, 7, 33), names[0]),
                    result("exclamation-marks", "warning", marks, (8, 17, 9, 2), names[1]),
                    result("shortened-url", "error", link, (7, 17, 7, 33), names[2]),
                ],
                "properties": {"policy": {"version": "1.0", "digest": POLICY["digest"]}, "checked": 2},
            }
        ],
    }


def test_sarif_of_a_file_that_can_not_be_read() -> None:
    """A trouble's rule speaks of no finding yet, so its blanks stay open; braces of the text are no placeholders."""
    (run,) = json.loads(render_sarif(Outcome([HARD], 0, unusable=True), POLICY, "en", "https://mine.example.jp"))[
        "runs"
    ]
    assert run["tool"]["driver"]["rules"] == [
        {
            "id": "unknown-field",
            "shortDescription": {"text": "File format"},
            "fullDescription": {"text": "There is no field …."},
            "help": {"text": "Check the name of the field."},
            "helpUri": "https://mine.example.jp/en/drafts/format/#unknown-field",
            "defaultConfiguration": {"level": "error"},
            "properties": {"clauses": [], "tags": []},
        }
    ]
    (result,) = run["results"]
    assert result["message"]["text"] == (
        "There is no field 50%\n::error::x, y: {{0}}‹U+001B›[31m‹U+202E›.\n→ Check the name of the field."
    )
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "posts/100%25%2Ca%3Ab.md"}
    told = "The configuration or a register is wrong, so no draft was checked. Mend the above first."
    assert run["invocations"] == [
        {
            "executionSuccessful": False,
            "exitCode": 2,
            "toolConfigurationNotifications": [{"level": "error", "message": {"text": told}}],
        }
    ]


# Of the schema: for each object that we write, what it must and may hold; a name leads to the object's own entry.
TEXT = {"text!": str}
SCHEMA: dict[str, dict[str, Any]] = {
    "log": {"version!": "2.1.0", "$schema": str, "runs!": ["run"]},
    "run": {
        "tool!": "tool",
        "automationDetails": "automationDetails",
        "invocations": ["invocation"],
        "language": str,
        "columnKind": "unicodeCodePoints",
        "results": ["result"],
        "properties": dict,
    },
    "tool": {"driver!": "component"},
    "component": {
        "name!": str,
        "version": str,
        "semanticVersion": str,
        "informationUri": str,
        "language": str,
        "rules": ["descriptor"],
    },
    "descriptor": {
        "id!": str,
        "shortDescription": "message",
        "fullDescription": "message",
        "help": "message",
        "helpUri": str,
        "defaultConfiguration": "configuration",
        "properties": dict,
    },
    "message": TEXT,
    "configuration": {"level": str},
    "automationDetails": {"id": str},
    "invocation": {"executionSuccessful!": bool, "exitCode": int, "toolConfigurationNotifications": ["notification"]},
    "notification": {"message!": "message", "level": str},
    "result": {
        "ruleId": str,
        "ruleIndex": int,
        "level": str,
        "message!": "message",
        "locations": ["location"],
        "partialFingerprints": dict,
    },
    "location": {"physicalLocation": "physicalLocation"},
    "physicalLocation": {"artifactLocation": "artifactLocation", "region": "region"},
    "artifactLocation": {"uri": str},
    "region": {"startLine": int, "startColumn": int, "endLine": int, "endColumn": int},
}


def assert_fits(value: Any, expected: Any) -> None:
    if isinstance(expected, list):
        assert isinstance(value, list)
        for each in value:
            assert_fits(each, expected[0])
    elif isinstance(expected, type):
        assert isinstance(value, expected)
    elif expected in SCHEMA:
        fields = SCHEMA[expected]
        assert (
            {name[:-1] for name in fields if name.endswith("!")} <= set(value) <= {name.rstrip("!") for name in fields}
        )
        for name, kind in fields.items():
            if name.rstrip("!") in value:
                assert_fits(value[name.rstrip("!")], kind)
    else:
        assert value == expected


@pytest.mark.parametrize(
    "outcome",
    [Outcome([], 0), Outcome([LINK, MARKS, FIELD, HARD, TRIAL], 9), Outcome([FIELD], 0, unusable=True)],
    ids=["nothing", "many", "unusable"],
)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_sarif_fits_the_schema(outcome: Outcome, lang: str) -> None:
    log = json.loads(render_sarif(outcome, POLICY, lang))
    assert_fits(log, "log")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning")
        region = result["locations"][0]["physicalLocation"]["region"]
        assert min(region.values()) >= 1
        assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
