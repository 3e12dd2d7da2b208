"""The plan: each draft's state near the line to the next, the table for the terminal, the JSON, the commands."""

import json
import os

import pytest
from boards import MEDIA, MORE_ACCOUNTS, approved, board_of, fields
from conftest import ACCOUNTS, ROOT, draft, run_program, run_sekisho, write_files

from sekisho.board.as_ics import render_ics
from sekisho.board.as_json import render_json
from sekisho.board.as_text import fit, pad, render_text
from sekisho.board.gather import counts
from sekisho.board.states import STATES
from sekisho.check.checker import Checker
from sekisho.report.style import COLOUR, Style
from sekisho.text.width import columns

AT = ("--at", "2026-12-01T09:00")
OUT = "published: {at: 2026-12-01T08:59+09:00}\n"
FLAME = "kind: flame-up\naccount: {account}\nopened_on: 2026-11-28\nstatus: {status}\n"
EARLY = fields("2026-11-30T09:00")


def account(status: str, more: str = "") -> dict[str, str]:
    """The register of accounts, with its account in a status."""
    return {"accounts.yml": ACCOUNTS + f"    status: {status}\n{more}"}


def incident(status: str = "open", on: str = "x-main") -> dict[str, str]:
    return {"accounts.yml": MORE_ACCOUNTS, "incidents/a.yml": FLAME.format(account=on, status=status)}


RETIRED = account("retired", "    retirement: {criterion: 7-3, date: 2026-12-31, decided_by: mihon}\n")


@pytest.mark.parametrize(
    ("text", "files", "state"),
    [
        (approved("お知らせです。"), {}, "approved"),
        (approved("よい知らせです!!!"), {}, "approved"),  # a warning blocks nothing
        (approved("お知らせです。"), incident("closed"), "approved"),
        (approved("お知らせです。"), incident(on="facebook-main"), "approved"),
        (approved("お知らせです。", EARLY), {}, "approved"),
        (approved("お知らせです。", fields() + "published: {at: 2026-12-01T09:01+09:00}\n"), {}, "approved"),
        (draft("お知らせです。"), {}, "waiting"),
        (approved("お知らせです。").replace("お知らせ", "知らせ"), {}, "waiting"),
        (approved("お知らせです。").replace("by: mihon", "by: reida"), {}, "waiting"),
        (draft("よい知らせです!!!"), {}, "waiting"),
        (draft("地図は https://bit.ly/a です。"), {}, "draft"),
        (approved("地図は https://bit.ly/a です。"), {}, "draft"),
        (approved("お知らせです。", fields(account="x-other")), {}, "draft"),  # no such account: mend the draft
        (approved("お知らせです。", fields(more="acton: post\n")), {}, "draft"),
        (draft("お知らせです。", "account: x-main\nauthor: reida\n"), {}, "draft"),
        (approved("お知らせです。"), incident(), "held"),
        (draft("地図は https://bit.ly/a です。"), incident(), "held"),
        (approved("お知らせです。"), account("suspended"), "held"),
        (approved("お知らせです。"), RETIRED, "held"),
        (approved("お知らせです。", EARLY + OUT), {}, "out"),
        (approved("お知らせです。", EARLY + OUT), incident(), "out"),
        (draft("地図は https://bit.ly/a です。", EARLY + OUT), {}, "out"),
        ("お知らせです。\n", {}, "unreadable"),
        ("---\naccount: x-main\n", {}, "unreadable"),
        ("---\n- x\n---\nお知らせ\n", {}, "unreadable"),
        (draft("お知らせです。").encode("cp932"), {}, "unreadable"),
    ],
)
def test_the_state_of_a_draft(checker: Checker, text: str | bytes, files: dict[str, str], state: str) -> None:
    (entry,) = board_of(checker, {"posts/a.md": text, **files}).entries
    assert entry.state == state, [finding.rule for finding in entry.findings]


