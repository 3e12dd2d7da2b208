"""The draft's file that answers make: read back by the real reader as it was answered, and by other YAML readers too."""

import random
from typing import Any

import pytest
import yaml
from check_page import _PIECES

from sekisho.draft import read_draft
from sekisho.draft.compose import compose, whole
from sekisho.source import Source
from sekisho.syntax import Node
from sekisho.trouble import Troubles


def plain(node: Node) -> Any:
    if node.kind == "text":
        return node.text
    if node.kind == "list":
        return [plain(each) for each in node.items]
    return {key.text: plain(value) for key, value in node.pairs()}


DANGEROUS = [
    "a: b", "#x", "a #b", "- a", "-", "--- ", "---", "...", "?", "? a", ":", "a:", "'", '"', "'a' b", '"a" b', "\\", "a\\n",
    "[a]", "{a: b}", "a, b", "}", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a`", "~", "null", "yes", "No", "on", "TRUE",
    "1.5", "0x1f", "1e3", "12:30", "2026-12-01", "a\nb", "a\n\nb", "\ta", "a\tb", "あ：い", "　あ　", "＃", "😀", "👨‍👩‍👧", "\u200bあ",
    "\ufeffあ", "あ\u2028い", "あ\x85い", "あ\x00い", "あ\x1b[31m", "é", "=", "<<", "a" * 5000, "https://example.jp/a?b=c&d#e",
    "https://example.jp:", "https://example.jp/\n---", "10:", "https://a: b",
]  # fmt: skip


@pytest.mark.parametrize("text", DANGEROUS)
def test_any_text_is_read_back_in_every_place(text: str) -> None:
    fields = {
        "title": text,
        "account": text,
        "links": [{"url": "https://example.jp/", "reviewed": text}, {"url": text}],
        "poll": {"question": text, "options": [text, "b"]},
        "consultation": {"with": text},
    }
    made = compose(fields, text)
    troubles = Troubles()
    draft = read_draft(Source("posts/a.md", made), troubles)
    assert draft is not None, made
    kept = text.strip()
    read = plain(draft.root)
    assert read == {**fields, "title": kept, "account": kept, "links": [{"url": "https://example.jp/", "reviewed": kept}, {"url": kept}], "poll": {"question": kept, "options": [kept, "b"]}, "consultation": {"with": kept}}  # fmt: skip
    assert draft.body == text.rstrip("\n")
    front = made[4 : draft.body_start - 4]
    assert yaml.load(front, yaml.BaseLoader) == read  # noqa: S506  # it makes texts only


def test_strange_mixtures_are_read_back() -> None:
    dice = random.Random(20261201)
    for _ in range(1500):
        text = whole("".join(dice.choice(_PIECES) for _ in range(dice.randrange(1, 12)))).strip()
        made = compose({"account": "x", "title": text}, "")
        draft = read_draft(Source("posts/a.md", made), Troubles())
        assert draft is not None, made
        assert plain(draft.root) == ({"title": text, "account": "x"} if text else {"account": "x"}), made


@pytest.mark.parametrize(
    ("fields", "body", "expected"),
    [
        ({}, "", "---\n---\n\n"),
        ({"action": "post", "account": "x-main"}, "本文", "---\naccount: x-main\n---\n本文\n"),
        ({"author": " a ", "account": "x", "title": "", "links": [], "media": [{"file": "", "alt": ""}]}, "a", "---\naccount: x\nauthor: a\n---\na\n"),
        ({"unknown": "a", "approval": None, "account": "x"}, "a\r\nb\rc", "---\naccount: x\n---\na\nb\nc\n"),
        ({"media": [{"file": "media/a.png", "alt": "- 車"}], "account": "x"}, "\ud83d", '---\naccount: x\nmedia:\n  - file: media/a.png\n    alt: "- 車"\n---\n\ufffd\n'),
    ],
)  # fmt: skip
def test_what_is_written(fields: dict[str, Any], body: str, expected: str) -> None:
    assert compose(fields, body) == expected
