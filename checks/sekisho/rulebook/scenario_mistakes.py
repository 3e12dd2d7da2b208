"""What scenarios get wrong as a whole: ids that are not there, fields that a kind lacks, stories that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sekisho.messages import Text as Bilingual
from sekisho.rulebook.mistakes import Mistake, mistake
from sekisho.rulebook.model import JUDGEMENT, Place, Rulebook
from sekisho.rulebook.scenarios import (
    COMMENT,
    DELETE,
    GO,
    GOOD,
    KEEP,
    MISSING,
    ORDER,
    STOP,
    STORY,
    VERDICT,
    WORDS,
    Scenario,
    Scene,
)
from sekisho.rulebook.validate import id_mistakes
from sekisho.schema import near

_ID = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
_ANSWERS = {VERDICT: (GO, STOP), COMMENT: (KEEP, DELETE)}
# What each kind must have, and what it can have besides.
_NEEDS = {
    VERDICT: ("answer", "text"),
    WORDS: ("text", "rules"),
    MISSING: ("rules", "decoys"),
    COMMENT: ("answer", "text"),
    ORDER: ("steps",),
    STORY: ("scenes",),
}
_MAY = {
    VERDICT: ("rules", "decoys", "draft", "better"),
    WORDS: ("draft", "better", "marks"),
    MISSING: ("text", "draft", "register"),
    COMMENT: ("rules", "decoys"),
    ORDER: (),
    STORY: (),
}
_SHOWN = {"register": "of"}
_FEWEST_STEPS, _FEWEST_DECOYS = 3, 2


def scenario_mistakes(book: Rulebook) -> Iterator[Mistake]:
    """All that is wrong with the scenarios before any of their texts is checked."""
    yield from id_mistakes([(each.id, each.place) for each in book.scenarios if each.id], _ID)
    for rule, place in book.unasked:
        yield from _rules([rule], place, book, "unasked")
    audiences = {person.id for person in book.policy.audiences}
    for each in book.scenarios:
        for person in each.audiences:
            if person not in audiences:
                yield mistake(each.place, "unknown-audience", field="for", found=person, near=near(person, audiences))
        yield from _clauses(each.clauses, each.place, book, "clause")
        if each.kind:
            yield from _fields(each)
        if each.kind == MISSING:
            yield from _rules(each.decoys, each.place, book, "decoys")
        else:
            yield from _clauses(each.decoys, each.place, book, "decoys")
        yield from _rules(each.rules, each.place, book, "rules")
        yield from _cited(each, book)
        yield from _marks(each)
        yield from _story(each, book)


def _fields(each: Scenario) -> Iterator[Mistake]:
    wrong = each.answer in (STOP, DELETE)
    needs = [*_NEEDS[each.kind], *(["rules", "decoys"] if wrong else [])]
    for name in needs:
        if not getattr(each, name):
            yield mistake(each.place, "missing-field", field=name)
    allowed = {*_NEEDS[each.kind], *_MAY[each.kind]}
    for name in ("answer", "rules", "decoys", "text", "draft", "register", "better", "marks", "steps", "scenes"):
        if getattr(each, name) and name not in allowed:
            yield mistake(each.place, "not-of-this-kind", field=_SHOWN.get(name, name), kind=each.kind)
    options = _ANSWERS.get(each.kind, ())
    if each.answer and options and each.answer not in options:
        yield mistake(each.place, "not-a-choice", field="answer", found=each.answer, options=options)
    if each.answer in (GO, KEEP) and each.rules:
        yield mistake(each.place, "nothing-broken", field="rules", found=each.answer)
    if 0 < len(each.decoys) < _FEWEST_DECOYS:
        yield mistake(each.place, "too-few", field="decoys", count=len(each.decoys), least=_FEWEST_DECOYS)
    if 0 < len(each.steps) < _FEWEST_STEPS:
        yield mistake(each.place, "too-few", field="steps", count=len(each.steps), least=_FEWEST_STEPS)


def _clauses(names: Iterable[str], place: Place, book: Rulebook, field: str) -> Iterator[Mistake]:
    known = [clause.id for clause in book.clauses.values() if not clause.heading]
    for name in names:
        if name not in known:
            meant = "" if name in book.clauses else near(name, known)
            yield mistake(place, "unknown-clause", field=field, found=name, near=meant)


def _rules(names: Iterable[str], place: Place, book: Rulebook, field: str) -> Iterator[Mistake]:
    known = [rule.id for rule in book.rules]
    for name in names:
        if name not in known:
            yield mistake(place, "unknown-rule", field=field, found=name, near=near(name, known))


def _cited(each: Scenario, book: Rulebook) -> Iterator[Mistake]:
    """A rule that a case breaks stands on a clause that the case names; and no wrong answer is right after all."""
    for rule in book.rules:
        if rule.id in each.rules and not set(rule.clauses) & set(each.clauses):
            yield mistake(each.place, "rule-of-another-clause", field="clause", found=rule.id, options=rule.clauses)
    right = set(each.rules if each.kind == MISSING else each.clauses)
    for name in each.decoys:
        if name in right:
            yield mistake(each.place, "decoy-is-right", field="decoys", found=name)
    if each.kind in (WORDS, MISSING):
        for rule in book.rules:
            if rule.id in each.rules and rule.enforcement == JUDGEMENT and not each.marks:
                yield mistake(each.place, "no-machine-finds-it", field="rules", found=rule.id)


def _marks(each: Scenario) -> Iterator[Mistake]:
    for mark in each.marks:
        for lang in ("ja", "en"):
            if each.text is not None and mark.in_(lang) not in each.text.in_(lang):
                yield mistake(each.place, "mark-not-in-text", field="marks", found=mark.in_(lang))


def _story(each: Scenario, book: Rulebook) -> Iterator[Mistake]:
    yield from id_mistakes([(scene.id, scene.place) for scene in each.scenes if scene.id], _ID)
    known = {scene.id: scene for scene in each.scenes}
    for scene in each.scenes:
        for choice in scene.choices:
            yield from _clauses(choice.clauses, choice.place, book, "clause")
            yield from _rules(choice.rules, choice.place, book, "rules")
            if choice.rules and choice.post is None:
                yield mistake(choice.place, "missing-field", field="post")
            if choice.goes and choice.goes not in known:
                yield mistake(
                    choice.place, "unknown-scene", field="goes", found=choice.goes, near=near(choice.goes, known)
                )
        if scene.choices and not any(choice.worth == GOOD for choice in scene.choices):
            yield mistake(scene.place, "no-good-choice", field="choices")
    yield from _unreached(each, known)
    for scene in _circling(each, known):
        yield mistake(scene.place, "story-goes-round", field="choices", found=scene.id)


def _unreached(each: Scenario, known: dict[str, Scene]) -> Iterator[Mistake]:
    reached: set[str] = set()
    waiting = [each.scenes[0].id] if each.scenes else []
    while waiting:
        name = waiting.pop()
        if name not in reached and name in known:
            reached.add(name)
            waiting += [choice.goes for choice in known[name].choices]
    for scene in each.scenes:
        if scene.id not in reached:
            yield mistake(scene.place, "scene-not-reached", field="id", found=scene.id)


def _circling(each: Scenario, known: dict[str, Scene]) -> Iterator[Scene]:
    """The first scene, if any, from which a way leads back to it."""
    for scene in each.scenes:
        seen: set[str] = set()
        waiting = [choice.goes for choice in scene.choices]
        while waiting:
            name = waiting.pop()
            if name == scene.id:
                yield scene
                return
            if name not in seen and name in known:
                seen.add(name)
                waiting += [choice.goes for choice in known[name].choices]


class Published(NamedTuple):
    """A text that would be published: its field, what it says, the rules and clauses that it breaks, its place."""

    field: str
    text: Bilingual
    rules: tuple[str, ...]
    clauses: tuple[str, ...]
    place: Place


def texts_of(each: Scenario) -> Iterator[Published]:
    """Every text that a scenario would publish."""
    if each.text is not None and each.kind in (VERDICT, WORDS, MISSING):
        yield Published("text", each.text, each.rules, each.clauses, each.place)
    if each.better is not None:
        yield Published("better", each.better, (), (), each.place)
    for scene in each.scenes:
        for choice in scene.choices:
            if choice.post is not None:
                yield Published("post", choice.post, choice.rules, choice.clauses, choice.place)
