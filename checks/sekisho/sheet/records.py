"""What the front matter puts on record: why links can be relied on, permissions, consultations, waivers."""

from __future__ import annotations

from sekisho.draft.fields import Consultation
from sekisho.messages import say, shown
from sekisho.messages.sheet import OUTCOMES, SHEET
from sekisho.sheet.paper import Paper, safe, tongue


def records(paper: Paper) -> str:
    """The records as a table; nothing where the draft has none."""
    draft = paper.draft
    rows = [
        ("links", [f"{each.url}\n{paper.field(each.place + '.reviewed', each.reviewed)}" for each in draft.links]),
        ("quotes", [f"{each.source}\n{_permission(each.permission, paper)}" for each in draft.quotes]),
        ("target-kind", [paper.field("target_kind", draft.text("target_kind"))]),
        ("consultation", [consulted(paper.repo.consultation(draft.consultation), paper)]),
        ("corrects", [draft.text("corrects")]),
        ("incident", [draft.text("incident")]),
        ("waivers", _waivers(paper)),
    ]
    made = "".join(_row(key, [text for text in texts if text], paper) for key, texts in rows)
    return f'<table class="facts">{made}</table>' if made else ""


def _row(key: str, texts: list[str], paper: Paper) -> str:
    if not texts:
        return ""
    cells = "".join(f"<p{tongue(text, paper.lang)}>{_with_breaks(text)}</p>" for text in texts)
    return f'<tr><th scope="row">{paper.word(key)}</th><td>{cells}</td></tr>'


def _with_breaks(text: str) -> str:
    return "<br>".join(safe(line) for line in text.split("\n") if line)


def _permission(given: str, paper: Paper) -> str:
    if given.strip().lower() == "granted":
        return SHEET["permission-granted"].in_(paper.lang)
    return given or SHEET["unknown"].in_(paper.lang)


def consulted(found: Consultation | None, paper: Paper) -> str:
    """With whom it was discussed, when, and what came of it, in a line; empty where it was not."""
    if found is None:
        return ""
    day = paper.day(found.date) if found.date else SHEET["unknown"].in_(paper.lang)
    values = {"desk": found.with_, "day": day, "outcome": paper.choice(OUTCOMES, found.outcome)}
    return say(SHEET["consultation-is"], paper.lang, values)


def _waivers(paper: Paper) -> list[str]:
    rules = paper.texts["rules"]
    return [
        say(
            SHEET["waiver-is"],
            paper.lang,
            {
                "rule": shown(rules[each.rule]["title"], paper.lang) if each.rule in rules else each.rule,
                "reason": paper.field(each.place + ".reason", each.reason),
                "by": paper.person(each.by),
                "day": paper.day(each.until) if each.until else SHEET["unknown"].in_(paper.lang),
            },
        )
        for each in paper.draft.waivers
    ]
