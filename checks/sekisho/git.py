"""What git knows: the files of its index as a tree, and which of them a commit would change.

Loaded only when a check asks for staged content. Git is a program that is called; nothing of it is read directly.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import IO

from sekisho.tree import Kind
from sekisho.trouble import SekishoError
from sekisho.typed import NamedTuple

_LINK, _SUBMODULE = "120000", "160000"


def _environment() -> dict[str, str]:
    """The environment for git, with the paths that a hook is given made absolute, since it is called elsewhere."""
    found = dict(os.environ)
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"):
        if found.get(name):
            found[name] = os.path.abspath(found[name])
    return found


def git(root: str, arguments: Sequence[str]) -> bytes:
    """What a git command prints. Raises SekishoError where git is missing or refuses."""
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=root,
            env=_environment(),
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except OSError as error:
        raise SekishoError("no-git") from error
    if done.returncode:
        raise SekishoError(
            "git-failed", found=" ".join(arguments[:2]), said=done.stderr.decode("utf-8", "replace").strip()
        )
    return done.stdout


def _names(data: bytes) -> list[str]:
    return [os.fsdecode(name) for name in data.split(b"\0") if name]


def changes(root: str) -> tuple[list[str], list[str]]:
    """The paths below `root` that a commit would add or change, and those that it would take away."""
    fields = _names(
        git(root, ["diff", "--cached", "--name-status", "--no-renames", "--relative", "--no-ext-diff", "-z"])
    )
    there: list[str] = []
    gone: list[str] = []
    for status, path in zip(fields[::2], fields[1::2], strict=True):
        (gone if status.startswith("D") else there).append(path)
    return there, gone


class _Objects:
    """Files as git keeps them, asked for by name of their objects."""

    def __init__(self, root: str, entries: dict[str, tuple[str, str]] | None = None) -> None:
        self.root = root
        self._entries: dict[str, tuple[str, str]] = entries or {}
        self._process: subprocess.Popen[bytes] | None = None
        self._last: tuple[str, bytes] = ("", b"")

    @cached_property
    def _folders(self) -> set[str]:
        return {path[:at] for path in self._entries for at in _slashes(path)}

    def kind(self, path: str) -> Kind:
        entry = self._entries.get(path)
        if entry is None:
            if any(path[:at] in self._entries for at in _slashes(path)):
                return "link"
            return "folder" if path in self._folders else "none"
        return "link" if entry[0] == _LINK else "other" if entry[0] == _SUBMODULE else "file"

    def size(self, path: str) -> int:
        return len(self._content(path))

    def read(self, path: str, limit: int, start: int = 0) -> bytes:
        return self._content(path)[start : start + limit]

    def walk(self, folder: str) -> Iterator[str]:
        begin = folder + "/"
        yield from sorted(path for path in self._entries if path.startswith(begin) and "/." not in path)

    def _content(self, path: str) -> bytes:
        """The bytes of a file; the last one is kept, since size and content are asked one after the other."""
        object_name = self._entries[path][1]
        if self._last[0] != object_name:
            self._last = (object_name, self._ask(object_name))
        return self._last[1]

    def _ask(self, object_name: str) -> bytes:
        if self._process is None:
            self._process = subprocess.Popen(
                ["git", "cat-file", "--batch"],
                cwd=self.root,
                env=_environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        ask, answer = self._process.stdin, self._process.stdout
        if ask is None or answer is None:  # for the type checker: both were asked to be pipes
            raise SekishoError("no-git")
        ask.write(object_name.encode() + b"\n")
        ask.flush()
        return _batch_answer(answer)


class Index(_Objects):
    """The files of git's index as a tree: what is about to be committed."""

    def __init__(self, root: str) -> None:
        super().__init__(root)
        for line in _names(git(root, ["ls-files", "--stage", "-z"])):
            about, _, path = line.partition("\t")
            mode, object_name, _ = about.split(" ")
            self._entries[path] = (mode, object_name)


class Commit(_Objects):
    """The files of a commit as a tree, below `folder` where the content repo is a part of the repository."""

    def __init__(self, root: str, revision: str, folder: str = "") -> None:
        super().__init__(root)
        self.revision = revision
        where = f"{revision}:{folder}" if folder else revision
        for line in _names(git(root, ["ls-tree", "-r", "-z", "--full-tree", where])):
            about, _, path = line.partition("\t")
            mode, _, object_name = about.split(" ")
            self._entries[path] = (mode, object_name)

    def changes_since(self, other: Commit) -> tuple[list[str], list[str]]:
        """The paths that are new or different here, and those that only the other commit has."""
        mine, theirs = self._entries, other._entries
        return [path for path in mine if theirs.get(path) != mine[path]], [path for path in theirs if path not in mine]

    def mixed(self, other: Commit, chosen: Callable[[str], bool]) -> _Objects:
        """These files, but those that are chosen as they are in the other commit."""
        mine = {path: entry for path, entry in self._entries.items() if not chosen(path)}
        return _Objects(self.root, mine | {path: entry for path, entry in other._entries.items() if chosen(path)})

    def holds(self, path: str, blob: str) -> bool:
        """Is that version of a file the one in this commit?"""
        return self._entries.get(path, ("", ""))[1] == blob

    def blob(self, name: str) -> bytes:
        """The bytes of an object."""
        return self._ask(name)


class Version(NamedTuple):
    """A version of a file that a commit brought."""

    commit: str
    path: str
    blob: str


def versions_between(root: str, old: str, new: str, folder: str = "") -> Iterator[Version]:
    """Every version of a file that the commits after `old` up to `new` brought, each once."""
    span = [f"^{old}", new] if old else [new]
    asked = [
        "log",
        "--format=%x01%H",
        "--raw",
        "--no-abbrev",
        "--no-renames",
        "--diff-merges=separate",
        "-z",
        *span,
        "--",
    ]
    fields = git(root, [*asked, *([folder] if folder else [])]).split(b"\0")
    seen: set[tuple[str, str]] = set()
    commit, about = "", []
    for field in fields:
        text = os.fsdecode(field).strip("\n")
        if text.startswith("\x01"):
            commit, _, text = text[1:].partition("\n")
        if text.startswith(":"):
            about = text[1:].split(" ")
        elif about and text:
            path = text.removeprefix(folder + "/") if folder else text
            blob = about[3]
            if set(blob) != {"0"} and (path, blob) not in seen:
                seen.add((path, blob))
                yield Version(commit, path, blob)
            about = []


def config(root: str, name: str) -> str:
    """A value of git's configuration; empty where there is none."""
    done = subprocess.run(
        ["git", "config", "--get", name], cwd=root, env=_environment(), capture_output=True, check=False
    )
    return done.stdout.decode("utf-8", "replace").strip()


def resolve(root: str, revision: str) -> str:
    """The commit that a name stands for; empty where there is none."""
    asked = ["git", "rev-parse", "--verify", "--quiet", revision + "^{commit}"]
    return subprocess.run(asked, cwd=root, env=_environment(), capture_output=True, check=False).stdout.decode().strip()


def _batch_answer(stream: IO[bytes]) -> bytes:
    header = stream.readline().split()
    if len(header) != 3:
        raise SekishoError("git-failed", found="cat-file", said=" ".join(os.fsdecode(part) for part in header))
    size = int(header[2])
    data = stream.read(size)
    stream.read(1)
    return data


def _slashes(path: str) -> list[int]:
    return [at for at, char in enumerate(path) if char == "/"]
