"""The fields of the files in `policy/`, and the objects that they become."""

from __future__ import annotations

import re
from typing import Any

from sekisho.draft.fields import ACTIONS
from sekisho.messages import Text as Bilingual
from sekisho.rulebook.model import ENFORCEMENTS, SUGGESTIONS, Example, Name, Note, Parameter, Person, Place
from sekisho.schema import Choice, Day, Field, Fields, Flag, ListOf, MapOf, Moment, Reading, Text, Whole
from sekisho.syntax import Node

REGISTERS = ("settings", "accounts", "people", "incidents", "consultations", "moderation", "answers")
SUBJECTS = (*ACTIONS, *REGISTERS, "changes", "comment")


def place(node: Node, at: Reading, where: str) -> Place:
    """Where a node stands, for mistakes that are found later."""
    return Place(at.source.path, at.source.position(node.start)[0], where)


# Where YAML joins the lines of a Japanese text; between its sentences stands no space.
_FOLDED = re.compile("(?<=。) (?=[^\x00-\x7f])")


class BothLanguages(Field):
    """A text in Japanese and English; both must be there."""

    expected = "map"

    def read(self, node: Node, at: Reading, where: str) -> Bilingual | None:
        values = Fields({"ja": Text(), "en": Text()}).read(node, at, where)
        if values is None:
            return None
        for lang in ("ja", "en"):
            if not values.get(lang):
                at.trouble(node, "missing-language", whole=False, field=where, lang=lang)
        ja, en = (" ".join((values.get(lang) or "").split("\n")).strip() for lang in ("ja", "en"))
        return Bilingual(_FOLDED.sub("", ja), en)


class Placed(Fields):
    """A map that becomes a dictionary with its place in it, under `@`."""

    def read(self, node: Node, at: Reading, where: str) -> dict[str, Any] | None:
        values: dict[str, Any] | None = super().read(node, at, where)
        if values is not None:
            values["@"] = place(node, at, where)
        return values


class TextOrList(Field):
    """One text, or several."""

    expected = "text"

    def read(self, node: Node, at: Reading, where: str) -> tuple[str, ...]:
        if node.kind == "list":
            return tuple(ListOf(Text(), most=2_000).read(node, at, where))
        text = self._text(node, at, where)
        return () if text is None else (text,)


class RawNode(Field):
    """Whatever stands there, for somebody else to read: the parameters of a kind, the fields of an example."""

    def read(self, node: Node, at: Reading, where: str) -> Node:  # noqa: ARG002  # the signature of all fields
        return node


class WordEntryField(Field):
    """An entry of a vocabulary: a word, or words with what is said of them."""

    expected = "text"
    _full = Placed(
        {
            "say": TextOrList(required=True),
            "unless": TextOrList(),
            "edge": Choice("auto", "none", "both", "start", "end"),
            "note": Text(),
        }
    )

    def read(self, node: Node, at: Reading, where: str) -> dict[str, Any] | None:
        if node.kind == "text":
            return {"say": (node.text,), "@": place(node, at, where)}
        return self._full.read(node, at, where)


class PatternField(Field):
    """A pattern: a regular expression, or one with a note on what it is for."""

    expected = "text"
    _full = Placed({"pattern": Text(required=True), "note": Text()})

    def read(self, node: Node, at: Reading, where: str) -> dict[str, Any] | None:
        if node.kind == "text":
            return {"pattern": node.text, "@": place(node, at, where)}
        return self._full.read(node, at, where)


class NameField(Field):
    """A name, or a name with the others that mean the same."""

    expected = "text"
    _full = Fields({"name": Text(required=True), "en": Text(), "also": TextOrList()})

    def read(self, node: Node, at: Reading, where: str) -> Name | None:
        if node.kind == "text":
            return Name(node.text, ())
        values = self._full.read(node, at, where)
        if values is None:
            return None
        name, english, also = values.get("name") or "", values.get("en") or "", values.get("also") or ()
        return Name(name, (english, *also) if english else also, english)


class ExampleField(Field):
    """An example: the text of a post, or the fields that differ from the usual draft, with `text` for the body."""

    expected = "text"
    _own = ("text", "registers", "files", "at")

    def read(self, node: Node, at: Reading, where: str) -> Example | None:
        here = place(node, at, where)
        if node.kind == "text":
            return Example(node.text, None, None, {}, here)
        if node.kind != "map":
            at.trouble(node, "wrong-type", field=where, found=node.kind, expected=self.expected)
            return None
        text, registers, files, moment = (node.get(name) for name in self._own)
        fields = Node("map", node.start, node.end)
        for key, value in node.pairs():
            if key.text not in self._own:
                fields.keys.append(key)
                fields.items.append(value)
        made = MapOf(Choice("photo", "photo-with-position", "text")).read(files, at, where + ".files") if files else {}
        body = Text().read(text, at, where + ".text") if text else ""
        given = Moment().read(moment, at, where + ".at") if moment else None
        return Example(body or "", fields, registers, made, here, given)


class WeightField(Field):
    """A whole number that may be below zero: what the words of a list say for or against a comment."""

    expected = "weight"

    def read(self, node: Node, at: Reading, where: str) -> int | None:
        if node.kind == "text" and re.fullmatch("-?[0-9]{1,3}", node.text):
            return int(node.text)
        at.trouble(node, "wrong-type", field=where, found=node.text or node.kind, expected=self.expected)
        return None


