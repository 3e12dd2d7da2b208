"""Checklists: an overview, and a page each that is ticked on the screen or on paper; nothing on it needs a script."""

from __future__ import annotations

from html import escape

from sekisho.rulebook import Rulebook
from sekisho.rulebook.model import Checklist, ChecklistItem
from sekisho.site.html import clause_link, head, url
from sekisho.site.words import words

_URI = "checklists/index.md"


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
        f"<div><dt>{words(key, lang)}</dt><dd></dd></div>"
        for key in ("checklist-date", "checklist-by", "checklist-subject")
    )
    lines = [
        *head(checklist.title.in_(lang), trail, uri, lang),
        f"<p>{escape(checklist.about.in_(lang))}</p>",
        f'<p class="sk-checklist__for">{words("checklist-for", lang)}: {escape(_people(checklist, book, lang))}</p>',
        "",
        f'<dl class="sk-checklist__blanks">{blanks}</dl>',
        "",
        f'<ul class="sk-checklist">\n{items}\n</ul>',
        "",
    ]
    if any(item.reference for item in checklist.items):
        lines.append(f'<p class="sk-checklist__note">{words("checklist-reference-about", lang)}</p>')
    lines.append(f'<p class="sk-checklist__note sk-checklist__kept">{words("checklist-kept", lang)}</p>')
    return "\n".join(lines)


def _item(item: ChecklistItem, uri: str, book: Rulebook, lang: str) -> str:
    cites = " ".join(clause_link(book.clauses[each], uri, book, lang) for each in item.clauses)
    badge = (
        f' <span class="sk-badge sk-badge--information">{words("checklist-reference", lang)}</span>'
        if item.reference
        else ""
    )
    return (
        f'<li id="item-{item.id}"><label><input type="checkbox" autocomplete="off"> '
        f"<span>{escape(item.text.in_(lang))}</span></label> {cites}{badge}"
        f'<p class="sk-checklist__why"><strong>{words("checklist-why", lang)}</strong> {escape(item.why.in_(lang))}</p>'
        "</li>"
    )


def _people(checklist: Checklist, book: Rulebook, lang: str) -> str:
    names = {person.id: person.name.in_(lang) for person in book.policy.audiences}
    return words("list-join", lang).join(names[person] for person in checklist.audiences)
