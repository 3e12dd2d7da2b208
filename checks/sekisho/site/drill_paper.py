"""A case and its answer on paper: nothing here needs a script."""

from __future__ import annotations

from html import escape
from typing import Any

from sekisho.rulebook.scenarios import COMMENT, DELETE, GO, KEEP, MISSING, ORDER, STOP, STORY, VERDICT, WORDS
from sekisho.site.drill_words import drill_words
from sekisho.site.html import url

_ASKED = {VERDICT: (GO, STOP), COMMENT: (KEEP, DELETE)}
_LETTERS = "ABCDEFGHIJ"
# An empty line would end the piece of HTML that Markdown leaves alone.
_BREAK, _KEPT = "\n", "&#10;"


def root_of(uri: str) -> str:
    """The way from a page to the root of its language's site, with the slash at its end."""
    return url(uri, "index.md").rstrip("/") + "/"


def question_of(case: dict[str, Any], data: dict[str, Any], lang: str) -> str:
    """What is asked, as it stands on paper."""
    kind = case["kind"]
    shown = [f'<p class="skd-work">{escape(case["work"])}</p>', f"<p>{escape(case['situation'])}</p>"]
    if case.get("record"):
        shown.append(_quoted("record", case["record"], lang))
    if case.get("text"):
        shown.append(_quoted("comment-text" if kind == COMMENT else "draft", case["text"], lang))
    if kind == STORY:
        return "".join(shown) + _scenes(case, lang, told=False)
    shown.append(f'<p class="skd-ask">{drill_words(f"ask-{kind}", lang)}</p>')
    if kind in _ASKED:
        shown.append(_boxes(drill_words(answer, lang) for answer in _ASKED[kind]))
        clauses = sorted({*case.get("decoys", ()), *case["clauses"]}) if case.get("decoys") else []
        if clauses:
            shown.append(f'<p class="skd-ask">{drill_words("ask-clause", lang)}</p>')
            shown.append(_boxes(_clause_text(each, data) for each in clauses))
    elif kind == MISSING:
        shown.append(_boxes(data["rules"][each]["title"] for each in case["options"]))
    elif kind == ORDER:
        shown.append(_boxes(step["text"] for step in sorted(case["steps"], key=lambda step: str(step["text"]))))
    return "".join(shown)


def answer_of(case: dict[str, Any], data: dict[str, Any], uri: str, lang: str) -> str:
    """The answer, its clauses, why, and what to do instead."""
    kind = case["kind"]
    shown = []
    if case.get("answer"):
        shown.append(f"<p><strong>{drill_words(case['answer'], lang)}</strong></p>")
    if kind == MISSING:
        shown.append(_list(data["rules"][each]["title"] for each in case["rules"]))
    elif kind == WORDS:
        marked = {number for group in case["groups"] for number in group["parts"]}
        text = "".join(
            f"<mark>{escape(part['text'].rstrip())}</mark>{part['text'][len(part['text'].rstrip()) :]}"
            if number in marked
            else escape(part["text"])
            for number, part in enumerate(case["parts"])
        )
        shown.append(f'<p class="skd-text">{text.replace(_BREAK, _KEPT)}</p>')
    elif kind == ORDER:
        items = "".join(f"<li>{escape(step['text'])}<br>{escape(step['why'])}</li>" for step in case["steps"])
        shown.append(f"<ol>{items}</ol>")
    elif kind == STORY:
        shown.append(_scenes(case, lang, told=True))
    links = " ".join(
        f'<a class="sk-cite" href="{root_of(uri)}{data["clauses"][each]["uri"]}">'
        f"{escape(data['clauses'][each]['cite'])}</a> {escape(data['clauses'][each]['title'])}"
        for each in case["clauses"]
    )
    shown.append(f"<p><strong>{drill_words('clause', lang)}</strong> {links}</p>")
    shown.append(f"<p><strong>{drill_words('why', lang)}</strong> {escape(case['why'])}</p>")
    if case.get("machine") is False:
        shown.append(f"<p>{drill_words('by-people', lang)}</p>")
    if case["rules"]:
        remedy = data["rules"][case["rules"][0]]["remedy"]
        shown.append(f"<p><strong>{drill_words('todo', lang)}</strong> {escape(remedy)}</p>")
    if case.get("better"):
        shown.append(_quoted("better", case["better"], lang))
    return "".join(shown)


def _scenes(case: dict[str, Any], lang: str, *, told: bool) -> str:
    numbers = {scene["id"]: number for number, scene in enumerate(case["scenes"], 1)}
    shown = []
    for scene in case["scenes"]:
        if not scene["choices"] and not told:
            continue
        choices = "".join(
            f"<li>{_LETTERS[place]}. {escape(choice['say'])}" + _outcome(choice, numbers, lang, told=told) + "</li>"
            for place, choice in enumerate(scene["choices"])
        )
        head = drill_words("scene", lang, number=numbers[scene["id"]])
        text = "" if told and scene["choices"] else f" {escape(scene['text'])}"
        shown.append(f'<p><strong>{head}</strong>{text}</p><ul class="skd-boxes">{choices}</ul>')
    return "".join(shown)


def _outcome(choice: dict[str, Any], numbers: dict[str, int], lang: str, *, told: bool) -> str:
    if not told:
        return ""
    worth = drill_words("good-choice" if choice["good"] else "poor-choice", lang)
    way = drill_words("to-scene", lang, number=numbers[choice["goes"]])
    return f"<br><strong>{worth}</strong> {escape(choice['result'])} → {way}"


def _clause_text(name: str, data: dict[str, Any]) -> str:
    return f"{data['clauses'][name]['cite']} {data['clauses'][name]['title']}"


def _quoted(key: str, text: str, lang: str) -> str:
    head = f'<p class="skd-label">{drill_words(key, lang)}</p>'
    return f'<div class="skd-sheet">{head}<p class="skd-text">{_lines(text)}</p></div>'


def _lines(text: str) -> str:
    return escape(text).replace(_BREAK, _KEPT)


def _boxes(texts: Any) -> str:
    return '<ul class="skd-boxes">' + "".join(f"<li>□ {escape(text)}</li>" for text in texts) + "</ul>"


def _list(texts: Any) -> str:
    return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in texts) + "</ul>"
