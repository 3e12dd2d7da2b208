"""What is wrong with what was handed in, told with its line; nothing is left out without a word."""

from __future__ import annotations

from collections.abc import Mapping

from sekisho.messages import say
from sekisho.messages.triage import PROBLEMS
from sekisho.typed import NamedTuple


class Problem(NamedTuple):
    """Something that could not be read: the line on which it begins, the key of its text, and what fills that."""

    line: int
    key: str
    values: Mapping[str, object] = {}

    def tell(self, lang: str) -> str:
        """What is wrong and what to do, without the place."""
        return say(PROBLEMS[self.key], lang, self.values)
