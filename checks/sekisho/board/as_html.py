"""The plan as one page for the people in charge: no script, nothing fetched, everything that was typed made safe."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape

from sekisho.board.calendar import calendar
from sekisho.board.gather import Board, Entry
from sekisho.board.html import GATE, SHAPES, anchor_of, code, reason_list, safe, spoken, state_of
from sekisho.board.phrases import account_of, as_of, clock, day_of, headline_of, organisation_of, policy_of
from sekisho.board.reasons import reasons, reasons_of
from sekisho.board.sections import by_account, due_table, incident_panels, tiles
from sekisho.board.selection import select
from sekisho.data import template
from sekisho.messages import say
from sekisho.messages.board import ACTIONS, BOARD

FILES = {"ja": "index.html", "en": "en.html"}
_EVERY_DAY = 4_000_000  # more days than there are


def render_html(board: Board, lang: str) -> str:
    """The page in a language; the other one is linked as the file that `FILES` names."""
    other = "en" if lang == "ja" else "ja"
    style = template("board.css")
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    title = f"{BOARD['title'].in_(lang)} - {organisation_of(board, lang)}"
    sections = list(_sections(board, lang))
    return f"""\
<!DOCTYPE html>
<html lang="{lang}" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="{policy}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="referrer" content="no-referrer"/>
<meta name="robots" content="noindex"/>
<title>{safe(title)}</title>
<link rel="icon" href="data:,"/>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#main">{_word("skip", lang)}</a>
{SHAPES}
<header><div class="wrap">
{GATE}
<div class="name"><p class="whose">{safe(organisation_of(board, lang))}</p><h1>{_word("title", lang)}</h1></div>
<p class="switch"><a href="{FILES[other]}" lang="{other}" hreflang="{other}">{_word("other-language", lang)}</a></p>
<p class="as-of">{safe(as_of(board, lang))}</p>
</div></header>
<nav class="contents" aria-label="{_word("contents", lang)}"><ul class="wrap">
{"".join(f'<li><a href="#{name}">{_word(name, lang)}</a></li>' for name, _ in sections)}
</ul></nav>
<main id="main" class="wrap">
{"".join(_section(name, content, lang) for name, content in sections)}</main>
<footer><div class="wrap">
<p>{safe(policy_of(board, lang))}</p>
<p>{_word("digest", lang)}: <code>{safe(board.policy["digest"])}</code></p>
<p>{_word("internal", lang)} {code(_word("made-by", lang))}</p>
</div></footer>
</body>
</html>
"""


def _word(key: str, lang: str) -> str:
    return escape(BOARD[key].in_(lang))


def _section(name: str, content: str, lang: str) -> str:
    heading = f'<h2 id="{name}">{_word(name, lang)}</h2>'
    return f'<section aria-labelledby="{name}">\n{heading}\n{content}\n</section>\n'


def _sections(board: Board, lang: str) -> Iterator[tuple[str, str]]:
    """The parts of the page by the key of their heading."""
    yield "states", tiles(board, lang)
    yield "incidents", incident_panels(board, lang)
    yield "due", due_table(board, lang)
    yield "calendar", calendar(board, lang)
    yield "list", "\n".join(_list(board, lang))
    yield "by-account", by_account(board, lang)
    if board.registers or board.notes:
        found = reasons([*board.notes, *board.registers], lang, board.site_url, name=True)
        yield "registers", reason_list(found)


def _list(board: Board, lang: str) -> Iterator[str]:
    """Every draft: those past their time, those to come day by day, those without a moment, and those that are out."""
    chosen = select(board, _EVERY_DAY)
    if not board.entries:
        yield f'<p class="none">{_word("nothing-planned", lang)}</p>'
    if chosen.overdue:
        yield f'<h3 id="overdue">{_word("overdue", lang)}</h3>\n{_items(chosen.overdue, board, lang)}'
    by_day: dict[str, list[Entry]] = {}
    for entry in chosen.soon:
        if entry.moment is not None:
            by_day.setdefault(day_of(entry.moment.date(), lang), []).append(entry)
    for day, entries in by_day.items():
        yield f"<h3>{escape(day)}</h3>\n{_items(entries, board, lang, in_day=True)}"
    if chosen.undated:
        yield f"<h3>{_word('undated', lang)}</h3>\n{_items(chosen.undated, board, lang)}"
    if chosen.out:
        count = say(BOARD["drafts-count"], lang, {"count": len(chosen.out)})
        summary = f"<summary>{_word('published', lang)} {escape(count)}</summary>"
        yield f"<details>{summary}\n{_items(chosen.out, board, lang)}</details>"


def _items(entries: Iterable[Entry], board: Board, lang: str, *, in_day: bool = False) -> str:
    items = "\n".join(_entry(entry, board, lang, in_day=in_day) for entry in entries)
    return f'<ul class="entries">\n{items}\n</ul>'


def _entry(entry: Entry, board: Board, lang: str, *, in_day: bool) -> str:
    facts = [state_of(entry.state, lang)]
    if entry.moment is not None:
        told = clock(entry.moment) if in_day else f"{day_of(entry.moment.date(), lang)} {clock(entry.moment)}"
        facts.insert(0, f'<time datetime="{entry.moment.isoformat()}">{escape(told)}</time>')
    if entry.draft is not None:
        facts.append(f'<span class="account">{safe(account_of(entry, board, lang))}</span>')
    if entry.action not in ("", "post"):
        facts.append(f"<span>{escape(ACTIONS[entry.action].in_(lang))}</span>")
    if entry.overdue:
        facts.append(f'<span class="late">{_word("overdue-mark", lang)}</span>')
    if entry.author:
        author = f"<span{spoken(entry.author, lang)}>{safe(entry.author)}</span>"
        facts.append(f'<span class="author">{_word("author", lang)} {author}</span>')
    return (
        f'<li class="entry s-{entry.state}" id="{anchor_of(entry)}"><p class="facts">{" ".join(facts)}</p>'
        f"{_headline(entry, lang)}"
        f'<p class="path"><code>{safe(entry.path)}</code></p>'
        f"{reason_list(reasons_of(entry, board, lang))}</li>"
    )


def _headline(entry: Entry, lang: str) -> str:
    told = headline_of(entry, lang)
    if not entry.headline:
        return f'<p class="not-shown">{safe(told)}</p>' if told else ""
    return f'<p class="headline"{spoken(told, lang)}>{safe(told)}</p>'
