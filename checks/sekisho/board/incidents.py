"""Open incidents: which steps are on record, and which of those that the rulebook asks for are not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from sekisho.check.checker import Checker
from sekisho.kinds.base import Lists
from sekisho.kinds.register_incidents import is_recorded, missing_steps, step_name
from sekisho.registers import Incident, Repo
from sekisho.registers.incidents import Step
from sekisho.typed import NamedTuple


class Open(NamedTuple):
    """An open incident: steps on record with day, person and evidence, those without, and those still to take.

    `decided_by` is the name of the head who decided, empty while nobody has. Where `hidden`, something personal or
    secret was found in the file, and nothing that was typed in it is shown.
    """

    incident: Incident
    decided_by: str
    done: list[Step]
    partly: list[Step]
    missing: list[Mapping[str, str]]
    hidden: bool


def open_incidents(checker: Checker, repo: Repo, secret: Collection[str]) -> list[Open]:
    """The incidents that nobody has closed, the oldest first; `secret` are paths of which nothing may be shown."""
    found = []
    for incident in repo.incidents.values():
        if not incident.is_open:
            continue
        head = repo.people.get(incident.decided_by)
        steps = [
            step._replace(by=repo.people[step.by].name if step.by in repo.people else step.by)
            for step in incident.steps
        ]
        found.append(
            Open(
                incident=incident,
                decided_by=head.name if head else incident.decided_by,
                done=[step for step in steps if is_recorded(step)],
                partly=[step for step in steps if not is_recorded(step)],
                missing=list(_missing(incident, checker)),
                hidden=incident.path in secret,
            )
        )
    return sorted(found, key=lambda each: (str(each.incident.opened_on or ""), each.incident.path))


def _missing(incident: Incident, checker: Checker) -> Iterator[Mapping[str, str]]:
    """What the steps are called that no entry names, in each language."""
    lists: Lists = checker.lists
    for rule in checker.rules.values():
        params = rule.params.__dict__
        if rule.kind != "incident-steps" or params["incident"] != incident.kind:
            continue
        always, where_needed = (lists.names[params[name]] for name in ("steps", "where_needed"))
        named = {step_name(step.step, {**where_needed, **always}) for step in incident.steps}
        for step in missing_steps(incident, always, where_needed):
            if step not in named:
                label = lists.label(params["steps"], step) or lists.label(params["where_needed"], step)
                yield label or {"ja": step, "en": step}
