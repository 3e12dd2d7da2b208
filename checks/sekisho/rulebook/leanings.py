"""What the wording of texts speaks for: weights for and against clauses, of comments and of drafts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sekisho.rulebook.model import Place


@dataclass(frozen=True)
class Leaning:
    """What speaks for and against a clause in the wording of a text: weights in hundredths, by list, rule, piece."""

    clause: str
    base: int
    lists: Mapping[str, int]
    rules: Mapping[str, int]
    pieces: Mapping[str, int]
    place: Place


@dataclass(frozen=True)
class DraftWording:
    """How drafts are worded: what speaks for any breach (`above`), and for that of each clause.

    Bodies of fewer than `least` characters, links apart, are not weighed. Every other is weighed by the heaviest pieces
    (`above`); one that comes to `closer_from` or more, by the `rest`, too. Where they come to more than zero, or than
    `latin_from` in Latin letters, that is reminded of; where to `sure_from` or more, it blocks; where to less than
    `doubt_below`, what weighed rules find counts a step less. Where all the evidence comes to less than `clear_below`,
    in ones, it counts only in a sentence of `sentence_from` or more; there that of sensitive ones counts a step less.
    """

    least: int
    closer_from: int
    latin_from: int
    sure_from: int
    doubt_below: int
    clear_below: int
    sentence_from: int
    above: Leaning
    rest: Leaning
    leanings: tuple[Leaning, ...]
    place: Place
