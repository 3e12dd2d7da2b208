"""Boxes to stamp, one for everybody who has to confirm the draft, and the approvals that are already on record."""

from __future__ import annotations

from collections.abc import Iterable

from sekisho.draft.digest import digest_of, parts
from sekisho.kinds.records import Target
from sekisho.messages import shown
from sekisho.messages.sheet import SHEET
from sekisho.registers.rights import may
from sekisho.registers.settings import Step
from sekisho.sheet.paper import Paper, safe
from sekisho.sheet.records import consulted
from sekisho.sheet.results import told
from sekisho.typed import NamedTuple

# Names beyond these are counted: a box is three centimetres wide.
_MOST_NAMES = 4


class Box(NamedTuple):
    """A box: who is asked, by what name, with what note, and how many stamps it takes."""

    title: str
    names: str
    note: str = ""
    stamps: int = 1


def boxes(paper: Paper) -> str:
    """The drafter's box, one for each step of the approval, and one for a consultation where the draft needs it."""
    draft = paper.draft
    drafter = Box(SHEET["drafter"].in_(paper.lang), paper.person(draft.author) or SHEET["unknown"].in_(paper.lang))
    made = [drafter, *_consultation(paper)]
    made += [_step(step, number, paper) for number, step in enumerate(steps(paper), start=1)]
    return f'<div class="boxes">{"".join(_box(each, paper) for each in made)}</div>'


def steps(paper: Paper) -> tuple[Step, ...]:
    """The steps that sekisho.yml asks for; else one by the role that the rulebook's rules on approval name."""
    asked: tuple[Step, ...] = paper.repo.settings.steps
    if asked:
        return asked
    roles = (getattr(rule.params, "role", "") for rule in paper.checker.rules.values() if rule.kind == "approval")
    role = next((role for role in roles if role), "")
    return (Step(role, (), (), ""),) if role else ()


def _step(step: Step, number: int, paper: Paper) -> Box:
    title = shown(paper.texts["people"].get(step.role, ""), paper.lang) if step.role else ""
    title = title or SHEET["step"].in_(paper.lang).format(number=number)
    if step.all_of:
        return Box(title, _names(step.all_of, paper), SHEET["all-of"].in_(paper.lang), len(step.all_of))
    people = step.any_of or _with_role(step.role, paper)
    note = SHEET["one-of"].in_(paper.lang) if len(people) > 1 else ""
    return Box(title, _names(people, paper) or SHEET["nobody"].in_(paper.lang), note)


def _with_role(role: str, paper: Paper) -> tuple[str, ...]:
    """Everybody who has the role for this account on that day, but for the author."""
    people, draft, day = paper.repo.people, paper.draft, paper.at.date()
    return tuple(
        name
        for name in people
        if name != draft.author and may(people, name, role, draft.account, day, but=draft.author)
    )


def _names(people: tuple[str, ...], paper: Paper) -> str:
    names = paper.names(people[:_MOST_NAMES])
    more = len(people) - _MOST_NAMES
    return f"{names} {SHEET['and-others'].in_(paper.lang).format(count=more)}" if more > 0 else names


def _consultation(paper: Paper) -> Iterable[Box]:
    found = paper.repo.consultation(paper.draft.consultation)
    asked = [rule for rule in paper.checker.rules.values() if rule.kind == "target"]
    missing = {finding.rule for finding in paper.findings}
    for rule in asked:
        if isinstance(rule.params, Target) and (found is not None or rule.id in missing):
            yield Box(SHEET["consulted"].in_(paper.lang), rule.params.desk, consulted(found, paper))
            return


def _box(box: Box, paper: Paper) -> str:
    stamps = f'<span class="stamp" aria-hidden="true">{paper.word("stamp")}</span>' * max(1, box.stamps)
    note = f'<p class="note">{safe(box.note)}</p>' if box.note else ""
    blank = paper.word("day-blank")
    return (
        f'<section class="box"><h3>{safe(box.title)}</h3><p class="names">{safe(box.names)}</p>{note}'
        f'<p class="stamps">{stamps}</p>'
        f'<p class="line"><span>{paper.word("date")}</span> <span class="blank">{blank}</span></p>'
        f'<p class="line remarks"><span>{paper.word("remarks")}</span></p></section>'
    )


def approvals(paper: Paper) -> str:
    """The approvals on record, each with what it was of, and what the check says of them."""
    digest = digest_of(parts(paper.draft, paper.repo.tree))
    rows = ""
    for given in paper.draft.approvals:
        at = paper.moment(given.at) if given.at else SHEET["unknown"].in_(paper.lang)
        what = paper.word("approved-this" if given.digest == digest else "approved-other")
        signed = paper.word("signed-yes" if given.signature else "signed-no")
        rows += f"<tr><td>{safe(paper.person(given.by))}</td><td>{safe(at)}</td><td>{what}</td><td>{signed}</td></tr>"
    if not rows:
        return f"<p>{paper.word('approvals-none')}</p>"
    heads = "".join(
        f'<th scope="col">{paper.word(key)}</th>' for key in ("approver", "approved-at", "approved-what", "signature")
    )
    flaws = [each for each in paper.findings if paper.about_approval(each)]
    table = f'<table class="rows"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    return table + told(flaws, paper)
