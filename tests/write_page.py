"""The page that writes drafts, driven as a person would: answers into the form, the draft's file out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from check_page import PATIENCE
from conftest import ACCOUNT, PEOPLE, repo_files
from playwright.sync_api import Page

from sekisho.compile.examples import _photo

SERVICES = ("x", "facebook", "instagram", "line", "youtube", "threads")
_HOSTS = {"facebook": "facebook.com", "instagram": "instagram.com", "line": "line.me", "youtube": "youtube.com", "threads": "threads.net"}  # fmt: skip
INCIDENT = "kind: flame-up\naccount: threads-main\nopened_on: 2026-11-28\nstatus: open\ndecided_by: shino\n"
CONSULTED = "consultations:\n  - id: fair-2026\n    with: 企画財政係\n    date: 2026-11-20\n    outcome: agreed\n    about: 例示大学の投稿のシェア\n    by: reida\n"


def content_repo() -> dict[str, bytes]:
    """A content repo with an account on every service, and records to refer to."""
    accounts = "".join(
        ACCOUNT.replace("x-main", f"{name}-main")
        .replace("service: x", f"service: {name}")
        .replace("x.com", _HOSTS.get(name, "x.com"))
        for name in SERVICES
    )
    return repo_files(
        {
            "accounts.yml": "accounts:\n" + accounts,
            "people.yml": PEOPLE + "  shino: {name: 試野, roles: [head]}\n",
            "incidents/2026-11-28-flame-up.yml": INCIDENT,
            "consultations.yml": CONSULTED,
            "posts/2026/11/20-x.md": "---\naccount: x-main\nscheduled_at: 2026-11-20T09:00\nauthor: reida\n---\n収集日のお知らせです。\n",
            "media/2026/car.png": _photo(position=False),
        }
    )


def settle(page: Page) -> None:
    """Wait until the newest answers have been written and checked."""
    page.wait_for_timeout(320)
    page.wait_for_function(
        "() => document.getElementById('skw').getAttribute('aria-busy') === 'false'", timeout=PATIENCE
    )


def clear(page: Page) -> None:
    """Take back all answers."""
    while page.locator('#skw [data-do="remove"]').count():
        page.locator('#skw [data-do="remove"]').first.click()
    page.locator("#skw-action").select_option("post")
    page.evaluate(
        """() => {
          for (const each of document.querySelectorAll('#skw [data-field]')) if (each.id !== 'skw-action') each.value = '';
          document.getElementById('skw-body').value = '';
          document.getElementById('skw-body').dispatchEvent(new InputEvent('input', { bubbles: true }));
        }"""
    )


def by_keys(page: Page, target: str, keys: str = "", most: int = 40) -> None:
    """Tab on to a control and type there; whatever has the focus on the way shows it.

    `keys` is typed as it is; names of keys stand between angle brackets, such as <ArrowDown>.
    """
    seen = []
    for _ in range(most):
        page.keyboard.press("Tab")
        where, outline = page.evaluate(
            "() => { const at = document.activeElement; return [at.dataset.name || at.dataset.do || at.id || at.localName,"
            " getComputedStyle(at).outlineStyle]; }"
        )
        seen.append(where)
        assert outline != "none", where
        if where == target:
            break
    assert seen[-1] == target, seen
    for number, part in enumerate(re.split("<([A-Za-z]+)>", keys)):
        page.keyboard.press(part) if number % 2 else page.keyboard.type(part)


def _set(page: Page, path: str, text: str) -> None:
    """Answer one question, whatever it is answered by."""
    control = page.locator(f'#skw [data-field="{path}"]').first
    if path.startswith("poll.") and not control.is_visible():
        page.locator("#skw-poll summary").first.click()
    if control.evaluate("each => each.localName") == "select":
        control.select_option(text)
    else:
        control.fill(text)


def _rows(page: Page, place: str, button: str, rows: list[dict[str, str]]) -> None:
    for row in rows:
        # By key: findings that come in just then move the button away from under a click.
        page.locator(f"#skw-{button}").press("Enter")
        made = page.locator(f"#skw-{place} > fieldset").last
        for name, text in row.items():
            control = made.locator(f'[data-name="{name}"]')
            if control.evaluate("each => each.localName") == "select":
                control.select_option(text)
            else:
                control.fill(text)


def write(page: Page, answers: Mapping[str, Any]) -> tuple[str, str]:
    """Answer every question; the path and the text of the draft that comes of it."""
    clear(page)
    settle(page)
    fields = {"account": "x-main", "scheduled_at": "2026-12-10T09:00", "author": "reida", **answers}
    lists = {name: fields.pop(name, []) for name in ("links", "quotes", "media", "waivers", "body")}
    _set(page, "account", fields.pop("account"))
    settle(page)
    for path in ("action", *(name for name in fields if name != "action")):
        if path in fields:
            _set(page, path, fields[path])
    if lists["body"]:
        page.locator("#skw-body").fill(lists["body"])
    _rows(page, "quotes", "quote-add", lists["quotes"])
    _rows(page, "media", "media-blank", lists["media"])
    settle(page)
    for link in lists["links"]:
        page.locator(f'#skw-links > [data-url="{link["url"]}"] [data-name="reviewed"]').fill(link["reviewed"])
    _rows(page, "waivers", "waiver-add", lists["waivers"])
    settle(page)
    return page.locator("#skw-path").inner_text(), page.locator("#skw-draft").input_value()
