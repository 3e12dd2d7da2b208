"""How drafts are worded, laid out to be read fast: what tells improper drafts, and which clause they break."""

from __future__ import annotations

from sekisho.rulebook.draftwording import KIND
from sekisho.rulebook.model import Rulebook
from sekisho.text.wording import SEPARATOR, laid_out


def compile_wording(book: Rulebook) -> bytes:
    """The levels, and the weights that every draft is read with; nothing where the rulebook has none."""
    wording = book.draft_wording
    if wording is None:
        return b""
    levels = [wording.latin_from, wording.sure_from, wording.doubt_below, 100 * wording.clear_below]
    numbers = [wording.above.base, wording.least, wording.closer_from, *levels, wording.sentence_from]
    # Whom a draft shares or follows is told by its fields; there is no wording for it, and it needs none.
    clauses = sorted({clause for rule in book.rules if rule.kind in (KIND, "target") for clause in rule.clauses})
    return "\n".join(
        [*(SEPARATOR.join(map(str, line)) for line in (numbers, clauses)), laid_out(wording.above.pieces)]
    ).encode()


def compile_rest_of_wording(book: Rulebook) -> bytes:
    """The lighter weights, which only drafts that may be improper need."""
    wording = book.draft_wording
    return laid_out(wording.rest.pieces).encode() if wording and wording.rest.pieces else b""


def compile_clauses_of_wording(book: Rulebook) -> bytes:
    """The weights of each clause, which only drafts that seem improper need; a blank line parts the clauses."""
    leanings = book.draft_wording.leanings if book.draft_wording else ()
    return "\n\n".join(
        f"{each.clause}{SEPARATOR}{each.base}\n{laid_out(each.pieces)}"
        for each in sorted(leanings, key=lambda each: each.clause)
    ).encode()
