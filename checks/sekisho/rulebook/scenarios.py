"""Scenarios for drills: what `policy/training/scenarios/*.yml` may say, and the objects that it becomes."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from typing import Any

from sekisho.messages import Text as Bilingual
from sekisho.rulebook.fields import BothLanguages, ExampleField, Placed, TextOrList
from sekisho.rulebook.model import Example, Place
from sekisho.schema import Choice, Field, Fields, ListOf, Reading, Text
from sekisho.syntax import Node

SCENARIOS_FOLDER = "training/scenarios"
# May this go out; what in it is wrong; what lacks from the record; may this comment stay; in which order; a story.
VERDICT, WORDS, MISSING, COMMENT, ORDER, STORY = "verdict", "words", "missing", "comment", "order", "story"
KINDS = (VERDICT, WORDS, MISSING, COMMENT, ORDER, STORY)
# What a draft or a comment deserves. `go` and `stop` are of drafts, `keep` and `delete` of comments.
GO, STOP, KEEP, DELETE = "go", "stop", "keep", "delete"
# How good a choice in a story is.
GOOD, POOR = "good", "poor"


@dataclass(frozen=True)
class Step:
    """A step of a procedure, and why it comes where it does."""

    text: Bilingual
    why: Bilingual
    place: Place


@dataclass(frozen=True)
class StoryChoice:
    """What can be done in a scene: whether it is good, what comes of it, and the scene that follows.

    `post` is the text that it would publish, and `rules` those that it breaks.
    """

    say: Bilingual
    worth: str
    result: Bilingual
    goes: str
    clauses: tuple[str, ...]
    post: Bilingual | None
    rules: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Scene:
    """A scene of a story; one without choices ends it."""

    id: str
    text: Bilingual
    choices: tuple[StoryChoice, ...]
    place: Place


@dataclass(frozen=True)
class Scenario:
    """A case for drills.

    `rules` are those that the text breaks, `decoys` the clauses (of a record: the rules) offered beside the right ones.
    `text` is what would be published, or the comment that came in; `draft` its fields; `better` a text that could go
    out instead; `by_people` says that the checker may miss what is wrong; `marks` are the passages that
    people must find where no machine does.
    """

    id: str
    kind: str
    answer: str
    work: Bilingual
    audiences: tuple[str, ...]
    clauses: tuple[str, ...]
    rules: tuple[str, ...]
    decoys: tuple[str, ...]
    title: Bilingual
    situation: Bilingual
    text: Bilingual | None
    draft: Example | None
    register: bool
    by_people: bool
    better: Bilingual | None
    marks: tuple[Bilingual, ...]
    steps: tuple[Step, ...]
    scenes: tuple[Scene, ...]
    why: Bilingual
    place: Place


class Post(Field):
    """The text of a post in Japanese and English, with its lines as they are."""

    expected = "map"

    def read(self, node: Node, at: Reading, where: str) -> Bilingual | None:
        values = Fields({"ja": Text(), "en": Text()}).read(node, at, where)
        if values is None:
            return None
        for lang in ("ja", "en"):
            if not values.get(lang):
                at.trouble(node, "missing-language", whole=False, field=where, lang=lang)
        return Bilingual(*((values.get(lang) or "").strip("\n") for lang in ("ja", "en")))


_STEP = Placed({"text": BothLanguages(required=True), "why": BothLanguages(required=True)})
_CHOICE = Placed(
    {
        "say": BothLanguages(required=True),
        "worth": Choice(GOOD, POOR, required=True),
        "result": BothLanguages(required=True),
        "goes": Text(required=True),
        "clause": TextOrList(required=True),
        "post": Post(),
        "rules": TextOrList(),
    }
)
_SCENE = Placed({"id": Text(required=True), "text": BothLanguages(required=True), "choices": ListOf(_CHOICE)})
_SCENARIO = Placed(
    {
        "id": Text(required=True),
        "kind": Choice(*KINDS, required=True),
        "answer": Choice(GO, STOP, KEEP, DELETE),
        "for": ListOf(Text(), required=True),
        "clause": TextOrList(required=True),
        "rules": TextOrList(),
        "decoys": TextOrList(),
        "title": BothLanguages(required=True),
        "situation": BothLanguages(required=True),
        "text": Post(),
        "draft": ExampleField(),
        "of": Choice("draft", "register"),
        "by": Choice("machine", "people"),
        "better": Post(),
        "marks": ListOf(BothLanguages()),
        "steps": ListOf(_STEP),
        "scenes": ListOf(_SCENE),
        "why": BothLanguages(required=True),
    }
)
SCENARIOS = Placed(
    {
        "work": BothLanguages(required=True),
        "unasked": ListOf(Text()),
        "scenarios": ListOf(_SCENARIO, required=True),
    }
)


@dataclass(frozen=True)
class ScenarioFile:
    """The scenarios of a file, in its order. `unasked`: rules whose examples no drill asks about."""

    scenarios: tuple[Scenario, ...]
    unasked: tuple[str, ...]
    place: Place


def build_scenarios(values: dict[str, Any]) -> ScenarioFile:
    """What a file of scenarios says."""
    work = _both(values, "work")
    scenarios = tuple(_scenario(each, work) for each in values.get("scenarios") or ())
    return ScenarioFile(scenarios, tuple(values.get("unasked") or ()), values["@"])


def _scenario(values: dict[str, Any], work: Bilingual) -> Scenario:
    return Scenario(
        id=values.get("id") or "",
        kind=values.get("kind") or "",
        answer=values.get("answer") or "",
        work=work,
        audiences=tuple(values.get("for") or ()),
        clauses=tuple(values.get("clause") or ()),
        rules=tuple(values.get("rules") or ()),
        decoys=tuple(values.get("decoys") or ()),
        title=_both(values, "title"),
        situation=_both(values, "situation"),
        text=values.get("text"),
        draft=values.get("draft"),
        register=values.get("of") == "register",
        by_people=values.get("by") == "people",
        better=values.get("better"),
        marks=tuple(values.get("marks") or ()),
        steps=tuple(Step(_both(each, "text"), _both(each, "why"), each["@"]) for each in values.get("steps") or ()),
        scenes=tuple(_scene(each) for each in values.get("scenes") or ()),
        why=_both(values, "why"),
        place=values["@"],
    )


def _scene(values: dict[str, Any]) -> Scene:
    choices = tuple(_choice(each) for each in values.get("choices") or ())
    return Scene(values.get("id") or "", _both(values, "text"), choices, values["@"])


def _choice(values: dict[str, Any]) -> StoryChoice:
    return StoryChoice(
        say=_both(values, "say"),
        worth=values.get("worth") or "",
        result=_both(values, "result"),
        goes=values.get("goes") or "",
        clauses=tuple(values.get("clause") or ()),
        post=values.get("post"),
        rules=tuple(values.get("rules") or ()),
        place=values["@"],
    )


def draft_in(draft: Example, lang: str) -> Example:
    """A draft whose fields are in one language: wherever one holds a text in both (`{ja: …, en: …}`), that one."""
    return draft if draft.fields is None else replace(draft, fields=_in(draft.fields, lang))


def _in(node: Node, lang: str) -> Node:
    if node.kind == "map" and {key.text for key in node.keys} == {"ja", "en"}:
        return node.get(lang) or node
    made = copy(node)
    made.items = [_in(item, lang) for item in node.items]
    return made


def _both(values: dict[str, Any], name: str) -> Bilingual:
    return values.get(name) or Bilingual("", "")
