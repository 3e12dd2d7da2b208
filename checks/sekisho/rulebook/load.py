"""Reading `policy/`: every file, every mistake in it, and the rulebook that it makes."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from typing import Any

from sekisho.messages import Text
from sekisho.rulebook import fields
from sekisho.rulebook.draftwording import DRAFT_WORDING, build_draft_wording
from sekisho.rulebook.flows import FLOWS, FLOWS_FILE, build_flows, flow_mistakes
from sekisho.rulebook.mistakes import Mistake, RulebookError
from sekisho.rulebook.model import (
    Chapter,
    Clause,
    Hosts,
    Names,
    Platform,
    Policy,
    Rule,
    Rulebook,
    WordEntry,
    Words,
)
from sekisho.rulebook.scenario_mistakes import scenario_mistakes
from sekisho.rulebook.scenarios import SCENARIOS, SCENARIOS_FOLDER, build_scenarios
from sekisho.rulebook.training import CHECKLISTS, CHECKLISTS_FILE, build_checklists, checklist_mistakes
from sekisho.rulebook.validate import validate
from sekisho.rulebook.wording import WORDING, build_leanings
from sekisho.schema import Field, Reading
from sekisho.source import decode
from sekisho.syntax import Node, canonical, parse
from sekisho.tree import Folder, Tree
from sekisho.trouble import Trouble, Troubles

# The list of municipalities alone is half a megabyte.
_MAX_BYTES = 4_000_000


def load(folder: str) -> Rulebook:
    """The rulebook in a folder. Raises RulebookError with every mistake in it."""
    return _Loader(Folder(folder), os.path.basename(os.path.normpath(folder))).load()


class _Loader:
    def __init__(self, tree: Tree, shown: str) -> None:
        self.tree = tree
        self.shown = shown  # the folder's name, which paths in mistakes begin with
        self.mistakes: list[Mistake] = []
        self.canonical: list[str] = []
        self.whole = True  # could every file be read?

    def load(self) -> Rulebook:
        if self.tree.kind("policy.yml") != "file":
            raise RulebookError([Mistake(f"{self.shown}/policy.yml", 1, "", "no-policy", {})])
        policy = self._one("policy.yml", fields.POLICY, _policy)
        chapters = self._all("guideline", fields.CHAPTER, _chapter)
        rules = [rule for file in self._all("rules", fields.RULES, _rules) for rule in file]
        lists: dict[str, list[Any]] = {"words": [], "hosts": [], "names": [], "platforms": [], "wording": []}
        lists[DRAFTS] = []
        for path in self._paths("lists"):
            self._list(path, lists)
        example_repo = self._one("examples.yml", fields.EXAMPLE_REPO, lambda node: node) or Node("map", 0, 0)
        checklists = self._one(CHECKLISTS_FILE, CHECKLISTS, build_checklists)
        flows = self._one(FLOWS_FILE, FLOWS, build_flows)
        scenarios = self._all(SCENARIOS_FOLDER, SCENARIOS, build_scenarios)
        if policy is None:
            raise RulebookError(self.mistakes)
        book = Rulebook(
            policy=policy,
            chapters=tuple(sorted(chapters, key=lambda chapter: _natural(chapter.id))),
            rules=tuple(sorted(rules, key=lambda rule: [_natural(each) for each in rule.clauses[:1]])),
            words={each.id: each for each in lists["words"]},
            hosts={each.id: each for each in lists["hosts"]},
            names={each.id: each for each in lists["names"]},
            platforms={each.id: each for each in lists["platforms"]},
            example_repo=example_repo,
            digest=hashlib.sha256("".join(self.canonical).encode()).hexdigest(),
            clauses={clause.id: clause for chapter in chapters for clause in chapter.clauses},
            checklists=checklists or (),
            leanings=tuple(lists["wording"]),
            draft_wording=next(iter(lists[DRAFTS]), None),
            flows=flows or (),
            scenarios=tuple(scenario for file in scenarios for scenario in file.scenarios),
            unasked=tuple((rule, file.place) for file in scenarios for rule in file.unasked),
        )
        if self.whole:  # without a file, most of what the others refer to would seem to be missing
            self.mistakes += validate(book, chapters, rules, lists)
            self.mistakes += checklist_mistakes(book) if checklists is not None else []
            self.mistakes += flow_mistakes(book)
            self.mistakes += scenario_mistakes(book)
        if self.mistakes:
            raise RulebookError(self.mistakes)
        return book

    def _paths(self, folder: str) -> list[str]:
        return [path for path in self.tree.walk(folder) if path.endswith((".yml", ".yaml"))]

    def _all(self, folder: str, field: Field, build: Callable[[Any], Any]) -> list[Any]:
        found = [self._one(path, field, build) for path in self._paths(folder)]
        return [each for each in found if each is not None]

    def _one(self, path: str, field: Field, build: Callable[[Any], Any]) -> Any:
        root, reading = self._parse(path)
        if root is None or reading is None:
            return None
        values = field.read(root, reading, "")
        self._take(reading.troubles)
        return None if values is None else build(values)

    def _parse(self, path: str) -> tuple[Node | None, Reading | None]:
        troubles = Troubles()
        shown = f"{self.shown}/{path}"
        if self.tree.kind(path) != "file":
            troubles.add(Trouble(shown, "file-missing"))
            self._take(troubles)
            self.whole = False
            return None, None
        source = decode(shown, self.tree.read(path, _MAX_BYTES), troubles, limit=_MAX_BYTES)
        root = parse(source, troubles) if source else None
        if root is None and not len(troubles):
            troubles.add(Trouble(shown, "file-empty"))
        self._take(troubles)
        if root is None or source is None:
            self.whole = False
            return None, None
        self.canonical.append(f"{path}\n{canonical(root)}\n")
        return root, Reading(source, Troubles())

    def _list(self, path: str, lists: dict[str, list[Any]]) -> None:
        root, reading = self._parse(path)
        if root is None or reading is None:
            return
        given = root.get("type") if root.kind == "map" else None
        form = given.text if given else ""
        if form not in _FORMS:
            reading.trouble(given or root, "not-a-choice", field="type", found=form, options=tuple(_FORMS))
            self._take(reading.troubles)
            return
        values = _FORMS[form].read(root, reading, "")
        self._take(reading.troubles)
        if values is not None:
            built = _LISTS[form](values)
            lists[form] += built if isinstance(built, list) else [built]

    def _take(self, troubles: Troubles) -> None:
        for each in troubles:
            values = dict(each.values)
            self.mistakes.append(Mistake(each.path, each.line, str(values.get("field") or ""), each.key, values))


def _natural(text: str) -> list[tuple[int, str]]:
    """Sorts 5-1-2 before 5-1-10, and texts among themselves."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split("[-.]", text)]


