"""`sekisho report`: the plan as pages, as a calendar, or as files for bulk upload."""

from __future__ import annotations

import os

from sekisho.board import Board
from sekisho.check.run import UNUSABLE
from sekisho.cli import write
from sekisho.cli.options import Parsed
from sekisho.cli.status import open_board
from sekisho.messages import say
from sekisho.messages.board import BOARD, BULK
from sekisho.trouble import SekishoError

SUMMARY = "summary.txt"


def run(parsed: Parsed) -> int:
    """Write the files that were asked for, and say which; 2 where the configuration is wrong, else 0."""
    out = parsed.get("out")
    if not out:
        raise SekishoError("needs-option", found="--out")
    board, repo = open_board(parsed)
    if board is None:
        return UNUSABLE
    lang = parsed.get("lang") or repo.settings.language
    make = {"ics": _calendar, "csv": _bulk}.get(parsed.get("format"), _pages)
    files, said = make(board, lang, out)
    for name, content in files.items():
        put(os.path.join(out, name), content)
    write("\n".join(said) + "\n")
    return 0


def _pages(board: Board, lang: str, out: str) -> tuple[dict[str, bytes], list[str]]:
    from sekisho.board.as_html import FILES, render_html

    files = {name: render_html(board, each).encode("utf-8", "replace") for each, name in FILES.items()}
    return files, [_made(out, name, lang) for name in files]


def _calendar(board: Board, lang: str, out: str) -> tuple[dict[str, bytes], list[str]]:
    from sekisho.board.as_ics import FILE, render_ics

    calendar, missing = render_ics(board, lang)
    said = [BOARD["not-in-calendar"].in_(lang)] if missing else []
    return {FILE: calendar.encode()}, [_made(out, FILE, lang), *said, *(f"  {entry.path}" for entry in missing)]


def _bulk(board: Board, lang: str, out: str) -> tuple[dict[str, bytes], list[str]]:
    """The files for bulk upload, and their summary, which is also put beside them."""
    from sekisho.board.as_csv import render_csv, summary
    from sekisho.board.phrases import as_of, zone_of

    bulk = render_csv(board, lang)
    said = list(summary(bulk, zone_of(board.at), lang))
    if not bulk.files:
        said.insert(0, BOARD["no-rows"].in_(lang))
    old = [name for name in _there(out) if _is_bulk(name) and name not in bulk.files]
    if old:
        said.append(say(BULK["left-over"], lang, {"files": old}))
    files = dict(bulk.files)
    rows = {name: len(found) for name, found in bulk.rows.items()}
    beside = [as_of(board, lang), *(_made("", name, lang, rows[name]) for name in files), *said]
    files[SUMMARY] = ("\n".join(beside) + "\n").encode("utf-8", "replace")
    return files, [*(_made(out, name, lang, rows.get(name)) for name in files), *said]


def _made(out: str, name: str, lang: str, rows: int | None = None) -> str:
    return say(BOARD["made" if rows is None else "made-rows"], lang, {"path": os.path.join(out, name), "rows": rows})


def _is_bulk(name: str) -> bool:
    """Is this the name of a file that some run made?"""
    from sekisho.board.schedulers import SCHEDULERS

    return name.endswith(".csv") and name.partition("-")[0] in {scheduler.id for scheduler in SCHEDULERS}


def _there(out: str) -> list[str]:
    return sorted(os.listdir(out)) if os.path.isdir(out) else []


def put(path: str, content: bytes) -> None:
    """Write a file whole or not at all, with the folder it lies in. Raises SekishoError."""
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path + ".new", "wb") as file:
            file.write(content)
        os.replace(path + ".new", path)
    except OSError as error:
        raise SekishoError("cannot-write", found=path, said=error.strerror or "") from error
