"""Learn how comments are worded: the labelled comments in, policy/lists/comment-wording.yml out.

Three kinds of evidence are weighed: the word lists and rules that find something, and the pieces of text of one to four
characters. One set of weights tells comments for review from those to keep, one for each ground tells it from the others.
"""

from __future__ import annotations

import glob
import json
import os
from collections import Counter
from typing import NamedTuple

from learning import BIAS, Vector, Weights, hundredths, learn, pieces_written, pruned, weigh
from sekisho.data import COMMENTS, load
from sekisho.rulebook.load import load as load_rulebook
from sekisho.triage.judge import Judge
from sekisho.triage.wording import RULE, Evidence

HERE = os.path.dirname(os.path.abspath(__file__))
POLICY = os.path.join(os.path.dirname(os.path.dirname(HERE)), "policy")
OUT = os.path.join(POLICY, "lists", "comment-wording.yml")
GROUNDS = [f"5-1-{number:02}" for number in range(1, 14)]
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬"
ABOVE = "5-1"
# How much a list or a rule counts beside a piece; how closely to follow the labels; how often to go through them.
WORDS_COUNT = 0.05
CLOSELY, CLOSELY_GROUND = 3.0, 1.0
ROUNDS, ROUNDS_GROUND = 20, 10
# Pieces to keep: those that weigh most. What is rarer than in two comments says nothing.
MOST, MOST_GROUND = 8_000, 900
RAREST = 2
# Of the acceptable comments of batches that were not learnt from, this many may be held up for review.
HELD_UP = 0.022
FOLDS = 4


class Labelled(NamedTuple):
    """A comment with what is found in it, and its grounds by label."""

    batch: str
    grounds: set[str]
    allowed: set[str]
    found: Evidence


def learn_comments(*, measure: bool) -> None:
    """Learn, or with `measure` only tell what learning is worth."""
    judge = Judge(load(COMMENTS))
    rows = list(_rows(judge))
    common = Counter(piece for row in rows for piece in row.found.pieces)
    known = {piece for piece, count in common.items() if count >= RAREST}
    vectors = [_vector(row.found, known) for row in rows]
    names = {str(rule.id) for rule in judge.rules}
    level = _held_out(rows, vectors)
    if measure:
        return
    above = learn(vectors, [bool(row.grounds) for row in rows], CLOSELY, ROUNDS)
    above[BIAS] = above.get(BIAS, 0.0) - level
    leanings = [(ABOVE, pruned(above, MOST))]
    bad = [(row, vector) for row, vector in zip(rows, vectors, strict=True) if row.grounds]
    for ground in GROUNDS:
        weights = learn([v for _, v in bad], [ground in row.grounds for row, _ in bad], CLOSELY_GROUND, ROUNDS_GROUND)
        leanings.append((ground, pruned(weights, MOST_GROUND)))
    with open(OUT, "w", encoding="utf-8", newline="\n") as file:
        file.write(HEAD + "".join(_written(ground, weights, names) for ground, weights in leanings))


def _rows(judge: Judge) -> list[Labelled]:
    """Every labelled comment: examples of rules, drills, sentences that the vocabulary was built with, the batches."""
    rows = []
    book = load_rulebook(POLICY)
    for scenario in book.scenarios:
        if scenario.kind == "comment" and scenario.text:
            grounds = set(scenario.clauses) if scenario.answer == "delete" else set()
            for text in (scenario.text.ja, scenario.text.en):
                rows.append(Labelled(".", grounds, grounds, judge.evidence(text)))  # noqa: PERF401
    for rule in book.rules:
        if rule.suggest:
            rows += [Labelled(".", set(), set(), judge.evidence(each.text)) for each in rule.passing]
            grounds = set(rule.clauses)
            rows += [Labelled(".", grounds, grounds, judge.evidence(each.text)) for each in rule.failing]
    for path in sorted(glob.glob(os.path.join(HERE, "**", "comments*.jsonl"), recursive=True)):
        with open(path, encoding="utf-8") as file:
            for row in map(json.loads, file):
                grounds = {GROUNDS[CIRCLED.index(each)] for each in row["expect"]}
                allowed = grounds | {GROUNDS[CIRCLED.index(each)] for each in row.get("may_also", [])}
                batch = os.path.relpath(os.path.dirname(path), HERE)
                rows.append(Labelled(batch, grounds, allowed, judge.evidence(row["body"])))
    return rows


