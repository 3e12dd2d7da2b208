"""A connected piece of text in a file, with everything rules ask of it: folded form, links, sentences, places."""

from __future__ import annotations

from sekisho.source import Source, Span
from sekisho.syntax import Node
from sekisho.text.fold import Folded, fold
from sekisho.text.links import Link, find_links
from sekisho.text.sentences import sentences
from sekisho.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sekisho.text.lexicon import Matches


class Match(NamedTuple):
    """Words of a list found in a passage, as offsets in its folded text."""

    start: int
    end: int


class Passage:
    """One connected piece of a file's text: the body, the title, a picture's description.

    `published` tells whether readers will see it. Matching is done on the folded text; `span` leads back to the file.
    A passage lies in the file as it is, from `start` on, or is the value of a YAML `node`.
    """

    __slots__ = ("_folded", "_links", "_node", "_sentences", "_start", "matches", "name", "published", "source", "text")

    def __init__(
        self,
        name: str,
        text: str,
        source: Source,
        *,
        start: int = 0,
        node: Node | None = None,
        published: bool = True,
    ) -> None:
        self.name = name
        self.text = text
        self.source = source
        self.published = published
        self.matches: Matches  # what the lists find here; set by the engine, which has the lists
        self._start = start
        self._node = node
        self._folded: Folded | None = None
        self._links: list[Link] | None = None
        self._sentences: list[tuple[int, int]] | None = None

    @property
    def fold(self) -> Folded:
        """The text in the one form that rules read (see `text.fold`), with the way back."""
        if self._folded is None:
            self._folded = fold(self.text)
        return self._folded

    @property
    def folded(self) -> str:
        """The text in that form."""
        folded = self._folded
        return self.fold.text if folded is None else folded.text

    @property
    def links(self) -> list[Link]:
        """The links in the folded text."""
        if self._links is None:
            self._links = find_links(self.folded)
        return self._links

    @property
    def sentences(self) -> list[tuple[int, int]]:
        """Where the sentences of the folded text begin and end."""
        if self._sentences is None:
            self._sentences = sentences(self.folded)
        return self._sentences

    def typed(self, start: int, end: int) -> str:
        """What the writer typed for `start:end` of the folded text."""
        first, last = self.fold.typed(start, end)
        return self.text[first:last]

    def span(self, start: int, end: int) -> Span:
        """Where `start:end` of the folded text stands in the file."""
        return self.typed_span(*self.fold.typed(start, end))

    def typed_span(self, start: int, end: int) -> Span:
        """Where `start:end` of the passage's own text stands in the file."""
        node = self._node
        if node is None:
            return Span(self._start + start, self._start + end)
        from sekisho.text.align import align  # only for what stands in the front matter

        stretches = align(self.text, self.source.text[node.start : node.end])
        if stretches is None or end <= start:
            return node.span
        return Span(node.start + stretches[start][0], node.start + stretches[end - 1][1])
