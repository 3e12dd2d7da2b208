"""The command line as people use it: real processes, whole messages, exit statuses."""

import json
import os
import pty
import re
import select
import subprocess
import sys
import time

import pytest
from conftest import BIN, FIELDS, draft, repo_files, run_sekisho, write_files

pytestmark = pytest.mark.usefixtures("compiled")
AT = ("--at", "2026-12-01T09:00")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ([], 2, "Sekisho(関所): 公式アカウントの投稿を、出す前に指針と照らし合わせます。"),
        (["--help"], 0, "  sekisho check     下書きと登録簿を確かめる"),
        (["--help", "--lang", "en"], 0, "  sekisho check     check drafts and registers"),
        (["check", "--help"], 0, "使い方: sekisho check [PATH…]"),
        (["check", "-h", "--lang=en"], 0, "Usage: sekisho check [PATH…]"),
        (["--version"], 0, "sekisho 0.1.0"),
        (["chek"], 2, "エラー: 「chek」という命令はありません。「check」のことですか。"),
        (["check", "--frmat", "json"], 2, "エラー: 「--frmat」という指定はありません。「--format」のことですか。"),
        (
            ["check", "--format", "xml"],
            2,
            "エラー: --format に「xml」は使えません(使えるもの: text、json、sarif、github、gitlab)。",
        ),
        (["check", "--at"], 2, "エラー: --at の後に値(TIME)が要ります。"),
        (["check", "--at", "明日"], 2, "エラー: 「明日」は日時として読めません(例: 2026-12-01T09:00)。"),
        (["check", "--quiet=1"], 2, "エラー: --quiet に値は付けられません。"),
        (["check", "-x"], 2, "エラー: 「-x」という指定はありません。"),
        (["check", "--lang", "fr"], 2, "エラー: --lang に「fr」は使えません(使えるもの: ja、en)。"),
        (
            ["explain"],
            2,
            "エラー: 規則の名前か条項を指定してください(例: sekisho explain shortened-url、sekisho explain '6(1)④')。",
        ),
        (
            ["explain", "shortend-url", "--lang", "en"],
            2,
            "Error: There is no rule or clause shortend-url. Did you mean shortened-url?",
        ),
        (["approve", "posts/x.md"], 2, "エラー: --by を指定してください。"),
        (["approve", "--by", "mihon"], 2, "エラー: 下書きのファイルを指定してください。"),
        (["init"], 2, "エラー: 作るフォルダーの名前を指定してください。"),
        (["check", "../x.md"], 2, "の外にあります。"),
        (["check", "posts/none.md"], 1, "このファイルがありません。"),
    ],
)
def test_what_is_said(content_repo: str, arguments: list[str], status: int, said: str) -> None:
    done = run_sekisho(*arguments, cwd=content_repo)
    assert done.status == status
    assert said in done.out + done.err


def test_outside_a_content_repo(tmp_path: object) -> None:
    done = run_sekisho("check", "--lang", "en", cwd="/")
    assert (done.status, done.out) == (2, "")
    assert (
        done.err
        == "Error: There is no sekisho.yml in / or above it. Run this inside a content repo, or make one with `sekisho init DIR`.\n"
    )


def test_check_from_below_with_names_and_folders(content_repo: str) -> None:
    write_files(content_repo, {"posts/2026/日本 語.md": draft("バカですね。"), "posts/b.md": draft("よい知らせ")})
    below = os.path.join(content_repo, "posts", "2026")
    for arguments, checked in (
        ([], 2),
        (["."], 1),
        (["日本 語.md"], 1),
        ([".."], 2),
        ([content_repo], 2),
        (["../b.md", "日本 語.md"], 2),
    ):
        done = run_sekisho("check", "--format", "json", *AT, *arguments, cwd=below)
        assert json.loads(done.out)["checked"] == checked, arguments
        assert done.status == 1


def test_the_language_is_that_of_the_repo_unless_asked(content_repo: str) -> None:
    write_files(
        content_repo, {"sekisho.yml": repo_files()["sekisho.yml"] + b"language: en\n", "posts/a.md": draft("バカ")}
    )
    assert "blocked  Insults" in run_sekisho("check", *AT, cwd=content_repo).out
    assert "止めます  人をののしる言葉" in run_sekisho("check", *AT, "--lang", "ja", cwd=content_repo).out