def _vector(found: Evidence, known: set[str]) -> Vector:
    vector: Vector = [(BIAS, 1.0)]
    vector += [(("lists", name), WORDS_COUNT * count) for name, count in sorted(found.lists.items())]
    vector += [(("rules", name), WORDS_COUNT * RULE) for name in found.rules]
    vector += [(("pieces", piece), found.scale) for piece in sorted(found.pieces & known)]
    return vector


def _held_out(rows: list[Labelled], vectors: list[Vector]) -> float:
    """Judge each batch by what the others teach, print how that went; the level at which few acceptable are held up."""
    batches = sorted({row.batch for row in rows} - {"."})
    weighed: dict[int, tuple[float, list[str]]] = {}
    for fold in range(FOLDS):
        held = set(batches[fold::FOLDS])
        learnt = [at for at, row in enumerate(rows) if row.batch not in held]
        seen = [vectors[at] for at in learnt]
        above = pruned(learn(seen, [bool(rows[at].grounds) for at in learnt], CLOSELY, ROUNDS), MOST)
        bad = [at for at in learnt if rows[at].grounds]
        grounds = {}
        for ground in GROUNDS:
            labels = [ground in rows[at].grounds for at in bad]
            grounds[ground] = pruned(learn([vectors[at] for at in bad], labels, CLOSELY_GROUND, 5), MOST_GROUND)
        for at, row in enumerate(rows):
            if row.batch in held:
                ranked = sorted(grounds, key=lambda ground: -weigh(grounds[ground], vectors[at]))  # noqa: B023
                weighed[at] = weigh(above, vectors[at]), ranked
    kept = sorted((weighed[at][0] for at in weighed if not rows[at].grounds), reverse=True)
    level = kept[int(HELD_UP * len(kept))]
    for batch in [*batches, "all"]:
        mine = [at for at in weighed if batch in ("all", rows[at].batch)]
        keep = [at for at in mine if not rows[at].grounds]
        bad = [at for at in mine if rows[at].grounds]
        flagged = [at for at in bad if weighed[at][0] > level]
        right = sum(bool(rows[at].allowed & set(weighed[at][1][:2])) for at in flagged)
        held_up = sum(weighed[at][0] > level for at in keep)
        share = len(flagged) / (len(bad) or 1), right / (len(bad) or 1)
        print(
            f"{batch:24} keep {len(keep):3}: held up {held_up:2} | others {len(bad):3}: flagged {share[0]:4.0%}, right {share[1]:4.0%}"
        )
    return level


def _written(ground: str, weights: Weights, rules: set[str]) -> str:
    """A leaning as YAML, pieces of the same weight on one line."""

    found = {
        feature: hundredths(weight if feature[0] in ("pieces", "") else WORDS_COUNT * weight)
        for feature, weight in sorted(weights.items())
    }
    lines = [f"  - clause: {ground}", f"    base: {found[BIAS]}"]
    for kind in ("lists", "rules"):
        named = {feature[1]: weight for feature, weight in found.items() if feature[0] == kind and weight}
        if kind == "rules" and ground == ABOVE:
            named = {name: named.get(name, 0) for name in sorted(rules)}  # one that is not named speaks for itself
        lines.append(f"    {kind}: {{{', '.join(f'{name}: {weight}' for name, weight in sorted(named.items()))}}}")
    lines += pieces_written({piece: weight for (kind, piece), weight in found.items() if kind == "pieces"})
    return "\n".join(lines) + "\n"


HEAD = """\
# How comments of each kind are worded. Made by tests/corpus/learn.py from the labelled comments beside it: don't edit by
# hand; label more comments and run `make learn`. Weights in hundredths, above zero for a ground, below against it:
# of word lists and rules that find something, and of pieces of text (␣ is a blank).
id: comment-wording
type: wording
title: {ja: コメントの言葉づかい, en: How comments are worded}
source: tests/corpus
leanings:
"""
