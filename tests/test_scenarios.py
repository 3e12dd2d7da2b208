"""Scenarios for drills: enough of them, from everybody's work; every mistake told with its place; answers the checker gives."""

import re
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import POLICY
from test_rulebook import mistakes, without_place

from sekisho.check.checker import Checker
from sekisho.compile.drills import drill_facts
from sekisho.rulebook import Rulebook, RulebookError, load
from sekisho.rulebook.load import _Loader
from sekisho.rulebook.scenario_mistakes import scenario_mistakes
from sekisho.rulebook.scenarios import KINDS, SCENARIOS, STORY, build_scenarios
from sekisho.tree import Folder

FOLDER = Path(POLICY, "training", "scenarios")


def test_there_are_enough_and_from_everybodys_work(book: Rulebook) -> None:
    assert len(book.scenarios) >= 40
    kinds = Counter(each.kind for each in book.scenarios)
    assert set(kinds) == set(KINDS)
    assert kinds[STORY] >= 4
    works = Counter(each.work.ja for each in book.scenarios)
    assert {"消防・救急", "ごみ処理", "し尿処理", "斎場", "診療所"} <= set(works)
    assert min(works[each] for each in ("消防・救急", "ごみ処理", "し尿処理", "斎場", "診療所")) >= 5
    answers = Counter(each.answer for each in book.scenarios)
    assert answers["go"] >= 5  # not everything is forbidden
    assert answers["keep"] >= 4


def test_files_are_short() -> None:
    assert {path.name: count for path in FOLDER.iterdir() if (count := path.read_text("utf-8").count("\n")) > 250} == {}


def test_nobody_and_no_number_in_them_is_real() -> None:
    for path in FOLDER.iterdir():
        text = path.read_text(encoding="utf-8")
        hosts = set(re.findall(r"https?://([^/\s\"]+)", text))
        assert {each for each in hosts if not each.endswith((".example.lg.jp", ".example.com"))} <= {"bit.ly", "x.com"}
        assert set(re.findall(r"0\d0-\d{4}-\d{4}", text)) <= {"090-0000-0001"}, path.name
        assert {each[:8] for each in re.findall(r"0254-\d\d-\d{4}", text)} <= {"0254-00-"}, path.name


def test_both_languages_say_something_of_their_own(book: Rulebook) -> None:
    for each in book.scenarios:
        for text in (each.title, each.situation, each.why):
            assert re.search("[ぁ-んァ-ヶ一-龠]", text.ja), each.id
            assert not re.search("[ぁ-んァ-ヶ一-龠]", text.en), each.id


def test_no_text_was_cut_off_by_a_sign_of_yaml(book: Rulebook) -> None:
    """A `#` behind a blank begins a comment, unless the text is quoted."""
    whole = re.compile(r"(?s).*([。？！!?.」…”\"']|https://[!-~]+|[0-9])$")
    for each in book.scenarios:
        texts = [each.situation, each.why, each.text, each.better]
        texts += [choice.result for scene in each.scenes for choice in scene.choices]
        for text in texts:
            assert text is None or (whole.match(text.ja) and whole.match(text.en)), (each.id, text)


