"""The plan as a page: well-formed, asking nobody for anything, safe, readable by everybody, in a real browser too."""

import base64
import hashlib
import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from boards import MEDIA, MORE_ACCOUNTS, PICTURE, approved, board_of, fields
from conftest import ROOT, draft, repo_files, run_sekisho, write_files
from playwright.sync_api import Browser
from site_fixtures import Visit, chromium  # noqa: F401  # a fixture

from sekisho.board import Board
from sekisho.board.as_html import render_html
from sekisho.check.checker import Checker
from sekisho.data import template

HTML = "{http://www.w3.org/1999/xhtml}"
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;\u202e"
PLAN = {
    "accounts.yml": MORE_ACCOUNTS,
    "posts/1.md": approved("済んだお知らせです。", fields("2026-11-30T09:00", more="published: {at: 2026-11-30T09:00}\n")),
    "posts/2.md": approved("お知らせです。", fields("2026-12-06T09:00", more=MEDIA)),
    "posts/3.md": draft("連絡先は 090-0000-0001 です。\n地図は https://bit.ly/a です。", fields("2026-12-07T09:00")),
    "posts/4.md": draft(f"{HOSTILE}\n本文です。", fields("2026-12-08T09:00", more=f"title: '{HOSTILE.replace(chr(39), chr(39) * 2)}'\n")),
    "posts/<b>5.md": "読めません。\n",
    "posts/6.md": approved("炎上中です。", fields("2026-12-31T09:00", "facebook-main")),
    "posts/7.md": draft("The clinic is closed on Sunday.", fields("2027-02-28T09:00")),
    "posts/8.md": approved("昨日のお知らせです。", fields("2026-11-30T10:00")),
    "incidents/a.yml": (
        "kind: flame-up\naccount: facebook-main\nopened_on: 2026-11-28\nstatus: open\n"
        'steps:\n  - {step: "<i>事実を確かめる", done_on: 2026-11-28, by: mihon, evidence: 記録簿}\n  - {step: 途中のこと}\n'
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def board(checker: Checker) -> Board:
    return board_of(checker, PLAN)


@pytest.fixture(scope="module", params=["ja", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def page(board: Board, lang: str) -> str:
    return render_html(board, lang)


@pytest.fixture(scope="module")
def tree(page: str) -> ET.Element:
    """The page, which must also be well-formed as XML."""
    return parse(page)


def parse(page: str) -> ET.Element:
    return ET.fromstring(page)  # noqa: S314  # our own page


def texts(tree: ET.Element, path: str) -> list[str]:
    return ["".join(found.itertext()) for found in tree.iterfind(path.replace("//", "//" + HTML))]


def test_the_page_asks_nobody_for_anything(tree: ET.Element, page: str) -> None:
    assert list(tree.iter(HTML + "script")) == []
    for found in tree.iter():
        attributes = set(found.attrib)
        assert not {
            name for name in attributes if name.startswith("on") or name in ("src", "srcset", "style", "action")
        }
        address = found.get("href", "")
        if found.tag == HTML + "a":
            assert address.startswith(("#", "https://sekisho.example.jp/")) or address in ("index.html", "en.html")
        elif "href" in attributes:
            assert address.startswith("#s-") or address == "data:,"
    assert not re.search(r"url\(|@import|https?:", template("board.css"))
    (policy,) = [found.get("content", "") for found in tree.iter(HTML + "meta") if "http-equiv" in found.attrib]
    digest = base64.b64encode(hashlib.sha256(texts(tree, ".//style")[0].encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert "090" not in page
    assert "0000-0001" not in page


def test_what_was_typed_is_text_and_nothing_else(tree: ET.Element) -> None:
    shown = HOSTILE.replace("\u202e", "‹U+202E›")
    assert texts(tree, ".//p[@class='headline']").count(shown) == 1
    assert "posts/<b>5.md" in texts(tree, ".//code")
    assert list(tree.iter(HTML + "img")) == list(tree.iter(HTML + "b")) == list(tree.iter(HTML + "i")) == []


def test_every_draft_is_in_the_list_and_every_one_with_a_moment_in_the_calendar(tree: ET.Element, board: Board) -> None:
    entries = [found for found in tree.iter(HTML + "li") if found.get("class", "").startswith("entry ")]
    chips = [found for found in tree.iter(HTML + "a") if found.get("class", "").startswith("chip ")]
    assert len(entries) == len(board.entries) == 8
    assert {found.get("href", "")[1:] for found in chips} < {found.get("id", "") for found in entries}
    assert len(chips) == 7
    assert [found.get("id") for found in tree.iter(HTML + "h3") if found.get("id", "").startswith("m-")] == [
        "m-2026-12",
        "m-2027-02",
        "m-2026-11",
    ]
    days = [found for found in tree.iter(HTML + "li") if found.get("class", "").split(" ")[0] == "day"]
    assert len(days) == 31 + 28 + 30


@pytest.mark.parametrize(("lang", "before", "after"), [("ja", 2 + 1 + 0, 2 + 6 + 5), ("en", 1 + 0 + 6, 3 + 0 + 6)])
def test_weeks_begin_as_on_the_wall(board: Board, lang: str, before: int, after: int) -> None:
    """December 2026 begins on a Tuesday, February 2027 on a Monday, November 2026 on a Sunday."""
    assert render_html(board, lang).count('<li class="filler"') == before + after


def test_landmarks_headings_and_tables(tree: ET.Element, lang: str) -> None:
    assert tree.get("lang") == lang
    for name in ("header", "nav", "main", "footer", "h1"):
        assert len(list(tree.iter(HTML + name))) == 1, name
    ids = [found.get("id") for found in tree.iter() if found.get("id")]
    assert len(ids) == len(set(ids))
    named = {found.get("aria-labelledby") for found in tree.iter()} - {None}
    linked = {found.get("href", "")[1:] for found in tree.iter() if found.get("href", "").startswith("#")}
    assert named | linked <= {*ids}
    levels = [int(found.tag[-1]) for found in tree.iter() if re.fullmatch(re.escape(HTML) + "h[1-6]", found.tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for table in tree.iter(HTML + "table"):
        assert all(head.get("scope") in ("col", "row") for head in table.iter(HTML + "th"))
        assert list(table.iter(HTML + "th"))
    (other,) = [found for found in tree.iter(HTML + "a") if found.get("hreflang")]
    assert (other.get("href"), other.get("lang")) == (("en.html", "en") if lang == "ja" else ("index.html", "ja"))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "ja",
            [
                "2026年12月1日(火) 09:00 の時点(時刻はすべて UTC+09:00)",
                "予定の時刻を過ぎ、公開の記録がないもの: 1 件",
                "10:00  承認済み x-main 公開の記録なし",
                "✓ 済み <i>事実を確かめる 2026年11月28日(土) 見本",
                "□ 未了 途中のこと 日・人・根拠のどれかが未記入",
                "(個人情報などの指摘があるため省略)",
                "止めます 短縮 URL 6(1)④ 7 行目",
                "広域関係3組合 SNS ガイドライン 第 1.0 版",
            ],
        ),
        (
            "en",
            [
                "as of Tue 1 December 2026 09:00 (all times are UTC+09:00)",
                "Past their time, with no record of publication: 1",
                "✓ Done <i>事実を確かめる Sat 28 November 2026, 見本",
                "(not shown: personal or secret)",
                "blocked A shortened URL 6(1)④ line 7",
                "Three Associations Social Media Guideline, version 1.0",
            ],
        ),
    ],
)
def test_what_the_page_says(board: Board, checker: Checker, lang: str, said: list[str]) -> None:
    text = "".join(parse(render_html(board, lang)).itertext())
    for each in (*said, checker.policy["digest"]):
        assert each in text


def test_texts_in_the_other_language_say_so(board: Board) -> None:
    japanese, english = render_html(board, "ja"), render_html(board, "en")
    assert '<p class="headline" lang="en">The clinic is closed on Sunday.</p>' in japanese
    assert '<p class="headline">お知らせです。</p>' in japanese
    assert '<p class="headline" lang="ja">お知らせです。</p>' in english
    assert '<p class="headline">The clinic is closed on Sunday.</p>' in english


def colours(css: str) -> tuple[dict[str, str], dict[str, str]]:
    """The colours by name, light and dark."""
    light, dark, *_ = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in css.split(":root {")[1:])
    return light, dark


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1])
def test_contrast_is_enough_for_small_text(scheme: int) -> None:
    found = colours(template("board.css"))[scheme]
    pairs = [
        (name, ground)
        for ground in ("back", "paper")
        for name in ("ai", "matsuba", "shu", "yamabuki", "sumi", "faint", "link")
    ]
    for name, ground in [*pairs, ("on-band", "band")]:
        light, dark = sorted((luminance(found[name]), luminance(found[ground])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (name, ground)


def test_the_colours_are_those_of_the_site() -> None:
    css = Path(ROOT, "docs", "assets", "sekisho.css").read_text(encoding="utf-8")
    site = {name: pair for name, *pair in re.findall(r"--sk-(\w+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", css)}
    light, dark = colours(template("board.css"))
    names = ("ai", "matsuba", "shu", "yamabuki", "sumi", "paper", "line", "faint")
    assert {name: [light[name], dark[name]] for name in names} == {name: site[name] for name in names}


@pytest.fixture(scope="module")
def written(compiled: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The pages as the command writes them."""
    folder = tmp_path_factory.mktemp("board")
    write_files(str(folder), repo_files({**PICTURE, **PLAN}))
    done = run_sekisho("report", "--out", "out", "--at", "2026-12-01T09:00", cwd=str(folder))
    assert (done.status, done.err) == (0, "")
    assert done.out == "out/index.html を作りました。\nout/en.html を作りました。\n"
    return str(folder / "out")


@pytest.mark.parametrize(("width", "days"), [(320, 5), (768, 5), (1280, 31 + 28)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_a_browser_nothing_is_asked_for_and_nothing_has_to_be_scrolled_sideways(
    chromium: Browser,
    written: str,
    width: int,
    days: int,
    scheme: Literal["light", "dark"],
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    visit = Visit(context.new_page(), f"file://{written}/")
    for name in ("index.html", "en.html"):
        page = visit.go(name)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert (page.locator(".chip:visible").count(), page.locator(".day:visible").count()) == (5, days)
        assert page.evaluate("getComputedStyle(document.querySelector('header')).color") == "rgb(255, 255, 255)"
    page.get_by_role("link", name="日本語").click()
    assert page.url.endswith("/index.html")
    page.locator(".chip").first.click()
    assert page.locator(".entry:target").count() == 1
    assert (visit.elsewhere, visit.complaints) == ([], [])
    context.close()


def test_on_paper_everything_is_unfolded(chromium: Browser, written: str) -> None:
    context = chromium.new_context(viewport={"width": 794, "height": 1123})
    page = context.new_page()
    page.goto(f"file://{written}/index.html")
    assert (page.locator(".entry:visible").count(), page.locator(".chip:visible").count()) == (7, 5)
    page.emulate_media(media="print")
    assert (page.locator(".entry:visible").count(), page.locator(".chip:visible").count()) == (8, 7)
    assert page.locator(".contents").is_hidden()
    assert page.locator(".week:visible").count() == 3
    context.close()
