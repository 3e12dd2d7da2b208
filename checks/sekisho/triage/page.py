"""The moderator's page: one file of HTML that needs nothing else, by ground, the words marked; for screen and paper.

Comments come from anybody. All that is theirs is escaped, their links are shown and not followed but for plain web
addresses, and the page tells the browser to load and run nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from tempfile import SpooledTemporaryFile

from sekisho.check.finding import mask_within
from sekisho.messages import say, shown
from sekisho.messages.triage import TRIAGE
from sekisho.triage.comment import Incoming
from sekisho.triage.judge import KEEP, Judge, Verdict, is_control
from sekisho.triage.problem import Problem
from sekisho.triage.show import Tally, name
from sekisho.typed import Any

# Up to this much is kept in memory for each ground; what is more goes to a file of the system's.
_IN_MEMORY = 1_000_000
_COPIED = 65_536
_MOST_TEXT = 4_000

_STYLE = """
:root { --ai: #1f3f68; --matsuba: #2a5f38; --shu: #a8371a; --yamabuki: #7a5000; --sumi: #2b2b2b; --paper: #faf7f0;
  --line: #d8d2c4; --faint: #5c5a55; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5em; max-width: 60em; color: var(--sumi); background: #fff; line-height: 1.85;
  font-family: "Hiragino Kaku Gothic ProN", "Yu Gothic UI", "Noto Sans CJK JP", "Noto Sans JP", Meiryo, sans-serif; }
