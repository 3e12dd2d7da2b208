"""Running every rule's examples: a rule whose examples don't behave does not compile.

An example names only what differs from the usual content repo in `policy/examples.yml`. It becomes a whole repo in
memory, which the compiled checker then judges like any other.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sekisho.check.checker import Checker
from sekisho.check.finding import Finding
from sekisho.draft import read_draft
from sekisho.draft.digest import digest
from sekisho.kinds import KINDS
from sekisho.rulebook.fields import REGISTERS
from sekisho.rulebook.mistakes import Mistake
from sekisho.rulebook.model import JUDGEMENT, Example, Rule, Rulebook
from sekisho.schema import JST, parse_moment
from sekisho.source import Source
from sekisho.syntax import Node
from sekisho.tree import Memory
from sekisho.trouble import Troubles

DRAFT_PATH = "posts/example.md"
# Registers that a content repo need not have, and the field of each that holds its entries.
LOGS = {"consultations": "consultations", "moderation": "entries", "answers": "answers"}
COMPUTED = "computed"


def example_mistakes(book: Rulebook, checker: Checker) -> Iterator[Mistake]:
    """Examples that do not behave as their rule says."""
    for rule in book.rules:
        if "comment" in rule.applies_to:
            continue
        for example in rule.passing:
            yield from _passing(rule, example, book, checker)
        if rule.enforcement != JUDGEMENT and rule.status != "deprecated":
            for example in rule.failing:
                yield from _failing(rule, example, book, checker)


def _passing(rule: Rule, example: Example, book: Rulebook, checker: Checker) -> Iterator[Mistake]:
    for finding in findings(example, rule, book, checker):
        if finding.rule == rule.id:
            yield _mistake(example, "example-wrongly-found", rule=rule.id, words=finding.found)
        elif finding.blocks and finding.rule in checker.rules:
            yield _mistake(example, "example-blocked", other=finding.rule, words=finding.found)
        elif finding.blocks:
            yield _broken(example, finding)


def _failing(rule: Rule, example: Example, book: Rulebook, checker: Checker) -> Iterator[Mistake]:
    found = findings(example, rule, book, checker)
    for finding in found:
        if finding.rule not in checker.rules and not finding.rule.startswith("waiver-"):
            yield _broken(example, finding)
    if not any(finding.rule == rule.id or _speaks_for(finding, rule, checker) for finding in found):
        yield _mistake(example, "example-not-found", rule=rule.id)


def _speaks_for(finding: Finding, rule: Rule, checker: Checker) -> bool:
    """Does a finding say what a rule leaves to others: one that reads wording, of a clause that another cites?"""
    return (
        KINDS[rule.kind].subject == "wording"
        and finding.rule in checker.rules
        and not set(rule.clauses).isdisjoint(finding.clauses)
    )


def _mistake(example: Example, key: str, **values: object) -> Mistake:
    shown = " ".join(example.text.split())[:60] or example.place.field
    return Mistake(example.place.path, example.place.line, example.place.field, key, {"found": shown, **values})


def _broken(example: Example, finding: Finding) -> Mistake:
    told = f"{finding.rule} {finding.values.get('field', '')} {finding.found}"
    return Mistake(example.place.path, example.place.line, example.place.field, "example-broken", {"found": told})


def findings(example: Example, rule: Rule, book: Rulebook, checker: Checker) -> list[Finding]:
    """What the checker says of an example."""
    files = example_files(example, rule, book)
    repo = checker.open(Memory(files))
    repo.read_all()
    at = example.at or example_moment(book)
    if rule.applies_to[0] == "changes":
        usual = replace(example, registers=None)
        found = checker.check_change(checker.open(Memory(example_files(usual, rule, book))), repo, at)
    elif rule.applies_to[0] in REGISTERS:
        found = checker.check_registers(repo, at)
    else:
        found = checker.check_draft(DRAFT_PATH, repo, at)
    return found


def example_moment(book: Rulebook) -> datetime:
    """The moment from which examples are judged."""
    node = book.example_repo.get("at")
    moment = parse_moment(node.text) if node else None
    return moment or datetime(2000, 1, 1, tzinfo=JST)


def example_files(example: Example, rule: Rule, book: Rulebook) -> dict[str, bytes]:
    """The content repo that an example stands for: paths to bytes."""
    action = rule.applies_to[0]
    return files_of(example, book, action if action in ("share", "follow", "reply") else "")


def files_of(example: Example, book: Rulebook, action: str = "") -> dict[str, bytes]:
    """The same for an example that belongs to no rule; `action` is what its draft does where it does not say so."""
    base = book.example_repo
    registers = _merged(_part(base, "registers"), example.registers)
    files = {
        "sekisho.yml": _yaml(_part(registers, "sekisho")),
        "accounts.yml": _yaml(_map({"accounts": registers.get("accounts") or Node("list", 0, 0)})),
        "people.yml": _yaml(_map({"people": _part(registers, "people")})),
    }
    for name, node in _pairs(_part(registers, "incidents")):
        files[f"incidents/{name}.yml"] = _yaml(node)
    for name, key in LOGS.items():
        if (entries := registers.get(name)) is not None:
            files[f"{name}.yml"] = _yaml(_map({key: entries}))
    for path, made in example.files.items():
        files[path] = _MADE[made]
    fields = _merged(_part(base, "draft"), example.fields)
    if action and fields.get("action") is None:
        fields.keys.append(_text("action"))
        fields.items.append(_text(action))
    files[DRAFT_PATH] = _draft(fields, example.text, files)
    return files


def _draft(fields: Node, body: str, files: dict[str, bytes]) -> bytes:
    """The draft's file; an approval without a digest gets the one that fits."""
    approval = fields.get("approval")
    given = [] if approval is None else approval.items if approval.kind == "list" else [approval]
    if any(_lacks_digest(each) for each in given):
        draft = read_draft(Source(DRAFT_PATH, _file(fields, body)), Troubles())
        if draft is not None:
            true = _map({"digest": _text(digest(draft, Memory(files)))})
            found = Node("list", 0, 0)
            found.items = [_merged(each, true) if _lacks_digest(each) else each for each in given]
            fields = _replaced(fields, "approval", found)
    return _file(fields, body).encode()


