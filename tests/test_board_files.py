"""What the plan is exported as: a calendar file and files for bulk upload, whole, and every draft that is in none."""

import csv
import io
import os
import re
from pathlib import Path

import pytest
from boards import MEDIA, MORE_ACCOUNTS, approved, board_of, fields
from conftest import draft, run_sekisho, write_files

from sekisho.board.as_csv import render_csv, summary
from sekisho.board.as_html import render_html
from sekisho.board.as_ics import render_ics
from sekisho.board.as_json import render_json
from sekisho.board.as_text import render_text
from sekisho.check.checker import Checker
from sekisho.report.style import Style

AT = ("--at", "2026-12-01T09:00")
OUT = "published: {at: 2026-11-30T09:00+09:00, url: https://x.com/kouiki_example/status/0}\n"

PLAN = {
    "accounts.yml": MORE_ACCOUNTS,
    "posts/1.md": approved("済んだお知らせです。", fields("2026-11-30T09:00", more=OUT)),
    "posts/2.md": approved("お知らせです。", fields("2026-12-02T09:00")),
    "posts/長い名前の下書き; 見本, と見本\\見本.md": draft("連絡先は 090-0000-0001 です。", fields("2026-12-03T00:30+01:00")),
    "posts/4.md": approved("お知らせです。", fields("2026-12-04T09:00")),
    "posts/5.md": "読めません。\n",
    "incidents/a.yml": "kind: flame-up\naccount: facebook-main\nopened_on: 2026-11-28\nstatus: open\n",
    "posts/6.md": approved("炎上中です。", fields("2026-12-06T09:00", "facebook-main")),
}  # fmt: skip

CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Sekisho//sekisho report//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:例示広域事務組合 投稿の予定
BEGIN:VEVENT
UID:{1}@sekisho
DTSTAMP:20261201T000000Z
DTSTART:20261130T000000Z
SUMMARY:[公開済み] x-main
DESCRIPTION:posts/1.md
STATUS:CONFIRMED
CATEGORIES:公開済み
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:{2}@sekisho
DTSTAMP:20261201T000000Z
DTSTART:20261202T000000Z
SUMMARY:[承認済み] x-main
DESCRIPTION:posts/2.md
STATUS:CONFIRMED
CATEGORIES:承認済み
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:{3}@sekisho
DTSTAMP:20261201T000000Z
DTSTART:20261202T233000Z
SUMMARY:[要修正] x-main
DESCRIPTION:posts/長い名前の下書き\\; 見本\\, と見本\\\\見本.md\\
 n直すところ 2 件
STATUS:TENTATIVE
CATEGORIES:要修正
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:{4}@sekisho
DTSTAMP:20261201T000000Z
DTSTART:20261204T000000Z
SUMMARY:[承認済み] x-main
DESCRIPTION:posts/4.md
STATUS:CONFIRMED
CATEGORIES:承認済み
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:{5}@sekisho
DTSTAMP:20261201T000000Z
DTSTART:20261206T000000Z
SUMMARY:[保留] facebook-main
DESCRIPTION:posts/6.md\\n直すところ 1 件
STATUS:CANCELLED
CATEGORIES:保留
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
"""


def test_the_whole_calendar(checker: Checker) -> None:
    told, missing = render_ics(board_of(checker, PLAN), "ja")
    assert [entry.path for entry in missing] == ["posts/5.md"]
    ids = [line.removeprefix("UID:").removesuffix("@sekisho") for line in told.split("\r\n") if line.startswith("UID:")]
    assert len(set(ids)) == 5
    expected = CALENDAR
    for number, found in enumerate(ids, 1):
        assert len(found) == 32
        expected = expected.replace(f"{{{number}}}", found)
    assert told == expected.replace("\n", "\r\n")
    assert max(len(line.encode()) for line in told.split("\r\n")) <= 75


def test_an_event_keeps_its_id_whatever_becomes_of_the_draft(checker: Checker) -> None:
    def id_of(text: str, settings: str = "", path: str = "posts/a.md") -> str:
        files = {path: text, **({"sekisho.yml": settings} if settings else {})}
        told, _ = render_ics(board_of(checker, files), "ja")
        return next(line for line in told.split("\r\n") if line.startswith("UID:"))

    other = "organisation: {ja: 別の組合}\nofficial_hosts: [www.kouiki.example.lg.jp]\n"
    first = id_of(draft("お知らせです。"))
    assert id_of(approved("別の文です。", fields("2026-12-24T09:00"))) == first
    assert len({first, id_of(draft("お知らせです。"), other), id_of(draft("お知らせです。"), path="posts/b.md")}) == 3


def test_the_calendar_holds_nothing_personal(checker: Checker) -> None:
    text = draft("例山さんのお知らせです。", fields(more="title: 例山さん\n"))
    told, _ = render_ics(board_of(checker, {"posts/a.md": text}), "en")
    assert "SUMMARY:[Waiting] x-main" in told
    for name in ("例山", "例田", "見本"):
        assert name not in told


LEAKS = """\
account: "090-0000-0001"
scheduled_at: 2026-12-02T09:00
author: "090-0000-0002"
title: 090-0000-0003
"090-0000-0004": x
media:
  - {file: media/a.png, alt: 090-0000-0005, rights: 090-0000-0006, people: none}
