"""`confirmations/*.yml`: who confirmed a change of the files that decide what may go out.

Each says from which content to which, so that it can't be used again to bring an older version back.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sekisho.draft.digest import sha256
from sekisho.schema import Fields, Moment, Text
from sekisho.tree import Tree
from sekisho.typed import Any, NamedTuple

# Who may confirm, what is asked of an approval, and what checks a commit.
PROTECTED = ("sekisho.yml", "people.yml", ".pre-commit-config.yaml", "sekisho.pyz")
NOTHING = "none"
_MOST = 8 << 20


class Confirmation(NamedTuple):
    """A change of `file` from one digest to another, confirmed by somebody. `path` is the record's own."""

    path: str
    file: str
    before: str
    after: str
    by: str
    at: datetime | None
    signature: str


FIELDS = Fields(
    {
        "file": Text(required=True),
        "before": Text(required=True),
        "after": Text(required=True),
        "by": Text(required=True),
        "at": Moment(required=True),
        "signature": Text(),
    }
)


def build(path: str, values: dict[str, Any]) -> Confirmation:
    """The confirmation in the file at `path`."""
    file, before, after, by, signature = (
        values.get(name) or "" for name in ("file", "before", "after", "by", "signature")
    )
    return Confirmation(path, file, before, after, by, values.get("at"), signature)


def digest_of_file(tree: Tree, path: str) -> str:
    """The digest of a file as confirmations have it; NOTHING where there is none."""
    if tree.kind(path) != "file":
        return NOTHING
    return "sha256:" + sha256(tree.read(path, _MOST))


def changed(before: Tree, after: Tree) -> Iterator[tuple[str, str, str]]:
    """The protected files that differ: path, digest before, digest after."""
    for path in PROTECTED:
        old, new = digest_of_file(before, path), digest_of_file(after, path)
        if old != new:
            yield path, old, new
