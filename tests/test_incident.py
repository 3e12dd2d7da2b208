"""`sekisho incident`: the record of a flame-up or impersonation, from its beginning to its end, as people use it."""

from __future__ import annotations

import os
from typing import Any

import pytest
from conftest import BIN, FIELDS, PEOPLE, draft, run_sekisho, write_files
from test_cli import talk

from sekisho.registers.form import form, is_spread_out, with_field, with_item

pytestmark = pytest.mark.usefixtures("compiled")
STAFF = PEOPLE + "  shino: {name: 試野, roles: [head]}\n"
AT = ("--at", "2026-12-01T09:00")
FAKE = "incidents/2026-11-30-impersonation-x-main.yml"
FLAME = "incidents/2026-12-01-flame-up-x-main.yml"
OPEN_FAKE = ("open", "--kind", "impersonation", "--account", "x-main", "--by", "reida", "--on", "2026-11-30")
OPEN_FLAME = ("open", "--kind", "flame-up", "--account", "x-main", "--by", "reida")
RECEIPT = ("step", "--step", "deletion-request", "--by", "mihon", "--evidence", "受付番号 0000", "--on", "2026-11-30")
NOTICE = ("step", "--step", "公表", "--by", "mihon", "--evidence", "https://www.kouiki.example.lg.jp/news/1.html")


@pytest.fixture
def repo(content_repo: str) -> str:
    write_files(content_repo, {"people.yml": STAFF})
    return content_repo


def incident(repo: str, *arguments: str) -> tuple[int, str]:
    """Status, and what was said."""
    done = run_sekisho("incident", *arguments, *AT, cwd=repo)
    return done.status, done.out + done.err


def read(repo: str, path: str) -> str:
    with open(os.path.join(repo, path), encoding="utf-8", newline="") as file:
        return file.read()


def test_an_impersonation_from_beginning_to_end(repo: str) -> None:
    assert incident(repo, *OPEN_FAKE, "--evidence", "https://x.com/kouiki_exampIe", "--needed", "press") == (
        0,
        (
            f"{FAKE} を作りました。\n"
            f"{FAKE}  なりすまし  x-main  2026-11-30 から\n"
            "  [まだ] 削除の依頼\n  [まだ] ホームページでの公表\n  [まだ] 報道機関への資料提供(必要とされた対応)\n"
            "  [必要なら] 住民への注意喚起\n"
            "まだの手順: 削除の依頼、ホームページでの公表、報道機関への資料提供\n"
            f"対応を決める人: 試野 (shino)。決めたら `sekisho incident step --decided-by id {FAKE}` で記録します。\n"
            f"対応したら `sekisho incident step {FAKE}` で記録します。\n"
        ),
    )
    for step in (RECEIPT, NOTICE):
        assert incident(repo, *step)[0] == 0
    status, said = incident(repo, "close", "--lang", "en")
    assert (status, said.splitlines()[3:]) == (
        1,
        [
            f'  The impersonation "{FAKE}" is closed, but "material for the press" is not on record.',
            "  → Record in steps when it was done, by whom and what shows it. Until then it can't be closed.",
            "  https://sekisho.example.jp/en/rules/impersonation-unfinished/",
            "",
            f"{FAKE} was not closed.",
        ],
    )
    assert "status: open\n" in read(repo, FAKE)
    press = ("step", "--step", "press release", "--by", "mihon", "--evidence", "記者クラブ 資料 1", "--lang", "en")
    assert incident(repo, *press) == (
        0,
        (
            f'Recorded "material for the press" in {FAKE}.\n'
            f"{FAKE}  impersonation  x-main  since 2026-11-30\n"
            "  [done] request for deletion  2026-11-30  見本 (mihon)  受付番号 0000\n"
            "  [done] notice on the official website  2026-12-01  見本 (mihon)  https://www.kouiki.example.lg.jp/news/1.html\n"
            "  [done] material for the press  2026-12-01  見本 (mihon)  記者クラブ 資料 1\n"
            "  [if needed] warning to the public\n"
            "Every step that is asked for is on record.\n"
            f"Who decides: 試野 (shino). Once they have, record it with `sekisho incident step --decided-by ID {FAKE}`.\n"
            f"When it is over, close it with `sekisho incident close {FAKE}`.\n"
        ),
    )
    assert incident(repo, "close") == (0, f"{FAKE} を終了にしました。\n")
    assert read(repo, FAKE) == (
        "# なりすましへの対応の記録です。\n"
        "kind: impersonation\naccount: x-main\nopened_on: 2026-11-30\nopened_by: reida\nstatus: closed\n"
        "url: https://x.com/kouiki_exampIe\nneeded:\n  - 報道機関への資料提供\nsteps:\n"
        "  - step: 削除の依頼\n    done_on: 2026-11-30\n    by: mihon\n    evidence: 受付番号 0000\n"
        "  - step: ホームページでの公表\n    done_on: 2026-12-01\n    by: mihon\n"
        "    evidence: https://www.kouiki.example.lg.jp/news/1.html\n"
        "  - step: 報道機関への資料提供\n    done_on: 2026-12-01\n    by: mihon\n    evidence: 記者クラブ 資料 1\n"
        "closed_on: 2026-12-01\n"
    )
    assert run_sekisho("check", *AT, cwd=repo).status == 0
    assert incident(repo, "close", FAKE) == (0, f"{FAKE} は終了しています。\n")
    assert incident(repo, "step", FAKE)[0] == 1