def _both(values: dict[str, Any], name: str) -> Text:
    return values.get(name) or Text("", "")


def _policy(values: dict[str, Any]) -> Policy | None:
    if any(values.get(name) is None for name in ("in_force_since", "last_reviewed", "review_interval_months")):
        return None
    return Policy(
        id=values.get("id") or "",
        name=_both(values, "name"),
        short_name=_both(values, "short_name"),
        publisher=_both(values, "publisher"),
        version=values.get("version") or "",
        in_force_since=values["in_force_since"],
        last_reviewed=values["last_reviewed"],
        review_interval_months=values["review_interval_months"],
        review_clause=values.get("review_clause") or "",
        site_url=(values.get("site_url") or "").rstrip("/") + "/",
        notice=tuple(values.get("notice") or ()),
        waived_by=values.get("waived_by") or "",
        audiences=tuple(values.get("audiences") or ()),
        parameters=values.get("parameters") or {},
    )


def _chapter(values: dict[str, Any]) -> Chapter:
    clauses = tuple(
        Clause(
            id=each.get("id") or "",
            cite=each.get("cite") or "",
            title=_both(each, "title"),
            text=_both(each, "text"),
            binds=tuple(each.get("binds") or ()),
            notes=tuple(each.get("notes") or ()),
            heading=bool(each.get("heading")),
            information=bool(each.get("information")),
            place=each["@"],
        )
        for each in values.get("clauses") or ()
    )
    return Chapter(values.get("chapter") or "", values.get("cite") or "", _both(values, "title"), clauses)


def _rules(values: dict[str, Any]) -> list[Rule]:
    return [_rule(each) for each in values.get("rules") or ()]


