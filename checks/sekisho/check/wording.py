"""What the wording of a draft as a whole adds to what rules found in it: a reminder, or doubt.

Doubt is for clauses that a draft breaks as a whole, such as one that campaigns. One insulting sentence is enough, in
however proper a post; there, the wording of the rest says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sekisho.check.finding import ERROR, WARNING
from sekisho.check.rule import Rule
from sekisho.data import CLAUSES_OF_WORDING, WORDING
from sekisho.draft import Draft
from sekisho.kinds import KINDS, Context, Hit
from sekisho.text.wording import SEPARATOR, Weights, pieces, read_weights

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
        found = pieces(draft.passages[0].folded) if self._knows else ()
        if len(found) < self._least or not found:
            return hits
        weight = self._above.weigh(found)
        if weight < self._doubt_below:
            return self._doubted(hits, reminders)
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

    def _doubted(self, hits: Hits, reminders: Iterable[Rule]) -> Hits:
        """The hits, those as reminders that rest on words alone and are of a clause that only a whole draft breaks."""
        doubtful = [rule.kind in self._doubted_kinds and rule.waivable and rule.severity == ERROR for rule, _ in hits]
        if not any(doubtful):
            return hits
        whole = {clause for rule in reminders if vars(rule.params).get("whole") for clause in rule.clauses}
        return [
            (rule._replace(severity=WARNING), hit._replace(values={**hit.values, "doubted": True}))
            if doubted and whole.issuperset(rule.clauses)
            else (rule, hit)
            for (rule, hit), doubted in zip(hits, doubtful, strict=True)
        ]


def _clause(rule: Rule) -> str:
    """The clause that a rule of the kind that reads wording is for; the compiler saw to it that it has weights."""
    clause: str = vars(rule.params)["clause"]
    return clause
