"""`sekisho receive`: what git's pre-receive hook runs on the server, for those who commit with --no-verify.

Reads a line `OLD NEW REF` for each ref of the push. Protected branches are named in the server's own configuration
(`git config sekisho.branches "main release/*"`), which no push can change, and so is the folder of the content repo
(`sekisho.folder`), where it is a part of the repository.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime
from fnmatch import fnmatchcase

from sekisho.check.checker import Checker
from sekisho.check.finding import Finding
from sekisho.check.run import Outcome, check, is_register
from sekisho.cli import write
from sekisho.cli.check import concerns, moment
from sekisho.cli.options import Parsed
from sekisho.data import CORE, load
from sekisho.git import Commit, config, resolve, versions_between
from sekisho.messages import say
from sekisho.messages.receive import RECEIVE
from sekisho.registers import Repo
from sekisho.registers.repo import SETTINGS
from sekisho.tree import Overlay
from sekisho.trouble import SekishoError
from sekisho.typed import NamedTuple

_BRANCH = "refs/heads/"
_USUAL = "main master"


class _Push(NamedTuple):
    """One ref of a push; `old` or `new` is empty where the ref is made or deleted."""

    old: str
    new: str
    ref: str


def run(parsed: Parsed) -> int:
    """Judge every ref of the push; 1 where one is refused."""
    root = os.getcwd()
    receiver = _Receiver(root, moment(parsed), parsed)
    pushes = [_read(line, receiver.lang) for line in sys.stdin if line.strip()]
    return max((receiver.judge(push) for push in pushes), default=0)


def _read(line: str, lang: str) -> _Push:
    parts = line.split()
    if len(parts) != 3:
        raise SekishoError("bad-push", found=line.strip()[:80])
    old, new = ("" if set(part) == {"0"} else part for part in parts[:2])
    return _Push(old, new, parts[2])


class _Receiver:
    def __init__(self, root: str, at: datetime, parsed: Parsed) -> None:
        self.root = root
        self.at = at
        self.checker = Checker(load(CORE))
        self.patterns = (config(root, "sekisho.branches") or _USUAL).split()
        self.folder = config(root, "sekisho.folder").strip("/")
        self.lang = parsed.get("lang") or config(root, "sekisho.language") or "ja"

    def judge(self, push: _Push) -> int:
        """0 where a ref may change as asked, or is none of ours; else 1."""
        branch = push.ref.removeprefix(_BRANCH)
        if not push.ref.startswith(_BRANCH) or not any(fnmatchcase(branch, each) for each in self.patterns):
            return 0
        if not push.new:
            self._say("deleted", branch=branch)
            return 1
        old = push.old or resolve(self.root, "HEAD")  # a new branch is judged by the registers of the main one
        after = Commit(self.root, push.new, self.folder)
        before = Commit(self.root, old, self.folder) if old else None
        if before is not None and before.kind(SETTINGS) == "none":
            before = None  # the content repo begins with this push
        if before is not None and after.kind(SETTINGS) == "none":
            self._say("other-settings")
            return 1
        refused = self._judge(before, after, old, push.new)
        if refused:
            self._say("refused", branch=branch)
        return int(refused)

    def _judge(self, before: Commit | None, after: Commit, old: str, new: str) -> bool:
        """Judge a branch by the registers as they stood before the push; tell what is wrong, and whether it blocks."""
        if before is None:
            return self._tell(check(self.checker, self.checker.open(after), self.at))
        there, gone = after.changes_since(before)
        paths = [path for path in there if concerns(path)] + [path for path in gone if is_register(path)]
        standing = self.checker.open(before)
        standing.read_all()
        unconfirmed = self.checker.check_change(standing, self.checker.open(after), self.at)
        distrusted = {finding.path for finding in unconfirmed}
        repo = self.checker.open(after.mixed(before, distrusted.__contains__))
        outcome = check(self.checker, repo, self.at, paths, again=any(map(concerns, gone)))
        refused = self._tell(outcome._replace(findings=unconfirmed + outcome.findings))
        if any(map(is_register, (*there, *gone))) and not outcome.unusable:
            drafts = [path for path in paths if not is_register(path)]
            by_old = check(self.checker, self.checker.open(after.mixed(before, is_register)), self.at, drafts)
            refused |= self._tell_rest(by_old, outcome)
        return self._tell_history(after, standing, old, new) or refused

    def _tell_rest(self, outcome: Outcome, told: Outcome) -> bool:
        """Tell what blocks in one outcome and was not told in the other."""
        known = {(each.path, each.rule, each.line) for each in told.findings}
        rest = [each for each in outcome.findings if each.blocks and (each.path, each.rule, each.line) not in known]
        if rest:
            self._say("by-registers-before")
        return self._tell(Outcome(rest, outcome.checked))

    def _tell_history(self, after: Commit, standing: Repo, old: str, new: str) -> bool:
        """What must never stand in the history, in versions of drafts that this push brings and no longer shows."""
        found: list[Finding] = []
        for version in versions_between(self.root, old, new, self.folder):
            if after.holds(version.path, version.blob) or not concerns(version.path):
                continue
            repo = self.checker.open(Overlay(standing.tree, {version.path: after.blob(version.blob)}))
            repo.read_all()
            for finding in (
                self.checker.check_draft(version.path, repo, self.at) if version.path.endswith(".md") else ()
            ):
                rule = self.checker.rules.get(finding.rule)
                if rule is not None and rule.sensitive and finding.blocks:
                    about = {"commit": version.commit[:10], "path": version.path}
                    found.append(finding._replace(path=say(RECEIVE["at-commit"], self.lang, about)))
        if found:
            self._say("in-history")
        return self._tell(Outcome(found, 0))

    def _tell(self, outcome: Outcome) -> bool:
        """Report an outcome that has something to say; whether it blocks."""
        if outcome.findings:
            from sekisho.report.as_text import render_text

            write(render_text(outcome, self.checker.policy, self.lang))
        return outcome.status != 0

    def _say(self, key: str, **values: object) -> None:
        write(say(RECEIVE[key], self.lang, values) + "\n")
