"""Which drafts are looked at: one, all, or all that wait when a register changes; and when nothing can be judged."""

import pytest
from conftest import ACCOUNT, ACCOUNTS, FIELDS, PEOPLE, SETTINGS, Check, draft

OLD = FIELDS.replace("2026-12-10", "2026-11-10")
OUT = FIELDS + "published: {at: 2026-11-30T09:00, url: 'https://x.com/a/1'}\n"
THREE = {
    "posts/waiting.md": draft("一つ目"),
    "posts/past.md": draft("二つ目", OLD),
    "posts/out.md": draft("三つ目", OUT),
}
RETIRED = ACCOUNTS.replace(
    "    owner", "    status: retired\n    retirement: {criterion: 7-1, date: 2026-11-30, decided_by: 係長}\n    owner"
)


def rules(outcome: object, path: str) -> list[str]:
    return [each.rule for each in outcome.findings if each.path == path]  # type: ignore[attr-defined]


def test_without_paths_everything_is_checked(run_check: Check) -> None:
    assert run_check(THREE).checked == 3


def test_a_draft_is_checked_by_itself(run_check: Check) -> None:
    assert run_check(THREE, ["posts/past.md"]).checked == 1


@pytest.mark.parametrize("path", ["accounts.yml", "people.yml", "sekisho.yml", "incidents/a.yml", "media/a.png"])
def test_a_register_or_attachment_brings_the_drafts_that_wait(run_check: Check, path: str) -> None:
    assert run_check(THREE, [path]).checked == 1


def test_retiring_an_account_stops_at_the_draft_that_waits_for_it(run_check: Check) -> None:
    found = run_check({**THREE, "accounts.yml": RETIRED}, ["accounts.yml"])
    assert "retired-account" in rules(found, "posts/waiting.md")
    assert rules(found, "posts/out.md") == []


def test_a_broken_draft_counts_as_waiting(run_check: Check) -> None:
    found = run_check({"posts/x.md": "---\naccount: [\n---\n"}, ["accounts.yml"])
    assert rules(found, "posts/x.md") == ["yaml-broken"]


@pytest.mark.parametrize(
    ("files", "places"),
    [
        ({"accounts.yml": ""}, [("accounts.yml", 1, "file-missing")]),
        ({"people.yml": "# 空\n"}, [("people.yml", 1, "file-empty")]),
        ({"accounts.yml": "- a\n"}, [("accounts.yml", 1, "wrong-type")]),
        ({"accounts.yml": ACCOUNTS + ACCOUNT}, [("accounts.yml", 10, "duplicate-id")]),
        ({"accounts.yml": ACCOUNTS.replace("service: x", "service: facebok")}, [("accounts.yml", 3, "not-a-choice")]),
        ({"accounts.yml": ACCOUNTS.replace("2026-11-01", "2026-11-31")}, [("accounts.yml", 6, "no-such-date")]),
        ({"people.yml": PEOPLE.replace("[author]", "[auther]")}, [("people.yml", 2, "not-a-choice")]),
        ({"people.yml": PEOPLE.replace("[author]", "author")}, [("people.yml", 2, "wrong-type")]),
        ({"sekisho.yml": SETTINGS + "organization: x\n"}, [("sekisho.yml", 4, "unknown-field")]),
        ({"sekisho.yml": SETTINGS + "timezone: Asia/Niigata\n"}, [("sekisho.yml", 4, "unknown-zone")]),
        (
            {"incidents/a.yml": "kind: fire\naccount: x-main\nopened_on: 2026-12-01\nstatus: open\n"},
            [("incidents/a.yml", 1, "not-a-choice")],
        ),
        ({"incidents/a.txt": "x"}, [("incidents/a.txt", 1, "not-an-incident")]),
        (
            {"accounts.yml": ACCOUNTS.replace("owner", "ower"), "people.yml": "people: []\n"},
            [
                ("accounts.yml", 2, "missing-field"),
                ("accounts.yml", 5, "unknown-field"),
                ("people.yml", 1, "wrong-type"),
            ],
        ),
    ],
)
def test_a_broken_register_stops_everything_and_is_told_whole(
    run_check: Check, files: dict[str, str], places: list[tuple[str, int, str]]
) -> None:
    found = run_check({**THREE, **files})
    assert [(each.path, each.line, each.rule) for each in found.findings] == places
    assert (found.status, found.checked, found.unusable) == (2, 0, True)


def test_a_byte_order_mark_in_a_register_reminds_and_does_not_stop(run_check: Check) -> None:
    found = run_check({"people.yml": "\ufeff" + PEOPLE})
    assert [(each.path, each.rule, each.severity) for each in found.findings] == [
        ("people.yml", "byte-order-mark", "warning")
    ]
    assert found.status == 0


def test_other_files_in_posts_are_not_passed_over(run_check: Check) -> None:
    found = run_check({"posts/note.txt": "x", "posts/X.MD": "x"})
    assert [(each.path, each.rule) for each in found.findings] == [
        ("posts/X.MD", "not-a-draft"),
        ("posts/note.txt", "not-a-draft"),
    ]


@pytest.mark.parametrize(
    ("version", "found"), [("1.0", []), ("0.9", []), ("1.1", ["older-policy"]), ("2", ["older-policy"])]
)
def test_an_older_checker_says_so(run_check: Check, version: str, found: list[str]) -> None:
    outcome = run_check({"sekisho.yml": SETTINGS + f'guideline_version: "{version}"\n'})
    assert [each.rule for each in outcome.findings] == found
    assert outcome.status == 0
