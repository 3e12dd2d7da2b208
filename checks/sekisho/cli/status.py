"""`sekisho status`: what goes out when, and what blocks it, in the terminal."""

from __future__ import annotations

import os
import shutil
import sys

from sekisho.board import Board, gather
from sekisho.check.checker import Checker
from sekisho.check.run import UNUSABLE, Outcome, check
from sekisho.cli import write
from sekisho.cli.check import find_root, moment
from sekisho.cli.options import Parsed
from sekisho.data import CORE, load
from sekisho.registers import Repo
from sekisho.tree import Folder
from sekisho.trouble import SekishoError

DAYS = 14
_MOST_DAYS = 3660


def run(parsed: Parsed) -> int:
    """Show the plan; 2 where the configuration is wrong, else 0, whatever is blocked."""
    days = _days(parsed)
    board, repo = open_board(parsed)
    if board is None:
        return UNUSABLE
    lang = parsed.get("lang") or repo.settings.language
    if parsed.get("format") == "json":
        from sekisho.board.as_json import render_json

        write(render_json(board, lang, days))
    else:
        from sekisho.board.as_text import WIDTH, render_text
        from sekisho.report.style import terminal_style

        width = shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH
        write(render_text(board, lang, days, terminal_style(), width))
    return 0


def open_board(parsed: Parsed) -> tuple[Board | None, Repo]:
    """The plan of the content repo that was named or that we stand in; None, once it was told what is wrong with it."""
    if len(parsed.arguments) > 1:
        raise SekishoError("too-many-folders", found=parsed.arguments[1])
    start = parsed.arguments[0] if parsed.arguments else os.getcwd()
    root = find_root(start) if os.path.isdir(start) else None
    if root is None:
        raise SekishoError("no-repo", found=start)
    checker, at = Checker(load(CORE)), moment(parsed)
    repo = checker.open(Folder(root))
    outcome = check(checker, repo, at, [])
    if outcome.unusable:
        _tell(outcome, checker, repo, parsed)
        return None, repo
    return gather(checker, repo, at, outcome.findings), repo


def _tell(outcome: Outcome, checker: Checker, repo: Repo, parsed: Parsed) -> None:
    """Say what is wrong with the configuration, as `check` does."""
    lang = parsed.get("lang") or repo.settings.language
    if parsed.get("format") == "json":
        from sekisho.report.as_json import render_json

        write(render_json(outcome, checker.policy, lang, repo.settings.rulebook_url))
        return
    from sekisho.report.as_text import render_text
    from sekisho.report.style import terminal_style

    write(render_text(outcome, checker.policy, lang, repo.settings.rulebook_url, terminal_style()))


def _days(parsed: Parsed) -> int:
    given = parsed.get("days", str(DAYS))
    if not (given.isascii() and given.isdecimal() and len(given) <= 4 and 1 <= int(given) <= _MOST_DAYS):
        raise SekishoError("bad-days", found=given, most=_MOST_DAYS)
    return int(given)
