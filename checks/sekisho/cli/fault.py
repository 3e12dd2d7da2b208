"""What to say when Sekisho itself fails: an apology, and what to send, without a word of anybody's draft."""

from __future__ import annotations

import os
import sys
import traceback

from sekisho import __version__
from sekisho.messages import say
from sekisho.messages.words import WORDS


def describe(error: Exception, lang: str) -> str:
    """The text for a person, and a line for whoever mends it: versions, kind of error, where in the code."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    where = " < ".join(f"{_short(frame.filename)}:{frame.lineno}" for frame in reversed(frames))
    line = f"sekisho {__version__}, Python {sys.version.split()[0]}, {sys.platform}: {type(error).__name__} at {where}"
    return say(WORDS["fault"], lang, {"line": line}) + "\n"


def _short(path: str) -> str:
    parts = path.replace(os.sep, "/").split("/")
    return "/".join(parts[parts.index("sekisho") :] if "sekisho" in parts else parts[-1:])
