"""What learning from labelled texts shares, of comments and of drafts: the solver, and weights as YAML.

A linear support vector machine (squared hinge loss, dual coordinate descent; Hsieh et al., 2008) over features with a
value each. The same texts give the same weights.
"""

from __future__ import annotations

import json
import random
from operator import mul

BIAS = ("", "bias")
# What YAML can't hold as part of a list that blanks part.
BLANK = "␣"
MOST_WEIGHT = 999

# A kind of evidence and its name: ("pieces", "です").
Feature = tuple[str, str]
Vector = list[tuple[Feature, float]]
Weights = dict[Feature, float]


def learn(vectors: list[Vector], labels: list[bool], closely: float, rounds: int, counts: tuple[float, float] = (1, 1)) -> Weights:
    """The weights that part the labels best.

    `closely` says how closely to follow the labels, `counts` how much those count that are not and that are true.
    """
    names = sorted({feature for vector in vectors for feature, _ in vector})
    number = {feature: at for at, feature in enumerate(names)}
    rows = [([number[feature] for feature, _ in vector], [value for _, value in vector]) for vector in vectors]
    weights = [0.0] * len(names)
    alphas = [0.0] * len(rows)
    slacks = [1 / (2 * closely * counts[label]) for label in labels]
    sizes = [sum(map(mul, values, values)) + slack for (_, values), slack in zip(rows, slacks, strict=True)]
    order = list(range(len(rows)))
    shuffle = random.Random(1).shuffle
    for _ in range(rounds):
        shuffle(order)
        for at in order:
            features, values = rows[at]
            sign = 1.0 if labels[at] else -1.0
            margin = sign * sum(map(mul, map(weights.__getitem__, features), values))
            alpha = max(alphas[at] - (margin - 1 + alphas[at] * slacks[at]) / sizes[at], 0.0)
            change = (alpha - alphas[at]) * sign
            if change:
                alphas[at] = alpha
                for feature, value in zip(features, values, strict=True):
                    weights[feature] += change * value
    return dict(zip(names, weights, strict=True))


def weigh(weights: Weights, vector: Vector) -> float:
    """What a vector comes to."""
    return sum(weights.get(feature, 0.0) * value for feature, value in vector)


def pruned(weights: Weights, most: int) -> Weights:
    """The weights without the pieces that weigh least."""
    pieces = sorted((-abs(weight), feature) for feature, weight in weights.items() if feature[0] == "pieces")
    dropped = {feature for _, feature in pieces[most:]}
    return {feature: weight for feature, weight in weights.items() if feature not in dropped}


def hundredths(weight: float) -> int:
    """A weight as a list has it."""
    return max(-MOST_WEIGHT, min(MOST_WEIGHT, round(100 * weight)))


def pieces_written(found: dict[str, int]) -> list[str]:
    """Pieces as lines of YAML, those of the same weight on one line."""
    by_weight: dict[int, list[str]] = {}
    for piece, weight in sorted(found.items()):
        if weight and plain(piece):
            by_weight.setdefault(weight, []).append(piece.replace(" ", BLANK))
    return ["    pieces:"] + [
        f"      - {{weight: {weight}, of: {json.dumps(' '.join(by_weight[weight]), ensure_ascii=False)}}}"
        for weight in sorted(by_weight, reverse=True)
    ]


def plain(piece: str) -> bool:
    """Can a piece be written as it is? Blanks other than the ordinary one, and marks that join others, are left out."""
    return all(char == " " or (char.isprintable() and not char.isspace() and char < "\ufe00") for char in piece)
