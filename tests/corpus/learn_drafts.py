"""Learn how drafts are worded: the labelled drafts in, policy/lists/draft-wording.yml out.

Only pieces of one to three characters of the body are weighed, rare ones more than common ones. One set of weights tells
improper drafts from proper ones; one for each clause, among the improper, tells it from the others. A clause has weights
if a rule asks for them. What a body can't show (an approval that is missing) is not learnt.
"""

from __future__ import annotations

import glob
import json
import math
import os
from collections import Counter
from collections.abc import Iterable
from multiprocessing import Pool
from typing import Any, NamedTuple

import yaml
from learning import BIAS, Vector, Weights, hundredths, learn, pieces_written, pruned, weigh
from score import cites, clause_id
from sekisho.text.fold import fold
from sekisho.text.sentences import is_latin
from sekisho.text.wording import pieces, scale

HERE = os.path.dirname(os.path.abspath(__file__))
POLICY = os.path.join(os.path.dirname(os.path.dirname(HERE)), "policy")
OUT = os.path.join(POLICY, "lists", "draft-wording.yml")
EXAMPLES = "."
FILES = ("clean", "bad", "evasive")
# How closely to follow the labels, and how often to go through them.
CLOSELY, CLOSELY_CLAUSE = 1.0, 1.0
ROUNDS, ROUNDS_CLAUSE = 10, 8
# Pieces to keep: those that weigh most. What is rarer than in two drafts says nothing.
MOST, MOST_CLAUSE = 40_000, 4_000
RAREST = 2
# Every draft is weighed by so many pieces, the heaviest. By all are weighed those alone that come to a level which of
# the improper ones that all would tell no more than this share lies below.
HEAVIEST, OVERLOOKED = 3_000, 0.002
# Weighing a piece by how rare it is makes values larger; this brings them back to about one.
RARITY = 5.0
# Of the proper drafts of batches that were not learnt from, in Japanese as in English, this share may be reminded of; of
# the improper ones, this share may lie where words are doubted. Sets written to learn from are not asked: none is as close to the line as theirs.
REMINDED, DOUBTED = 0.006, 0.04
# Where a text gives as much evidence for a proper draft as no improper one about a person or a secret that was not learnt
# from, words found in it count only in a sentence that comes to SENTENCE: nine in ten improper ones do that words are found
# in, and hardly one proper one in six.
SENTENCE = 0.43
# Of all proper drafts, those written to learn from among them, this share may be blocked: none of the others was.
SURE = 0.001
TO_LEARN_FROM = "-learn-"
# Drafts of fewer characters, links apart, are not weighed: hardly any was learnt from.
LEAST = 50
# Batches are judged in so many groups, each by what the other groups teach.
FOLDS = 6


class Labelled(NamedTuple):
    """A draft: the pieces of its body with the number of lines that have them, and the clauses by label.

    `clause` is the one it is an example of; empty for a proper draft. `latin` tells that it is in Latin letters.
    """

    batch: str
    pieces: Counter[str]
    expected: set[str]
    allowed: set[str]
    clause: str
    latin: bool


class Learnt(NamedTuple):
    """What a set of drafts teaches."""

    rarity: dict[str, float]
    above: Weights
    clauses: dict[str, Weights]

    def vector(self, row: Labelled) -> Vector:
        """A draft's pieces, each with what it counts."""
        each, rarity = scale(row.pieces.total()), self.rarity
        counts = [(piece, count) for piece, count in sorted(row.pieces.items()) if piece in rarity]
        return [(BIAS, 1.0), *((("pieces", piece), each * rarity[piece] * count) for piece, count in counts)]


class Judged(NamedTuple):
    """What a draft comes to that was not learnt from, by all pieces and by the heaviest, and the likeliest clause."""

    weight: float
    by_heaviest: float
    clause: str


class Levels(NamedTuple):
    """The levels above which few proper drafts lie, and hardly any; those below which few improper ones do, and none.

    `closer` is one of the heaviest pieces, which no draft lies below that could be told by all; `clear` is of evidence,
    what a draft comes to whatever its length, and no improper draft about a person or a secret lies below; `sentence` is
    one of single sentences.
    """

    remind: float
    closer: float
    latin: float
    sure: float
    doubt: float
    clear: float
    sentence: float


