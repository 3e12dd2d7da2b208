"""The hooks, with real git and real pre-commit: what is stopped, what goes through, and what people read."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ACCOUNTS, BIN, FIELDS, PEOPLE, ROOT, SETTINGS, draft, run_program, write_files
from git_repo import AUTHOR, GitRepo

pytestmark = pytest.mark.usefixtures("compiled")
# Far in the future, so that these drafts wait whenever the tests are run.
WAITING = FIELDS.replace("2026-12-10", "2126-12-10")
GOOD = draft("ごみの収集は午前8時からです。", WAITING)
BAD = draft("地図は https://bit.ly/a です。", WAITING)
FRESH = time.strftime("%Y-%m-%d")


def registers() -> dict[str, str | bytes]:
    return {"sekisho.yml": SETTINGS, "accounts.yml": ACCOUNTS.replace("2026-11-01", FRESH), "people.yml": PEOPLE}


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> str:
    """This project as a git repository that pre-commit can clone: the working tree as it is."""
    folder = str(tmp_path_factory.mktemp("source"))
    listed = run_program("git", "ls-files", "--cached", "--others", "--exclude-standard", cwd=ROOT).out.splitlines()
    for name in listed:
        needed = name.startswith(
            ("checks/", "policy/", "hatch_build.py", "pyproject.toml", "README.md", "LICENSE", ".pre-commit")
        )
        if needed and os.path.isfile(os.path.join(ROOT, name)):
            with open(os.path.join(ROOT, name), "rb") as file:
                write_files(folder, {name: file.read()})
    repo = GitRepo(folder)
    repo.git("init", "--quiet", "--initial-branch=main")
    repo.start()
    return folder


@pytest.fixture(scope="session")
def pre_commit_home(tmp_path_factory: pytest.TempPathFactory) -> str:
    """pre-commit's cache, so that its environment is installed once for all tests."""
    return str(tmp_path_factory.mktemp("pre-commit"))


@pytest.fixture
def with_pre_commit(source: str, pre_commit_home: str, tmp_path: Path) -> GitRepo:
    """A content repo made by `sekisho init`, with pre-commit installed in it."""
    repo = GitRepo(str(tmp_path / "content"), PRE_COMMIT_HOME=pre_commit_home, PRE_COMMIT_COLOR="never")
    os.makedirs(repo.folder)
    done = repo.run("sekisho", "init", ".", "--source", source)
    assert done.status == 0, done.err
    assert "pre-commit のフックを入れました。" in done.out
    repo.write(registers())
    repo.start()
    return repo


@pytest.fixture
def plain(pyz: str, tmp_path: Path) -> GitRepo:
    """A content repo made by `sekisho.pyz init`, with the plain hook and no pre-commit."""
    repo = GitRepo(str(tmp_path / "content"), XDG_CACHE_HOME=str(tmp_path / "cache"))
    done = run_program("/usr/bin/env", "python3", pyz, "init", repo.folder, cwd=str(tmp_path), **repo.environment)
    assert done.status == 0, done.err
    repo.write(registers())
    repo.start()
    return repo


@pytest.fixture(params=["pre-commit", "plain"])
def repo(request: pytest.FixtureRequest) -> GitRepo:
    """Both kinds of hook, one after the other: what they stop must be the same."""
    made: GitRepo = request.getfixturevalue("with_pre_commit" if request.param == "pre-commit" else "plain")
    return made


def said(done: object) -> str:
    return done.out + done.err  # type: ignore[attr-defined,no-any-return]


def test_a_bad_draft_is_stopped_and_goes_through_once_mended(repo: GitRepo) -> None:
    repo.write({"posts/地図 1.md": BAD})
    done = repo.commit_all()
    assert done.status != 0
    for line in (
        "posts/地図 1.md:6:5  止めます  短縮 URL  [6(1)④]",
        "    6 | 地図は https://bit.ly/a です。",
        "      |        ^^^^^^^^^^^^^^^^",
        "  「bit.ly」は URL 短縮サービスです。行き先が見えず、利用者に不安を与えます。",
        "  → 元の URL をそのまま書いてください。X では、どの URL も 23 字と数えられます。",
        "  承認の記録がありません。",
    ):
        assert line in said(done).splitlines()
    repo.write({"posts/地図 1.md": GOOD})
    repo.approve("posts/地図 1.md")
    assert repo.commit_all().status == 0


def test_the_message_is_in_the_repo_s_language(repo: GitRepo) -> None:
    repo.write({"sekisho.yml": SETTINGS + "language: en\n"})
    repo.start()
    repo.write({"posts/map.md": BAD})
    done = repo.commit_all()
    assert "posts/map.md:6:5  blocked  A shortened URL  [6(1)④]" in said(done)
    assert "  → Write the full address. On X every address counts as 23 characters anyway." in said(done)


