"""Flows: what is wrong in their file is told, and their pictures hold all of it and stay inside."""

import shutil
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import POLICY

from sekisho.rulebook import Rulebook, RulebookError, load
from sekisho.site.flowpicture import WIDTH, picture, wrapped
from sekisho.site.flows import flow_page

FLOWS = "training/flows.yml"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("by: author\n        clause: [3-6, 3-8]", "by: auther\n        clause: [3-6, 3-8]", "flows[0].steps[0].by: policy.yml has no audience auther. Did you mean author?"),
        ("clause: [3-6, 3-8]", "clause: [3-9, 3-8]", "flows[0].steps[0].clause: There is no clause 3-9."),
        ("to: write", "to: wirte", "flows[0].steps[3].otherwise.to: This flow has no step “wirte”. Did you mean write?"),
        ("question: true\n        by: author", "by: author", "flows[0].steps[3].otherwise: A step with question: true needs otherwise (what is done where the answer is no), and no other step has one."),
        ("- id: rights", "- id: write", "flows[0].steps[1].id: write stands in policy/training/flows.yml:11, too."),
    ],
)  # fmt: skip
def test_a_mistake_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    folder = tmp_path / "policy"
    shutil.copytree(POLICY, folder)
    text = (folder / FLOWS).read_text(encoding="utf-8")
    assert old in text
    (folder / FLOWS).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RulebookError) as raised:
        load(str(folder))
    said = [mistake.tell("en") for mistake in raised.value.mistakes]
    assert any(told in each for each in said), said
    assert all(each.startswith(f"policy/{FLOWS}:") for each in said)


def test_the_flows_that_were_asked_for_are_there(book: Rulebook) -> None:
    assert [flow.id for flow in book.flows] == [
        "posting",
        "comments",
        "flame-up",
        "impersonation",
        "opening",
        "closing",
    ]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_picture_holds_every_step_and_stays_inside(book: Rulebook, lang: str) -> None:
    for flow in book.flows:
        drawn = ET.fromstring(picture(flow, book, lang))  # noqa: S314  # ours
        height = int(drawn.attrib["viewBox"].split()[3])
        texts = "".join("".join(each.itertext()) for each in drawn.iter("text")).replace(" ", "").replace("\u00a0", "")
        for step in flow.steps:
            assert step.text.in_(lang).replace(" ", "") in texts, (flow.id, step.id)
            if step.otherwise:
                assert step.otherwise.text.in_(lang).replace(" ", "") in texts, (flow.id, step.id)
        boxes = [
            {name: float(box.attrib[name]) for name in ("x", "y", "width", "height")} for box in drawn.iter("rect")
        ]
        assert len(boxes) == len(flow.steps) + sum(step.question for step in flow.steps)
        assert all(box["x"] + box["width"] <= WIDTH and box["y"] + box["height"] <= height for box in boxes)
        for above, below in pairwise(boxes):
            assert above["y"] + above["height"] < below["y"]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_same_is_told_in_words(book: Rulebook, lang: str) -> None:
    for flow in book.flows:
        _, _, told = flow_page(flow, book, lang).partition("<ol>")
        for step in flow.steps:
            assert step.text.in_(lang).replace("'", "&#x27;") in told
            assert all(f"#c{clause}" in told for clause in step.clauses)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("短い文です。", 10, ["短い文です。"]),
        ("一二三四五。六七", 5, ["一二三四", "五。六七"]),  # no line begins with 。
        ("一二三四「五六」", 5, ["一二三四", "「五六」"]),  # none ends with 「
        ("keep words whole", 6, ["keep words", "whole"]),
        ("URLは https://a.example", 8, ["URLは", "https://a.example"]),
        ("", 5, []),
    ],
)
def test_lines_part_where_they_may(text: str, width: float, lines: list[str]) -> None:
    assert wrapped(text, width) == lines