def test_output_is_utf8_whatever_the_console_says(content_repo: str) -> None:
    write_files(content_repo, {"posts/a.md": draft("バカ")})
    done = run_sekisho("check", *AT, cwd=content_repo, PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert "人をののしる言葉" in done.out
    assert done.status == 1


def test_quiet_says_nothing_where_nothing_is_found(content_repo: str) -> None:
    assert run_sekisho("check", "--quiet", *AT, cwd=content_repo).out == ""


def test_explain_a_rule_and_a_clause(content_repo: str) -> None:
    told = run_sekisho("explain", "insult", cwd="/").out
    assert told.startswith(
        "人をののしる言葉  (insult)\n\n下書きから自動で確かめます。当たると止めます。"
        "下書き全体の言葉づかいが問題のない投稿に近く、見つけた文の言葉づかいも問題のある投稿に近くないときにかぎり、止めずに知らせます。"
        "承認者の判断で、一つの下書きについて除外できます。\n\n3(6)  "
    )
    for name in ("6-1-4", "6(1)④", "6(1)4", "６（１）④"):
        told = run_sekisho("explain", name, "--lang", "en", cwd="/").out
        assert told.startswith("6(1)④  Mind that short URLs worry users\n\nMind that URL shorteners")
    assert "`sekisho approve`" in run_sekisho("explain", "approval-missing", cwd="/").out


def approve(repo: str, *arguments: str) -> tuple[int, str]:
    done = run_sekisho("approve", *arguments, cwd=repo)
    return done.status, done.out + done.err


PAST = ("--at", "2026-11-20T10:00")


def test_approve_puts_the_approval_on_record_and_nothing_else(content_repo: str) -> None:
    text = draft(
        "お知らせです。",
        "# 注釈\n"
        + FIELDS
        + "approval:\n  by: reida\n  at: 2026-01-01T00:00\nposition: x\n".replace("position: x\n", ""),
    )
    write_files(content_repo, {"posts/a.md": text.replace("\n", "\r\n")})
    assert approve(content_repo, "--by", "mihon", *PAST, "posts/a.md") == (0, "posts/a.md を 見本 が承認しました。\n")
    with open(os.path.join(content_repo, "posts/a.md"), newline="", encoding="utf-8") as file:
        written = file.read()
    pattern = (
        "---\r\n# 注釈\r\naccount: x-main\r\nscheduled_at: 2026-12-10T09:00\r\nauthor: reida\r\n"
        'approval:\r\n  by: mihon\r\n  at: 2026-11-20T10:00:00\\+09:00\r\n  digest: "sha256:[0-9a-f]{64}"\r\n  covers: {account: [0-9a-f]{8}, scheduled_at: [0-9a-f]{8}, author: [0-9a-f]{8}, body: [0-9a-f]{8}}\r\n---\r\nお知らせです。\r\n'
    )
    assert re.fullmatch(pattern, written)
    assert run_sekisho("check", *AT, "posts/a.md", cwd=content_repo).status == 0
    with open(os.path.join(content_repo, "posts/a.md"), "a", encoding="utf-8") as file:
        file.write("追記")
    assert "承認された内容と、今の内容が違います。" in run_sekisho("check", *AT, "posts/a.md", cwd=content_repo).out


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--by", "reida", *PAST], 1, "承認者と作成者が同じです(reida)。"),
        (["--by", "reida", *PAST, "--lang", "en"], 1, "posts/a.md was not approved."),
        (["--by", "dareka", *PAST], 2, "people.yml に「dareka」という人はいません。"),
        (["--by", "mihon", "--at", "2026-12-11T09:00"], 1, "投稿の時刻より後です"),
        (["--by", "mihon", *PAST], 0, "見本 が承認しました"),
    ],
)
def test_who_may_approve_and_when(content_repo: str, arguments: list[str], status: int, said: str) -> None:
    write_files(content_repo, {"posts/a.md": draft("お知らせです。")})
    found = approve(content_repo, *arguments, "posts/a.md")
    assert (found[0], said in found[1]) == (status, True), found[1]


def test_approving_what_must_be_mended_says_so(content_repo: str) -> None:
    write_files(content_repo, {"posts/a.md": draft("バカですね。"), "posts/b.md": draft("よい知らせ")})
    status, said = approve(content_repo, "--by", "mihon", *PAST, "posts/a.md", "posts/b.md")
    assert status == 0
    assert "posts/a.md を 見本 が承認しましたが、直すところが 1 件あり、このままでは出せません。" in said
    assert "posts/b.md を 見本 が承認しました。" in said


def test_new_from_options_is_a_draft_that_only_wants_approval(content_repo: str) -> None:
    asked = [
        "--account",
        "x-main",
        "--author",
        "reida",
        "--scheduled-at",
        "2026-12-10T09:00",
        "--body",
        "お知らせ: です。\n二行目",
    ]
    for name in ("2026-12-10-x-main.md", "2026-12-10-x-main-2.md"):
        done = run_sekisho("new", *asked, cwd=content_repo)
        assert done.out.startswith(f"posts/2026/12/{name} を作りました。")
    done = run_sekisho("check", "--format", "json", *AT, cwd=content_repo)
    assert [each["rule"] for each in json.loads(done.out)["findings"]] == ["approval-missing"] * 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "質問に答えられる端末ではありません。--account で指定してください。"),
        (["--account", "none"], "--account に「none」は使えません(使えるもの: x-main)。"),
        (
            ["--account", "x-main", "--author", "mihon", "--scheduled-at", "2026-12-10T09:00"],
            "--author に「mihon」は使えません(使えるもの: reida)。",
        ),
        (["--account", "x-main", "--scheduled-at", "あす"], "「あす」は日時として読めません"),
        (
            ["--account", "x-main", "--action", "share", "--author", "reida", "--scheduled-at", "2026-12-10T09:00"],
            "--target で指定してください。",
        ),
    ],
)
def test_new_without_a_terminal_names_the_option(content_repo: str, arguments: list[str], said: str) -> None:
    done = run_sekisho("new", *arguments, cwd=content_repo)
    assert (done.status, said in done.err) == (2, True), done.err


