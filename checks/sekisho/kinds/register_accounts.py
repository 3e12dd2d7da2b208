"""Kinds that look at the register of accounts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from sekisho.kinds.accounts import agreed, is_official, today
from sekisho.kinds.base import Context, Hit, NameList, Params, kind
from sekisho.kinds.register_base import entry_hit
from sekisho.registers.accounts import SHARED, Account
from sekisho.registers.repo import ACCOUNTS
from sekisho.text.fold import fold
from sekisho.text.lookalike import skeleton
from sekisho.typed import Literal


def _hit(account: Account, context: Context, *fields: str, found: str = "", **values: object) -> Hit:
    """A hit at the first of an account's fields that is there, else at its id."""
    return entry_hit(context, ACCOUNTS, account, [f"{account.place}.{field}" for field in fields], found, **values)


def _of(context: Context, *statuses: str) -> Iterator[Account]:
    """The accounts with one of some statuses."""
    return (each for each in context.repo.accounts.values() if each.status in statuses)


class OneAccount(Params):
    """Has no parameters."""


@kind("one-account-per-service", OneAccount, subject="accounts", gives=("service", "other"))
def one_account_per_service(params: OneAccount, context: Context) -> Iterator[Hit]:
    """More than one account in use for the whole organisation on one service."""
    first: dict[str, Account] = {}
    for account in _of(context, "active", "suspended"):
        if account.scope != SHARED:
            continue
        other = first.setdefault(account.service, account)
        if other is not account:
            yield _hit(account, context, service=account.service, other=other.id)


class AccountConsultation(Params):
    """The desk with which an account of a single department is discussed beforehand."""

    desk: str


@kind("account-consultation", AccountConsultation, subject="accounts", gives=("scope", "desk"))
def account_consultation(params: AccountConsultation, context: Context) -> Iterator[Hit]:
    """Accounts of a single department without a consultation that agreed and still holds."""
    for account in _of(context, "active", "suspended"):
        given = context.repo.consultation(account.consultation)
        if account.scope != SHARED and not agreed(given, params.desk, today(context)):
            yield _hit(account, context, "consultation", "scope", scope=account.scope, desk=params.desk)


class AccountPassword(Params):
    """Within how many days a password is changed, and how many days ahead to remind."""

    days: int
    remind: int = 0


@kind("account-password", AccountPassword, subject="accounts", gives=("days", "due"))
def account_password(params: AccountPassword, context: Context) -> Iterator[Hit]:
    """Accounts whose password was not changed within the interval, or of which nobody recorded when."""
    for account in _of(context, "active"):
        changed = account.password_changed_on
        due = changed + timedelta(days=params.days - params.remind) if changed else None
        if due is None or today(context) > due:
            last = changed + timedelta(days=params.days) if changed else ""
            yield _hit(account, context, "password_changed_on", days=params.days, due=last)


class AccountFlag(Params):
    """Something that must be switched on."""

    field: Literal["two_factor"]


@kind("account-flag", AccountFlag, subject="accounts")
def account_flag(params: AccountFlag, context: Context) -> Iterator[Hit]:
    """Accounts in use for which it is off, or nobody recorded that it is on."""
    for account in _of(context, "active"):
        if getattr(account, params.field) is not True:
            yield _hit(account, context, params.field)


class AccountRecord(Params):
    """A field that an account in use must have; `official` asks for a page of the organisation's own site."""

    field: Literal["profile.official_url", "profile.disclaimer", "profile.comment_policy", "listed_on"]
    official: bool = False


@kind("account-record", AccountRecord, subject="accounts")
def account_record(params: AccountRecord, context: Context) -> Iterator[Hit]:
    """Accounts in use whose entry does not say what it must."""
    for account in _of(context, "active"):
        value = account.listed_on if params.field == "listed_on" else getattr(account.profile, params.field[8:])
        if not value.strip() or (params.official and not is_official(value, context)):
            yield _hit(account, context, params.field, "profile")


class AccountRetirement(Params):
    """The criteria by which an account may be closed: ids of clauses."""

    criteria: tuple[str, ...]


@kind("account-retirement", AccountRetirement, subject="accounts", gives=("criteria",))
def account_retirement(params: AccountRetirement, context: Context) -> Iterator[Hit]:
    """Closed accounts that don't say by which criterion, from when, and who decided it."""
    for account in _of(context, "retired"):
        given = account.retirement
        if given is None or given.criterion not in params.criteria or given.date is None or not given.decided_by:
            fields = ("retirement.criterion", "retirement", "status")
            yield _hit(account, context, *fields, criteria=", ".join(params.criteria))


class AccountHandle(Params):
    """Public bodies with their handles, such as `x:jma_bousai`."""

    bodies: NameList


@kind("account-handle", AccountHandle, subject="accounts", gives=("handle", "other"))
def account_handle(params: AccountHandle, context: Context) -> Iterator[Hit]:
    """Handles that a hasty eye takes for another official account's; of two in the register, the later is told."""
    accounts = [each for each in context.repo.accounts.values() if each.handle]
    bodies = list(_handles(context.lists.names[params.bodies]))
    for number, account in enumerate(accounts):
        if account.status == "retired":
            continue
        handle = _plain(account.handle)
        own = [each for at, each in enumerate(accounts) if at < number or each.status == "retired"]
        others = [(each.service, _plain(each.handle), each.id) for each in own]
        # An account with the very handle of a public body is that body's.
        others += [each for each in bodies if each[:2] != (account.service, handle)]
        like = next((name for service, other, name in others if _alike(account.service, handle, service, other)), None)
        if like is not None:
            yield _hit(account, context, "handle", handle=account.handle, other=like)


def _handles(names: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Service, handle and how to call them, of every public body with a handle."""
    for name, body in names.items():
        service, colon, handle = name.partition(":")
        if colon:
            yield service, _plain(handle), f"{body} @{handle}"


def _plain(handle: str) -> str:
    return fold(handle.strip()).text.removeprefix("@")


_JOINTS = str.maketrans("", "", "._-")


def _alike(service: str, handle: str, other_service: str, other: str) -> bool:
    """Can the two be taken for each other? The same handle on another service is nobody's mistake, nor are its dots."""
    short, short_other = handle.translate(_JOINTS), other.translate(_JOINTS)
    if service != other_service and short == short_other:
        return False
    return skeleton(short) == skeleton(short_other)


class AccountUnused(Params):
    """After how many days without a post an account is brought up."""

    days: int


@kind("account-unused", AccountUnused, subject="accounts", gives=("last", "days"))
def account_unused(params: AccountUnused, context: Context) -> Iterator[Hit]:
    """Accounts in use that have not spoken for long, by the drafts that went out and the day they were opened on."""
    zone = context.repo.settings.zone
    last: dict[str, date] = {}
    waiting = set()
    for post in context.repo.posts.values():
        if post.published_at is not None:
            day = post.published_at.astimezone(zone).date()
            last[post.account] = max(day, last.get(post.account, day))
        elif post.waits(context.at):
            waiting.add(post.account)
    for account in _of(context, "active"):
        known = last.get(account.id) or account.opened_on
        if known and account.id not in waiting and today(context) - known > timedelta(days=params.days):
            yield _hit(account, context, "status", last=known, days=params.days)
