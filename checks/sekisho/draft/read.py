"""Reading a draft: a file's text in, a `Draft` and everything that is wrong with the file out."""

from __future__ import annotations

import re
from datetime import tzinfo

from sekisho.draft.fields import FRONT_MATTER
from sekisho.draft.model import Draft
from sekisho.schema import JST, Reading
from sekisho.source import Source
from sekisho.syntax import parse
from sekisho.trouble import Trouble, Troubles

# The fence must be alone on its line; blank space behind it can't be seen and is let be.
_FENCE = re.compile(r"---[ \t]*(?:\n|$)")
_CLOSING = re.compile(r"^---[ \t]*(?:\n|$)", re.MULTILINE)


def read_draft(source: Source, troubles: Troubles, zone: tzinfo = JST) -> Draft | None:
    """The draft in a file; None where there is nothing a rule could be asked about."""
    path, text = source.path, source.text
    opening = _FENCE.match(text)
    if opening is None:
        late = _CLOSING.search(text)
        key = "front-matter-late" if late and not text[: late.start()].strip() else "front-matter-missing"
        line = source.position(late.start())[0] if late and key == "front-matter-late" else 1
        troubles.add(Trouble(path, key, line=line))
        return None
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        troubles.add(Trouble(path, "front-matter-open"))
        return None
    before = len(troubles)
    root = parse(source, troubles, start=opening.end(), end=closing.start())
    if root is None:
        if len(troubles) == before:
            troubles.add(Trouble(path, "front-matter-empty"))
        return None
    reading = Reading(source, troubles, zone)
    fields = FRONT_MATTER.read(root, reading, "")
    if fields is None:
        return None
    return Draft(source, root, fields, reading.nodes, closing.end())