h1 { font-size: 1.6em; border-bottom: 4px solid var(--ai); }
h2 { font-size: 1.25em; color: var(--ai); margin-top: 2em; }
h3 { font-size: 1em; margin: 0; }
a { color: #1d5490; text-underline-offset: 0.2em; }
nav ul, .why { padding-left: 1.4em; }
.comment { border: 1px solid var(--line); border-left: 5px solid var(--yamabuki); border-radius: 0.4em; padding: 0.6em 1em;
  margin: 1em 0; break-inside: avoid; }
.comment.delete { border-left-color: var(--shu); }
.badge { display: inline-block; padding: 0 0.6em; border: 1px solid currentcolor; border-radius: 1em; font-size: 0.85em;
  color: var(--yamabuki); }
.delete .badge { color: #fff; background: var(--shu); border-color: var(--shu); }
blockquote { margin: 0.6em 0; padding: 0.4em 1em; background: var(--paper); border-left: 4px solid var(--ai);
  white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
mark { color: inherit; background: #fbe9b7; text-decoration: underline; text-underline-offset: 0.2em; }
.note { color: var(--faint); font-size: 0.9em; margin: 0.3em 0; overflow-wrap: anywhere; }
.decision { margin: 0.6em 0 0; border-top: 1px dashed var(--line); padding-top: 0.3em; }
@media print { body { padding: 0; max-width: none; } nav { break-after: page; } a { color: inherit; } }
"""


class Page:
    """Collects verdicts by their first ground; `parts` gives the page in pieces, however many comments there are."""

    def __init__(self, judge: Judge, lang: str, source: str) -> None:
        self._judge = judge
        self._lang = lang
        self._source = source
        self._pieces: dict[str, Any] = {}
        self._counts: dict[str, int] = {}
        self._problems = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # closed with the page

    def add(self, incoming: Incoming, verdict: Verdict) -> None:
        """Take up a comment that is not simply to be kept."""
        if verdict.suggest == KEEP:
            return
        ground = verdict.grounds[0].id
        if ground not in self._pieces:
            self._pieces[ground] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # the same
        self._counts[ground] = self._counts.get(ground, 0) + 1
        self._pieces[ground].write(_bytes(self._article(incoming, verdict)))

    def add_problem(self, problem: Problem) -> None:
        """Take up something that could not be read."""
        place = say(TRIAGE["place"], self._lang, {"line": problem.line})
        self._problems.write(_bytes(f"<li>{escape(place)}: {_visible(problem.tell(self._lang))}</li>\n"))

    def parts(self, tally: Tally) -> Iterator[bytes]:
        """The page, in its order."""
        lang = self._lang
        title = escape(TRIAGE["title"].in_(lang))
        yield _bytes(
            f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
            f'<p class="note">{_visible(self._source)}</p>\n<p>{escape(tally.summary(self._judge.policy, lang))}</p>\n'
        )
        yield _bytes(self._contents(tally))
        for ground in self._judge.grounds.values():
            if ground.id in self._pieces:
                heading = f"{escape(ground.cite)} {escape(ground.title.in_(lang))}({self._counts[ground.id]})"
                yield _bytes(f'<section id="g{escape(ground.id)}">\n<h2>{heading}</h2>\n')
                yield from _content(self._pieces[ground.id])
                yield b"</section>\n"
        if tally.problems:
            yield _bytes(f"<section>\n<h2>{escape(TRIAGE['unread'].in_(lang))}</h2>\n<ul>\n")
            yield from _content(self._problems)
            yield b"</ul>\n</section>\n"
        yield b"</body>\n</html>\n"

    def _contents(self, tally: Tally) -> str:
        lang = self._lang
        kept = escape(say(TRIAGE["kept"], lang, {"keep": tally.counts[KEEP]}))
        if not self._counts:
            return f"<p>{escape(TRIAGE['none'].in_(lang))} {kept}</p>\n"
        items = "".join(
            f'<li><a href="#g{escape(ground.id)}">{escape(ground.cite)} {escape(ground.title.in_(lang))}</a> '
            f"({self._counts[ground.id]})</li>\n"
            for ground in self._judge.grounds.values()
            if ground.id in self._counts
        )
        label = escape(TRIAGE["contents"].in_(lang))
        lead = f"<p>{kept} {escape(TRIAGE['masked'].in_(lang))}</p>"
        return f'{lead}\n<nav aria-label="{label}">\n<ul>\n{items}</ul>\n</nav>\n'

    def _article(self, incoming: Incoming, verdict: Verdict) -> str:
        lang = self._lang
        others = shown([ground.cite for ground in verdict.grounds[1:]], lang)
        lines = [
            f'<article class="comment {verdict.suggest}">',
            f'<h3><span class="badge">{escape(TRIAGE[verdict.suggest].in_(lang))}</span> {_visible(name(incoming, lang))}</h3>',
            f"<blockquote>{marked(incoming.body, verdict)}</blockquote>",
            '<ul class="why">' + "".join(f"<li>{_visible(each.tell(lang))}</li>" for each in verdict.reasons) + "</ul>",
        ]
        if others:
            lines.append(f'<p class="note">{escape(say(TRIAGE["more-grounds"], lang, {"cites": others}))}</p>')
        todo = dict.fromkeys(each.rule.remedy.in_(lang) for each in verdict.reasons)
        join = "" if lang == "ja" else " "
        lines.append(f'<p class="note">{escape(TRIAGE["todo"].in_(lang))}: {escape(join.join(todo))}</p>')
        if incoming.url:
            lines.append(f'<p class="note">{_link(incoming.url, lang)}</p>')
        lines += [f'<p class="decision">{escape(TRIAGE["decision"].in_(lang))}</p>', "</article>", ""]
        return "\n".join(lines)


def marked(body: str, verdict: Verdict) -> str:
    """The comment as HTML: personal data masked, the words that were found marked, what hides made visible."""
    text = mask_within(body, 0, verdict.secrets)  # as long as before, so that the marks still fit
    pieces, at = [], 0
    for start, end in verdict.marks:
        first, last = max(start, at), min(end, _MOST_TEXT)
        if first < last:
            pieces += [_visible(text[at:first]), f"<mark>{_visible(text[first:last])}</mark>"]
            at = last
    pieces.append(_visible(text[at:_MOST_TEXT]) + ("…" if len(text) > _MOST_TEXT else ""))
    return "".join(pieces)


def _visible(text: str) -> str:
    """`text` escaped, with a sign for each character that can't be seen."""
    return escape("".join("\u25af" if is_control(char) and char not in "\n\t" else char for char in text))


def _link(url: str, lang: str) -> str:
    if url.startswith(("https://", "http://")) and len(url) <= 2_000 and not any(map(is_control, url)):
        label = escape(TRIAGE["original"].in_(lang))
        return f'<a href="{escape(url)}" rel="noopener noreferrer nofollow">{label}</a>'
    return _visible(url[:200])


def _content(file: Any) -> Iterator[bytes]:
    file.seek(0)
    while data := file.read(_COPIED):
        yield data


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