def learn_drafts(*, measure: bool) -> None:
    """Learn, or with `measure` only tell what learning is worth."""
    rules = _rules()
    rows = [*_rows(rules), *_examples(rules)]
    levels = _held_out(rows, rules)
    if measure:
        return
    learnt = _learn(rows)
    learnt.above[BIAS] -= levels.remind
    heaviest = pruned(learnt.above, HEAVIEST)
    rest = {feature: weight for feature, weight in learnt.above.items() if feature not in heaviest}
    with open(OUT, "w", encoding="utf-8", newline="\n") as file:
        above = {name: hundredths(level - levels.remind) for name, level in levels._asdict().items()}
        file.write(HEAD.format(least=LEAST, **{**above, "clear": round(levels.clear)}))
        file.write("\n".join(["above:", *_based(heaviest, learnt.rarity), "rest:", *_written(rest, learnt.rarity), "leanings:"]))
        file.write("\n")
        for clause, weights in sorted(learnt.clauses.items()):
            file.write("\n".join([f"  - clause: {clause}", *_based(weights, learnt.rarity)]) + "\n")


def _written_in(*folder: str) -> Iterable[dict[str, Any]]:
    """The files of a folder of policy/ as they are written: the rulebook can't be loaded before it has weights."""
    for path in sorted(glob.glob(os.path.join(POLICY, *folder, "*.yml"))):
        with open(path, encoding="utf-8") as file:
            yield yaml.safe_load(file)


def _all_rules() -> list[dict[str, Any]]:
    return [rule for written in _written_in("rules") for rule in written["rules"]]


def _scenarios() -> list[dict[str, Any]]:
    return [case for written in _written_in("training", "scenarios") for case in written["scenarios"]]


def _rules() -> dict[str, dict[str, Any]]:
    """The rules that ask for weights, by the clause they ask for."""
    rules = {rule["check"]["clause"]: rule for rule in _all_rules() if _kind(rule) == "wording"}
    for rule in rules.values():
        rule["clauses"] = _clauses(rule)
    return rules


def _guarded() -> set[str]:
    """The clauses of rules that are weighed and sensitive: those about a person or a secret."""
    rules = [rule for rule in _all_rules() if rule.get("weighed") and rule.get("sensitive")]
    return {clause for rule in rules for clause in _clauses(rule)}


def _clauses(rule: dict[str, Any]) -> list[str]:
    return rule["clause"] if isinstance(rule["clause"], list) else [rule["clause"]]


def _kind(rule: dict[str, Any]) -> str:
    check = rule.get("check")
    return check["kind"] if isinstance(check, dict) else ""


def _examples(rules: dict[str, dict[str, Any]]) -> Iterable[Labelled]:
    """The rules' own examples for posts, and the texts of scenarios, if long enough to be weighed.

    A scenario's text and what is taught as better differ in little but what is wrong. That an approval is missing doesn't
    show in it.
    """
    posts = [(rule, rule["examples"]) for rule in _all_rules() if "post" in rule["applies_to"]]
    texts = [(text, rule) for rule, examples in posts for text in examples["fail"]]
    texts += [(text, None) for _, examples in posts for text in examples["pass"]]
    for case in _scenarios():
        written, better = case.get("text", {}), case.get("better", {})
        fine = case["kind"] == "missing" or (case["kind"] == "verdict" and not case.get("rules"))
        texts += [(text, None if fine else case) for text in written.values() if fine or better]
        texts += [(text, None) for text in better.values()]
    for text, broken in texts:
        if isinstance(text, str) and len(text) >= LEAST:
            expected = set(_clauses(broken)) if broken else set()
            clause = _shown(expected, rules, Counter())
            if clause or not broken:
                yield _labelled(EXAMPLES, text, expected, expected, clause)


def _labelled(batch: str, body: str, expected: set[str], allowed: set[str], clause: str) -> Labelled:
    folded = fold(body).text
    found = Counter(piece for line in folded.split("\n") for piece in pieces(line))
    return Labelled(batch, found, expected, allowed, clause, is_latin(folded))


