"""The data of the drills: what is said of rules and clauses comes from the rulebook, and follows it when it changes."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import POLICY

from sekisho.check.checker import Checker
from sekisho.compile.drills import drill_facts
from sekisho.rulebook import Rulebook, load
from sekisho.site.drill_data import Facts, drill_data
from sekisho.site.drills import drill_files, drill_pages


@pytest.fixture(scope="module")
def facts(book: Rulebook, checker: Checker) -> Facts:
    return drill_facts(book, checker)


@pytest.fixture(scope="module")
def data(book: Rulebook, facts: Facts) -> dict[str, Any]:
    return {lang: drill_data(book, facts, lang) for lang in ("ja", "en")}


def _case(data: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = [each for each in data["cases"] if each["id"] == name]
    return found  # type: ignore[no-any-return]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_scenario_is_a_case_with_all_it_needs(book: Rulebook, data: dict[str, Any], lang: str) -> None:
    found = data[lang]
    assert [each["id"] for each in found["cases"] if not each.get("example")] == [each.id for each in book.scenarios]
    assert len({each["id"] for each in found["cases"]}) == len(found["cases"])
    for each in found["cases"]:
        assert set(each["clauses"]) | set(each.get("decoys", ())) <= set(found["clauses"]), each["id"]
        assert set(each["rules"]) | set(each.get("options", ())) <= set(found["rules"]), each["id"]
        assert each["for"], each["id"]


def test_examples_are_asked_in_the_language_of_the_page_and_none_that_hurts(
    book: Rulebook, data: dict[str, Any]
) -> None:
    unasked = {rule for rule, _ in book.unasked}
    assert {"discriminatory-word", "comment-suicide"} <= unasked
    for lang in ("ja", "en"):
        examples = [each for each in data[lang]["cases"] if each.get("example")]
        assert len(examples) > 100
        for each in examples:
            assert bool(re.search("[ぁ-んァ-ヶ一-龠]", each["text"])) == (lang == "ja"), each["id"]
            assert not unasked & set(each["rules"])


def test_what_no_checker_finds_is_said_to_be_for_people(data: dict[str, Any]) -> None:
    assert _case(data["ja"], "fire-moral")["machine"] is False
    assert _case(data["ja"], "fire-household")["machine"] is True
    assert "machine" not in _case(data["ja"], "fire-cause-open")


def test_a_changed_rule_changes_its_drill(tmp_path: Path, data: dict[str, Any]) -> None:
    """Title, remedy, reason, an example, the way in which a clause is cited: all that a drill says follows."""
    folder = tmp_path / "policy"
    shutil.copytree(POLICY, folder)

    def edit(name: str, old: str, new: str) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    rules = (
        "rules/6-1-4-shortened.yml"
        if "- id: shortened-url\n" in (folder / "rules/6-1-4-shortened.yml").read_text(encoding="utf-8")
        else "rules/6-1-prevention.yml"
    )
    before = data["ja"]["rules"]["shortened-url"]
    edit(rules, f"title: {{ja: {before['title']}", "title: {ja: 縮めた URL")
    edit(rules, f"ja: {before['remedy']}", "ja: 元のアドレスに直してください。")
    edit(rules, f"ja: {before['why']}", "ja: 行き先を確かめられません。")
    edit(
        "rules/3-6-tone.yml",
        "        - 素晴らしい分別にご協力いただき、ありがとうございます。\n",
        "        - 分別にご協力いただいた皆さま、ありがとうございます。\n",
    )
    edit("guideline/6-incidents.yml", "cite: 6(1)④", "cite: 第6条第1項エ")
    after = drill_data(load(str(folder)), {}, "ja")
    assert after["policy"]["digest"] != data["ja"]["policy"]["digest"]
    assert after["rules"]["shortened-url"] == {
        **before,
        "title": "縮めた URL",
        "remedy": "元のアドレスに直してください。",
        "why": "行き先を確かめられません。",
    }
    assert after["clauses"]["6-1-4"]["cite"] == "第6条第1項エ"
    assert _case(data["ja"], "sarcasm.go.1")["text"] == "素晴らしい分別にご協力いただき、ありがとうございます。"
    assert _case(after, "sarcasm.go.1")["text"] == "分別にご協力いただいた皆さま、ありがとうございます。"


def test_the_files_carry_the_same_data_and_are_light(book: Rulebook, facts: Facts, data: dict[str, Any]) -> None:
    import gzip

    for lang in ("ja", "en"):
        files = drill_files(book, facts, lang)
        text = files[f"assets/drill/data-{lang}.json"]
        assert json.loads(text) == data[lang]
        assert files[f"assets/drill/data-{lang}.js"] == b"window.sekishoDrill = { data: " + text + b" };\n"
        assert len(gzip.compress(text)) < 80_000


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_on_paper_every_case_has_its_answer_overleaf(book: Rulebook, facts: Facts, lang: str) -> None:
    page = drill_pages(book, facts, lang)["drills/cases.md"]
    questions, answers = page.split('<h2 id="answers"')
    ids = [each.id for each in book.scenarios]
    assert re.findall('<section class="skd-case" id="case-([^"]*)">', questions) == ids
    assert re.findall('<section class="skd-case" id="answer-([^"]*)">', answers) == ids
    assert "<script" not in page
    assert "\n\n<" not in re.sub(r"\n\n<(h2|div|p|link|nav)", "", page)  # an empty line would end a piece of HTML
    for each in book.scenarios:
        (answer,) = re.findall(f'id="answer-{each.id}">.*?</section>', answers)
        for clause in each.clauses:
            assert f">{book.clauses[clause].cite}</a>" in answer
        (question,) = re.findall(f'id="case-{each.id}">.*?</section>', questions)
        assert each.why.in_(lang)[:30] not in question


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_trainer_finds_a_set_for_each_role(book: Rulebook, facts: Facts, lang: str) -> None:
    page = drill_pages(book, facts, lang)["drills/trainer.md"]
    roles = re.findall(r'href="\.\./\?set=([a-z-]+)"', page)
    assert {"author", "approver", "account-keeper", "staff", "moderator"} <= set(roles)
    assert page.count("<dt>") >= 5 + len(roles)
