"""What fields a YAML file may have, and reading them: values out, every mistake told with its place.

A file's schema is a table of field types. Reading never stops at the first mistake, and never guesses: a wrong type, an
unknown name or a day that doesn't exist is a trouble with what stands there and what was expected.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

from sekisho.source import Source
from sekisho.syntax import Node
from sekisho.trouble import Trouble, Troubles
from sekisho.typed import Any

JST = timezone(timedelta(hours=9), "Asia/Tokyo")


class Reading:
    """One pass over one file: where troubles go, which time zone holds, and where each field stood."""

    def __init__(self, source: Source, troubles: Troubles, zone: tzinfo = JST) -> None:
        self.source = source
        self.troubles = troubles
        self.zone = zone
        self.nodes: dict[str, Node] = {}

    def trouble(self, node: Node, key: str, *, whole: bool = True, **values: object) -> None:
        """Record what is wrong at `node`; not `whole` marks only its beginning, where something is missing."""
        line, column = self.source.position(node.start)
        end = self.source.position(node.end) if whole else (line, column)
        self.troubles.add(Trouble(self.source.path, key, line=line, column=column, end=end, **values))


class Field:
    """A type of value. `required` fields must be there and not be empty."""

    expected = "text"  # names a word of `messages.py`

    def __init__(self, *, required: bool = False) -> None:
        self.required = required

    def read(self, node: Node, at: Reading, where: str) -> Any:
        """The value at `node`, or None after a trouble; `where` is the field's path, such as `approval.by`."""
        raise NotImplementedError

    def _text(self, node: Node, at: Reading, where: str) -> str | None:
        if node.kind == "text":
            return node.text
        at.trouble(node, "wrong-type", field=where, found=node.kind, expected=self.expected)
        return None


class Text(Field):
    """Text of at most `longest` characters."""

    def __init__(self, *, required: bool = False, longest: int = 10_000) -> None:
        super().__init__(required=required)
        self.longest = longest

    def read(self, node: Node, at: Reading, where: str) -> str | None:
        text = self._text(node, at, where)
        if text is not None and len(text) > self.longest:
            at.trouble(node, "field-too-long", field=where, found=len(text), limit=self.longest)
        return text


class Choice(Field):
    """One of a few words."""

    expected = "choice"

    def __init__(self, *options: str, required: bool = False) -> None:
        super().__init__(required=required)
        self.options = options

    def read(self, node: Node, at: Reading, where: str) -> str | None:
        text = self._text(node, at, where)
        if text is None or text in self.options:
            return text
        at.trouble(node, "not-a-choice", field=where, found=text, options=self.options, near=near(text, self.options))
        return None


class Flag(Field):
    """`true` or `false`, and no other spelling: `yes`, `on` and 1 mean different things to different readers."""

    expected = "flag"

    def read(self, node: Node, at: Reading, where: str) -> bool | None:
        text = self._text(node, at, where)
        if text in ("true", "false"):
            return text == "true"
        if text is not None:
            at.trouble(node, "wrong-type", field=where, found=text, expected=self.expected)
        return None


class Whole(Field):
    """A whole number in ASCII digits."""

    expected = "whole"

    def __init__(self, *, required: bool = False, least: int = 0, most: int = 1_000_000) -> None:
        super().__init__(required=required)
        self.least = least
        self.most = most

    def read(self, node: Node, at: Reading, where: str) -> int | None:
        text = self._text(node, at, where)
        if text is None:
            return None
        if not re.fullmatch("[0-9]{1,9}", text):
            at.trouble(node, "wrong-type", field=where, found=text, expected=self.expected)
            return None
        number = int(text)
        if not self.least <= number <= self.most:
            at.trouble(node, "out-of-range", field=where, found=number, least=self.least, most=self.most)
            return None
        return number


_YEARS = (1900, 2999)
_DAY = "([0-9]{4})-([0-9]{2})-([0-9]{2})"
_MOMENT = _DAY + "[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?"


@lru_cache(maxsize=256)  # posts go out at the same hours
def parse_moment(text: str, zone: tzinfo = JST) -> datetime | None:
    """A point in time such as 2026-12-01T09:00+09:00, in `zone` where it names none; None where `text` is no moment.

    Raises ValueError for a day or hour that doesn't exist.
    """
    match = re.fullmatch(_MOMENT, text.strip())
    if not match:
        return None
    year, month, day, hour, minute = (int(match[n]) for n in range(1, 6))
    if not _YEARS[0] <= year <= _YEARS[1]:
        raise ValueError(year)  # beyond them, a moment may not exist in another time zone
    offset = match[7]
    if offset == "Z":
        zone = UTC
    elif offset:
        digits = offset[1:].replace(":", "")
        if int(digits[:2]) > 23 or int(digits[2:]) > 59:
            raise ValueError(offset)
        shift = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        zone = timezone(-shift if offset[0] == "-" else shift)
    return datetime(year, month, day, hour, minute, int(match[6] or 0), tzinfo=zone)


