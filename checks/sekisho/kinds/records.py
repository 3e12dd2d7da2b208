"""Kinds that ask for a record: a field of the draft, a consultation, the steps of an incident."""

from __future__ import annotations

from collections.abc import Iterator

from sekisho.draft import Draft
from sekisho.kinds.accounts import agreed
from sekisho.kinds.base import Context, Hit, HostList, NameList, Params, kind
from sekisho.registers.incidents import Step
from sekisho.text.bodies import is_public
from sekisho.text.fold import fold
from sekisho.typed import Literal


class FieldIs(Params):
    """A field of the front matter and the values of it that are found."""

    field: Literal["action"]
    any: tuple[str, ...]


@kind("field-is", FieldIs)
def field_is(draft: Draft, params: FieldIs, context: Context) -> Iterator[Hit]:
    """A field that has one of some values."""
    if draft.action in params.any:
        yield Hit(draft.source, draft.at(params.field), draft.action)


class Target(Params):
    """Whose accounts may be shared and followed freely, and the desk to consult about all others."""

    bodies: NameList
    hosts: HostList
    desk: str


@kind("target", Target, gives=("desk",))
def target(draft: Draft, params: Target, context: Context) -> Iterator[Hit]:
    """Sharing or following somebody who is no public body by the lists, without a consultation on record.

    What the author says of the target is not asked.
    """
    lists = context.lists
    account = context.repo.accounts.get(draft.account)
    service = account.service if account else ""
    platforms = lists.platforms
    if is_public(draft.text("target"), service, lists.names[params.bodies], lists.hosts[params.hosts], platforms):
        return
    day = draft.scheduled_at.date() if draft.scheduled_at else None
    if not agreed(draft.consultation, params.desk, day):
        yield Hit(draft.source, draft.at("target", "action"), draft.text("target"), {"desk": params.desk})


class IncidentSteps(Params):
    """Steps that must be on record before an incident of a kind is closed; names of a list with their other names."""

    incident: Literal["flame-up", "impersonation"]
    steps: NameList


@kind("incident-steps", IncidentSteps, subject="incidents", gives=("step",))
def incident_steps(params: IncidentSteps, context: Context) -> Iterator[Hit]:
    """Closed incidents of which a step is not on record with day, person and evidence."""
    names = context.lists.names[params.steps]
    for incident in context.repo.incidents.values():
        if incident.kind != params.incident or incident.is_open:
            continue
        register = context.repo.files[incident.path]
        done = {names.get(fold(step.step.strip()).text) for step in incident.steps if _is_recorded(step)}
        for name in dict.fromkeys(names.values()):
            if name not in done:
                yield Hit(register.source, register.at("status"), incident.path, {"step": name})


def _is_recorded(step: Step) -> bool:
    return bool(step.done_on and step.by and step.evidence)


class IncidentDecision(Params):
    """Has no parameters."""

    incident: Literal["flame-up", "impersonation"]


@kind("incident-decision", IncidentDecision, subject="incidents")
def incident_decision(params: IncidentDecision, context: Context) -> Iterator[Hit]:
    """Closed incidents that don't name the head who decided."""
    for incident in context.repo.incidents.values():
        if incident.kind == params.incident and not incident.is_open and not incident.decided_by:
            register = context.repo.files[incident.path]
            yield Hit(register.source, register.at("decided_by", "status"), incident.path)
