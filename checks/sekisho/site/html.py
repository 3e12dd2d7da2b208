"""Small pieces of HTML that look the same on every page: a clause, a rule, an example, a badge."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable
from html import escape

from sekisho.messages import Text
from sekisho.rulebook import Clause, Example, Rule, Rulebook
from sekisho.rulebook.exampletext import example_text
from sekisho.site.words import ENFORCEMENT, SEVERITY, words

# What marks an enforcement without colour: in badges, in the map, in its legend.
SIGNS = {"automatic": "●", "record": "■", "judgement": "◆", "information": "○"}


def url(from_uri: str, to_uri: str) -> str:
    """The relative address of a page (`rules/x.md`, perhaps with an anchor) as a browser needs it from another page."""
    page, _, anchor = to_uri.partition("#")
    here = posixpath.dirname(_served(from_uri)) if _served(from_uri).endswith("/") else _served(from_uri)
    target = _served(page)
    path = posixpath.relpath(target or ".", here or ".")
    path = "./" if path == "." else path + "/" * target.endswith("/")
    return path + ("#" + anchor if anchor else "")


def _served(uri: str) -> str:
    """Where MkDocs serves a page: `rules/x.md` as `rules/x/`, an index as its folder."""
    stem = uri.removesuffix(".md")
    if stem == "index":
        return ""
    if stem.endswith("/index"):
        return stem.removesuffix("index")
    return stem + "/"


def clause_uri(clause: Clause, book: Rulebook) -> str:
    """The page and anchor of a clause."""
    chapter = next(chapter for chapter in book.chapters if clause in chapter.clauses)
    return f"guideline/{chapter.id}.md#{anchor(clause)}"


def anchor(clause: Clause) -> str:
    """The id of a clause on its chapter's page: the clause's own, which begins with a digit, behind a letter."""
    return f"c{clause.id}"


def clause_link(clause: Clause, from_uri: str, book: Rulebook, lang: str) -> str:
    """A clause as it is cited, linked, with its title for who wants to know."""
    address = url(from_uri, clause_uri(clause, book))
    title = escape(clause.title.in_(lang))
    return f'<a class="sk-cite" href="{address}" title="{title}">{escape(clause.cite)}</a>'


def rule_link(rule: Rule, from_uri: str, lang: str) -> str:
    """A rule's title, linked."""
    return f'<a href="{url(from_uri, f"rules/{rule.id}.md")}">{escape(rule.title.in_(lang))}</a>'


def enforcement_badge(enforcement: str, lang: str) -> str:
    """How something is enforced, as a sign and in words."""
    text = escape(ENFORCEMENT[enforcement].in_(lang))
    sign = f'<span aria-hidden="true">{SIGNS[enforcement]}</span>'
    return f'<span class="sk-badge sk-badge--{enforcement}">{sign} {text}</span>'


def severity_badge(rule: Rule, lang: str) -> str:
    """What happens when a rule finds something."""
    return f'<span class="sk-badge sk-badge--{rule.severity}">{escape(SEVERITY[rule.severity].in_(lang))}</span>'


def examples(found: Iterable[Example], heading: str, kind: str) -> str:
    """Examples of one sort (`pass` or `fail`) as a list; each with its fields and text as they would be typed."""
    sign = {"pass": "✓", "fail": "✗"}[kind]
    items = "\n".join(
        f'<li class="sk-example"><span class="sk-example__sign" aria-hidden="true">{sign}</span>'
        f"<pre{_language(text)}>{escape(text)}</pre></li>"
        for text in map(example_text, found)
    )
    return (
        f'<div class="sk-examples sk-examples--{kind}">\n<p class="sk-examples__title">{escape(heading)}</p>\n'
        f"<ul>\n{items}\n</ul>\n</div>"
    )


def _language(text: str) -> str:
    """Says of Japanese text that it is Japanese, on a page in whatever language."""
    return ' lang="ja"' if any("ぁ" <= char <= "鿿" for char in text) else ' lang="en"'


def paragraph(text: Text, lang: str) -> str:
    """A text as a paragraph of its own."""
    return f"<p>{escape(text.in_(lang))}</p>"


def blanks(text: Text, lang: str) -> str:
    """A message with its blanks shown as such, and the command as people type it."""
    shown = escape(text.in_(lang)).replace("{command}", "sekisho")
    parts, rest = [], shown
    while "{" in rest:
        before, _, rest = rest.partition("{")
        _, _, rest = rest.partition("}")
        parts += [before, '<span class="sk-blank">…</span>']
    return _code("".join([*parts, rest]))


def _code(text: str) -> str:
    """Backquotes as code."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return text
    return "".join(f"<code>{piece}</code>" if number % 2 else piece for number, piece in enumerate(pieces))


def head(title: str, trail: Iterable[tuple[str, str]], from_uri: str, lang: str) -> list[str]:
    """How a generated page begins: its title for menus and the search, where the reader is, its heading."""
    quoted = json.dumps(title, ensure_ascii=False)  # JSON is YAML
    return ["---", f"title: {quoted}", "---", "", crumbs(trail, from_uri, lang), "", f"# {title}", ""]


def crumbs(trail: Iterable[tuple[str, str]], from_uri: str, lang: str) -> str:
    """Where the reader is: the way from the home page, as titles and pages."""
    items = "".join(f'<li><a href="{url(from_uri, uri)}">{escape(title)}</a></li>' for title, uri in trail)
    return f'<nav class="sk-crumbs" aria-label="{words("breadcrumbs", lang)}"><ol>{items}</ol></nav>'


def platform_options(book: Rulebook, lang: str) -> str:
    """The platforms to choose from, each telling whether its posts have titles."""
    return "".join(
        f'<option value="{each.id}" data-title="{"yes" if "title" in each.limits else "no"}" '
        f'data-poll="{"yes" if "poll_options" in each.limits else "no"}">{escape(each.name.in_(lang))}</option>'
        for each in book.platforms.values()
    )
