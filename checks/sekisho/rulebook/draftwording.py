"""The list of how drafts are worded: what pieces of text weigh for and against each clause, and for any of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sekisho.kinds import wording
from sekisho.rulebook.fields import LIST, Placed, WeightField
from sekisho.rulebook.leanings import DraftWording, Leaning
from sekisho.rulebook.mistakes import Mistake, mistake
from sekisho.rulebook.model import Rulebook
from sekisho.rulebook.wording import PIECES, pieces_of
from sekisho.schema import ListOf, Text, Whole, near
from sekisho.text.wording import LONGEST

# The kind of check that the clauses of the list are for.
KIND = "wording"
assert wording  # noqa: S101  # imported so that its kind is known
_LEANING = {"base": WeightField(required=True), "pieces": ListOf(PIECES, most=2_000)}
DRAFT_WORDING = Placed(
    {
        **LIST,
        "source": Text(required=True),
        "least": Whole(required=True),
        "closer": WeightField(required=True),
        "latin": WeightField(required=True),
        "sure": WeightField(required=True),
        "doubt": WeightField(required=True),
        "clear": WeightField(required=True),
        "sentence": WeightField(required=True),
        "above": Placed(_LEANING, required=True),
        "rest": Placed({"pieces": _LEANING["pieces"]}),
        "leanings": ListOf(Placed({"clause": Text(required=True), **_LEANING}), required=True),
    }
)


def build_draft_wording(values: Mapping[str, Any]) -> DraftWording:
    """What a file says of the wording of drafts."""
    return DraftWording(
        least=values.get("least") or 0,
        closer_from=values.get("closer") or 0,
        latin_from=values.get("latin") or 0,
        sure_from=values.get("sure") or 0,
        doubt_below=values.get("doubt") or 0,
        clear_below=values.get("clear") or 0,
        sentence_from=values.get("sentence") or 0,
        above=_leaning(values.get("above") or {"@": values["@"]}),
        rest=_leaning(values.get("rest") or {"@": values["@"]}),
        leanings=tuple(map(_leaning, values.get("leanings") or ())),
        place=values["@"],
    )


def _leaning(values: Mapping[str, Any]) -> Leaning:
    return Leaning(values.get("clause") or "", values.get("base") or 0, {}, {}, pieces_of(values), values["@"])


def draft_wording_mistakes(book: Rulebook) -> Iterator[Mistake]:
    """Clauses that are given twice or that no rule asks for, clauses that rules ask for in vain."""
    rules = {node.text: rule for rule in book.rules if rule.kind == KIND and (node := rule.params.get("clause"))}
    given: set[str] = set()
    found = book.draft_wording
    if found is not None:
        for each in (found.above, found.rest, *found.leanings):
            for piece in sorted(piece for piece in each.pieces if len(piece) > LONGEST):
                yield mistake(each.place, "piece-too-long", field="pieces", found=piece, limit=LONGEST)
        for each in found.leanings:
            if each.clause in given:
                yield mistake(each.place, "entry-twice", field="clause", found=each.clause)
            elif each.clause not in rules:
                yield mistake(each.place, "wording-without-rule", field="clause", found=each.clause)
            given.add(each.clause)
    for clause, rule in rules.items():
        if clause not in given:
            yield mistake(rule.place, "no-wording", field="check.clause", found=clause, near=near(clause, given))
