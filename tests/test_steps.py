"""Approval in several steps: who is asked next, who has been, and what holds after a change."""

import os
import pty
import re
import subprocess

import pytest
from conftest import BIN, PEOPLE, SETTINGS, draft, run_sekisho, write_files

pytestmark = pytest.mark.usefixtures("compiled")
AT = ("--at", "2026-11-20T10:00")
THREE = PEOPLE + "  shino: {name: 試野, roles: [approver, head]}\n"


def approve(repo: str, by: str, at: str = "2026-11-20T10:00") -> tuple[int, str]:
    done = run_sekisho("approve", "--by", by, "--at", at, "posts/a.md", cwd=repo)
    return done.status, done.out


def blocked(repo: str) -> list[str]:
    done = run_sekisho("check", "--at", "2026-12-01T09:00", "posts/a.md", cwd=repo)
    return re.findall(r"  止めます  .*\n.*\n.*\n  (.*)\n", done.out)


@pytest.fixture
def repo(content_repo: str) -> str:
    write_files(content_repo, {"people.yml": THREE, "posts/a.md": draft("お知らせです。")})
    return content_repo


def steps(repo: str, text: str) -> None:
    write_files(repo, {"sekisho.yml": SETTINGS + f"approval: {{steps: [{text}]}}\n"})


def test_first_one_then_another(repo: str) -> None:
    steps(repo, "{any_of: [mihon]}, {role: head}")
    assert approve(repo, "mihon") == (
        0,
        "posts/a.md:6:7  止めます  承認の手順の途中  [3(5)]\n"
        "    6 |   by: mihon\n      |       ^^^^^\n"
        "  承認の手順が終わっていません。次は、役割 head の人の承認です。\n"
        "  → 順番どおりに内容を見てもらい、`sekisho approve` で承認を受けてください。\n"
        "  https://sekisho.example.jp/rules/approval-step-missing/\n\n"
        + approve_summary(repo)
        + "posts/a.md を 見本 が承認しました。承認の手順は、まだ終わっていません。\n",
    )
    assert approve(repo, "shino", "2026-11-20T11:00") == (0, "posts/a.md を 試野 が承認しました。\n")
    assert blocked(repo) == []
    with open(os.path.join(repo, "posts/a.md"), encoding="utf-8") as file:
        assert re.findall(r"  - by: (\w+)\n    at: (\S+)", file.read()) == [
            ("mihon", "2026-11-20T10:00:00+09:00"),
            ("shino", "2026-11-20T11:00:00+09:00"),
        ]


def approve_summary(repo: str) -> str:
    """The summary line, whose digest changes with the rulebook."""
    done = run_sekisho("check", "--at", "2026-12-01T09:00", "posts/a.md", cwd=repo)
    return done.out.splitlines()[-1] + "\n"


@pytest.mark.parametrize(
    ("asked", "given", "still"),
    [
        ("{role: approver}", ["mihon"], []),
        ("{any_of: [mihon, shino]}", ["shino"], []),
        ("{all_of: [mihon, shino]}", ["mihon", "shino"], []),
        ("{all_of: [mihon, shino]}", ["shino", "mihon"], []),
        ("{all_of: [mihon, shino]}", ["shino"], ["承認の手順が終わっていません。次は、見本、試野 の全員の承認です。"]),
        (
            "{role: approver}, {role: head}",
            ["shino"],
            ["承認の手順が終わっていません。次は、役割 head の人の承認です。"],
        ),
    ],
)
def test_which_step_is_next(repo: str, asked: str, given: list[str], still: list[str]) -> None:
    steps(repo, asked)
    for number, who in enumerate(given):
        assert approve(repo, who, f"2026-11-20T1{number}:00")[0] == 0
    assert blocked(repo) == still


@pytest.mark.parametrize(
    ("asked", "by", "said"),
    [
        (
            "{any_of: [mihon]}, {any_of: [shino]}",
            "shino",
            "承認の手順が終わっていません。次は、見本 のだれかの承認です。",
        ),
        ("{any_of: [shino]}", "mihon", "「mihon」は、このアカウントの承認者ではありません。"),
        ("{role: approver}", "reida", "承認者と作成者が同じです(reida)。"),
    ],
)
def test_who_is_not_next(repo: str, asked: str, by: str, said: str) -> None:
    steps(repo, asked)
    status, out = approve(repo, by)
    assert status == 1
    assert said in out
    assert out.endswith("posts/a.md は承認していません。\n")


def test_a_change_voids_the_steps_before_it(repo: str) -> None:
    steps(repo, "{any_of: [mihon]}, {any_of: [shino]}")
    approve(repo, "mihon")
    with open(os.path.join(repo, "posts/a.md"), encoding="utf-8") as file:
        text = file.read()
    write_files(repo, {"posts/a.md": text.replace("お知らせです。", "お知らせです!")})
    assert approve(repo, "shino", "2026-11-20T11:00")[0] == 1
    assert approve(repo, "mihon", "2026-11-20T12:00")[0] == 0
    assert approve(repo, "shino", "2026-11-20T13:00")[0] == 0
    assert blocked(repo) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{role: boss}", "「boss」"),
        ("{any_of: [nobody]}", "「nobody」"),
        ("{}", "role、any_of、all_of"),
        ("{role: approver, any_of: [mihon]}", "role、any_of、all_of"),
    ],
)
def test_steps_that_nobody_can_take(repo: str, text: str, said: str) -> None:
    steps(repo, text)
    done = run_sekisho("check", *AT, cwd=repo)
    assert done.status == 2
    assert said in done.out


def at_terminal(repo: str, answer: str, *arguments: str) -> tuple[int, str]:
    """Run a command at a terminal, where somebody answers."""
    mine, theirs = pty.openpty()
    with subprocess.Popen(
        [os.path.join(BIN, "sekisho"), *arguments], cwd=repo, stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        os.write(mine, answer.encode())
        said = b""
        while True:
            try:
                more = os.read(mine, 1 << 16)
            except OSError:
                break
            if not more:
                break
            said += more
    os.close(mine)
    return process.returncode, re.sub(r"\x1b\[[0-9;]*m", "", said.decode()).replace("\r\n", "\n")


@pytest.mark.parametrize(("answer", "status"), [("n\n", 1), ("\n", 1), ("はい\n", 0), ("y\n", 0)])
def test_the_approver_sees_what_readers_will_see_and_is_asked(repo: str, answer: str, status: int) -> None:
    write_files(repo, {"posts/a.md": draft("お知らせです。https://bit.ly/a")})
    done, said = at_terminal(repo, answer, "approve", "--by", "mihon", *AT, "posts/a.md")
    assert done == status
    assert "お知らせです。" in said
    assert "短縮 URL  [6(1)④]" in said
    assert "見本 として、この内容を承認しますか [y/N]: " in said
    assert "□ " in said
    with open(os.path.join(repo, "posts/a.md"), encoding="utf-8") as file:
        assert ("approval:" in file.read()) == (status == 0)
