"""What a draft is, once read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sekisho.draft.fields import Approval, CheckedLink, Consultation, Media, Quote, Waiver
from sekisho.source import Source, Span
from sekisho.syntax import Node
from sekisho.text.lazy import Lazy
from sekisho.text.passage import Passage
from sekisho.typed import Any

# An SSH signature as `sekisho approve` writes it. Chance puts "PW=" and the like into such letters.
_SIGNATURE = Lazy("U1NIU0lH[A-Za-z0-9+/=]+")


class Draft:
    """One scheduled post.

    `fields` holds the front matter's values by name, read by `fields.FRONT_MATTER`; what was missing or wrong is None
    there and has been told as a trouble. `nodes` holds the place of each by path (`approval.by`, `media[0].file`),
    `root` the tree that was typed.
    """

    def __init__(
        self, source: Source, root: Node, fields: dict[str, Any], nodes: dict[str, Node], body_start: int
    ) -> None:
        self.source = source
        self.path = source.path
        self.root = root
        self.fields = fields
        self.nodes = nodes
        self.body = source.text[body_start:].rstrip("\n")
        self.body_start = body_start
        self._passages: list[Passage] | None = None

    def text(self, name: str) -> str:
        """A text field, empty where it was left out."""
        return self.fields.get(name) or ""

    @property
    def account(self) -> str:
        return self.text("account")

    @property
    def action(self) -> str:
        return self.text("action") or "post"

    @property
    def author(self) -> str:
        return self.text("author")

    @property
    def scheduled_at(self) -> datetime | None:
        return self.fields.get("scheduled_at")

    @property
    def published_at(self) -> datetime | None:
        return (self.fields.get("published") or {}).get("at")

    @property
    def approvals(self) -> list[Approval]:
        """Who confirmed the draft, in the order of the file."""
        return self.fields.get("approval") or []

    @property
    def consultation(self) -> Consultation | str | None:
        """The consultation that the draft records, or the id of one on record."""
        return self.fields.get("consultation")

    @property
    def links(self) -> list[CheckedLink]:
        """What the front matter says of the links; those in the text are the passages' `links`."""
        return self.fields.get("links") or []

    @property
    def media(self) -> list[Media]:
        return self.fields.get("media") or []

    @property
    def quotes(self) -> list[Quote]:
        return self.fields.get("quotes") or []

    @property
    def waivers(self) -> list[Waiver]:
        return self.fields.get("waivers") or []

    @property
    def poll_options(self) -> list[str] | None:
        """The options of the poll; None where the draft has no poll."""
        poll = self.fields.get("poll")
        return None if poll is None else poll.get("options") or []

    @property
    def poll_days(self) -> int | None:
        return (self.fields.get("poll") or {}).get("days")

    def at(self, *names: str) -> Span:
        """The place of the first of these fields that is there; else where the front matter begins."""
        for name in names:
            node = self.nodes.get(name)
            if node is not None:
                return node.span
        return Span(0, 3)

    @property
    def first_line(self) -> Span:
        """The place of the body's first line, for what is wrong with the body as a whole."""
        end = self.source.text.find("\n", self.body_start)
        return Span(self.body_start, end if end >= 0 else self.body_start + len(self.body))

    @property
    def passages(self) -> list[Passage]:
        """Every text that readers will see, and as the last the front matter as it stands, which they won't."""
        if self._passages is None:
            self._passages = list(self._read_passages())
        return self._passages

    def _read_passages(self) -> Iterator[Passage]:
        source = self.source
        yield Passage("body", self.body, source, start=self.body_start)
        for path, node in self.nodes.items():
            if path == "title" or path.endswith("].alt") or path.startswith(("poll.question", "poll.options[")):
                yield Passage(path, node.text, source, node=node)
        head = source.text[: self.body_start]
        if "U1NIU0lH" in head:
            head = _SIGNATURE.sub(lambda found: " " * len(found[0]), head)
        yield Passage("front-matter", head, source, published=False)
