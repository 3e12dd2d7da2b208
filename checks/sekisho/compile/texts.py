"""The texts of the compiled rulebook: what reports of findings say, and what `explain` says."""

from __future__ import annotations

from typing import Any

from sekisho.data import CITES
from sekisho.messages import Text
from sekisho.rulebook.exampletext import example_text
from sekisho.rulebook.model import Chapter, Checklist, Clause, Rule, Rulebook


def compile_reports(book: Rulebook) -> dict[str, Any]:
    """Title, message and remedy of each rule by its id, and under no name the clauses as cited."""
    return {
        CITES: {clause.id: clause.cite for chapter in book.chapters for clause in chapter.clauses},
        **{
            rule.id: {"title": _both(rule.title), "message": _both(rule.message), "remedy": _both(rule.remedy)}
            for rule in book.rules
            if not rule.suggest  # what triage says stands with its rules
        },
    }


def compile_texts(book: Rulebook) -> dict[str, Any]:
    """Titles, messages, remedies and examples of rules, and the clauses, by id."""
    return {
        "policy": {
            "name": _both(book.policy.name),
            "short_name": _both(book.policy.short_name),
            "version": book.policy.version,
            "digest": book.digest,
        },
        "people": {person.id: _both(person.name) for person in book.policy.audiences},
        "rules": {rule.id: _rule(rule) for rule in book.rules},
        "clauses": {
            clause.id: _clause(clause, chapter, book) for chapter in book.chapters for clause in chapter.clauses
        },
        "checklists": [_checklist(checklist) for checklist in book.checklists],
    }


def _both(text: Text) -> dict[str, str]:
    return {"ja": text.ja, "en": text.en}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "clauses": list(rule.clauses),
        "enforcement": rule.enforcement,
        "severity": rule.severity,
        "status": rule.status,
        "since": rule.since,
        "waivable": rule.waivable,
        "sensitive": rule.sensitive,
        "weighed": rule.weighed,
        "title": _both(rule.title),
        "remedy": _both(rule.remedy),
        "why": _both(rule.why),
        "passing": [example_text(example) for example in rule.passing],
        "failing": [example_text(example) for example in rule.failing],
    }


def _clause(clause: Clause, chapter: Chapter, book: Rulebook) -> dict[str, Any]:
    return {
        "cite": clause.cite,
        "chapter": chapter.id,
        "title": _both(clause.title),
        "text": _both(clause.text),
        "binds": list(clause.binds),
        "rules": [rule.id for rule in book.rules_of(clause.id)],
    }


def _checklist(checklist: Checklist) -> dict[str, Any]:
    return {
        "id": checklist.id,
        "title": _both(checklist.title),
        "for": list(checklist.audiences),
        "about": _both(checklist.about),
        "sheet": checklist.sheet,
        "items": [
            {
                "id": item.id,
                "clauses": list(item.clauses),
                "text": _both(item.text),
                "why": _both(item.why),
                "reference": item.reference,
            }
            for item in checklist.items
        ],
    }