def test_what_is_staged_counts_and_not_what_lies_beside_it(repo: GitRepo) -> None:
    repo.write({"posts/a.md": GOOD})
    repo.approve("posts/a.md")
    repo.git("add", "--all")
    repo.write({"posts/a.md": BAD, "posts/untracked.md": BAD, "people.yml": "people: [\n"})
    assert repo.commit().status == 0
    repo.git("checkout", "--quiet", "people.yml")
    repo.git("add", "posts/a.md")
    repo.write({"posts/a.md": GOOD})
    assert repo.commit().status != 0


def test_deleted_and_renamed_drafts(repo: GitRepo) -> None:
    repo.write({"posts/a.md": GOOD, "posts/b.md": GOOD.replace("8時", "9時")})
    repo.approve("posts/a.md")
    repo.approve("posts/b.md")
    assert repo.commit_all().status == 0
    repo.git("rm", "--quiet", "posts/a.md")
    repo.git("mv", "posts/b.md", "posts/c.md")
    assert repo.commit().status == 0


def test_a_deleted_draft_that_another_corrects(repo: GitRepo) -> None:
    repo.write(
        {
            "posts/a.md": GOOD,
            "posts/b.md": draft("訂正します。正しくは9時です。お詫びします。", WAITING + "corrects: posts/a.md\n"),
        }
    )
    repo.approve("posts/a.md")
    repo.approve("posts/b.md")
    assert repo.commit_all().status == 0
    repo.git("rm", "--quiet", "posts/a.md")
    done = repo.commit()
    assert done.status != 0
    assert "「posts/a.md」というファイルがありません。" in said(done)


def test_retiring_an_account_is_stopped_while_a_draft_waits_for_it(repo: GitRepo) -> None:
    repo.write({"posts/a.md": GOOD})
    repo.approve("posts/a.md")
    assert repo.commit_all().status == 0
    retired = "    status: retired\n    retirement: {criterion: 7-1, date: 2026-11-30, decided_by: 係長}\n    owner"
    repo.write({"accounts.yml": str(registers()["accounts.yml"]).replace("    owner", retired)})
    repo.git("add", "accounts.yml")
    done = repo.commit()
    assert done.status != 0
    assert "posts/a.md:2:10  止めます  廃止したアカウントからの発信  [7]" in said(done)
    repo.git("rm", "--quiet", "--force", "posts/a.md")
    assert repo.commit().status == 0


def test_an_attachment_changed_after_its_approval(repo: GitRepo) -> None:
    png = b"\x89PNG\r\n\x1a\n"
    fields = WAITING + "media: [{file: media/a.png, alt: 絵, rights: own, people: none}]\n"
    repo.write({"posts/a.md": draft("絵です。", fields), "media/a.png": png})
    repo.approve("posts/a.md")
    assert repo.commit_all().status == 0
    repo.write({"media/a.png": png + b"other"})
    done = repo.commit_all()
    assert done.status != 0
    assert "承認された内容と、今の内容が違います。" in said(done)


def test_a_broken_register_stops_every_commit(repo: GitRepo) -> None:
    repo.write({"people.yml": PEOPLE.replace("roles", "role")})
    done = repo.commit_all()
    assert done.status != 0
    assert "「role」という項目はありません。「roles」のことですか。" in said(done)
    assert "下書きは確かめていません" in said(done)


@pytest.mark.parametrize(
    ("prepare", "line"),
    [
        (lambda repo: os.symlink("../people.yml", repo.folder + "/posts/link.md"), "posts/link.md:1:1  止めます"),
        (lambda repo: repo.write({"posts/note.txt": "x"}), "posts/note.txt:1:1  止めます"),
        (lambda repo: repo.write({"posts/A.MD": GOOD}), "posts/A.MD:1:1  止めます"),
    ],
)
def test_what_pre_commit_would_not_hand_over_is_not_passed_over(
    repo: GitRepo, prepare: Callable[[GitRepo], None], line: str
) -> None:
    prepare(repo)
    done = repo.commit_all()
    assert done.status != 0
    assert line in said(done)


def test_reminders_are_seen_though_the_commit_goes_through(repo: GitRepo) -> None:
    repo.write({"posts/a.md": draft("消防フェアです!!!", WAITING)})
    repo.approve("posts/a.md")
    done = repo.commit_all()
    assert done.status == 0
    assert "ご確認ください  感嘆符の連続" in said(done)


def test_many_drafts_at_once(repo: GitRepo) -> None:
    """pre-commit splits what it hands over; every bad one is still told, and once."""
    repo.write({f"posts/{number:02}.md": BAD for number in range(12)})
    done = repo.commit_all()
    assert done.status != 0
    for number in range(12):
        assert said(done).count(f"posts/{number:02}.md:6:5  止めます  短縮 URL") == 1


def test_other_files_are_not_our_business(repo: GitRepo) -> None:
    repo.write({"README.md": "https://bit.ly/a バカ", "notes/a.md": BAD, ".github/x.yml": "a: ["})
    done = repo.commit_all()
    assert (done.status, "止めます" in said(done)) == (0, False)


