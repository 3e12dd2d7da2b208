"""What comes round again: reviews, passwords, consultations, roles, licences, each with the day on which it is due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from sekisho.registers.accounts import Account
from sekisho.registers.repo import ACCOUNTS, CONSULTATIONS, PEOPLE, SETTINGS, Repo
from sekisho.typed import Any, NamedTuple

# What can be due; the words for it stand in `messages.board`.
GUIDELINE, ACCOUNT, PASSWORD, CONSULTATION = "guideline", "account", "password", "consultation"
ROLE, DEPUTY, ATTACHMENT = "role", "deputy", "attachment"
SUBJECTS = (GUIDELINE, ACCOUNT, PASSWORD, CONSULTATION, ROLE, DEPUTY, ATTACHMENT)


class Due(NamedTuple):
    """Something that is due: which of SUBJECTS, whose or which (an id, a file), the last day for it, where that stands.

    For a review or a password that is the last day on which it is in time; for a consultation, role, deputy or licence
    the last day on which it holds.
    """

    subject: str
    name: str
    day: date
    path: str
    line: int


def due(repo: Repo, at: datetime, policy: Mapping[str, Any]) -> list[Due]:
    """Everything that is due some day, overdue or ahead, in the order of the days.

    `policy` is the checker's: `last_reviewed`, `review_interval_months`, `in_force_since` and the `parameters` of the
    rulebook, of which `password_interval_days` and `account_review_months` count here; without one, nothing of the
    kind is ever due. Left out is what no longer matters at the moment `at`: roles that have ended, consultations that
    nothing relies on any more.
    """
    found = [
        *_guideline(repo, policy),
        *_accounts(repo, policy),
        *_consultations(repo, at),
        *_people(repo, at.astimezone(repo.settings.zone).date()),
        *_attachments(repo),
    ]
    return sorted(found, key=lambda each: (each.day, SUBJECTS.index(each.subject), each.name))


def _guideline(repo: Repo, policy: Mapping[str, Any]) -> Iterator[Due]:
    reviewed = date.fromisoformat(policy["last_reviewed"])
    day = months_later(reviewed, policy["review_interval_months"])
    yield Due(GUIDELINE, policy["id"], day, SETTINGS, _line(repo, SETTINGS, "guideline_version", "guideline_url"))


def _accounts(repo: Repo, policy: Mapping[str, Any]) -> Iterator[Due]:
    parameters = policy["parameters"]
    for account in repo.accounts.values():
        if account.status == "retired":
            continue
        months = parameters.get("account_review_months")
        if months:
            # Before anybody reviewed it, an account was in order when it was opened or the guideline came into force.
            started = account.reviewed_on or _later(account.opened_on, date.fromisoformat(policy["in_force_since"]))
            line = _account_line(repo, account, "reviewed_on", "opened_on")
            yield Due(ACCOUNT, account.id, months_later(started, months), ACCOUNTS, line)
        days = parameters.get("password_interval_days")
        if days and account.status == "active" and account.password_changed_on is not None:
            day = account.password_changed_on + timedelta(days=days)
            line = _account_line(repo, account, "password_changed_on")
            yield Due(PASSWORD, account.id, day, ACCOUNTS, line)


def _consultations(repo: Repo, at: datetime) -> Iterator[Due]:
    """Those that an account in use or a draft still to go out relies on."""
    relied_on = {post.consultation for post in repo.posts.values() if post.waits(at)}
    for account in repo.accounts.values():
        given = account.consultation
        if account.status == "retired" or given is None:
            continue
        if isinstance(given, str):
            relied_on.add(given)
        elif given.until is not None:
            line = _account_line(repo, account, "consultation.until")
            yield Due(CONSULTATION, account.id, given.until, ACCOUNTS, line)
    for entry in repo.consultations.values():
        if entry.until is not None and entry.id in relied_on and entry.outcome != "refused":
            yield Due(
                CONSULTATION, entry.id, entry.until, CONSULTATIONS, _line(repo, CONSULTATIONS, entry.place + ".until")
            )


def _people(repo: Repo, today: date) -> Iterator[Due]:
    for name, person in repo.people.items():
        place = f"people.{name}"
        if person.until is not None and person.until >= today:
            yield Due(ROLE, name, person.until, PEOPLE, _line(repo, PEOPLE, f"{place}.until", place))
        for deputy in person.deputies:
            if deputy.until is not None and deputy.until >= today:
                line = _line(repo, PEOPLE, f"{deputy.place}.until", deputy.place, place)
                yield Due(DEPUTY, deputy.person, deputy.until, PEOPLE, line)


def _attachments(repo: Repo) -> Iterator[Due]:
    for post in repo.posts.values():
        for ending in post.endings:
            yield Due(ATTACHMENT, ending.file, ending.until, post.path, ending.line)


def months_later(day: date, months: int) -> date:
    """The day so many months later, or the last of its month where that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), first_of_next - timedelta(days=1))


def _later(day: date | None, other: date) -> date:
    return max(day, other) if day is not None else other


def _account_line(repo: Repo, account: Account, *fields: str) -> int:
    return _line(repo, ACCOUNTS, *(f"{account.place}.{field}" for field in (*fields, "id")))


def _line(repo: Repo, path: str, *places: str) -> int:
    register = repo.files[path]
    return register.source.position(register.at(*places).start)[0]
