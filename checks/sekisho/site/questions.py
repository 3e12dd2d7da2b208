"""Why a draft is asked what it is asked: the rules that look at an answer, and their clauses, told beside the question.

Nothing here knows a clause. A question names what is checked, by kind and parameters; the rulebook says which rules do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from sekisho.rulebook import Clause, Rule, Rulebook
from sekisho.site.html import clause_link
from sekisho.site.write_words import word

# Each question of the form: the kinds of check that look at its answer, and what their parameters have to be.
_ASKED: dict[str, tuple[tuple[str, dict[str, Any]], ...]] = {
    "account": (("draft-account", {"state": "unregistered"}),),
    "author": (("author-role", {}), ("approval", {"flaw": "missing"})),
    "when": (("approval", {"flaw": "too-late"}),),
    "text": (("platform-limit", {"limits": ["text"]}), ("sentence-length", {})),
    "poll": (("platform-limit", {"limits": ["poll_options", "poll_option_length", "poll_days"]}),),
    "links": (("third-party-link", {}), ("url-short-looking", {})),
    "quotes": (("quote-record", {}),),
    "rights": (("media-record", {"field": "rights"}), ("media-record", {"field": "source"})),
    "people": (("media-record", {"field": "people"}),),
    "alt": (("media-record", {"field": "alt"}),),
    "position": (("media-location", {}),),
    "target": (("target", {}),),
    "reply": (("field-is", {"field": "action"}),),
    "corrects": (("words-missing", {"when": "corrects"}),),
    "incident": (("flame-up-hold", {}),),
    "approval": (("approval", {"flaw": "missing"}), ("approval", {"flaw": "by-author"})),
}


def rules_asking(question: str, book: Rulebook) -> list[Rule]:
    """The rules behind a question, in the order in which the question names what they check."""
    return _once(rule for kind, params in _ASKED[question] for rule in _rules(kind, params, book))


def _once(rules: Iterable[Rule]) -> list[Rule]:
    return list({rule.id: rule for rule in rules}.values())


def _rules(kind: str, params: dict[str, Any], book: Rulebook) -> Iterator[Rule]:
    for rule in book.rules:
        given = {name: _plain(node) for name, node in rule.params.items()}
        if rule.kind == kind and not rule.suggest and all(given.get(name) == value for name, value in params.items()):
            yield rule


def _plain(node: Any) -> Any:
    """A parameter as the rule has it: a text, or a list of texts."""
    return [each.text for each in node.items] if node.kind == "list" else node.text


def clauses_of(rules: Iterable[Rule], book: Rulebook) -> list[Clause]:
    """The clauses that rules cite, each once, in the order of the guideline."""
    cited = {clause for rule in rules for clause in rule.clauses}
    return [clause for clause in book.clauses.values() if clause.id in cited]


def explained(questions: Iterable[str], from_uri: str, book: Rulebook, lang: str) -> str:
    """Why these questions are asked, to open where wanted: reasons, and clauses in their own words."""
    rules = _once(rule for question in questions for rule in rules_asking(question, book))
    if not rules:
        return ""
    found = clauses_of(rules, book)
    cites = "".join(f' <span class="sk-cite">{escape(clause.cite)}</span>' for clause in found)
    reasons = "".join(
        f"<li>{escape(text)}</li>" for text in dict.fromkeys(rule.why.in_(lang) for rule in rules) if text
    )
    texts = "".join(
        f'<div class="sk-quote"><p>{clause_link(clause, from_uri, book, lang)}</p>'
        f"<p>{escape(clause.text.in_(lang))}</p></div>"
        for clause in found
    )
    return (
        f'<details class="skw-why"><summary>{word("why-asked", lang)}{cites}</summary>'
        f"<ul>{reasons}</ul>{texts}</details>"
    )
