"""Kinds that look at who confirmed a draft, when, and what exactly was confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from sekisho.draft import Draft
from sekisho.draft.fields import Approval as Given
from sekisho.kinds.base import Context, Hit, Params, Role, kind
from sekisho.typed import Literal


class Approval(Params):
    """Which flaw of an approval to look for, and the role that may approve."""

    flaw: Literal["missing", "by-author", "no-role", "too-late", "in-future", "other-content"]
    role: Role


@kind("approval", Approval, gives=("author",))
def approval(draft: Draft, params: Approval, context: Context) -> Iterator[Hit]:
    """One flaw in the approval of a draft."""
    given = draft.approval
    if given is None:
        if params.flaw == "missing":
            yield Hit(draft.source, draft.at("approval", "scheduled_at"))
        return
    if _has_flaw(draft, given, params, context):
        place = {"too-late": "approval.at", "in-future": "approval.at", "other-content": "approval.digest"}
        span = draft.at(place.get(params.flaw, "approval.by"), "approval.by", "approval")
        found = str(given.at) if params.flaw in ("too-late", "in-future") else given.by
        yield Hit(draft.source, span, found, {"author": draft.author})


def _has_flaw(draft: Draft, given: Given, params: Approval, context: Context) -> bool:
    person = context.repo.people.get(given.by)
    if params.flaw == "by-author":
        return bool(given.by) and given.by == draft.author
    if params.flaw == "no-role":
        allowed = person is not None and person.may(params.role, draft.account)
        return not allowed and given.by != draft.author
    if params.flaw == "too-late":
        goes_out = draft.published_at or draft.scheduled_at
        return given.at is not None and goes_out is not None and given.at > goes_out
    if params.flaw == "in-future":
        return given.at is not None and given.at > context.at
    if params.flaw == "other-content":
        from sekisho.draft.digest import digest

        return given.digest != digest(draft, context.repo.tree)
    return False


class AuthorRole(Params):
    """The role that may write."""

    role: Role


@kind("author-role", AuthorRole)
def author_role(draft: Draft, params: AuthorRole, context: Context) -> Iterator[Hit]:
    """Drafts by somebody who is not in the register of people, or may not write for the account."""
    person = context.repo.people.get(draft.author)
    if draft.author and (person is None or not person.may(params.role, draft.account)):
        yield Hit(draft.source, draft.at("author"), draft.author)
