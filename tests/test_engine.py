"""The engine: what it does with hits, whatever the rule: masks, limits, waivers, levels, places."""

import json
from collections.abc import Mapping

import pytest
from conftest import FIELDS, Check, Judge, draft, moment, repo_files

from sekisho.check.checker import MOST_PER_RULE, Checker
from sekisho.report.as_json import render_json
from sekisho.report.as_text import render_text
from sekisho.tree import Memory


def test_a_clean_draft_gives_nothing(judge: Judge) -> None:
    assert judge("ごみの収集は午前8時からです。") == []


def test_findings_come_in_the_order_of_the_text(judge: Judge) -> None:
    found = judge("予約は x.gd/a から。\nバカですね。\n地図は bit.ly/b です。")
    assert [(each.line, each.column, each.rule) for each in found] == [
        (6, 5, "shortened-url"),
        (7, 1, "insult"),
        (8, 5, "shortened-url"),
    ]


@pytest.mark.parametrize(
    ("body", "found", "line"),
    [
        ("携帯は 090-0000-0001 です", "0**-****-****", "携帯は 0**-****-**** です"),
        (
            "今朝、例川ハナ様(82)を搬送しました。",
            "例＊＊＊＊(**)＊＊＊",
            "今朝、例＊＊＊＊(**)＊＊＊しました。",
        ),
        ("taro@mail.example.jp まで", "t***@****.*******.**", "t***@****.*******.** まで"),
        ("パスワード:Example-2026!", "パ＊＊＊＊:*******-*****", "パ＊＊＊＊:*******-*****"),
    ],
)
def test_personal_data_and_secrets_are_masked(judge: Judge, body: str, found: str, line: str) -> None:
    finding = judge(body)[0]
    assert finding.found == found
    assert finding.excerpt is not None
    assert finding.excerpt.text == line


def test_what_one_rule_masks_no_other_shows(judge: Judge) -> None:
    found = judge("バカな例山さんの携帯は 090-0000-0001、パスワードは Example-2026! です。")
    assert {each.rule for each in found} >= {"insult", "personal-phone-number", "credential-in-text"}
    for each in found:
        assert each.excerpt is not None
        assert "0000-0001" not in each.excerpt.text
        assert "2026!" not in each.excerpt.text


def test_many_findings_of_one_rule_are_cut(judge: Judge) -> None:
    assert [each.rule for each in judge("バカ。" * 100)].count("insult") == MOST_PER_RULE


def test_a_long_line_is_shown_around_its_words(judge: Judge) -> None:
    found = next(each for each in judge("あ" * 3000 + "バカ" + "い" * 3000) if each.rule == "insult")
    assert found.excerpt is not None
    assert len(found.excerpt.text) < 200
    assert found.excerpt.text[found.excerpt.start : found.excerpt.end] == "バカ"


def test_the_place_is_that_of_the_file_behind_crlf_and_in_fields(run_check: Check) -> None:
    text = draft("一行目\n地図は bit.ly/a です", FIELDS + "title: バカ\n").replace("\n", "\r\n")
    found = {each.rule: each for each in run_check({"posts/x.md": text}).findings}
    assert (found["shortened-url"].line, found["shortened-url"].column, found["shortened-url"].end_column) == (8, 5, 13)
    assert (found["insult"].line, found["insult"].column) == (5, 8)


WAIVER = "waivers: [{{rule: {rule}, reason: {reason}, by: {by}, until: {until}}}]\n"


@pytest.mark.parametrize(
    ("waiver", "found"),
    [
        ({}, []),
        ({"until": "2026-12-01"}, []),
        ({"until": "2026-11-30"}, ["insult", "waiver-expired"]),
        ({"until": ""}, ["insult", "waiver-without-end"]),
        ({"reason": ""}, ["insult", "waiver-without-reason"]),
        ({"by": "reida"}, ["insult", "waiver-without-right"]),
        ({"by": "dareka"}, ["insult", "waiver-without-right"]),
        ({"rule": "insults"}, ["insult", "waiver-unknown-rule"]),
        ({"rule": "sarcasm"}, ["insult", "waiver-unneeded"]),
        ({"rule": "personal-phone-number"}, ["insult", "waiver-not-allowed"]),
    ],
)
def test_waivers(judge: Judge, waiver: Mapping[str, str], found: list[str]) -> None:
    values = {"rule": "insult", "reason": "引用のため", "by": "mihon", "until": "2026-12-31", **waiver}
    assert sorted(each.rule for each in judge("バカですね。", FIELDS + WAIVER.format(**values))) == found


