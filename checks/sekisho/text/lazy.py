"""Regular expressions that are compiled when they are first used.

Compiling one takes up to some milliseconds, and most drafts need few of them: together they would cost more than
everything else that a check of one draft does.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator


class Lazy:
    """A regular expression, compiled on first use."""

    __slots__ = ("_compiled", "_pattern")

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self._pattern)
        return self._compiled

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.compiled.search(text, start, end)

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        return self.compiled.match(text, at)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self.compiled.fullmatch(text)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        return self.compiled.finditer(text, start, end)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self.compiled.sub(new, text)

    def subn(self, new: str, text: str) -> tuple[str, int]:
        return self.compiled.subn(new, text)

    def split(self, text: str) -> list[str]:
        return self.compiled.split(text)
