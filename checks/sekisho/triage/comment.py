"""An incoming comment, in the shape in which kinds of checks read a text."""

from __future__ import annotations

from collections.abc import Mapping

from sekisho.kinds.hints import different
from sekisho.source import Source
from sekisho.text.lexicon import Lexicon
from sekisho.text.passage import Passage
from sekisho.typed import NamedTuple


class Incoming(NamedTuple):
    """A comment as it was handed in: what it says and what is known of it. `line` is where it stands in the file."""

    id: str | int | None
    body: str
    url: str
    line: int


class Comment:
    """What kinds see of a comment: one passage, and nothing of the fields that drafts have."""

    action = "comment"

    def __init__(self, body: str, lexicon: Lexicon, weights: Mapping[str, int]) -> None:
        self.source = Source("", body)
        self.body = body
        passage = Passage("body", body, self.source)
        passage.matches = lexicon.read(passage)
        self.passages = [passage]
        self.possible = passage.matches.possible  # the lists that may have something in it
        self._weights = weights
        self._points: int | None = None

    @property
    def points(self) -> int:
        """What the words come to: a list's weight for its first word, half as much again where there are more."""
        if self._points is None:
            passage = self.passages[0]
            names = self.possible & self._weights.keys()
            found = [(self._weights[name], passage.matches.of(name)) for name in names]
            self._points = sum(
                weight * (3 if len(different(passage, matches)) > 1 else 2) for weight, matches in found if matches
            )
        return self._points
