"""Checklists: reading `policy/training/checklists.yml`, and seeing that they cover whatever binds staff."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sekisho.messages import Text as Bilingual
from sekisho.rulebook.fields import BothLanguages, Placed, TextOrList
from sekisho.rulebook.mistakes import Mistake, mistake
from sekisho.rulebook.model import Checklist, ChecklistItem, Clause, Rulebook
from sekisho.rulebook.validate import id_mistakes
from sekisho.schema import Fields, Flag, ListOf, Text, near

CHECKLISTS_FILE = "training/checklists.yml"

_ITEM = Placed(
    {
        "id": Text(required=True),
        "clause": TextOrList(required=True),
        "text": BothLanguages(required=True),
        "why": BothLanguages(required=True),
        "decides": Text(),
        "never": BothLanguages(),
        "reference": Flag(),
    }
)
CHECKLISTS = Fields(
    {
        "checklists": ListOf(
            Placed(
                {
                    "id": Text(required=True),
                    "title": BothLanguages(required=True),
                    "for": ListOf(Text(), required=True),
                    "about": BothLanguages(required=True),
                    "sheet": Flag(),
                    "guide": Flag(),
                    "items": ListOf(_ITEM, required=True),
                }
            ),
            required=True,
        )
    }
)


def build_checklists(values: dict[str, Any]) -> tuple[Checklist, ...] | None:
    """The checklists of a file, in its order; None where it has none, which has been told."""
    if values.get("checklists") is None:
        return None
    return tuple(
        Checklist(
            id=each.get("id") or "",
            title=_both(each, "title"),
            audiences=tuple(each.get("for") or ()),
            about=_both(each, "about"),
            sheet=bool(each.get("sheet")),
            guide=bool(each.get("guide")),
            items=tuple(_item(item) for item in each.get("items") or ()),
            place=each["@"],
        )
        for each in values["checklists"]
    )


def _item(values: dict[str, Any]) -> ChecklistItem:
    return ChecklistItem(
        id=values.get("id") or "",
        clauses=tuple(values.get("clause") or ()),
        text=_both(values, "text"),
        why=_both(values, "why"),
        reference=bool(values.get("reference")),
        decides=values.get("decides") or "",
        never=values.get("never"),
        place=values["@"],
    )


def _both(values: dict[str, Any], name: str) -> Bilingual:
    return values.get(name) or Bilingual("", "")


def checklist_mistakes(book: Rulebook) -> Iterator[Mistake]:
    """What the checklists get wrong: ids, people and clauses that are not there, gaps of a guide, clauses left out."""
    yield from _ids(book.checklists)
    audiences = {person.id for person in book.policy.audiences}
    for checklist in book.checklists:
        yield from _ids(checklist.items)
        for person in checklist.audiences:
            if person not in audiences:
                yield mistake(
                    checklist.place, "unknown-audience", field="for", found=person, near=near(person, audiences)
                )
        for item in checklist.items:
            yield from _clauses(item, book)
            yield from _guidance(item, checklist, audiences)
    covered = covered_clauses(book.checklists)
    for clause in book.clauses.values():
        if _binds_staff(clause, book) and clause.id not in covered:
            yield mistake(clause.place, "clause-without-checklist")


def covered_clauses(checklists: Iterable[Checklist]) -> set[str]:
    """The clauses that an item stands for; one that is there for reference stands for none."""
    return {clause for each in checklists for item in each.items if not item.reference for clause in item.clauses}


def _guidance(item: ChecklistItem, checklist: Checklist, audiences: set[str]) -> Iterator[Mistake]:
    """In a guide every step says who decides and what must not be done; elsewhere nobody would see it."""
    for field, value in (("decides", item.decides), ("never", item.never)):
        if checklist.guide and not value:
            yield mistake(item.place, "guide-without", field=field)
        if value and not checklist.guide:
            yield mistake(item.place, "no-guide", field=field)
    if item.decides and item.decides not in audiences:
        near_by = near(item.decides, audiences)
        yield mistake(item.place, "unknown-audience", field="decides", found=item.decides, near=near_by)


def _ids(found: Iterable[Checklist | ChecklistItem]) -> Iterator[Mistake]:
    yield from id_mistakes([(each.id, each.place) for each in found if each.id], "[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def _clauses(item: ChecklistItem, book: Rulebook) -> Iterator[Mistake]:
    known = [clause.id for clause in book.clauses.values() if not clause.heading]
    for clause in item.clauses:
        if clause not in known:
            meant = "" if clause in book.clauses else near(clause, known)  # a heading is meant, but says nothing
            yield mistake(item.place, "unknown-clause", field="clause", found=clause, near=meant)


def _binds_staff(clause: Clause, book: Rulebook) -> bool:
    outside = {person.id for person in book.policy.audiences if person.outside}
    return not clause.heading and bool(set(clause.binds) - outside)