def test_a_flame_up_holds_posts_until_a_head_decided(repo: str) -> None:
    write_files(repo, {"posts/a.md": draft("ご説明します。", FIELDS + f"incident: {FLAME}\n")})
    status, said = incident(repo, *OPEN_FLAME)
    assert (status, said.splitlines()[-3:]) == (
        0,
        [
            f"対応を決める人: 試野 (shino)。決めたら `sekisho incident step --decided-by id {FLAME}` で記録します。",
            "アカウント「x-main」の投稿は、対応が決まるまで止まります。",
            f"対応したら `sekisho incident step {FLAME}` で記録します。",
        ],
    )
    held = "は炎上の対応中です"
    assert held in run_sekisho("check", *AT, "posts/a.md", cwd=repo).out
    status, said = incident(repo, "step", "--decided-by", "mihon")
    assert (status, said.splitlines()[3], said.splitlines()[-1]) == (
        1,
        "  「mihon」は、このアカウントの所属長として people.yml に登録されていません。",
        f"{FLAME} には記録していません。",
    )
    status, said = incident(repo, "step", "--decided-by", "shino", "--needed", "謝罪、correction")
    assert (status, said.splitlines()[0], said.splitlines()[-2:]) == (
        0,
        f"{FLAME} を書き換えました。",
        ["まだの手順: 所属での検討、謝罪、投稿の訂正", "決めた人: 試野 (shino)"],
    )
    assert held not in run_sekisho("check", *AT, "posts/a.md", cwd=repo).out


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ([], 2, "エラー: open(記録を始める)、step(手順を記録する)、close(終了にする)のどれかを指定してください。\n"),
        (["opne"], 2, "エラー: open(記録を始める)、step(手順を記録する)、close(終了にする)のどれかを指定してください。「open」のことですか。\n"),
        (["step"], 2, "エラー: 対応中の記録はありません。\n"),
        (["close", "incidents/none.yml", "--lang", "en"], 2, "Error: There is no record incidents/none.yml.\n"),
        (["open"], 2, "エラー: 質問に答えられる端末ではありません。--kind で指定してください。\n"),
        (["open", "--kind", "fire"], 2, "エラー: --kind に「fire」は使えません(使えるもの: flame-up、impersonation)。\n"),
        (["open", "--kind", "flame-up", "--account", "x-mian"], 2, "エラー: --account に「x-mian」は使えません(使えるもの: x-main)。「x-main」のことですか。\n"),
        ([*OPEN_FLAME[:-1], "dareka"], 2, "エラー: --by に「dareka」は使えません(使えるもの: reida、mihon、shino)。\n"),
        ([*OPEN_FLAME, "--on", "きのう"], 2, "エラー: 「きのう」は日付として読めません(例: 2026-12-01)。\n"),
        ([*OPEN_FLAME, "--needed", "press"], 2, "エラー: --needed に「press」は使えません(使えるもの: 所属としての説明、投稿の削除、投稿の訂正、謝罪)。\n"),
        ([*OPEN_FLAME, "--needed", "apolgy"], 2, "エラー: --needed に「apolgy」は使えません(使えるもの: 所属としての説明、投稿の削除、投稿の訂正、謝罪)。「apology」のことですか。\n"),
        ([*OPEN_FLAME, "a.yml"], 2, "エラー: 「a.yml」という指定はありません。\n"),
    ],
)  # fmt: skip
def test_what_can_not_be_done(repo: str, arguments: list[str], status: int, said: str) -> None:
    assert incident(repo, *arguments) == (status, said)
    assert not os.path.exists(os.path.join(repo, "incidents"))


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ([*OPEN_FLAME, "--on", "2026-12-02"], "  「opened_on」の日付 2026-12-02 は、今日(2026-12-01) と前後が合いません。"),
        ([*OPEN_FLAME, "--post", "posts/none.md"], "  このアカウントの下書きに「posts/none.md」はありません。"),
        ([*OPEN_FLAME, "--decided-by", "reida"], "  「reida」は、このアカウントの所属長として people.yml に登録されていません。"),
    ],
)  # fmt: skip
def test_a_record_that_the_rules_would_stop_is_not_begun(repo: str, arguments: list[str], line: str) -> None:
    status, said = incident(repo, *arguments)
    assert (status, said.splitlines()[3], said.splitlines()[-1]) == (1, line, "記録を作っていません。")
    assert not os.path.exists(os.path.join(repo, "incidents"))


