"""The rules for incoming comments, compiled apart from those for drafts: only `sekisho triage` reads them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sekisho.compile.core import word_lists
from sekisho.compile.lexicon import compile_lexicon
from sekisho.kinds import KINDS
from sekisho.kinds.base import HostList
from sekisho.messages import Text
from sekisho.rulebook.kindparams import param_values, parameters_of
from sekisho.rulebook.leanings import Leaning
from sekisho.rulebook.mistakes import Mistake, mistake
from sekisho.rulebook.model import Example, Rule, Rulebook
from sekisho.rulebook.wording import above_all
from sekisho.triage.judge import DELETE, Judge

# What a rule on trial suggests: never more than to look.
_ON_TRIAL = "review"
# The parameter that says how many points a comment needs as a whole before its deletion is suggested.
_DELETE_FROM = "comment_delete_points"
# The parameter that says from which leaning on, in hundredths, a comment is worth a look.
_LOOK_FROM = "comment_look_from"


def compile_comments(book: Rulebook) -> dict[str, Any]:
    """The rules that check comments, with their lists and what they say, as plain data."""
    rules = [rule for rule in book.rules if rule.suggest and rule.status != "deprecated"]
    private = sorted(words.id for words in book.words.values() if words.private)
    weights = {words.id: words.weight for words in book.words.values() if words.weight}
    used = {*private, *weights, *(name for each in book.leanings for name in each.lists)}
    hosts: set[str] = set()
    entries = []
    for rule in rules:
        ways = []
        for way in rule.ways():
            hints = parameters_of(KINDS[way.kind])
            params = param_values(way, KINDS[way.kind], book)
            used |= word_lists(params, hints)
            hosts |= {value for name, value in params.items() if hints[name] is HostList}
            looked_for = {name: value for name, value in params.items() if name in ("any", "together", "besides")}
            ways.append({"kind": way.kind, "params": params, "names": sorted(word_lists(looked_for, hints))})
        entries.append(
            {
                "id": rule.id,
                "clauses": list(rule.clauses),
                "suggest": rule.suggest if rule.status == "stable" else _ON_TRIAL,
                "sensitive": rule.sensitive,
                "title": _both(rule.title),
                "message": _both(rule.message),
                "remedy": _both(rule.remedy),
                "ways": ways,
            }
        )
    cited = {clause for rule in rules for clause in rule.clauses}
    grounds = [clause for chapter in book.chapters for clause in chapter.clauses if clause.id in cited]
    policy = book.policy
    return {
        "policy": {
            "short_name": _both(policy.short_name),
            "version": policy.version,
            "digest": book.digest,
            "site_url": policy.site_url,
        },
        "grounds": [{"id": each.id, "cite": each.cite, "title": _both(each.title)} for each in grounds],
        "rules": entries,
        "lexicon": compile_lexicon(book, used),
        "private": private,
        "weights": dict(sorted(weights.items())),
        "delete_from": _whole(book, _DELETE_FROM),
        "wording": {
            "above": above_all(book),
            "from": _whole(book, _LOOK_FROM),
            "leanings": [_leaning(each) for each in sorted(book.leanings, key=lambda each: each.clause)],
        },
        "hosts": {name: sorted(book.hosts[name].hosts) for name in sorted(hosts)},
    }


def _leaning(leaning: Leaning) -> dict[str, Any]:
    return {
        "clause": leaning.clause,
        "base": leaning.base,
        "lists": dict(sorted(leaning.lists.items())),
        "rules": dict(sorted(leaning.rules.items())),
        "pieces": dict(sorted(leaning.pieces.items())),
    }


def _whole(book: Rulebook, name: str) -> int:
    parameter = book.policy.parameters.get(name)
    return parameter.value if parameter is not None and isinstance(parameter.value, int) else 0


def _both(text: Text) -> dict[str, str]:
    return {"ja": text.ja, "en": text.en}


def comment_example_mistakes(book: Rulebook, compiled: dict[str, Any]) -> Iterator[Mistake]:
    """Examples of rules for comments that don't behave: passing ones are never to be deleted, failing ones found."""
    judge = Judge(compiled)
    for rule in book.rules:
        if not rule.suggest or rule.status == "deprecated":
            continue
        for example in rule.passing:
            yield from _passing(rule, example, judge)
        for example in rule.failing:
            if rule.id not in judge.rules_for(example.text):
                yield _mistake(example, "example-not-found", rule=rule.id)


def _passing(rule: Rule, example: Example, judge: Judge) -> Iterator[Mistake]:
    verdict = judge.judge(example.text)
    words = " / ".join(word for reason in verdict.reasons for word in reason.words)
    if rule.id in judge.rules_for(example.text):
        yield _mistake(example, "example-wrongly-found", rule=rule.id, words=words)
    elif verdict.suggest == DELETE:
        yield _mistake(example, "example-blocked", other=", ".join(verdict.rules), words=words)


def _mistake(example: Example, key: str, **values: str) -> Mistake:
    return mistake(example.place, key, found=" ".join(example.text.split())[:60], **values)
