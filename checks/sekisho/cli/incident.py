"""`sekisho incident`: begin the record of a flame-up or impersonation, add what was done, close it when all is done."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, datetime

from sekisho.check.checker import Checker
from sekisho.check.finding import Finding
from sekisho.cli import write
from sekisho.cli.ask import Asker, at_terminal
from sekisho.cli.check import find_root, moment
from sekisho.cli.incident_steps import Steps, show
from sekisho.cli.options import Parsed
from sekisho.data import CORE, load
from sekisho.messages import say
from sekisho.messages.errors import ERRORS
from sekisho.messages.incidents import INCIDENTS
from sekisho.registers import Incident, Repo
from sekisho.registers.form import form, is_spread_out, with_field, with_item
from sekisho.registers.incidents import FLAME_UP, KINDS
from sekisho.report.sentences import command
from sekisho.schema import near
from sekisho.tree import Folder, Overlay
from sekisho.trouble import SekishoError

FOLDER = "incidents"


def run(parsed: Parsed) -> int:
    """Do what was asked for; 1 where the rules would not accept it."""
    action, *rest = parsed.arguments or [""]
    if action not in _ACTIONS:
        raise SekishoError("no-action", found=action, near=near(action, _ACTIONS))
    root = find_root(os.getcwd())
    if root is None:
        raise SekishoError("no-repo", found=os.getcwd())
    checker = Checker(load(CORE))
    repo = checker.open(Folder(root))
    repo.read_all()
    if any(trouble for trouble in repo.troubles):
        raise SekishoError("unusable-registers")
    return _ACTIONS[action](_Record(parsed, root, repo, checker), rest)


class _Record:
    """A request about a record: what was typed, what can be asked, and the content repo that it is about."""

    def __init__(self, parsed: Parsed, root: str, repo: Repo, checker: Checker) -> None:
        self.parsed = parsed
        self.root = root
        self.repo = repo
        self.checker = checker
        self.at: datetime = moment(parsed)
        self.lang = parsed.get("lang") or repo.settings.language
        self.asker = Asker(self.lang)
        self.today = self.at.astimezone(repo.settings.zone).date()

    def tell(self, key: str, **values: object) -> None:
        write(say(INCIDENTS[key], self.lang, {**values, "command": command()}) + "\n")

    def question(self, key: str, **values: object) -> str:
        return say(INCIDENTS[key], self.lang, values)

    def choice(self, option: str, key: str, options: Sequence[str]) -> str:
        """One of some options, by the option on the command line or asked for."""
        given = self.parsed.get(option)
        if not given and not at_terminal():
            raise SekishoError("no-answer", found=f"--{option}")
        if not given:
            return self.asker.choose(self.question(key), options, f"--{option}")
        if given not in options:
            close = near(given, options)
            raise SekishoError("option-choice", found=given, option=f"--{option}", options=tuple(options), near=close)
        return given

    def day(self, key: str) -> str:
        """The day given or asked for; today where nothing is said."""
        while True:
            given = self.parsed.get("on")
            if not given and at_terminal():
                given = self.asker.ask(self.question(key, today=self.today), "--on", empty=True)
            given = given or self.today.isoformat()
            try:
                return date.fromisoformat(given).isoformat()
            except ValueError:
                if self.parsed.has("on"):
                    raise SekishoError("bad-day", found=given) from None
                write(say(ERRORS["bad-day"], self.lang, {"found": given}) + "\n")

    def text(self, option: str, key: str, *, empty: bool = False) -> str:
        """A text given or asked for; where it may be empty, nobody is asked who can't answer."""
        given = self.parsed.get(option)
        if given or (empty and not at_terminal()):
            return given
        return self.asker.ask(self.question(key), f"--{option}", empty=empty)

    def needed(self, steps: Steps, *, ask: bool) -> list[str]:
        """The steps that are marked as needed, by the names that the rulebook has for them."""
        names = [part for each in self.parsed.all("needed") for part in each.replace("、", ",").split(",")]
        if not names and ask and at_terminal() and steps.where_needed:
            shown = self.question("ask-needed", options=steps.labels(steps.where_needed, self.lang))
            names = self.asker.ask(shown, "--needed", empty=True).replace("、", ",").split(",")
        found = [(name.strip(), steps.where_needed.get(steps.plain(name))) for name in names if name.strip()]
        for name, step in found:
            if step is None:
                options = steps.labels(steps.where_needed, self.lang)
                close = near(name, [*steps.where_needed, *options])
                raise SekishoError("option-choice", found=name, option="--needed", options=options, near=close)
        return list(dict.fromkeys(step for _, step in found if step is not None))

    def incident(self, rest: Sequence[str]) -> Incident:
        """The record that was named, or the only open one that fits what was given, or the one that is chosen."""
        known = self.repo.incidents
        if rest:
            path = os.path.relpath(os.path.realpath(rest[0]), os.path.realpath(self.root)).replace(os.sep, "/")
            path = path if path in known else rest[0]
            if path not in known:
                raise SekishoError("unknown-incident", found=rest[0], near=near(rest[0], known))
            return known[path]
        fitting = [
            each.path
            for each in known.values()
            if each.is_open
            and self.parsed.get("kind", each.kind) == each.kind
            and self.parsed.get("account", each.account) == each.account
        ]
        if not fitting:
            raise SekishoError("no-open-incident")
        if len(fitting) > 1 and not at_terminal():
            raise SekishoError("which-incident", options=tuple(fitting))
        return known[fitting[0] if len(fitting) == 1 else self.asker.choose(self.question("ask-incident"), fitting, "")]

    def source(self, incident: Incident) -> str:
        """The text of a record, each of its fields on a line of its own."""
        text = self.repo.sources[incident.path].text
        if is_spread_out(text):
            return text
        steps = [
            {"step": each.step, "done_on": _iso(each.done_on), "by": each.by, "evidence": each.evidence}
            for each in incident.steps
        ]
        names = ("kind", "account", "opened_by", "status", "decided_by", "post", "url")
        fields = {name: getattr(incident, name) for name in names}
        days = {"opened_on": _iso(incident.opened_on), "closed_on": _iso(incident.closed_on)}
        return form({**fields, **days, "needed": incident.needed, "steps": steps})

    def save(self, path: str, text: str) -> list[Finding]:
        """Write the record, unless the rules would block what they do not block now: then say why."""
        raw = self.repo.tree.read(path, 1 << 20) if self.repo.tree.kind(path) == "file" else b""
        content = (text.replace("\n", "\r\n") if b"\r\n" in raw else text).encode()
        would_be = self.checker.open(Overlay(self.repo.tree, {path: content}))
        before = {(each.path, each.rule, each.found) for each in self._blocking(self.repo)}
        flaws = [each for each in self._blocking(would_be) if (each.path, each.rule, each.found) not in before]
        if flaws:
            self._report(flaws)
            return flaws
        from sekisho.cli.approve import write_file

        write_file(os.path.join(self.root, path), content)
        self.repo = self.checker.open(Folder(self.root))
        self.repo.read_all()
        return []

    def _blocking(self, repo: Repo) -> list[Finding]:
        return [each for each in self.checker.check_registers(repo, self.at) if each.blocks]

    def _report(self, findings: list[Finding]) -> None:
        from sekisho.report.blocks import block
        from sekisho.report.style import terminal_style

        url = self.repo.settings.rulebook_url or self.checker.policy["site_url"]
        write("".join(block(each, self.lang, url, terminal_style()) + "\n" for each in findings))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _open(record: _Record, rest: Sequence[str]) -> int:
    if rest:  # the name of the file comes of the day, the kind and the account
        raise SekishoError("unknown-option", found=rest[0])
    kind = record.choice("kind", "ask-kind", KINDS)
    accounts = [each.id for each in record.repo.accounts.values() if each.status != "retired"]
    account = record.choice("account", "ask-account", accounts)
    day = record.day("ask-opened-on")
    by = record.choice("by", "ask-opened-by", list(record.repo.people))
    url = record.text("evidence", "ask-url", empty=True)
    post = record.text("post", "ask-post", empty=True) if kind == FLAME_UP else ""
    needed = record.needed(Steps(kind, record.checker), ask=True)
    path = f"{FOLDER}/{day}-{kind}-{account}.yml"
    if os.path.lexists(os.path.join(record.root, path)):
        raise SekishoError("file-exists", found=path)
    fields = {"kind": kind, "account": account, "opened_on": day, "opened_by": by, "status": "open"}
    fields |= {"decided_by": record.parsed.get("decided-by"), "post": post, "url": url}
    text = form({**fields, "needed": needed}, record.question(f"form-{kind}"))
    if record.save(path, text):
        record.tell("not-opened")
        return 1
    record.tell("opened", path=path)
    show(record.repo.incidents[path], record.repo, record.checker, record.today, record.lang)
    if kind == FLAME_UP and not fields["decided_by"]:
        record.tell("posts-held", account=account)
    record.tell("next-step", path=path)
    return 0


