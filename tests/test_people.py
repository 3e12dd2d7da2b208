"""people.yml and the confirmations: what is wrong with them, told with its place."""

import re

import pytest
from conftest import PEOPLE, draft, run_sekisho, write_files

pytestmark = pytest.mark.usefixtures("compiled")
AT = ("--at", "2026-12-01T09:00")
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"


def told(repo: str) -> tuple[int, list[str]]:
    """The exit status, and place and message of everything in a register that blocks."""
    done = run_sekisho("check", *AT, cwd=repo)
    return done.status, [
        f"{place} {said}"
        for place, said in re.findall(r"^(\S+:\d+:\d+)  止めます .*\n(?:.*\|.*\n)+  (.*)$", done.out, re.MULTILINE)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "  daini: {name: 代田, roles: [author]}",
        "  daini: {name: 代田, roles: [author], from: 2026-04-01, until: 2026-04-01}",
        f'  daini: {{name: 代田, roles: [approver], key: "{KEY} desk"}}',
        f'  daini: {{name: 代田, roles: [approver], key: ["{KEY}", "{KEY}"]}}',
        "  daini: {name: 代田, roles: [approver], deputies: [{person: mihon, from: 2026-12-01, until: 2026-12-01}]}",
        "  Daini: {name: 代田, roles: [author]}",
        "  例田: {name: 例田, roles: [author]}",
    ],
)
def test_what_may_stand_there(content_repo: str, line: str) -> None:
    write_files(content_repo, {"people.yml": f"{PEOPLE}{line}\n"})
    assert told(content_repo) == (0, [])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "  daini: {name: 代田, roles: [approver], until: 2026-03-31, from: 2026-04-01}",
            "people.yml:4:47 期間の終わり(2026-03-31)が、始まりより前です。",
        ),
        (
            "  daini: {name: 代田, roles: [approver], deputies: [{person: mihom, from: 2026-12-01, until: 2026-12-31}]}",
            "people.yml:4:60 「mihom」という id の人は people.yml にいません。「mihon」のことですか。",
        ),
        (
            "  daini: {name: 代田, roles: [approver], deputies: [{person: mihon, from: 2026-12-31, until: 2026-12-01}]}",
            "people.yml:4:92 期間の終わり(2026-12-01)が、始まりより前です。",
        ),
        (
            "  ｍｉｈｏｎ: {name: 見本, roles: [approver]}",
            "people.yml:4:10 id「ｍｉｈｏｎ」は、見た目が「mihon」と同じか、見えない文字や全角の英数字を含みます。",
        ),
        (
            "  Mihon: {name: 見本, roles: [approver]}",
            "people.yml:4:10 id「Mihon」は、見た目が「mihon」と同じか、見えない文字や全角の英数字を含みます。",
        ),
        (
            '  "dai\\u200bni": {name: 代田, roles: [approver]}',
            "people.yml:4:18 id「dai‹U+200B›ni」は、見た目が「daini」と同じか、見えない文字や全角の英数字を含みます。",
        ),
        (
            "  daini: {name: 代田, roles: [approver], key: ssh-rsa AAAA}",
            "people.yml:4:45 SSH の公開鍵として読めません。",
        ),
        (
            "  daini: {name: 代田, roles: [boss]}",
            "people.yml:4:29 項目「roles」に「boss」は使えません。",
        ),
        (
            "  daini: {name: 代田, roles: [author], mail: a@example.jp}",
            "people.yml:4:38 「mail」という項目はありません。",
        ),
        (
            "  daini: {name: 代田, roles: [approver], until: 2026-02-30}",
            "people.yml:4:47 「2026-02-30」という日時はありません。",
        ),
    ],
)
def test_what_may_not(content_repo: str, line: str, said: str) -> None:
    write_files(content_repo, {"people.yml": f"{PEOPLE}{line}\n", "posts/a.md": draft("本文です。")})
    status, found = told(content_repo)
    assert status == 2
    assert [each for each in found if each.startswith(said)] == found[:1], found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "confirmations/a.yml: "),
        ("- file: people.yml\n", "confirmations/a.yml:1:1 "),
        ("file: people.yml\nafter: x\nby: mihon\nat: 2026-11-01T09:00\n", "confirmations/a.yml:1:1 "),
        ("file: people.yml\nbefore: x\nafter: x\nby: mihon\nat: tomorrow\n", "confirmations/a.yml:5:5 "),
    ],
)
def test_confirmations_that_are_none(content_repo: str, text: str, said: str) -> None:
    write_files(content_repo, {"confirmations/a.yml": text})
    done = run_sekisho("check", *AT, cwd=content_repo)
    assert done.status == 2
    assert done.out.startswith(said.rstrip(": ")), done.out
