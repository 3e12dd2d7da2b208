"""Kinds that hold a draft against the account that it names. Those for the register itself are in register_accounts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache

from sekisho.draft import Draft
from sekisho.draft.fields import Consultation
from sekisho.kinds.base import Context, Hit, Params, Role, kind
from sekisho.registers.accounts import SHARED, Account
from sekisho.registers.incidents import Incident
from sekisho.text.links import find_links, under
from sekisho.typed import Literal


class DraftAccount(Params):
    """Which state of the draft's account to look for; for `without-consultation`, the desk to consult."""

    state: Literal["unregistered", "retired", "suspended", "without-consultation", "unverifiable"]
    desk: str = ""


@kind("draft-account", DraftAccount, gives=("handle", "desk"))
def draft_account(draft: Draft, params: DraftAccount, context: Context) -> Iterator[Hit]:
    """Drafts for an account that is not in the register, not in use at the time, or not opened as it should be."""
    account = context.repo.accounts.get(draft.account)
    if account is None:
        found = params.state == "unregistered" and bool(draft.account)
    elif params.state in ("retired", "suspended"):
        found = account.status == params.state and not _was_out_before(draft, account)
    elif params.state == "without-consultation":
        day = day_out(draft, context) or today(context)
        found = account.scope != SHARED and not agreed(
            context.repo.consultation(account.consultation), params.desk, day
        )
    elif params.state == "unverifiable":
        found = account.status == "active" and not is_official(account.profile.official_url, context)
    else:
        found = False
    if found:
        handle = account.handle or account.id if account else draft.account
        yield Hit(draft.source, draft.at("account"), draft.account, {"handle": handle, "desk": params.desk})


def is_official(url: str, context: Context) -> bool:
    """Does an address lead to the organisation's own site?"""
    return _leads_to(url, context.repo.settings.official_hosts)


@lru_cache(maxsize=64)  # asked anew by every draft of an account
def _leads_to(url: str, hosts: tuple[str, ...]) -> bool:
    links = find_links(url.strip().lower())
    return bool(links) and any(under(links[0].host, host) for host in hosts)


def agreed(consultation: Consultation | None, desk: str, day: date | None) -> bool:
    """Was there a consultation with this desk that did not refuse, and does it hold on a day?"""
    if consultation is None or consultation.with_ != desk or consultation.outcome not in ("agreed", "conditional"):
        return False
    if day is None:
        return True
    first, last = consultation.date, consultation.until
    return (first is None or first <= day) and (last is None or day <= last)


def day_out(draft: Draft, context: Context) -> date | None:
    """The day on which the draft goes out, or went out, where the content repo is."""
    out = draft.published_at or draft.scheduled_at
    return out.astimezone(context.repo.settings.zone).date() if out else None


def today(context: Context) -> date:
    """The day from which is judged, where the content repo is."""
    return context.at.astimezone(context.repo.settings.zone).date()


def _was_out_before(draft: Draft, account: Account) -> bool:
    """Did the post go out while the account was still in use?"""
    out, retired = draft.published_at, account.retirement.date if account.retirement else None
    return isinstance(out, datetime) and retired is not None and out.date() <= retired


class FlameUp(Params):
    """The role that decides how a flame-up is answered."""

    role: Role


@kind("flame-up-hold", FlameUp, gives=("incident",))
def flame_up_hold(draft: Draft, params: FlameUp, context: Context) -> Iterator[Hit]:
    """Posts of an account with an open flame-up, unless they name it and a head decided who did not write the post."""
    if draft.published_at is not None:
        return
    open_ones = context.repo.open_flame_ups(draft.account)
    if open_ones and not any(_decided(each, draft, params.role, context) for each in open_ones):
        named = next((each for each in open_ones if each.path == draft.text("incident")), open_ones[0])
        yield Hit(draft.source, draft.at("incident", "account"), draft.account, {"incident": named.path})


def _decided(incident: Incident, draft: Draft, role: str, context: Context) -> bool:
    by = incident.decided_by
    if draft.text("incident") != incident.path or not by or by == draft.author:
        return False
    return decides(incident, role, context, but=draft.author)


def is_title(who: str, context: Context) -> bool:
    """Is somebody named by office or department? Ids are plain letters, and so are slips of the pen."""
    people = context.repo.people
    return not who.isascii() and who not in people and all(person.name != who for person in people.values())


def decides(incident: Incident, role: str, context: Context, *, but: str = "") -> bool:
    """Had whoever decided the role for it, when it began, when it was closed or now? Nobody stands in for `but`.

    A title that is written out (所属長) is taken at its word; what looks like an id must be one of people.yml.
    """
    from sekisho.registers.rights import may  # only where a flame-up is open

    days = {incident.opened_on, incident.closed_on or today(context)} - {None}
    people, by = context.repo.people, incident.decided_by
    if is_title(by, context):
        return True
    return any(may(people, by, role, incident.account, day, but=but) for day in days)