def test_the_same_incident_is_not_begun_twice(repo: str) -> None:
    assert incident(repo, *OPEN_FLAME)[0] == 0
    assert incident(repo, *OPEN_FLAME) == (2, f"エラー: 「{FLAME}」はすでにあります。\n")
    os.rename(os.path.join(repo, FLAME), os.path.join(repo, "incidents/other.yml"))
    status, said = incident(repo, *OPEN_FLAME)
    assert (status, said.splitlines()[-1]) == (1, "記録を作っていません。")
    assert "と同じ種類・アカウント・日付の記録です。" in said


@pytest.mark.parametrize(
    ("step", "line"),
    [
        ([*NOTICE[:-1], "https://kouiki.example.com/"], "  公表の記録「https://kouiki.example.com/」は、公式ホームページのページではありません。"),
        ([*RECEIPT[:-1], "2026-11-29"], "  「steps.done_on」の日付 2026-11-29 は、opened_on 2026-11-30 と前後が合いません。"),
        ([*RECEIPT[:-1], "2026-12-02"], "  「steps.done_on」の日付 2026-12-02 は、今日(2026-12-01) と前後が合いません。"),
        ([*RECEIPT[:6], "パスワード:Example-2026! で届出"], "  「パ＊＊＊＊:*******-*****」は、パスワードやトークン、鍵と読めます。"),
    ],
)  # fmt: skip
def test_a_step_that_the_rules_would_stop_is_not_recorded(repo: str, step: list[str], line: str) -> None:
    incident(repo, *OPEN_FAKE)
    before = read(repo, FAKE)
    status, said = incident(repo, *step)
    assert (status, said.splitlines()[3], said.splitlines()[-1]) == (1, line, f"{FAKE} には記録していません。")
    assert read(repo, FAKE) == before


def test_without_a_terminal_step_shows_how_it_stands(repo: str) -> None:
    incident(repo, *OPEN_FAKE)
    before = read(repo, FAKE)
    status, said = incident(repo, "step", "--lang", "en")
    assert (status, said.splitlines()[1:4]) == (
        0,
        [
            "  [open] request for deletion",
            "  [open] notice on the official website",
            "  [if needed] material for the press",
        ],
    )
    assert read(repo, FAKE) == before
    assert incident(repo, "step", "--step", "notce") == (
        2,
        "エラー: --step に「notce」は使えません(使えるもの: 報道機関への資料提供、住民への注意喚起、削除の依頼、ホームページでの公表)。「notice」のことですか。\n",
    )
    incident(repo, *OPEN_FLAME)
    assert incident(repo, "step") == (
        2,
        f"エラー: 対応中の記録が複数あります。どれかを指定してください: {FAKE}、{FLAME}\n",
    )
    assert incident(repo, "step", "--kind", "flame-up")[0] == 0


def test_what_was_wrong_before_does_not_stand_in_the_way(repo: str) -> None:
    """A record written by hand with a mistake in it can still grow; closing it wants the mistake mended."""
    write_files(
        repo, {FAKE: "kind: impersonation\naccount: x-main\nopened_on: 2026-11-30\nstatus: open\nopened_by: 例田\n"}
    )
    for step in (RECEIPT, NOTICE):
        assert incident(repo, *step)[0] == 0
    assert incident(repo, "close")[0] == 0
    assert run_sekisho("check", *AT, cwd=repo).status == 1


def test_nobody_decides_where_no_head_is_registered(content_repo: str) -> None:
    status, said = incident(content_repo, *OPEN_FLAME, "--lang", "en")
    assert status == 0
    assert "Nobody in people.yml can decide: register somebody with the role head.\n" in said