def _rows(rules: dict[str, dict[str, Any]]) -> Iterable[Labelled]:
    """Every labelled draft whose body shows what is wrong with it."""
    found = []
    for path in sorted(glob.glob(os.path.join(HERE, "[0-9]*", "*.jsonl"))):
        if os.path.basename(path).removesuffix(".jsonl") in FILES:
            with open(path, encoding="utf-8") as file:
                found += [(os.path.relpath(os.path.dirname(path), HERE), row) for row in map(json.loads, file)]
    common = Counter(clause_id(label) for _, row in found for label in row["expect"] if label != "platform")
    for batch, row in found:
        if any(tag.startswith("ambiguous") for tag in row.get("tags", [])):
            continue
        expected = {clause_id(label) for label in row["expect"] if label != "platform"}
        clause = _shown(expected, rules, common)
        if row["expect"] and not clause:
            continue
        allowed = expected | {clause_id(label) for label in row.get("may_also", [])}
        yield _labelled(batch, row["body"], expected, allowed, clause)


def _shown(expected: set[str], rules: dict[str, dict[str, Any]], common: Counter[str]) -> str:
    """Of the clauses that a text breaks and shows, the one that it is an example of.

    That is the one whose rule covers most of them; then the one with the fewest examples.
    """
    covered = {
        clause: sum(any(cites(each, wanted) for wanted in expected) for each in rule["clauses"])
        for clause, rule in rules.items()
    }
    shown = [clause for clause, count in covered.items() if count]
    return min(shown, key=lambda each: (-covered[each], common[each], each), default="")


def _learn(rows: list[Labelled]) -> Learnt:
    frequency = Counter(piece for row in rows for piece in row.pieces)
    rarity = {piece: math.log(len(rows) / count) / RARITY for piece, count in frequency.items() if count >= RAREST}
    learnt = Learnt(rarity, {}, {})
    vectors = [learnt.vector(row) for row in rows]
    above = learn(vectors, [bool(row.clause) for row in rows], CLOSELY, ROUNDS, _counts(row.clause != "" for row in rows))
    learnt.above.update(pruned(above, MOST))
    bad = [(row, vector) for row, vector in zip(rows, vectors, strict=True) if row.clause]
    for clause in sorted({row.clause for row, _ in bad}):
        labels = [row.clause == clause for row, _ in bad]
        weights = learn([vector for _, vector in bad], labels, CLOSELY_CLAUSE, ROUNDS_CLAUSE, _counts(labels))
        learnt.clauses[clause] = pruned(weights, MOST_CLAUSE)
    return learnt


def _counts(labels: Iterable[bool]) -> tuple[float, float]:
    """What either label counts, so that both sides count the same."""
    found = Counter(labels)
    return found.total() / (2 * found[False] or 1), found.total() / (2 * found[True] or 1)


def _judge_fold(task: tuple[set[str], list[Labelled]]) -> list[tuple[Labelled, Judged]]:
    """The drafts of some batches, judged by what all others teach."""
    held, rows = task
    learnt = _learn([row for row in rows if row.batch not in held])
    heaviest = pruned(learnt.above, HEAVIEST)
    judged = []
    for row in rows:
        if row.batch in held:
            vector = learnt.vector(row)
            clause = max(sorted(learnt.clauses), key=lambda each: weigh(learnt.clauses[each], vector))  # noqa: B023
            judged.append((row, Judged(weigh(learnt.above, vector), weigh(heaviest, vector), clause)))
    return judged


