"""The project's own rulebook: complete, in both languages, and behaving as its examples say."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from conftest import POLICY

from sekisho.check.checker import Checker
from sekisho.compile.examples import example_mistakes
from sekisho.rulebook import Rulebook
from sekisho.rulebook.model import ENFORCEMENTS

LEAVES = [
    *["1", "2"],
    *[f"3-{n}" for n in range(1, 9)],
    *["4-1", "4-2", "5-1"],
    *[f"5-1-{n:02d}" for n in range(1, 14)],
    *["5-2", "5-3"],
    *[f"6-1-{n}" for n in range(1, 5)],
    *["6-2-1", "6-2-2"],
    *[f"7-{n}" for n in range(1, 5)],
    *["8-1-1", "8-1-2", "8-2"],
]
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬"


def cite(clause: str) -> str:
    """How the guideline cites a clause: 6-1-4 as 6(1)④."""
    chapter, *rest = clause.split("-")
    if not rest:
        return chapter
    if chapter == "7":
        return chapter + CIRCLED[int(rest[0]) - 1]
    return f"{chapter}({rest[0]})" + (CIRCLED[int(rest[1]) - 1] if len(rest) > 1 else "")


def test_all_41_leaf_clauses_are_there_as_they_are_cited(book: Rulebook) -> None:
    assert len(LEAVES) == 41
    assert {leaf: book.clauses[leaf].cite for leaf in LEAVES} == {leaf: cite(leaf) for leaf in LEAVES}


def test_every_clause_speaks_both_languages(book: Rulebook) -> None:
    for clause in book.clauses.values():
        for text in [clause.title] + ([] if clause.heading else [clause.text]):
            assert re.search("[ぁ-ん一-龥]", text.ja), clause.id
            assert re.search("[a-z]{3}", text.en), clause.id
        assert clause.binds or clause.heading, clause.id


def test_every_rule_speaks_both_languages(book: Rulebook) -> None:
    for rule in book.rules:
        for text in (rule.title, rule.message, rule.remedy, rule.why):
            assert re.search("[ぁ-ん一-龥]", text.ja), rule.id
            assert re.search("[a-z]{3}", text.en), rule.id
            assert not re.search("[ぁ-んァ-ヶ一-龥]", text.en.replace("企画財政係", "")), rule.id


def test_clauses_that_people_can_break_have_rules_of_every_sort(book: Rulebook) -> None:
    without = [
        clause.id for clause in book.clauses.values() if not clause.heading and not any(book.rules_of(clause.id))
    ]
    assert without == ["1", "2", "3"]
    assert {rule.enforcement for rule in book.rules} == set(ENFORCEMENTS)


def test_rules_that_guard_law_approval_and_secrets_can_not_be_waived(book: Rulebook) -> None:
    for rule in book.rules:
        if rule.sensitive and rule.severity == "error":
            assert not rule.waivable, rule.id
        if rule.kind == "approval" or rule.id.startswith("confidentiality"):
            assert not rule.waivable, rule.id


def test_what_is_no_guess_is_not_weighed_and_an_insult_only_by_its_sentence(book: Rulebook) -> None:
    weighed = {rule.id for rule in book.rules if rule.weighed == "whole"}
    assert {rule.id for rule in book.rules if rule.weighed == "sentence"} == {"insult", "discriminatory-word"}
    assert {rule.kind for rule in book.rules if rule.weighed and rule.sensitive} == {"ideas"}
    assert not weighed & {"home-address", "birth-date", "list-of-people", "personal-phone-number", "secret-in-text"}
    assert not weighed & {"insult", "discriminatory-word", "vote-direction", "confidentiality-mark", "shortened-url"}
    assert {rule.kind for rule in book.rules if rule.weighed} == {"ideas", "words"}


def test_every_rule_has_more_passing_examples_than_failing_or_as_many_as_it_needs(book: Rulebook) -> None:
    for rule in book.rules:
        assert len(rule.passing) >= 3, rule.id
        assert len(rule.failing) >= 2, rule.id


def test_examples_are_not_repeated_within_a_rule(book: Rulebook) -> None:
    for rule in book.rules:
        texts = [
            example.text
            for example in (*rule.passing, *rule.failing)
            if example.fields is None or not example.fields.keys
        ]
        assert [text for text, count in Counter(texts).items() if count > 1 and text] == [], rule.id


def test_all_examples_behave(book: Rulebook, checker: Checker) -> None:
    assert [mistake.tell("ja") for mistake in example_mistakes(book, checker)] == []


def test_an_example_that_does_not_behave_is_told(book: Rulebook, checker: Checker) -> None:
    from dataclasses import replace

    insult = next(rule for rule in book.rules if rule.id == "insult")
    turned = replace(insult, passing=insult.failing[:1], failing=insult.passing[:1])
    told = [mistake.tell("en") for mistake in example_mistakes(replace(book, rules=(turned,)), checker)]
    assert [re.sub(r"^[^:]+:\d+: ", "", each) for each in told] == [
        "rules[0].examples.fail[0]: This example should pass insult but is found for バカ: ごみ出しの時間も守れないなんて、ほんとうにバカですね。",
        "rules[0].examples.pass[0]: This example should break insult but does not: 夏のバカンスの前に、ガスの元栓をお確かめください。",
    ]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_facts_of_rules_stand_in_policy_alone(book: Rulebook, lang: str) -> None:
    """No sentence of a rule or clause stands in the code or in a page that people wrote."""
    import os

    from conftest import ROOT

    told = [text.in_(lang) for rule in book.rules for text in (rule.message, rule.remedy, rule.why)]
    told += [clause.text.in_(lang) for clause in book.clauses.values() if clause.text.in_(lang)]
    long = [text for text in told if len(text) > (20 if lang == "ja" else 40)]
    for folder in ("checks", "hooks", "docs"):
        for path, _, files in os.walk(os.path.join(ROOT, folder)):
            for name in files:
                if name.endswith((".py", ".md", ".js")):
                    with open(os.path.join(path, name), encoding="utf-8") as file:
                        content = file.read()
                    assert [text for text in long if text in content] == [], name


def test_no_space_stands_between_japanese_sentences(book: Rulebook) -> None:
    texts = [text.ja for clause in book.clauses.values() for text in (clause.title, clause.text)]
    texts += [text.ja for rule in book.rules for text in (rule.title, rule.message, rule.remedy, rule.why)]
    assert len(texts) > 1000
    assert [text for text in texts if re.search("。 [^\x00-\x7f]", text)] == []


def test_every_file_reads_alike_with_and_without_the_parser_in_c() -> None:
    differing = [
        path.name
        for path in Path(POLICY).rglob("*.yml")
        if yaml.load(text := path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        != yaml.load(text, Loader=yaml.SafeLoader)  # what reads where libyaml is missing
    ]
    assert differing == []
