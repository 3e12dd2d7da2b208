"""The compiled rulebook that travels with the package: in a wheel, a checkout or a zip application."""

from __future__ import annotations

import os
from typing import Any

from sekisho.trouble import SekishoError

FOLDER = os.path.join(os.path.dirname(__file__), "_data")
CORE, TEXTS = "checker.json", "texts.json"


def load(name: str) -> dict[str, Any]:
    """The compiled file `name`. Raises SekishoError where the rulebook was never compiled."""
    import json

    # The loader reads from a zip as well as from disk; importlib.resources would, too, but takes 27 ms to import.
    loader = __spec__.loader
    try:
        data: bytes = loader.get_data(os.path.join(FOLDER, name))  # type: ignore[union-attr]
    except OSError as error:
        raise SekishoError("not-compiled") from error
    found: dict[str, Any] = json.loads(data)
    return found
