"""The preview as HTML: a calm likeness of a post, the same for all platforms but for what readers would notice."""

from __future__ import annotations

from sekisho.messages import Text, shown
from sekisho.messages.sheet import SHEET
from sekisho.sheet.paper import Paper, lines, safe, tongue
from sekisho.sheet.preview import Count, Piece, Preview, count_line, preview

# Platforms on which each message is a balloon.
_BALLOONS = ("line",)


def content(paper: Paper) -> str:
    """What goes out: the post, its length, and a note where something is masked."""
    post = preview(paper.draft, paper.account, paper.platform, paper.secrets)
    notes = _count(post.title_length, post, paper, SHEET["of-title"]) + _count(post.length, post, paper, Text("", ""))
    if paper.secrets:
        notes += f'<p class="warn">{paper.word("hidden-note")}</p>'
    return _target(post, paper) + _post(post, paper) + notes


def _target(post: Preview, paper: Paper) -> str:
    key = {"share": "shared-post", "follow": "to-follow"}.get(post.action, "to-share")
    rows = [(key, post.target), ("to-answer", post.reply_to)]
    return "".join(
        f'<p class="target"><b>{paper.word(name)}</b> <span{tongue(text, paper.lang)}>{safe(text)}</span></p>'
        for name, text in rows
        if text
    )


def _post(post: Preview, paper: Paper) -> str:
    organisation = shown(paper.repo.settings.organisation, paper.lang) or SHEET["no-organisation"].in_(paper.lang)
    balloons = " balloons" if post.service in _BALLOONS else ""
    handle = f'<span class="handle" translate="no">{safe(post.handle or paper.draft.account)}</span>'
    head = (
        f'<p class="who"><span class="face" aria-hidden="true">{safe(organisation[:1])}</span>'
        f"<span><b>{safe(organisation)}</b> {handle}</span></p>"
    )
    inside = _title(post, paper) + _body(post, paper) + _poll(post, paper) + _attachments(post, paper)
    return f'<div class="post{balloons}">{head}{inside}</div>'


def _title(post: Preview, paper: Paper) -> str:
    if not post.title:
        return ""
    text = "".join(piece.text for piece in post.title)
    return f'<p class="post-title"{tongue(text, paper.lang)}>{_pieces(post.title)}</p>'


def _body(post: Preview, paper: Paper) -> str:
    text = "".join(piece.text for piece in post.body)
    if not text.strip():
        return f'<p class="faint">{paper.word("no-text")}</p>'
    return f'<div class="text"{tongue(text, paper.lang)}>{_pieces(post.body)}</div>'


def _pieces(found: tuple[Piece, ...]) -> str:
    made = ""
    for piece in found:
        text = lines(piece.text)
        made += f'<span class="{piece.sort}">{text}</span>' if piece.sort and not piece.over else ""
        made += f'<del class="over">{text}</del>' if piece.over else ""
        made += text if not piece.sort and not piece.over else ""
    return made


def _poll(post: Preview, paper: Paper) -> str:
    if not post.options and not post.question:
        return ""
    question = f"<p>{safe(post.question)}</p>" if post.question else ""
    options = "".join(f"<li{tongue(option, paper.lang)}>{safe(option)}</li>" for option in post.options)
    days = f'<p class="faint">{paper.word("poll-days", days=post.days)}</p>' if post.days else ""
    return f'<div class="poll"><p><b>{paper.word("poll")}</b></p>{question}<ul>{options}</ul>{days}</div>'


def _attachments(post: Preview, paper: Paper) -> str:
    return "".join(
        f'<p class="enclosed"><b>{paper.word("attachment")} {number}</b> '
        f"<span{tongue(alt, paper.lang)}>{safe(alt)}</span></p>"
        for number, alt in enumerate(post.attachments, start=1)
    )


def _count(count: Count | None, post: Preview, paper: Paper, of: Text) -> str:
    if count is None:
        return ""
    kind = "count warn" if count.used > count.limit else "count"
    return f'<p class="{kind}">{safe(count_line(count, shown(post.platform, paper.lang), paper.lang, of))}</p>'
