"""`sekisho sheet`: a draft as an approval sheet, in one HTML file to print."""

from __future__ import annotations

import os

from sekisho.check.checker import Checker, read_file
from sekisho.cli import write
from sekisho.cli.check import locate, moment
from sekisho.cli.options import Parsed
from sekisho.data import CORE, TEXTS, load
from sekisho.draft import read_draft
from sekisho.messages import say
from sekisho.messages.sheet import SHEET
from sekisho.registers import Repo
from sekisho.registers.repo import INCIDENTS, MEDIA, POSTS
from sekisho.sheet.page import MARK, render
from sekisho.sheet.paper import Paper
from sekisho.tree import Folder
from sekisho.trouble import SekishoError, Troubles

STDOUT = "-"


def run(parsed: Parsed) -> int:
    """Make the sheet of one draft, whatever the check finds in it."""
    if not parsed.arguments:
        raise SekishoError("needs-path")
    checker = Checker(load(CORE))
    root, paths = locate(parsed.arguments)
    if len(parsed.arguments) > 1 or paths is None or os.path.isdir(parsed.arguments[0]):
        raise SekishoError("one-draft", found=" ".join(parsed.arguments))
    repo = checker.open(Folder(root))
    repo.read_all()
    if any(trouble for trouble in repo.troubles):
        raise SekishoError("unusable-registers")
    paper = _paper(paths[0], repo, checker, parsed)
    out = parsed.get("out") or _default_name(paths[0], root)
    if out == STDOUT:
        write(render(paper))
        return 0
    _save(out, render(paper))
    errors, warnings = paper.counts
    values = {"path": out, "errors": errors, "warnings": warnings}
    write(say(SHEET["sheet-made"], paper.lang, values) + "\n")
    return 0


def _paper(path: str, repo: Repo, checker: Checker, parsed: Parsed) -> Paper:
    source = read_file(path, repo, Troubles())
    draft = read_draft(source, Troubles(), repo.settings.zone) if source else None
    if draft is None:
        raise SekishoError("unreadable-draft", found=path)
    at = moment(parsed)
    lang = parsed.get("lang") or repo.settings.language
    return Paper(draft, repo, checker, checker.check_draft(path, repo, at), at, lang, load(TEXTS))


def _default_name(path: str, root: str) -> str:
    """The draft's name in the current folder; in the repo's root where that folder is one for drafts and the like."""
    name = os.path.basename(path).removesuffix(".md") + ".html"
    inside = os.path.relpath(os.path.realpath(os.getcwd()), os.path.realpath(root)).replace(os.sep, "/")
    return os.path.join(root, name) if inside.partition("/")[0] in (POSTS, MEDIA, INCIDENTS) else name


def _save(path: str, text: str) -> None:
    """Write a sheet, over an older sheet at most. Raises SekishoError."""
    data = text.encode("utf-8")
    try:
        if os.path.lexists(path):
            with open(path, "rb") as file:
                if file.read(len(MARK)) != MARK.encode():
                    raise SekishoError("file-exists", found=path)
        with open(path + ".new", "wb") as file:
            file.write(data)
        os.replace(path + ".new", path)
    except OSError as error:
        raise SekishoError("cannot-write", found=path, said=error.strerror or "") from error
