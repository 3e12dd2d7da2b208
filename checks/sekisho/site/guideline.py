"""The guideline: an overview, and a page a chapter with an anchor a clause."""

from __future__ import annotations

from html import escape

from sekisho.rulebook import Chapter, Clause, Rulebook
from sekisho.site.html import anchor, clause_link, enforcement_badge, head, paragraph, rule_link, severity_badge
from sekisho.site.words import words


def overview(book: Rulebook, lang: str) -> str:
    """The page from which chapters are chosen."""
    title = words("guideline-contents", lang)  # in menus, where the full name is too long
    lines = [
        "---",
        f"title: {title}",
        "---",
        "",
        f"# {book.policy.name.in_(lang)}",
        "",
        words("guideline-lead", lang),
        "",
    ]
    lines += [f"[{words('whole', lang)}](whole.md)", ""]
    for chapter in book.chapters:
        title = words("chapter", lang, number=chapter.cite, title=chapter.title.in_(lang))
        lines.append(f"## [{title}]({chapter.id}.md)\n")
        lines += [
            f"- [{clause.cite} {clause.title.in_(lang)}]({chapter.id}.md#{anchor(clause)})"
            for clause in chapter.clauses
            if not clause.heading
        ]
        lines.append("")
    return "\n".join(lines)


def whole(book: Rulebook, lang: str) -> str:
    """The guideline as one document, to be printed: the clauses alone, as they are cited."""
    uri = "guideline/whole.md"
    trail = [(words("home", lang), "index.md"), (words("guideline", lang), "guideline/index.md")]
    policy = book.policy
    facts = words("whole-facts", lang, version=policy.version, since=policy.in_force_since.isoformat())
    lines = [
        *head(words("whole", lang), trail, uri, lang),
        f'<p class="sk-whole__name">{escape(policy.name.in_(lang))}</p>',
        "",
        f"<p>{escape(policy.publisher.in_(lang))}<br>{facts}</p>",
        "",
    ]
    for chapter in book.chapters:
        title = words("chapter", lang, number=chapter.cite, title=chapter.title.in_(lang))
        lines += [f"## {title} {{ #chapter-{chapter.id} }}", ""]
        lines += [_line(clause, book, uri, lang) for clause in chapter.clauses]
        lines.append("")
    return "\n".join(lines)


def _line(clause: Clause, book: Rulebook, uri: str, lang: str) -> str:
    """A clause in the printed document; the deeper it stands, the further in."""
    depth = min(clause.id.count("-"), 2)
    text = "" if clause.heading else f"<p>{escape(clause.text.in_(lang))}</p>"
    notes = "".join(f'<p class="sk-whole__note">{escape(note.text.in_(lang))}</p>' for note in clause.notes)
    cite = clause_link(clause, uri, book, lang)
    return (
        f'<div class="sk-whole sk-whole--{depth}" id="{anchor(clause)}">'
        f"<h3>{cite} {escape(clause.title.in_(lang))}</h3>{text}{notes}</div>"
    )


def chapter_page(chapter: Chapter, book: Rulebook, lang: str) -> str:
    """A chapter with all its clauses."""
    uri = f"guideline/{chapter.id}.md"
    title = words("chapter", lang, number=chapter.cite, title=chapter.title.in_(lang))
    trail = [(words("home", lang), "index.md"), (words("guideline", lang), "guideline/index.md")]
    lines = head(title, trail, uri, lang)
    for clause in chapter.clauses:
        lines += _clause(clause, uri, book, lang)
    return "\n".join(lines)


def _clause(clause: Clause, uri: str, book: Rulebook, lang: str) -> list[str]:
    heading = f"## {clause.cite} {clause.title.in_(lang)} {{ #{anchor(clause)} .sk-clause }}"
    if clause.heading:
        return [heading, ""]
    people = {person.id: person.name.in_(lang) for person in book.policy.audiences}
    badges = " ".join(enforcement_badge(each, lang) for each in book.enforcement_of(clause))
    binds = words("list-join", lang).join(people[person] for person in clause.binds)
    lines = [
        heading,
        "",
        f'<div class="sk-clause__text">{paragraph(clause.text, lang)}</div>',
        "",
        '<dl class="sk-clause__facts">',
        f"<div><dt>{words('binds', lang)}</dt><dd>{escape(binds)}</dd></div>",
        f"<div><dt>{words('enforced', lang)}</dt><dd>{badges}</dd></div>",
        "</dl>",
        "",
    ]
    for note in clause.notes:
        text = f"<p><strong>{words('note', lang)}</strong> {escape(note.text.in_(lang))}</p>"
        source = f'<p class="sk-source"><a href="{escape(note.source)}">{words("source", lang)}</a></p>'
        lines += [f'<aside class="sk-note">{text}{source if note.source else ""}</aside>', ""]
    rules = list(book.rules_of(clause.id))
    if rules:
        items = "".join(
            f"<li>{rule_link(rule, uri, lang)} {enforcement_badge(rule.enforcement, lang)} "
            f"{severity_badge(rule, lang)}</li>"
            for rule in rules
        )
        lines += [f'<div class="sk-clause__rules"><p>{words("rules", lang)}</p><ul>{items}</ul></div>', ""]
    return lines
