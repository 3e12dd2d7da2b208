"""YAML read strictly and predictably: every scalar stays the text that was typed, and every node knows its place.

Sekisho's files are kept by people, so the surprises of YAML are left out: `10:00` is not 600, `no` is not false, a key
stands once, and anchors, aliases, tags and several documents in one file are refused. PyYAML's parser does the reading
(the C one where that is sure to agree with the one in Python); this module only turns its events into a tree, without
recursion and up to a depth.
"""

from __future__ import annotations

import yaml
from yaml.parser import Parser
from yaml.reader import Reader, ReaderError
from yaml.scanner import Scanner

from sekisho.source import Source, Span
from sekisho.text.lazy import Lazy
from sekisho.trouble import Trouble, Troubles
from sekisho.typed import Any, NamedTuple

MAX_DEPTH = 12
MAX_NODES = 20_000


class Node:
    """A value in a YAML file: a `text`, a `list` of nodes or a `map` of names to nodes."""

    __slots__ = ("end", "items", "keys", "kind", "start", "text")

    def __init__(self, kind: str, start: int, end: int, text: str = "") -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.text = text
        self.items: list[Node] = []
        self.keys: list[Node] = []

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def empty(self) -> bool:
        """A field whose value was left out (`title:`)."""
        return self.kind == "text" and not self.text and self.start == self.end

    def pairs(self) -> list[tuple[Node, Node]]:
        """The entries of a map, key and value."""
        return list(zip(self.keys, self.items, strict=True))

    def get(self, name: str) -> Node | None:
        """The value of `name` in a map; None where it is not there."""
        for key, value in zip(self.keys, self.items, strict=True):
            if key.text == name:
                return value
        return None


def canonical(node: Node) -> str:
    """One text for a tree of values, different for different trees, whatever the order of names in its maps.

    Every length is written before what it measures, so that no two trees can be written alike.
    """
    if node.kind == "text":
        return f"t{len(node.text)}:{node.text}"
    if node.kind == "list":
        return f"l{len(node.items)}:" + "".join(canonical(item) for item in node.items)
    pairs = sorted((key.text, canonical(value)) for key, value in node.pairs())
    return f"m{len(pairs)}:" + "".join(f"{len(name)}:{name}{value}" for name, value in pairs)


