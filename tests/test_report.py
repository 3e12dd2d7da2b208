"""Reports: whole texts, in both languages, with marks under their words and nothing that steers a terminal."""

import json

import pytest
from conftest import FIELDS, Check, draft

from sekisho.check.checker import Checker
from sekisho.report.as_json import render_json
from sekisho.report.as_text import render_text
from sekisho.report.blocks import visible
from sekisho.report.style import COLOUR, Style

BAD = {
    "posts/地図 1.md": draft(
        "👨\u200d👩\u200d👧が゙がです: 地図は https://bit.ly/a です。\n携帯は 090-0000-0001。", FIELDS + "acton: post\n"
    )
}

JAPANESE = """\
posts/地図 1.md:3:15  止めます  上司の確認がない  [3(5)]
    3 | scheduled_at: 2026-12-10T09:00
      |               ^^^^^^^^^^^^^^^^
  承認の記録がありません。
  → 作成者以外の承認者に内容を見てもらい、`sekisho approve` で承認を受けてください。
  https://sekisho.example.jp/rules/approval-missing/

posts/地図 1.md:5:1  止めます  ファイルの形式
    5 | acton: post
      | ^^^^^
  「acton」という項目はありません。「action」のことですか。
  → 項目名を確かめてください。
  https://sekisho.example.jp/drafts/format/#unknown-field

posts/地図 1.md:7:17  止めます  短縮 URL  [6(1)④]
    7 | 👨\u200d👩\u200d👧が゙がです: 地図は https://bit.ly/a です。
      |                    ^^^^^^^^^^^^^^^^
  「bit.ly」は URL 短縮サービスです。行き先が見えず、利用者に不安を与えます。
  → 元の URL をそのまま書いてください。X では、どの URL も 23 字と数えられます。
  https://sekisho.example.jp/rules/shortened-url/

posts/地図 1.md:8:5  止めます  個人の電話番号  [3(2)、3(8)]
    8 | 携帯は 0**-****-****。
      |        ^^^^^^^^^^^^^
  「0**-****-****」は、個人の電話番号と読めます。
  → 番号を消し、窓口の番号に替えてください。窓口の番号なら、sekisho.yml の contacts に加えてください。
  https://sekisho.example.jp/rules/personal-phone-number/

止めました。 下書き 1 件を確かめました。直すところ 4 件、確認するところ 0 件。(広域関係3組合 SNS ガイドライン 第 1.0 版 {digest})
"""

ENGLISH = """\
posts/地図 1.md:3:15  blocked  Nobody has confirmed it  [3(5)]
    3 | scheduled_at: 2026-12-10T09:00
      |               ^^^^^^^^^^^^^^^^
  There is no approval on record.
  → Have an approver other than the author look at it and approve it with `sekisho approve`.
  https://site.example.jp/en/rules/approval-missing/

posts/地図 1.md:5:1  blocked  File format
    5 | acton: post
      | ^^^^^
  There is no field acton. Did you mean action?
  → Check the name of the field.
  https://site.example.jp/en/drafts/format/#unknown-field
"""


def test_the_report_in_japanese(run_check: Check, checker: Checker) -> None:
    told = render_text(run_check(BAD), checker.policy, "ja", style=Style())
    assert told == JAPANESE.replace("{digest}", checker.policy["digest"][:12])


def test_the_report_in_english_with_the_site_of_the_repo(run_check: Check, checker: Checker) -> None:
    told = render_text(run_check(BAD), checker.policy, "en", "https://site.example.jp", style=Style())
    assert told.startswith(ENGLISH)
    assert told.splitlines()[-1] == (
        "Blocked. 1 draft checked: 4 to mend, 0 to look at. "
        f"(Three Associations Social Media Guideline, version 1.0, {checker.policy['digest'][:12]})"
    )


@pytest.mark.parametrize(
    ("files", "lang", "line"),
    [
        ({}, "ja", "通りました。 確かめる下書きはありませんでした。"),
        ({}, "en", "Passed. There was no draft to check."),
        (
            {"posts/a.md": draft("お知らせです。"), "posts/b.md": "---\n---\n"},
            "en",
            "Blocked. 2 drafts checked: 2 to mend, 0 to look at.",
        ),
    ],
)
def test_the_summary(run_check: Check, checker: Checker, files: dict[str, str], lang: str, line: str) -> None:
    assert render_text(run_check(files), checker.policy, lang, style=Style()).splitlines()[-1].startswith(line)


def test_colour_changes_nothing_but_colour(run_check: Check, checker: Checker) -> None:
    import re

    coloured = render_text(run_check(BAD), checker.policy, "ja", style=COLOUR)
    assert "\033[" in coloured
    assert re.sub("\033\\[[0-9;]*m", "", coloured) == render_text(run_check(BAD), checker.policy, "ja", style=Style())


def test_json_is_what_the_contract_says(run_check: Check, checker: Checker) -> None:
    told = json.loads(render_json(run_check(BAD), checker.policy, "en"))
    assert told["policy"] == {"version": "1.0", "digest": checker.policy["digest"]}
    assert told["checked"] == 1
    assert told["findings"][2] == {
        "path": "posts/地図 1.md",
        "line": 7,
        "column": 17,
        "end_line": 7,
        "end_column": 33,
        "rule": "shortened-url",
        "clauses": ["6-1-4"],
        "severity": "error",
        "found": "https://bit.ly/a",
        "message": '"bit.ly" is a URL shortener: readers can\'t see where it leads, which makes them uneasy.',
        "remedy": "Write the full address. On X every address counts as 23 characters anyway.",
        "url": "https://sekisho.example.jp/en/rules/shortened-url/",
    }
    assert "0000-0001" not in json.dumps(told)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("日本語 text 👨\u200d👩\u200d👧 ⚠\ufe0f", "日本語 text 👨\u200d👩\u200d👧 ⚠\ufe0f"),
        ("a\tb\nc", "a    b c"),
        ("\033[31mred", "‹U+001B›[31mred"),
        ("bi\u200bt.ly", "bi‹U+200B›t.ly"),
        ("\u202eabc", "‹U+202E›abc"),
        ("\x9b31m", "‹U+009B›31m"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_wide_line_is_cut_so_that_the_mark_stays_under_its_words(run_check: Check, checker: Checker) -> None:
    outcome = run_check({"posts/x.md": draft("長い文です、" * 40 + "バカ" + "ですね、" * 40)})
    lines = render_text(outcome, checker.policy, "ja", style=Style()).splitlines()
    from sekisho.text.width import columns

    at = next(number for number, line in enumerate(lines) if "人をののしる" in line)
    assert columns(lines[at + 1]) < 110
    assert columns(lines[at + 1].partition("バカ")[0]) == lines[at + 2].index("^")
    assert lines[at + 2].count("^") == 4
