"""What the page that writes drafts asks: answers in, the draft's file out, with what is found in it and where.

A content repo may stand behind it, whose registers then give the choices; without one, the least that fits the answers
is made up, so that what is found is about the draft and not about a register that nobody has handed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from sekisho.check.checker import Checker
from sekisho.draft import Draft, read_draft
from sekisho.draft.compose import compose
from sekisho.kinds import KINDS, Context
from sekisho.registers import Repo
from sekisho.registers.repo import ACCOUNTS, PEOPLE, POSTS, SETTINGS
from sekisho.registers.rights import may
from sekisho.schema import parse_moment
from sekisho.source import Source
from sekisho.text.lazy import Lazy
from sekisho.text.links import Link, find_links
from sekisho.text.passage import Passage
from sekisho.tree import Overlay, Tree
from sekisho.trouble import SekishoError, Troubles
from sekisho.typed import Any

# Which part of the form a finding belongs to: by the kind of its rule, else by the field it is about.
_BY_KIND = {
    "third-party-link": "links",
    "url-short-looking": "links",
    "url-host": "links",
    "url-lookalike": "links",
    "media-location": "media",
    "quote-record": "links",
    "target": "share",
    "field-is": "share",
    "flame-up-hold": "mend",
    "words-missing": "mend",
}
_BY_FIELD = {
    "account": "where",
    "scheduled_at": "where",
    "author": "where",
    "action": "where",
    "links": "links",
    "quotes": "links",
    "media": "media",
    "target": "share",
    "target_kind": "share",
    "reply_to": "share",
    "consultation": "share",
    "corrects": "mend",
    "incident": "mend",
    "waivers": "waivers",
}
_WRONG_LINKS = ("url-host", "url-short-looking", "url-lookalike")
_TEXT = "text"
_MISSING = "missing-field"
_APPROVAL = "approval"
_STEP = Lazy("[.[]")
_DAY = Lazy("[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Nothing in a path that a file system or a shell could take for something else.
_UNFIT = Lazy("[^0-9A-Za-zぁ-んァ-ヴー一-龠々_-]+")
# A register entry that nothing is wrong with: the page is asked about a text, not about the account.
_PAGE = "https://invalid/"
_ACCOUNT = {"url": _PAGE, "owner": "—", "listed_on": _PAGE, "profile": {"official_url": _PAGE}}


class Writing:
    """A draft as the answers so far make it, in the content repo that it is for.

    `question` has `fields` and `body`, `platform` for who has no content repo, `at`, and `taken`, paths that the draft
    must not have, or `kept`, the one that it had. `held` are the files handed over: registers, and attachments under
    the paths that the draft names.
    """

    def __init__(self, checker: Checker, question: Mapping[str, Any], held: Tree) -> None:
        self.checker = checker
        self.question = question
        fields = question.get("fields", {})
        self.text = compose(fields, str(question.get("body", "")))
        self.path = _path(question, fields)
        self.with_repo = held.kind(SETTINGS) == "file"
        files = {self.path: self.text.encode()}
        if not self.with_repo:
            about = read_draft(Source(self.path, self.text), Troubles())
            account = str(fields.get("account") or "—")
            files.update(registers_for(about, account, question["platform"], "", checker, question))
        self.repo: Repo = checker.open(Overlay(held, files))
        draft = read_draft(Source(self.path, self.text), Troubles(), self.repo.settings.zone)
        self.draft = draft
        start = draft.body_start if draft else len(self.text)
        self.head, self.body = self.text[:start], self.text[start:].removesuffix("\n")

    @property
    def service(self) -> str:
        """The platform that the draft is for."""
        account = self.repo.accounts.get(self.draft.account) if self.draft else None
        return account.service if account else str(self.question["platform"])

    def place(self, findings: list[dict[str, Any]]) -> None:
        """Add to each finding the part of the form and the field that it is about."""
        for entry in findings:
            field = self._field(entry)
            rule = self.checker.rules.get(entry["rule"])
            part = _BY_KIND.get(rule.kind if rule else "") or _BY_FIELD.get(_STEP.split(field)[0], _TEXT)
            entry["shown"]["part"], entry["shown"]["field"] = part, field

    def _field(self, entry: Mapping[str, Any]) -> str:
        """The path of the field in which a finding begins (`media[0].file`); empty for the body."""
        if entry["rule"] == _MISSING or self.draft is None:
            return "account"  # of the fields that a draft must have, all are asked for in one part
        start = _offset(self.text, entry["line"], entry["column"])
        if start >= self.draft.body_start:
            return ""
        inside = [path for path, node in self.draft.nodes.items() if node.start <= start <= node.end]
        return max(inside, key=len, default="")

    def told(self) -> dict[str, Any]:
        """The draft's file and its path, its links, and what there is to choose from."""
        body_start = self.draft.body_start if self.draft else 0
        return {
            "draft": self.text,
            "path": self.path,
            "body": self.text[body_start:],
            "links": list(self._links()),
            "service": self.service,
            "positions": list(self._found(self.draft, "media-location")) if self.draft else [],
            "desk": self._desk(),
            "choices": self._choices() if self.with_repo else None,
        }

    def _links(self) -> Iterator[dict[str, Any]]:
        """The links that readers will see, as typed; `asked`: a reason is wanted; `wrong`: none may lead there."""
        if self.draft is None:
            return
        bare = compose({**self.question.get("fields", {}), "links": []}, str(self.question.get("body", "")))
        draft = read_draft(Source(self.path, bare), Troubles(), self.repo.settings.zone) or self.draft
        asked = set(self._found(draft, "third-party-link"))
        wrong = {found for kind in _WRONG_LINKS for found in self._found(draft, kind)}
        for passage in draft.passages:
            if not passage.published:
                continue
            for link in passage.links:
                typed = passage.typed(link.start, link.end)
                is_wrong = any(found in (typed, link.host) for found in wrong)
                yield {"url": as_typed(passage, link), "asked": typed in asked, "wrong": is_wrong}

    def _found(self, draft: Draft, kind: str) -> Iterator[str]:
        at = draft.scheduled_at or moment_of(self.question)
        context = Context(self.repo, at, self.checker.lists)
        for rule in self.checker.rules.values():
            if rule.kind == kind:
                yield from (hit.found for hit in KINDS[kind].run(draft, rule.params, context))

    def _desk(self) -> str:
        """Whom to consult about sharing and following; empty where nobody is."""
        desks = (str(getattr(rule.params, "desk", "")) for rule in self.checker.rules.values() if rule.kind == "target")
        return next(desks, "")

    def _choices(self) -> dict[str, Any]:
        """What the registers of the content repo offer."""
        repo, day = self.repo, moment_of(self.question).date()
        accounts = [each for each in repo.accounts.values() if each.status == "active"]
        author_role = {str(getattr(each.params, "role", "")) for each in self._rules("author-role")}
        waived_by = self.checker.policy["waived_by"]
        incidents = [path for path, each in repo.incidents.items() if each.is_open]
        return {
            "accounts": [{"id": each.id, "service": each.service, "name": each.handle} for each in accounts],
            "authors": self._people(author_role, day),
            "approvers": self._people({waived_by}, day),
            "incidents": [{"id": path, "name": ""} for path in incidents],
            "consultations": [{"id": name, "name": ""} for name in repo.consultations],
        }

    def _rules(self, kind: str) -> Iterator[Any]:
        return (rule for rule in self.checker.rules.values() if rule.kind == kind)

    def _people(self, roles: set[str], day: Any) -> list[dict[str, str]]:
        """Who has one of the roles for the account, or anybody's where none is chosen yet."""
        people, account = self.repo.people, str(self.question.get("fields", {}).get("account") or "")
        return [
            {"id": name, "name": who.name}
            for name, who in people.items()
            if any(role in who.roles if not account else may(people, name, role, account, day) for role in roles)
        ]

    def sheet(self, lang: str) -> str:
        """The approval sheet as one HTML file."""
        from sekisho.data import TEXTS, load
        from sekisho.sheet.page import render
        from sekisho.sheet.paper import Paper

        self.repo.read_all()
        if self.draft is None or any(trouble for trouble in self.repo.troubles):
            raise SekishoError("unusable-registers")
        at = moment_of(self.question)
        findings = self.checker.check_draft(self.path, self.repo, at)
        return render(Paper(self.draft, self.repo, self.checker, findings, at, lang, load(TEXTS)))


