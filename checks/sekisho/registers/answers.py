"""`answers.yml`: comments that were answered on the website, after the department had considered it."""

from __future__ import annotations

from datetime import date

from sekisho.schema import Day, Fields, ListOf, Text
from sekisho.typed import Any, NamedTuple


class Answer(NamedTuple):
    """An answer: to which comment (its id or address), when that came, who considered it when, where it was given."""

    id: str
    comment: str
    received_on: date | None
    considered_by: str
    considered_on: date | None
    answered_on: date | None
    url: str
    place: str


def _answer(values: dict[str, Any], place: str) -> Answer:
    given: dict[str, Any] = {name: values.get(name) for name in ("received_on", "considered_on", "answered_on")}
    given |= {name: values.get(name) or "" for name in ("id", "comment", "considered_by", "url")}
    return Answer(**given, place=place)


FIELDS = Fields(
    {
        "answers": ListOf(
            Fields(
                {
                    "id": Text(required=True),
                    "comment": Text(required=True),
                    "received_on": Day(),
                    "considered_by": Text(),
                    "considered_on": Day(),
                    "answered_on": Day(),
                    "url": Text(),
                },
                build=_answer,
            ),
            required=True,
            most=20_000,
        )
    }
)
