"""Validation of a rulebook: every kind of mistake, told with file, line, field, what stands there and what was expected."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from conftest import POLICY

from sekisho.compile.artifact import compile_data
from sekisho.rulebook import RulebookError, load

SHORTENED = "rules/6-1-prevention.yml"


def mistakes(tmp_path: Path, edits: dict[str, tuple[str, str]], lang: str = "en") -> list[str]:
    """What is said of the project's rulebook after edits: file to (text, replacement)."""
    folder = tmp_path / "policy"
    shutil.copytree(POLICY, folder)
    for name, (old, new) in edits.items():
        path = folder / name
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in text, name
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    try:
        compile_data(load(str(folder)))
    except RulebookError as error:
        return [mistake.tell(lang) for mistake in error.mistakes]
    return []


def without_place(told: str) -> str:
    return re.sub(r"^policy/([^:]+):\d+: ", r"\1: ", told)


RULE = "  - id: shortened-url\n    clause: 6-1-4\n"


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (
            "policy.yml",
            "id: kouiki3",
            "id: kouiki3\nowner: x",
            "policy.yml: There is no field owner. Check the name of the field.",
        ),
        (
            "policy.yml",
            "review_clause: 8-2",
            "review_clause: 9-9",
            "policy.yml: review_clause: There is no clause 9-9.",
        ),
        (
            "policy.yml",
            "waived_by: approver",
            "waived_by: boss",
            "policy.yml: waived_by: policy.yml has no audience boss.",
        ),
        (
            "policy.yml",
            "last_reviewed: 2026-11-22",
            "last_reviewed: 2026-11-31",
            "policy.yml: last_reviewed: There is no such date or time as 2026-11-31. Look the date up in a calendar.",
        ),
        (
            "policy.yml",
            'notice: ["5", "7", "8"]',
            'notice: ["9"]',
            "policy.yml: notice: There is no chapter 9 (only 1, 2, 3, 4, 5, 6, 7, 8).",
        ),
        (
            "guideline/1-purpose.yml",
            "title: {ja: 目的, en: Purpose}\nclauses",
            "title: {ja: 目的}\nclauses",
            "guideline/1-purpose.yml: title: The en text is missing.",
        ),
        (
            "guideline/1-purpose.yml",
            "binds: [staff]",
            "binds: [stuff]",
            "guideline/1-purpose.yml: clauses[0].binds: policy.yml has no audience stuff. Did you mean staff?",
        ),
        (
            "guideline/1-purpose.yml",
            "    information: true\n",
            "",
            "guideline/1-purpose.yml: clauses[0]: No rule belongs to this clause: write one, or mark it information: true.",
        ),
        (
            "rules/8-disclaimer.yml",
            "clause: [8-1-1, 8-1-2]",
            "clause: [8-1-1]",
            "guideline/8-disclaimer.yml: clauses[2]: No rule belongs to this clause: write one, or mark it information: true.",
        ),
        (
            SHORTENED,
            RULE,
            RULE.replace("shortened-url", "Shortened URL"),
            "rules/6-1-prevention.yml: rules[7].id: Write the id Shortened URL in small letters, digits and hyphens.",
        ),
        (
            SHORTENED,
            RULE,
            RULE.replace("shortened-url", "lookalike-host"),
            "rules/6-1-prevention.yml: rules[7].id: lookalike-host stands in policy/rules/6-1-prevention.yml:62, too.",
        ),
        (
            SHORTENED,
            "any: shorteners",
            "any: shortners",
            "rules/6-1-prevention.yml: rules[7].check.any: There is no list shortners (a list of hosts was expected). Did you mean shorteners?",
        ),
        (
            SHORTENED,
            "check: {kind: url-host, any: shorteners}",
            "check: {kind: url-hots, any: shorteners}",
            "rules/6-1-prevention.yml: rules[7].check.kind: There is no kind of check url-hots. Did you mean url-host?",
        ),
        (
            SHORTENED,
            "check: {kind: url-host, any: shorteners}",
            "check: {kind: url-host, any: shorteners, most: 3}",
            "rules/6-1-prevention.yml: rules[7].check.most: The kind url-host has no parameter most.",
        ),
        (
            SHORTENED,
            "check: {kind: url-host, any: shorteners}",
            "check: {kind: url-host}",
            "rules/6-1-prevention.yml: rules[7].check: The kind url-host needs any.",
        ),
        (
            SHORTENED,
            "「{host}」は URL 短縮サービスです",
            "「{hosts}」は URL 短縮サービスです",
            "rules/6-1-prevention.yml: rules[7].message: {hosts} can't be used here (only found, command, host).",
        ),
        (
            "rules/3-6-tone.yml",
            "most: $longest_sentence",
            "most: $longest_sentense",
            "rules/3-6-tone.yml: rules[5].check.most: policy.yml has no parameter $longest_sentense. Did you mean longest_sentence?",
        ),
        (
            "rules/3-6-tone.yml",
            "most: $longest_sentence",
            "most: many",
            "rules/3-6-tone.yml: rules[5].check.most: many can't be used; write int.",
        ),
        (
            "rules/3-5-approval.yml",
            "flaw: missing",
            "flaw: absent",
            "rules/3-5-approval.yml: rules[0].check.flaw: absent can't be used; write missing / by-author / no-role / too-late / in-future / other-content / expired / unsigned / bad-signature / step-missing.",
        ),
        (
            "rules/3-5-approval.yml",
            "check: {kind: approval, flaw: missing, role: approver}",
            "check: {kind: approval, flaw: missing, role: editor}",
            "rules/3-5-approval.yml: rules[0].check.role: policy.yml has no audience editor.",
        ),
        (
            "rules/8-disclaimer.yml",
            "enforcement: judgement\n    severity: warning",
            "enforcement: judgement\n    severity: error",
            "rules/8-disclaimer.yml: rules[2].severity: A judgement rule can't be an error.",
        ),
        (
            "rules/8-disclaimer.yml",
            "applies_to: [accounts]",
            "applies_to: [post]",
            "rules/8-disclaimer.yml: rules[0].applies_to: The kind account-record is not for post but for accounts.",
        ),
        (
            "rules/8-disclaimer.yml",
            "enforcement: record",
            "enforcement: recorded",
            "rules/8-disclaimer.yml: rules[0].enforcement: The field rules[0].enforcement can't be recorded. Did you mean record? Use one of these: automatic, record, judgement",
        ),
        (
            "rules/8-disclaimer.yml",
            "        - サービスの名称が変わったので、指針の例を書き直した。\n",
            "",
            "rules/8-disclaimer.yml: rules[2].examples.pass: There are 2 pass examples; write at least 3.",
        ),
        (
            "lists/insult.yml",
            "entries:",
            "entries:\n  - 馬",
            "lists/insult.yml: entries[0]: 馬 is so short that it is part of many words: use two characters or more, or a pattern.",
        ),
        (
            "lists/insult.yml",
            "entries:",
            "entries:\n  - 死ね\n  - 死ねよ",
            "lists/insult.yml: entries[1]: 死ねよ can never be found: 死ね is found first, or excludes it.",
        ),
        (
            "lists/insult.yml",
            "  - say: [アホ, 阿呆, あほか]",
            "  - say: [アホ, 阿呆, あほか]\n    unless: [バカンス]",
            "lists/insult.yml: entries[2].unless: The exception バカンス contains none of the words it is for.",
        ),
        ("lists/insult.yml", "entries:", "entries:\n  - バカ", "lists/insult.yml: entries[1]: バカ is listed twice."),
        (
            "lists/jargon.yml",
            '  - pattern: "{office}(?!\\\\()"',
            '  - pattern: "[あ-ん]+です"',
            "lists/jargon.yml: patterns[1]: A repetition has no upper bound (*, + or {n,}): write it like {0,20}.",
        ),
        (
            "lists/jargon.yml",
            '  - pattern: "{office}(?!\\\\()"',
            '  - pattern: "(?:あ{1,30}い?){1,30}う"',
            "lists/jargon.yml: patterns[1]: At one place this expression can try 10⁹+ combinations (at most 3000): lower the bounds or split it.",
        ),
        (
            "lists/jargon.yml",
            '  - pattern: "{office}(?!\\\\()"',
            '  - pattern: "炎上\\\\b"',
            "lists/jargon.yml: patterns[1]: \\b means different things on different machines: spell out the characters.",
        ),
        (
            "lists/jargon.yml",
            '  - pattern: "{office}(?!\\\\()"',
            '  - pattern: "ＤＭ"',
            "lists/jargon.yml: patterns[1]: Ｄ is never seen, since texts are folded before matching: write d.",
        ),
        (
            "lists/jargon.yml",
            '  - pattern: "{office}(?!\\\\()"',
            '  - pattern: "(開く"',
            "lists/jargon.yml: patterns[1]: The regular expression can't be read: missing ), unterminated subpattern at position 0",
        ),
        (
            "lists/jargon.yml",
            '  - pattern: "{office}(?!\\\\()"',
            '  - pattern: "あ{0,3}"',
            "lists/jargon.yml: patterns[1]: This expression matches nothing at all, too.",
        ),
        (
            "lists/shorteners.yml",
            "  - bit.ly\n",
            "  - bit.ly\n  - www.bit.ly\n",
            "lists/shorteners.yml: entries: www.bit.ly is covered by bit.ly already.",
        ),
        (
            "lists/shorteners.yml",
            "  - bit.ly\n",
            "  - bit.ly\n  - bit.ly/a\n",
            "lists/shorteners.yml: entries: bit.ly/a is no domain name.",
        ),
        (
            "lists/new.yml",
            "",
            "id: new\ntype: words\ntitle: {ja: 新, en: new}\nentries: [言葉]\n",
            "lists/new.yml: id: No rule uses this list.",
        ),
        (
            "lists/new.yml",
            "",
            "id: new\ntype: wrods\n",
            "lists/new.yml: type: The field type can't be wrods. Use one of these: words, hosts, names, platforms, wording, draft-wording",
        ),
        (
            "rules/4-accounts.yml",
            "waivable: false",
            "waivable: no",
            "rules/4-accounts.yml: rules[0].waivable: The field rules[0].waivable can't hold no. Write true or false.",
        ),
        (
            "rules/4-accounts.yml",
            "rules:\n",
            "rules: [\n",
            "rules/4-accounts.yml: The fields can't be read: their form is broken here. Look at how this line and the one above it are written.",
        ),
        (
            "policy.yml",
            "id: kouiki3",
            "id: kouiki3\nid: other",
            "policy.yml: The field id is given twice. Delete one of the two.",
        ),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, name: str, old: str, new: str, told: str) -> None:
    assert told in [without_place(each) for each in mistakes(tmp_path, {name: (old, new)})]


