"""Where the files of a content repo are read from: a folder on disk, a set of files in memory, git's index.

Paths are relative to the repo's root, with `/`, and never leave it. Symbolic links are told, not followed: what was
confirmed must be what goes out, and a link can be pointed elsewhere afterwards.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping

from sekisho.typed import Literal, Protocol

Kind = Literal["file", "folder", "link", "other", "none"]


class Tree(Protocol):
    """The files of a content repo."""

    def kind(self, path: str) -> Kind:
        """What is at `path`; `none` where there is nothing, `link` also where a folder on the way is a link."""

    def size(self, path: str) -> int:
        """Bytes in the file at `path`."""

    def read(self, path: str, limit: int, start: int = 0) -> bytes:
        """At most `limit` bytes of the file at `path`, from `start` on. Raises OSError."""

    def walk(self, folder: str) -> Iterator[str]:
        """Paths of everything below `folder` that is no folder, sorted, hidden names left out."""


def inside(path: str) -> bool:
    """Does a relative path with `/` stay inside the repo it is relative to?"""
    return not (path.startswith(("/", "~")) or ":" in path[:2] or "\\" in path or ".." in path.split("/"))


class Folder:
    """A content repo on disk. `root` is its folder."""

    def __init__(self, root: str) -> None:
        self.root = os.path.realpath(root)
        self._before = os.path.join(self.root, "")
        self._plain_folders: dict[str, bool] = {"": True}

    def _full(self, path: str) -> str:
        return self._before + path.replace("/", os.sep) if path else self.root

    def _reached_plainly(self, folder: str) -> bool:
        """Is there no link on the way to `folder`?"""
        known = self._plain_folders
        unknown = []
        while folder not in known:  # a loop, not recursion: folders can be nested deeper than Python's own
            unknown.append(folder)
            folder = folder.rpartition("/")[0]
        for below in reversed(unknown):
            known[below] = known[folder] and not os.path.islink(self._full(below))
            folder = below
        return known[folder]

    def kind(self, path: str) -> Kind:
        if not self._reached_plainly(path.rpartition("/")[0]):
            return "link"
        try:
            mode = os.lstat(self._full(path)).st_mode
        except (OSError, ValueError):
            return "none"
        if stat.S_ISREG(mode):
            return "file"
        if stat.S_ISDIR(mode):
            return "folder"
        return "link" if stat.S_ISLNK(mode) else "other"

    def size(self, path: str) -> int:
        return os.lstat(self._full(path)).st_size

    def read(self, path: str, limit: int, start: int = 0) -> bytes:
        # os.open and os.read take a third of the time of Path.read_bytes, and this is done for every draft.
        handle = os.open(self._full(path), os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            if start:
                os.lseek(handle, start, os.SEEK_SET)
            data = os.read(handle, min(limit, 1 << 16))
            if len(data) < min(limit, 1 << 16):
                return data
            pieces, length = [data], len(data)
            while length < limit and (more := os.read(handle, min(limit - length, 1 << 20))):
                pieces.append(more)
                length += len(more)
            return b"".join(pieces)
        finally:
            os.close(handle)

    def walk(self, folder: str) -> Iterator[str]:
        waiting = [(folder, True)]  # a stack, not recursion: folders can be nested deeper than Python's own
        while waiting:
            path, is_folder = waiting.pop()
            if not is_folder:
                yield path
                continue
            try:
                with os.scandir(self._full(path)) as entries:
                    found = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
            except OSError:
                continue
            prefix = path + "/" if path else ""
            # A folder that is named like a draft is told as such, not looked into.
            below = [
                (prefix + name, folder and not name.endswith(".md"))
                for name, folder in found
                if not name.startswith(".")
            ]
            waiting.extend(sorted(below, reverse=True))


class Overlay:
    """Another tree with some files replaced or added: what would be, before it is written."""

    def __init__(self, base: Tree, files: Mapping[str, bytes]) -> None:
        self.base = base
        self.files = files

    def kind(self, path: str) -> Kind:
        return "file" if path in self.files else self.base.kind(path)

    def size(self, path: str) -> int:
        return len(self.files[path]) if path in self.files else self.base.size(path)

    def read(self, path: str, limit: int, start: int = 0) -> bytes:
        if path in self.files:
            return self.files[path][start : start + limit]
        return self.base.read(path, limit, start)

    def walk(self, folder: str) -> Iterator[str]:
        added = (path for path in self.files if path.startswith(folder + "/"))
        yield from sorted({*self.base.walk(folder), *added})


class Memory:
    """A content repo held in memory: paths to bytes. For examples, tests and whoever has no disk."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files

    def kind(self, path: str) -> Kind:
        if path in self.files:
            return "file"
        return "folder" if any(name.startswith(path + "/") for name in self.files) else "none"

    def size(self, path: str) -> int:
        return len(self.files[path])

    def read(self, path: str, limit: int, start: int = 0) -> bytes:
        try:
            return self.files[path][start : start + limit]
        except KeyError as error:
            raise FileNotFoundError(path) from error

    def walk(self, folder: str) -> Iterator[str]:
        yield from sorted(name for name in self.files if name.startswith(folder + "/") and "/." not in "/" + name)
