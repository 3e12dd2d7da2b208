"""A bare repository with the server's hook in it, and people who push to it, with keys of their own."""

from __future__ import annotations

import os
import shutil
import time

from conftest import ACCOUNTS, BIN, ROOT, SETTINGS, Ran, run_program
from git_repo import GitRepo

FRESH = time.strftime("%Y-%m-%d")
PEOPLE = """\
people:
  reida: {name: 例田, roles: [author]}
  mihon: {name: 見本, roles: [approver, head], key: "@mihon@"}
  bonno: {name: 凡野, roles: [approver], key: "@bonno@"}
"""
WAITING = "account: x-main\nscheduled_at: 2126-12-10T09:00\nauthor: reida\n"
SIGNED = SETTINGS + "repository: kouiki-sns\napproval: {signed: true}\n"


class Keys:
    """SSH keys of people, made once."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def file(self, who: str, kind: str = "ed25519", passphrase: str = "") -> str:
        path = os.path.join(self.folder, f"{who}-{kind}")
        if not os.path.exists(path):
            made = ("ssh-keygen", "-q", "-t", kind, "-N", passphrase, "-C", who, "-f", path)
            assert run_program(*made, cwd=self.folder).status == 0
        return path

    def public(self, who: str, kind: str = "ed25519") -> str:
        with open(self.file(who, kind) + ".pub", encoding="utf-8") as file:
            return file.read().strip()

    def people(self, text: str = PEOPLE) -> str:
        for who in ("mihon", "bonno", "itaku"):
            text = text.replace(f"@{who}@", self.public(who))
        return text


def people_of(keys: Keys) -> dict[str, str | bytes]:
    """The registers with fresh passwords and keys."""
    return {"accounts.yml": ACCOUNTS.replace("2026-11-01", FRESH), "people.yml": keys.people()}


class Server:
    """A bare repository with `hooks/pre-receive`, and one clone of it."""

    def __init__(self, folder: str, keys: Keys, settings: str = SETTINGS) -> None:
        self.bare = os.path.join(folder, "server.git")
        self.keys = keys
        os.makedirs(folder, exist_ok=True)
        run_program("git", "init", "--quiet", "--bare", "--initial-branch=main", self.bare, cwd=folder)
        shutil.copy(os.path.join(ROOT, "hooks", "pre-receive"), os.path.join(self.bare, "hooks", "pre-receive"))
        self.configure("sekisho.command", os.path.join(BIN, "sekisho"))
        self.repo = GitRepo(os.path.join(folder, "work"))
        os.makedirs(self.repo.folder)
        self.repo.git("init", "--quiet", "--initial-branch=main")
        self.repo.git("remote", "add", "origin", self.bare)
        self.repo.write({"sekisho.yml": settings, **people_of(keys), "posts/.gitkeep": ""})
        self.repo.start()
        done = self.push()
        assert done.status == 0, done.err

    def configure(self, name: str, value: str) -> None:
        assert run_program("git", "config", name, value, cwd=self.bare).status == 0

    def push(self, *arguments: str) -> Ran:
        """Push, by default the main branch."""
        return self.repo.run("git", "push", "--quiet", "origin", *(arguments or ("main",)))

    def commit(self, files: dict[str, str | bytes]) -> None:
        """Commit files past every hook of the clone."""
        self.repo.write(files)
        self.repo.start()

    def approve(self, path: str, by: str = "mihon", key: str = "", *more: str) -> Ran:
        signing = ("--key", self.keys.file(key or by))
        return self.repo.run("sekisho", "approve", "--by", by, *signing, *more, path)

    def draft(self, path: str, text: str, by: str = "mihon") -> None:
        """Commit a draft that somebody has approved."""
        self.repo.write({path: text})
        done = self.approve(path, by)
        assert done.status == 0, done.out + done.err
        self.repo.start()


def told(done: Ran) -> str:
    """What the hook said, without git's own lines and the margin that git puts before it."""
    lines = [line.removeprefix("remote:").strip() for line in done.err.splitlines() if line.startswith("remote:")]
    return "\n".join(line for line in lines if line)
