"""What stands in no register, wherever it is written and whatever else is wrong; and handles that look alike."""

from __future__ import annotations

import json

import pytest
from conftest import ACCOUNTS, Check, run_sekisho, write_files
from test_registers import CONSULTED, DELETED, STAFF

pytestmark = pytest.mark.usefixtures("compiled")
TYPED = "Example-2026!"


@pytest.mark.parametrize(
    ("path", "text", "rules"),
    [
        ("accounts.yml", ACCOUNTS + f"    password: {TYPED}\n", ["unknown-field", "credential-in-register"]),
        ("accounts.yml", ACCOUNTS + f"    # パスワード:{TYPED}\n", ["credential-in-register"]),
        (
            "moderation.yml",
            DELETED.replace("職員への暴言", f'"パスワード:{TYPED} を書いた"'),
            ["credential-in-register"],
        ),
        ("people.yml", STAFF + f"# password={TYPED}\nteam: x\n", ["credential-in-register", "unknown-field"]),
        ("consultations.yml", CONSULTED + f"password: {TYPED}\n- [", ["credential-in-register", "yaml-indent"]),
        ("accounts.yml", ACCOUNTS.replace("2026-11-01", "2026-11-30"), []),
        ("accounts.yml", ACCOUNTS.replace("password_changed_on: 2026-11-01", '"password_changed_on" : 2026-11-30'), []),
    ],
)
def test_no_register_holds_a_password_and_no_report_shows_it(
    content_repo: str, path: str, text: str, rules: list[str]
) -> None:
    write_files(content_repo, {"people.yml": STAFF, path: text})
    at = ("--at", "2026-12-01T09:00")
    found = json.loads(run_sekisho("check", "--format", "json", *at, cwd=content_repo).out)["findings"]
    assert sorted(each["rule"] for each in found) == sorted(rules)
    for form in ("text", "json", "sarif"):
        done = run_sekisho("check", "--format", form, *at, cwd=content_repo)
        assert TYPED not in done.out + done.err
        assert done.status == (0 if not rules else 1 if rules == ["credential-in-register"] else 2)


@pytest.mark.parametrize(
    ("handle", "other", "service", "alike"),
    [
        ("kouiki_example", "kouiki_sample", "x", False),
        ("kouiki_example", "kouiki.example", "facebook", False),
        ("kouiki_example", "kouiki_example", "facebook", False),
        ("kouiki_example", "kouiki_exarnple", "facebook", True),
        ("kouiki_example", "k0uiki_example", "x", True),
        ("kouiki_example", "kouiki_exampIe", "line", True),
        ("kouiki_example", "kouikiexample", "x", True),
        ("JMA_bousai", "kouiki_example", "facebook", False),
        ("JMA_b0usai", "kouiki_example", "facebook", True),
        ("jma.bousai", "kouiki_example", "facebook", True),
    ],
)
def test_handles_that_look_alike(run_check: Check, handle: str, other: str, service: str, alike: bool) -> None:
    entry = ACCOUNTS.partition("\n")[2]
    second = entry.replace("x-main", "second").replace("service: x", f"service: {service}\n    scope: 消防本部")
    text = ACCOUNTS + f"    handle: {handle}\n" + second + f"    handle: {other}\n"
    found = [each.rule for each in run_check({"accounts.yml": text}).findings]
    assert ("lookalike-handle" in found) == alike
