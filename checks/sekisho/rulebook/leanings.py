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

    Bodies of fewer than `least` characters, links apart, are not weighed. Where `above` comes to `sure_from` or more,
    that blocks; where it comes to less than `doubt_below`, what weighed rules find counts a step less. Where the
    evidence of it all comes to less than `dismiss_below`, in ones, that counts only in a sentence of `sentence_from` or
    more.
    """

    least: int
    sure_from: int
    doubt_below: int
    dismiss_below: int
    sentence_from: int
    above: Leaning
    leanings: tuple[Leaning, ...]
    place: Place
