"""The coverage map: clause by clause, how many rules of which sort stand behind it, at a glance."""

from __future__ import annotations

from html import escape

from sekisho.rulebook import Clause, Rulebook
from sekisho.rulebook.model import ENFORCEMENTS
from sekisho.site.html import SIGNS, clause_uri, enforcement_badge, head, url
from sekisho.site.words import ENFORCEMENT, ENFORCEMENT_ABOUT, words

_URI = "coverage.md"


def coverage(book: Rulebook, lang: str) -> str:
    """The map and its legend. A cell shows a sign for each rule; every sign has its words for who can't see it."""
    clauses = [clause for chapter in book.chapters for clause in chapter.clauses if not clause.heading]
    legend = "".join(
        f"<li>{enforcement_badge(name, lang)} {escape(ENFORCEMENT_ABOUT[name].in_(lang))}</li>" for name in ENFORCEMENT
    )
    lines = [
        *head(words("coverage", lang), [(words("home", lang), "index.md")], _URI, lang),
        words("coverage-lead", lang, clauses=len(clauses), rules=len(book.rules)),
        "",
        f'<ul class="sk-legend" aria-label="{words("coverage-legend", lang)}">{legend}</ul>',
        "",
        '<div class="sk-map">',
    ]
    for chapter in book.chapters:
        title = words("chapter", lang, number=chapter.cite, title=chapter.title.in_(lang))
        cells = "".join(_cell(clause, book, lang) for clause in chapter.clauses if not clause.heading)
        lines.append(
            f'<section class="sk-map__chapter"><p class="sk-map__title">{escape(title)}</p><ul>{cells}</ul></section>'
        )
    return "\n".join([*lines, "</div>"])


def _cell(clause: Clause, book: Rulebook, lang: str) -> str:
    counts = {name: sum(rule.enforcement == name for rule in book.rules_of(clause.id)) for name in ENFORCEMENTS}
    strongest = book.enforcement_of(clause)[0]
    signs = "".join(
        f'<span class="sk-sign sk-sign--{name}" aria-hidden="true">{SIGNS[name] * count}</span>'
        for name, count in counts.items()
        if count
    )
    spoken = words("list-join", lang).join(
        f"{ENFORCEMENT[name].in_(lang)} {count}" for name, count in counts.items() if count
    )
    spoken = spoken or ENFORCEMENT["information"].in_(lang)
    signs = signs or f'<span class="sk-sign" aria-hidden="true">{SIGNS["information"]}</span>'
    return (
        f'<li class="sk-cell sk-cell--{strongest}"><a href="{url(_URI, clause_uri(clause, book))}">'
        f'<span class="sk-cell__cite">{escape(clause.cite)}</span>'
        f'<span class="sk-cell__title">{escape(clause.title.in_(lang))}</span>'
        f'<span class="sk-cell__signs">{signs}<span class="sk-hidden">{escape(spoken)}</span></span></a></li>'
    )
