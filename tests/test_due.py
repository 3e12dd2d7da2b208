"""What falls due, on which day, and from when somebody is reminded of it."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import ACCOUNTS, FIELDS, Check, draft, moment, repo_files
from test_registers import CONSULTED, SHARE

from sekisho.check.checker import Checker
from sekisho.registers.due import Due, due, months_later
from sekisho.tree import Memory

DUE_PEOPLE = (
    "people:\n"
    "  reida: {name: 例田, roles: [author], until: 2026-11-30}\n"
    "  mihon:\n    name: 見本\n    roles: [approver]\n    until: 2026-12-20\n"
    "    deputies:\n      - {person: reida, from: 2026-11-20, until: 2026-12-05}\n"
)


def test_what_falls_due_in_the_order_of_days(checker: Checker) -> None:
    media = "media:\n  - file: media/a.png\n    until: 2026-12-31\n"
    files = {
        "accounts.yml": ACCOUNTS + "    reviewed_on: 2026-02-28\n",
        "people.yml": DUE_PEOPLE,
        "consultations.yml": CONSULTED + CONSULTED.partition("\n")[2].replace("c-2026-01", "c-2026-09"),
        "posts/a.md": draft("紹介します。", SHARE + "consultation: c-2026-01\n"),
        "posts/b.md": draft("写真です。", FIELDS + media),
        "posts/c.md": draft(
            "出ました。", FIELDS + media.replace("12-31", "11-30") + "published: {at: 2026-11-01T09:00}\n"
        ),
        "posts/broken.md": "---\nmedia: [\n",
    }
    repo = checker.open(Memory(repo_files(files)))
    assert due(repo, moment(), checker.policy) == [
        Due("attachment", "media/a.png", date(2026, 11, 30), "posts/c.md", 7),
        Due("deputy", "reida", date(2026, 12, 5), "people.yml", 8),
        Due("role", "mihon", date(2026, 12, 20), "people.yml", 6),
        Due("attachment", "media/a.png", date(2026, 12, 31), "posts/b.md", 7),
        Due("password", "x-main", date(2027, 1, 30), "accounts.yml", 6),
        Due("account", "x-main", date(2027, 2, 28), "accounts.yml", 10),
        Due("consultation", "c-2026-01", date(2027, 3, 31), "consultations.yml", 2),
        Due("guideline", checker.policy["id"], date(2027, 11, 22), "sekisho.yml", 1),
    ]


def test_without_parameters_nothing_of_the_kind_is_due(checker: Checker) -> None:
    repo = checker.open(Memory(repo_files()))
    policy = {**checker.policy, "parameters": {}}
    assert [each.subject for each in due(repo, moment(), policy)] == ["guideline"]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(2026, 11, 22), 1, date(2026, 12, 22)),
        (date(2026, 12, 31), 0, date(2026, 12, 31)),
    ],
)
def test_months_later(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


@pytest.mark.parametrize(
    ("at", "rules"),
    [
        ("2026-12-01T09:00+09:00", []),
        ("2027-10-22T14:59+00:00", []),
        ("2027-10-22T15:00+00:00", ["guideline-review-due"]),
        ("2027-10-31T00:00+09:00", ["guideline-review-due"]),
        ("2027-11-01T00:00+09:00", ["account-review-due", "guideline-review-due"]),
        ("2027-12-02T00:00+09:00", ["account-review-due", "guideline-review-due"]),
    ],
)
def test_reminders_begin_so_many_days_before(run_check: Check, at: str, rules: list[str]) -> None:
    outcome = run_check({"accounts.yml": ACCOUNTS.replace("2026-11-01", at[:10])}, at=at)
    assert sorted(each.rule for each in outcome.findings if not each.blocks) == rules
