"""`sekisho triage`: suggests what to do with incoming comments, and puts what a person decided on record."""

from __future__ import annotations

import os
import sys
from typing import BinaryIO

from sekisho.cli import write
from sekisho.cli.ask import Asker, at_terminal
from sekisho.cli.check import find_root, moment
from sekisho.cli.options import Parsed
from sekisho.data import COMMENTS, CORE, load
from sekisho.messages import say
from sekisho.messages.triage import TRIAGE
from sekisho.schema import JST
from sekisho.triage import log
from sekisho.triage.comment import Incoming
from sekisho.triage.judge import KEEP, Judge, Verdict
from sekisho.triage.page import Page
from sekisho.triage.problem import Problem
from sekisho.triage.read import read_comments
from sekisho.triage.show import Tally, json_line, text_lines
from sekisho.trouble import SekishoError
from sekisho.typed import Any, NamedTuple

_STANDARD_INPUT = "-"
_EVERY = 500  # comments between two looks at the progress


def run(parsed: Parsed) -> int:
    """Judge the comments of a file; 1 where something could not be read or recorded."""
    if len(parsed.arguments) != 1:
        raise SekishoError("needs-comments")
    path = parsed.arguments[0]
    settings = _settings()
    lang = parsed.get("lang") or (settings.language if settings is not None else "ja")
    judge = Judge(load(COMMENTS), settings)
    form = parsed.get("format") or "text"
    log_keeper = _LogKeeper(parsed, lang) if parsed.has("log") else None
    shown = "stdin" if path == _STANDARD_INPUT else path
    page = Page(judge, lang, shown) if form == "html" else None
    tally = Tally()
    try:
        with _open(path) as file:
            _judge_all(file, judge, _Output(form, lang, page, shown, log_keeper), tally)
    except (KeyboardInterrupt, SekishoError):
        if log_keeper is not None:
            log_keeper.save()  # what was decided so far is on record, also where somebody stops half-way
        raise
    if page is not None:
        for piece in page.parts(tally):
            write_bytes(piece)
    if log_keeper is not None:
        tally.problems += log_keeper.finish()
    write(tally.summary(judge.policy, lang) + "\n", stream="stdout" if form == "text" else "stderr")
    return 1 if tally.problems else 0


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


class _Output(NamedTuple):
    form: str
    lang: str
    page: Page | None
    path: str
    log_keeper: _LogKeeper | None


def _judge_all(file: BinaryIO, judge: Judge, output: _Output, tally: Tally) -> None:
    progress = _Progress(file, output.lang)
    buffered: Any = file
    for number, found in enumerate(read_comments(buffered), start=1):
        if number % _EVERY == 0:
            progress.show(number)
        if isinstance(found, Problem):
            tally.problems += 1
            progress.clear()
            write(f"{output.path}:{found.line}: {found.tell(output.lang)}\n", stream="stderr")
            if output.page is not None:
                output.page.add_problem(found)
            continue
        verdict = judge.judge(found.body)
        tally.counts[verdict.suggest] += 1
        if output.page is not None:
            output.page.add(found, verdict)
        elif output.form == "json":
            write(json_line(found, verdict, output.lang))
        else:
            write(text_lines(found, verdict, output.lang))
        if output.log_keeper is not None:
            output.log_keeper.take(found, verdict)
    progress.clear()


def _open(path: str) -> BinaryIO:
    if path == _STANDARD_INPUT:
        return open(sys.stdin.fileno(), "rb", closefd=False)
    try:
        return open(path, "rb")
    except OSError as error:
        raise SekishoError("cannot-read", found=path, said=error.strerror or "") from error


def _settings() -> Any:
    """The settings of the content repo that this runs in, for its own numbers and addresses; None outside of one."""
    root = find_root(os.getcwd())
    if root is None:
        return None
    from sekisho.check.checker import Checker
    from sekisho.tree import Folder

    return Checker(load(CORE)).open(Folder(root)).settings


class _Progress:
    """How far it has come, on standard error, and only where that is a terminal."""

    def __init__(self, file: BinaryIO, lang: str) -> None:
        self._file = file
        self._lang = lang
        self._on = sys.stderr.isatty()
        self._shown = False
        try:
            self._size = os.fstat(file.fileno()).st_size if self._on else 0
        except OSError:
            self._size = 0

    def show(self, count: int) -> None:
        """Show a count and, where the size is known, a bar."""
        if not self._on:
            return
        bar = ""
        if self._size and self._file.seekable():
            share = min(1.0, self._file.tell() / self._size)
            bar = f"[{'#' * round(share * 30):<30}] {share:4.0%}  "
        write(f"\r{bar}{say(TRIAGE['progress'], self._lang, {'count': f'{count:,}'})}", stream="stderr")
        self._shown = True

    def clear(self) -> None:
        """Take the bar off the line again."""
        if self._shown:
            write("\r\033[K", stream="stderr")
            self._shown = False


class _LogKeeper:
    """Puts on record what a person accepted: named by `--accept`, or asked for one by one at a terminal."""

    def __init__(self, parsed: Parsed, lang: str) -> None:
        self._path = parsed.get("log")
        self._lang = lang
        self._accepted = dict.fromkeys(parsed.all("accept"), False)
        self._blocked = set(parsed.all("blocked"))
        self._asks = not self._accepted
        if self._asks and not at_terminal():
            raise SekishoError("no-answer", found="--accept")
        self._day = moment(parsed).astimezone(JST).date()
        self._account = self._needed(parsed, "account")
        self._by = self._needed(parsed, "by")
        log.check(self._path)
        self._asker = Asker(lang)
        self._entries: list[log.Entry] = []
        self._problems = 0

    def _needed(self, parsed: Parsed, option: str) -> str:
        given = parsed.get(option).strip()
        if not given:
            raise SekishoError("needs-option", found=f"--{option}")
        return given

    def take(self, incoming: Incoming, verdict: Verdict) -> None:
        """Record a comment that was accepted, or ask about it."""
        known = str(incoming.id)
        if self._asks:
            if verdict.suggest != KEEP and incoming.id is not None:
                self._ask(incoming, verdict)
        elif known in self._accepted and not self._accepted[known]:
            self._accepted[known] = True
            if verdict.suggest == KEEP:
                self._tell("no-ground", found=known)
            else:
                self._record(incoming, verdict, blocked=known in self._blocked)

    def _ask(self, incoming: Incoming, verdict: Verdict) -> None:
        answers = [TRIAGE[key].in_(self._lang) for key in ("ask-no", "ask-yes", "ask-block")]
        chosen = answers.index(self._asker.choose(TRIAGE["ask"].in_(self._lang), answers, "--accept"))
        if chosen:
            self._record(incoming, verdict, blocked=chosen == 2)

    def _record(self, incoming: Incoming, verdict: Verdict, *, blocked: bool) -> None:
        made = log.entry(incoming, verdict, self._account, self._day, self._by, blocked=blocked, lang=self._lang)
        self._entries.append(made)

    def finish(self) -> int:
        """Write the entries; how many things went wrong."""
        for known, found in self._accepted.items():
            if not found:
                self._tell("not-found", found=known)
        self.save()
        return self._problems

    def save(self) -> None:
        """Add what was decided to the log."""
        count, before = log.append(self._path, self._entries)
        for each in before:
            self._tell("logged-before", found=each)
        write(say(TRIAGE["logged"], self._lang, {"path": self._path, "count": count}) + "\n", stream="stderr")

    def _tell(self, key: str, **values: object) -> None:
        self._problems += 1
        write(Problem(0, key, values).tell(self._lang) + "\n", stream="stderr")
