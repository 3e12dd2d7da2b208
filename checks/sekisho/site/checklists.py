"""Checklists: an overview, and a page each that is ticked on the screen or on paper.

Without scripts each is a list to print; the script in docs/assets/checklist/ counts, dates, keeps and saves the ticks.
"""

from __future__ import annotations

import json
from html import escape

from sekisho.rulebook import Rulebook
from sekisho.rulebook.model import Checklist, ChecklistItem
from sekisho.site.checklist_words import SCRIPT, word
from sekisho.site.html import clause_link, head, url
from sekisho.site.words import words

_URI = "checklists/index.md"
_SCRIPTS = ("save.js", "checklist/record.js", "checklist/export.js", "checklist/guide.js", "checklist/page.js")
_ASKED = (("date", "date"), ("by", "text"), ("subject", "text"))


def checklists(book: Rulebook, lang: str) -> str:
    """The page from which a checklist is chosen."""
    doors = "".join(
        f'<li><p><a href="{url(_URI, f"checklists/{each.id}.md")}">{escape(each.title.in_(lang))}</a></p>'
        f"<p>{escape(each.about.in_(lang))}</p>"
        f'<p class="sk-checklist__for">{words("checklist-for", lang)}: {escape(_people(each, book, lang))} · '
        f"{words('checklist-count', lang, count=len(each.items))}</p></li>"
        for each in book.checklists
    )
    return "\n".join(
        [
            *head(words("checklists", lang), [(words("home", lang), "index.md")], _URI, lang),
            words("checklists-lead", lang),
            "",
            f'<ul class="sk-doors">{doors}</ul>',
        ]
    )


def checklist_page(checklist: Checklist, book: Rulebook, lang: str) -> str:
    """One checklist: where to write when and by whom, and a box for each action, with its clauses and its reason."""
    uri = f"checklists/{checklist.id}.md"
    trail = [(words("home", lang), "index.md"), (words("checklists", lang), _URI)]
    items = "\n".join(_item(item, uri, book, lang) for item in checklist.items)
    blanks = "".join(
        f'<div><dt>{words(f"checklist-{name}", lang)}</dt><dd data-blank="{name}"></dd></div>' for name, _ in _ASKED
    )
    lines = [
        *head(checklist.title.in_(lang), trail, uri, lang),
        f"<p>{escape(checklist.about.in_(lang))}</p>",
        f'<p class="sk-checklist__for">{words("checklist-for", lang)}: {escape(_people(checklist, book, lang))}</p>',
        "",
        f'<dl class="sk-checklist__blanks">{blanks}</dl>',
        _progress(checklist, book, lang),
        "",
        f'<ul class="sk-checklist">\n{items}\n</ul>',
        "",
    ]
    if any(item.reference for item in checklist.items):
        lines.append(f'<p class="sk-checklist__note">{words("checklist-reference-about", lang)}</p>')
    stamps = "".join(
        f"<div><dt>{word(key, lang)}</dt><dd></dd></div>" for key in ("stamp-by", "stamp-seen", "stamp-head")
    )
    lines += [
        f'<p class="sk-checklist__note sk-checklist__kept">{words("checklist-kept", lang)}</p>',
        _record(checklist, lang),
        f'<dl class="skl-stamps">{stamps}</dl>',
        "",
        _script(uri, lang),
    ]
    return "\n".join(lines)


def _progress(checklist: Checklist, book: Rulebook, lang: str) -> str:
    """What stands above the list once the script runs: how far one is, and in a guide the way from step to step."""
    version = f"{book.policy.short_name.in_(lang)} {book.policy.version} ({book.digest[:12]})"
    return (
        f'<div id="skl" class="skl" data-checklist="{checklist.id}" data-version="{escape(version)}"'
        f' data-guide="{"yes" if checklist.guide else ""}" hidden>\n'
        '<div class="skl-far"><span id="skl-count"></span>'
        '<progress id="skl-progress" aria-labelledby="skl-count"></progress></div>\n'
        f'{_guide(lang) if checklist.guide else ""}<p class="skl-small" id="skl-kept"></p>\n</div>'
    )


