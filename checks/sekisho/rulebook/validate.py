"""What no single file shows: ids that clash, references to nothing, clauses without rules, words never reached."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sekisho.kinds import KINDS, registers
from sekisho.rulebook.comments import comment_mistakes, placeholders
from sekisho.rulebook.draftwording import draft_wording_mistakes
from sekisho.rulebook.fields import REGISTERS
from sekisho.rulebook.kindparams import lists_of, param_mistakes
from sekisho.rulebook.mistakes import Mistake, mistake
from sekisho.rulebook.model import AUTOMATIC, JUDGEMENT, RECORD, Chapter, Hosts, Place, Rule, Rulebook
from sekisho.rulebook.vocabulary import words_mistakes
from sekisho.rulebook.wording import leaning_mistakes
from sekisho.schema import near

LEAST_PASSING, LEAST_FAILING = 3, 2


def validate(
    book: Rulebook, chapters: Iterable[Chapter], rules: Iterable[Rule], lists: Mapping[str, list[Any]]
) -> list[Mistake]:
    """All mistakes of a rulebook as a whole. `chapters`, `rules` and `lists` still hold what is there twice."""
    clauses = [clause for chapter in chapters for clause in chapter.clauses]
    every_list = [each for kind in ("words", "hosts", "names") for each in lists[kind]]
    found = [
        *id_mistakes([(clause.id, clause.place) for clause in clauses], "[0-9a-z]+(?:-[0-9a-z]+)*"),
        *id_mistakes([(rule.id, rule.place) for rule in rules], "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"),
        *id_mistakes([(each.id, each.place) for each in every_list], "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"),
        *_clauses(book),
        *_policy(book),
    ]
    for rule in book.rules:
        found += _rule(rule, book)
    used = _used_lists(book)
    for each in every_list:
        if each.id not in used:
            found.append(mistake(each.place, "unused-list", field="id"))
    for words in book.words.values():
        found += words_mistakes(words, book.words)
    for hosts in book.hosts.values():
        found += _hosts(hosts)
    return [*found, *leaning_mistakes(book), *draft_wording_mistakes(book)]


def id_mistakes(found: list[tuple[str, Place]], form: str) -> Iterator[Mistake]:
    """Ids of another form, and ids given twice."""
    first: dict[str, Place] = {}
    for name, place in found:
        if not re.fullmatch(form, name):
            yield mistake(place, "id-form", field="id", found=name)
        if name in first:
            yield mistake(place, "duplicate", field="id", found=name, other=f"{first[name].path}:{first[name].line}")
        first.setdefault(name, place)


def _clauses(book: Rulebook) -> Iterator[Mistake]:
    known = {person.id for person in book.policy.audiences}
    for clause in book.clauses.values():
        for person in clause.binds:
            if person not in known:
                yield mistake(clause.place, "unknown-audience", field="binds", found=person, near=near(person, known))
        if clause.heading:
            continue
        if not clause.text.ja:
            yield mistake(clause.place, "missing-field", field="text")
        if not clause.information and not any(book.rules_of(clause.id)):
            yield mistake(clause.place, "clause-without-rule")


def _policy(book: Rulebook) -> Iterator[Mistake]:
    place = Place("policy/policy.yml", 1, "")
    policy = book.policy
    for parameter in policy.parameters.values():
        if parameter.clause not in book.clauses:
            field = f"parameters.{parameter.name}.clause"
            yield mistake(place, "unknown-clause", field=field, found=parameter.clause)
    if policy.review_clause not in book.clauses:
        yield mistake(place, "unknown-clause", field="review_clause", found=policy.review_clause)
    chapters = [chapter.id for chapter in book.chapters]
    for chapter in policy.notice:
        if chapter not in chapters:
            yield mistake(place, "unknown-chapter", field="notice", found=chapter, options=chapters)
    if policy.waived_by not in {person.id for person in policy.audiences if person.role}:
        yield mistake(place, "unknown-audience", field="waived_by", found=policy.waived_by)


def _rule(rule: Rule, book: Rulebook) -> Iterator[Mistake]:
    for clause in rule.clauses:
        if clause not in book.clauses or book.clauses[clause].heading:
            yield mistake(rule.place, "unknown-clause", field="clause", found=clause, near=near(clause, book.clauses))
    for name, examples, least in (("pass", rule.passing, LEAST_PASSING), ("fail", rule.failing, LEAST_FAILING)):
        if len(examples) < least:
            field = f"examples.{name}"
            yield mistake(rule.place, "too-few-examples", field=field, found=name, count=len(examples), least=least)
    if rule.enforcement == JUDGEMENT:
        if "comment" in rule.applies_to:
            yield from comment_mistakes(rule, book)
        elif rule.kind or rule.params or rule.more or rule.suggest:
            yield mistake(rule.place, "needs-no-check", field="check")
        if rule.severity == "error":
            yield mistake(rule.place, "judgement-blocks", field="severity")
    elif rule.enforcement in (AUTOMATIC, RECORD):
        yield from _check(rule, book)


def _check(rule: Rule, book: Rulebook) -> Iterator[Mistake]:
    if rule.suggest or rule.more:
        yield mistake(rule.place, "only-for-comments", field="suggest" if rule.suggest else "check")
    if not rule.kind:
        yield mistake(rule.place, "needs-check", field="check", enforcement=rule.enforcement)
        return
    kind = KINDS.get(rule.kind)
    if kind is None:
        yield mistake(rule.place, "unknown-kind", field="check.kind", found=rule.kind, near=near(rule.kind, KINDS))
        return
    for subject in rule.applies_to:
        if kind.subject not in _subjects(subject):
            yield mistake(
                rule.place, "wrong-subject", field="applies_to", kind=kind.name, found=subject, expected=kind.subject
            )
    yield from param_mistakes(rule, kind, book)
    usable = ("found", "command", *kind.gives)
    for field, text in (("message", rule.message), ("remedy", rule.remedy)):
        for name in sorted(placeholders(text)):
            if name not in usable:
                yield mistake(rule.place, "unknown-placeholder", field=field, found=name, options=usable)


def _subjects(subject: str) -> tuple[str, ...]:
    """The subjects of kinds that can check what a rule applies to."""
    if subject in REGISTERS:
        return (subject, *registers.GENERAL)
    return (subject,) if subject == "changes" else ("draft", "wording")


def _used_lists(book: Rulebook) -> set[str]:
    used = {name for rule in book.rules for name in lists_of(rule)}
    used |= {words.id for words in book.words.values() if words.weight or words.private}
    waiting = list(used)
    while waiting:
        words = book.words.get(waiting.pop())
        for name in words.includes if words else ():
            if name not in used:
                used.add(name)
                waiting.append(name)
    return used


def _hosts(hosts: Hosts) -> Iterator[Mistake]:
    listed = set(hosts.hosts)
    seen = set()
    for host in hosts.hosts:
        if host in seen:
            yield mistake(hosts.place, "entry-twice", field="entries", found=host)
        seen.add(host)
        if not re.fullmatch(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)*[a-z0-9-]{2,63}", host):
            yield mistake(hosts.place, "bad-host", field="entries", found=host)
        labels = host.split(".")
        for first in range(1, len(labels)):
            wider = ".".join(labels[first:])
            if wider in listed:
                yield mistake(hosts.place, "host-not-reached", field="entries", found=host, other=wider)
