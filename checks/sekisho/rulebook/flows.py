"""Flows: reading `policy/training/flows.yml`, the ways of the daily work that the site draws."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sekisho.messages import Text as Bilingual
from sekisho.rulebook.fields import BothLanguages, Placed, TextOrList
from sekisho.rulebook.mistakes import Mistake, mistake
from sekisho.rulebook.model import Branch, Flow, FlowStep, Rulebook
from sekisho.rulebook.validate import id_mistakes
from sekisho.schema import Fields, Flag, ListOf, Text, near

FLOWS_FILE = "training/flows.yml"

_ID = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
_STEP = Placed(
    {
        "id": Text(required=True),
        "question": Flag(),
        "by": Text(required=True),
        "clause": TextOrList(required=True),
        "text": BothLanguages(required=True),
        "otherwise": Placed({"text": BothLanguages(required=True), "clause": TextOrList(), "to": Text()}),
    }
)
FLOWS = Fields(
    {
        "flows": ListOf(
            Placed(
                {
                    "id": Text(required=True),
                    "title": BothLanguages(required=True),
                    "about": BothLanguages(required=True),
                    "steps": ListOf(_STEP, required=True),
                }
            ),
            required=True,
        )
    }
)


def build_flows(values: dict[str, Any]) -> tuple[Flow, ...]:
    """The flows of a file, in its order."""
    return tuple(
        Flow(
            id=each.get("id") or "",
            title=_both(each, "title"),
            about=_both(each, "about"),
            steps=tuple(_step(step) for step in each.get("steps") or ()),
            place=each["@"],
        )
        for each in values.get("flows") or ()
    )


def _step(values: dict[str, Any]) -> FlowStep:
    other = values.get("otherwise")
    branch = Branch(_both(other, "text"), tuple(other.get("clause") or ()), other.get("to") or "") if other else None
    return FlowStep(
        id=values.get("id") or "",
        by=values.get("by") or "",
        clauses=tuple(values.get("clause") or ()),
        text=_both(values, "text"),
        question=bool(values.get("question")),
        otherwise=branch,
        place=values["@"],
    )


def _both(values: dict[str, Any], name: str) -> Bilingual:
    return values.get(name) or Bilingual("", "")


def flow_mistakes(book: Rulebook) -> Iterator[Mistake]:
    """What the flows get wrong as a whole: ids, people, clauses and steps that are not there."""
    yield from id_mistakes([(flow.id, flow.place) for flow in book.flows if flow.id], _ID)
    for flow in book.flows:
        yield from id_mistakes([(step.id, step.place) for step in flow.steps if step.id], _ID)
        for step in flow.steps:
            yield from _step_mistakes(step, flow, book)


def _step_mistakes(step: FlowStep, flow: Flow, book: Rulebook) -> Iterator[Mistake]:
    audiences = [person.id for person in book.policy.audiences]
    if step.by and step.by not in audiences:
        yield mistake(step.place, "unknown-audience", field="by", found=step.by, near=near(step.by, audiences))
    known = [clause.id for clause in book.clauses.values() if not clause.heading]
    for clause in (*step.clauses, *(step.otherwise.clauses if step.otherwise else ())):
        if clause not in known:
            yield mistake(step.place, "unknown-clause", field="clause", found=clause, near=near(clause, known))
    if step.question != (step.otherwise is not None):
        yield mistake(step.place, "question-without-otherwise", field="otherwise")
    steps = [each.id for each in flow.steps]
    if step.otherwise and step.otherwise.to and step.otherwise.to not in steps:
        to = step.otherwise.to
        yield mistake(step.place, "unknown-step", field="otherwise.to", found=to, near=near(to, steps))
