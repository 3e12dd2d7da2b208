"""The core of the checker: what is needed to find things. Texts that explain them are laid out apart, in `texts`."""

from __future__ import annotations

import json
import re
import typing
from typing import Any

from sekisho.compile.lexicon import compile_lexicon
from sekisho.kinds import KINDS, registers
from sekisho.kinds.base import Kind, WordList
from sekisho.rulebook.kindparams import param_values, parameters_of
from sekisho.rulebook.model import JUDGEMENT, Names, Rule, Rulebook
from sekisho.text.fold import fold


def compile_core(book: Rulebook) -> dict[str, Any]:
    """The compiled rulebook as plain data, the same for the same policy."""
    runnable = [rule for rule in book.rules if rule.enforcement != JUDGEMENT]
    rules = []
    used: set[str] = set()
    used_in_notes: set[str] = set()
    used_in_registers: set[str] = set()
    for rule in runnable:
        kind = KINDS[rule.kind]
        params = param_values(rule, kind, book)
        lists = word_lists(params, parameters_of(kind))
        if kind.subject == registers.TEXTS:
            used_in_registers |= lists
        else:
            used |= lists
        if "front-matter" in params.get("where", ()):
            used_in_notes |= lists
        rules.append(
            {
                "id": rule.id,
                "status": rule.status,
                "applies_to": list(rule.applies_to),
                "subject": kind.subject,
                "needs": _needs(kind, params),
                # As text within the text: it is read for the few rules that a draft needs.
                "rest": json.dumps(_rest(rule, kind, params), ensure_ascii=False, separators=(",", ":")),
            }
        )
    policy = book.policy
    return {
        "policy": {
            "id": policy.id,
            "short_name": {"ja": policy.short_name.ja, "en": policy.short_name.en},
            "version": policy.version,
            "digest": book.digest,
            "site_url": policy.site_url,
            "roles": [person.id for person in policy.audiences if person.role],
            "waived_by": policy.waived_by,
            "in_force_since": policy.in_force_since.isoformat(),
            "last_reviewed": policy.last_reviewed.isoformat(),
            "review_interval_months": policy.review_interval_months,
            "parameters": {name: parameter.value for name, parameter in policy.parameters.items()},
        },
        "rules": rules,
        "lexicon": compile_lexicon(book, used),
        "lexicon_of_notes": compile_lexicon(book, used_in_notes),
        "lexicon_of_registers": compile_lexicon(book, used_in_registers),
        "hosts": {name: sorted(hosts.hosts) for name, hosts in sorted(book.hosts.items())},
        "names": {name: _names(names) for name, names in sorted(book.names.items())},
        "labels": {name: labels for name, names in sorted(book.names.items()) if (labels := _labels(names))},
        "platforms": {
            platform.id: {
                "name": {"ja": platform.name.ja, "en": platform.name.en},
                "hosts": list(platform.hosts),
                "counts_by": platform.counts_by,
                "limits": dict(platform.limits),
            }
            for platform in book.platforms.values()
        },
    }


def _rest(rule: Rule, kind: Kind, params: dict[str, Any]) -> dict[str, Any]:
    """What of a rule is asked only once it is chosen."""
    return {
        "clauses": list(rule.clauses),
        "severity": rule.severity,
        "waivable": rule.waivable,
        "sensitive": rule.sensitive,
        "weighed": rule.weighed,
        "kind": rule.kind,
        # Those of kinds that are loaded late must be whole: what a kind takes for granted is not known before.
        "params": params if kind.subject == "draft" else {**_defaults(kind), **params},
    }


def _needs(kind: Kind, params: dict[str, Any]) -> list[list[str]]:
    """Of each of these groups of lists, one must have something in a text for the rule to find anything."""
    return [sorted(group) for group in kind.needs(kind.params(**params))] if kind.needs else []


def word_lists(params: dict[str, Any], hints: dict[str, Any]) -> set[str]:
    """The names of the word lists among the parameters of a check."""
    return {name for field, value in params.items() if _mentions(hints[field]) for name in _flat(value)}


def _mentions(hint: Any) -> bool:
    return hint is WordList or any(_mentions(inner) for inner in typing.get_args(hint))


def _flat(value: Any) -> list[str]:
    return [name for item in value for name in _flat(item)] if isinstance(value, list) else [value]


def _names(names: Names) -> dict[str, str]:
    """Every name, folded and without blank space, and the thing it belongs to; in the order of the list."""
    found: dict[str, str] = {}
    for each in names.names:
        body = _plain(each.name)
        for name in (each.name, *each.also):
            found[_plain(name)] = body
    return found


def _labels(names: Names) -> dict[str, dict[str, str]]:
    """What things are called in each language, by the one name that `_names` leads to."""
    return {_plain(each.name): {"ja": each.name, "en": each.en} for each in names.names if each.en}


def _defaults(kind: Kind) -> dict[str, Any]:
    return {name: getattr(kind.params, name) for name in parameters_of(kind) if hasattr(kind.params, name)}


def _plain(name: str) -> str:
    return re.sub("[ \u3000]+", "", fold(name).text)
