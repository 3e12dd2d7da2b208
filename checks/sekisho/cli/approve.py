"""`sekisho approve`: put an approval on record, with the digest of what was approved."""

from __future__ import annotations

import os

from sekisho.check.checker import Checker, read_file
from sekisho.check.finding import Finding
from sekisho.check.run import Outcome
from sekisho.cli import write
from sekisho.cli.check import locate, moment
from sekisho.cli.options import Parsed
from sekisho.data import CORE, load
from sekisho.draft import Draft, read_draft
from sekisho.draft.digest import digest
from sekisho.draft.edit import with_block
from sekisho.messages import say
from sekisho.messages.words import WORDS
from sekisho.registers import Repo
from sekisho.tree import Folder, Overlay
from sekisho.trouble import SekishoError, Troubles


def run(parsed: Parsed) -> int:
    """Approve each draft that can be approved; 1 where one can't."""
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
    return max(_approve(path, root, repo, checker, parsed) for path in paths or repo.drafts())


def _approve(path: str, root: str, repo: Repo, checker: Checker, parsed: Parsed) -> int:
    source = read_file(path, repo, Troubles())
    draft = read_draft(source, Troubles(), repo.settings.zone) if source else None
    if draft is None:
        raise SekishoError("unreadable-draft", found=path)
    by, at = parsed.get("by"), moment(parsed).astimezone(repo.settings.zone)
    approved = _approved(draft, repo, by, at.isoformat(timespec="seconds"))
    would_be = checker.open(Overlay(repo.tree, {path: approved}))
    findings = checker.check_draft(path, would_be, moment(Parsed()))
    flaws = [
        finding
        for finding in findings
        if finding.rule in checker.rules and checker.rules[finding.rule].kind == "approval"
    ]
    lang = parsed.get("lang") or repo.settings.language
    values = {"path": path, "name": repo.people[by].name, "count": sum(finding.blocks for finding in findings)}
    if flaws:
        _report(flaws, checker, repo, lang)
        write(say(WORDS["not-approved"], lang, values) + "\n")
        return 1
    _write(os.path.join(root, path), approved)
    if values["count"]:
        _report(findings, checker, repo, lang)
    write(say(WORDS["approved-with-findings" if values["count"] else "approved"], lang, values) + "\n")
    return 0


def _approved(draft: Draft, repo: Repo, by: str, at: str) -> bytes:
    values = {"by": by, "at": at, "digest": digest(draft, repo.tree)}
    text = with_block(draft, "approval", values)
    raw = repo.tree.read(draft.path, 1 << 20)
    return (text.replace("\n", "\r\n") if b"\r\n" in raw else text).encode()


def _report(findings: list[Finding], checker: Checker, repo: Repo, lang: str) -> None:
    from sekisho.report.as_text import render_text
    from sekisho.report.style import terminal_style

    write(render_text(Outcome(findings, 1), checker.policy, lang, repo.settings.rulebook_url, terminal_style()))


def _write(path: str, content: bytes) -> None:
    try:
        with open(path + ".new", "wb") as file:
            file.write(content)
        os.replace(path + ".new", path)
    except OSError as error:
        raise SekishoError("cannot-write", found=path, said=error.strerror or "") from error