def test_all_mistakes_are_told_at_once_in_order_of_their_places(tmp_path: Path) -> None:
    told = mistakes(
        tmp_path,
        {
            "policy.yml": ("review_clause: 8-2", "review_clause: 9-9"),
            "guideline/2-definition.yml": ("binds: [staff, public]", "binds: [stuff, public]"),
            "lists/jargon.yml": ('  - pattern: "{office}(?!\\\\()"', '  - pattern: "\\\\w{1,3}語"'),
        },
        "ja",
    )
    assert told == [
        "policy/guideline/2-definition.yml:5: clauses[0].binds: 対象者「stuff」は policy.yml にありません。「staff」のことですか。",
        "policy/lists/jargon.yml:14: patterns[1]: 「\\w」は動かす環境で意味が変わります。文字の範囲を書き出してください。",
        "policy/policy.yml:1: review_clause: 条項「9-9」はありません。",
    ]


def test_a_folder_without_a_rulebook(tmp_path: Path) -> None:
    with pytest.raises(RulebookError) as caught:
        load(str(tmp_path))
    assert [mistake.tell("en") for mistake in caught.value.mistakes] == [
        f"{tmp_path.name}/policy.yml:1: There is no policy.yml here."
    ]


def test_the_digest_follows_what_is_said_and_not_how_it_is_laid_out(tmp_path: Path) -> None:
    shutil.copytree(POLICY, tmp_path / "policy")
    path = tmp_path / "policy" / "policy.yml"
    before = load(str(tmp_path / "policy")).digest
    path.write_text("# 注釈\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert load(str(tmp_path / "policy")).digest == before
    path.write_text(path.read_text(encoding="utf-8").replace('version: "1.0"', 'version: "1.1"'), encoding="utf-8")
    assert load(str(tmp_path / "policy")).digest != before


def test_another_guideline_with_another_numbering_fits_by_editing_policy_alone(tmp_path: Path) -> None:
    """第3条第2項ア in place of 6(1)④: ids, the way of citing and the names of roles are data."""
    folder = tmp_path / "policy"
    shutil.copytree(POLICY, folder)
    for path, _, files in os.walk(folder):
        for name in files:
            file = Path(path) / name
            text = file.read_text(encoding="utf-8")
            text = text.replace("6-1-4", "a3-2-i").replace("6(1)④", "第3条第2項ア").replace("approver", "confirmer")
            file.write_text(text, encoding="utf-8")
    compiled = compile_data(load(str(folder)))
    assert "第3条第2項ア" in compiled["texts.json"].decode()
    assert json.loads(compiled["checker.json"])["policy"]["waived_by"] == "confirmer"
