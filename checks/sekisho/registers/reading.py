"""Reading the registers' files: values out, the place of each field, and everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable

from sekisho.schema import Fields, Reading, near
from sekisho.source import MAX_BYTES, Source, Span, decode
from sekisho.syntax import Node, parse
from sekisho.tree import Tree
from sekisho.trouble import Trouble, Troubles
from sekisho.typed import Any


class Register:
    """A register's file: its source, and where each field of it stands."""

    def __init__(self, source: Source, nodes: dict[str, Node]) -> None:
        self.source = source
        self.path = source.path
        self.nodes = nodes

    def at(self, *names: str) -> Span:
        """The place of the first of these fields that is there; else the beginning of the file."""
        for name in names:
            if name in self.nodes:
                return self.nodes[name].span
        return Span(0, 0)


class RegisterFiles:
    """The registers' files of one tree.

    `files` holds those that could be read, `sources` the text of each that is text at all, `troubles` what is wrong.
    """

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.troubles = Troubles()
        self.files: dict[str, Register] = {}
        self.sources: dict[str, Source] = {}

    def _read(self, path: str, fields: Fields, *, optional: bool = False) -> dict[str, Any] | None:
        """The values of the file at `path`; None after a trouble, or for an optional file that is not there."""
        kind = self.tree.kind(path)
        if kind == "none" and optional:
            return None
        if kind != "file":
            self.troubles.add(Trouble(path, "file-missing" if kind == "none" else f"file-is-{kind}"))
            return None
        source = self._source(path)
        if source is None:
            return None
        self.sources[path] = source
        before = len(self.troubles)
        root = parse(source, self.troubles)
        if root is None:
            if len(self.troubles) == before:
                self.troubles.add(Trouble(path, "file-empty"))
            return None
        reading = Reading(source, self.troubles)
        values: dict[str, Any] | None = fields.read(root, reading, "")
        self.files[path] = Register(source, reading.nodes)
        return values

    def _source(self, path: str) -> Source | None:
        size = self.tree.size(path)
        if size > MAX_BYTES:
            self.troubles.add(Trouble(path, "file-too-large", found=f"{size:,}", limit=f"{MAX_BYTES:,}"))
            return None
        try:
            return decode(path, self.tree.read(path, MAX_BYTES), self.troubles)
        except OSError as error:
            self.troubles.add(Trouble(path, "file-unreadable", found=error.strerror or ""))
            return None

    def _by_id(self, path: str, entries: Iterable[Any], *, place: str = ".id") -> dict[str, Any]:
        """Entries by their id; one that is there already is a trouble."""
        found: dict[str, Any] = {}
        for entry in entries:
            if entry.id in found:
                self._trouble(path, entry.place + place, "duplicate-id", found=entry.id)
            elif entry.id:
                found[entry.id] = entry
        return found

    def _trouble(self, path: str, place: str, key: str, **values: Any) -> None:
        register = self.files[path]
        while place and place not in register.nodes:  # a single value of a list goes by the list's own name
            place = place[: max(place.rfind("["), place.rfind("."), 0)]
        node = register.nodes.get(place) or Node("map", 0, 0)
        Reading(register.source, self.troubles).trouble(node, key, **values)

    def _unknown(self, path: str, place: str, found: str, options: tuple[str, ...]) -> None:
        field = place.rpartition(".")[2].partition("[")[0]
        self._trouble(path, place, "not-a-choice", field=field, found=found, options=options, near=near(found, options))

    def _nobody(self, path: str, place: str, key: str, found: str, known: Iterable[str]) -> None:
        """A reference that leads nowhere."""
        self._trouble(path, place, key, found=found, near=near(found, known))
