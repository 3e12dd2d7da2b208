"""What the wording of a draft as a whole adds to what rules found in it: a finding of its own, or doubt.

The finding is a reminder; where a draft is worded more like improper ones than proper ones ever are, it blocks.
Doubt is for rules that are `weighed`, since words and ideas are a guess at what is meant: where the whole is worded
like a proper post, what would block is a reminder, and what would remind is nothing. Where it says more for a proper
post than improper ones ever do, what is found counts only if the very sentence speaks against it. What is personal or
secret is doubted there alone, and what blocks then still reminds; an insult is a reminder only where both the whole and
the sentence say so. What is no guess, a number or an address, is never doubted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sekisho.check.finding import ERROR, WARNING
from sekisho.check.rule import BY_SENTENCE, Rule
from sekisho.data import CLAUSES_OF_WORDING, REST_OF_WORDING, WORDING
from sekisho.draft import Draft
from sekisho.kinds import KINDS, Context, Hit
from sekisho.text.passage import Passage
from sekisho.text.sentences import is_latin
from sekisho.text.wording import FEW, SEPARATOR, Weights, read_weights

# A draft of fewer pieces (about 80 characters) is taken for one of so many before its wording blocks.
_ENOUGH = 240
# What stands for the weights of a rulebook that has none.
_NONE = SEPARATOR.join("00000000") + 2 * "\n"
Hits = list[tuple[Rule, Hit]]


class DraftWording:
    """The weights of how drafts are worded, read by `read` from the compiled rulebook: most need the heaviest alone."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        numbers, clauses, self._lines = (read(WORDING).decode() or _NONE).split("\n", 2)
        self._base, self._least, self._closer_from, *levels = map(int, numbers.split(SEPARATOR))
        self._latin_from, self._sure_from, self._doubt_below, self._clear_below, self._sentence_from = levels
        self._bodily = frozenset(clauses.split(SEPARATOR))
        self._heaviest: Weights | None = None
        self._all: Weights | None = None
        self._clauses: dict[str, Weights] = {}

    def judge(self, draft: Draft, hits: Hits, reminders: Iterable[Rule], context: Context) -> Hits:
        """The hits of a draft, some of them in doubt, or one more: of `reminders`, the rule that fits best.

        There is none where a hit cites a clause that one of `reminders` is for: what is known needs no likeness. That
        something is hidden doesn't tell what.
        """
        known = any(not KINDS[rule.kind].mute and not self._bodily.isdisjoint(rule.clauses) for rule, _ in hits)
        weighed = any(rule.weighed for rule, _ in hits)
        if not self._lines or (known and not weighed):
            return hits
        passage = draft.passages[0]
        body = passage.folded
        if len(body) - sum(link.end - link.start for link in passage.links) < self._least:
            return hits
        if self._heaviest is None:
            self._heaviest = Weights(self._base, read_weights(self._lines))
        if not weighed and self._heaviest.weigh(body) < self._closer_from:
            return hits
        above = self._of_all()
        weight = above.weigh(body)
        if weight > (self._latin_from if is_latin(body) else 0) and not known:
            sure = above.weigh(body, _ENOUGH) >= self._sure_from
            return hits + self._alike(draft, reminders, context, above, sure=sure)
        if weight >= self._doubt_below:
            return hits
        evidence = above.evidence(body)
        found: Hits = []
        for rule, hit in hits:
            steps = self._steps(rule, hit, evidence, passage, above) if rule.weighed else 0
            if steps == 0:
                found.append((rule, hit))
            elif steps == 1 and rule.severity == ERROR:
                found.append((rule._replace(severity=WARNING), hit._replace(values={**hit.values, "doubted": True})))
        return found

    def _of_all(self) -> Weights:
        """The weights of all pieces."""
        if self._all is None:
            rest = self._read(REST_OF_WORDING).decode()
            self._all = Weights(self._base, {**read_weights(self._lines), **(read_weights(rest) if rest else {})})
        return self._all

    def _steps(self, rule: Rule, hit: Hit, evidence: float, body: Passage, above: Weights) -> int:
        """How many steps less a hit counts in a draft worded like proper posts: of two, nothing is left."""
        clear = evidence < self._clear_below
        if rule.weighed == BY_SENTENCE:
            return int(not self._speaks_against(body, hit, above))
        if rule.sensitive:
            return int(clear)
        return 1 + int(clear and not self._speaks_against(body, hit, above))

    def _speaks_against(self, body: Passage, hit: Hit, above: Weights) -> bool:
        """Is a hit in a sentence worded like improper drafts? Outside the body there is none to ask."""
        spans = ((body.span(start, end), body.folded[start:end]) for start, end in body.sentences)
        around = [sentence for span, sentence in spans if span.start < hit.span.end and hit.span.start < span.end]
        return not around or any(above.weigh(sentence, FEW) >= self._sentence_from for sentence in around)

    def _alike(self, draft: Draft, rules: Iterable[Rule], context: Context, above: Weights, *, sure: bool) -> Hits:
        """What the likeliest of the rules says."""
        body, weights = draft.passages[0].folded, {"": above, **self._of_clauses()}
        rule = max(rules, key=lambda rule: weights[_clause(rule)].weigh(body), default=None)
        if rule is None:
            return []
        found = KINDS[rule.kind].run(draft, rule.params, context._replace(weights=weights))
        if not sure:
            return [(rule, hit) for hit in found]
        return [(rule._replace(severity=ERROR), hit._replace(values={**hit.values, "sure": True})) for hit in found]

    def _of_clauses(self) -> dict[str, Weights]:
        if not self._clauses:
            for block in self._read(CLAUSES_OF_WORDING).decode().split("\n\n"):
                head, _, lines = block.partition("\n")
                clause, base = head.split(SEPARATOR)
                self._clauses[clause] = Weights(int(base), read_weights(lines))
        return self._clauses


def _clause(rule: Rule) -> str:
    """The clause that a rule of the kind that reads wording is for; the compiler saw to it that it has weights."""
    clause: str = vars(rule.params)["clause"]
    return clause
