"""The page that writes a draft: its questions in the order in which one thinks, each with the clauses behind it.

The script in docs/assets/write/ reads and fills the form; what it repeats it takes from the templates that stand here.
"""

from __future__ import annotations

import json
from html import escape

from sekisho.messages import Text
from sekisho.messages.sheet import ACTIONS, OUTCOMES, PEOPLE, RIGHTS
from sekisho.rulebook import Rulebook
from sekisho.site.engine_words import ENGINE
from sekisho.site.html import platform_options, url
from sekisho.site.questions import explained
from sekisho.site.write_words import SCRIPT, word

_URI = "write.md"
_ASSETS = ("check/engine.js", "check/files.js", "check/show.js", "save.js", "write/form.js", "write/open.js", "write/links.js", "write/found.js", "write/media.js", "write/page.js")  # fmt: skip


def write_page(book: Rulebook, lang: str) -> str:
    """The page, in a language."""
    page = _Page(book, lang)
    parts = [
        page.part("where", page.where(), ("account", "author", "when")),
        page.part("text", page.text(), ("text",)),
        page.part("links", page.links(), ("links", "quotes")),
        page.part("media", page.media(), ("rights", "people", "alt", "position")),
        page.part("share", page.share(), ("target", "reply"), hidden=True),
        page.part("mend", page.mend(), ("corrects", "incident")),
        page.part("waivers", page.waivers(), (), hidden=True),
        page.part("done", page.done(), ("approval",)),
    ]
    root = url(_URI, "index.md").rstrip("/") + {"ja": "/", "en": "/../"}[lang]  # assets stand once, at the top
    styles = "".join(
        f'<link rel="stylesheet" href="{root}assets/{name}">' for name in ("check/check.css", "write/write.css")
    )
    scripts = "\n".join(f'<script defer src="{root}assets/{name}"></script>' for name in _ASSETS)
    said = {name: text.in_(lang) for name, text in {**ENGINE, **SCRIPT}.items()}
    return "\n".join(
        [
            f"---\ntitle: {word('title', lang)}\nhide: [toc]\n---\n",
            f"# {word('title', lang)}\n",
            f"{word('lead', lang)}\n",
            f'<p id="skw-plain" class="sk-note">{word("plain", lang, guide=url(_URI, "drafts/index.md"))}</p>\n',
            styles,
            f'<div id="skw" class="skc skw" data-root="{root}" data-bytes="@@engine-bytes@@" hidden>',
            f'<p class="skc-calm">{word("privacy", lang)}</p>',
            f'<nav class="skw-steps" aria-label="{word("steps", lang)}"><ol id="skw-steps"></ol></nav>',
            '<form id="skw-form" autocomplete="off" novalidate>',
            *parts,
            "</form>",
            *page.templates(),
            page.dialog(),
            "</div>",
            f'<script type="application/json" id="skw-words">{_json(said)}</script>',
            scripts,
            "",
        ]
    )


def _json(values: object) -> str:
    return json.dumps(values, ensure_ascii=False).replace("</", "<\\/")