def _record(checklist: Checklist, lang: str) -> str:
    """What stands below it: whom and what it is about, the log, what is kept, what can be saved."""
    fields = "".join(
        f'<p><label for="skl-{name}">{words(f"checklist-{name}", lang)}</label>'
        f'<input type="{kind}" id="skl-{name}" autocomplete="off"></p>'
        for name, kind in _ASKED
    )
    parts = [
        '<div id="skl-record" class="skl" hidden>',
        _log(lang, hidden=not checklist.guide),
        f'<div class="skl-fields">{fields}</div>',
        (
            '<p class="skl-keep"><label><input type="checkbox" id="skl-keep" aria-describedby="skl-keep-about"> '
            f"{word('keep', lang)}</label></p>"
        ),
        f'<p class="skl-keep skl-small" id="skl-keep-about">{word("keep-about", lang)}</p>',
        f'<p class="skl-buttons">{_buttons(lang)}</p>',
        '<p class="skl-said" id="skl-status" role="status"></p>',
        _dialog(lang),
        "</div>",
    ]
    return "\n".join(parts)


def _log(lang: str, *, hidden: bool) -> str:
    """What happened and when, for the record."""
    return (
        f'<div{" hidden" if hidden else ""}><p class="skl-note"><label for="skl-note">{word("note", lang)}</label>'
        f'<input type="text" id="skl-note" autocomplete="off"></p><p class="skl-buttons">{_button("note-add", lang)}</p>'
        f'<p id="skl-log-title" hidden><strong>{SCRIPT["log"].in_(lang)}</strong></p>'
        '<ol class="skl-log" id="skl-log"></ol></div>'
    )


def _dialog(lang: str) -> str:
    """Asks before everything is cleared; what is safe comes first and has the focus."""
    return (
        f'<dialog id="skl-dialog" class="skl-dialog" aria-labelledby="skl-sure"><p id="skl-sure">{word("sure", lang)}</p>'
        f'<p class="skl-buttons"><button type="button" id="skl-no" class="sk-button" autofocus>{word("no", lang)}</button>'
        f' <button type="button" id="skl-yes" class="sk-button">{word("yes", lang)}</button></p></dialog>'
    )


def _buttons(lang: str) -> str:
    return " ".join(_button(key, lang) for key in ("print", "csv", "text", "reset"))


def _button(key: str, lang: str) -> str:
    return f'<button type="button" id="skl-{key}" class="sk-button">{word(key, lang)}</button>'


def _guide(lang: str) -> str:
    """The way from step to step."""
    steps = " ".join(_button(key, lang) for key in ("back", "next"))
    return (
        f'<p class="skl-buttons" id="skl-guide"><strong id="skl-place"></strong> {steps}</p>\n'
        f'<p class="skl-buttons">{_button("all", lang)}</p>\n'
    )


def _script(uri: str, lang: str) -> str:
    root = url(uri, "index.md").rstrip("/") + {"ja": "/", "en": "/../"}[lang]  # assets stand once, at the top
    said = json.dumps({name: text.in_(lang) for name, text in SCRIPT.items()}, ensure_ascii=False).replace("</", "<\\/")
    scripts = "\n".join(f'<script defer src="{root}assets/{name}"></script>' for name in _SCRIPTS)
    return (
        f'<link rel="stylesheet" href="{root}assets/checklist/checklist.css">\n'
        f'<script type="application/json" id="skl-words">{said}</script>\n{scripts}'
    )


def _item(item: ChecklistItem, uri: str, book: Rulebook, lang: str) -> str:
    cites = " ".join(clause_link(book.clauses[each], uri, book, lang) for each in item.clauses)
    badge = (
        f' <span class="sk-badge sk-badge--information">{words("checklist-reference", lang)}</span>'
        if item.reference
        else ""
    )
    return (
        f'<li id="item-{item.id}" data-item="{item.id}"><label><input type="checkbox" autocomplete="off"> '
        f"<span>{escape(item.text.in_(lang))}</span></label> {cites}{badge}"
        f'<p class="sk-checklist__why"><strong>{words("checklist-why", lang)}</strong> {escape(item.why.in_(lang))}</p>'
        f"{_guidance(item, book, lang)}</li>"
    )


def _guidance(item: ChecklistItem, book: Rulebook, lang: str) -> str:
    """Who decides at this step, and what must not be done."""
    if item.never is None:
        return ""
    who = next(person.name.in_(lang) for person in book.policy.audiences if person.id == item.decides)
    return (
        f'<p class="skl-who"><strong>{word("decides", lang)}</strong> {escape(who)}</p>'
        f'<p class="skl-never"><strong>{word("never", lang)}</strong> {escape(item.never.in_(lang))}</p>'
    )


def _people(checklist: Checklist, book: Rulebook, lang: str) -> str:
    names = {person.id: person.name.in_(lang) for person in book.policy.audiences}
    return words("list-join", lang).join(names[person] for person in checklist.audiences)
