"""The compiled rulebook that travels with the package: in a wheel, a checkout or a zip application."""

from __future__ import annotations

import os

from sekisho.trouble import SekishoError
from sekisho.typed import Any

FOLDER = os.path.join(os.path.dirname(__file__), "_data")
# What checks read, what reports of findings read, and what explains rules: each loaded only where it is needed.
CORE, REPORTS, TEXTS = "checker.json", "reports.json", "texts.json"
# What triage of incoming comments reads, and nothing else does.
COMMENTS = "comments.json"
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
    import json

    found: dict[str, Any] = json.loads(compiled(name))
    return found