def talk(command: list[str], cwd: str, answers: list[tuple[str, str]]) -> tuple[int, str]:
    """Run a command at a terminal of its own, and answer when it asks."""
    child, terminal = pty.openpty()
    process = subprocess.Popen(command, cwd=cwd, stdin=terminal, stdout=terminal, stderr=terminal, close_fds=True)
    os.close(terminal)
    seen, waiting, end = "", list(answers), time.monotonic() + 30
    while time.monotonic() < end:
        if select.select([child], [], [], 0.1)[0]:
            try:
                data = os.read(child, 4096)
            except OSError:
                break
            if not data:
                break
            seen += data.decode("utf-8", "replace")
        if waiting and waiting[0][0] in seen.rpartition("\n")[2] + seen[-200:]:
            question, answer = waiting.pop(0)
            seen = seen.replace(question, "…", 1)
            os.write(child, answer.encode() + b"\n")
        elif process.poll() is not None and not select.select([child], [], [], 0.1)[0]:
            break
    os.close(child)
    return process.wait(timeout=10), seen


def test_new_asks_question_by_question(content_repo: str) -> None:
    write_files(content_repo, {"media/a.png": b"\x89PNG\r\n\x1a\n"})
    answers = [
        ("どのアカウントから出しますか", "x-main"),
        ("何をしますか", ""),
        ("いつ出しますか", "あした"),
        ("いつ出しますか", "2026-12-10T09:00"),
        ("書く人はだれですか", "1"),
        ("添付ファイル", "media/a.png"),
        ("何が写っていますか", "放水訓練"),
        ("使う権利", "permission"),
        ("だれのものですか", "例示県"),
        ("写っている人", "3"),
        ("添付ファイル", ""),
        ("本文", "くわしくは https://example.com/a へ。\n."),
        ("を信頼できる理由", "主催者のページ"),
    ]
    status, seen = talk([os.path.join(BIN, "sekisho"), "new"], content_repo, answers)
    assert status == 0, seen
    with open(os.path.join(content_repo, "posts/2026/12/2026-12-10-x-main.md"), encoding="utf-8") as file:
        assert file.read() == (
            "---\naccount: x-main\nscheduled_at: 2026-12-10T09:00+09:00\nauthor: reida\n"
            "media:\n  - file: media/a.png\n    alt: 放水訓練\n    rights: permission\n    source: 例示県\n    people: consented\n"
            "links:\n  - url: https://example.com/a\n    reviewed: 主催者のページ\n"
            "---\nくわしくは https://example.com/a へ。\n"
        )
    done = run_sekisho("check", "--format", "json", *AT, cwd=content_repo)
    assert [each["rule"] for each in json.loads(done.out)["findings"]] == ["approval-missing"]


def test_a_fault_of_ours_is_told_without_a_traceback_or_a_word_of_the_draft(content_repo: str) -> None:
    write_files(content_repo, {"posts/a.md": draft("極めて個人的な本文")})
    program = (
        "import sys; from sekisho.check.checker import Checker\n"
        "def broken(*_): raise RuntimeError('極めて個人的な本文')\n"
        "Checker.check_draft = broken\n"
        "from sekisho.cli import main; sys.exit(main(['check']))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=content_repo, capture_output=True, check=False)
    said = done.stderr.decode()
    assert done.returncode == 3
    assert "Traceback" not in said
    assert "個人的" not in said
    assert re.search(
        r"sekisho 0\.1\.0, Python 3\.[0-9.]+, \w+: RuntimeError at \S+:\d+ < sekisho/check/run\.py:\d+", said
    )


def test_compile_makes_the_same_file_twice_and_tells_mistakes(tmp_path: object, content_repo: str) -> None:
    from conftest import POLICY

    first, second = (os.path.join(content_repo, name) for name in ("1.pyz", "2.pyz"))
    for out in (first, second):
        done = run_sekisho("compile", "--policy", POLICY, "--out", out, cwd=content_repo)
        assert (done.status, "を作りました" in done.out) == (0, True)
    with open(first, "rb") as one, open(second, "rb") as two:
        assert one.read() == two.read()
    done = run_sekisho("compile", "--policy", content_repo, "--lang", "en", cwd=content_repo)
    assert done.status == 2
    assert (
        done.err
        == "repo/policy.yml:1: There is no policy.yml here.\nThe rulebook has 1 mistakes. Mend them and run this again.\n"
    )


def test_sekisho_runs_as_a_module_too(content_repo: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sekisho", "--version"], cwd=content_repo, capture_output=True, check=False
    )
    assert done.stdout == b"sekisho 0.1.0\n"
