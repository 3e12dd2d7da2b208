"""Comments out of a file: JSON lines, or a table as Excel and the services' exports write it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator

from sekisho.triage.comment import Incoming
from sekisho.triage.decode import Bytes, Line, read_lines
from sekisho.triage.problem import Problem
from sekisho.triage.seen import Seen
from sekisho.typed import Any

# The longest comment of any service, YouTube's, twice over.
MAX_BODY = 20_000
_FIELDS = ("id", "body", "url")
_SEPARATORS = (",", ";", "\t")


def read_comments(file: Bytes) -> Iterator[Incoming | Problem]:
    """The comments in a file, in order, and a problem for whatever is wrong; one comment can come with a problem."""
    lines = read_lines(file)
    seen = Seen()
    count, told_full = 0, False
    for found in _records(lines):
        count += 1
        yield found
        if isinstance(found, Problem):
            continue
        if found.id is None:
            yield Problem(found.line, "no-id")
        elif seen.full and not told_full:
            told_full = True
            yield Problem(found.line, "ids-not-compared")
        elif seen.add(str(found.id)):
            yield Problem(found.line, "same-id", {"found": str(found.id)[:80]})
    if not count:
        yield Problem(1, "no-comments")


def _records(lines: Iterator[Line | Problem]) -> Iterator[Incoming | Problem]:
    for first in lines:
        if isinstance(first, Problem):
            yield first
        elif first.text.strip():
            break
    else:
        return
    start = first.text.lstrip()[:1]
    if start == "[":
        yield Problem(first.number, "json-array")
    elif start == "{":
        yield from _json_lines(first, lines)
    else:
        yield from _table(first, lines)


def _json_lines(first: Line, lines: Iterator[Line | Problem]) -> Iterator[Incoming | Problem]:
    waiting: Line | Problem | None = first
    while waiting is not None:
        if isinstance(waiting, Problem):
            yield waiting
        elif waiting.text.strip():
            yield _from_json(waiting)
        waiting = next(lines, None)


def _from_json(line: Line) -> Incoming | Problem:
    try:
        value = json.loads(line.text.rstrip("\r\n"))
    except json.JSONDecodeError as error:
        return Problem(line.number, "broken-json", {"column": error.colno})
    except (ValueError, RecursionError):  # numbers of thousands of digits, brackets within brackets without end
        return Problem(line.number, "broken-json", {"column": 1})
    if not isinstance(value, dict):
        return Problem(line.number, "not-an-object")
    given, url = value.get("id"), value.get("url")
    known: str | int | None = given if (isinstance(given, int) and not isinstance(given, bool)) else None
    if isinstance(given, str) and given.strip():
        known = given.strip()
    return _incoming(known, value.get("body"), url if isinstance(url, str) else "", line.number)


def _incoming(given: str | int | None, body: Any, url: str, line: int) -> Incoming | Problem:
    if not isinstance(body, str) or not body.strip():
        return Problem(line, "no-body", {"found": "" if given is None else str(given)[:80]})
    if len(body) > MAX_BODY:
        return Problem(line, "body-too-long", {"found": f"{len(body):,}", "limit": f"{MAX_BODY:,}"})
    return Incoming(given, body.replace("\r\n", "\n").replace("\r", "\n"), url, line)


def _table(first: Line, lines: Iterator[Line | Problem]) -> Iterator[Incoming | Problem]:
    separator, places = _heading(first.text)
    if not places:
        yield Problem(first.number, "no-heading")
        return
    width = len(next(csv.reader([first.text], delimiter=separator)))
    csv.field_size_limit(MAX_BODY * 2)
    feed = _Feed(lines, first.number)
    rows = csv.reader(feed, delimiter=separator, strict=True)
    while True:
        start = feed.number + 1
        try:
            row = next(rows, None)
        except csv.Error:
            yield Problem(start, "broken-row")
            continue
        finally:
            yield from feed.problems()
        if row is None:
            return
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > width:
            yield Problem(start, "too-many-cells", {"found": len(row), "expected": width})
            continue
        cells = {name: row[place] if place < len(row) else "" for name, place in places.items()}
        yield _incoming(cells.get("id", "").strip() or None, cells["body"], cells.get("url", "").strip(), start)


class _Feed:
    """Lines for the reader of tables; what can't be read is put aside."""

    def __init__(self, lines: Iterator[Line | Problem], number: int) -> None:
        self.number = number
        self._lines = lines
        self._problems: list[Problem] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        for line in self._lines:
            if isinstance(line, Line):
                self.number = line.number
                return line.text
            self.number = line.line
            self._problems.append(line)
        raise StopIteration

    def problems(self) -> list[Problem]:
        """What was put aside since the last call."""
        found, self._problems = self._problems, []
        return found


def _heading(text: str) -> tuple[str, dict[str, int]]:
    """The separator of a table, and where the fields stand by its first line; none where there is no body."""
    for separator in _SEPARATORS:
        try:
            names = [name.strip().lower() for name in next(csv.reader([text], delimiter=separator), [])]
        except csv.Error:
            continue
        if "body" in names:
            return separator, {name: names.index(name) for name in _FIELDS if name in names}
    return "", {}
