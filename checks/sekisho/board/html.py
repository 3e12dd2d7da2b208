"""Small pieces of the page: texts made safe, the shapes of the states, reasons, languages of texts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from html import escape

from sekisho.board.gather import Entry
from sekisho.board.reasons import Reason
from sekisho.messages.board import STATES
from sekisho.report.blocks import visible

# The shapes by which states are told apart without colour; each fills a square of 16 by 16.
_SHAPES = {
    "approved": '<circle cx="8" cy="8" r="8"/><path class="cut" d="M4.4 8.3l2.5 2.5 4.8-5.4"/>',
    "waiting": '<circle class="ring" cx="8" cy="8" r="6.8"/><path class="ring" d="M8 4.2V8l2.6 1.9"/>',
    "draft": '<path d="M8 .8L16 15H0z"/><path class="cut" d="M8 6v4.2M8 12.7v.1"/>',
    "held": '<path d="M1 1h14v14H1z"/><path class="cut" d="M5.8 5v6M10.2 5v6"/>',
    "out": '<path d="M.6 7.4L15.6.6 10.4 15.4 7.6 9z"/>',
    "unreadable": '<path class="ring" d="M8 1.2L14.8 8 8 14.8 1.2 8z"/><path class="ring" d="M6 6l4 4M10 6l-4 4"/>',
}
SHAPES = (
    '<svg class="shapes" xmlns="http://www.w3.org/2000/svg" aria-hidden="true">'
    + "".join(f'<symbol id="s-{state}" viewBox="0 0 16 16">{drawn}</symbol>' for state, drawn in _SHAPES.items())
    + "</svg>"
)
GATE = (
    '<svg class="gate" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" aria-hidden="true">'
    '<path d="M12.5 6.5h5V44h-5zM30.5 6.5h5V44h-5zM2.5 10.5h43V16h-43zM10 42h10v3H10zM28 42h10v3H28z" fill="#f4efe4"/>'
    '<g transform="rotate(-12 15 32)" fill="#f4a48e">'
    '<path d="M5 29.4h10v5.2H5zM19.5 29.4h8.5v5.2h-8.5zM31 29.4h8.5v5.2H31zM42.5 29.4H46v5.2h-3.5z"/></g>'
    '<circle cx="15" cy="32" r="3.8" fill="#f4a48e"/></svg>'
)


def safe(text: str) -> str:
    """Text that somebody typed, as it may stand in a page: nothing of it is markup, nothing unseen."""
    return escape(visible(text))


def code(text: str) -> str:
    """A message that was made safe, what stands between backquotes as code."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return text
    return "".join(f"<code>{piece}</code>" if number % 2 else piece for number, piece in enumerate(pieces))


def state_of(state: str, lang: str) -> str:
    """A state as shape and word."""
    word = escape(STATES[state].in_(lang))
    return f'<span class="state"><svg class="shape" aria-hidden="true"><use href="#s-{state}"/></svg> {word}</span>'


def anchor_of(entry: Entry) -> str:
    """The id of a draft on the page, the same as long as its path is."""
    return "d-" + hashlib.sha256(entry.path.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def spoken(text: str, lang: str) -> str:
    """An attribute that names the language of `text`, where that is not the page's."""
    japanese = any("ぁ" <= char <= "鿿" for char in text)
    latin = any("a" <= char.lower() <= "z" for char in text)
    if japanese and lang != "ja":
        return ' lang="ja"'
    return ' lang="en"' if latin and not japanese and lang != "en" else ""


def reason_list(found: Iterable[Reason]) -> str:
    """Why something is blocked or needs a look, as a list; empty where there is no reason."""
    items = "".join(_reason(reason) for reason in found)
    return f'<ul class="reasons">{items}</ul>' if items else ""


def _reason(reason: Reason) -> str:
    cite = f' <span class="cite">{safe(reason.clauses)}</span>' if reason.clauses else ""
    kind = "blocks" if reason.blocks else "reminds"
    told = f"<p>{code(safe(reason.message))}</p>" if reason.message else ""
    return (
        f'<li class="{kind}"><p><span class="level">{safe(reason.level)}</span> '
        f'<a class="what" rel="noreferrer" href="{safe(reason.page)}">{safe(reason.title)}</a>{cite} '
        f'<span class="where">{safe(reason.lines)}</span></p>{told}'
        f'<p class="remedy"><span>{code(safe(reason.remedy))}</span></p></li>'
    )
