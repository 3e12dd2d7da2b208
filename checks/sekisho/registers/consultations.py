"""`consultations.yml`: what was discussed beforehand with the desk that the rulebook names, once and with an id."""

from __future__ import annotations

from datetime import date

from sekisho.draft.fields import CONSULTATION, Consultation
from sekisho.schema import Fields, ListOf, Text
from sekisho.typed import Any, NamedTuple

_Date = date  # the record has a field `date`


class Consulted(NamedTuple):
    """A consultation on record: about what, with whom, when, with what outcome until when, and who sought it."""

    id: str
    about: str
    with_: str
    date: _Date | None
    outcome: str
    until: _Date | None
    by: str
    place: str

    @property
    def held(self) -> Consultation:
        """The consultation as drafts and accounts would write it out."""
        return Consultation(self.with_, self.date, self.outcome, self.until)


def _consulted(values: dict[str, Any], place: str) -> Consulted:
    name, about, desk, outcome, by = (values.get(each) or "" for each in ("id", "about", "with", "outcome", "by"))
    return Consulted(name, about, desk, values.get("date"), outcome, values.get("until"), by, place)


FIELDS = Fields(
    {
        "consultations": ListOf(
            Fields(
                {
                    "id": Text(required=True),
                    "about": Text(required=True, longest=500),
                    **CONSULTATION,
                    "by": Text(required=True),
                },
                build=_consulted,
            ),
            required=True,
            most=5_000,
        )
    }
)