def _step(record: _Record, rest: Sequence[str]) -> int:
    incident = record.incident(rest)
    steps = Steps(incident.kind, record.checker)
    if incident.is_closed:
        show(incident, record.repo, record.checker, record.today, record.lang)
        record.tell("already-closed", path=incident.path)
        return 1
    text = record.source(incident)
    decided, needed = record.parsed.get("decided-by"), record.needed(steps, ask=False)
    if decided:
        text = with_field(text, "decided_by", decided)
    if needed:
        text = with_field(text, "needed", list(dict.fromkeys([*map(steps.named, incident.needed), *needed])))
    name = record.parsed.get("step")
    if not name and (decided or needed or not at_terminal()):
        if decided or needed:
            if record.save(incident.path, text):
                record.tell("not-recorded", path=incident.path)
                return 1
            record.tell("changed", path=incident.path)
        show(record.repo.incidents[incident.path], record.repo, record.checker, record.today, record.lang)
        return 0
    if not name:
        show(incident, record.repo, record.checker, record.today, record.lang)
        name = record.asker.choose(record.question("ask-step"), steps.labels(steps.all, record.lang), "--step")
    step = steps.all.get(steps.plain(name))
    if step is None:
        options = steps.labels(steps.all, record.lang)
        close = near(name, [*steps.all, *options])
        raise SekishoError("option-choice", found=name, option="--step", options=options, near=close)
    by = record.choice("by", "ask-by", list(record.repo.people))
    taken = {"step": step, "done_on": record.day("ask-done-on"), "by": by}
    taken["evidence"] = record.text("evidence", "ask-evidence")
    if record.save(incident.path, with_item(text, "steps", taken)):
        record.tell("not-recorded", path=incident.path)
        return 1
    record.tell("step-recorded", path=incident.path, step=steps.label(step))
    show(record.repo.incidents[incident.path], record.repo, record.checker, record.today, record.lang)
    record.tell("next-close", path=incident.path)
    return 0


def _close(record: _Record, rest: Sequence[str]) -> int:
    incident = record.incident(rest)
    if incident.is_closed:
        record.tell("already-closed", path=incident.path)
        return 0
    text = record.source(incident)
    if record.parsed.get("decided-by"):
        text = with_field(text, "decided_by", record.parsed.get("decided-by"))
    text = with_field(with_field(text, "status", "closed"), "closed_on", record.day("ask-closed-on"))
    if record.save(incident.path, text):
        record.tell("not-closed", path=incident.path)
        return 1
    record.tell("closed", path=incident.path)
    return 0


_ACTIONS = {"open": _open, "step": _step, "close": _close}
