"""The digest of what is approved: front matter less `approval` and `published`, body, and the attachments' bytes.

Blank lines at the end, line ends and the order of the fields don't count; everything else does.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache

from sekisho.draft.model import Draft
from sekisho.syntax import canonical
from sekisho.tree import Tree, inside
from sekisho.typed import Any

_NOT_COVERED = frozenset({"approval", "published"})
_CHUNK = 1 << 20


@cache
def _sha256() -> Callable[[bytes], Any]:
    """The interpreter's own SHA-256. hashlib gives the same results, but loads OpenSSL first, which takes 4 ms."""
    try:
        if sys.version_info >= (3, 12):
            from _sha2 import sha256
        else:
            from _sha256 import sha256  # type: ignore[import-not-found]
    except ImportError:
        from hashlib import sha256
    found: Callable[[bytes], Any] = sha256
    return found


def parts(draft: Draft, tree: Tree) -> dict[str, str]:
    """Each part of a draft that an approval covers, by name, with its SHA-256 in hexadecimal."""
    sha256 = _sha256()
    found = {}
    for key, node in draft.root.pairs():
        if key.text not in _NOT_COVERED:
            found[key.text] = sha256(canonical(node).encode("utf-8", "surrogatepass")).hexdigest()
    found["body"] = sha256(draft.body.encode("utf-8", "surrogatepass")).hexdigest()
    for item in draft.media:
        found[f"media:{item.file}"] = _file_digest(item.file, tree)
    return found


def short(found: dict[str, str]) -> dict[str, str]:
    """The parts as `approval.covers` keeps them: enough to see which of them has changed, and no proof."""
    return {name: value[:8] for name, value in found.items()}


def sha256(data: bytes) -> str:
    """The SHA-256 of some bytes in hexadecimal."""
    found: str = _sha256()(data).hexdigest()
    return found


def digest(draft: Draft, tree: Tree) -> str:
    """`sha256:` and the digest of all parts, as it stands in `approval.digest`."""
    return digest_of(parts(draft, tree))


def digest_of(found: dict[str, str]) -> str:
    """The digest of the parts that `parts` found."""
    lines = "".join(f"{name}\0{value}\n" for name, value in sorted(found.items()))
    made: str = _sha256()(b"sekisho approval 1\n" + lines.encode("utf-8", "surrogatepass")).hexdigest()
    return "sha256:" + made


def _file_digest(path: str, tree: Tree) -> str:
    if not inside(path) or tree.kind(path) != "file":
        return "missing"
    start, size = 0, tree.size(path)
    if size <= _CHUNK:
        digest: str = _sha256()(tree.read(path, _CHUNK)).hexdigest()
        return digest
    import hashlib  # OpenSSL's is several times faster, which counts for films

    running = hashlib.sha256()
    while start < size:
        data = tree.read(path, _CHUNK, start)
        if not data:
            break
        running.update(data)
        start += len(data)
    return running.hexdigest()