def test_the_plain_hook_runs_without_a_network(plain: GitRepo) -> None:
    """In a network namespace of its own, where nothing can be reached, not even this machine."""
    plain.write({"posts/a.md": BAD})
    plain.git("add", "--all")
    alone = ["unshare", "--map-root-user", "--net"] if os.geteuid() else ["unshare", "--net"]
    probe = "import socket; s = socket.socket(); s.settimeout(1); s.connect(('127.0.0.1', 9))"
    unreachable = plain.run(*alone, sys.executable, "-c", probe)
    assert "Network is unreachable" in unreachable.err, unreachable.err
    done = plain.run(*alone, "git", "commit", "-m", "test")
    assert done.status == 1
    assert "posts/a.md:6:5  止めます  短縮 URL  [6(1)④]" in said(done)


def test_the_plain_hook_needs_no_site_packages_and_says_what_it_needs(plain: GitRepo, tmp_path: Path) -> None:
    plain.write({"posts/a.md": BAD})
    plain.git("add", "--all")
    only = tmp_path / "bin"
    only.mkdir()
    for name in ("git", "sh"):
        os.symlink(
            next(
                path
                for folder in os.environ["PATH"].split(os.pathsep)
                if os.path.exists(path := os.path.join(folder, name))
            ),
            only / name,
        )
    done = subprocess.run(
        ["git", "commit", "-m", "test"],
        cwd=plain.folder,
        env={**AUTHOR, "PATH": str(only), "HOME": str(tmp_path)},
        capture_output=True,
        check=False,
    )
    assert done.returncode != 0
    assert "Python 3.11 以上が見つかりません。" in done.stderr.decode()


def test_the_plain_hook_in_a_folder_of_a_larger_repo(pyz: str, tmp_path: Path) -> None:
    outer = GitRepo(str(tmp_path), XDG_CACHE_HOME=str(tmp_path / ".cache"))
    outer.git("init", "--quiet", "--initial-branch=main")
    done = outer.run("python3", pyz, "init", "--plain", "広報/sns")
    assert done.status == 0, done.err
    outer.write({f"広報/sns/{name}": content for name, content in registers().items()})
    outer.start()
    outer.write({"広報/sns/posts/a.md": BAD, "posts/b.md": BAD})
    done = outer.commit_all()
    assert done.status != 0
    assert "posts/a.md:6:5  止めます  短縮 URL" in said(done)
    assert "b.md" not in said(done)


def test_updating_is_replacing_one_file_and_the_hook_says_when(plain: GitRepo, pyz: str) -> None:
    plain.write(
        {"sekisho.yml": SETTINGS + 'guideline_version: "1.1"\nrulebook_url: https://sekisho.kouiki.example.lg.jp/\n'}
    )
    done = plain.commit_all()
    assert done.status == 0
    assert "この検査器の規則は第 1.0 版で、sekisho.yml が求める第 1.1 版より古いものです。" in said(done)
    assert "https://sekisho.kouiki.example.lg.jp/" in said(done)
    newer = plain.run("python3", pyz, "init", ".")
    assert (
        newer.status,
        "./sekisho.pyz を作りました。" in newer.out,
        "./people.yml はすでにあるので" in newer.out,
    ) == (0, True, True)


def test_init_leaves_a_foreign_hook_alone(plain: GitRepo, pyz: str) -> None:
    hook = os.path.join(plain.folder, ".git/hooks/pre-commit")
    with open(hook, "w", encoding="utf-8") as file:
        file.write("#!/bin/sh\necho mine\n")
    done = plain.run("python3", pyz, "init", ".")
    assert done.status == 2
    assert "上書きしませんでした。" in done.err
    with open(hook, encoding="utf-8") as file:
        assert file.read() == "#!/bin/sh\necho mine\n"


def test_init_inside_another_repo_asks_for_the_plain_hook(tmp_path: Path) -> None:
    outer = GitRepo(str(tmp_path))
    outer.git("init", "--quiet")
    done = outer.run("sekisho", "init", "content", "--source", ROOT)
    assert (done.status, "--plain を使ってください" in done.err) == (2, True)
    assert not (tmp_path / "content").exists()


def test_init_says_when_it_does_not_know_where_pre_commit_gets_sekisho_from(tmp_path: Path) -> None:
    done = run_program(os.path.join(BIN, "sekisho"), "init", "content", cwd=str(tmp_path))
    assert (done.status, "--source で指定するか、--plain を使ってください" in done.err) == (2, True)


def test_a_new_content_repo_is_ready_in_both_languages(pyz: str, tmp_path: Path) -> None:
    for lang in ("ja", "en"):
        done = run_program("python3", pyz, "init", lang, "--lang", lang, cwd=str(tmp_path), **AUTHOR)
        assert done.status == 0, done.err
        repo = GitRepo(str(tmp_path / lang))
        assert repo.run("python3", "sekisho.pyz", "check").status == 0
        new = [
            "new",
            "--account",
            "x-main",
            "--author",
            "reida",
            "--scheduled-at",
            "2126-12-10T09:00",
            "--body",
            "お知らせです。",
        ]
        assert repo.run("python3", "sekisho.pyz", *new).status == 0
        found = repo.run("python3", "sekisho.pyz", "check")
        assert ("`python3 sekisho.pyz approve`" in found.out, found.status) == (True, 1)
