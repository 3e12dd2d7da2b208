"""What is wrong with a file itself, before any rule is asked: its encoding, its YAML, its fields.

A trouble has a key (`unknown-field`); its texts in both languages stand in `messages.py`.
"""

from __future__ import annotations

from collections.abc import Iterator


class SekishoError(Exception):
    """The request or the repo's own configuration is wrong, so nothing can be checked: exit status 2.

    `key` names a text of `messages.py`; `values` fill it.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class Trouble:
    """One thing that is wrong with a file: where (line and column from 1), which kind, and what fills its text."""

    __slots__ = ("column", "end_column", "end_line", "key", "line", "path", "values")

    def __init__(
        self,
        path: str,
        key: str,
        *,
        line: int = 1,
        column: int = 1,
        end: tuple[int, int] | None = None,
        **values: object,
    ) -> None:
        self.path = path
        self.key = key
        self.line = line
        self.column = column
        self.end_line, self.end_column = end or (line, column)
        self.values = values

    def __repr__(self) -> str:
        return f"Trouble({self.path}:{self.line}:{self.column} {self.key} {self.values})"


class Troubles:
    """Collects troubles, so that all of them are told at once."""

    def __init__(self) -> None:
        self._all: list[Trouble] = []

    def add(self, trouble: Trouble) -> None:
        self._all.append(trouble)

    def extend(self, troubles: Troubles) -> None:
        self._all += troubles

    def __iter__(self) -> Iterator[Trouble]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)
