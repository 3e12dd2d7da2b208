"""Gathering the plan of a content repo: every draft with its state, open incidents, what is due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, tzinfo

from sekisho.board.incidents import Open, open_incidents
from sekisho.board.states import APPROVED, OUT, state_of
from sekisho.check.checker import Checker, read_file
from sekisho.check.finding import Finding
from sekisho.draft import Draft, read_draft
from sekisho.registers import Repo
from sekisho.trouble import Troubles
from sekisho.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from sekisho.registers.due import Due

HEADLINE = 80  # characters of a title or first line that are kept
DUE_DAYS = 60  # how far ahead to look for what is due
DUE_KIND = "due"


class Entry(NamedTuple):
    """A draft in the plan. `draft` is None where it can't be read; `moment` is when it goes out, or went.

    `account` and `author` are empty where no register knows them. `headline` is its title or first line, empty where
    `hidden`: something in it was found to be personal or secret.
    `overdue` says that its time has passed and that nobody recorded its publication.
    """

    path: str
    draft: Draft | None
    account: str
    service: str
    author: str
    moment: datetime | None
    headline: str
    hidden: bool
    state: str
    overdue: bool
    findings: tuple[Finding, ...]

    @property
    def action(self) -> str:
        return self.draft.action if self.draft else ""

    @property
    def blocking(self) -> list[Finding]:
        """The findings that keep it from going out."""
        return [finding for finding in self.findings if finding.blocks]


class Board(NamedTuple):
    """The plan of a content repo at the moment `at`, drafts in the order of their moments.

    `due` is what is overdue or due soon, `notes` are reminders about the configuration, `registers` the findings in the
    registers; `services` and `people` are their names by id, `sensitive` the rules whose findings are masked.
    """

    organisation: dict[str, str]
    repository: str
    at: datetime
    policy: dict[str, Any]
    site_url: str
    services: dict[str, dict[str, str]]
    entries: list[Entry]
    incidents: list[Open]
    due: list[Due]
    people: dict[str, str]
    sensitive: frozenset[str]
    registers: list[Finding]
    notes: list[Finding]

    @property
    def today(self) -> date:
        return self.at.date()


def gather(checker: Checker, repo: Repo, at: datetime, notes: Iterable[Finding] = ()) -> Board:
    """The plan of a content repo whose registers can be relied on."""
    at = local(at, repo.settings.zone)
    settings = repo.settings
    entries = sorted((_entry(path, checker, repo, at) for path in repo.drafts()), key=_order)
    registers = checker.check_registers(repo, at)
    return Board(
        organisation=settings.organisation,
        repository=settings.repository,
        at=at,
        policy=checker.policy,
        site_url=settings.rulebook_url or checker.policy["site_url"],
        services={name: platform["name"] for name, platform in checker.lists.platforms.items()},
        entries=entries,
        incidents=open_incidents(
            checker, repo, {each.path for each in registers if checker.rules[each.rule].sensitive}
        ),
        due=_due(checker, repo, at),
        people={name: person.name for name, person in repo.people.items()},
        sensitive=frozenset(rule.id for rule in checker.rules.values() if rule.sensitive),
        # What is due is shown as such.
        registers=[each for each in registers if checker.rules[each.rule].kind != DUE_KIND],
        notes=list(notes),
    )


def local(moment: datetime, zone: tzinfo) -> datetime:
    """A moment in a time zone; as it stands where that would be before the year 1 or after 9999."""
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return moment


def _order(entry: Entry) -> tuple[bool, float, str]:
    return entry.moment is None, entry.moment.timestamp() if entry.moment else 0, entry.path


def _entry(path: str, checker: Checker, repo: Repo, at: datetime) -> Entry:
    findings = tuple(checker.check_draft(path, repo, at))
    source = read_file(path, repo, Troubles())
    draft = read_draft(source, Troubles(), repo.settings.zone) if source else None
    state = state_of(draft, findings, checker.rules, at)
    if draft is None:
        return Entry(path, None, "", "", "", None, "", False, state, False, findings)
    moment = (draft.published_at if state == OUT else None) or draft.scheduled_at
    hidden = _is_sensitive(draft, findings, checker)
    account, person = repo.accounts.get(draft.account), repo.people.get(draft.author)
    return Entry(
        path=path,
        draft=draft,
        # What is in no register is shown nowhere as if it were: somebody may have typed a telephone number there.
        account=account.id if account else "",
        service=account.service if account else "",
        author=person.name if person else "",
        moment=local(moment, repo.settings.zone) if moment else None,
        headline="" if hidden else _headline(draft),
        hidden=hidden,
        state=state,
        overdue=state != OUT and moment is not None and moment < at,
        findings=findings,
    )


def _is_sensitive(draft: Draft, findings: Iterable[Finding], checker: Checker) -> bool:
    """Was something personal or secret found in it, or would have been, had the rule not been set aside?"""
    names = {finding.rule for finding in findings} | {waiver.rule for waiver in draft.waivers}
    return any(name in checker.rules and checker.rules[name].sensitive for name in names)


def _headline(draft: Draft) -> str:
    lines = (line.strip() for line in (draft.text("title") or draft.body).split("\n"))
    line = next(filter(None, lines), "")
    return line if len(line) <= HEADLINE else line[: HEADLINE - 1] + "…"


def _due(checker: Checker, repo: Repo, at: datetime) -> list[Due]:
    """What is overdue, or due before long: within `DUE_DAYS`, or from when on the rulebook reminds of it."""
    from sekisho.registers.due import due

    within: dict[str, int] = {}
    for rule in checker.rules.values():
        if rule.kind == DUE_KIND:
            params = rule.params.__dict__
            for subject in params["of"]:
                within[subject] = max(within.get(subject, DUE_DAYS), params["within"])
    found = due(repo, at, checker.policy)
    return [each for each in found if (each.day - at.date()).days <= within.get(each.subject, DUE_DAYS)]


def counts(entries: Iterable[Entry]) -> dict[str, int]:
    """How many drafts are in each state that occurs, in the usual order."""
    from sekisho.board.states import STATES

    states = [entry.state for entry in entries]
    return {state: states.count(state) for state in STATES if state in states}


def to_go_out(entry: Entry, at: datetime) -> bool:
    """Is it approved, with its time still to come and nothing on record of its publication?"""
    waits = entry.draft is not None and entry.draft.published_at is None
    return entry.state == APPROVED and waits and entry.moment is not None and entry.moment > at
