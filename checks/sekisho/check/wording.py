"""What the wording of a draft as a whole adds to what rules found in it: a reminder, or doubt."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sekisho.check.finding import ERROR, WARNING
from sekisho.check.rule import Rule
from sekisho.data import CLAUSES_OF_WORDING, WORDING
from sekisho.draft import Draft
from sekisho.kinds import KINDS, Context, Hit
from sekisho.text.passage import Passage
from sekisho.text.spans import Spans
from sekisho.text.wording import FEW, SEPARATOR, Weights, pieces, read_weights

Hits = list[tuple[Rule, Hit]]


class DraftWording:
    """The weights of how drafts are worded, read by `read` from the compiled rulebook: most drafts need but a few."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        head, _, lines = read(WORDING).decode().partition("\n")
        base, least, doubt, *kinds = head.split(SEPARATOR) if head else ("0", "0", "0")
        self._least = int(least)
        self._doubt_below = int(doubt)
        self._doubted_kinds = frozenset(kinds)
        self._above = Weights(int(base), read_weights(lines) if lines else {})
        self._clauses: dict[str, Weights] = {}
        self._knows = bool(lines)

    def judge(self, draft: Draft, hits: Hits, reminders: Iterable[Rule], context: Context) -> Hits:
        """The hits of a draft, some of them in doubt, or one more: of `reminders`, the rule that fits best.

        There is none where a hit cites a clause that one of `reminders` is for: what is known needs no likeness.
        """
        body = draft.passages[0]
        found = pieces(body.folded) if self._knows else ()
        if len(found) < self._least or not found:
            return hits
        weight = self._above.weigh(found)
        if weight < self._doubt_below:
            return [self._doubted(rule, hit, body) for rule, hit in hits]
        if weight > 0:
            rules = list(reminders)
            bodily = {clause for rule in rules for clause in rule.clauses}
            if not any(bodily.intersection(rule.clauses) for rule, _ in hits):
                return hits + self._reminder(draft, rules, found, context)
        return hits

    def _reminder(self, draft: Draft, rules: list[Rule], found: set[str], context: Context) -> Hits:
        weights = {"": self._above, **self._of_clauses()}
        rule = max(rules, key=lambda rule: weights[_clause(rule)].weigh(found))
        context = context._replace(weights=weights)
        return [(rule, hit) for hit in KINDS[rule.kind].run(draft, rule.params, context)]

    def _of_clauses(self) -> dict[str, Weights]:
        if not self._clauses:
            for block in self._read(CLAUSES_OF_WORDING).decode().split("\n\n"):
                head, _, lines = block.partition("\n")
                clause, base = head.split(SEPARATOR)
                self._clauses[clause] = Weights(int(base), read_weights(lines))
        return self._clauses

    def _doubted(self, rule: Rule, hit: Hit, body: Passage) -> tuple[Rule, Hit]:
        """A hit as a reminder, where its own sentence, too, is worded like those of proper drafts."""
        if rule.severity != ERROR or not rule.waivable or rule.kind not in self._doubted_kinds:
            return rule, hit
        place = Spans([(hit.span.start, hit.span.end)])
        sentences = [each for each in body.sentences if place.touch(*body.span(*each))]
        if not sentences or any(self._above.weigh(pieces(body.folded[start:end]), FEW) > 0 for start, end in sentences):
            return rule, hit
        return rule._replace(severity=WARNING), hit._replace(values={**hit.values, "doubted": True})


def _clause(rule: Rule) -> str:
    """The clause that a rule of the kind that reads wording is for; the compiler saw to it that it has weights."""
    clause: str = vars(rule.params)["clause"]
    return clause
