"""The recipes for servers: their own commands, run by bash in a content repo where someone skipped the hook."""

import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT, Ran, run_program, write_files
from git_repo import GitRepo
from test_hooks import BAD, GOOD, registers, source  # noqa: F401  # a fixture is used by its name

pytestmark = pytest.mark.usefixtures("compiled")
CI = os.path.join(ROOT, "hooks", "ci")
NEW, OLD = "posts/地図 1.md", "posts/old.md"
BASE = "${{ github.event_name == 'pull_request' && 'HEAD^1' || github.event.before }}"


def recipe(name: str) -> dict[Any, Any]:
    with open(os.path.join(CI, name), encoding="utf-8") as file:
        found: dict[Any, Any] = yaml.safe_load(file)
    return found


class Server:
    """A checkout on a server that has git and a bare Python, and what its jobs are told."""

    def __init__(self, folder: Path, content: str = ".") -> None:
        self.repo = GitRepo(str(folder / "checkout"))
        self.content = content
        self.temp = str(folder / "runner temp")
        self.bin = str(folder / "bin")
        for made in (self.repo.folder, self.temp, self.bin):
            os.makedirs(made)
        os.symlink(os.path.realpath(sys.executable), os.path.join(self.bin, "python3"))
        self.repo.git("init", "--quiet", "--initial-branch=main")
        self.add(registers())
        self.add({OLD: BAD})
        self.before = self.head()

    def add(self, files: dict[str, str | bytes], approve: str = "") -> None:
        write_files(os.path.join(self.repo.folder, self.content), files)
        if approve:
            self.repo.approve(os.path.join(self.content, approve))
        self.repo.start()

    def head(self) -> str:
        return self.repo.git("rev-parse", "HEAD").out.strip()

    def merge_request(self, files: dict[str, str | bytes], approve: str = "") -> None:
        """A branch with `files`, merged into main as the server does to try it, while main went on."""
        self.repo.git("checkout", "--quiet", "-b", "change")
        self.add(files, approve)
        self.repo.git("checkout", "--quiet", "main")
        self.add({"posts/meanwhile.md": BAD})
        self.repo.git("merge", "--quiet", "--no-ff", "-m", "merge", "change")
        self.repo.git("checkout", "--quiet", "--detach")

    def run(self, *command: str, **environment: str) -> Ran:
        git = os.path.dirname(shutil.which("git") or "")
        path = os.pathsep.join([environment.pop("PATH", self.bin), self.bin, git, os.defpath])
        home = {"HOME": self.temp, "XDG_CACHE_HOME": "", "SEKISHO_FOLDER": self.content}
        return run_program(*command, cwd=self.repo.folder, PATH=path, **home, **environment)

    def github(self, base: str, **given: str) -> tuple[Ran, dict[str, Any]]:
        """What the step that checks did, and the SARIF that the one after it wrote."""
        workflow = recipe("github-actions.yml")
        steps = {step["name"]: step for step in workflow["jobs"]["check"]["steps"] if "run" in step}
        ready, check, sarif = steps.values()
        assert check["env"] == {"SEKISHO_BASE": BASE}
        added = os.path.join(self.temp, "path")
        environment = {**workflow["env"], **given, "RUNNER_TEMP": self.temp, "GITHUB_PATH": added, "SEKISHO_BASE": base}
        del environment["SEKISHO_FOLDER"]
        bash = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c")
        done = self.run(*bash, ready["run"], **environment)
        assert done.status == 0, done.out + done.err
        environment["PATH"] = Path(added).read_text(encoding="utf-8").strip()
        checked = self.run(*bash, check["run"], **environment)
        assert self.run(*bash, sarif["run"], **environment).status == 0
        return checked, json.loads(Path(self.temp, "sekisho.sarif").read_text(encoding="utf-8"))

    def gitlab(self, shell: str, **given: str) -> tuple[Ran, set[str]]:
        """What the job did, and the files that its report on code quality names."""
        job = recipe("gitlab-ci.yml")["sekisho"]
        variables = {name: value for name, value in job["variables"].items() if name != "SEKISHO_FOLDER"}
        done = self.run(shell, "-e", "-c", "\n".join(job["script"]), **{**variables, **given})
        report = Path(self.repo.folder, job["artifacts"]["reports"]["codequality"])
        return done, {each["location"]["path"] for each in json.loads(report.read_text(encoding="utf-8"))}


def files_of(sarif: dict[str, Any]) -> set[str]:
    from urllib.parse import unquote

    places = [result["locations"][0]["physicalLocation"] for result in sarif["runs"][0]["results"]]
    return {unquote(place["artifactLocation"]["uri"]) for place in places}


