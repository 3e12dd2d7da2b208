"""Drafts: fields with their places, passages with theirs, and what is said of broken ones."""

import pytest

from sekisho.draft import read_draft
from sekisho.source import Source
from sekisho.trouble import Troubles

GOOD = """\
---
title: 訓練
account: x-main
scheduled_at: 2026-12-01T09:00
author: reida
media:
  - file: media/a.png
    alt: 放水訓練
poll: {question: どちら, options: [はい, いいえ]}
---
一行目です。
二行目です。

"""


def read(text: str) -> tuple[object, list[tuple[str, int, int, object]]]:
    troubles = Troubles()
    found = read_draft(Source("posts/x.md", text), troubles)
    shown = [
        (each.key, each.line, each.column, each.values.get("field") or each.values.get("found")) for each in troubles
    ]
    return found, shown


def test_a_draft_knows_its_fields_and_their_places() -> None:
    found = read_draft(Source("posts/x.md", GOOD), Troubles())
    assert found is not None
    assert (found.account, found.action, found.author, found.body) == (
        "x-main",
        "post",
        "reida",
        "一行目です。\n二行目です。",
    )
    assert str(found.scheduled_at) == "2026-12-01 09:00:00+09:00"
    assert [(each.file, each.alt, each.rights) for each in found.media] == [("media/a.png", "放水訓練", "")]
    assert found.source.position(found.at("media[0].alt").start) == (8, 10)
    assert found.source.position(found.first_line.start) == (11, 1)


def test_passages_are_what_readers_see_and_the_front_matter() -> None:
    found = read_draft(Source("posts/x.md", GOOD), Troubles())
    assert found is not None
    assert [(each.name, each.text) for each in found.passages if each.published] == [
        ("body", "一行目です。\n二行目です。"),
        ("title", "訓練"),
        ("media[0].alt", "放水訓練"),
        ("poll.question", "どちら"),
        ("poll.options[0]", "はい"),
        ("poll.options[1]", "いいえ"),
    ]
    passage = found.passages[2]
    start, end = passage.span(2, 4)
    assert found.source.text[start:end] == "訓練"


@pytest.mark.parametrize(
    ("text", "troubles"),
    [
        ("本文だけ", [("front-matter-missing", 1, 1, None)]),
        ("", [("front-matter-missing", 1, 1, None)]),
        ("\n\n---\naccount: a\n---\n", [("front-matter-late", 3, 1, None)]),
        ("---\naccount: a\n本文", [("front-matter-open", 1, 1, None)]),
        ("---\n---\n本文", [("front-matter-empty", 1, 1, None)]),
        ("---\n# 注釈\n---\n本文", [("front-matter-empty", 1, 1, None)]),
        ("---\n- a\n---\n", [("wrong-type", 2, 1, "list")]),
        (
            "---\naccount: a\n---\n",
            [("missing-field", 2, 1, "scheduled_at"), ("missing-field", 2, 1, "author")],
        ),
        (
            "---\naccount:\nscheduled_at: 2026-12-01T09:00\nauthor: b\n---\n",
            [("empty-field", 2, 1, "account")],
        ),
        (
            "---\naccount: a\nscheduled_at: 明日\nauthor: b\n---\n",
            [("wrong-type", 3, 15, "scheduled_at")],
        ),
        (
            "---\naccount: a\nscheduled_at: 2026-02-30T09:00\nauthor: b\n---\n",
            [("no-such-date", 3, 15, "scheduled_at")],
        ),
        (
            "---\naccount: a\nscheduled_at: 2026-12-01T09:00\nauthor: b\nacton: post\n---\n",
            [("unknown-field", 5, 1, "acton")],
        ),
        (
            "---\naccount: a\nscheduled_at: 2026-12-01T09:00\nauthor: b\naction: repost\n---\n",
            [("not-a-choice", 5, 9, "action")],
        ),
        (
            "---\naccount: a\naccount: b\nscheduled_at: 2026-12-01T09:00\nauthor: b\n---\n",
            [("duplicate-key", 3, 1, "account")],
        ),
        (
            "---\naccount: a\nscheduled_at: 2026-12-01T09:00\nauthor: b\nmedia: media/a.png\n---\n",
            [("wrong-type", 5, 8, "media")],
        ),
        (
            "---\naccount: a\nscheduled_at: 2026-12-01T09:00\nauthor: b\nlinks: [{url: x, reason: y}]\n---\n",
            [("unknown-field", 5, 18, "links[0]")],
        ),
    ],
)
def test_troubles(text: str, troubles: list[tuple[str, int, int, object]]) -> None:
    found = read(text)[1]
    assert [each[:3] for each in found] == [each[:3] for each in troubles]
    assert [each[3] for each in found] == [each[3] or None for each in troubles]


def test_an_unknown_field_suggests_the_near_one() -> None:
    troubles = Troubles()
    read_draft(Source("x", "---\naccount: a\nscheduled-at: 2026-12-01T09:00\nauthor: b\n---\n"), troubles)
    assert ("unknown-field", "scheduled_at") in [(each.key, each.values.get("near")) for each in troubles]


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("2026-12-01T09:00", "2026-12-01T09:00:00+09:00"),
        ("2026-12-01 09:00:30", "2026-12-01T09:00:30+09:00"),
        ("2026-12-01T09:00Z", "2026-12-01T09:00:00+00:00"),
        ("2026-12-01T09:00+0530", "2026-12-01T09:00:00+05:30"),
        ("2026-12-01T09:00:00.5-03:00", "2026-12-01T09:00:00-03:00"),
    ],
)
def test_moments(typed: str, read_as: str) -> None:
    found = read_draft(Source("x", f"---\naccount: a\nscheduled_at: {typed}\nauthor: b\n---\n"), Troubles())
    assert found is not None
    assert found.scheduled_at is not None
    assert found.scheduled_at.isoformat() == read_as


@pytest.mark.parametrize(
    "typed",
    ["10:00", "2026-12-01", "2026/12/01 9:00", "２０２６-12-01T09:00", "2026-12-01T25:00", "2026-13-01T09:00", "now"],
)
def test_what_is_no_moment(typed: str) -> None:
    assert read(f"---\naccount: a\nscheduled_at: {typed}\nauthor: b\n---\n")[1]