def _path(question: Mapping[str, Any], fields: Mapping[str, Any]) -> str:
    """Where the draft is kept: where it was, if it is one that was opened."""
    free = free_path(fields, question.get("taken", ()))
    kept = str(question.get("kept") or "")  # a path, or of a file that was chosen by itself its name
    return kept if "/" in kept else f"{free.rpartition('/')[0]}/{kept}" if kept else free


def free_path(fields: Mapping[str, Any], taken: Any) -> str:
    """Where a draft is best kept: by day and account, under a name that nothing has yet."""
    day = str(fields.get("scheduled_at") or "")[:10]
    account = _UNFIT.sub("-", str(fields.get("account") or "")).strip("-") or "draft"
    folder = "/".join([POSTS, *day.split("-")[:2]]) if _DAY.fullmatch(day) else POSTS
    stem = f"{folder}/{day}-{account}" if folder != POSTS else f"{folder}/{account}"
    number = 1
    while (path := f"{stem}{f'-{number}' if number > 1 else ''}.md") in taken:
        number += 1
    return path


def registers_for(
    draft: Draft | None, account: str, service: str, author: str, checker: Checker, question: Mapping[str, Any]
) -> dict[str, bytes]:
    """The least registers around a draft: its account, the people that it names, and the organisation's contacts.

    Records that it names and nobody has handed over are left missing.
    """
    people = {author}
    if draft is not None:
        people |= {draft.author, *(each.by for each in draft.approvals), *(each.by for each in draft.waivers)}
    roles = list(checker.names.roles)
    registers = {
        SETTINGS: {
            "organisation": {"ja": "—", "en": "—"},
            "official_hosts": [*question.get("hosts", []), "invalid"],
            "contacts": {"phones": question.get("phones") or [], "emails": question.get("emails") or []},
        },
        ACCOUNTS: {"accounts": [{"id": account, "service": service, **_ACCOUNT}]},
        PEOPLE: {"people": {name: {"name": "—", "roles": roles} for name in sorted(people) if name}},
    }
    return {path: json.dumps(content).encode() for path, content in registers.items()}


def as_typed(passage: Passage, link: Link) -> str:
    """The address as it was typed, where that can be read as the same one."""
    typed = passage.typed(link.start, link.end)
    return typed if [each.url for each in find_links(typed.lower())] == [link.url] else link.url


def moment_of(question: Mapping[str, Any]) -> Any:
    """The moment to judge from. Raises SekishoError for one that is none."""
    at = parse_moment(question["at"])
    if at is None:
        raise SekishoError("bad-moment", found=question["at"])
    return at


def _offset(text: str, line: int, column: int) -> int:
    at = 0
    for _ in range(line - 1):
        at = text.find("\n", at) + 1
    return at + column - 1
