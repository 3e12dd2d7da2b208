"""Kinds that look at who confirmed a draft, when, and what exactly was confirmed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from sekisho.draft import Draft
from sekisho.draft.fields import Approval as Given
from sekisho.kinds.base import Context, Hit, Params, Role, filled, in_force, kind
from sekisho.registers.rights import is_one_of, may
from sekisho.registers.settings import Step
from sekisho.typed import Literal


class Approval(Params):
    """Which flaw of an approval to look for, and the role that may approve where sekisho.yml asks for no steps."""

    flaw: Literal[
        "missing",
        "by-author",
        "no-role",
        "too-late",
        "in-future",
        "other-content",
        "expired",
        "unsigned",
        "bad-signature",
        "step-missing",
    ]
    role: Role


# The settings without which there is no such flaw.
_ASKED = {"expired": "valid_days", "unsigned": "signed", "bad-signature": "signed", "step-missing": "steps"}


def _needs(params: Approval) -> tuple[tuple[str, ...], ...]:
    if params.flaw == "missing":
        return ()
    asked = _ASKED.get(params.flaw)
    return ((filled("approval"),), *(((in_force(asked),),) if asked else ()))


@kind("approval", Approval, gives=("author", "changed", "step", "near", "why", "days"), needs=_needs)
def approval(draft: Draft, params: Approval, context: Context) -> Iterator[Hit]:
    """One flaw in the approvals of a draft."""
    if params.flaw == "missing":
        if not draft.approvals:
            yield Hit(draft.source, draft.at("approval", "scheduled_at"))
    elif params.flaw == "step-missing":
        yield from _missing_steps(draft, params, context)
    else:
        look = _FLAWS[params.flaw]
        for given in draft.approvals:
            yield from look(draft, given, params, context)


def _by_author(draft: Draft, given: Given, params: Approval, context: Context) -> Iterator[Hit]:
    if given.by and given.by == draft.author:
        yield _hit(draft, given, "by", given.by, author=draft.author)


def _no_role(draft: Draft, given: Given, params: Approval, context: Context) -> Iterator[Hit]:
    if given.by == draft.author:
        return  # told as such
    wanted = context.repo.settings.steps or (Step(params.role, (), (), ""),)
    if not any(_may_take(step, given, draft, context) for step in wanted):
        from sekisho.schema import near

        yield _hit(draft, given, "by", given.by, near=near(given.by, context.repo.people))


def _too_late(draft: Draft, given: Given, params: Approval, context: Context) -> Iterator[Hit]:
    goes_out = draft.published_at or draft.scheduled_at
    if given.at is not None and goes_out is not None and given.at > goes_out:
        yield _hit(draft, given, "at", str(given.at))


def _in_future(draft: Draft, given: Given, params: Approval, context: Context) -> Iterator[Hit]:
    if given.at is not None and given.at > context.at:
        yield _hit(draft, given, "at", str(given.at))


def _expired(draft: Draft, given: Given, params: Approval, context: Context) -> Iterator[Hit]:
    days, goes_out = context.repo.settings.valid_days, draft.published_at or draft.scheduled_at
    if days and given.at is not None and goes_out is not None and goes_out > given.at + timedelta(days=days):
        yield _hit(draft, given, "at", str(given.at), days=days)


def _other_content(draft: Draft, given: Given, params: Approval, context: Context) -> Iterator[Hit]:
    from sekisho.draft.digest import digest_of, parts, short

    found = parts(draft, context.repo.tree)
    if given.digest == digest_of(found):
        return
    then, now = given.covers, short(found)
    changed = [name for name in dict.fromkeys([*then, *now]) if then.get(name) != now.get(name)] if then else []
    from sekisho.messages.approval import part_name

    yield _hit(draft, given, "digest", given.digest[:24], changed=part_name(changed))


def _unsigned(draft: Draft, given: Given, params: Approval, context: Context) -> Iterator[Hit]:
    if context.repo.settings.signed and not given.signature:
        yield _hit(draft, given, "by", given.by)


def _bad_signature(draft: Draft, given: Given, params: Approval, context: Context) -> Iterator[Hit]:
    if not (context.repo.settings.signed and given.signature):
        return
    from sekisho.messages.approval import signature_flaw
    from sekisho.signing import APPROVAL, GOOD, verify

    person = context.repo.people.get(given.by)
    repository = context.repo.settings.repository
    message = signed_text(draft.path, given.by, given.at, given.digest, repository)
    came = verify(message, given.signature, person.keys if person else (), APPROVAL) if repository else "no-name"
    if came != GOOD:
        yield _hit(draft, given, "signature", given.by, why=signature_flaw(came))


def signed_text(path: str, by: str, at: datetime | None, digest: str, repository: str) -> bytes:
    """What an approver signs: who, when, which draft of which content repo, and the digest of its content."""
    from sekisho.signing import plain_moment, statement

    return statement(repository=repository, path=path, by=by, at=plain_moment(at), digest=digest)


_FLAWS: dict[str, Callable[[Draft, Given, Approval, Context], Iterator[Hit]]] = {
    "by-author": _by_author,
    "no-role": _no_role,
    "too-late": _too_late,
    "in-future": _in_future,
    "expired": _expired,
    "other-content": _other_content,
    "unsigned": _unsigned,
    "bad-signature": _bad_signature,
}


def _missing_steps(draft: Draft, params: Approval, context: Context) -> Iterator[Hit]:
    """Steps of sekisho.yml that nobody took, or took before the step that comes first."""
    if not draft.approvals:
        return  # told as a whole
    missing, _ = missing_step(draft, context)
    if missing is not None:
        from sekisho.messages.approval import step_name

        place = draft.approvals[-1].place
        names = {who: person.name for who, person in context.repo.people.items()}
        step = step_name(missing.role, *(tuple(names.get(who, who) for who in each) for each in missing[1:3]))
        yield Hit(draft.source, draft.at(f"{place}.by", place), "", {"step": step})


def missing_step(draft: Draft, context: Context, *, without: str = "") -> tuple[Step | None, int]:
    """The first step of sekisho.yml that is still to be taken, None where all are, and how many approvals count so far.

    Nobody takes two steps. `without` leaves out what one person has approved.
    """
    waiting = [each for each in draft.approvals if each.by != without]
    earliest: datetime | None = None
    count = 0
    for step in context.repo.settings.steps:
        taken = _taken(step, [each for each in waiting if _not_before(each, earliest)], draft, context)
        count += len(taken)
        if len(taken) < (len(set(step.all_of)) or 1):
            return step, count
        earliest = max((each.at for each in taken if each.at), default=earliest)
        takers = {each.by for each in taken}
        waiting = [each for each in waiting if each.by not in takers]
    return None, count


def _taken(step: Step, given: list[Given], draft: Draft, context: Context) -> list[Given]:
    """The approvals that count for a step."""
    if not step.all_of:
        return [each for each in given if _may_take(step, each, draft, context)][:1]
    found: dict[str, Given] = {}
    for each in given:
        for who in step.all_of:
            if who not in found and _is(who, each, draft, context) and each not in found.values():
                found[who] = each
    return list(found.values())


def _may_take(step: Step, given: Given, draft: Draft, context: Context) -> bool:
    people, day = context.repo.people, _day(given, context)
    if step.role and may(people, given.by, step.role, draft.account, day, but=draft.author):
        return True
    return bool(is_one_of(people, given.by, (*step.any_of, *step.all_of), day, but=draft.author))


def _is(who: str, given: Given, draft: Draft, context: Context) -> bool:
    return bool(is_one_of(context.repo.people, given.by, (who,), _day(given, context), but=draft.author))


def _not_before(given: Given, earliest: datetime | None) -> bool:
    return earliest is None or (given.at is not None and given.at >= earliest)


def _day(given: Given, context: Context) -> date | None:
    return given.at.astimezone(context.repo.settings.zone).date() if given.at else None


def _hit(draft: Draft, given: Given, field: str, found: str, **values: object) -> Hit:
    span = draft.at(f"{given.place}.{field}", f"{given.place}.by", given.place)
    return Hit(draft.source, span, found, values)


class AuthorRole(Params):
    """The role that may write."""

    role: Role


@kind("author-role", AuthorRole)
def author_role(draft: Draft, params: AuthorRole, context: Context) -> Iterator[Hit]:
    """Drafts by somebody who is not in the register of people, or may not write for the account."""
    person = context.repo.people.get(draft.author)
    if draft.author and (person is None or not person.may(params.role, draft.account)):
        yield Hit(draft.source, draft.at("author"), draft.author)