def test_broken_registers_stop_it(repo: str) -> None:
    write_files(repo, {"people.yml": "people: [\n"})
    assert incident(repo, *OPEN_FLAME) == (
        2,
        "エラー: 登録簿に誤りがあります。`sekisho check` で場所を確かめ、先に直してください。\n",
    )


def test_it_asks_question_by_question(repo: str) -> None:
    sekisho = [os.path.join(BIN, "sekisho"), "incident"]
    begin = [
        ("何が起きましたか", "2"),
        ("どのアカウントに関わりますか", ""),
        ("気づいたのはいつですか", "きのう"),
        ("気づいたのはいつですか", "2026-11-30"),
        ("気づいた人はだれですか", "reida"),
        ("どこで見られますか", ""),
        ("必要な対応", "注意喚起"),
    ]
    status, seen = talk([*sekisho, "open", *AT], repo, begin)
    assert status == 0, seen
    steps = [
        ("どの手順を行いましたか", "削除の依頼"),
        ("行った人はだれですか", "mihon"),
        ("行ったのはいつですか", ""),
        ("それを示すもの", "受付番号 0000"),
    ]
    status, seen = talk([*sekisho, "step", *AT], repo, steps)
    assert status == 0, seen
    assert read(repo, FAKE) == (
        "# なりすましへの対応の記録です。\n"
        "kind: impersonation\naccount: x-main\nopened_on: 2026-11-30\nopened_by: reida\nstatus: open\n"
        "needed:\n  - 住民への注意喚起\nsteps:\n"
        "  - step: 削除の依頼\n    done_on: 2026-12-01\n    by: mihon\n    evidence: 受付番号 0000\n"
    )


TYPED = "# 注釈\r\nkind: impersonation # 種類\r\naccount: x-main\r\nopened_on: 2026-11-30\r\nsteps: [{step: 公表, by: mihon}]\r\nstatus: open\r\n"


def test_what_was_typed_by_hand_stays(repo: str) -> None:
    write_files(repo, {FAKE: TYPED})
    assert incident(repo, *RECEIPT)[0] == 0
    assert read(repo, FAKE) == TYPED.replace(
        "steps: [{step: 公表, by: mihon}]\r\n",
        "steps:\r\n  - step: 公表\r\n    by: mihon\r\n  - step: 削除の依頼\r\n    done_on: 2026-11-30\r\n    by: mihon\r\n"
        "    evidence: 受付番号 0000\r\n",
    )
    write_files(repo, {FAKE: "{kind: impersonation, account: x-main, opened_on: 2026-11-30, status: open}\n"})
    assert incident(repo, *RECEIPT)[0] == 0
    assert read(repo, FAKE) == (
        "kind: impersonation\naccount: x-main\nstatus: open\nopened_on: 2026-11-30\nsteps:\n"
        "  - step: 削除の依頼\n    done_on: 2026-11-30\n    by: mihon\n    evidence: 受付番号 0000\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\n", "a: 1\ns:\n  - x: y\n"),
        ("a: 1", "a: 1\ns:\n  - x: y\n"),
        ("s:\na: 1\n", "s:\n  - x: y\na: 1\n"),
        ("s: []\na: 1\n", "s:\n  - x: y\na: 1\n"),
        ("s:\n- x: 1\n  z: 2\na: 1\n", "s:\n- x: 1\n  z: 2\n- x: y\na: 1\n"),
        ("s:\n    -   x: 1 # c\n\na: 1\n", "s:\n    -   x: 1 # c\n    -   x: y\n\na: 1\n"),
        ("s:\n  - {x: 1}", "s:\n  - {x: 1}\n  - x: y"),
    ],
)
def test_an_item_more(before: str, after: str) -> None:
    assert with_item(before, "s", {"x": "y", "empty": ""}) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\n", "a: 1\nf: new\n"),
        ("f: old\na: 1\n", "f: new\na: 1\n"),
        ("# c\nf:\n  - old\n  - older\na: 1\n", "# c\nf: new\na: 1\n"),
        ("a: 1\nf: old", "a: 1\nf: new\n"),
    ],
)
def test_another_value(before: str, after: str) -> None:
    assert with_field(before, "f", "new") == after


def test_a_new_form_leaves_out_what_is_empty() -> None:
    fields: dict[str, Any] = {"a": "1: 2", "b": "", "c": ["x", "- y"], "d": [{"e": "f", "g": ""}], "h": []}
    assert form(fields, "注釈") == '# 注釈\na: "1: 2"\nc:\n  - x\n  - "- y"\nd:\n  - e: f\n'
    assert is_spread_out("# c\na: 1\nb: {c: 2}\n")
    assert not is_spread_out("{a: 1}\n")
