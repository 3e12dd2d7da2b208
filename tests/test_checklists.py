"""Checklists: every clause that binds staff is in one, mistakes are told with their place, pages need no script."""

import json
import re
from pathlib import Path

import pytest
from test_rulebook import mistakes, without_place

from sekisho.rulebook import Rulebook
from sekisho.rulebook.training import covered_clauses
from sekisho.site.checklists import checklist_page, checklists

FILE = "training/checklists.yml"


def test_every_clause_that_binds_staff_is_in_one(book: Rulebook) -> None:
    bound = {clause.id for clause in book.clauses.values() if not clause.heading and set(clause.binds) - {"public"}}
    assert bound - covered_clauses(book.checklists) == set()
    assert len(bound) == 44


def test_there_is_one_for_every_occasion(book: Rulebook) -> None:
    assert [each.id for each in book.checklists] == [
        "posting",
        "approving",
        "opening-account",
        "handover",
        "sharing",
        "comments",
        "mistake",
        "flame-up",
        "impersonation",
        "closing-account",
        "monthly-review",
        "yearly-review",
    ]
    assert [each.id for each in book.checklists if each.sheet] == ["approving"]
    assert [each.id for each in book.checklists if each.guide] == ["flame-up", "impersonation"]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_items_are_actions_told_once(book: Rulebook, lang: str) -> None:
    for checklist in book.checklists:
        texts = [item.text.in_(lang) for item in checklist.items]
        assert len(set(texts)) == len(texts), checklist.id
        for item in checklist.items:
            whole = r"[A-Z][^。]*[.?]" if lang == "en" else r"[^A-Z].*(?:ました|せんでした)。|.*ました。"
            assert re.fullmatch(whole, item.text.in_(lang)), item.text.in_(lang)
            assert item.text.in_(lang) != item.why.in_(lang)


def test_they_travel_with_the_checker(book: Rulebook, compiled: dict[str, bytes]) -> None:
    found = json.loads(compiled["texts.json"])["checklists"]
    assert [each["id"] for each in found] == [each.id for each in book.checklists]
    assert found[1]["items"][0] == {
        "id": "not-mine",
        "clauses": ["3-5"],
        "text": {"ja": "自分が書いた下書きでないことを確かめました。", "en": "See that it is not your own draft."},
        "why": {
            "ja": "自分で書いた文面の誤りは、自分では見えにくいものです。",
            "en": "People overlook the errors in what they wrote themselves.",
        },
        "reference": False,
    }


