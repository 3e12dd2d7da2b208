"""`sekisho new`: a draft with its front matter, from answers or from options."""

from __future__ import annotations

import os

from sekisho.check.checker import Checker
from sekisho.cli import write
from sekisho.cli.ask import Asker, at_terminal
from sekisho.cli.check import find_root
from sekisho.cli.options import Parsed
from sekisho.data import CORE, load
from sekisho.draft import read_draft
from sekisho.draft.fields import ACTIONS, PEOPLE, RIGHTS
from sekisho.kinds import KINDS, Context
from sekisho.messages import say
from sekisho.messages.words import WORDS
from sekisho.registers import Repo
from sekisho.registers.repo import POSTS
from sekisho.report.sentences import command
from sekisho.schema import parse_moment
from sekisho.source import Source
from sekisho.syntax import scalar
from sekisho.tree import Folder
from sekisho.trouble import SekishoError, Troubles


def run(parsed: Parsed) -> int:
    """Write a draft; what no option gives is asked."""
    root = find_root(os.getcwd())
    if root is None:
        raise SekishoError("no-repo", found=os.getcwd())
    checker = Checker(load(CORE))
    repo = checker.open(Folder(root))
    repo.read_all()
    if any(trouble for trouble in repo.troubles):
        raise SekishoError("unusable-registers")
    lang = parsed.get("lang") or repo.settings.language
    draft = _Writer(parsed, repo, checker, Asker(lang))
    text = draft.write()
    path = parsed.arguments[0] if parsed.arguments else draft.free_path(root)
    _save(os.path.join(root, path) if not parsed.arguments else path, text)
    write(say(WORDS["draft-made"], lang, {"path": path, "command": command()}) + "\n")
    return 0


class _Writer:
    def __init__(self, parsed: Parsed, repo: Repo, checker: Checker, asker: Asker) -> None:
        self.parsed = parsed
        self.repo = repo
        self.checker = checker
        self.asker = asker
        self.account = self.day = ""

    def write(self) -> str:
        """The text of the draft's file."""
        accounts = [account.id for account in self.repo.accounts.values() if account.status == "active"]
        self.account = self._choice("account", accounts)
        action = self._choice("action", ACTIONS, default="post")
        fields = {"account": self.account}
        if action != "post":
            fields["action"] = action
        fields["scheduled_at"] = self._moment()
        fields["author"] = self._choice("author", self._authors())
        platform = self.checker.lists.platforms[self.repo.accounts[self.account].service]
        if "title" in platform["limits"] or self.parsed.has("title"):
            fields["title"] = self._text("title")
        if action in ("share", "follow"):
            fields["target"] = self._text("target")
        front = "".join(f"{name}: {scalar(value)}\n" for name, value in fields.items())
        front += self._media()
        body = "" if action == "follow" else self._body()
        front += self._links(front, body)
        return f"---\n{front}---\n{body}\n"

    def _authors(self) -> list[str]:
        """Who may write for the account, by the role that the rulebook asks of authors."""
        roles = {getattr(rule.params, "role", "") for rule in self.checker.rules.values() if rule.kind == "author-role"}
        return [name for name, who in self.repo.people.items() if any(who.may(role, self.account) for role in roles)]

    def _question(self, name: str) -> str:
        return WORDS[f"ask-{name}"].in_(self.asker.lang)

    def _choice(self, name: str, options: list[str] | tuple[str, ...], default: str = "") -> str:
        given = self.parsed.get(name)
        if not given and default and not at_terminal():
            return default
        if not given:
            return self.asker.choose(self._question(name), options, f"--{name}")
        if given not in options:
            raise SekishoError("option-choice", found=given, option=f"--{name}", options=tuple(options))
        return given

    def _text(self, name: str) -> str:
        return self.parsed.get(name) or self.asker.ask(self._question(name), f"--{name}")

    def _moment(self) -> str:
        while True:
            given = self._text("scheduled-at")
            try:
                moment = parse_moment(given, self.repo.settings.zone)
            except ValueError:
                moment = None
            if moment is not None:
                self.day = moment.astimezone(self.repo.settings.zone).date().isoformat()
                return moment.isoformat(timespec="minutes")
            if self.parsed.has("scheduled-at"):
                raise SekishoError("bad-moment", found=given)
            write(WORDS["ask-again"].in_(self.asker.lang) + "\n")

    def _media(self) -> str:
        files = self.parsed.all("media")
        if files or not at_terminal():
            return "".join(["media:\n"] * bool(files) + [f"  - file: {scalar(file)}\n" for file in files])
        lines = []
        while file := self.asker.ask(self._question("media"), "--media", empty=True):
            lines.append(f"  - file: {scalar(file)}\n")
            lines.append(f"    alt: {scalar(self.asker.ask(self._question('alt'), '--media'))}\n")
            rights = self.asker.choose(self._question("rights"), RIGHTS, "--media")
            lines.append(f"    rights: {rights}\n")
            if rights != RIGHTS[0]:
                lines.append(f"    source: {scalar(self.asker.ask(self._question('source'), '--media'))}\n")
            lines.append(f"    people: {self.asker.choose(self._question('people'), PEOPLE, '--media')}\n")
        return "".join(["media:\n"] * bool(lines) + lines)

    def _body(self) -> str:
        if self.parsed.has("body") or not at_terminal():
            return self.parsed.get("body")
        return self.asker.paragraph(self._question("body"), "--body")

    def _links(self, front: str, body: str) -> str:
        """`links:` with the reason for each page that the rulebook asks one for; asked where somebody can answer."""
        if not at_terminal():
            return ""
        draft = read_draft(Source("", f"---\n{front}---\n{body}\n"), Troubles(), self.repo.settings.zone)
        if draft is None or draft.scheduled_at is None:
            return ""
        context = Context(self.repo, draft.scheduled_at, self.checker.lists)
        lines = []
        for rule in self.checker.rules.values():
            if rule.kind != "third-party-link":
                continue
            for hit in KINDS[rule.kind].run(draft, rule.params, context):
                question = say(WORDS["ask-reviewed"], self.asker.lang, {"url": hit.found})
                reason = self.asker.ask(question, "--body", empty=True)
                lines.append(f"  - url: {scalar(hit.found)}\n    reviewed: {scalar(reason)}\n")
        return "".join(["links:\n"] * bool(lines) + lines)

    def free_path(self, root: str) -> str:
        """A path under posts/ by day and account that nothing has yet."""
        year, month, _ = self.day.split("-")
        stem = f"{POSTS}/{year}/{month}/{self.day}-{self.account}"
        number = 1
        while os.path.lexists(os.path.join(root, path := f"{stem}{f'-{number}' if number > 1 else ''}.md")):
            number += 1
        return path


def _save(path: str, text: str) -> None:
    if os.path.lexists(path):
        raise SekishoError("file-exists", found=path)
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise SekishoError("cannot-write", found=path, said=error.strerror or "") from error
