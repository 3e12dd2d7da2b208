"""What the search knows: an entry a page, and on the guideline's pages an entry a clause."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import unescape
from typing import NamedTuple

from sekisho.rulebook import Rulebook
from sekisho.site.html import anchor
from sekisho.site.words import words

_HEADING = re.compile(r'<h2[^>]*\sid="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_HIDDEN = re.compile(r'<(script|style|form|nav|svg)\b.*?</\1>|<a class="headerlink".*?</a>|<h1.*?</h1>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"[ \t\n\r\u3000]+")


class Found(NamedTuple):
    """A page as it was built: its address from the language's root, its title, its HTML."""

    url: str
    title: str
    html: str


def search_index(found: Iterable[Found], book: Rulebook, lang: str) -> str:
    """The script that carries the index; a script, because pages opened as files can not fetch anything else."""
    clauses = {anchor(clause): clause for clause in book.clauses.values()}
    entries: list[tuple[str, str, str, str]] = []
    for page in found:
        before, sections = _sections(page.html)
        entries.append((page.url, page.title, "", before))
        for name, title, text in sections:
            if page.url.startswith("guideline/") and name in clauses:
                clause = clauses[name]
                entries.append((f"{page.url}#{name}", clause.title.in_(lang), clause.cite, text))
            else:
                entries[-1] = (*entries[-1][:3], f"{entries[-1][3]} {title} {text}")
    keys = ("title", "label", "close", "count", "none")
    said = {key: words(f"search-{key}", lang, **({"count": "@"} if key == "count" else {})) for key in keys}
    whole = json.dumps({"words": said, "entries": entries}, ensure_ascii=False, separators=(",", ":"))
    return f"window.sekishoIndex = {whole};\n"


def _sections(html: str) -> tuple[str, list[tuple[str, str, str]]]:
    """The text before the first heading, and id, title and text of each section."""
    parts = _HEADING.split(html)
    sections = zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
    return _plain(parts[0]), [(name, _plain(title), _plain(text)) for name, title, text in sections]


def _plain(html: str) -> str:
    return _SPACE.sub(" ", unescape(_TAG.sub(" ", _HIDDEN.sub(" ", html)))).strip()
