"""General kinds over registers: fields that are filled in, people who exist, days in order, official addresses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sekisho.kinds.accounts import is_official, is_title, today
from sekisho.kinds.base import Clause, Context, Hit, Params, Role, kind
from sekisho.kinds.register_base import Name, entries, entry_hit, is_given, value_of, values_at
from sekisho.messages.registers import today as today_in_words
from sekisho.registers.rights import may
from sekisho.schema import near
from sekisho.text.lazy import Lazy
from sekisho.text.links import find_links


class RecordComplete(Params):
    """Fields that entries must have; with `when`, only those in which other fields are filled in or true."""

    registers: tuple[Name, ...]
    fields: tuple[str, ...]
    when: tuple[str, ...] = ()


@kind("record-complete", RecordComplete, subject="registers", gives=("field",))
def record_complete(params: RecordComplete, context: Context) -> Iterator[Hit]:
    """Entries that lack a field."""
    for path, entry in entries(context, params.registers):
        if not all(value_of(entry, field) for field in params.when):
            continue
        for field in params.fields:
            found = list(values_at(entry, field))
            if not found:  # an empty list, or a group of fields that is not there
                found = [(f"{entry.place}.{field}".lstrip("."), None)]
            for place, value in found:
                if not is_given(value):
                    around = place.rpartition(".")[0]
                    yield entry_hit(context, path, entry, (place, f"{around}.id", around), field=field)


class RecordPeople(Params):
    """Fields that name people. A role is asked of those who are in the register, on the day in the field `on`."""

    registers: tuple[Name, ...]
    fields: tuple[str, ...]
    role: Role = Role("")
    on: str = ""


@kind("record-people", RecordPeople, subject="registers", gives=("field", "near"))
def record_people(params: RecordPeople, context: Context) -> Iterator[Hit]:
    """Names of nobody; or, with a role, of somebody who has not got it."""
    people = context.repo.people
    for path, entry in entries(context, params.registers):
        day = value_of(entry, params.on) if params.on else None
        for field in params.fields:
            for place, who in values_at(entry, field):
                if not who:
                    continue
                if not params.role and who not in people and not is_title(who, context):
                    yield entry_hit(context, path, entry, (place,), who, field=field, near=near(who, people))
                elif params.role and who in people and not may(people, who, params.role, _account(entry), day):
                    yield entry_hit(context, path, entry, (place,), who, field=field)


def _account(entry: object) -> str:
    return getattr(entry, "account", "")


class RecordDays(Params):
    """Fields with days in the order in which things happen, and fields whose days can't lie ahead."""

    registers: tuple[Name, ...]
    order: tuple[str, ...]
    past: tuple[str, ...]


@kind("record-days", RecordDays, subject="registers", gives=("field", "other"))
def record_days(params: RecordDays, context: Context) -> Iterator[Hit]:
    """Days that come before what they follow, or that are still to come."""
    now = today(context)
    for path, entry in entries(context, params.registers):
        told = set()
        latest: tuple[date, str] | None = None
        for field in params.order:
            reached = latest
            for place, day in _days(entry, field):
                if latest is not None and day < latest[0]:
                    told.add(place)
                    other = f"{latest[1]} {latest[0]}"
                    yield entry_hit(context, path, entry, (place,), str(day), field=field, other=other)
                if reached is None or day > reached[0]:
                    reached = (day, field)
            latest = reached
        for field in params.past:
            for place, day in _days(entry, field):
                if day > now and place not in told:
                    yield entry_hit(context, path, entry, (place,), str(day), field=field, other=today_in_words(now))


def _days(entry: object, field: str) -> Iterator[tuple[str, date]]:
    return ((place, day) for place, day in values_at(entry, field) if isinstance(day, date))


class RecordChoice(Params):
    """A field and what it may hold: texts, or clauses of the guideline."""

    registers: tuple[Name, ...]
    field: str
    any: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()


@kind("record-choice", RecordChoice, subject="registers", gives=("options", "near"))
def record_choice(params: RecordChoice, context: Context) -> Iterator[Hit]:
    """Values that are none of those a field may hold."""
    options = (*params.any, *params.clauses)
    for path, entry in entries(context, params.registers):
        for place, value in values_at(entry, params.field):
            if is_given(value) and value not in options:
                yield entry_hit(context, path, entry, (place,), value, options=options, near=near(value, options))


class RecordUrl(Params):
    """A field that holds an address of the organisation's own site."""

    registers: tuple[Name, ...]
    field: str


@kind("record-url", RecordUrl, subject="registers")
def record_url(params: RecordUrl, context: Context) -> Iterator[Hit]:
    """Addresses that lead elsewhere."""
    for path, entry in entries(context, params.registers):
        for place, url in values_at(entry, params.field):
            if url and not is_official(url, context):
                yield entry_hit(context, path, entry, (place,), url)


class RecordReference(Params):
    """A field that names something by its id or address, and how long an id can be."""

    registers: tuple[Name, ...]
    field: str
    longest: int


# What sentences have and ids have not.
_SENTENCE = Lazy("[ \u3000\t\n。、！？!?「」『』]")


@kind("record-reference", RecordReference, subject="registers")
def record_reference(params: RecordReference, context: Context) -> Iterator[Hit]:
    """Words where an id or an address belongs."""
    for path, entry in entries(context, params.registers):
        for place, value in values_at(entry, params.field):
            text = value.strip() if isinstance(value, str) else ""
            links = find_links(text.lower())
            whole = bool(links) and links[0].start == 0 and links[0].end == len(text)
            if not whole and (len(text) > params.longest or _SENTENCE.search(text)):
                yield entry_hit(context, path, entry, (place,), value)


class AnswerDeleted(Params):
    """Has no parameters."""


@kind("answer-deleted", AnswerDeleted, subject="registers", gives=("other",))
def answer_deleted(params: AnswerDeleted, context: Context) -> Iterator[Hit]:
    """Answers to comments that were deleted, and not restored."""
    deleted = {
        each.comment: each.id
        for each in context.repo.moderation.values()
        if not (each.appeal and each.appeal.outcome == "restored")
    }
    for path, entry in entries(context, ("answers",)):
        if entry.comment in deleted:
            place = f"{entry.place}.comment"
            yield entry_hit(context, path, entry, (place,), entry.id, other=deleted[entry.comment])
