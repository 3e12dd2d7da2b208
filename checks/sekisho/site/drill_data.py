"""The data of the drills: cases from scenarios and from the rules' own examples, in one language.

What is said of a clause or a rule comes from the rulebook; `facts` are what the checker says of the scenarios' texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sekisho.messages import Text
from sekisho.rulebook import Clause, Rule, Rulebook
from sekisho.rulebook.exampletext import example_text
from sekisho.rulebook.model import AUTOMATIC, JUDGEMENT
from sekisho.rulebook.scenarios import COMMENT, DELETE, GO, GOOD, KEEP, MISSING, STOP, VERDICT, Scenario, draft_in
from sekisho.site.drill_words import DRILL_WORDS
from sekisho.site.html import anchor

Facts = Mapping[str, Mapping[str, Mapping[str, Any]]]
# Shorter examples say too little to judge by, longer ones take too long to read.
_SHORTEST, _LONGEST = 12, 220
# Examples of a rule that are asked, of each sort: more make the page heavy.
_MOST = 2
_JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
_BLANK = re.compile(r"\{[a-z_]+\}")


def drill_data(book: Rulebook, facts: Facts, lang: str) -> dict[str, Any]:
    """Everything that the page needs for its rounds, as plain data, the same for the same rulebook."""
    policy = book.policy
    cases = [_scenario(each, facts, lang) for each in book.scenarios]
    cases += [case for rule in book.rules for case in _examples(rule, book, lang)]
    rules = {name for case in cases for name in (*case["rules"], *(case.get("options") or ()))}
    return {
        "lang": lang,
        "policy": {"name": policy.short_name.in_(lang), "version": policy.version, "digest": book.digest},
        "words": {name: text.in_(lang) for name, text in DRILL_WORDS.items()},
        "people": [
            {"id": person.id, "name": person.name.in_(lang)}
            for person in policy.audiences
            if any(person.id in each.audiences for each in book.scenarios)
        ],
        "chapters": {
            chapter.id: {"cite": chapter.cite, "title": chapter.title.in_(lang), "uri": f"guideline/{chapter.id}/"}
            for chapter in book.chapters
        },
        "clauses": {
            clause.id: _clause(clause, chapter.id, lang) for chapter in book.chapters for clause in chapter.clauses
        },
        "rules": {rule.id: _rule(rule, lang) for rule in book.rules if rule.id in rules},
        "cases": cases,
    }


def _clause(clause: Clause, chapter: str, lang: str) -> dict[str, str]:
    return {
        "cite": clause.cite,
        "title": clause.title.in_(lang),
        "chapter": chapter,
        "uri": f"guideline/{chapter}/#{anchor(clause)}",
    }


def _rule(rule: Rule, lang: str) -> dict[str, Any]:
    return {
        "title": rule.title.in_(lang),
        "why": rule.why.in_(lang),
        "remedy": _plain(rule.remedy, lang),
        "clauses": list(rule.clauses),
        "by": rule.enforcement,
        "uri": f"rules/{rule.id}/",
    }


def _plain(text: Text, lang: str) -> str:
    """A message with its blanks shown as such, as plain text."""
    return _BLANK.sub("…", text.in_(lang).replace("{command}", "sekisho")).replace("`", "")


def _scenario(each: Scenario, facts: Facts, lang: str) -> dict[str, Any]:
    known = facts.get(each.id, {}).get(lang, {})
    found = list(known.get("found", ()))
    named = [rule for rule in each.rules if rule in found] or list(
        each.rules if each.kind == MISSING else each.rules[:1]
    )
    case: dict[str, Any] = {
        "id": each.id,
        "kind": each.kind,
        "work": each.work.in_(lang),
        "for": list(each.audiences),
        "clauses": list(each.clauses),
        "rules": named,
        "title": each.title.in_(lang),
        "situation": each.situation.in_(lang),
        "why": each.why.in_(lang),
    }
    if each.answer:
        case["answer"] = each.answer
    if each.answer == STOP:
        case["machine"] = bool(found)
    if each.kind in (VERDICT, COMMENT) and each.decoys:
        case["decoys"] = list(each.decoys)
    elif each.decoys:
        case["options"] = sorted([*each.rules, *each.decoys])
    for name, text in (("text", each.text), ("better", each.better)):
        if text is not None:
            case[name] = text.in_(lang)
    if each.draft is not None:
        case["record"] = example_text(draft_in(each.draft, lang))
    for name in ("parts", "groups"):
        if name in known:
            case[name] = known[name]
    if each.steps:
        case["steps"] = [{"text": step.text.in_(lang), "why": step.why.in_(lang)} for step in each.steps]
    if each.scenes:
        case["scenes"] = _scenes(each, lang)
    return case


def _scenes(each: Scenario, lang: str) -> list[dict[str, Any]]:
    return [
        {
            "id": scene.id,
            "text": scene.text.in_(lang),
            "choices": [
                {
                    "say": choice.say.in_(lang),
                    "post": choice.post.in_(lang) if choice.post is not None else "",
                    "good": choice.worth == GOOD,
                    "result": choice.result.in_(lang),
                    "goes": choice.goes,
                    "clauses": list(choice.clauses),
                }
                for choice in scene.choices
            ],
        }
        for scene in each.scenes
    ]


def _examples(rule: Rule, book: Rulebook, lang: str) -> Iterator[dict[str, Any]]:
    """Cases from a rule's own examples: those that are a text alone, in the language of the page."""
    comment = bool(rule.suggest)
    clear = rule.enforcement == JUDGEMENT or (rule.enforcement == AUTOMATIC and rule.severity == "error")
    unasked = {name for name, _ in book.unasked}
    if rule.id in unasked or rule.status != "stable" or not clear or not (comment or "post" in rule.applies_to):
        return
    kind, good, bad = (COMMENT, KEEP, DELETE) if comment else (VERDICT, GO, STOP)
    outside = {person.id for person in book.policy.audiences if person.outside}
    binds = dict.fromkeys(person for name in rule.clauses for person in book.clauses[name].binds)
    for answer, examples in ((good, rule.passing), (bad, rule.failing)):
        asked = 0
        for number, example in enumerate(examples):
            alone = not (example.registers or example.files or example.at or (example.fields and example.fields.keys))
            fits = bool(_JAPANESE.search(example.text)) == (lang == "ja")
            if asked == _MOST or not alone or not fits or not _SHORTEST <= len(example.text) <= _LONGEST:
                continue
            asked += 1
            yield {
                "id": f"{rule.id}.{answer}.{number + 1}",
                "kind": kind,
                "example": True,
                "for": [person for person in binds if person not in outside],
                "clauses": list(rule.clauses),
                "rules": [rule.id],
                "title": DRILL_WORDS["example-title" if not comment else "example-comment"].in_(lang),
                "text": example.text.strip("\n"),
                "answer": answer,
            }