# What can stand in YAML without quotes and be read back as it is by every reader.
_PLAIN = Lazy("[^-?:,\\[\\]{}#&*!|>'\"%@` \\t\\n~=][^:#\\n\\t]*(?<! )|(?:https?://[^ #\\n\\t]+|[0-9][0-9T:+-]*)(?<!:)")
# What YAML forbids, or takes for the end of a line: it has to be spelt out, inside quotes. Half a surrogate pair has no
# place in a file at all.
_SPELT_OUT = Lazy("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def scalar(text: str, *, in_flow: bool = False) -> str:
    """`text` as a YAML scalar on one line, in quotes where it needs them; `in_flow` is between braces or brackets."""
    strange = _SPELT_OUT.search(text)
    word = text.lower() in ("true", "false", "null", "yes", "no", "on", "off")
    ends = in_flow and (not text or any(char in text for char in ",[]{}?"))
    if not ends and (not text or (_PLAIN.fullmatch(text) and not strange and not word)):
        return text
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    if strange:
        quoted = "".join(f"\\u{ord(char):04x}" if _SPELT_OUT.search(char) else char for char in quoted)
    return f'"{quoted}"'


class _RefusedError(Exception):
    """Valid YAML that Sekisho does not take: where, and the key of the text that says why."""

    def __init__(self, key: str, start: int, end: int, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.start = start
        self.end = end
        self.values = values


def parse(source: Source, troubles: Troubles, *, start: int = 0, end: int | None = None) -> Node | None:
    """The tree of the YAML at `start:end` of a source; None after a trouble, or for an empty document.

    Offsets in the tree are offsets in the source. Duplicate keys are troubles, but the tree is still returned (with the
    first value), so that everything else can be checked at the same time.
    """
    text = source.text[start:end]
    if not (any(map(text.__contains__, _IN_DISPUTE)) and _DISPUTED.search(text)):
        told = Troubles()
        try:
            root = _Builder(source, told, start).build(_fast_parser(text))
        except (yaml.YAMLError, _RefusedError):
            pass  # the parser in Python words and places it, the same on every machine
        else:
            troubles.extend(told)
            return root
    builder = _Builder(source, troubles, start)
    try:
        return builder.build(_PythonParser(text))
    except _RefusedError as refused:
        builder.trouble(refused.key, refused.start, refused.end, **refused.values)
    except yaml.YAMLError:
        place, key, found = _explain(text)
        builder.trouble(key, place, place, found=found)
    return None


# Where PyYAML's two parsers, the one in C and the one in Python, don't always agree: tabs and unusual line ends, tags,
# anchors, directives, complex keys, several documents, and comments right behind the sign of a block.
_DISPUTED = Lazy("[\\t\ufeff\x85\u2028\u2029]|(?:^|[ \n\\[{,:-])[!&%?*]|[|>][+0-9-]{0,2}#|(?:^|\n)(?:---|\\.\\.\\.)")

# Nearly all front matter has none of these.
_IN_DISPUTE = (*"\t\ufeff\x85\u2028\u2029!&%?*|>", "---", "...")


class _PythonParser(Reader, Scanner, Parser):
    """The pure Python parser: it words and places its errors the same way on every machine."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def _fast_parser(text: str) -> Any:
    """The parser in C, 15 times faster, where it is installed; else the one in Python."""
    try:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out
    except ImportError:
        return _PythonParser(text)
    return CParser(text)


class _Builder:
    def __init__(self, source: Source, troubles: Troubles, offset: int) -> None:
        self.source = source
        self.troubles = troubles
        self.offset = offset

    def trouble(self, key: str, start: int, end: int, **values: object) -> None:
        source, offset = self.source, self.offset
        line, column = source.position(start + offset)
        at_end = source.position(max(start, end) + offset)
        self.troubles.add(Trouble(source.path, key, line=line, column=column, end=at_end, **values))

    def build(self, parser: Any) -> Node | None:
        root: Node | None = None
        open_nodes: list[Node] = []
        seen_keys: list[set[str]] = []
        count = documents = 0
        offset = self.offset
        next_event = parser.get_event
        while (event := next_event()) is not None:
            name = _EVENTS.get(event.__class__)
            if name is None:
                if event.__class__ is yaml.StreamEndEvent:
                    break
            elif name == "end":
                closed = open_nodes.pop()
                seen_keys.pop()
                closed.end = _trimmed(self.source.text, closed.start, event.end_mark.index + offset)
            elif name == "document":
                documents += 1
                _refuse_extras(event, documents)
            else:
                count += 1
                if event.anchor is not None or event.tag is not None or count > MAX_NODES:
                    _refuse_unplain(event)
                start = event.start_mark.index + offset
                node = self._scalar(start, event) if name == "text" else Node(name, start, start)
                if not open_nodes:
                    root = node
                else:
                    parent = open_nodes[-1]
                    if parent.kind == "list" or len(parent.keys) > len(parent.items):
                        parent.items.append(node)
                    else:
                        self._add_key(node, parent, seen_keys[-1], event)
                if name != "text":
                    if len(open_nodes) == MAX_DEPTH:
                        place = event.start_mark.index
                        raise _RefusedError("yaml-too-deep", place, place + 1, limit=MAX_DEPTH)
                    open_nodes.append(node)
                    seen_keys.append(set())
        return root

    def _scalar(self, start: int, event: Any) -> Node:
        end = event.end_mark.index + self.offset
        if event.style in _BLOCK_STYLES:
            end = _trimmed(self.source.text, start, end)
        return Node("text", start, end, event.value)

    def _add_key(self, node: Node, parent: Node, seen: set[str], event: Any) -> None:
        if node.kind != "text":
            raise _RefusedError("yaml-complex-key", event.start_mark.index, event.end_mark.index)
        if node.text in seen:
            self.trouble("duplicate-key", event.start_mark.index, event.end_mark.index, found=node.text)
        seen.add(node.text)
        parent.keys.append(node)


_BLOCK_STYLES = ("|", ">")


def _refuse_extras(event: Any, documents: int) -> None:
    start, end = event.start_mark.index, event.end_mark.index
    if documents > 1:
        raise _RefusedError("yaml-documents", start, end)
    if event.version or event.tags:
        raise _RefusedError("yaml-directive", start, end)


def _refuse_unplain(event: Any) -> None:
    """Refuse what a person would not write: references, types, and more than anybody could read."""
    start, end = event.start_mark.index, event.end_mark.index
    if event.anchor is not None:
        raise _RefusedError("yaml-anchor", start, end)
    if getattr(event, "tag", None) is not None:
        raise _RefusedError("yaml-tag", start, end, found=event.tag)
    raise _RefusedError("yaml-too-many", start, end, limit=MAX_NODES)


_EVENTS = {
    yaml.DocumentStartEvent: "document",
    yaml.MappingStartEvent: "map",
    yaml.SequenceStartEvent: "list",
    yaml.ScalarEvent: "text",
    yaml.AliasEvent: "alias",  # always has an anchor, and so is refused
    yaml.MappingEndEvent: "end",
    yaml.SequenceEndEvent: "end",
}


def _trimmed(text: str, start: int, end: int) -> int:
    """`end` without the blank space that a block value drags along."""
    return start + len(text[start:end].rstrip())


class _Explanation(NamedTuple):
    place: int
    key: str
    found: str


# What PyYAML's own wording means to somebody who has never heard of YAML; the first prefix that fits counts.
_EXPLAINED = (
    ("mapping values are not allowed", "yaml-colon"),
    ("found character '\\t'", "yaml-tab"),
    ("found unexpected end of stream", "yaml-quote"),
    ("could not find expected ':'", "yaml-no-colon"),
    ("expected <block end>", "yaml-indent"),
    ("found character", "yaml-reserved"),
    ("found unknown escape", "yaml-escape"),
    ("expected ',' or", "yaml-flow"),
    ("special characters are not allowed", "yaml-control"),
)


def _explain(text: str) -> _Explanation:
    """Where and why `text` is no YAML, asked of the Python parser so that every machine says the same."""
    try:
        parser: Any = _PythonParser(text)
        while parser.get_event() is not None:
            pass
    except yaml.MarkedYAMLError as error:
        problem = str(error.problem or "")
        mark = error.problem_mark or error.context_mark
        if problem.startswith(("found unexpected end of stream", "could not find expected ':'")) and error.context_mark:
            mark = error.context_mark  # the quote or name that was begun tells more than where it was missed
        key = next((key for start, key in _EXPLAINED if problem.startswith(start)), "yaml-broken")
        return _Explanation(mark.index if mark else 0, key, problem)
    except ReaderError as error:
        return _Explanation(int(error.position), "yaml-control", f"U+{int(error.character):04X}")
    return _Explanation(0, "yaml-broken", "")