class Moment(Field):
    """A point in time with its offset from UTC; without one, the repo's time zone holds."""

    expected = "moment"

    def read(self, node: Node, at: Reading, where: str) -> datetime | None:
        text = self._text(node, at, where)
        if text is None:
            return None
        try:
            moment = parse_moment(text, at.zone)
        except ValueError:
            at.trouble(node, "no-such-date", field=where, found=text)
            return None
        if moment is None:
            at.trouble(node, "wrong-type", field=where, found=text, expected=self.expected)
        return moment


class Day(Field):
    """A calendar day, such as 2026-11-20."""

    expected = "day"

    def read(self, node: Node, at: Reading, where: str) -> date | None:
        text = self._text(node, at, where)
        if text is None:
            return None
        match = re.fullmatch(_DAY, text.strip())
        if not match:
            at.trouble(node, "wrong-type", field=where, found=text, expected=self.expected)
            return None
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            at.trouble(node, "no-such-date", field=where, found=text)
            return None


class ListOf(Field):
    """A list, all of whose items are of one type."""

    expected = "list"

    def __init__(self, item: Field, *, required: bool = False, most: int = 200) -> None:
        super().__init__(required=required)
        self.item = item
        self.most = most

    def read(self, node: Node, at: Reading, where: str) -> list[Any]:
        if node.kind != "list":
            at.trouble(node, "wrong-type", field=where, found=_shown(node), expected=self.expected)
            return []
        if len(node.items) > self.most:
            at.trouble(node, "list-too-long", field=where, found=len(node.items), limit=self.most)
        values = []
        for number, item in enumerate(node.items[: self.most]):
            place = f"{where}[{number}]"
            at.nodes[place] = item
            if item.empty:
                at.trouble(item, "empty-item", field=where)
                continue
            values.append(self.item.read(item, at, place))
        return [value for value in values if value is not None]


class OneOrMore(ListOf):
    """One value of a type, or a list of them."""

    def read(self, node: Node, at: Reading, where: str) -> list[Any]:
        if node.kind == "list":
            return super().read(node, at, where)
        value = self.item.read(node, at, where)
        return [] if value is None else [value]


class MapOf(Field):
    """Names, chosen by whoever keeps the file, to values of one type."""

    expected = "map"

    def __init__(self, item: Field, *, required: bool = False) -> None:
        super().__init__(required=required)
        self.item = item

    def read(self, node: Node, at: Reading, where: str) -> dict[str, Any]:
        if node.kind != "map":
            at.trouble(node, "wrong-type", field=where, found=_shown(node), expected=self.expected)
            return {}
        values: dict[str, Any] = {}
        for key, item in node.pairs():
            place = f"{where}.{key.text}"
            at.nodes.setdefault(place, item)
            value = self.item.read(item, at, place)
            if value is not None:
                values.setdefault(key.text, value)
        return values


class Fields(Field):
    """A map with known names; `build`, where given, turns the values and the field's path into an object."""

    expected = "map"

    def __init__(
        self,
        fields: Mapping[str, Field],
        *,
        required: bool = False,
        build: Callable[[dict[str, Any], str], Any] | None = None,
    ) -> None:
        super().__init__(required=required)
        self.fields = fields
        self.build = build

    def read(self, node: Node, at: Reading, where: str) -> Any:
        if node.kind != "map":
            at.trouble(node, "wrong-type", field=where, found=_shown(node), expected=self.expected)
            return None
        values: dict[str, Any] = {}
        prefix = where + "." if where else ""
        for key, item in node.pairs():
            name = key.text
            field = self.fields.get(name)
            if field is None:
                at.trouble(key, "unknown-field", found=name, field=where, near=near(name, self.fields))
                continue
            if name in values:
                continue  # a duplicate key: told when the file was parsed
            at.nodes[prefix + name] = item
            if item.empty:
                if field.required:
                    at.trouble(key, "empty-field", field=prefix + name)
                values[name] = None
                continue
            values[name] = field.read(item, at, prefix + name)
        for name, field in self.fields.items():
            if field.required and name not in values:
                at.trouble(node, "missing-field", whole=False, field=prefix + name)
        if self.build is None:
            return values
        return self.build(values, where)


def near(name: str, known: Iterable[str]) -> str:
    """The known name that `name` most likely was meant to be, or an empty text."""
    from difflib import get_close_matches  # only when something is wrong: not on the checking path

    plain = {word.lower().replace("-", "_"): word for word in known}
    close = get_close_matches(name.lower().replace("-", "_"), plain, n=1, cutoff=0.7)
    return plain[close[0]] if close else ""


def _shown(node: Node) -> str:
    return node.text if node.kind == "text" else node.kind
