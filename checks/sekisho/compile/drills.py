"""Drills: every text of a scenario is put to the real checker, so that the expected answer and the checker agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sekisho.check.checker import Checker
from sekisho.check.finding import Finding
from sekisho.compile.examples import DRAFT_PATH, example_moment, files_of
from sekisho.rulebook.mistakes import Mistake, mistake
from sekisho.rulebook.model import JUDGEMENT, Example, Rulebook
from sekisho.rulebook.scenario_mistakes import Published, texts_of
from sekisho.rulebook.scenarios import COMMENT, DELETE, MISSING, VERDICT, WORDS, Scenario, draft_in
from sekisho.tree import Memory
from sekisho.triage.judge import DELETE as SUGGEST_DELETE
from sekisho.triage.judge import Judge

LANGS = ("ja", "en")
# A text is offered in these parts: an address, or what ends with a mark of punctuation or with the line.
_PART = re.compile(
    r"https?://[!-~]+|(?:(?!https?://)[^。！？!?、，,.;\n]|[!?,.;](?=\S))+(?:[。！？!?、，,.;]+[」』）)\"”]*)?\s*|\s+|."
)


def scenario_text_mistakes(book: Rulebook, checker: Checker, comments: dict[str, Any]) -> Iterator[Mistake]:
    """Texts of scenarios of which the checker, or triage, says something else than the scenario does."""
    judge = Judge(comments)
    for each in book.scenarios:
        if each.kind == COMMENT and each.text is not None:
            yield from _comment(each, judge)
            continue
        if each.kind == MISSING and each.text is None:
            each = replace(each, text=book.policy.short_name)  # noqa: PLW2901  # a record needs some text to be checked
        for told in texts_of(each):
            for lang in LANGS:
                yield from _text(each, told, lang, book, checker)
        yield from _parts(each, book, checker)


def _text(each: Scenario, told: Published, lang: str, book: Rulebook, checker: Checker) -> Iterator[Mistake]:
    """One text in one language: something that it breaks is found, and nothing of which the answer knows nothing.

    Of several rules on the same clauses it is enough that one speaks up: which, may change as vocabularies grow. Of a
    record, exactly what is missing must be found, since the learner is to name all of it.
    """
    field, text, rules, clauses, place = told
    found = [
        finding for finding in findings(each, text.in_(lang), field, lang, book, checker) if not finding.experimental
    ]
    names = {finding.rule for finding in found}
    decided = [rule.id for rule in book.rules if rule.id in rules and rule.enforcement != JUDGEMENT]
    wanted = decided if each.kind == MISSING else decided[: not (each.by_people or names & set(decided))]
    about = {"field": field, "lang": lang, "found": " ".join(text.in_(lang).split())[:60]}
    for rule in wanted:
        if rule not in names:
            yield mistake(place, "scenario-not-found", rule=rule, **about)
    for finding in found:
        if each.kind == MISSING:
            known = finding.rule in rules or not (finding.blocks or finding.rule in each.decoys)
        else:
            known = _known(finding, decided, clauses)
        if not known:
            yield mistake(place, "scenario-blocked", rule=finding.rule, words=finding.found, **about)
        for clause in set(finding.clauses) & set(each.decoys) if finding.blocks else ():
            yield mistake(place, "decoy-is-right", **{**about, "field": "decoys", "found": clause})


def _counts(finding: Finding) -> bool:
    """Is a finding to be learnt from? One that the rest of the text puts in doubt for the machine is, too."""
    return finding.blocks or bool(finding.values.get("doubted"))


def _known(finding: Finding, decided: list[str], clauses: tuple[str, ...]) -> bool:
    """Whether a finding is no surprise: it blocks nothing, or breaks a clause that the case is about."""
    return not finding.blocks or (bool(decided) and bool(set(finding.clauses) & set(clauses)))


def _comment(each: Scenario, judge: Judge) -> Iterator[Mistake]:
    assert each.text is not None  # noqa: S101  # the caller has seen to it
    for lang in LANGS:
        verdict = judge.judge(each.text.in_(lang))
        shown = " ".join(each.text.in_(lang).split())[:60]
        for rule in each.rules:
            if rule not in verdict.rules:
                yield mistake(each.place, "scenario-not-found", field="text", lang=lang, rule=rule, found=shown)
        if each.answer != DELETE and verdict.suggest == SUGGEST_DELETE:
            words = " / ".join(word for reason in verdict.reasons for word in reason.words)
            rule = ", ".join(verdict.rules)
            yield mistake(each.place, "scenario-blocked", field="text", lang=lang, rule=rule, words=words, found=shown)


def _parts(each: Scenario, book: Rulebook, checker: Checker) -> Iterator[Mistake]:
    if each.kind != WORDS or each.text is None:
        return
    for lang in LANGS:
        made = parts(each, lang, book, checker)
        marked = {number for group in made["groups"] for number in group["parts"]}
        offered = {number for number, part in enumerate(made["parts"]) if part["offered"]}
        if not marked or marked >= offered:
            shown = " ".join(each.text.in_(lang).split())[:60]
            yield mistake(each.place, "scenario-unmarked", field="text", lang=lang, found=shown)


def findings(each: Scenario, text: str, field: str, lang: str, book: Rulebook, checker: Checker) -> list[Finding]:
    """What the checker says of a text of a scenario, with the fields that belong to it."""
    files, _ = _files(each, text, field, lang, book)
    repo = checker.open(Memory(files))
    repo.read_all()
    at = each.draft.at if each.draft is not None else None
    at = at or example_moment(book)
    if each.register:
        return list(checker.check_registers(repo, at))
    return list(checker.check_draft(DRAFT_PATH, repo, at))


def _files(each: Scenario, text: str, field: str, lang: str, book: Rulebook) -> tuple[dict[str, bytes], str]:
    """The content repo that a scenario stands for, and the text of its draft's file."""
    usual = Example(text, None, None, {}, each.place)
    draft = usual if each.draft is None or field == "post" else replace(draft_in(each.draft, lang), text=text)
    files = files_of(draft, book)
    return files, files[DRAFT_PATH].decode()


