"""What kinds that look at registers share: entries of any register, values by the path of a field, and hits there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sekisho.kinds.base import Context, Hit
from sekisho.registers.repo import ACCOUNTS, ANSWERS, CONSULTATIONS, MODERATION
from sekisho.typed import Any, Literal

Name = Literal["accounts", "incidents", "consultations", "moderation", "answers"]
_FILES = {"accounts": ACCOUNTS, "consultations": CONSULTATIONS, "moderation": MODERATION, "answers": ANSWERS}


def entries(context: Context, registers: Iterable[str]) -> Iterator[tuple[str, Any]]:
    """The entries of some registers, each with the file in which it stands."""
    for name in registers:
        for entry in getattr(context.repo, name).values():
            yield _FILES.get(name) or entry.path, entry


def values_at(entry: Any, field: str) -> Iterator[tuple[str, Any]]:
    """The values of a field such as `appeal.by` or `steps.done_on`, each with its path in the file.

    A field that was left out has the value None or an empty text; one that such entries don't have gives nothing.
    """
    waiting = [(entry.place, entry)]
    for name in field.split("."):
        found = []
        for place, value in waiting:
            inner = getattr(value, name, getattr(value, name + "_", _NONE))
            if inner is _NONE:
                continue
            below = f"{place}.{name}" if place else name
            if isinstance(inner, tuple) and not hasattr(inner, "_fields"):
                found += [(f"{below}[{number}]", item) for number, item in enumerate(inner)]
            else:
                found.append((below, inner))
        waiting = found
    yield from waiting


_NONE = object()


def value_of(entry: Any, field: str) -> Any:
    """The value of a field; the first where there are several, None where there is none."""
    return next((value for _, value in values_at(entry, field)), None)


def is_given(value: Any) -> bool:
    """Was a field filled in? `false` is an answer."""
    return value is not None and value not in ("", ())


def entry_hit(context: Context, path: str, entry: Any, places: Iterable[str], found: str = "", **values: object) -> Hit:
    """A hit at the first of some places that is there, else at the entry's id or status, else at the entry."""
    register = context.repo.files[path]
    prefix = entry.place + "." if entry.place else ""
    span = register.at(*places, prefix + "id", prefix + "status", entry.place)
    return Hit(register.source, span, found or entry.id, values)