FIRE = "training/scenarios/fire.yml"
HOUSEHOLD = "  - id: fire-household\n    kind: verdict\n    answer: stop\n    for: [author, approver]\n    clause: [3-1, 3-2, 3-8]\n    rules: [named-patient, home-address]\n    decoys: [3-6, 5-2, 6-1-2]\n"
MORAL = "    rules: [good-sense]\n"
COURSE = "  - id: fire-course-date\n    kind: order\n"
ANGER = "training/scenarios/stories-anger.yml"


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (FIRE, "[named-patient, home-address]", "[named-patient, home-adress]", [f"{FIRE}: scenarios[0].rules: There is no rule home-adress. Did you mean home-address?"]),
        (FIRE, "clause: [3-1, 3-2, 3-8]", "clause: [3-1, 3-2, 3-8, 3-9]", [f"{FIRE}: scenarios[0].clause: There is no clause 3-9."]),
        (FIRE, "decoys: [3-6, 5-2, 6-1-2]", "decoys: [3-6, 5-2, 6-1]", [f"{FIRE}: scenarios[0].decoys: There is no clause 6-1."]),
        (FIRE, "decoys: [3-6, 5-2, 6-1-2]", "decoys: [3-6, 5-2, 3-8]", [f"{FIRE}: scenarios[0].decoys: The wrong answer 3-8 is a right one, too."]),
        (FIRE, "decoys: [3-6, 5-2, 6-1-2]", "decoys: [3-6]", [f"{FIRE}: scenarios[0].decoys: There are only 1; write at least 2."]),
        (FIRE, "    decoys: [3-6, 5-2, 6-1-2]\n", "", [f'{FIRE}: scenarios[0].decoys: The field scenarios[0].decoys is missing. Add a line "scenarios[0].decoys: value".']),
        (FIRE, "for: [author, approver]", "for: [author, aprover]", [f"{FIRE}: scenarios[0].for: policy.yml has no audience aprover. Did you mean approver?"]),
        (FIRE, HOUSEHOLD, HOUSEHOLD.replace("kind: verdict", "kind: verdit"), [f"{FIRE}: scenarios[0].kind: The field scenarios[0].kind can't be verdit. Did you mean verdict? Use one of these: verdict, words, missing, comment, order, story"]),
        (FIRE, HOUSEHOLD, HOUSEHOLD.replace("answer: stop", "answer: keep"), [
            f"{FIRE}: scenarios[0].answer: The field scenarios[0].answer can't be keep. Use one of these: go, stop",
            f"{FIRE}: scenarios[0].rules: Where the answer is keep, no rule is broken.",
        ]),
        (FIRE, HOUSEHOLD, HOUSEHOLD.replace("fire-household", "fire-moral"), [f"{FIRE}: scenarios[2].id: fire-moral stands in policy/{FIRE}:5, too."]),
        (FIRE, "    clause: [3-5]\n" + MORAL, "    clause: [3-6]\n" + MORAL, [f"{FIRE}: scenarios[2].clause: The rule good-sense belongs to 3-5, of which this case names none."]),
        (FIRE, COURSE, COURSE + "    marks: [{ja: あ, en: a}]\n", [f"{FIRE}: scenarios[8].marks: A case of the kind order has no such field."]),
        (FIRE, COURSE, COURSE + "    box: true\n", [f"{FIRE}: scenarios[8]: There is no field box. Check the name of the field."]),
        (FIRE, "    title: {ja: 鎮火のお知らせ, en: The fire is out}\n", "    title: {ja: 鎮火のお知らせ}\n", [f"{FIRE}: scenarios[1].title: The en text is missing."]),
        (FIRE, "work: {ja: 消防・救急, en: Fire and ambulance}\n", "", [f'{FIRE}: work: The field work is missing. Add a line "work: value".']),
        (ANGER, "            goes: notice\n", "            goes: notise\n", [
            f"{ANGER}: scenarios[0].scenes[0].choices[2].goes: There is no scene notise. Did you mean notice?",
            f"{ANGER}: scenarios[0].scenes[2].id: No choice leads to the scene notice.",
            f"{ANGER}: scenarios[0].scenes[3].id: No choice leads to the scene end-calm.",
        ]),
        (ANGER, "            goes: end-calm\n", "            goes: comment\n", [
            f"{ANGER}: scenarios[0].scenes[0].choices: From the scene comment, the story can come back to it.",
            f"{ANGER}: scenarios[0].scenes[3].id: No choice leads to the scene end-calm.",
        ]),
        (ANGER, "            worth: good\n            clause: 6-2-1\n", "            worth: poor\n            clause: 6-2-1\n", [f"{ANGER}: scenarios[0].scenes[1].choices: This scene has no good choice."]),
        ("training/scenarios/office.yml", "  - insult\n", "  - insults\n", ["training/scenarios/office.yml: unasked: There is no rule insults. Did you mean insult?"]),
    ],
)  # fmt: skip
def test_a_mistake_is_told(tmp_path: Path, book: Rulebook, name: str, old: str, new: str, told: list[str]) -> None:
    """Only the one file is read, and held against the rest of the rulebook as it is: reading all takes much longer."""
    text = Path(POLICY, name).read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "policy" / name
    path.parent.mkdir(parents=True)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    loader = _Loader(Folder(str(tmp_path / "policy")), "policy")
    file = loader._one(name, SCENARIOS, build_scenarios)
    found = [*loader.mistakes]
    if file is not None:
        unasked = tuple((rule, file.place) for rule in file.unasked)
        found += scenario_mistakes(replace(book, scenarios=file.scenarios, unasked=unasked))
    assert sorted(without_place(each.tell("en")) for each in found) == sorted(told)


