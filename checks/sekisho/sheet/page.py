"""The sheet as a whole: one HTML file that asks nobody for anything, and prints on A4."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape

from sekisho.draft.digest import digest as digest_of_draft
from sekisho.messages import shown
from sekisho.messages.sheet import ACTIONS, SHEET
from sekisho.sheet.boxes import approvals, boxes
from sekisho.sheet.paper import Paper, safe, tongue
from sekisho.sheet.pictures import attachments
from sekisho.sheet.post import content
from sekisho.sheet.qr import svg
from sekisho.sheet.records import records
from sekisho.sheet.results import checklists, results
from sekisho.sheet.style import style

# The beginning of every sheet, by which one is known before it is written over.
MARK = "<!doctype html>\n<!-- sekisho sheet -->\n"


def render(paper: Paper) -> str:
    """The sheet. The same for the same content repo, policy and moment."""
    digest = digest_of_draft(paper.draft, paper.repo.tree)
    look = style(f"{SHEET['page-foot'].in_(paper.lang).format(digest=digest[7:23])}  {paper.draft.path}")
    title = f"{SHEET['paper'].in_(paper.lang)} {paper.draft.path}"
    body = "".join((_head(paper), boxes(paper), _facts(paper), *_sections(paper, digest)))
    return (
        f'{MARK}<html lang="{paper.lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(look)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n'
        '<meta name="format-detection" content="telephone=no">\n'
        f"<title>{safe(title)}</title>\n<style>{look}</style>\n</head>\n"
        f"<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )


def _policy(look: str) -> str:
    """Nothing may be loaded or run but the pictures in the file itself and this one style."""
    made = b64encode(sha256(look.encode()).digest()).decode()
    return f"default-src 'none'; img-src data:; style-src 'sha256-{made}'; base-uri 'none'; form-action 'none'"


def _head(paper: Paper) -> str:
    organisation = shown(paper.repo.settings.organisation, paper.lang)
    number = (("number", "number-blank"), *((key, "day-blank") for key in ("drafted-on", "decided-on", "sent-on")))
    cells = "".join(f"<div><dt>{paper.word(key)}</dt><dd>{paper.word(blank)}</dd></div>" for key, blank in number)
    return (
        f'<header><p class="organisation">{safe(organisation)}</p><h1>{paper.word("paper")}</h1>'
        f'<p class="about">{paper.word("paper-about")}</p></header>\n<dl class="numbers">{cells}</dl>\n'
    )


def _facts(paper: Paper) -> str:
    draft, account, lang = paper.draft, paper.account, paper.lang
    unknown = SHEET["unknown"].in_(lang)
    person = paper.repo.people.get(draft.author)
    platform = shown(paper.platform.get("name") or (account.service if account else unknown), lang)
    action = paper.choice(ACTIONS, draft.action)
    errors, warnings = paper.counts
    rows = [
        ("subject", SHEET["subject-is"].in_(lang).format(platform=platform, action=action)),
        ("drafter", f"{paper.person(draft.author)} ({draft.author})" if person else draft.author or unknown),
        ("department", person.department if person and person.department else unknown),
        ("account", _account(paper)),
        ("goes-out", paper.moment(draft.scheduled_at) if draft.scheduled_at else unknown),
        ("was-out", paper.moment(draft.published_at) if draft.published_at else ""),
        ("file", draft.path),
        ("verdict", SHEET["verdict-is"].in_(lang).format(errors=errors, warnings=warnings)),
    ]
    made = "".join(
        f'<tr><th scope="row">{paper.word(key)}</th><td{tongue(text, lang)}>{safe(text)}</td></tr>'
        for key, text in rows
        if text
    )
    return f'<p class="asking">{paper.word("asking")}</p>\n<table class="facts">{made}</table>\n'


def _account(paper: Paper) -> str:
    account = paper.account
    if account is None:
        return f"{paper.draft.account} {SHEET['unregistered'].in_(paper.lang)}"
    handle = f" @{account.handle.lstrip('@')}" if account.handle else ""
    return f"{account.id}{handle} {account.url}"


def _sections(paper: Paper, digest: str) -> list[str]:
    parts = [
        ("content", paper.word("content"), content(paper)),
        ("attachments", paper.word("attachments"), attachments(paper)),
        ("records", paper.word("records"), records(paper)),
        ("findings", paper.word("findings"), results(paper)),
        *(("checklist", escape(title), made) for title, made in checklists(paper)),
        ("digest", paper.word("approvals"), approvals(paper) + _digest(digest, paper)),
    ]
    kept = [part for part in parts if part[2]]
    return [
        f'<section class="part part-{name}"><h2>{number}　{title}</h2>{made}</section>\n'
        for number, (name, title, made) in enumerate(kept, start=1)
    ]


def _digest(digest: str, paper: Paper) -> str:
    kind, _, value = digest.partition(":")
    groups = " ".join(value[at : at + 8] for at in range(0, len(value), 8))
    return (
        f'<div class="digest"><div><p><b>{paper.word("digest")}</b> ({escape(kind.upper())})</p>'
        f'<p class="groups" translate="no">{escape(groups)}</p><p class="faint">{paper.word("digest-about")}</p>'
        f"<footer><p>{_made(paper)}</p></footer></div>"
        f"{svg(digest, SHEET['qr-label'].in_(paper.lang))}</div>"
    )


def _made(paper: Paper) -> str:
    policy = paper.checker.policy
    values = {
        "at": paper.moment(paper.at),
        "name": policy["short_name"],
        "version": policy["version"],
        "digest": policy["digest"][:12],
    }
    return paper.word("made", **values)
