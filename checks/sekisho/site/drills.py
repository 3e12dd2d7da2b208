"""The pages of the drills: where rounds are asked, all cases on paper with answers overleaf, the trainer's page."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from sekisho.rulebook import Rulebook
from sekisho.site.drill_data import Facts, drill_data
from sekisho.site.drill_paper import answer_of, question_of, root_of
from sekisho.site.drill_trainer import trainer_page
from sekisho.site.drill_words import drill_words
from sekisho.site.html import crumbs, head, url
from sekisho.site.words import words

_URI = "drills/index.md"
_CASES = "drills/cases.md"
# In the order in which they need each other; `page` or `trainer` comes last.
_SCRIPTS = ("dice", "round", "memory", "show", "choose", "order", "story", "answer", "sheet")


def drill_pages(book: Rulebook, facts: Facts, lang: str) -> dict[str, str]:
    """Paths of the drills' pages to their Markdown, in a language."""
    data = drill_data(book, facts, lang)
    return {
        _URI: _round(book, lang),
        _CASES: _paper(data, lang),
        "drills/trainer.md": trainer_page(book, data, lang, _frame("drills/trainer.md", lang, "paper", "trainer")),
    }


def drill_files(book: Rulebook, facts: Facts, lang: str) -> dict[str, bytes]:
    """The data as JSON, for other programs; and as a script, since a page opened from a folder can fetch nothing."""
    text = json.dumps(drill_data(book, facts, lang), ensure_ascii=False, separators=(",", ":"))
    return {
        f"assets/drill/data-{lang}.json": text.encode(),
        f"assets/drill/data-{lang}.js": f"window.sekishoDrill = {{ data: {text} }};\n".encode(),
    }


def _frame(uri: str, lang: str, *last: str) -> str:
    """Where the script puts what it shows; without it, the way to the cases on paper."""
    scripts = "\n".join(
        f'<script defer src="{_asset(uri, name)}"></script>'
        for name in (f"drill/data-{lang}.js", *(f"drill/{name}.js" for name in (*_SCRIPTS, *last)))
    )
    return (
        f'<link rel="stylesheet" href="{_asset(uri, "drill/drill.css")}">\n'
        f'<p id="skd-plain" class="sk-note">{drill_words("drills-plain", lang)}'
        f'<a href="{url(uri, _CASES)}">{drill_words("drills-plain-link", lang)}</a>'
        f"{drill_words('drills-plain-end', lang)}</p>\n"
        f'<div id="skd" class="skd" data-root="{root_of(uri)}" hidden></div>\n{scripts}'
    )


def _asset(uri: str, name: str) -> str:
    return root_of(uri) + f"assets/{name}"


def _round(book: Rulebook, lang: str) -> str:
    doors = "".join(
        f'<li><p><a href="{url(_URI, uri)}">{drill_words(key, lang)}</a></p>'
        f"<p>{drill_words(f'{key}-about', lang)}</p></li>"
        for key, uri in (("door-cases", _CASES), ("door-trainer", "drills/trainer.md"))
    )
    return "\n".join(
        [
            *head(drill_words("drills", lang), [(words("home", lang), "index.md")], _URI, lang),
            f"<p>{drill_words('drills-lead', lang, scenarios=len(book.scenarios))}</p>",
            f"<p>{drill_words('drills-private', lang)}</p>",
            "",
            _frame(_URI, lang, "page"),
            "",
            f'<div class="skd-other"><h2 id="other">{drill_words("doors", lang)}</h2>',
            f'<ul class="sk-doors">{doors}</ul></div>',
        ]
    )


def _paper(data: dict[str, Any], lang: str) -> str:
    cases = [case for case in data["cases"] if not case.get("example")]
    trail = [(words("home", lang), "index.md"), (drill_words("drills", lang), _URI)]
    questions = "\n".join(
        f'<section class="skd-case" id="case-{case["id"]}"><h3>{drill_words("case-number", lang, number=number)} '
        f"{escape(case['title'])}</h3>{question_of(case, data, lang)}</section>"
        for number, case in enumerate(cases, 1)
    )
    answers = "\n".join(
        f'<section class="skd-case" id="answer-{case["id"]}"><h3>{drill_words("answer-number", lang, number=number)} '
        f"{escape(case['title'])}</h3>{answer_of(case, data, _CASES, lang)}</section>"
        for number, case in enumerate(cases, 1)
    )
    return "\n".join(
        [
            "---",
            f"title: {drill_words('cases', lang)}",
            "search: {exclude: true}",  # it names rules and clauses whose own pages are to be found first
            "---",
            "",
            crumbs(trail, _CASES, lang),
            "",
            f"# {drill_words('cases', lang)}",
            "",
            f'<link rel="stylesheet" href="{_asset(_CASES, "drill/drill.css")}">',
            f"<p>{drill_words('cases-lead', lang, count=len(cases))}</p>",
            "",
            f'<h2 id="questions">{drill_words("questions-part", lang)}</h2>',
            f'<div class="skd-paper">\n{questions}\n</div>',
            "",
            f'<h2 id="answers" class="skd-overleaf">{drill_words("answers-part", lang)}</h2>',
            f'<div class="skd-paper">\n{answers}\n</div>',
        ]
    )