def _rule(values: dict[str, Any]) -> Rule:
    examples = values.get("examples") or {}
    check: Node | None = values.get("check")
    checks = check.items if check is not None and check.kind == "list" else [check]
    (kind, params), *more = [_check(each) for each in checks] or [("", {})]
    return Rule(
        id=values.get("id") or "",
        clauses=values.get("clause") or (),
        enforcement=values.get("enforcement") or "",
        severity=values.get("severity") or "",
        status=values.get("status") or "",
        since=values.get("since") or "",
        waivable=values.get("waivable") is True,
        sensitive=values.get("sensitive") is True,
        weighed=values.get("weighed") or "",
        applies_to=tuple(values.get("applies_to") or ()),
        title=_both(values, "title"),
        message=_both(values, "message"),
        remedy=_both(values, "remedy"),
        why=_both(values, "why"),
        kind=kind,
        params=params,
        passing=tuple(examples.get("pass") or ()),
        failing=tuple(examples.get("fail") or ()),
        source=values.get("source") or "",
        place=values["@"],
        suggest=values.get("suggest") or "",
        more=tuple(more),
    )


def _check(node: Node | None) -> tuple[str, dict[str, Node]]:
    """The kind and the parameters of a check."""
    if node is None or node.kind != "map":
        return "", {}
    kind = node.get("kind")
    return kind.text if kind is not None else "", {key.text: each for key, each in node.pairs() if key.text != "kind"}


def _words(values: dict[str, Any]) -> Words:
    define = values.get("define") or {}
    return Words(
        id=values.get("id") or "",
        title=_both(values, "title"),
        about=values.get("about"),
        source=values.get("source") or "",
        entries=tuple(
            WordEntry(each.get("say") or (), each.get("unless") or (), each.get("edge") or "auto", each["@"])
            for each in values.get("entries") or ()
        ),
        patterns=tuple(
            (_expand(each.get("pattern") or "", define), each["@"]) for each in values.get("patterns") or ()
        ),
        unless=tuple(values.get("unless") or ()),
        in_links=bool(values.get("in_links")),
        private=bool(values.get("private")),
        weight=values.get("weight") or 0,
        includes=tuple(values.get("includes") or ()),
        place=values["@"],
    )


# Classes that every pattern can use. They are written as what they are not: a class of twenty thousand characters takes
# over a millisecond to compile, one of a few hundred hardly any time.
CLASSES = {
    "kanji": "[^\\n -~\u2010-\u203f\u3000-\u3004\u3006-\u30ff]",  # kanji and 々: no ASCII, kana or punctuation
    "word": "[^\\n -~\u2010-\u203f\u3000-\u3004\u3006-\u3040\u30fb]",  # the same, and kana
}


def _expand(pattern: str, define: dict[str, str]) -> str:
    """A pattern with the names in braces replaced by what the list, or CLASSES, has for them; `{2,4}` is no name."""
    known = {**CLASSES, **{name: f"(?:{text})" for name, text in define.items()}}
    for _ in range(4):  # definitions may use definitions
        pattern = re.sub(r"\{([a-z][a-z_]*)\}", lambda name: known.get(name[1], name[0]), pattern)
    return pattern


def _hosts(values: dict[str, Any]) -> Hosts:
    return Hosts(
        values.get("id") or "",
        _both(values, "title"),
        values.get("source") or "",
        values.get("checked_on"),
        tuple(host.lower() for host in values.get("entries") or ()),
        values["@"],
    )


def _names(values: dict[str, Any]) -> Names:
    return Names(
        values.get("id") or "",
        _both(values, "title"),
        values.get("source") or "",
        values.get("checked_on"),
        tuple(values.get("entries") or ()),
        values["@"],
    )


def _platforms(values: dict[str, Any]) -> list[Platform]:
    return [
        Platform(
            each.get("id") or "",
            _both(each, "name"),
            tuple(each.get("hosts") or ()),
            each.get("counts_by") or "",
            each.get("limits") or {},
            each.get("source") or "",
            each.get("checked_on"),
        )
        for each in values.get("entries") or ()
    ]


DRAFTS = "draft-wording"
_FORMS = {**fields.LISTS, "wording": WORDING, DRAFTS: DRAFT_WORDING}
_LISTS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "words": _words,
    "hosts": _hosts,
    "names": _names,
    "platforms": _platforms,
    "wording": build_leanings,
    DRAFTS: build_draft_wording,
}