FIRST = "      - id: not-mine\n        clause: 3-5\n"
GROUND = "      - id: abuse\n        clause: 5-1-06\n"
ABUSE_WHY = "          en: Criticising what was done is not attacking who did it.\n"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            GROUND,
            GROUND.replace("5-1-06", "5-1"),
            [
                "guideline/5-operation.yml: clauses[6]: This clause binds staff but stands in no checklist: write an item in training/checklists.yml (a reference item does not count)."
            ],
        ),
        (
            ABUSE_WHY,
            ABUSE_WHY + "        reference: true\n",
            [
                "guideline/5-operation.yml: clauses[6]: This clause binds staff but stands in no checklist: write an item in training/checklists.yml (a reference item does not count)."
            ],
        ),
        (
            FIRST,
            FIRST.replace("3-5", "3-9"),
            ["training/checklists.yml: checklists[1].items[0].clause: There is no clause 3-9."],
        ),
        (
            FIRST,
            FIRST.replace("3-5", "6-1"),  # a heading
            ["training/checklists.yml: checklists[1].items[0].clause: There is no clause 6-1."],
        ),
        (
            FIRST,
            FIRST.replace("not-mine", "read-all"),
            [
                "training/checklists.yml: checklists[1].items[1].id: read-all stands in policy/training/checklists.yml:161, too."
            ],
        ),
        (
            FIRST,
            FIRST.replace("not-mine", "Not mine"),
            [
                "training/checklists.yml: checklists[1].items[0].id: Write the id Not mine in small letters, digits and hyphens."
            ],
        ),
        (
            "  - id: approving\n",
            "  - id: posting\n",
            ["training/checklists.yml: checklists[1].id: posting stands in policy/training/checklists.yml:7, too."],
        ),
        (
            "    for: [approver]\n",
            "    for: [aprover]\n",
            ["training/checklists.yml: checklists[1].for: policy.yml has no audience aprover. Did you mean approver?"],
        ),
        (
            "    sheet: true\n",
            "    sheet: yes\n",
            [
                "training/checklists.yml: checklists[1].sheet: The field checklists[1].sheet can't hold yes. Write true or false."
            ],
        ),
        (
            "          en: See that it is not your own draft.\n",
            "",
            ["training/checklists.yml: checklists[1].items[0].text: The en text is missing."],
        ),
        (
            FIRST,
            FIRST + "        box: true\n",
            ["training/checklists.yml: checklists[1].items[0]: There is no field box. Check the name of the field."],
        ),
        (
            "        decides: head\n        never:\n          ja: 自分のアカウント",
            "        never:\n          ja: 自分のアカウント",
            [
                "training/checklists.yml: checklists[7].items[0].decides: In a checklist with guide: true every item says who decides (decides) and what must not be done (never)."
            ],
        ),
        (
            "        decides: author\n        never:\n          ja: 控える前に",
            "        decides: autor\n        never:\n          ja: 控える前に",
            [
                "training/checklists.yml: checklists[8].items[0].decides: policy.yml has no audience autor. Did you mean author?"
            ],
        ),
        (
            FIRST,
            FIRST + "        decides: head\n",
            [
                "training/checklists.yml: checklists[1].items[0].decides: decides and never are for checklists with guide: true alone."
            ],
        ),
        (
            "checklists:\n",
            "checklist:\n",
            [
                "training/checklists.yml: There is no field checklist. Did you mean checklists? Check the name of the field.",
                'training/checklists.yml: checklists: The field checklists is missing. Add a line "checklists: value".',
            ],
        ),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, old: str, new: str, told: list[str]) -> None:
    assert [without_place(each) for each in mistakes(tmp_path, {FILE: (old, new)})] == told


def test_a_mistake_is_told_in_japanese_with_its_place(tmp_path: Path) -> None:
    assert mistakes(tmp_path, {FILE: (GROUND, GROUND.replace("5-1-06", "5-1"))}, "ja") == [
        "policy/guideline/5-operation.yml:51: clauses[6]: 職員が守るこの条項が、どのチェックリストにもありません。training/checklists.yml に項目を書いてください(reference の項目は数えません)。"
    ]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_page_has_a_box_a_clause_and_a_reason_for_each_item(book: Rulebook, lang: str) -> None:
    for checklist in book.checklists:
        page = checklist_page(checklist, book, lang)
        assert f"\n# {checklist.title.in_(lang)}\n" in page
        assert page.count('<input type="checkbox" autocomplete="off">') == len(checklist.items)
        assert '<div id="skl" class="skl"' in page  # hidden until a script shows it
        assert ('data-guide="yes" hidden>' in page) == checklist.guide
        for item in checklist.items:
            (shown,) = re.findall(rf'<li id="item-{item.id}"[^>]*>.*?</li>', page)
            text = re.sub("<[^>]*>", "", shown).replace("&#x27;", "'").replace("&quot;", '"')
            cites = " ".join(book.clauses[each].cite for each in item.clauses)
            assert f"{item.text.in_(lang)} {cites}" in text
            assert text.endswith(item.never.in_(lang) if item.never else item.why.in_(lang))
            assert ("参考" in text or "For reference" in text) == item.reference


def test_the_overview_names_all_of_them(book: Rulebook) -> None:
    page = checklists(book, "ja")
    assert re.findall(r'<a href="([^"]*)">', page)[1:] == [f"{each.id}/" for each in book.checklists]
