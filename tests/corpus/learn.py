#!/usr/bin/env python3
"""Learn how comments are worded: the labelled comments in, policy/lists/comment-wording.yml out.

usage: learn.py            (first `sekisho compile`, so that lists and rules are those of today; takes a few minutes)
       learn.py --held-out (writes nothing: every batch judged by what the other batches teach)

A linear support vector machine (squared hinge loss, dual coordinate descent) over three kinds of evidence: the word
lists and rules that find something, and the pieces of text of one to four characters. One tells comments for review
from those to keep, one for each ground tells it from the other grounds. The same texts give the same file.
"""

from __future__ import annotations

import glob
import json
import os
import random
import sys
from collections import Counter
from typing import NamedTuple

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
HELD_UP = 0.03
FOLDS = 4
_BIAS = ("", "bias")


class Labelled(NamedTuple):
    """A comment with what is found in it, and its grounds by label."""

    batch: str
    grounds: set[str]
    allowed: set[str]
    found: Evidence


Feature = tuple[str, str]
Weights = dict[Feature, float]


def main(arguments: list[str]) -> int:
    """Learn, or measure what learning is worth."""
    judge = Judge(load(COMMENTS))
    rows = list(_rows(judge))
    common = Counter(piece for row in rows for piece in row.found.pieces)
    known = {piece for piece, count in common.items() if count >= RAREST}
    vectors = [_vector(row.found, known) for row in rows]
    names = {str(rule.id) for rule in judge.rules}
    level = _held_out(rows, vectors)
    if "--held-out" in arguments:
        return 0
    above = _learn(vectors, [bool(row.grounds) for row in rows], CLOSELY, ROUNDS)
    above[_BIAS] = above.get(_BIAS, 0.0) - level
    leanings = [(ABOVE, _pruned(above, MOST))]
    bad = [(row, vector) for row, vector in zip(rows, vectors, strict=True) if row.grounds]
    for ground in GROUNDS:
        weights = _learn([v for _, v in bad], [ground in row.grounds for row, _ in bad], CLOSELY_GROUND, ROUNDS_GROUND)
        leanings.append((ground, _pruned(weights, MOST_GROUND)))
    with open(OUT, "w", encoding="utf-8", newline="\n") as file:
        file.write(HEAD + "".join(_written(ground, weights, names) for ground, weights in leanings))
    return 0


def _rows(judge: Judge) -> list[Labelled]:
    """Every labelled comment: the examples of rules, the sentences that the vocabulary was built with, the batches."""
    rows = []
    for rule in load_rulebook(POLICY).rules:
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


def _vector(found: Evidence, known: set[str]) -> list[tuple[Feature, float]]:
    vector: list[tuple[Feature, float]] = [(_BIAS, 1.0)]
    vector += [(("lists", name), WORDS_COUNT * count) for name, count in sorted(found.lists.items())]
    vector += [(("rules", name), WORDS_COUNT * RULE) for name in found.rules]
    vector += [(("pieces", piece), found.scale) for piece in sorted(found.pieces & known)]
    return vector


def _learn(vectors: list[list[tuple[Feature, float]]], labels: list[bool], closely: float, rounds: int) -> Weights:
    """The weights that part the labels best, by dual coordinate descent (Hsieh et al., 2008)."""
    weights: Weights = {feature: 0.0 for vector in vectors for feature, _ in vector}
    alphas = [0.0] * len(vectors)
    slack = 1 / (2 * closely)
    sizes = [sum(value * value for _, value in vector) + slack for vector in vectors]
    order = list(range(len(vectors)))
    shuffle = random.Random(1).shuffle
    for _ in range(rounds):
        shuffle(order)
        for at in order:
            vector, sign = vectors[at], 1.0 if labels[at] else -1.0
            margin = sign * sum([weights[feature] * value for feature, value in vector])
            alpha = max(alphas[at] - (margin - 1 + alphas[at] * slack) / sizes[at], 0.0)
            change = (alpha - alphas[at]) * sign
            if change:
                alphas[at] = alpha
                for feature, value in vector:
                    weights[feature] += change * value
    return weights


def _weigh(weights: Weights, vector: list[tuple[Feature, float]]) -> float:
    return sum(weights.get(feature, 0.0) * value for feature, value in vector)


def _pruned(weights: Weights, most: int) -> Weights:
    """The weights without the pieces that weigh least."""
    pieces = sorted((-abs(weight), feature) for feature, weight in weights.items() if feature[0] == "pieces")
    dropped = {feature for _, feature in pieces[most:]}
    return {feature: weight for feature, weight in weights.items() if feature not in dropped}


def _held_out(rows: list[Labelled], vectors: list[list[tuple[Feature, float]]]) -> float:
    """Judge each batch by what the others teach, print how that went; the level at which few acceptable are held up."""
    batches = sorted({row.batch for row in rows} - {"."})
    weighed: dict[int, tuple[float, list[str]]] = {}
    for fold in range(FOLDS):
        held = set(batches[fold::FOLDS])
        learnt = [at for at, row in enumerate(rows) if row.batch not in held]
        seen = [vectors[at] for at in learnt]
        above = _pruned(_learn(seen, [bool(rows[at].grounds) for at in learnt], CLOSELY, ROUNDS), MOST)
        bad = [at for at in learnt if rows[at].grounds]
        grounds = {}
        for ground in GROUNDS:
            labels = [ground in rows[at].grounds for at in bad]
            grounds[ground] = _pruned(_learn([vectors[at] for at in bad], labels, CLOSELY_GROUND, 5), MOST_GROUND)
        for at, row in enumerate(rows):
            if row.batch in held:
                ranked = sorted(grounds, key=lambda ground: -_weigh(grounds[ground], vectors[at]))  # noqa: B023
                weighed[at] = _weigh(above, vectors[at]), ranked
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

    def hundredths(feature: Feature) -> int:
        count = 1.0 if feature[0] in ("pieces", "") else WORDS_COUNT
        return max(-999, min(999, round(100 * count * weights[feature])))

    found = {feature: hundredths(feature) for feature in sorted(weights)}
    lines = [f"  - clause: {ground}", f"    base: {found[_BIAS]}"]
    for kind in ("lists", "rules"):
        named = {feature[1]: weight for feature, weight in found.items() if feature[0] == kind and weight}
        if kind == "rules" and ground == ABOVE:
            named = {name: named.get(name, 0) for name in sorted(rules)}  # one that is not named speaks for itself
        lines.append(f"    {kind}: {{{', '.join(f'{name}: {weight}' for name, weight in sorted(named.items()))}}}")
    by_weight: dict[int, list[str]] = {}
    for (kind, piece), weight in found.items():
        if kind == "pieces" and weight and _plain(piece):
            by_weight.setdefault(weight, []).append(piece.replace(" ", "␣"))
    lines.append("    pieces:")
    for weight in sorted(by_weight, reverse=True):
        lines.append(f"      - {{weight: {weight}, of: {json.dumps(' '.join(by_weight[weight]), ensure_ascii=False)}}}")
    return "\n".join(lines) + "\n"


def _plain(piece: str) -> bool:
    """Can a piece be written as it is? Blanks other than the ordinary one, and marks that join others, are left out."""
    return all(char == " " or (char.isprintable() and not char.isspace() and char < "\ufe00") for char in piece)


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

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