class PersonField(Placed):
    """Somebody the guideline binds; `role: true` where the register of people can give the role."""

    def __init__(self) -> None:
        super().__init__(
            {
                "id": Text(required=True),
                "name": BothLanguages(required=True),
                "about": BothLanguages(),
                "role": Flag(),
                "outside": Flag(),
            }
        )

    def read(self, node: Node, at: Reading, where: str) -> Any:
        values = super().read(node, at, where)
        if values is None:
            return None
        role, outside = bool(values.get("role")), bool(values.get("outside"))
        return Person(values.get("id") or "", _both(values, "name"), values.get("about"), role, outside)


class ParameterField(Fields):
    """A parameter: a whole number or a text."""

    def __init__(self) -> None:
        super().__init__(
            {"value": Text(required=True), "clause": Text(required=True), "about": BothLanguages(required=True)}
        )

    def read(self, node: Node, at: Reading, where: str) -> Any:
        values = super().read(node, at, where)
        if values is None:
            return None
        value = values.get("value") or ""
        number = int(value) if value.isascii() and value.isdigit() and len(value) < 10 else value
        return Parameter(where.rpartition(".")[2], number, values.get("clause") or "", _both(values, "about"))


def _note(values: dict[str, Any], _where: str) -> Note:
    return Note(_both(values, "text"), values.get("source") or "")


def _both(values: dict[str, Any], name: str) -> Bilingual:
    return values.get(name) or Bilingual("", "")


POLICY = Placed(
    {
        "id": Text(required=True),
        "name": BothLanguages(required=True),
        "short_name": BothLanguages(required=True),
        "publisher": BothLanguages(required=True),
        "version": Text(required=True),
        "in_force_since": Day(required=True),
        "last_reviewed": Day(required=True),
        "review_interval_months": Whole(required=True, least=1, most=120),
        "review_clause": Text(required=True),
        "site_url": Text(required=True),
        "notice": ListOf(Text()),
        "waived_by": Text(required=True),
        "audiences": ListOf(PersonField(), required=True),
        "parameters": MapOf(ParameterField()),
    }
)

CHAPTER = Placed(
    {
        "chapter": Text(required=True),
        "cite": Text(required=True),
        "title": BothLanguages(required=True),
        "clauses": ListOf(
            Placed(
                {
                    "id": Text(required=True),
                    "cite": Text(required=True),
                    "title": BothLanguages(required=True),
                    "text": BothLanguages(),
                    "binds": ListOf(Text()),
                    "notes": ListOf(Fields({"text": BothLanguages(required=True), "source": Text()}, build=_note)),
                    "heading": Flag(),
                    "information": Flag(),
                }
            ),
            required=True,
        ),
    }
)

RULES = Fields(
    {
        "rules": ListOf(
            Placed(
                {
                    "id": Text(required=True),
                    "clause": TextOrList(required=True),
                    "enforcement": Choice(*ENFORCEMENTS, required=True),
                    "severity": Choice("error", "warning", required=True),
                    "status": Choice("experimental", "stable", "deprecated", required=True),
                    "since": Text(required=True),
                    "waivable": Flag(required=True),
                    "sensitive": Flag(),
                    "weighed": Choice("whole", "sentence"),
                    "applies_to": ListOf(Choice(*SUBJECTS), required=True),
                    "title": BothLanguages(required=True),
                    "message": BothLanguages(required=True),
                    "remedy": BothLanguages(required=True),
                    "why": BothLanguages(required=True),
                    "suggest": Choice(*SUGGESTIONS),
                    "check": RawNode(),
                    "examples": Fields({"pass": ListOf(ExampleField()), "fail": ListOf(ExampleField())}, required=True),
                    "source": Text(),
                }
            ),
            required=True,
        )
    }
)

# What every list begins with.
LIST = {"id": Text(required=True), "type": Text(required=True), "title": BothLanguages(required=True)}

WORDS = Placed(
    {
        **LIST,
        "about": BothLanguages(),
        "source": Text(),
        "in_links": Flag(),
        "private": Flag(),
        "weight": WeightField(),
        "includes": ListOf(Text()),
        "unless": ListOf(Text(), most=2_000),
        "entries": ListOf(WordEntryField(), most=2_000),
        "define": MapOf(Text()),
        "patterns": ListOf(PatternField()),
    }
)
HOSTS = Placed(
    {**LIST, "source": Text(required=True), "checked_on": Day(), "entries": ListOf(Text(), required=True, most=20_000)}
)
NAMES = Placed(
    {**LIST, "source": Text(), "checked_on": Day(), "entries": ListOf(NameField(), required=True, most=20_000)}
)
PLATFORMS = Placed(
    {
        **LIST,
        "entries": ListOf(
            Placed(
                {
                    "id": Text(required=True),
                    "name": BothLanguages(required=True),
                    "hosts": ListOf(Text(), required=True),
                    "counts_by": Choice("x-weight", "characters", required=True),
                    "limits": MapOf(Whole()),
                    "source": Text(required=True),
                    "checked_on": Day(required=True),
                }
            ),
            required=True,
        ),
    }
)
LISTS = {"words": WORDS, "hosts": HOSTS, "names": NAMES, "platforms": PLATFORMS}

EXAMPLE_REPO = RawNode()