def parts(each: Scenario, lang: str, book: Rulebook, checker: Checker) -> dict[str, Any]:
    """A text cut into parts to choose from, and the groups of parts of which at least one must be chosen."""
    assert each.text is not None  # noqa: S101  # the caller has seen to it
    text = each.text.in_(lang)
    found = [match.span() for match in _PART.finditer(text)]
    spans = [(rule, span) for rule, span in _spans(each, text, lang, book, checker)]
    for mark in each.marks:
        start = text.find(mark.in_(lang))
        spans += [(rule, (start, start + len(mark.in_(lang)))) for rule in each.rules[:1] if start >= 0]
    groups: dict[tuple[int, ...], list[str]] = {}
    for rule, (start, end) in spans:
        touched = tuple(number for number, (first, last) in enumerate(found) if first < end and start < last)
        rules = groups.setdefault(touched, [])
        if rule not in rules:
            rules.append(rule)
    lines = [text.count("\n", 0, first) for first, _ in found]
    return {
        "parts": [{"text": text[first:last], "offered": _says(text[first:last])} for first, last in found],
        "groups": [
            {"parts": list(numbers), "near": _same_line(numbers, lines), "rules": rules}
            for numbers, rules in groups.items()
            if numbers
        ],
    }


def _same_line(numbers: tuple[int, ...], lines: list[int]) -> list[int]:
    """The other parts on the same lines: to choose them as well is no mistake."""
    there = {lines[number] for number in numbers}
    return [number for number, line in enumerate(lines) if line in there and number not in numbers]


def _says(part: str) -> bool:
    return any(char.isalnum() for char in part)


def _spans(
    each: Scenario, text: str, lang: str, book: Rulebook, checker: Checker
) -> Iterator[tuple[str, tuple[int, int]]]:
    """Where in a text its rules find something."""
    _, file = _files(each, text, "text", lang, book)
    body = len(file) - len(text) - 1
    lines = [0]
    for line in file.split("\n"):
        lines.append(lines[-1] + len(line) + 1)
    for finding in findings(each, text, "text", lang, book, checker):
        start = lines[finding.line - 1] + finding.column - 1 - body
        end = lines[finding.end_line - 1] + finding.end_column - 1 - body
        if _counts(finding) and start >= 0:
            yield finding.rule, (start, max(end, start + 1))


def drill_facts(book: Rulebook, checker: Checker) -> dict[str, dict[str, dict[str, Any]]]:
    """What only the checker can tell of scenarios, by id and language: the rules it finds, the parts of a text."""
    facts: dict[str, dict[str, dict[str, Any]]] = {}
    for each in book.scenarios:
        if each.text is None or each.kind not in (VERDICT, WORDS):
            continue
        facts[each.id] = {}
        for lang in LANGS:
            found = findings(each, each.text.in_(lang), "text", lang, book, checker)
            names = {finding.rule for finding in found if _counts(finding)}
            known = facts[each.id][lang] = {"found": [rule.id for rule in book.rules if rule.id in names]}
            if each.kind == WORDS:
                known.update(parts(each, lang, book, checker))
    return facts