"""


def test_no_form_shows_what_was_found_to_be_personal(checker: Checker) -> None:
    """Also not where a mistake in the front matter would be told with what was typed."""
    incident = (
        "kind: flame-up\naccount: x-main\nopened_on: 2026-11-28\nstatus: open\n"
        'steps:\n  - {step: "パスワード:Example-0000-0007!", done_on: 2026-11-28, by: 例田, evidence: 記録簿}\n'
    )
    board = board_of(checker, {"posts/a.md": draft("例山 090-0000-0008", LEAKS), "incidents/a.yml": incident})
    forms = [render_html(board, "ja"), render_html(board, "en"), render_ics(board, "ja")[0]]
    forms += [render_json(board, "ja", 14), render_text(board, "ja", 14, Style(), 500)]
    assert [number for form in forms for number in re.findall("0000-000[0-9]", form)] == []
    assert all("posts/a.md" in form for form in forms)


POSTS = {
    "accounts.yml": MORE_ACCOUNTS,
    "posts/1.md": approved('改行と「"」と,のある\n本文です。\nhttps://www.kouiki.example.lg.jp/a', fields("2026-12-02T09:00")),
    "posts/2.md": approved("=1+1 は 2 です。", fields("2026-12-01T15:05+00:00")),
    "posts/3.md": approved("消防からのお知らせです。", fields("2026-12-03T09:00", "x-fire")),
    "posts/4.md": approved("絵のあるお知らせです。", fields("2026-12-04T09:00", "facebook-main", MEDIA)),
}  # fmt: skip

FILES = {
    "hootsuite-x-main.csv": (
        '2026/12/02 00:05,=1+1 は 2 です。,\r\n2026/12/02 09:00,"改行と「""」と,のある\n本文です。\n'
        'https://www.kouiki.example.lg.jp/a",\r\n'
    ),
    "hootsuite-facebook-main.csv": "2026/12/04 09:00,絵のあるお知らせです。,\r\n",
    "buffer-x-main.csv": (
        "Text,Image URL,Tags,Posting Time\r\n=1+1 は 2 です。,,,2026-12-02 00:05\r\n"
        '"改行と「""」と,のある\n本文です。\nhttps://www.kouiki.example.lg.jp/a",,,2026-12-02 09:00\r\n'
    ),
    "buffer-facebook-main.csv": "Text,Image URL,Tags,Posting Time\r\n絵のあるお知らせです。,,,2026-12-04 09:00\r\n",
    "meta-facebook-main.csv": (
        "\ufeff日付,時刻,本文,添付ファイル,添付の説明(代替テキスト),下書き\r\n"
        "2026-12-04,09:00,絵のあるお知らせです。,media/a.png,見本の図,posts/4.md\r\n"
    ),
}


def test_the_whole_files(checker: Checker) -> None:
    found = render_csv(board_of(checker, POSTS), "ja")
    assert {name: content.decode() for name, content in found.files.items()} == {
        **FILES,
        "hootsuite-x-fire.csv": "2026/12/03 09:00,消防からのお知らせです。,\r\n",
        "buffer-x-fire.csv": "Text,Image URL,Tags,Posting Time\r\n消防からのお知らせです。,,,2026-12-03 09:00\r\n",
    }
    assert found.left == []
    assert found.formulas == ["hootsuite-x-main.csv", "buffer-x-main.csv"]
    assert found.guarded == []


def test_what_is_posted_is_what_was_approved(checker: Checker) -> None:
    """Line breaks, quotes and what looks like a formula come back as they were."""
    bodies = ["=1", "+1", "-1", "@a のお知らせ", '"x", y', "一行目\n\n三行目", "'引用'", "ａ，ｂ"]
    files = {
        f"posts/{n}.md": approved(body + f"\n{n} 件目です。", fields(f"2026-12-02T{10 + n}:00"))
        for n, body in enumerate(bodies)
    }
    content = render_csv(board_of(checker, files), "ja").files["buffer-x-main.csv"].decode()
    rows = list(csv.reader(io.StringIO(content, newline="")))[1:]
    assert [row[0] for row in rows] == [body + f"\n{n} 件目です。" for n, body in enumerate(bodies)]


SHARE = "action: share\ntarget: 環境省\n"
POLL = "poll: {options: [はい, いいえ], days: 3}\n"


@pytest.mark.parametrize(
    ("at", "account", "more", "left"),
    [
        ("2026-12-01T09:10", "x-main", "", []),
        ("2026-12-01T09:05", "x-main", "", ["Hootsuite: 予約できるのは 10 分より先です。"]),
        ("2026-12-02T09:03", "x-main", "", ["Hootsuite: 時刻は 5 分刻みです。"]),
        ("2026-12-31T09:00", "facebook-main", "", []),
        ("2026-12-31T09:05", "facebook-main", "", ["Meta Business Suite: 予約できるのは 30 日先までです。"]),
        ("2026-12-01T09:00", "x-main", "", ["予定の時刻を過ぎています。"]),
        ("2026-11-30T09:00", "x-main", "", ["予定の時刻を過ぎています。"]),
        ("2026-12-02T09:00", "x-main", "published: {at: 2026-12-02T09:00+09:00}\n", ["公開した記録があります。"]),
        ("2026-12-02T09:00", "x-main", SHARE, ["シェアは一括登録できません。"]),
        ("2026-12-02T09:00", "x-main", POLL, ["アンケートは一括登録できません。"]),
        ("2026-12-02T09:00", "facebook-main", "title: 題名\n", ["題名の欄がありません。"]),
        ("2026-12-02T09:00", "line-main", "", ["LINE の投稿を一括登録できる形式はありません。"]),
        ("2026-12-02T09:00", "x-main", MEDIA, []),
        ("2026-12-02T09:00", "x-main", MEDIA + MEDIA.partition("\n")[2], ["Buffer: 添付は 1 点までです(2 点)。"]),
        (
            "2026-12-02T09:00",
            "instagram-main",
            MEDIA,
            ["Buffer: このサービスでは画像が要りますが、公開された URL しか指定できません。"],
        ),
    ],
)
def test_what_is_left_out_and_why(checker: Checker, at: str, account: str, more: str, left: list[str]) -> None:
    text = approved("お知らせです。", fields(at, account, more))
    board = board_of(checker, {"accounts.yml": MORE_ACCOUNTS, "posts/a.md": text})
    assert board.entries[0].state == "approved", board.entries[0].findings
    bulk = render_csv(board, "ja")
    told = [
        line for line in summary(bulk, "UTC+09:00", "ja") if line.startswith("  posts/a.md") and "media/" not in line
    ]
    schedulers = {"x-main": 2, "facebook-main": 3, "instagram-main": 3}.get(account, 0)
    expected = [
        f"  posts/a.md: {each}" if ": " not in each else f"  posts/a.md ({each.replace(': ', '): ', 1)}"
        for each in left
    ]
    assert told == expected
    assert len(bulk.files) == (0 if left and ": " not in left[0] else schedulers - len(left))


def test_hootsuite_takes_no_time_and_no_text_twice(checker: Checker) -> None:
    files = {
        "posts/1.md": approved("お知らせです。", fields("2026-12-02T09:00")),
        "posts/2.md": approved("別のお知らせです。", fields("2026-12-02T09:00")),
        "posts/3.md": approved("お知らせです。", fields("2026-12-03T09:00")),
    }
    bulk = render_csv(board_of(checker, files), "en")
    assert [line for line in summary(bulk, "", "en") if line.startswith("  ")] == [
        "  posts/2.md (Hootsuite): Another post has the same time.",
        "  posts/3.md (Hootsuite): Another post has the same text.",
    ]
    assert len(bulk.rows["buffer-x-main.csv"]) == 3


def test_no_more_rows_than_are_taken_at_a_time(checker: Checker) -> None:
    names = ("x-main", "x-fire", "facebook-main", "facebook-main")
    files = {
        f"posts/{n:03}.md": approved(f"{n} 件目です。", fields(f"2026-12-{2 + n // 48:02}T{n // 2 % 24:02}:{n % 2 * 30:02}", names[n % 4]))
        for n in range(360)
    }  # fmt: skip
    bulk = render_csv(board_of(checker, {"accounts.yml": MORE_ACCOUNTS, **files}), "ja")
    rows = {name: len(found) for name, found in bulk.rows.items()}
    assert sum(number for name, number in rows.items() if name.startswith("hootsuite")) == 350
    assert rows["buffer-facebook-main.csv"] == 100
    told = list(summary(bulk, "", "ja"))
    assert "  posts/350.md (Hootsuite): 一度に登録できるのは 350 件までです。" in told
    assert sum(each.scheduler == "buffer" for each in bulk.left) == 80


def test_nothing_but_what_is_approved(checker: Checker) -> None:
    bulk = render_csv(board_of(checker, PLAN), "ja")
    assert sorted(bulk.rows) == ["buffer-x-main.csv", "hootsuite-x-main.csv"]
    assert [entry.path for entry in bulk.rows["buffer-x-main.csv"]] == ["posts/2.md", "posts/4.md"]
    assert list(summary(bulk, "", "ja"))[-1].startswith("ほかに、承認済みでない下書きが 3 件あります。")


def test_cells_that_are_not_posted_are_made_harmless(checker: Checker) -> None:
    more = MEDIA.replace("media/a.png", '"=a/b.png"')
    files: dict[str, str | bytes] = {"accounts.yml": MORE_ACCOUNTS, "=a/b.png": b"\x89PNG\r\n\x1a\n"}
    files["posts/a.md"] = approved("お知らせです。", fields(account="facebook-main", more=more), files)
    bulk = render_csv(board_of(checker, files), "ja")
    assert "お知らせです。,'=a/b.png,見本の図" in bulk.files["meta-facebook-main.csv"].decode()
    assert (bulk.guarded, bulk.formulas) == (["meta-facebook-main.csv"], [])


@pytest.mark.usefixtures("compiled")
def test_the_command_puts_files_beside_their_summary(content_repo: str) -> None:
    write_files(content_repo, {**POSTS, "media/a.png": b"\x89PNG\r\n\x1a\n"})
    out = os.path.join(content_repo, "out")
    write_files(out, {"buffer-old.csv": "x", "mine.csv": "x"})
    done = run_sekisho("report", "--out", out, "--format", "csv", "--lang", "en", *AT, cwd=content_repo)
    assert (done.status, done.err) == (0, "")
    for name, content in FILES.items():
        if not name.startswith("meta"):
            assert Path(out, name).read_bytes().decode() == content
    beside = Path(out, "summary.txt").read_text(encoding="utf-8")
    said = done.out.splitlines()
    assert said[0] == f"Made {os.path.join(out, 'hootsuite-x-main.csv')} (2 posts)."
    assert "  posts/4.md: media/a.png alternative text: 見本の図" in said
    assert said[-1] == (
        "Files of an earlier run are still here. They are not of this run; don't upload them: buffer-old.csv"
    )
    assert beside.startswith("as of Tue 1 December 2026 09:00 (all times are UTC+09:00)\nMade hootsuite-x-main.csv (2")
    assert beside.splitlines()[-1] == said[-1]


@pytest.mark.parametrize("form", ["html", "ics", "csv"])
@pytest.mark.usefixtures("compiled")
def test_the_same_plan_gives_the_same_bytes(content_repo: str, form: str) -> None:
    write_files(content_repo, {**PLAN, "media/a.png": b"\x89PNG\r\n\x1a\n"})
    found = []
    for seed in ("1", "2"):
        out = os.path.join(content_repo, seed)
        done = run_sekisho("report", "--out", out, "--format", form, *AT, cwd=content_repo, PYTHONHASHSEED=seed)
        assert done.status == 0, done.err
        found.append({name: Path(out, name).read_bytes() for name in sorted(os.listdir(out))})
    assert found[0] == found[1]
    assert found[0]


@pytest.mark.usefixtures("compiled")
def test_what_a_calendar_can_not_hold_is_named(content_repo: str) -> None:
    write_files(content_repo, {"posts/a.md": "読めません。\n", "posts/b.md": draft("お知らせです。")})
    done = run_sekisho("report", "--out", "out", "--format", "ics", *AT, cwd=content_repo)
    assert (done.status, done.out) == (
        0,
        "out/posts.ics を作りました。\n日時が分からないため、カレンダーに入れられなかった下書き:\n  posts/a.md\n",
    )
