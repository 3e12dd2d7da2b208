"""All generated pages of a language."""

from __future__ import annotations

from sekisho.rulebook import Rulebook
from sekisho.site.checklists import checklist_page, checklists
from sekisho.site.coverage import coverage
from sekisho.site.flows import flow_page, flows
from sekisho.site.formats import formats
from sekisho.site.guideline import chapter_page, overview, whole
from sekisho.site.rules import catalogue, rule_page
from sekisho.site.write import write_page


def pages(book: Rulebook, lang: str) -> dict[str, str]:
    """Paths of pages (as MkDocs has them, `rules/shortened-url.md`) to their Markdown, in a language (`ja`, `en`)."""
    made = {
        "guideline/index.md": overview(book, lang),
        "guideline/whole.md": whole(book, lang),
        "rules/index.md": catalogue(book, lang),
        "coverage.md": coverage(book, lang),
        "drafts/format.md": formats(lang),
        "write.md": write_page(book, lang),
    }
    made.update({f"guideline/{chapter.id}.md": chapter_page(chapter, book, lang) for chapter in book.chapters})
    made["flows/index.md"] = flows(book, lang)
    made.update({f"flows/{each.id}.md": flow_page(each, book, lang) for each in book.flows})
    made["checklists/index.md"] = checklists(book, lang)
    made.update({f"checklists/{each.id}.md": checklist_page(each, book, lang) for each in book.checklists})
    made.update({f"rules/{rule.id}.md": rule_page(rule, book, lang) for rule in book.rules})
    return made
