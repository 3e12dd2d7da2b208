"""Verdicts for programs and for people at a terminal: a line of JSON, or a few lines of text, a comment."""

from __future__ import annotations

import json

from sekisho.check.finding import mask_within
from sekisho.messages import say, shown
from sekisho.messages.triage import TRIAGE
from sekisho.triage.comment import Incoming
from sekisho.triage.judge import KEEP, Verdict, printable
from sekisho.typed import Any

_EXCERPT = 70


class Tally:
    """How many comments there were of which suggestion, and how many problems."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {"keep": 0, "review": 0, "delete": 0}
        self.problems = 0

    def summary(self, policy: dict[str, Any], lang: str) -> str:
        """The whole in a line or two."""
        parts = [say(TRIAGE["summary"], lang, {"count": sum(self.counts.values()), **self.counts})]
        if self.problems:
            parts.append(say(TRIAGE["problems"], lang, {"count": self.problems}))
        values = {"name": policy["short_name"], "version": policy["version"], "digest": policy["digest"][:12]}
        parts += [TRIAGE["decide"].in_(lang), say(TRIAGE["policy"], lang, values)]
        return ("" if lang == "ja" else " ").join(parts)


def json_line(incoming: Incoming, verdict: Verdict, lang: str) -> str:
    """The verdict as one line of JSON."""
    found = {
        "id": incoming.id,
        "suggest": verdict.suggest,
        "categories": verdict.categories,
        "reasons": [reason.tell(lang) for reason in verdict.reasons],
    }
    return json.dumps(found, ensure_ascii=False) + "\n"


def text_lines(incoming: Incoming, verdict: Verdict, lang: str) -> str:
    """The verdict for a person: what is suggested, on which grounds and why, and how the comment begins."""
    label = TRIAGE[verdict.suggest].in_(lang)
    head = f"{label}  {name(incoming, lang)}"
    if verdict.suggest == KEEP:
        return head + "\n"
    cites = shown([ground.cite for ground in verdict.grounds], lang)
    lines = [f"{head}  {cites}", f"  {excerpt(incoming.body, verdict)}"]
    dot = "・" if lang == "ja" else "- "
    lines += [f"  {dot}{reason.tell(lang)}" for reason in verdict.reasons]
    return "\n".join(lines) + "\n"


def name(incoming: Incoming, lang: str) -> str:
    """What to call a comment: its id, or the line on which it stands."""
    if incoming.id is None:
        return say(TRIAGE["line"], lang, {"line": incoming.line})
    return printable(str(incoming.id))[:80]


def excerpt(body: str, verdict: Verdict) -> str:
    """How the comment begins, on one line, personal data masked."""
    text = printable(" ".join(mask_within(body, 0, verdict.secrets).split()))
    return text if len(text) <= _EXCERPT else text[:_EXCERPT] + "…"
