"""Words that findings about registers put into the sentences of rules."""

from __future__ import annotations

from datetime import date

from sekisho.messages import Text


def today(day: date) -> Text:
    """The day from which is judged, where a date is held against it."""
    return Text(f"今日({day})", f"today ({day})")