def _lacks_digest(approval: Node) -> bool:
    given = approval.get("digest")
    return approval.kind == "map" and (given is None or given.text == COMPUTED)


def _replaced(fields: Node, name: str, value: Node) -> Node:
    return _map({**{key.text: old for key, old in fields.pairs()}, name: value})


def _file(fields: Node, body: str) -> str:
    lines = "".join(f"{key.text}: {_flow(value)}\n" for key, value in fields.pairs())
    return f"---\n{lines}---\n{body}\n"


def _yaml(node: Node) -> bytes:
    return "".join(f"{key.text}: {_flow(value)}\n" for key, value in node.pairs()).encode()


def _flow(node: Node) -> str:
    """A tree on one line; JSON is YAML."""
    return json.dumps(_plain(node), ensure_ascii=False)


def _plain(node: Node) -> object:
    if node.kind == "list":
        return [_plain(item) for item in node.items]
    if node.kind == "map":
        return {key.text: _plain(value) for key, value in node.pairs()}
    return node.text


def _merged(base: Node, over: Node | None) -> Node:
    """`base` with what `over` says: maps are merged, lists of things with an id by that id; an empty value removes."""
    if over is None:
        return base
    if base.kind == over.kind == "list" and all(item.kind == "map" and item.get("id") for item in over.items):
        return _merged_by_id(base, over)
    if base.kind != "map" or over.kind != "map":
        return over
    merged = _map({key.text: value for key, value in base.pairs()})
    values = {key.text: value for key, value in merged.pairs()}
    for key, value in over.pairs():
        if value.kind == "text" and not value.text:
            values.pop(key.text, None)
        elif key.text in values:
            values[key.text] = _merged(values[key.text], value)
        else:
            values[key.text] = value
    return _map(values)


def _merged_by_id(base: Node, over: Node) -> Node:
    merged = Node("list", over.start, over.end)
    names = {item.get("id").text: item for item in over.items}  # type: ignore[union-attr]
    for item in base.items:
        own = item.get("id")
        merged.items.append(_merged(item, names.pop(own.text, None) if own else None))
    merged.items += names.values()
    return merged


def _map(values: dict[str, Node]) -> Node:
    node = Node("map", 0, 0)
    node.keys = [_text(name) for name in values]
    node.items = list(values.values())
    return node


def _text(text: str) -> Node:
    return Node("text", 0, len(text) + 2, text)


def _part(node: Node, name: str) -> Node:
    return node.get(name) or Node("map", 0, 0)


def _pairs(node: Node) -> Iterator[tuple[str, Node]]:
    return ((key.text, value) for key, value in node.pairs())


def _photo(position: bool) -> bytes:
    """A picture of one pixel, with or without the place where it was taken."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    gps = struct.pack(">2sHIHHHIII", b"MM", 42, 8, 1, 0x8825, 4, 1, 26, 0)
    gps += struct.pack(">HHHIIHHIII", 2, 2, 5, 3, 56, 4, 5, 3, 80, 0) + bytes(48)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
        + (chunk(b"eXIf", gps) if position else b"")
        + chunk(b"IDAT", zlib.compress(b"\0\0", 0))
        + chunk(b"IEND", b"")
    )


_MADE = {"photo": _photo(position=False), "photo-with-position": _photo(position=True), "text": b"text\n"}
