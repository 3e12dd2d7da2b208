"""What a rulebook consists of, once `policy/` has been read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from sekisho.messages import Text
from sekisho.syntax import Node

if TYPE_CHECKING:
    from sekisho.rulebook.leanings import DraftWording, Leaning
    from sekisho.rulebook.scenarios import Scenario

# How a rule is enforced, in the order in which badges are shown.
AUTOMATIC, RECORD, JUDGEMENT = "automatic", "record", "judgement"
ENFORCEMENTS = (AUTOMATIC, RECORD, JUDGEMENT)
# What triage can suggest for a comment.
SUGGESTIONS = ("delete", "review")
# How a clause is that no rule belongs to, since nobody can break it.
INFORMATION = "information"


class Place(NamedTuple):
    """Where in `policy/` something stands: file, line, and the path of the field."""

    path: str
    line: int
    field: str


@dataclass(frozen=True)
class Note:
    """A fact worth knowing beside a clause, kept apart from its text."""

    text: Text
    source: str


@dataclass(frozen=True)
class Clause:
    """A clause of the guideline: how it is cited, what it says, whom it binds.

    A `heading` only groups the clauses below it; an `information` clause states something that nobody can break.
    """

    id: str
    cite: str
    title: Text
    text: Text
    binds: tuple[str, ...]
    notes: tuple[Note, ...]
    heading: bool
    information: bool
    place: Place


@dataclass(frozen=True)
class Chapter:
    """A chapter of the guideline with its clauses, in their order."""

    id: str
    cite: str
    title: Text
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Example:
    """An example of a rule: a text, or a draft's fields with it, or registers that differ from the usual ones.

    `at` is the moment to judge it from, None for the usual one.
    """

    text: str
    fields: Node | None
    registers: Node | None
    files: Mapping[str, str]
    place: Place
    at: datetime | None = None


@dataclass(frozen=True)
class Rule:
    """A rule: what it asks, how that is checked, and how it speaks.

    What a `sensitive` rule finds is never shown in full. What a `weighed` one finds counts as far as the wording bears
    it out: that of the `whole` draft, or of it and the very `sentence`. What is sensitive is doubted less.
    """

    id: str
    clauses: tuple[str, ...]
    enforcement: str
    severity: str
    status: str
    since: str
    waivable: bool
    sensitive: bool
    weighed: str
    applies_to: tuple[str, ...]
    title: Text
    message: Text
    remedy: Text
    why: Text
    kind: str
    params: Mapping[str, Any]
    passing: tuple[Example, ...]
    failing: tuple[Example, ...]
    source: str
    place: Place
    suggest: str = ""  # what triage suggests for a comment in which the rule finds something
    more: tuple[tuple[str, Mapping[str, Any]], ...] = ()  # further checks, kind and parameters: any one is enough

    def ways(self) -> Iterator[Rule]:
        """The rule once for each of its checks, as if it had that one alone."""
        if self.kind or self.params:
            yield replace(self, more=())
        for kind, params in self.more:
            yield replace(self, kind=kind, params=params, more=())


@dataclass(frozen=True)
class WordEntry:
    """Words that mean one thing, the longer words they are part of, and where they may begin and end."""

    say: tuple[str, ...]
    unless: tuple[str, ...]
    edge: str
    place: Place


@dataclass(frozen=True)
class Words:
    """A vocabulary: entries, patterns (already expanded), and exceptions that hold for all of them."""

    id: str
    title: Text
    about: Text | None
    source: str
    entries: tuple[WordEntry, ...]
    patterns: tuple[tuple[str, Place], ...]
    unless: tuple[str, ...]
    in_links: bool
    includes: tuple[str, ...]
    place: Place
    private: bool = False  # what it finds points to a person: masked wherever it is shown
    weight: int = 0  # what its words say of a comment: above zero for looking at it, below for leaving it alone


@dataclass(frozen=True)
class Hosts:
    """A list of domains."""

    id: str
    title: Text
    source: str
    checked_on: date | None
    hosts: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Name:
    """A thing with its other names; `en` is what it is called in English, empty where one name does for both."""

    name: str
    also: tuple[str, ...]
    en: str = ""


@dataclass(frozen=True)
class Names:
    """A list of things that go by several names, such as public bodies with their handles."""

    id: str
    title: Text
    source: str
    checked_on: date | None
    names: tuple[Name, ...]
    place: Place


@dataclass(frozen=True)
class Platform:
    """A social medium, with the limits that its operator publishes."""

    id: str
    name: Text
    hosts: tuple[str, ...]
    counts_by: str
    limits: Mapping[str, int]
    source: str
    checked_on: date | None


@dataclass(frozen=True)
class Parameter:
    """A number or word that rules refer to as `$name`."""

    name: str
    value: int | str
    clause: str
    about: Text


@dataclass(frozen=True)
class Person:
    """A kind of person: whom the guideline binds, or a role in the register of people; `outside`: not on the staff."""

    id: str
    name: Text
    about: Text | None
    role: bool
    outside: bool


@dataclass(frozen=True)
class ChecklistItem:
    """One action to tick off, the clauses behind it, and why; `reference`: it helps, but no clause asks for it.

    In a guide, `decides` is the kind of person who decides, and `never` what must not be done.
    """

    id: str
    clauses: tuple[str, ...]
    text: Text
    why: Text
    reference: bool
    decides: str
    never: Text | None
    place: Place


@dataclass(frozen=True)
class Checklist:
    """What certain people go through at an occasion.

    `sheet`: the approval sheet prints it. `guide`: the page leads through it one step at a time.
    """

    id: str
    title: Text
    audiences: tuple[str, ...]
    about: Text
    sheet: bool
    guide: bool
    items: tuple[ChecklistItem, ...]
    place: Place


@dataclass(frozen=True)
class Branch:
    """What is done where the answer to a question is no, and the step (`to`) from which one goes on; empty: the end."""

    text: Text
    clauses: tuple[str, ...]
    to: str


@dataclass(frozen=True)
class FlowStep:
    """One step of a flow: who does it, and by which clauses; `question`: it goes on where the answer is yes."""

    id: str
    by: str
    clauses: tuple[str, ...]
    text: Text
    question: bool
    otherwise: Branch | None
    place: Place


@dataclass(frozen=True)
class Flow:
    """A piece of the daily work, step by step, as it is drawn."""

    id: str
    title: Text
    about: Text
    steps: tuple[FlowStep, ...]
    place: Place


@dataclass(frozen=True)
class Policy:
    """Whose rulebook this is, and its version."""

    id: str
    name: Text
    short_name: Text
    publisher: Text
    version: str
    in_force_since: date
    last_reviewed: date
    review_interval_months: int
    review_clause: str
    site_url: str
    notice: tuple[str, ...]
    waived_by: str
    audiences: tuple[Person, ...]
    parameters: Mapping[str, Parameter]


@dataclass(frozen=True)
class Rulebook:
    """Everything in `policy/`. `files` holds each file's bytes by path, for whoever has to quote or copy them."""

    policy: Policy
    chapters: tuple[Chapter, ...]
    rules: tuple[Rule, ...]
    words: Mapping[str, Words]
    hosts: Mapping[str, Hosts]
    names: Mapping[str, Names]
    platforms: Mapping[str, Platform]
    example_repo: Node
    digest: str
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    checklists: tuple[Checklist, ...] = ()
    leanings: tuple[Leaning, ...] = ()  # of comments
    draft_wording: DraftWording | None = None
    flows: tuple[Flow, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    unasked: tuple[tuple[str, Place], ...] = ()  # rules whose examples are not asked in drills

    def rules_of(self, clause: str) -> Iterator[Rule]:
        """The rules that cite a clause."""
        return (rule for rule in self.rules if clause in rule.clauses)

    def enforcement_of(self, clause: Clause) -> tuple[str, ...]:
        """How a clause is enforced: by what its rules are, or not at all."""
        found = {rule.enforcement for rule in self.rules_of(clause.id)}
        return tuple(each for each in ENFORCEMENTS if each in found) or (INFORMATION,)