@pytest.mark.parametrize("content", [".", "広報"])
def test_github_stops_what_a_pull_request_brings_and_nothing_else(pyz: str, tmp_path: Path, content: str) -> None:
    server = Server(tmp_path, content)
    top = "" if content == "." else content + "/"
    server.add({"sekisho.pyz": Path(pyz).read_bytes()})
    server.merge_request({NEW: BAD})
    checked, sarif = server.github("HEAD^1")
    assert (checked.status, checked.err) == (1, "")
    assert re.findall(r"^::error file=([^,]*),.*,title=([^:]*)::", checked.out, re.MULTILINE) == [
        (top + NEW, "上司の確認がない"),
        (top + NEW, "短縮 URL"),
    ]
    assert checked.out.splitlines()[-1].startswith("止めました。 下書き 1 件を確かめました。直すところ 2 件、")
    assert files_of(sarif) >= {top + NEW, top + OLD}


def test_github_lets_through_what_is_right(pyz: str, tmp_path: Path) -> None:
    server = Server(tmp_path)
    server.add({"sekisho.pyz": Path(pyz).read_bytes()})
    server.merge_request({NEW: GOOD}, NEW)
    checked, sarif = server.github("HEAD^1")
    assert (checked.status, checked.err, checked.out.count("::")) == (0, "", 0)
    assert NEW not in files_of(sarif)


@pytest.mark.parametrize("base", ["", "0" * 40, "f" * 40], ids=["none", "a new branch", "forced away"])
def test_github_checks_everything_where_it_can_not_tell_what_changed(pyz: str, tmp_path: Path, base: str) -> None:
    server = Server(tmp_path)
    server.add({"sekisho.pyz": Path(pyz).read_bytes()})
    checked, _ = server.github(base)
    assert (checked.status, checked.err) == (1, "")
    assert f"::error file={OLD}," in checked.out


def test_github_runs_what_is_installed_from_git(source: str, tmp_path: Path) -> None:  # the fixture
    server = Server(tmp_path)
    server.add({NEW: BAD})
    rev = run_program("git", "rev-parse", "HEAD", cwd=source).out.strip()
    checked, _ = server.github(server.before, SEKISHO_SOURCE=f"file://{source}", SEKISHO_REV=rev)
    assert checked.status == 1, checked.out + checked.err
    assert f"::error file={NEW}," in checked.out
    assert OLD not in checked.out


@pytest.mark.parametrize("shell", ["bash", "sh"])
def test_gitlab(pyz: str, tmp_path: Path, shell: str) -> None:
    server = Server(tmp_path)
    server.add({"sekisho.pyz": Path(pyz).read_bytes()})
    base = server.head()
    server.add({"posts/good.md": GOOD}, "posts/good.md")
    passed, _ = server.gitlab(shell, CI_COMMIT_BEFORE_SHA=base)
    assert (passed.status, passed.err) == (0, "")
    server.repo.git("reset", "--quiet", "--hard", base)
    server.add({NEW: BAD})
    stopped, named = server.gitlab(shell, CI_MERGE_REQUEST_DIFF_BASE_SHA=base, CI_COMMIT_BEFORE_SHA="0" * 40)
    assert (stopped.status, stopped.err) == (1, "")
    assert f"{NEW}:6:5  止めます  短縮 URL  [6(1)④]" in stopped.out
    assert OLD not in stopped.out
    assert named == {NEW, OLD}
    everything, _ = server.gitlab(shell, CI_COMMIT_BEFORE_SHA="0" * 40)
    assert everything.status == 1
    assert OLD in everything.out


def test_actions_are_pinned_and_may_do_as_little_as_they_can() -> None:
    workflow = recipe("github-actions.yml")
    assert set(workflow[True]) == {"pull_request", "push"}  # YAML 1.1 reads the key `on` as true
    assert workflow["permissions"] == {}
    assert {name: job["permissions"] for name, job in workflow["jobs"].items()} == {
        "check": {"contents": "read"},
        "code-scanning": {"actions": "read", "contents": "read", "security-events": "write"},
    }
    assert not [step for step in workflow["jobs"]["code-scanning"]["steps"] if "run" in step]
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            assert re.fullmatch(r"[a-z/-]+@[0-9a-f]{40}", step.get("uses", "actions/checkout@" + "0" * 40))
            assert "${{" not in step.get("run", "")  # what others choose is never part of a command
            if step.get("uses", "").startswith("actions/checkout"):
                assert step["with"]["persist-credentials"] is False
    for name in os.listdir(CI):
        with open(os.path.join(CI, name), encoding="utf-8") as file:
            assert not re.search(r"secrets\.|pull_request_target|GITHUB_TOKEN|CI_JOB_TOKEN", file.read())
