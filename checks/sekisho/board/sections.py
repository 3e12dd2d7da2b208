"""The shorter sections of the page: counts, open incidents, what is due."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from sekisho.board.gather import Board, counts
from sekisho.board.html import safe, spoken, state_of
from sekisho.board.incidents import Open
from sekisho.board.phrases import account_of, day_of, due_name
from sekisho.board.states import STATES, UNREADABLE
from sekisho.messages import Text, say, shown
from sekisho.messages.board import BOARD, INCIDENTS, MEANINGS


def _word(key: str, lang: str) -> str:
    return escape(BOARD[key].in_(lang))


def _none(key: str, lang: str) -> str:
    return f'<p class="none">{_word(key, lang)}</p>'


def tiles(board: Board, lang: str) -> str:
    """How many drafts are in each state, and what the state means. `unreadable` is shown where it occurs."""
    found = counts(board.entries)
    items = "\n".join(
        f'<li class="s-{state}">{state_of(state, lang)} <span class="number">{found.get(state, 0)}</span>'
        f'<p class="meaning">{escape(MEANINGS[state].in_(lang))}</p></li>'
        for state in STATES
        if state != UNREADABLE or state in found
    )
    late = sum(entry.overdue for entry in board.entries)
    said = f"{BOARD['overdue'].in_(lang)}: {say(BOARD['drafts-count'], lang, {'count': late})}"
    note = f'\n<p class="late-note"><a href="#overdue">{escape(said)}</a></p>' if late else ""
    return f'<ul class="tiles">\n{items}\n</ul>{note}'


def incident_panels(board: Board, lang: str) -> str:
    """Each open incident with the steps that were taken and those that were not."""
    return "\n".join(_incident(each, lang) for each in board.incidents) or _none("no-incidents", lang)


def _incident(each: Open, lang: str) -> str:
    incident = each.incident
    kind = INCIDENTS.get(incident.kind, Text(incident.kind, incident.kind)).in_(lang)
    opened = say(BOARD["opened"], lang, {"day": day_of(incident.opened_on, lang)}) if incident.opened_on else ""
    decided = say(
        BOARD["decided" if each.decided_by else "undecided"],
        lang,
        {"who": BOARD["hidden"] if each.hidden else each.decided_by},
    )
    steps = "".join(_steps(each, lang))
    listed = f'<ul class="steps">{steps}</ul>' if steps else _none("no-steps", lang)
    return (
        f'<div class="panel"><h3>{safe(kind)}  {safe(incident.account)}</h3><p>{safe(opened)}</p><p>{safe(decided)}</p>'
        f'{listed}<p class="path"><code>{safe(incident.path)}</code></p></div>'
    )


def _steps(each: Open, lang: str) -> Iterator[str]:
    if each.hidden:
        yield f'<li class="none">{_word("hidden", lang)}</li>'
        return
    for step in each.done:
        day = day_of(step.done_on, lang) if step.done_on else ""
        yield _step("done", step.step, say(BOARD["step-by"], lang, {"day": day, "who": step.by}), lang)
    for step in each.partly:
        yield _step("open", step.step, BOARD["step-partly"].in_(lang), lang)
    for name in each.missing:
        yield _step("open", shown(name, lang), "", lang)


def _step(kind: str, name: str, note: str, lang: str) -> str:
    sign = "✓" if kind == "done" else "□"
    mark = f'<span class="mark"><span aria-hidden="true">{sign}</span> {_word(f"step-{kind}", lang)}</span>'
    noted = f' <span class="where"{spoken(note, lang)}>{safe(note)}</span>' if note else ""
    return f'<li class="{kind}">{mark} <span><span{spoken(name, lang)}>{safe(name)}</span>{noted}</span></li>'


def due_table(board: Board, lang: str) -> str:
    """What is due soon, the earliest first."""
    if not board.due:
        return _none("no-due", lang)
    rows = []
    for each in board.due:
        passed = f' <span class="level">{_word("due-passed", lang)}</span>' if each.day < board.today else ""
        rows.append(
            f'<tr><td><time datetime="{each.day}">{escape(day_of(each.day, lang))}</time>{passed}</td>'
            f'<td>{safe(due_name(each, board, lang))} <span class="place"><span class="unseen">'
            f"{_word('due-where', lang)}</span> <code>{safe(each.path)}:{each.line}</code></span></td></tr>"
        )
    head = "".join(f'<th scope="col">{_word(key, lang)}</th>' for key in ("due-day", "due-what"))
    body = "".join(rows)
    return f'<table class="dues"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def by_account(board: Board, lang: str) -> str:
    """How many drafts each account has in each state that occurs."""
    found = counts(board.entries)
    if not found:
        return _none("nothing-planned", lang)
    accounts: dict[str, list[str]] = {}
    for entry in board.entries:
        accounts.setdefault(account_of(entry, board, lang), []).append(entry.state)
    head = "".join(f'<th scope="col" class="number-cell s-{state}">{state_of(state, lang)}</th>' for state in found)
    rows = [
        f'<tr><th scope="row">{safe(name)}</th>{_numbers([states.count(each) for each in found], len(states))}</tr>'
        for name, states in sorted(accounts.items())
    ]
    total = _numbers(list(found.values()), len(board.entries))
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-labelledby="by-account"><table><thead><tr>'
        f'<th scope="col">{_word("account", lang)}</th>{head}<th scope="col" class="number-cell">{_word("total", lang)}'
        f"</th></tr></thead><tbody>{''.join(rows)}</tbody>"
        f'<tfoot><tr><th scope="row">{_word("total", lang)}</th>{total}</tr></tfoot></table></div>'
    )


def _numbers(found: list[int], total: int) -> str:
    return "".join(f'<td class="number-cell">{number}</td>' for number in (*found, total))