def test_nothing_below_posts_is_left_out(checker: Checker) -> None:
    board = board_of(checker, {"posts/memo.txt": "x", "posts/b/c.md": b"\xff\xfe", "posts/a.md": draft("お知らせ")})
    assert [(entry.path, entry.state) for entry in board.entries] == [
        ("posts/a.md", "waiting"),
        ("posts/b/c.md", "unreadable"),
        ("posts/memo.txt", "unreadable"),
    ]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (draft("\n\n  ごみの収集は、8時からです。\n次の行"), "ごみの収集は、8時からです。"),
        (draft("本文", fields(more="title: 題名です\n")), "題名です"),
        (draft("あ" * 81), "あ" * 79 + "…"),
        (draft("あ" * 80), "あ" * 80),
        (draft("連絡先は 090-0000-0001 です。"), ""),
        (draft("お知らせです。\n連絡先は 090-0000-0001 です。"), ""),
        (draft("お知らせです。", fields(more="waivers:\n  - {rule: personal-phone-number}\n")), ""),
    ],
)
def test_the_first_line_is_shown_unless_something_in_the_draft_is_personal(
    checker: Checker, text: str, headline: str
) -> None:
    (entry,) = board_of(checker, {"posts/a.md": text}).entries
    assert (entry.headline, entry.hidden) == (headline, not headline)


PLAN = {
    "posts/1.md": approved("昨日のお知らせです。", EARLY),
    "posts/2.md": approved("明日の👨\u200d👩\u200d👧\033[31mお知らせです。とても長い一行なので、端末の幅に合わせて途中で切ります。", fields("2026-12-02T09:00")),
    "posts/3.md": draft("連絡先は 090-0000-0001 です。\n地図は https://bit.ly/a です。", fields("2026-12-14T23:59")),
    "posts/4.md": draft("先のお知らせです。", fields("2026-12-15T00:00")),
    "posts/5.md": approved("済んだお知らせです。", EARLY + OUT),
    "posts/6.md": "読めません。\n",
    **incident(on="facebook-main"),
}  # fmt: skip

JAPANESE = """\
例示広域事務組合  投稿の予定と状態
2026年12月1日(火) 09:00 の時点(時刻はすべて UTC+09:00)

■ 予定の時刻を過ぎ、公開の記録がないもの
  11/30(月) 09:00  承認済み    x-main  例田  昨日のお知らせです。

■ これからの 14 日
  12/02(水) 09:00  承認済み    x-main  例田  明日の👨\u200d👩\u200d👧‹U+001B›[31mお知らせです。…
  12/14(月) 23:59  要修正      x-main  例田  (個人情報などの指摘があるため省略)
  その後の予定: 承認待ち 1 件
  公開済み: 1 件

■ 日時が分からないもの
  -                読めません  (不明)        posts/6.md

■ 止めている理由
  posts/3.md  12/14(月) 23:59  要修正
    上司の確認がない  [3(5)]  3 行目
      → 作成者以外の承認者に内容を見てもらい、`sekisho approve` で承認を受けてください。
    個人の電話番号  [3(2)、3(8)]  6 行目
      → 番号を消し、窓口の番号に替えてください。窓口の番号なら、sekisho.yml の contacts に加えてください。
    短縮 URL  [6(1)④]  7 行目
      → 元の URL をそのまま書いてください。X では、どの URL も 23 字と数えられます。
  posts/6.md  読めません
    ファイルの形式  1 行目
      → `sekisho new` で下書きを作り、そこに本文を写してください。
"""


def test_the_table_in_japanese(checker: Checker) -> None:
    told = render_text(board_of(checker, PLAN), "ja", 14, Style(), 80)
    assert told.startswith(JAPANESE)
    assert "■ 対応中の出来事\n  炎上  facebook-main  2026年11月28日(土) に開始  incidents/a.yml\n" in told
    assert "0000-0001" not in told
    assert told.splitlines()[-1].startswith(
        "下書き 6 件: 承認済み 2 件、承認待ち 1 件、要修正 1 件、公開済み 1 件、読めません 1 件  (広域関係3組合"
    )


