"""What tests share: the compiled rulebook, content repos in memory and on disk, a place for processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

import pytest

from sekisho.check.checker import Checker
from sekisho.check.finding import Finding
from sekisho.check.run import Outcome, check
from sekisho.compile.artifact import build_pyz, compile_data, write
from sekisho.data import FOLDER
from sekisho.rulebook import Rulebook, load
from sekisho.schema import parse_moment
from sekisho.tree import Memory

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
POLICY = os.path.join(ROOT, "policy")
PROOFS = os.path.join(ROOT, "build", "proved")
BIN = os.path.dirname(sys.executable)
NOW = "2026-12-01T09:00+09:00"

SETTINGS = """\
organisation: {ja: 例示広域事務組合, en: Example Association}
official_hosts: [www.kouiki.example.lg.jp]
contacts: {phones: ["0254-00-*"], emails: ["*@kouiki.example.lg.jp"]}
"""
ACCOUNT = """\
  - id: x-main
    service: x
    url: https://x.com/kouiki_example
    owner: 企画財政係
    password_changed_on: 2026-11-01
    profile: {official_url: "https://www.kouiki.example.lg.jp/", disclaimer: あり, comment_policy: あり}
    listed_on: https://www.kouiki.example.lg.jp/sns/
    two_factor: true
"""
ACCOUNTS = "accounts:\n" + ACCOUNT
PEOPLE = """\
people:
  reida: {name: 例田, roles: [author]}
  mihon: {name: 見本, roles: [approver]}
"""
FIELDS = "account: x-main\nscheduled_at: 2026-12-10T09:00\nauthor: reida\n"


def moment(text: str = NOW) -> datetime:
    """The moment that `text` names."""
    found = parse_moment(text)
    assert found is not None
    return found


def draft(body: str, fields: str = FIELDS) -> str:
    """The text of a draft."""
    return f"---\n{fields}---\n{body}\n"


def repo_files(files: Mapping[str, str | bytes] | None = None) -> dict[str, bytes]:
    """A content repo: the usual registers, and `files` on top of them; an empty text takes a file away."""
    found = {"sekisho.yml": SETTINGS, "accounts.yml": ACCOUNTS, "people.yml": PEOPLE, **(files or {})}
    return {
        path: content.encode() if isinstance(content, str) else content for path, content in found.items() if content
    }


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where tests run side by side, those of a file stay together."""
    for item in items:
        item.add_marker(pytest.mark.xdist_group(item.path.name))


@pytest.fixture(scope="session")
def book() -> Rulebook:
    """The project's own rulebook."""
    return load(POLICY)


@pytest.fixture(scope="session")
def compiled(book: Rulebook) -> dict[str, bytes]:
    """The compiled rulebook; also put where the installed package looks for it, so that no test runs an old one."""
    found = compile_data(book, PROOFS)
    write(FOLDER, {**found, "sekisho.pyz": build_pyz(found)})
    return found


@pytest.fixture(scope="session")
def checker(compiled: dict[str, bytes]) -> Checker:
    """The checker made from the project's rulebook."""
    import json

    return Checker(json.loads(compiled["checker.json"]), compiled.__getitem__)


Check = Callable[..., Outcome]


@pytest.fixture(scope="session")
def run_check(checker: Checker) -> Check:
    """Checks a content repo given as files."""

    def run(
        files: Mapping[str, str | bytes], paths: Iterable[str] | None = None, at: str = NOW, **more: Any
    ) -> Outcome:
        return check(checker, checker.open(Memory(repo_files(files))), moment(at), paths, **more)

    return run


Judge = Callable[..., list[Finding]]


@pytest.fixture(scope="session")
def judge(checker: Checker) -> Judge:
    """What is said of one draft, but for what its missing approval brings with it.

    What it is worded like as a whole is left out unless `worded`: most texts of tests are no whole drafts.
    """

    def run(
        body: str,
        fields: str = FIELDS,
        files: Mapping[str, str | bytes] | None = None,
        at: str = NOW,
        *,
        worded: bool = False,
    ) -> list[Finding]:
        path = "posts/test.md"
        repo = checker.open(Memory(repo_files({path: draft(body, fields), **(files or {})})))
        repo.read_all()
        assert not list(repo.troubles)
        hidden = ("approval-",) if worded else ("approval-", "worded-like-")
        return [each for each in checker.check_draft(path, repo, moment(at)) if not each.rule.startswith(hidden)]

    return run


@pytest.fixture(scope="session")
def pyz(compiled: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a sekisho.pyz made from the project's rulebook."""
    folder = str(tmp_path_factory.mktemp("pyz"))
    write(folder, {"sekisho.pyz": build_pyz(compiled)})
    return os.path.join(folder, "sekisho.pyz")


def write_files(folder: str, files: Mapping[str, str | bytes]) -> None:
    """Write files below a folder."""
    for path, content in files.items():
        full = os.path.join(folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)


@pytest.fixture
def content_repo(tmp_path: Any) -> str:
    """A content repo on disk with the usual registers."""
    folder = str(tmp_path / "repo")
    write_files(folder, repo_files())
    return folder


class Ran:
    """What a process did."""

    def __init__(self, done: subprocess.CompletedProcess[bytes]) -> None:
        self.status = done.returncode
        self.out = done.stdout.decode()
        self.err = done.stderr.decode()


def run_sekisho(*arguments: str, cwd: str, stdin: str | None = None, **environment: str) -> Ran:
    """Run the installed command."""
    return run_program(os.path.join(BIN, "sekisho"), *arguments, cwd=cwd, stdin=stdin, **environment)


def run_program(*command: str, cwd: str, stdin: str | None = None, **environment: str) -> Ran:
    """Run a program, with this environment's own programs first."""
    path = BIN + os.pathsep + os.environ["PATH"]
    return Ran(
        subprocess.run(
            command,
            cwd=cwd,
            env={**os.environ, "PATH": path, **environment},
            input=stdin.encode() if stdin is not None else None,
            stdin=None if stdin is not None else subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=300,
        )
    )
