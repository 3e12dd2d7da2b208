"""Kinds that look at accounts: the one a draft names, and the register itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from sekisho.draft import Draft
from sekisho.draft.fields import Consultation
from sekisho.kinds.base import Context, Hit, Params, kind
from sekisho.registers.accounts import SHARED, Account
from sekisho.registers.repo import ACCOUNTS
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
        found = account.scope != SHARED and not agreed(account.consultation, params.desk)
    elif params.state == "unverifiable":
        found = account.status == "active" and not is_official(account.profile.official_url, context)
    else:
        found = False
    if found:
        handle = account.handle or account.id if account else draft.account
        yield Hit(draft.source, draft.at("account"), draft.account, {"handle": handle, "desk": params.desk})


def is_official(url: str, context: Context) -> bool:
    """Does an address lead to the organisation's own site?"""
    links = find_links(url.strip().lower())
    return bool(links) and any(under(links[0].host, host) for host in context.repo.settings.official_hosts)


def _was_out_before(draft: Draft, account: Account) -> bool:
    """Did the post go out while the account was still in use?"""
    out, retired = draft.published_at, account.retirement.date if account.retirement else None
    return isinstance(out, datetime) and retired is not None and out.date() <= retired


class FlameUp(Params):
    """Has no parameters."""


@kind("flame-up-hold", FlameUp, gives=("incident",))
def flame_up_hold(draft: Draft, params: FlameUp, context: Context) -> Iterator[Hit]:
    """Posts of an account with an open flame-up, unless they name the incident and its head has decided."""
    incident = context.repo.open_flame_up(draft.account)
    if incident is None or draft.published_at is not None:
        return
    if draft.text("incident") != incident.path or not incident.decided_by:
        yield Hit(draft.source, draft.at("incident", "account"), draft.account, {"incident": incident.path})


def _hit(account: Account, context: Context, *fields: str, found: str = "", **values: object) -> Hit:
    """A hit at the first of an account's fields that is there, else at its id."""
    register = context.repo.files[ACCOUNTS]
    span = register.at(*(f"{account.place}.{field}" for field in (*fields, "id")), account.place)
    return Hit(register.source, span, found or account.id, values)


class OneAccount(Params):
    """Has no parameters."""


@kind("one-account-per-service", OneAccount, subject="accounts", gives=("service", "other"))
def one_account_per_service(params: OneAccount, context: Context) -> Iterator[Hit]:
    """More than one account in use for the whole organisation on one service."""
    first: dict[str, Account] = {}
    for account in context.repo.accounts.values():
        if account.scope != SHARED or account.status == "retired":
            continue
        other = first.setdefault(account.service, account)
        if other is not account:
            yield _hit(account, context, service=account.service, other=other.id)


class AccountConsultation(Params):
    """The desk with which an account of a single department is discussed beforehand."""

    desk: str


@kind("account-consultation", AccountConsultation, subject="accounts", gives=("scope", "desk"))
def account_consultation(params: AccountConsultation, context: Context) -> Iterator[Hit]:
    """Accounts of a single department without a consultation on record that agreed."""
    for account in context.repo.accounts.values():
        if account.scope != SHARED and account.status != "retired" and not agreed(account.consultation, params.desk):
            yield _hit(account, context, "consultation", "scope", scope=account.scope, desk=params.desk)


def agreed(consultation: Consultation | None, desk: str, before: date | None = None) -> bool:
    """Was there a consultation with this desk that did not refuse, not after the day `before`?"""
    if consultation is None or consultation.with_ != desk or consultation.outcome not in ("agreed", "conditional"):
        return False
    return before is None or consultation.date is None or consultation.date <= before


class AccountPassword(Params):
    """Within how many days a password is changed, and how many days ahead to remind."""

    days: int
    remind: int = 0


@kind("account-password", AccountPassword, subject="accounts", gives=("days", "due"))
def account_password(params: AccountPassword, context: Context) -> Iterator[Hit]:
    """Accounts whose password was not changed within the interval, or of which nobody recorded when."""
    for account in context.repo.accounts.values():
        if account.status != "active":
            continue
        changed = account.password_changed_on
        due = changed + timedelta(days=params.days - params.remind) if changed else None
        if due is None or context.at.date() > due:
            last = changed + timedelta(days=params.days) if changed else ""
            yield _hit(account, context, "password_changed_on", days=params.days, due=last)


class AccountRecord(Params):
    """A field that an account in use must have; `official` asks for a page of the organisation's own site."""

    field: Literal["profile.official_url", "profile.disclaimer", "profile.comment_policy", "listed_on"]
    official: bool = False


@kind("account-record", AccountRecord, subject="accounts")
def account_record(params: AccountRecord, context: Context) -> Iterator[Hit]:
    """Accounts in use whose entry does not say what it must."""
    for account in context.repo.accounts.values():
        if account.status != "active":
            continue
        value = account.listed_on if params.field == "listed_on" else getattr(account.profile, params.field[8:])
        if not value.strip() or (params.official and not is_official(value, context)):
            yield _hit(account, context, params.field, "profile")


class AccountRetirement(Params):
    """The criteria by which an account may be closed: ids of clauses."""

    criteria: tuple[str, ...]


@kind("account-retirement", AccountRetirement, subject="accounts", gives=("criteria",))
def account_retirement(params: AccountRetirement, context: Context) -> Iterator[Hit]:
    """Closed accounts that don't say by which criterion, from when, and who decided it."""
    for account in context.repo.accounts.values():
        if account.status != "retired":
            continue
        given = account.retirement
        if given is None or given.criterion not in params.criteria or given.date is None or not given.decided_by:
            fields = ("retirement.criterion", "retirement", "status")
            yield _hit(account, context, *fields, criteria=", ".join(params.criteria))
