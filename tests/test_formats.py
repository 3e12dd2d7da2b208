"""The formats for servers: whole outputs, in both languages; nothing that breaks out of a command; the same every time."""

import json
import os
from typing import Any

import pytest
from conftest import FIELDS, draft, repo_files, run_sekisho, write_files
from format_fixtures import FIELD, HARD, LINK, MARKS, POLICY, SAME, TRIAL

from sekisho.check.finding import Finding
from sekisho.check.run import Outcome
from sekisho.cli.check import FORMATS
from sekisho.cli.commands import COMMANDS
from sekisho.report.as_github import render_github
from sekisho.report.as_gitlab import render_gitlab
from sekisho.report.plain import fingerprints

pytestmark = pytest.mark.usefixtures("compiled")
AT = ("--at", "2026-12-01T09:00")
GITHUB = [
    (
        "ja",
        [MARKS, LINK, FIELD],
        (
            "::error file=posts/地図 1.md,line=7,col=17,endLine=7,endColumn=33,title=短縮 URL::posts/地図 1.md:7:17 [6(1)④] "
            "「bit.ly」は URL 短縮サービスです。行き先が見えず、利用者に不安を与えます。"
            "%0A→ 元の URL をそのまま書いてください。X では、どの URL も 23 字と数えられます。"
            "%0Ahttps://sekisho.example.jp/rules/shortened-url/\n"
            "::error file=posts/地図 1.md,line=5,col=1,endLine=5,endColumn=6,title=ファイルの形式::posts/地図 1.md:5:1 "
            "「acton」という項目はありません。「action」のことですか。%0A→ 項目名を確かめてください。"
            "%0Ahttps://sekisho.example.jp/drafts/format/#unknown-field\n"
            "::warning file=posts/地図 1.md,line=8,endLine=9,title=感嘆符の連続::posts/地図 1.md:8:17 [3(6)] "
            "感嘆符が続いています。%0A→ 一つにするか、外してください。"
            "%0Ahttps://sekisho.example.jp/rules/exclamation-marks/\n"
            "止めました。 下書き 3 件を確かめました。直すところ 2 件、確認するところ 1 件。(例の指針 第 1.0 版 0123456789ab)\n"
        ),
    ),
    (
        "en",
        [HARD],
        (
            "::error file=posts/100%25%2Ca%3Ab.md,line=7,col=17,endLine=7,endColumn=33,title=File format::"
            "posts/100%25,a:b.md:7:17 There is no field 50%25%0A::error::x, y: {0}‹U+001B›[31m‹U+202E›."
            "%0A→ Check the name of the field.%0Ahttps://sekisho.example.jp/en/drafts/format/#unknown-field\n"
            "Blocked. 3 drafts checked: 1 to mend, 0 to look at. (Example Guideline, version 1.0, 0123456789ab)\n"
        ),
    ),
    (
        "en",
        [TRIAL],
        (
            "::warning file=posts/地図 1.md,line=7,col=17,endLine=7,endColumn=33,title=A shortened URL (on trial)::"
            'posts/地図 1.md:7:17 [6(1)④] "bit.ly" is a URL shortener: readers can\'t see where it leads, which makes them '
            "uneasy.%0A→ Write the full address. On X every address counts as 23 characters anyway."
            "%0Ahttps://sekisho.example.jp/en/rules/shortened-url/\n"
            "Passed. 3 drafts checked: 0 to mend, 1 to look at. (Example Guideline, version 1.0, 0123456789ab)\n"
        ),
    ),
    (
        "ja",
        [],
        "通りました。 下書き 3 件を確かめました。直すところ 0 件、確認するところ 0 件。(例の指針 第 1.0 版 0123456789ab)\n",
    ),
]


@pytest.mark.parametrize(("lang", "findings", "expected"), GITHUB, ids=["ja", "escapes", "on trial", "nothing"])
def test_github(lang: str, findings: list[Finding], expected: str) -> None:
    assert render_github(Outcome(findings, 3), POLICY, lang) == expected


