"""The flows: an overview, and a page each with the picture and the same in words."""

from __future__ import annotations

from html import escape

from sekisho.rulebook import Rulebook
from sekisho.rulebook.model import Flow, FlowStep
from sekisho.site.flowpicture import picture
from sekisho.site.html import clause_link, head, url
from sekisho.site.words import words

_URI = "flows/index.md"


def flows(book: Rulebook, lang: str) -> str:
    """The page from which a flow is chosen."""
    doors = "".join(
        f'<li><p><a href="{url(_URI, f"flows/{each.id}.md")}">{escape(each.title.in_(lang))}</a></p>'
        f"<p>{escape(each.about.in_(lang))}</p></li>"
        for each in book.flows
    )
    lines = head(words("flows", lang), [(words("home", lang), "index.md")], _URI, lang)
    return "\n".join([*lines, words("flows-lead", lang), "", f'<ul class="sk-doors">{doors}</ul>'])


def flow_page(flow: Flow, book: Rulebook, lang: str) -> str:
    """One flow."""
    uri = f"flows/{flow.id}.md"
    trail = [(words("home", lang), "index.md"), (words("flows", lang), _URI)]
    numbers = {step.id: number for number, step in enumerate(flow.steps, 1)}
    steps = "".join(f"<li>{_step(step, numbers, uri, book, lang)}</li>" for step in flow.steps)
    told = f'<h2 id="words">{words("flow-words", lang)}</h2><ol>{steps}</ol>'
    return "\n".join(
        [
            *head(flow.title.in_(lang), trail, uri, lang),
            f"<p>{escape(flow.about.in_(lang))}</p>",
            "",
            f'<div class="sk-flow">{picture(flow, book, lang)}<section class="sk-flow__words">{told}</section></div>',
        ]
    )


def _step(step: FlowStep, numbers: dict[str, int], uri: str, book: Rulebook, lang: str) -> str:
    by = next(person.name.in_(lang) for person in book.policy.audiences if person.id == step.by)
    told = f"<strong>{escape(by)}</strong> {escape(step.text.in_(lang))} {_cites(step.clauses, uri, book, lang)}"
    if step.otherwise is None:
        return told
    other = escape(step.otherwise.text.in_(lang))
    if step.otherwise.to:
        other += " " + words("flow-to", lang, number=numbers[step.otherwise.to])
    return (
        f"{told}<ul><li>{words('flow-no', lang)}: {other} {_cites(step.otherwise.clauses, uri, book, lang)}</li>"
        f"<li>{words('flow-yes', lang)}: {words('flow-on', lang)}</li></ul>"
    )


def _cites(clauses: tuple[str, ...], uri: str, book: Rulebook, lang: str) -> str:
    return " ".join(clause_link(book.clauses[each], uri, book, lang) for each in clauses)
