"""Which steps the rulebook asks for in an incident, and how the record of one stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sekisho.check.checker import Checker
from sekisho.cli import write
from sekisho.kinds.register_incidents import is_recorded, missing_steps, plain_name
from sekisho.messages import Text, say, shown
from sekisho.messages.incidents import INCIDENTS
from sekisho.registers import Incident, Repo
from sekisho.registers.rights import may
from sekisho.report.sentences import command


class Steps:
    """The steps of a kind of incident, by all their names: those always asked for, and those where they are needed."""

    def __init__(self, kind: str, checker: Checker) -> None:
        self._labels: dict[str, Mapping[str, str]] = {}
        self.always: dict[str, str] = {}
        self.where_needed: dict[str, str] = {}
        for rule in checker.rules.values():
            params = rule.params.__dict__
            if rule.kind == "incident-steps" and params["incident"] == kind:
                self.always |= checker.lists.names[params["steps"]]
                self.where_needed |= checker.lists.names[params["where_needed"]]
                for name in ("steps", "where_needed"):
                    self._labels |= checker.lists.labels.get(params[name], {})

    @property
    def all(self) -> dict[str, str]:
        return {**self.where_needed, **self.always}

    @staticmethod
    def plain(name: str) -> str:
        """A name in the form in which it is looked up."""
        return plain_name(name)

    def named(self, name: str) -> str:
        """The name that the rulebook has for a step; the name itself where it has none."""
        return self.all.get(plain_name(name), name)

    def label(self, step: str) -> Text:
        """What a step is called."""
        found = self._labels.get(step, {})
        return Text(found.get("ja", step), found.get("en", step))

    def labels(self, names: Mapping[str, str], lang: str) -> tuple[str, ...]:
        """What the steps of a list are called."""
        return tuple(self.label(step).in_(lang) for step in dict.fromkeys(names.values()))


def show(incident: Incident, repo: Repo, checker: Checker, today: date, lang: str) -> None:
    """Tell how a record stands: each step, what is missing, and who decides."""
    write("\n".join(_lines(incident, repo, checker, today, lang)) + "\n")


def _lines(incident: Incident, repo: Repo, checker: Checker, today: date, lang: str) -> list[str]:
    def told(key: str, **values: object) -> str:
        return say(INCIDENTS[key], lang, values)

    steps = Steps(incident.kind, checker)
    values = {"path": incident.path, "account": incident.account, "day": incident.opened_on}
    lines = [told("heading", kind=INCIDENTS[incident.kind], **values)]
    recorded = set()
    for step in incident.steps:
        name = steps.named(step.step)
        recorded.add(name)
        key = "step-done" if is_recorded(step) else "step-partly"
        lines.append(
            told(key, step=steps.label(name), day=step.done_on, by=_name(repo, step.by), evidence=step.evidence)
        )
    missing = list(missing_steps(incident, steps.always, steps.where_needed))
    always = set(steps.always.values())
    lines += [
        told("step-missing" if step in always else "step-needed", step=steps.label(step))
        for step in missing
        if step not in recorded
    ]
    optional = [each for each in dict.fromkeys(steps.where_needed.values()) if each not in recorded | set(missing)]
    lines += [told("step-if-needed", step=steps.label(each)) for each in optional]
    names = [steps.label(step) for step in missing]
    lines.append(told("steps-left", steps=names) if names else told("no-steps-left"))
    if incident.decided_by:
        lines.append(told("decided", people=_name(repo, incident.decided_by)))
    elif incident.is_open:
        lines += _deciders(incident, repo, checker, today, lang)
    return lines


def _deciders(incident: Incident, repo: Repo, checker: Checker, today: date, lang: str) -> Iterable[str]:
    roles = {
        role
        for rule in checker.rules.values()
        if rule.kind == "incident-decision"
        and incident.kind in rule.params.__dict__["incident"]
        and (role := rule.params.__dict__["role"])
    }
    for role in sorted(roles):
        people = [_name(repo, each) for each in repo.people if may(repo.people, each, role, incident.account, today)]
        values = {"people": people, "role": role, "path": incident.path, "command": command()}
        yield say(INCIDENTS["decides" if people else "nobody-decides"], lang, values)


def _name(repo: Repo, who: str) -> str:
    person = repo.people.get(who)
    return shown(f"{person.name} ({who})" if person else who, "ja")