def test_experimental_rules_never_block_and_deprecated_ones_do_not_run(compiled: dict[str, bytes]) -> None:
    core = json.loads(compiled["checker.json"])
    for rule in core["rules"]:
        rule["status"] = {"insult": "experimental", "contempt": "deprecated"}.get(rule["id"], "stable")
    checker = Checker(core, compiled.__getitem__)
    files = repo_files({"posts/x.md": draft("バカですね。それでも大人ですか。")})
    repo = checker.open(Memory(files))
    found = [each for each in checker.check_draft("posts/x.md", repo, moment()) if each.rule != "approval-missing"]
    assert [(each.rule, each.severity, each.experimental) for each in found] == [("insult", "warning", True)]


ATTACHMENTS = FIELDS + "media: [{{file: {file}, alt: 絵, rights: own, people: none}}]\n"


@pytest.mark.parametrize(
    ("file", "content", "found"),
    [
        ("media/a.png", b"\x89PNG\r\n\x1a\n", []),
        ("media/日本 語.png", b"\x89PNG\r\n\x1a\n", []),
        ("media/a.jpg", b"\x89PNG\r\n\x1a\n", ["attachment-not-as-named"]),
        ("media/a.png", b"<html>", ["attachment-unknown"]),
        ("media/none.png", None, ["attachment-missing"]),
        ("../a.png", None, ["path-outside"]),
        ("/etc/passwd", None, ["path-outside"]),
        ("media", None, ["attachment-is-folder"]),
    ],
)
def test_attachments(judge: Judge, file: str, content: bytes | None, found: list[str]) -> None:
    files = {"media/x.png": b"\x89PNG\r\n\x1a\n", **({file: content} if content else {})}
    assert [each.rule for each in judge("写真です。", ATTACHMENTS.format(file=file), files)] == found


# A telephone number, an address, a password in the wrong field: the field, what is quoted of it, and what must be seen nowhere.
MISPLACED = [
    ("action: posted\n", "posted", ""),
    ("corrects: posts/0254-00-0000.md\n", "posts/0254-00-0000.md", ""),  # the organisation's own
    ("action: 090-0000-0001\n", "0**-****-****", "090-0000-0001"),
    ("action: 例示課 090-0000-0001 まで\n", "例示課 0**-****-**** まで", "090-0000-0001"),
    ("080-0000-0001: x\n", "0**-****-****", "080-0000-0001"),
    ("consultation: reida@example.com\n", "r****@*******.***", "reida@example.com"),
    ("incident: incidents/reida@example.com.yml\n", "incidents/r****@*******.***.***", "reida@example.com"),
    ("waivers: [{rule: insult, until: パスワードは mihon0254}]\n", "パ＊＊＊＊＊ *********", "mihon0254"),
    ("waivers: [{rule: 4111111111111111}]\n", "4***************", "4111111111111111"),
    ("media: [{file: media/090-0000-0001.jpg}]\n", "media/0**-****-****.jpg", "090-0000-0001"),
    ("poll: {options: [可, 否], days: ghp_abcdefghijklmnopqrstuvwxyz0123456789}\n", "g**_************************************", "abcdefghij"),
    ("approval: {by: mihon, at: 2026-11-01T09:00, covers: {090-0000-0001: [x]}}\n", "list", "090-0000-0001"),
    ("corrects: {a: 090-0000-0001, \n", None, "090-0000-0001"),
]  # fmt: skip


@pytest.mark.parametrize(("extra", "quoted", "secret"), MISPLACED)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_is_typed_into_a_wrong_field_is_never_told_in_full(
    run_check: Check, checker: Checker, extra: str, quoted: str | None, secret: str, lang: str
) -> None:
    path = "posts/a.md"
    outcome = run_check({path: draft("お知らせです。", FIELDS + extra)}, [path])
    found = [each.found for each in outcome.findings]
    assert quoted is None or quoted in found
    told = (
        render_text(outcome, checker.policy, lang) + render_json(outcome, checker.policy, lang) + repr(outcome.findings)
    )
    assert not secret or secret not in told


def test_what_is_meant_is_still_suggested(judge: Judge) -> None:
    (finding,) = judge("お知らせです。", FIELDS + "acton: post\n")
    assert (finding.rule, finding.found, finding.values["near"]) == ("unknown-field", "acton", "action")


@pytest.mark.parametrize("path", ["accounts.yml", "people.yml", "sekisho.yml"])
def test_nor_is_what_is_typed_into_a_register(run_check: Check, path: str) -> None:
    files = repo_files()
    files[path] += "'090-0000-0001': reida@example.com パスワードは mihon0254\n".encode()
    outcome = run_check(files)
    assert outcome.unusable
    assert "0**-****-****" in [each.found for each in outcome.findings]
    assert not [each for each in ("090-0000-0001", "reida@example", "mihon0254") if each in repr(outcome.findings)]
