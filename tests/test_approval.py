"""The digest of an approval: what changes it, and what does not."""

import pytest
from conftest import FIELDS, draft

from sekisho.draft import read_draft
from sekisho.draft.digest import digest
from sekisho.draft.edit import with_approvals
from sekisho.source import Source
from sekisho.tree import Memory
from sekisho.trouble import Troubles

MEDIA = FIELDS + "media: [{file: media/a.png}]\n"


def digest_of(text: str, picture: bytes = b"picture") -> str:
    found = read_draft(Source("posts/x.md", text), Troubles())
    assert found is not None
    return digest(found, Memory({"media/a.png": picture}))


BASE = digest_of(draft("本文です。", MEDIA))


@pytest.mark.parametrize(
    "text",
    [
        draft("本文です。\n\n", MEDIA),
        draft(
            "本文です。",
            "author: reida\nmedia:\n  - file: media/a.png\naccount: x-main\nscheduled_at: 2026-12-10T09:00\n",
        ),
        draft("本文です。", MEDIA + "# 注釈\n"),
        draft("本文です。", MEDIA + "approval: {by: mihon, at: 2026-12-01T09:00}\n"),
        draft("本文です。", MEDIA + "published: {at: 2026-12-10T09:00, url: 'https://x.com/a/1'}\n"),
    ],
)
def test_what_does_not_change_it(text: str) -> None:
    assert digest_of(text) == BASE


@pytest.mark.parametrize(
    ("text", "picture"),
    [
        (draft("本文です", MEDIA), b"picture"),
        (draft("\u200b本文です。", MEDIA), b"picture"),
        (draft("本文です。", MEDIA.replace("09:00", "09:01")), b"picture"),
        (draft("本文です。", MEDIA.replace("x-main", "x-maiN")), b"picture"),
        (draft("本文です。", MEDIA + "title: 題\n"), b"picture"),
        (draft("本文です。", MEDIA + "waivers: [{rule: insult}]\n"), b"picture"),
        (draft("本文です。", FIELDS), b"picture"),
        (draft("本文です。", MEDIA), b"another"),
        (draft("本文です。", MEDIA.replace("a.png", "b.png")), b"picture"),
    ],
)
def test_what_changes_it(text: str, picture: bytes) -> None:
    assert digest_of(text, picture) != BASE


@pytest.mark.parametrize(
    "name", ["media/a.png", "media/集合写真,その2.jpg", "media/a}b.png", "media/[1].png", "media/{x: y}.png"]
)
@pytest.mark.parametrize("by", [["mihon"], ["mihon", "shino"]])
def test_an_approval_is_read_back_as_it_was_written(name: str, by: list[str]) -> None:
    found = read_draft(Source("posts/x.md", draft("本文です。", MEDIA)), Troubles())
    assert found is not None
    covers = {"account": "12345678", name: "90e12345", "body": "0,1}"}
    given = [{"by": each, "at": "2026-12-01T09:00:00+09:00", "digest": "sha256:0", "covers": covers} for each in by]
    troubles = Troubles()
    again = read_draft(Source("posts/x.md", with_approvals(found, given)), troubles)
    assert list(troubles) == []
    assert again is not None
    assert [(each.by, each.covers) for each in again.approvals] == [(each, covers) for each in by]
    assert again.body == "本文です。"
