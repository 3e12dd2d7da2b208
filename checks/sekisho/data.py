"""The compiled rulebook that travels with the package: in a wheel, a checkout or a zip application."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache

from sekisho.trouble import SekishoError
from sekisho.typed import Any

FOLDER = os.path.join(os.path.dirname(__file__), "_data")
# The words that checks look for, of which a draft needs few; they stand apart from the rest of what checks read.
WORDS = "words.txt"
# What checks read, what reports of findings read, and what explains rules: each loaded only where it is needed.
CORE, REPORTS, TEXTS = "checker.json", "reports.jsonl", "texts.json"
# The line of the reports that says how clauses are cited; no rule has this name.
CITES = ""
# What triage of incoming comments reads, and nothing else does.
COMMENTS = "comments.json"
# The public suffix list, for hosts that look like one of the organisation's own.
SUFFIXES = "public_suffixes.txt"
# How drafts are worded: what every draft is read with, and what only those need that may be improper, or seem to be.
WORDING, REST_OF_WORDING, CLAUSES_OF_WORDING = "wording.txt", "wording-rest.txt", "wording-clauses.txt"
# In the zip application they are packed, by a format whose result is the same everywhere.
PACKED = ".bz2"


def template(name: str) -> str:
    """The template file `name`."""
    return _read(os.path.join(os.path.dirname(__file__), "templates", *name.split("/"))).decode()


def compiled(name: str) -> bytes:
    """The bytes of the compiled file `name`. Raises SekishoError where the rulebook was never compiled."""
    try:
        return _read(os.path.join(FOLDER, name))
    except OSError:
        pass
    try:
        packed = _read(os.path.join(FOLDER, name + PACKED))
    except OSError as error:
        raise SekishoError("not-compiled") from error
    import bz2

    return bz2.decompress(packed)


def _read(path: str) -> bytes:
    # The loader reads from a zip as well as from disk; importlib.resources would, too, but takes 27 ms to import.
    data: bytes = __spec__.loader.get_data(path)  # type: ignore[union-attr]
    return data


def load(name: str) -> dict[str, Any]:
    """The compiled file `name`. Raises SekishoError where the rulebook was never compiled."""
    found: dict[str, Any] = parse(compiled(name).decode())
    return found


class _AsItStands:
    """How a scanner is to read JSON: nothing special."""

    strict = True
    object_hook = object_pairs_hook = None
    parse_float = parse_constant = float
    parse_int = int


@cache
def _scanner() -> Callable[[str, int], tuple[Any, int]] | None:
    """The scanner in C that `json` itself uses; None where Python has none.

    Importing `json` with its twins in Python takes as long as reading a draft does.
    """
    try:
        from _json import make_scanner

        scan: Callable[[str, int], tuple[Any, int]] = make_scanner(_AsItStands)  # type: ignore[arg-type]
    except (ImportError, AttributeError):
        return None
    return scan


def parse(text: str) -> Any:
    """The value of JSON that the compiler wrote."""
    scan = _scanner()
    if scan is not None:
        return scan(text, 0)[0]
    import json

    return json.loads(text)


class Lines:
    """A compiled file of lines that begin with a name each, of which few are asked for: `["name", value]`."""

    def __init__(self, name: str) -> None:
        self._content = b"\n" + compiled(name)
        self._values: dict[str, Any] = {}

    def get(self, name: str) -> Any:
        """The value of that name; None where there is none."""
        if name not in self._values:
            self._values[name] = self._read(name)
        return self._values[name]

    def _read(self, name: str) -> Any:
        start = self._content.find(f'\n["{name}",'.encode()) + 1
        return parse(self._content[start : self._content.find(b"\n", start)].decode())[1] if start else None
