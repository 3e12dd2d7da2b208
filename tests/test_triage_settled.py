"""Comments that are settled by their wording alone: what is suggested is what it would be without that shortcut."""

from __future__ import annotations

import glob
import json
import os
from itertools import pairwise

import pytest

from sekisho.data import load
from sekisho.triage.comment import Comment
from sekisho.triage.judge import Found, Judge, Ways

pytestmark = pytest.mark.usefixtures("compiled")

HERE = os.path.dirname(os.path.abspath(__file__))
BATCHES = sorted(glob.glob(os.path.join(HERE, "corpus", "**", "comments*.jsonl"), recursive=True))


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(load("comments.json"))


def _bodies(path: str) -> list[str]:
    with open(path, encoding="utf-8") as file:
        return [json.loads(line)["body"] for line in file]


@pytest.fixture(scope="module")
def bodies() -> list[str]:
    """Some of every batch, each alone and with the one before it: longer texts have more for and against them."""
    some = [body for path in BATCHES for body in _bodies(path)[::9]]
    return [*some, *map("".join, pairwise(some)), "", "。", "草", "あ" * 5000]


def test_the_shortcut_changes_nothing(judge: Judge, bodies: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    short = [judge.judge(body) for body in bodies]
    monkeypatch.setattr(Judge, "_settled", lambda *_: False)
    assert [judge.judge(body) for body in bodies] == short


def test_most_acceptable_comments_take_it(judge: Judge, bodies: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    kept = [body for body in bodies if judge.judge(body).suggest == "keep" and len(body) > 40]
    asked = []
    plain = Judge._found

    def found(self: Judge, comment: Comment, ways: Ways, clause: str = "") -> list[Found]:
        asked.append(comment)
        return plain(self, comment, ways, clause)

    monkeypatch.setattr(Judge, "_found", found)
    assert all(judge.judge(body).suggest == "keep" for body in kept)
    assert len(asked) < len(kept) / 5