class _Page:
    """Makes the parts of the form."""

    def __init__(self, book: Rulebook, lang: str) -> None:
        self.book = book
        self.lang = lang

    def word(self, key: str) -> str:
        return escape(word(key, self.lang))

    def part(self, name: str, inside: str, questions: tuple[str, ...], *, hidden: bool = False) -> str:
        """A part of the form, with why it is asked, and a place for what is found in it."""
        return (
            f'<section class="skw-part" id="skw-part-{name}" data-part="{name}" aria-labelledby="skw-title-{name}"'
            f'{" hidden" if hidden else ""}>\n<h2 id="skw-title-{name}" tabindex="-1">{self.word(f"part-{name}")}</h2>\n'
            f"{explained(questions, _URI, self.book, self.lang)}\n{inside}\n"
            f'<ol class="skc-found" id="skw-found-{name}"></ol>\n</section>'
        )

    def field(self, path: str, key: str, control: str = "", *, need: bool = False, more: str = "") -> str:
        """A question with its answer. `path` is the field of the draft; `need`: without it there is no draft."""
        name = f"skw-{path.replace('.', '-')}"
        data = f' data-field="{path}"' + (' data-need="yes" aria-required="true"' if need else "")
        made = control or f'<input type="text"{more}>'
        head, _, rest = made.partition(">")
        return f'<p><label for="{name}">{self.word(key)}</label>{head} id="{name}"{data}>{rest}</p>'

    def fields(self, *fields: str) -> str:
        return f'<div class="skc-fields">{"".join(fields)}</div>'

    def button(self, name: str, key: str, *, main: bool = False) -> str:
        kind = "sk-button sk-button--main" if main else "sk-button"
        return f'<button type="button" id="skw-{name}" class="{kind}">{self.word(key)}</button>'

    def choice(self, options: dict[str, Text], *, first: bool = True) -> str:
        """A select; its first option stands for no answer."""
        blank = f'<option value="">{self.word("choose")}</option>' if first else ""
        made = "".join(
            f'<option value="{value}">{escape(text.in_(self.lang))}</option>' for value, text in options.items()
        )
        return f"<select>{blank}{made}</select>"

    def where(self) -> str:
        ours = self.fields(
            *(
                f'<p><label for="skw-{name}">{self.word(name)}</label><input id="skw-{name}" type="text" placeholder="{hint}"></p>'
                for name, hint in (("hosts", "www.kouiki.example.lg.jp"), ("phones", "0254-00-*"), ("emails", "*@kouiki.example.lg.jp"))
            )
        )  # fmt: skip
        platform = (
            f'<p><label for="skw-platform">{self.word("platform")}</label>'
            f'<select id="skw-platform">{platform_options(self.book, self.lang)}</select></p>'
        )
        return (
            f'<p class="skc-buttons">{self.button("folder-button", "folder-button")}</p>'
            f'<p class="skc-help" id="skw-folder-state" role="status">{self.word("folder-about")}</p>'
            f'<p class="skc-buttons">{self.button("open-button", "open-button")}</p>'
            f'<p class="skc-help" id="skw-open-state" role="status">{self.word("open-about")}</p>'
            '<input type="file" id="skw-folder" webkitdirectory hidden>'
            '<input type="file" id="skw-open" accept=".md,text/markdown" hidden>'
            + self.fields(
                platform,
                self.field("account", "account", need=True, more=' list="skw-accounts"'),
                self.field("action", "action", self.choice(ACTIONS, first=False)),
                self.field("scheduled_at", "when", '<input type="datetime-local">', need=True),
                self.field("author", "author", need=True, more=' list="skw-authors"'),
            )
            + '<datalist id="skw-accounts"></datalist><datalist id="skw-authors"></datalist>'
            + f'<details class="skc-ours" id="skw-ours"><summary>{self.word("ours")}</summary>'
            + f"<p>{self.word('ours-about')}</p>{ours}</details>"
        )

    def text(self) -> str:
        poll = self.fields(
            self.field("poll.question", "poll-question"),
            self.field("poll.options", "poll-options", '<textarea rows="4" data-lines="yes"></textarea>'),
            self.field("poll.days", "poll-days", '<input type="number" min="1" max="365">'),
        )
        return (
            self.fields(self.field("title", "video-title", need=True))
            + f'<p class="skc-label"><label for="skw-body">{self.word("body")}</label></p>'
            + '<div class="skc-paper"><div id="skw-marks" class="skc-marks" aria-hidden="true"></div>'
            + '<textarea id="skw-body" rows="8" spellcheck="false" data-need="yes" aria-required="true" '
            + 'aria-describedby="skw-count skw-body-help"></textarea></div>'
            + f'<p id="skw-count" class="skc-count"></p><p id="skw-body-help" class="skc-help">{self.word("body-help")}</p>'
            + '<div class="skc-state"><p id="skw-status" role="status" aria-live="polite"></p>'
            + f'<progress id="skw-progress" aria-label="{escape(ENGINE["loading"].in_(self.lang))}" hidden></progress></div>'
            + f'<details class="skc-ours" id="skw-poll"><summary>{self.word("poll")}</summary>'
            + f"{explained(('poll',), _URI, self.book, self.lang)}{poll}</details>"
            + f'<details class="skc-ours"><summary>{self.word("counts")}</summary>'
            + '<ul id="skw-platforms" class="skc-platforms"></ul></details>'
        )

    def links(self) -> str:
        return (
            f'<p class="skc-help" id="skw-links-none">{self.word("links-none")}</p>'
            f'<div id="skw-links"></div><h3>{self.word("quotes")}</h3><div id="skw-quotes"></div>'
            f'<p class="skc-buttons">{self.button("quote-add", "quote-add")}</p>'
        )

    def media(self) -> str:
        return (
            f'<div id="skw-media"></div><input type="file" id="skw-media-file" accept="image/*,video/*" multiple hidden '
            f'aria-label="{self.word("media-add")}">'
            f'<p class="skc-buttons">{self.button("media-add", "media-add")} {self.button("media-blank", "media-blank")}</p>'
            f'<p class="skc-help">{self.word("media-formats")}</p>'
        )

    def share(self) -> str:
        consulted = self.fields(
            self.field("consultation.with", "consulted-with"),
            self.field("consultation.date", "consulted-date", '<input type="date">'),
            self.field("consultation.outcome", "consulted-outcome", self.choice(OUTCOMES)),
            self.field("consultation.until", "consulted-until", '<input type="date">'),
        )
        return (
            self.fields(self.field("target", "target", need=True), self.field("reply_to", "reply-to", need=True))
            + f'<div id="skw-consulted"><h3>{self.word("consulted")}</h3>{consulted}'
            + self.fields(self.field("consultation", "consulted-id", more=' list="skw-consultations"'))
            + '<datalist id="skw-consultations"></datalist></div>'
        )

    def mend(self) -> str:
        return (
            self.fields(
                self.field("corrects", "corrects", more=' list="skw-posts"'),
                self.field("incident", "incident", more=' list="skw-incidents"'),
            )
            + '<datalist id="skw-posts"></datalist><datalist id="skw-incidents"></datalist>'
        )

    def waivers(self) -> str:
        return (
            f'<p class="skc-help">{self.word("waivers-about")}</p><div id="skw-waivers"></div>'
            f'<p class="skc-buttons">{self.button("waiver-add", "waiver-add")}</p>'
            '<datalist id="skw-approvers"></datalist>'
        )

    def done(self) -> str:
        check = url(_URI, "check.md")
        return (
            f'<h3>{self.word("missing-title")}</h3><ul id="skw-missing" class="skw-missing"></ul>'
            f'<p class="skc-label"><label for="skw-draft">{self.word("draft")}</label></p>'
            '<textarea id="skw-draft" class="skw-draft" rows="12" readonly spellcheck="false"></textarea>'
            f'<p class="skc-buttons">{self.button("save", "save", main=True)} {self.button("copy", "copy")} '
            f'{self.button("sheet", "sheet")}</p><p class="skc-help">{self.word("sheet-about")}</p>'
            '<p id="skw-said" role="status"></p>'
            f'<h3>{self.word("hand-in")}</h3><ol class="skw-hand"><li>{self.word("hand-draft")}<br><code id="skw-path"></code></li>'
            f'<li id="skw-hand-media" hidden>{self.word("hand-media")}<ul id="skw-hand-files"></ul></li>'
            f"<li>{word('hand-sheet', self.lang)}</li><li>{word('hand-check', self.lang, check=check)}</li></ol>"
        )

    def dialog(self) -> str:
        """Asks before another draft takes the place of this one; what is safe comes first and has the focus."""
        no = f'<button type="button" id="skw-replace-no" class="sk-button" autofocus>{self.word("replace-no")}</button>'
        return (
            f'<dialog id="skw-replace" aria-labelledby="skw-replace-sure"><p id="skw-replace-sure">{self.word("replace")}</p>'
            f'<p class="skc-buttons">{no} {self.button("replace-yes", "replace-yes")}</p></dialog>'
        )

    def templates(self) -> list[str]:
        """What the script repeats: a link, a quotation, a picture, a waiver."""
        granted = {"granted": Text(*(word("quote-granted", lang) for lang in ("ja", "en"))), "": Text(*(word("quote-not", lang) for lang in ("ja", "en")))}  # fmt: skip
        rows = {
            "link": '<p class="skw-url"><code data-show="url"></code></p>'
            f'<p class="skc-help" data-when="free">{self.word("link-free")}</p>'
            f'<p class="skc-help" data-when="wrong">{self.word("link-wrong")}</p>' + self.row(("reviewed", "link-reason", "")),
            "quote": self.row(("source", "quote-source", ""), ("permission", "quote-permission", self.choice(granted, first=False))) + self.remove(),
            "media": '<div class="skw-picture"><canvas class="skw-thumbnail" hidden></canvas><p data-show="picture"></p></div>'
            + self.row(
                ("file", "media-file", ""), ("alt", "media-alt", ""), ("rights", "media-rights", self.choice(RIGHTS)),
                ("source", "media-source", ""), ("people", "media-people", self.choice(PEOPLE)),
                ("until", "media-until", '<input type="date">'),
            )
            + '<p class="skw-position" data-show="position"></p><p class="skc-buttons">'
            + f'<button type="button" class="sk-button" data-do="clean" hidden>{self.word("media-clean")}</button> '
            + f'<button type="button" class="sk-button" data-do="save" hidden>{self.word("media-save")}</button></p>'
            + self.remove(),
            "waiver": self.row(
                ("rule", "waiver-rule", "<select></select>"), ("reason", "waiver-reason", ""),
                ("by", "waiver-by", '<input type="text" list="skw-approvers">'), ("until", "waiver-until", '<input type="date">'),
            )
            + self.remove(),
        }  # fmt: skip
        return [
            f'<template id="skw-row-{name}"><fieldset class="skw-row">'
            f'<legend data-show="name"></legend>{inside}</fieldset></template>'
            for name, inside in rows.items()
        ]

    def row(self, *asked: tuple[str, str, str]) -> str:
        """The questions of a row; the script gives each its id, since there are several rows."""
        made = ""
        for name, key, control in asked:
            head, _, rest = (control or '<input type="text">').partition(">")
            made += f'<p><label>{self.word(key)} {head} data-name="{name}">{rest}</label></p>'
        return f'<div class="skc-fields">{made}</div>'

    def remove(self) -> str:
        return f'<p class="skw-remove"><button type="button" class="skc-go" data-do="remove">{self.word("remove")}</button></p>'