def _held_out(rows: list[Labelled], rules: dict[str, dict[str, Any]]) -> Levels:
    """Judge each batch by what the others teach, and print how that went."""
    batches = sorted({row.batch for row in rows} - {EXAMPLES})
    with Pool() as pool:
        folds = [(set(batches[fold::FOLDS]), rows) for fold in range(FOLDS)]
        found = [pair for judged in pool.map(_judge_fold, folds, chunksize=1) for pair in judged]
    usual = [(row, each) for row, each in found if TO_LEARN_FROM not in row.batch]
    proper = sorted((each.weight for row, each in usual if not row.clause and not row.latin), reverse=True)
    improper = sorted(each.weight for row, each in usual if row.clause)
    all_proper = sorted((each.weight for row, each in found if not row.clause), reverse=True)
    remind = proper[int(REMINDED * len(proper))]
    latin = sorted((each.weight for row, each in usual if not row.clause and row.latin), reverse=True)
    told = sorted(each.by_heaviest for row, each in usual if row.clause and each.weight > remind)
    closer = told[int(OVERLOOKED * len(told))]
    print(f"looked at closer: {sum(each.by_heaviest >= closer for row, each in usual if not row.clause) / (len(proper) + len(latin)):.1%} of proper")
    guarded = _guarded()
    clear = min((each.weight - remind) / scale(row.pieces.total()) for row, each in usual if row.expected & guarded)
    levels = Levels(
        remind=remind,
        closer=closer,
        latin=max(remind, latin[int(REMINDED * len(latin))]),
        sure=all_proper[int(SURE * len(all_proper))],
        doubt=improper[int(DOUBTED * len(improper))],
        clear=clear,
        sentence=SENTENCE,
    )
    print(f"{'batch':28} proper  reminded  blocked  doubted | improper  caught  blocked  doubted  a right clause")
    for batch in [*batches, "all", "all but those to learn from"]:
        mine = usual if "but" in batch else [(row, each) for row, each in found if batch in ("all", row.batch)]
        clean, bad = [each for row, each in mine if not row.clause], [pair for pair in mine if pair[0].clause]
        caught = [(row, each) for row, each in bad if each.weight > levels.remind]
        right = sum(
            any(cites(clause, wanted) for wanted in row.allowed for clause in rules[each.clause]["clauses"])
            for row, each in caught
        )
        print(
            f"{batch:28} {len(clean):6} {sum(each.weight > levels.remind for each in clean):9}"
            f" {sum(each.weight > levels.sure for each in clean):8}"
            f" {sum(each.weight < levels.doubt for each in clean) / (len(clean) or 1):8.0%}"
            f" | {len(bad):8}"
            f" {len(caught) / (len(bad) or 1):7.0%} {sum(each.weight > levels.sure for _, each in bad) / (len(bad) or 1):8.0%}"
            f" {sum(each.weight < levels.doubt for _, each in bad):8}"
            f" {right / (len(caught) or 1):15.0%}",
            flush=True,
        )
    return levels


def _written(weights: Weights, rarity: dict[str, float]) -> list[str]:
    """Weights as YAML; how rare a piece is has gone into what it weighs."""
    found = {name: hundredths(weight * rarity[name]) for (kind, name), weight in weights.items() if kind == "pieces"}
    return pieces_written(found)


def _based(weights: Weights, rarity: dict[str, float]) -> list[str]:
    """The same, with what every text begins with."""
    return [f"    base: {hundredths(weights[BIAS])}", *_written(weights, rarity)]


HEAD = """\
# How drafts are worded. Made by tests/corpus/learn.py from the labelled drafts beside it: don't edit by hand; label more
# drafts and run `make learn`. Weights of pieces of text (␣ is a blank) in hundredths: `above` and `rest` tell improper
# drafts (above zero) from proper ones (below), `leanings` tell which clause an improper one breaks. Bodies of fewer than
# `least` letters, links apart, are not weighed. `above` holds the heaviest pieces; what comes to `closer` by them is
# weighed by the `rest`, too. What comes to more than zero (in Latin letters: than `latin`) is reminded of, and blocked where
# it comes to `sure` or more; where it comes to less than `doubt`, what `weighed` rules find counts a step less: a reminder
# where it would block, nothing where it would remind; of rules weighed by the sentence only in one that comes to less than
# `sentence`. All that speaks for a proper draft, not made less by how long it is, comes to less than `clear` (in ones) in no
# improper one about a person or a secret: there what rules find counts only in a sentence that comes to `sentence`, and what
# `sensitive` rules find counts a step less.
id: draft-wording
type: draft-wording
title: {{ja: 下書きの言葉づかい, en: How drafts are worded}}
source: tests/corpus
least: {least}
closer: {closer}
latin: {latin}
sure: {sure}
doubt: {doubt}
clear: {clear}
sentence: {sentence}
"""