@pytest.mark.parametrize(
    ("errors", "warnings", "lang", "notice"),
    [
        (10, 10, "ja", None),
        (0, 10, "en", None),
        (
            12,
            3,
            "ja",
            "::notice::ほか 2 件は行の横に表示されません(GitHub が表示するのは、種類ごとに 10 件までです)。すべての指摘は、このログにあります。",
        ),
        (
            11,
            14,
            "en",
            "::notice::Not shown beside their lines: 5 more, because GitHub shows at most 10 of a kind. All of them are in this log.",
        ),
    ],
)
def test_github_tells_what_it_will_not_show(errors: int, warnings: int, lang: str, notice: str | None) -> None:
    findings = [MARKS] * warnings + [LINK] * errors
    *commands, summary = render_github(Outcome(findings, 1), POLICY, lang).splitlines()
    assert not summary.startswith("::")
    assert [line.partition(" ")[0] for line in commands[: errors + warnings]] == ["::error"] * errors + [
        "::warning"
    ] * warnings
    assert commands[errors + warnings :] == ([notice] if notice else [])


def test_github_tells_that_no_draft_was_checked() -> None:
    lines = render_github(Outcome([FIELD], 0, unusable=True), POLICY, "en").splitlines()
    assert lines[1] == "The configuration or a register is wrong, so no draft was checked. Mend the above first."


def test_gitlab() -> None:
    names = fingerprints([LINK, MARKS])
    assert json.loads(render_gitlab(Outcome([LINK, MARKS], 1), POLICY, "ja")) == [
        {
            "description": "短縮 URL [6(1)④] 「bit.ly」は URL 短縮サービスです。行き先が見えず、利用者に不安を与えます。 "
            "→ 元の URL をそのまま書いてください。X では、どの URL も 23 字と数えられます。",
            "check_name": "shortened-url",
            "fingerprint": names[0],
            "severity": "blocker",
            "location": {"path": "posts/地図 1.md", "lines": {"begin": 7, "end": 7}},
        },
        {
            "description": "感嘆符の連続 [3(6)] 感嘆符が続いています。 → 一つにするか、外してください。",
            "check_name": "exclamation-marks",
            "fingerprint": names[1],
            "severity": "minor",
            "location": {"path": "posts/地図 1.md", "lines": {"begin": 8, "end": 9}},
        },
    ]
    assert json.loads(render_gitlab(Outcome([HARD], 1), POLICY, "en"))[0]["description"] == (
        "File format There is no field 50% ::error::x, y: {0}‹U+001B›[31m‹U+202E›. → Check the name of the field."
    )
    assert render_gitlab(Outcome([], 1), POLICY, "ja") == "[]\n"


def test_fingerprints_stay_while_lines_move() -> None:
    before = fingerprints([SAME["a"], SAME["b"], SAME["a"]])
    moved = [SAME["a"], SAME["a"], SAME["b"]._replace(line=70, end_line=70)]
    assert len(set(before)) == 3
    assert sorted(fingerprints(moved)) == sorted(before)
    assert fingerprints([SAME["a"]._replace(path="posts/\udc83.md")]) != before[:1]


BAD = draft("お知らせです。地図は https://bit.ly/a です。", FIELDS)


@pytest.mark.parametrize(("folder", "path"), [("", "posts/地図 1.md"), ("広報/sns", "広報/sns/posts/地図 1.md")])
def test_files_are_named_from_the_top_of_the_git_repository(tmp_path: Any, folder: str, path: str) -> None:
    root = str(tmp_path)
    os.mkdir(os.path.join(root, ".git"))
    write_files(os.path.join(root, folder), {**repo_files(), "posts/地図 1.md": BAD})
    start = os.path.join(root, folder)
    github = run_sekisho("check", "--format", "github", *AT, cwd=start)
    assert (github.status, github.err) == (1, "")
    assert f"::error file={path},line=6,col=12," in github.out
    gitlab = run_sekisho("check", "--format", "gitlab", *AT, cwd=start)
    assert {each["location"]["path"] for each in json.loads(gitlab.out)} == {path}
    plain = run_sekisho("check", "--format", "json", *AT, cwd=start)
    assert {each["path"] for each in json.loads(plain.out)["findings"]} == {"posts/地図 1.md"}


def test_every_format_there_is_can_be_asked_for_and_says_the_same_each_time(content_repo: str) -> None:
    (choices,) = (option.choices for option in COMMANDS["check"].options if option.name == "format")
    assert choices == tuple(FORMATS)
    write_files(content_repo, {"posts/a.md": BAD, "posts/phone.md": draft("携帯は 090-0000-0001。")})
    for form in choices:
        first, again = (
            run_sekisho("check", "--format", form, *AT, cwd=content_repo, PYTHONHASHSEED=seed) for seed in ("1", "2")
        )
        assert (first.status, first.err, first.out) == (1, "", again.out)
        assert "090-0000-0001" not in first.out
