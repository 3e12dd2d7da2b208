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
    (`above`); one that comes to `closer_from` or more, by the `rest`, too. Where they come to `sure_from` or more,
    that blocks; where they come to less than `doubt_below`, what weighed rules find counts a step less; that of
    sensitive ones only where all the evidence comes to less than `clear_below`, in ones. Where that comes to less than
    `dismiss_below`, ideas that meet count only in a sentence of `sentence_from` or more.
    """

    least: int
    closer_from: int
    sure_from: int
    doubt_below: int
    clear_below: int
    dismiss_below: int
    sentence_from: int
    above: Leaning
    rest: Leaning
    leanings: tuple[Leaning, ...]
    place: Place
