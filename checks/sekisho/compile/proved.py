"""Remembers which rulebooks' examples have been run, and by which code: running them all is most of compiling."""

from __future__ import annotations

import hashlib
import os
import sys

from sekisho import data


def key(*parts: bytes) -> str:
    """What stands for these compiled parts, this package's own code and this Python."""
    seen = hashlib.sha256(sys.version.encode())
    package = os.path.dirname(data.__file__)
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "_data"))
        for name in sorted(names):
            with open(os.path.join(folder, name), "rb") as file:
                content = file.read()
            seen.update(f"{os.path.relpath(os.path.join(folder, name), package)} {len(content)}\n".encode())
            seen.update(content)
    for part in parts:
        seen.update(f"{len(part)}\n".encode())
        seen.update(part)
    return seen.hexdigest()


def is_proved(folder: str, name: str) -> bool:
    """Have all examples of `name` behaved before?"""
    return os.path.exists(os.path.join(folder, name))


def keep(folder: str, name: str) -> None:
    """Remember that they have."""
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "wb"):
        pass
