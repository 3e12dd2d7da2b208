"""A content repo under git, driven as people drive it."""

from __future__ import annotations

import os

from conftest import Ran, run_program, write_files

AUTHOR = {
    "GIT_AUTHOR_NAME": "test",
    "GIT_AUTHOR_EMAIL": "test@example.jp",
    "GIT_COMMITTER_NAME": "test",
    "GIT_COMMITTER_EMAIL": "test@example.jp",
    "GIT_CONFIG_GLOBAL": os.devnull,
}


class GitRepo:
    """A folder with git in it; `environment` is added to what every command is given."""

    def __init__(self, folder: str, **environment: str) -> None:
        self.folder = folder
        self.environment = {**AUTHOR, **environment}

    def run(self, *command: str) -> Ran:
        return run_program(*command, cwd=self.folder, **self.environment)

    def git(self, *arguments: str) -> Ran:
        done = self.run("git", *arguments)
        assert done.status == 0, done.out + done.err
        return done

    def write(self, files: dict[str, str | bytes]) -> None:
        write_files(self.folder, files)

    def commit(self, *arguments: str) -> Ran:
        """Try to commit what is staged."""
        return self.run("git", "commit", "-m", "test", *arguments)

    def commit_all(self) -> Ran:
        self.git("add", "--all")
        return self.commit()

    def start(self) -> None:
        """Commit what is there without asking the hook."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-verify", "-m", "start")

    def approve(self, path: str) -> None:
        done = self.run("sekisho", "approve", "--by", "mihon", "--at", "2026-11-20T09:00", path)
        assert "承認しました" in done.out, done.out + done.err
