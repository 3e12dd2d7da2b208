"""What the page asks, in plain Python: marks in UTF-16, counts, what is set aside, and files that somebody else holds."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import NOW, PEOPLE, SETTINGS, draft, repo_files, write_files

from sekisho.browser import Desk, Handed
from sekisho.tree import Folder

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def ask(compiled: dict[str, bytes]) -> Ask:
    desk = Desk()

    def run(question: str = "draft", files: dict[str, bytes] | None = None, **more: Any) -> dict[str, Any]:
        asked = {"ask": question, "at": NOW, "platform": "x", "fields": {"scheduled_at": "2126-12-10T09:00"}, **more}
        if files is None:
            return dict(json.loads(desk.answer(json.dumps(asked))))
        asked["files"] = {path: len(data) for path, data in files.items()}
        return dict(json.loads(desk.answer(json.dumps(asked), lambda path, start, end: files[path][start:end])))

    return run


def marks(answer: dict[str, Any]) -> list[tuple[str, list[int] | None]]:
    return [(each["rule"], each["marks"]) for each in answer["findings"] if not each["shown"]["aside"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("12月1日から、秋の火災予防運動が始まります。", []),
        ("---お知らせ---\n明日の予定です。", []),
        ("バカ", [("insult", [0, 2])]),
        ("😀𠮷\nえ\u0301バカ", [("insult", [7, 9])]),
        ("あ\r\nい\rバカ", [("insult", [4, 6])]),
        ("\ud83dバカ", [("insult", [1, 3])]),
        ("あ\0バカ", [("nul-byte", [1, 1])]),
        (
            "😀" + "あ" * 139 + "バカ",
            [("long-sentence", [0, 143]), ("text-too-long", [141, 143]), ("insult", [141, 143])],
        ),
        ("---", [("front-matter-open", [0, 0])]),
        ("---\n---\nバカ", [("front-matter-empty", [0, 0])]),
        ("---\naccount: [\n---\nx", [("yaml-broken", [15, 15])]),
        (draft("😀バカ", "account: line-a\nscheduled_at: 2126-12-10T09:00\nauthor: a\n"), [("insult", [67, 69])]),
    ],
)
def test_words_are_marked_in_the_text_as_it_was_typed(ask: Ask, text: str, expected: list[Any]) -> None:
    assert marks(ask(text=text)) == expected


def test_what_a_draft_alone_can_not_show_is_set_aside(ask: Ask) -> None:
    fields = (
        "account: x-main\nscheduled_at: 2126-12-10T09:00\nauthor: reida\n"
        "approval: {by: mihon, at: 2026-11-30T09:00, digest: 'sha256:0'}\n"
        "media:\n  - {file: media/a.png, alt: 車, rights: own, people: none}\n"
    )
    found = {each["rule"]: each["shown"]["aside"] for each in ask(text=draft("お知らせです。", fields))["findings"]}
    assert found == {"approval-of-other-text": "approval", "attachment-missing": "folder"}


@pytest.mark.parametrize(
    ("given", "service", "own"),
    [
        ({"text": "お知らせ"}, "x", False),
        ({"text": "お知らせ", "platform": "line"}, "line", False),
        ({"text": draft("お知らせ", "account: youtube-2\n")}, "youtube", True),
        ({"text": draft("お知らせ", "account: 公式\n"), "platform": "threads"}, "threads", True),
    ],
)
def test_where_it_goes_out(ask: Ask, given: dict[str, str], service: str, own: bool) -> None:
    answer = ask(**given)
    assert (answer["service"], answer["own_fields"]) == (service, own)


def test_counts_and_previews_of_every_platform(ask: Ask) -> None:
    answer = ask(text="あ" * 140 + " #消防 https://example.jp/")
    counts = {each["id"]: each for each in answer["counts"]}
    assert list(counts) == ["x", "facebook", "instagram", "line", "youtube", "threads"]
    assert {name: each["count"] for name, each in counts.items()} == {"x": 310, **dict.fromkeys(list(counts)[1:], 164)}
    assert (counts["x"]["left"], counts["line"]["left"]) == (-30, 336)
    assert counts["x"]["preview"] == [
        ["あ" * 140, "", False],
        [" ", "", True],
        ["#消防", "tag", True],
        [" ", "", True],
        ["https://example.jp/", "link", True],
    ]
    long = ask(text="あ" * 70000)["counts"][1]
    assert (long["count"], long["left"], long["before"], long["after"]) == (70000, -6794, 61706, 5294)


def test_a_draft_s_file_is_read_as_bytes(ask: Ask) -> None:
    assert ask(files={"a.md": "明日の予定です。".encode("cp932")})["text"] is None
    answer = ask(files={"<b>.md": b"\xef\xbb\xbf" + draft("バカ").encode().replace(b"\n", b"\r\n")})
    assert answer["text"] == draft("バカ")
    assert [(rule, answer["text"][at[0] : at[1]]) for rule, at in marks(answer) if at] == [
        ("byte-order-mark", ""),
        ("insult", "バカ"),
    ]


def test_signed_approvals_are_told_where_there_is_no_ssh_keygen(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJpEfRnlXsxsbzbcKBpWcFrOFHXlcTCYTNQPiUqGGDXJ mihon"
    signature = "U1NIU0lHAAAAAQ=="
    approval = f"approval: {{by: mihon, at: 2026-11-30T09:00, digest: 'sha256:0', signature: {signature}}}\n"
    fields = "account: x-main\nscheduled_at: 2126-12-10T09:00\nauthor: reida\n" + approval
    files = repo_files(
        {
            "sekisho.yml": SETTINGS + "repository: a\napproval: {signed: true}\n",
            "people.yml": PEOPLE.replace("[approver]", f'[approver], key: "{key}"'),
            "posts/1.md": draft("お知らせです。", fields),
        }
    )
    answer = ask("repo", files, lang="ja")
    (told,) = [each["message"] for each in answer["findings"] if each["rule"] == "approval-signature-wrong"]
    assert "ssh-keygen" in told


@pytest.mark.parametrize(
    ("question", "files", "said"),
    [
        ("repo", {"posts/a.md": b"x"}, "エラー: sekisho.yml がありません。"),
        ("repo", {}, "エラー: sekisho.yml がありません。"),
        ("nothing", {}, "申し訳ありません"),
    ],
)
def test_what_can_not_be_answered_is_told(ask: Ask, question: str, files: dict[str, bytes], said: str) -> None:
    assert ask(question, files)["error"].startswith(said)


def test_a_file_that_can_not_be_read_is_told(ask: Ask) -> None:
    desk = Desk()
    files = repo_files({"posts/a.md": draft("x")})

    def read(path: str, start: int, end: int) -> bytes:
        if path == "posts/a.md":
            raise OSError(0, "NotReadable")
        return files[path][start:end]

    asked = {"ask": "repo", "at": NOW, "files": {path: len(data) for path, data in files.items()}}
    answer = json.loads(desk.answer(json.dumps(asked), read))
    assert [each["rule"] for each in answer["findings"] if each["path"] == "posts/a.md"] == ["file-unreadable"]


def test_files_in_hand_look_like_files_on_disk(tmp_path: Path) -> None:
    names = ["sekisho.yml", "posts/b/1.md", "posts/a.md", "posts/a/2.md", "posts/c.md/d.md", "posts/.e/3.md", "posts/.f.md", "posts2/x.md"]  # fmt: skip
    files = {name: name.encode() for name in names}
    write_files(str(tmp_path), dict(files))
    disk, hand = (
        Folder(str(tmp_path)),
        Handed({name: len(data) for name, data in files.items()}, lambda p, s, e: files[p][s:e]),
    )
    for folder in ("", "posts", "posts/b", "media", "posts/c.md"):
        assert list(hand.walk(folder)) == list(disk.walk(folder)), folder
    for path in [*names, "posts", "posts/a", "media", "posts/none.md", "posts/c.md"]:
        assert hand.kind(path) == disk.kind(path), path
    assert hand.read("posts/a.md", 4, 2) == disk.read("posts/a.md", 4, 2) == b"sts/"
    with pytest.raises(FileNotFoundError):
        hand.read("posts/none.md", 4)


OPENED = """\
account: line-a
scheduled_at: 2026-12-10T00:30:15Z
author: reida
acton: post
action: psot
target_kind: 国の機関
090-0000-0001: x
approval: {by: mihon, at: 2026-11-30T09:00}
published: {at: 2026-12-10T09:00:00+09:00, url: "https://x.com/a/1"}
links: [{url: "http://WWW.example.com/a/", reviewed: 主催者のページ}, {url: https://example.com/gone, reviewed: 前の版}]
waivers: [{rule: reply-to-comment, reason: 所属で検討, by: mihon, until: 2026-12-31}, {rule: nothing}]
"""


def test_a_draft_is_opened_as_the_answers_it_stands_for(ask: Ask) -> None:
    data = draft("https://www.example.com/a をどうぞ。\n\n終わり", OPENED).encode()
    answer = ask("open", {"a.md": data}, draft="a.md", lang="en")
    assert answer == {
        "fields": {
            "account": "line-a",
            "scheduled_at": "2026-12-10T09:30:15",
            "author": "reida",
            "target_kind": "国の機関",
            "published": {"at": "2026-12-10T09:00:00+09:00", "url": "https://x.com/a/1"},
        },
        "links": [
            {"url": "https://www.example.com/a", "reviewed": "主催者のページ"},
        ],
        "quotes": [],
        "media": [],
        "waivers": [
            {"rule": "reply-to-comment", "reason": "所属で検討", "by": "mihon", "until": "2026-12-31"},
            {"rule": "nothing"},
        ],
        "body": "https://www.example.com/a をどうぞ。\n\n終わり",
        "service": "line",
        "approved": True,
        "left": ["acton", "action", "0**-****-****", "links: https://example.com/gone"],
        "titles": {"reply-to-comment": "A reply to a comment"},
    }


@pytest.mark.parametrize(
    "data", [b"", "下書き".encode(), b"---\naccount: [\n---\n", "あ".encode("cp932"), b"x" * 1_000_001]
)
def test_what_is_no_draft_is_not_opened(ask: Ask, data: bytes) -> None:
    said = "「a.md」は下書きとして読めません。「下書きを確かめる」で、どこを直せばよいかを見てください。"
    assert ask("open", {"b/a.md": data}, draft="b/a.md")["error"] == f"エラー: {said}"


def test_in_a_content_repo_its_account_and_its_time_zone_are_the_repo_s(ask: Ask) -> None:
    files = repo_files(
        {
            "sekisho.yml": SETTINGS + "timezone: Asia/Seoul\n",
            "posts/a.md": draft("本文", "account: x-main\nscheduled_at: 2026-12-10T09:00\n"),
        }
    )
    answer = ask("open", files, draft="posts/a.md")
    assert (answer["fields"], answer["service"], answer["left"]) == (
        {"account": "x-main", "scheduled_at": "2026-12-10T09:00"},
        "x",
        [],
    )


@pytest.mark.parametrize(
    ("kept", "path"),
    [("", "posts/2026/12/2026-12-10-x-main.md"), ("a.md", "posts/2026/12/a.md"), ("posts/old/a.md", "posts/old/a.md")],
)
def test_it_stays_where_it_was(ask: Ask, kept: str, path: str) -> None:
    fields = {"account": "x-main", "scheduled_at": "2026-12-10T09:00"}
    assert ask("write", fields=fields, body="本文", kept=kept)["path"] == path