def test_texts_of_which_the_checker_says_something_else_do_not_compile(tmp_path: Path) -> None:
    """One compilation for all of them: a text that breaks nothing, a good one that is stopped, a comment, a record."""
    edits = {
        FIRE: ("、例町2丁目4番5号の例田さん宅で火災があり、けがをしたご主人を病院に搬送しました。", "、例町で火災がありました。"),
        "training/scenarios/waste.yml": ("ja: 収集車の火災が、今年度は3件ありました。", "ja: 詳しくは bit.ly/3abc へ。収集車の火災が、今年度は3件ありました。"),
        "training/scenarios/clinic.yml": ("rights: permission, people: none}", "rights: permission, people: none, source: 例示出版}"),
        "training/scenarios/night-soil.yml": ("ja: うちの隣の例田さんに言ってください。携帯は 090-0000-0001 です。", "ja: 臭いの理由を教えてください。"),
    }  # fmt: skip
    told = mistakes(tmp_path, edits)
    assert sorted(re.sub(r":\d+: ", ": ", each) for each in told) == [
        "policy/training/scenarios/clinic.yml: scenarios[5].text: This text (en) should break media-source-missing but does not: Wash your hands when you come home.",
        "policy/training/scenarios/clinic.yml: scenarios[5].text: This text (ja) should break media-source-missing but does not: 帰ったら、まず手洗いをしましょう。",
        "policy/training/scenarios/fire.yml: scenarios[0].text: This text (ja) should break named-patient but does not: 昨日21時ごろ、例町で火災がありました。",
        "policy/training/scenarios/night-soil.yml: scenarios[5].text: This text (ja) should break comment-personal-data but does not: 臭いの理由を教えてください。",
        "policy/training/scenarios/waste.yml: scenarios[1].text: This text (ja) unexpectedly breaks shortened-url for bit.ly/3abc: 詳しくは bit.ly/3abc へ。収集車の火災が、今年度は3件ありました。修理には約200万円かかります。電池は燃え",
    ]


def test_mistakes_are_told_in_japanese_with_their_place(tmp_path: Path) -> None:
    text = Path(POLICY, FIRE).read_text(encoding="utf-8")
    line = text[: text.index("  - id: fire-household")].count("\n") + 1
    folder = tmp_path / "policy"
    shutil.copytree(POLICY, folder)
    (folder / FIRE).write_text(text.replace("home-address]", "home-adress]", 1), encoding="utf-8")
    with pytest.raises(RulebookError) as raised:
        load(str(folder))
    assert [each.tell("ja") for each in raised.value.mistakes] == [
        f"policy/{FIRE}:{line}: scenarios[0].rules: 規則「home-adress」はありません。「home-address」のことですか。"
    ]


def test_words_to_mark_are_those_that_the_checker_finds(book: Rulebook, checker: Checker) -> None:
    known = drill_facts(book, checker)["clinic-nurse-phone"]["ja"]
    (group,) = known["groups"]
    assert [known["parts"][at]["text"] for at in group["parts"]] == [
        "看護師の例田の携帯 090-0000-0001 へお願いします。\n"
    ]
    assert group["rules"] == ["personal-phone-number"]
    assert "".join(part["text"] for part in known["parts"]) == next(
        each.text.ja for each in book.scenarios if each.id == "clinic-nurse-phone" and each.text
    )
