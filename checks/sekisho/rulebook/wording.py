"""The list of how comments are worded: what lists, rules and pieces of text weigh for and against each ground."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sekisho.kinds.hints import LONGEST_PIECE
from sekisho.rulebook.fields import LIST, Placed, WeightField
from sekisho.rulebook.leanings import Leaning
from sekisho.rulebook.mistakes import Mistake, mistake
from sekisho.rulebook.model import Rulebook
from sekisho.schema import ListOf, MapOf, Text, near

PIECES = Placed({"weight": WeightField(required=True), "of": Text(required=True)})
# What stands for a blank in a piece; blanks part the pieces.
BLANK = "␣"
WORDING = Placed(
    {
        **LIST,
        "source": Text(required=True),
        "leanings": ListOf(
            Placed(
                {
                    "clause": Text(required=True),
                    "base": WeightField(required=True),
                    "lists": MapOf(WeightField()),
                    "rules": MapOf(WeightField()),
                    "pieces": ListOf(PIECES, most=2_000),
                }
            ),
            required=True,
        ),
    }
)


def build_leanings(values: Mapping[str, Any]) -> list[Leaning]:
    """The leanings of a file."""
    return [
        Leaning(
            clause=each.get("clause") or "",
            base=each.get("base") or 0,
            lists=each.get("lists") or {},
            rules=each.get("rules") or {},
            pieces=pieces_of(each),
            place=each["@"],
        )
        for each in values.get("leanings") or ()
    ]


def pieces_of(values: Mapping[str, Any]) -> dict[str, int]:
    """What each piece weighs, of lines that hold the pieces of one weight each."""
    return {
        piece.replace(BLANK, " "): line.get("weight") or 0
        for line in values.get("pieces") or ()
        for piece in (line.get("of") or "").split()
    }


def leaning_mistakes(book: Rulebook) -> Iterator[Mistake]:
    """Leanings to clauses, lists and rules that there aren't, two for one clause, pieces that are too long."""
    seen: set[str] = set()
    rules = {rule.id for rule in book.rules}
    for each in book.leanings:
        place = each.place
        if each.clause not in book.clauses:
            yield mistake(
                place, "unknown-clause", field="clause", found=each.clause, near=near(each.clause, book.clauses)
            )
        if each.clause in seen:
            yield mistake(place, "entry-twice", field="clause", found=each.clause)
        seen.add(each.clause)
        for name in sorted(each.lists.keys() - book.words.keys()):
            yield mistake(
                place, "unknown-list", field="lists", found=name, expected="words", near=near(name, book.words)
            )
        for name in sorted(each.rules.keys() - rules):
            yield mistake(place, "unknown-rule", field="rules", found=name, near=near(name, rules))
        for piece in sorted(piece for piece in each.pieces if len(piece) > LONGEST_PIECE):
            yield mistake(place, "piece-too-long", field="pieces", found=piece, limit=LONGEST_PIECE)
    above = above_all(book)
    if book.leanings and above not in seen:
        yield mistake(book.leanings[0].place, "no-leaning-above", field="leanings", clause=above)


def above_all(book: Rulebook) -> str:
    """The clause that all grounds for deleting comments stand under."""
    cited = {clause for rule in book.rules if rule.suggest for clause in rule.clauses}
    return next((clause.rpartition("-")[0] for clause in sorted(cited)), "")