def test_the_table_in_english(checker: Checker) -> None:
    told = render_text(board_of(checker, PLAN), "en", 15, Style(), 80)
    assert (
        "Example Association  What goes out when\nas of Tue 1 December 2026 09:00 (all times are UTC+09:00)\n" in told
    )
    assert "  Tue 15 Dec 00:00  Waiting     x-main     例田  先のお知らせです。\n" in told
    assert "■ Open incidents\n  Flame-up  facebook-main  opened on Sat 28 November 2026  incidents/a.yml\n" in told
    assert "6 drafts: Approved 2, Waiting 1, To mend 1, Out 1, Unreadable 1  (Three Associations" in told


def test_no_line_of_the_table_is_wider_than_the_terminal(checker: Checker) -> None:
    told = render_text(board_of(checker, PLAN), "ja", 14, Style(), 80).partition("■ 止めている理由")[0]
    assert max(map(columns, told.splitlines())) <= 80
    assert "\033" not in told


def test_colour_changes_nothing_but_colour(checker: Checker) -> None:
    import re

    board = board_of(checker, PLAN)
    assert re.sub("\033\\[[0-9;]*m", "", render_text(board, "ja", 14, COLOUR)) == render_text(board, "ja", 14, Style())


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [("あいう", 6, "あいう"), ("あいう", 5, "あい…"), ("abc", 2, "a…"), ("👨\u200d👩\u200d👧です", 3, "👨\u200d👩\u200d👧…"), ("", 3, "")],
)  # fmt: skip
def test_fit(text: str, width: int, shown: str) -> None:
    assert fit(text, width) == shown
    assert columns(pad(text, width)) == width


def test_json_says_what_the_table_says(checker: Checker) -> None:
    told = json.loads(render_json(board_of(checker, PLAN), "en", 14))
    assert (told["at"], told["days"], told["later"]) == ("2026-12-01T09:00:00+09:00", 14, {"waiting": 1})
    assert told["counts"] == {"approved": 2, "waiting": 1, "draft": 1, "out": 1, "unreadable": 1}
    assert [(each["path"], each["state"], each["overdue"]) for each in told["drafts"]] == [
        ("posts/1.md", "approved", True),
        ("posts/2.md", "approved", False),
        ("posts/3.md", "draft", False),
        ("posts/6.md", "unreadable", False),
    ]
    assert {
        key: told["drafts"][2][key] for key in ("moment", "account", "service", "action", "author", "headline")
    } == {
        "moment": "2026-12-14T23:59:00+09:00",
        "account": "x-main",
        "service": "x",
        "action": "post",
        "author": "例田",
        "headline": "",
    }
    assert told["drafts"][2]["findings"][2] == {
        "path": "posts/3.md",
        "line": 7,
        "rule": "shortened-url",
        "clauses": ["6-1-4"],
        "severity": "error",
        "message": "",  # of a draft with something personal in it, only what is masked is told
        "remedy": "Write the full address. On X every address counts as 23 characters anyway.",
        "url": "https://sekisho.example.jp/en/rules/shortened-url/",
    }
    assert [(each["path"], each["kind"], each["decided_by"]) for each in told["incidents"]] == [
        ("incidents/a.yml", "flame-up", "")
    ]
    assert "0000-0001" not in json.dumps(told)


def test_what_is_due_soon_is_told_and_what_is_due_later_is_not(checker: Checker) -> None:
    board = board_of(checker, {})
    assert [(each.subject, each.name, str(each.day)) for each in board.due if each.subject == "password"] == [
        ("password", "x-main", "2027-01-30")
    ]
    early = board_of(checker, {}, "2026-11-02T09:00")
    assert [each.subject for each in early.due if each.subject == "password"] == []


