"""Colour on a terminal, and only there."""

from __future__ import annotations

import os
import sys

from sekisho.typed import NamedTuple


class Style(NamedTuple):
    """Escape sequences around parts of the report; all empty where there is no colour."""

    error: str = ""
    warning: str = ""
    mark: str = ""
    faint: str = ""
    strong: str = ""
    plain: str = ""


COLOUR = Style("\033[1;31m", "\033[1;33m", "\033[1;35m", "\033[2m", "\033[1m", "\033[0m")


def terminal_style() -> Style:
    """Colour on a terminal only, and not where NO_COLOR asks for none."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not sys.stdout.isatty():
        return Style()
    return COLOUR
