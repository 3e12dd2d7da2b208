"""Rules for incoming comments: people decide on them, and a rule with a check suggests what they might decide."""

from __future__ import annotations

import string
from collections.abc import Iterator

from sekisho.kinds import KINDS, hints, repetition
from sekisho.messages import Text
from sekisho.rulebook.kindparams import param_mistakes
from sekisho.rulebook.mistakes import Mistake, mistake
from sekisho.rulebook.model import Rule, Rulebook

# Kinds that read a text alone. All others ask for what only a draft has: an account, an author, an approval.
COMMENT_KINDS = ("words", "ideas", "hints", "identifier", "url-host", "repetition")
assert hints and repetition  # noqa: S101, PT018  # imported so that their kinds are known


def comment_mistakes(rule: Rule, book: Rulebook) -> Iterator[Mistake]:
    """What is wrong with a rule for comments."""
    ways = list(rule.ways())
    if not ways and not rule.suggest:
        return
    if bool(ways) != bool(rule.suggest):
        yield mistake(rule.place, "suggest-and-check", field="check" if rule.suggest else "suggest")
    if set(rule.applies_to) != {"comment"}:
        yield mistake(rule.place, "comments-alone", field="applies_to")
    for way in ways:
        if way.kind not in COMMENT_KINDS:
            yield mistake(rule.place, "not-for-comments", field="check.kind", kind=way.kind, options=COMMENT_KINDS)
        else:
            yield from param_mistakes(way, KINDS[way.kind], book)
    for lang in ("ja", "en"):
        names = placeholders(Text(rule.message.in_(lang), ""))
        if "found" not in names:
            yield mistake(rule.place, "names-no-words", field=f"message.{lang}")
    for field, text in (("message", rule.message), ("remedy", rule.remedy)):
        for name in sorted(placeholders(text) - {"found"}):
            yield mistake(rule.place, "unknown-placeholder", field=field, found=name, options=("found",))


def placeholders(text: Text) -> set[str]:
    """The names in braces that a text wants to have filled."""
    found = set()
    for lang in text:
        try:
            found |= {name for _, name, _, _ in string.Formatter().parse(lang) if name is not None}
        except ValueError:
            found.add("{")
    return found
