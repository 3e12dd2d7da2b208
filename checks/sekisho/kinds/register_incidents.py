"""Kinds that look at records of flame-ups and impersonations. Which steps there are is for the rulebook's lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sekisho.kinds.accounts import decides, is_official
from sekisho.kinds.base import Context, Hit, NameList, Params, Role, kind
from sekisho.kinds.register_base import entry_hit
from sekisho.registers.incidents import Incident, Step
from sekisho.schema import near
from sekisho.text.fold import fold
from sekisho.text.lazy import Lazy
from sekisho.typed import Literal

Sort = Literal["flame-up", "impersonation"]


def _of(context: Context, sort: str) -> Iterator[Incident]:
    return (each for each in context.repo.incidents.values() if each.kind == sort)


_BLANKS = Lazy("[ \u3000]+")


def plain_name(name: str) -> str:
    """A name in the form in which lists have it."""
    return _BLANKS.sub("", fold(name).text)


def step_name(name: str, names: Mapping[str, str]) -> str | None:
    """The one name by which a list knows a step; None where it does not."""
    return names.get(plain_name(name))


def missing_steps(incident: Incident, always: Mapping[str, str], where_needed: Mapping[str, str]) -> Iterator[str]:
    """The steps not on record with day, person and evidence: of those always asked for, and of those needed."""
    wanted = list(dict.fromkeys(always.values()))
    wanted += [name for each in incident.needed if (name := step_name(each, where_needed)) is not None]
    both = {**where_needed, **always}
    done = {step_name(step.step, both) for step in incident.steps if is_recorded(step)}
    return (name for name in dict.fromkeys(wanted) if name not in done)


def is_recorded(step: Step) -> bool:
    """Does a step say when it was done, by whom, and what shows it?"""
    return bool(step.done_on and step.by and step.evidence.strip())


class IncidentSteps(Params):
    """Steps that must be on record before an incident is closed: always, and where somebody found them needed."""

    incident: Sort
    steps: NameList
    where_needed: NameList


@kind("incident-steps", IncidentSteps, subject="incidents", gives=("step",))
def incident_steps(params: IncidentSteps, context: Context) -> Iterator[Hit]:
    """Closed incidents of which a step is not on record with day, person and evidence."""
    lists = context.lists
    always, where_needed = lists.names[params.steps], lists.names[params.where_needed]
    for incident in _of(context, params.incident):
        if incident.is_closed:
            for step in missing_steps(incident, always, where_needed):
                label = lists.label(params.steps, step) or lists.label(params.where_needed, step) or step
                yield entry_hit(context, incident.path, incident, ("status",), step=label)


class IncidentNeeded(Params):
    """The steps that can be marked as needed."""

    incident: Sort
    where_needed: NameList


@kind("incident-needed", IncidentNeeded, subject="incidents", gives=("options", "near"))
def incident_needed(params: IncidentNeeded, context: Context) -> Iterator[Hit]:
    """Marks for steps that no list knows."""
    names = context.lists.names[params.where_needed]
    for incident in _of(context, params.incident):
        for number, name in enumerate(incident.needed):
            if step_name(name, names) is None:
                values = {"options": tuple(dict.fromkeys(names.values())), "near": near(name, names)}
                yield entry_hit(context, incident.path, incident, (f"needed[{number}]",), name, **values)


class IncidentProof(Params):
    """A step whose evidence is a page of the organisation's own site; `step` is its name in the list."""

    incident: Sort
    steps: NameList
    step: str


@kind("incident-proof", IncidentProof, subject="incidents")
def incident_proof(params: IncidentProof, context: Context) -> Iterator[Hit]:
    """Records of that step whose evidence lies elsewhere."""
    names = context.lists.names[params.steps]
    wanted = step_name(params.step, names)
    for incident in _of(context, params.incident):
        for step in incident.steps:
            if step_name(step.step, names) == wanted and step.evidence and not is_official(step.evidence, context):
                yield entry_hit(context, incident.path, incident, (f"{step.place}.evidence",), step.evidence)


class IncidentDecision(Params):
    """Which flaw to look for in who decided, and the role that decides."""

    incident: tuple[Sort, ...]
    flaw: Literal["missing", "no-role", "own-post"]
    role: Role = Role("")


@kind("incident-decision", IncidentDecision, subject="incidents", gives=("near",))
def incident_decision(params: IncidentDecision, context: Context) -> Iterator[Hit]:
    """Incidents that were closed without a decision, or decided by somebody who may not."""
    for incident in (each for sort in params.incident for each in _of(context, sort)):
        by = incident.decided_by
        if params.flaw == "missing":
            found = incident.is_closed and not by
        elif params.flaw == "no-role":
            found = bool(by) and not decides(incident, params.role, context)
        else:
            post = context.repo.posts.get(incident.post) if by and incident.post else None
            found = post is not None and post.author == by
        if found:
            people = context.repo.people
            values = {"near": near(by, people) if by and by not in people else ""}
            yield entry_hit(context, incident.path, incident, ("decided_by", "status"), by or incident.path, **values)


class IncidentPost(Params):
    """Has no parameters."""


@kind("incident-post", IncidentPost, subject="incidents", gives=("near",))
def incident_post(params: IncidentPost, context: Context) -> Iterator[Hit]:
    """Incidents that name a draft that is not there, or not of their account."""
    for incident in context.repo.incidents.values():
        if not incident.post:
            continue
        post = context.repo.posts.get(incident.post)
        if post is None or post.account != incident.account:
            values = {"near": near(incident.post, context.repo.posts) if post is None else ""}
            yield entry_hit(context, incident.path, incident, ("post",), incident.post, **values)


class IncidentTwice(Params):
    """Has no parameters."""


@kind("incident-twice", IncidentTwice, subject="incidents", gives=("other",))
def incident_twice(params: IncidentTwice, context: Context) -> Iterator[Hit]:
    """Files that claim the same incident: one kind, one account, one opening day."""
    first: dict[tuple[object, ...], Incident] = {}
    for incident in context.repo.incidents.values():
        other = first.setdefault((incident.kind, incident.account, incident.opened_on), incident)
        if other is not incident:
            yield entry_hit(context, incident.path, incident, ("opened_on",), incident.path, other=other.path)
