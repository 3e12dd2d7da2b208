"""What every part of a sheet is made from, and how it writes texts, names and dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from html import escape

from sekisho.check.checker import Checker
from sekisho.check.finding import Finding
from sekisho.draft import Draft
from sekisho.messages import Text, say, shown
from sekisho.messages.sheet import DAY, MOMENT, MONTHS, SHEET, WEEKDAYS
from sekisho.registers import Account, Repo
from sekisho.report.blocks import visible
from sekisho.sheet.hiding import Stretch, field_of, secrets_of
from sekisho.typed import Any


class Paper:
    """A draft with all that a sheet says of it, as of one moment, in one language.

    `texts` are the rulebook's compiled texts.
    """

    def __init__(
        self,
        draft: Draft,
        repo: Repo,
        checker: Checker,
        findings: list[Finding],
        at: datetime,
        lang: str,
        texts: dict[str, Any],
    ) -> None:
        self.draft = draft
        self.repo = repo
        self.checker = checker
        self.findings = findings
        self.at = at.astimezone(repo.settings.zone)
        self.lang = lang
        self.texts = texts
        self.secrets: list[Stretch] = secrets_of(draft, findings, checker.rules)

    @property
    def account(self) -> Account | None:
        """The account of the draft, where it is registered."""
        return self.repo.accounts.get(self.draft.account)

    @property
    def platform(self) -> dict[str, Any]:
        """What the rulebook says of the account's platform; empty where that is not known."""
        account = self.account
        found: dict[str, Any] = dict(self.checker.lists.platforms.get(account.service, {})) if account else {}
        return found

    @property
    def counts(self) -> tuple[int, int]:
        """How many findings block and how many remind, of those on what is to go out; approvals are what it is for."""
        found = [each for each in self.findings if not self.about_approval(each)]
        errors = sum(each.blocks for each in found)
        return errors, len(found) - errors

    def about_approval(self, finding: Finding) -> bool:
        """Is it the approval that is wrong, and not what is approved?"""
        rule = self.checker.rules.get(finding.rule)
        return rule is not None and rule.kind == "approval"

    def word(self, key: str, **values: object) -> str:
        """A text of the sheet, escaped."""
        return escape(say(SHEET[key], self.lang, values))

    def choice(self, table: dict[str, Text], value: str) -> str:
        """A value of a closed set in words; as it is where it is none of them."""
        return shown(table.get(value, value), self.lang) or SHEET["unknown"].in_(self.lang)

    def field(self, path: str, text: str) -> str:
        """The value of a field of the draft, with what must not be shown masked."""
        return field_of(self.draft, path, text, self.secrets)

    def person(self, name: str) -> str:
        """A person's name, or the id where there is no such person."""
        found = self.repo.people.get(name)
        return found.name if found and found.name else name

    def names(self, people: Iterable[str]) -> str:
        """Names of people, in the order given."""
        return shown([self.person(each) for each in people], self.lang)

    def day(self, day: date) -> str:
        """A date with its weekday."""
        values = {
            "year": day.year,
            "month": day.month,
            "day": day.day,
            "weekday": WEEKDAYS[day.weekday()],
            "month_name": MONTHS[day.month - 1],
        }
        return say(DAY, self.lang, values)

    def moment(self, at: datetime) -> str:
        """A point in time, in the time zone of the content repo."""
        here = at.astimezone(self.repo.settings.zone)
        return MOMENT.in_(self.lang).format(date=self.day(here.date()), hour=here.hour, minute=here.minute)


def safe(text: str) -> str:
    """`text` as HTML on one line; what can't be seen or would turn the text round is written out."""
    return escape(visible(text.encode("utf-8", "backslashreplace").decode()))


def lines(text: str) -> str:
    """The same for a text of several lines, which are kept."""
    return "\n".join(map(safe, text.split("\n")))


def tongue(text: str, lang: str) -> str:
    """The lang attribute of a text that is not in the language of the page; empty otherwise."""
    japanese = any("ぁ" <= char <= "鿿" for char in text)
    spoken = "ja" if japanese else "en" if any("a" <= char <= "z" for char in text.lower()) else lang
    return "" if spoken == lang else f' lang="{spoken}"'