def test_moments_at_the_ends_of_the_calendar(checker: Checker) -> None:
    files = {
        "posts/a.md": draft("お知らせ", fields("1900-01-01T00:00")),
        "posts/b.md": draft("お知らせ", fields("2999-12-31T23:59")),
    }
    board = board_of(checker, files)
    assert [(each.path, each.overdue) for each in board.entries] == [("posts/a.md", True), ("posts/b.md", False)]
    assert "その後の予定: 承認待ち 1 件" in render_text(board, "ja", 3660, Style())
    assert "DTSTART:18991231T150000Z" in render_ics(board, "ja")[0]


def test_a_thousand_drafts(checker: Checker) -> None:
    files = {f"posts/{n:04}.md": approved(f"お知らせの {n} です。", fields(more=MEDIA)) for n in range(1000)}
    board = board_of(checker, files)
    render_text(board, "ja", 14, Style())
    assert len(board.entries) == 1000


def test_the_example_has_something_for_every_state() -> None:
    from conftest import moment

    from sekisho.board import gather
    from sekisho.data import CORE, load
    from sekisho.tree import Folder

    own = Checker(load(CORE))
    repo = own.open(Folder(os.path.join(ROOT, "example")))
    repo.read_all()
    board = gather(own, repo, moment())
    assert set(counts(board.entries)) == set(STATES) - {"unreadable"}
    assert board.incidents


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["status", "--days", "0"], 2, "エラー: 「0」は日数として使えません(1 から 3660 までの整数)。"),
        (["status", "--days", "１４"], 2, "エラー: 「１４」は日数として使えません"),
        (["status", ".", "posts"], 2, "エラー: フォルダーは一つだけ指定してください(「posts」は二つ目です)。"),
        (["status", "nowhere"], 2, "「nowhere」とその上のフォルダーに sekisho.yml がありません。"),
        (["status", "--format", "html"], 2, "エラー: --format に「html」は使えません(使えるもの: text、json)。"),
        (["report"], 2, "エラー: --out を指定してください。"),
        (["report", "--out", "sekisho.yml"], 2, "に書き込めません"),
        (["status"], 0, "  予定はありません。"),
        (["status", "posts", "--lang", "en"], 0, "  Nothing is planned."),
    ],
)
@pytest.mark.usefixtures("compiled")
def test_what_is_said(content_repo: str, arguments: list[str], status: int, said: str) -> None:
    os.makedirs(os.path.join(content_repo, "posts"))
    done = run_sekisho(*arguments, *(AT if status == 0 else ()), cwd=content_repo)
    assert done.status == status, done.err
    assert said in done.out + done.err


@pytest.mark.parametrize("command", [("status",), ("status", "--format", "json"), ("report", "--out", "out")])
@pytest.mark.usefixtures("compiled")
def test_a_wrong_register_is_told_as_check_does(content_repo: str, command: tuple[str, ...]) -> None:
    write_files(content_repo, {"accounts.yml": "accounts:\n  - {id: x}\n", "posts/a.md": draft("お知らせ")})
    done = run_sekisho(*command, *AT, cwd=content_repo)
    form = ("--format", "json") if "json" in command else ()
    told = run_sekisho("check", *form, *AT, cwd=content_repo)
    assert (done.status, told.status) == (2, 2)
    assert done.out == told.out
    assert not os.path.exists(os.path.join(content_repo, "out"))


def test_the_zip_application_shows_the_same(content_repo: str, pyz: str) -> None:
    import sys

    write_files(content_repo, {"posts/a.md": approved("お知らせです。", fields("2026-12-02T09:00"))})
    done = run_sekisho("status", *AT, cwd=content_repo)
    alone = run_program(sys.executable, "-I", "-S", pyz, "status", *AT, cwd=content_repo)
    assert (done.status, alone.status, alone.err) == (0, 0, "")
    assert alone.out == done.out
