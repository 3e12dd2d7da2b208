"""What must hold between people.yml and sekisho.yml: nobody is named who is not there, and no id passes for another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from sekisho.registers.people import Person
from sekisho.registers.settings import Settings
from sekisho.text.fold import fold
from sekisho.typed import Any, NamedTuple


class Flaw(NamedTuple):
    """What is wrong at a field of a register; `values` fill the message."""

    place: str
    key: str
    values: dict[str, Any]


def flaws_of_people(people: Mapping[str, Person], near: Callable[[str, Iterable[str]], str]) -> Iterator[Flaw]:
    """Deputies who are nobody, periods the wrong way round, ids that look alike, keys that are none."""
    seen: dict[str, str] = {}
    for name, person in people.items():
        at = f"people.{name}"
        plain = fold(name).text
        other = seen.setdefault(plain, name)
        if other != name or (plain != name and plain != name.lower()):
            yield Flaw(at, "id-alike", {"found": name, "other": other if other != name else plain})
        if person.from_ and person.until and person.until < person.from_:
            yield Flaw(f"{at}.until", "period-reversed", {"found": str(person.until)})
        for deputy in person.deputies:
            if deputy.person not in people:
                known = near(deputy.person, people)
                yield Flaw(f"{deputy.place}.person", "unknown-person", {"found": deputy.person, "near": known})
            if deputy.from_ and deputy.until and deputy.until < deputy.from_:
                yield Flaw(f"{deputy.place}.until", "period-reversed", {"found": str(deputy.until)})
        if person.keys:
            yield from _flaws_of_keys(at, person.keys)


def _flaws_of_keys(at: str, keys: tuple[str, ...]) -> Iterator[Flaw]:
    from sekisho.text.sshkeys import public_key

    for number, key in enumerate(keys):
        if not public_key(key):
            yield Flaw(f"{at}.key[{number}]" if len(keys) > 1 else f"{at}.key", "no-public-key", {})


def flaws_of_steps(
    settings: Settings, people: Mapping[str, Person], roles: tuple[str, ...], near: Callable[[str, Iterable[str]], str]
) -> Iterator[Flaw]:
    """Steps of an approval that nobody can take."""
    for step in settings.steps:
        if sum(map(bool, (step.role, step.any_of, step.all_of))) != 1:
            yield Flaw(step.place, "step-unclear", {})
        if step.role and step.role not in roles:
            values = {"field": "role", "found": step.role, "options": roles, "near": near(step.role, roles)}
            yield Flaw(f"{step.place}.role", "not-a-choice", values)
        for field, names in (("any_of", step.any_of), ("all_of", step.all_of)):
            for number, name in enumerate(names):
                if name not in people:
                    values = {"found": name, "near": near(name, people)}
                    yield Flaw(f"{step.place}.{field}[{number}]", "unknown-person", values)
