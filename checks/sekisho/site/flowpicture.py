"""A flow as a picture: SVG that stands upright, so that a phone shows it whole, in the colours of the page.

A line runs down at the left from step to step: a dot is something done, a diamond a question. What is done where the
answer is no stands aside in a box of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from sekisho.rulebook import Rulebook
from sekisho.rulebook.model import Flow, FlowStep
from sekisho.site.words import words

WIDTH = 320
_LINE = 21  # from one line of text to the next
_SIZE = 14.5
_SPINE = 18
_LEFT, _ASIDE = 40, 64
_PAD = 11
_GAP = 26
# What may not begin a line, and what may not end one.
_NOT_FIRST = "、。，．・：；？！)）」』】ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!"
_NOT_LAST = "(（「『【"


def picture(flow: Flow, book: Rulebook, lang: str) -> str:
    """The SVG of a flow, with its title; what it shows is also told in words beside it."""
    people = {person.id: person.name.in_(lang) for person in book.policy.audiences}
    numbers = {step.id: number for number, step in enumerate(flow.steps, 1)}
    parts: list[str] = []
    top = 8
    marks: list[tuple[int, FlowStep]] = []
    for number, step in enumerate(flow.steps, 1):
        cites = " ".join(book.clauses[each].cite for each in step.clauses)
        height, drawn = _box(_LEFT, top, f"{number}  {people[step.by]}", cites, step.text.in_(lang), _kind(step))
        parts.append(drawn)
        marks.append((top + 22, step))
        top += height
        if step.otherwise:
            top += 10
            cites = " ".join(book.clauses[each].cite for each in step.otherwise.clauses)
            text = step.otherwise.text.in_(lang)
            if step.otherwise.to:
                text += " " + words("flow-to", lang, number=numbers[step.otherwise.to])
            height, drawn = _box(_ASIDE, top, words("flow-no", lang), cites, text, "aside")
            parts.append(f'<path class="sk-flow__way" d="M{_ASIDE - 12} {top - 10}V{top + 22}H{_ASIDE}"/>{drawn}')
            top += height
            parts.append(f'<text class="sk-flow__yes" x="{_SPINE + 9}" y="{top + 18}">{words("flow-yes", lang)}</text>')
        top += _GAP
    height = top - _GAP + 8
    spine = f'<path class="sk-flow__way" d="M{_SPINE} {marks[0][0]}V{marks[-1][0]}"/>'
    dots = "".join(_mark(at, step, last=step is flow.steps[-1]) for at, step in marks)
    return (
        f'<svg class="sk-flow__picture" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="flow-{flow.id}">'
        f'<title id="flow-{flow.id}">{escape(words("flow-picture", lang, title=flow.title.in_(lang)))}</title>'
        f"{spine}{dots}{''.join(parts)}</svg>"
    )


def _kind(step: FlowStep) -> str:
    return "question" if step.question else "step"


def _mark(at: int, step: FlowStep, *, last: bool) -> str:
    if step.question:
        return f'<path class="sk-flow__question" d="M{_SPINE} {at - 10}l10 10l-10 10l-10 -10z"/>'
    ring = f'<circle class="sk-flow__ring" cx="{_SPINE}" cy="{at}" r="11"/>' if last else ""
    return f'{ring}<circle class="sk-flow__dot" cx="{_SPINE}" cy="{at}" r="7"/>'


def _box(left: int, top: int, head: str, cites: str, text: str, kind: str) -> tuple[int, str]:
    """A box at a place: its height, and how it is drawn."""
    width = WIDTH - left - 2
    lines = wrapped(text, (width - 2 * _PAD) / _SIZE)
    height = 2 * _PAD + 18 + _LINE * len(lines)
    first = top + _PAD + 12
    told = "".join(
        f'<text x="{left + _PAD}" y="{first + _LINE * number}">{escape(line)}</text>'
        for number, line in enumerate(lines, 1)
    )
    cited = f'<text class="sk-flow__cite" x="{WIDTH - 2 - _PAD}" y="{first}">{escape(cites)}</text>' if cites else ""
    return height, (
        f'<rect class="sk-flow__box sk-flow__box--{kind}" x="{left}" y="{top}" width="{width}" '
        f'height="{height}" rx="5"/>'
        f'<text class="sk-flow__head" x="{left + _PAD}" y="{first}">{escape(head)}</text>{cited}{told}'
    )


def wrapped(text: str, width: float) -> list[str]:
    """A text in lines of `width` ems: Japanese between any characters that may part, English between words."""
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and _wide(lines[-1] + piece.rstrip()) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines if line.strip()]


def _pieces(text: str) -> Iterable[str]:
    """What stays together on a line."""
    piece = ""
    for char in text:
        stays = piece and (char in _NOT_FIRST or piece[-1] in _NOT_LAST or _both(piece[-1], char, _narrow))
        if piece and not stays:
            yield piece
            piece = ""
        piece += char
        if char == " ":
            yield piece
            piece = ""
    if piece:
        yield piece


def _both(one: str, other: str, is_so: Callable[[str], bool]) -> bool:
    return is_so(one) and is_so(other)


def _narrow(char: str) -> bool:
    return "!" <= char < "\x7f" or char in "“”’"


def _wide(text: str) -> float:
    """About how many ems a text takes."""
    return sum(0.54 if char < "\u2000" else 1 for char in text)
