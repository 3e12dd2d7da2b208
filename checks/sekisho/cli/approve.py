"""`sekisho approve`: put an approval on record with the digest of what was approved, signed where that is asked for."""

from __future__ import annotations

import os

from sekisho.check.checker import Checker, read_file
from sekisho.check.finding import Finding
from sekisho.check.run import Outcome
from sekisho.cli import write
from sekisho.cli.ask import Asker, at_terminal
from sekisho.cli.check import locate, moment
from sekisho.cli.options import Parsed
from sekisho.data import CORE, load
from sekisho.draft import Draft, read_draft
from sekisho.draft.digest import digest_of, parts, short
from sekisho.draft.edit import with_approvals
from sekisho.kinds import Context
from sekisho.kinds.approval import missing_step, signed_text
from sekisho.messages import say
from sekisho.messages.words import WORDS
from sekisho.registers import Repo
from sekisho.registers.confirmations import PROTECTED
from sekisho.tree import Folder, Overlay
from sekisho.trouble import SekishoError, Troubles
from sekisho.typed import Any

# Flaws that the approval being given would have; what others still have to do is no reason to refuse it.
_REFUSED = ("by-author", "no-role", "too-late", "in-future", "expired")


def run(parsed: Parsed) -> int:
    """Approve each draft, or change of a register, that can be approved; 1 where one can't."""
    if not parsed.arguments:
        raise SekishoError("needs-path")
    if not parsed.get("by"):
        raise SekishoError("needs-option", found="--by")
    checker = Checker(load(CORE))
    root, paths = locate(parsed.arguments)
    repo = checker.open(Folder(root))
    repo.read_all()
    if any(trouble for trouble in repo.troubles):
        raise SekishoError("unusable-registers")
    if parsed.get("by") not in repo.people:
        raise SekishoError("unknown-person", found=parsed.get("by"))
    if repo.settings.signed and not repo.settings.repository:
        raise SekishoError("no-repository")
    return max(_approve(path, root, repo, checker, parsed) for path in paths or repo.drafts())


def _approve(path: str, root: str, repo: Repo, checker: Checker, parsed: Parsed) -> int:
    if path in PROTECTED:
        from sekisho.cli.confirm import confirm

        return confirm(path, root, repo, parsed)
    source = read_file(path, repo, Troubles())
    draft = read_draft(source, Troubles(), repo.settings.zone) if source else None
    if draft is None:
        raise SekishoError("unreadable-draft", found=path)
    giving = _Giving(draft, repo, parsed)
    would_be = checker.open(Overlay(repo.tree, {path: giving.content()}))
    now = moment(Parsed())
    findings = [each for each in checker.check_draft(path, would_be, now) if not _about_signature(each, checker)]
    flaws = [each for each in findings if _flaw(each, checker) in _REFUSED] or giving.stands_still(checker, would_be)
    lang = parsed.get("lang") or repo.settings.language
    values = {"path": path, "name": repo.people[giving.by].name, "count": sum(each.blocks for each in findings)}
    if flaws:
        _report(flaws, checker, repo, lang)
        write(say(WORDS["not-approved"], lang, values) + "\n")
        return 1
    if at_terminal() and not parsed.has("yes"):
        from sekisho.cli.show import show_for_approval

        show_for_approval(draft, repo, checker, lang)
        if findings:
            _report(findings, checker, repo, lang)
        if not Asker(lang).confirm(say(WORDS["ask-approve"], lang, values)):
            write(say(WORDS["not-approved"], lang, values) + "\n")
            return 1
    elif values["count"]:
        _report(findings, checker, repo, lang)
    giving.sign(parsed.get("key"))
    write_file(os.path.join(root, path), giving.content())
    steps_left = any(_flaw(each, checker) == "step-missing" for each in findings)
    key = "approved-step" if steps_left else "approved-with-findings" if values["count"] else "approved"
    write(say(WORDS[key], lang, values) + "\n")
    return 0


class _Giving:
    """An approval that is being given to a draft."""

    def __init__(self, draft: Draft, repo: Repo, parsed: Parsed) -> None:
        self.draft = draft
        self.repo = repo
        self.by = parsed.get("by")
        self.at = moment(parsed).astimezone(repo.settings.zone).replace(microsecond=0)
        found = parts(draft, repo.tree)
        self.digest, self.covers = digest_of(found), short(found)
        self.signature = ""

    def content(self) -> bytes:
        """The draft's file with the approval in it; of the others, those that still hold are kept."""
        kept = [each for each in self.draft.approvals if each.digest == self.digest and each.by != self.by]
        given: list[dict[str, Any]] = [
            {
                "by": each.by,
                "at": each.at.isoformat() if each.at else "",
                "digest": each.digest,
                "signature": each.signature,
                "covers": each.covers,
            }
            for each in kept
        ]
        own = {"by": self.by, "at": self.at.isoformat(timespec="seconds"), "digest": self.digest}
        given.append({**own, "signature": self.signature, "covers": self.covers})
        text = with_approvals(self.draft, given)
        raw = self.repo.tree.read(self.draft.path, 1 << 20)
        return (text.replace("\n", "\r\n") if b"\r\n" in raw else text).encode()

    def stands_still(self, checker: Checker, would_be: Repo) -> list[Finding]:
        """What to tell where steps are asked for, and this approval takes none of them."""
        path, at = self.draft.path, moment(Parsed())
        source = read_file(path, would_be, Troubles())
        draft = read_draft(source, Troubles(), self.repo.settings.zone) if source else None
        context = Context(would_be, at, checker.lists)
        if draft is None or missing_step(draft, context)[1] > missing_step(draft, context, without=self.by)[1]:
            return []
        return [each for each in checker.check_draft(path, would_be, at) if _flaw(each, checker) == "step-missing"]

    def sign(self, key_file: str) -> None:
        """Sign the approval, where the content repo asks for it."""
        if self.repo.settings.signed:
            from sekisho.signing import APPROVAL, sign

            text = signed_text(self.draft.path, self.by, self.at, self.digest, self.repo.settings.repository)
            self.signature = sign(text, self.repo.people[self.by].keys, APPROVAL, key_file)


def _flaw(finding: Finding, checker: Checker) -> str:
    rule = checker.rules.get(finding.rule)
    return rule.params.flaw if rule is not None and rule.kind == "approval" else ""  # type: ignore[attr-defined]


def _about_signature(finding: Finding, checker: Checker) -> bool:
    return _flaw(finding, checker) in ("unsigned", "bad-signature")


def _report(findings: list[Finding], checker: Checker, repo: Repo, lang: str) -> None:
    from sekisho.report.as_text import render_text
    from sekisho.report.style import terminal_style

    write(render_text(Outcome(findings, 1), checker.policy, lang, repo.settings.rulebook_url, terminal_style()))


def write_file(path: str, content: bytes) -> None:
    """Write a file whole or not at all. Raises SekishoError."""
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path + ".new", "wb") as file:
            file.write(content)
        os.replace(path + ".new", path)
    except OSError as error:
        raise SekishoError("cannot-write", found=path, said=error.strerror or "") from error
