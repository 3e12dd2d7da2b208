"""`sekisho sheet`: what it writes and refuses, alone as sekisho.pyz too, and how the file prints in a real Chromium."""

import os
import re
import sys
from pathlib import Path

import pytest
from conftest import FIELDS, ROOT, draft, run_program, run_sekisho, write_files
from playwright.sync_api import Browser
from site_fixtures import chromium  # noqa: F401  # a fixture

from sekisho.compile.examples import _photo

pytestmark = pytest.mark.usefixtures("compiled")
EXAMPLE = os.path.join(ROOT, "example")
AT = ("--at", "2026-12-01T09:00")
POST = "posts/a.md"
MARK = "<!doctype html>\n<!-- sekisho sheet -->\n"


@pytest.fixture
def repo(content_repo: str) -> str:
    """A content repo with one draft."""
    write_files(content_repo, {POST: draft("お知らせです。")})
    return content_repo


@pytest.mark.parametrize(
    ("arguments", "files", "told"),
    [
        ([], {}, "下書きのファイルを指定してください。"),
        (["posts"], {}, "一度に作れるのは、下書き一件の用紙です(posts)。"),
        ([POST, POST], {}, "一度に作れるのは、下書き一件の用紙です(posts/a.md posts/a.md)。"),
        (["posts/b.md"], {}, "「posts/b.md」は下書きとして読めません。`sekisho check posts/b.md` で場所を確かめてください。"),
        (["posts/b.md"], {"posts/b.md": "本文だけ\n"}, "「posts/b.md」は下書きとして読めません。`sekisho check posts/b.md` で場所を確かめてください。"),
        (["sekisho.yml"], {}, "「sekisho.yml」は下書きとして読めません。`sekisho check sekisho.yml` で場所を確かめてください。"),
        ([POST], {"people.yml": "people: 一人\n"}, "登録簿に誤りがあります。`sekisho check` で場所を確かめ、先に直してください。"),
        ([POST, "--at", "明日"], {}, "「明日」は日時として読めません(例: 2026-12-01T09:00)。"),
        ([POST, "--out", "sekisho.yml"], {}, "「sekisho.yml」はすでにあります。"),
        ([POST, "--out", POST], {}, "「posts/a.md」はすでにあります。"),
        ([POST, "--out", "none/a.html"], {}, "「none/a.html」に書き込めません(No such file or directory)。"),
    ],
)  # fmt: skip
def test_what_can_not_be_done_is_told(repo: str, arguments: list[str], files: dict[str, str], told: str) -> None:
    write_files(repo, files)
    before = sorted(os.listdir(repo))
    done = run_sekisho("sheet", *arguments, cwd=repo)
    assert (done.status, done.out, done.err) == (2, "", f"エラー: {told}\n")
    assert sorted(os.listdir(repo)) == before


@pytest.mark.parametrize(
    ("folder", "post", "name"),
    [(".", POST, "a.html"), ("posts", "a.md", "a.html"), ("papers", "../posts/a.md", "papers/a.html")],
)
def test_a_sheet_lies_where_no_check_looks(repo: str, folder: str, post: str, name: str) -> None:
    os.makedirs(os.path.join(repo, "papers"))
    done = run_sekisho("sheet", post, *AT, cwd=os.path.join(repo, folder))
    assert (done.status, done.err) == (0, "")
    assert done.out.endswith("(直すところ 0 件、確認するところ 0 件)\n")
    assert Path(repo, name).read_text(encoding="utf-8").startswith(MARK)
    assert os.listdir(os.path.join(repo, "posts")) == ["a.md"]


def test_a_sheet_is_made_anew_over_the_old_one(repo: str) -> None:
    assert run_sekisho("sheet", POST, *AT, cwd=repo).status == 0
    write_files(repo, {POST: draft("https://bit.ly/EXAMPLE1 をご覧ください。")})
    done = run_sekisho("sheet", POST, *AT, "--lang", "en", cwd=repo)
    assert (done.status, done.err) == (0, "")
    assert done.out == "Made a.html. Open it in a browser to print it on A4. (1 to mend, 0 to look at)\n"
    assert "bit.ly" in Path(repo, "a.html").read_text(encoding="utf-8")


def test_the_program_alone_makes_the_same_sheet(pyz: str, tmp_path: Path) -> None:
    post = "posts/2026/12/06-facebook-year-end.md"
    installed = run_sekisho("sheet", post, *AT, "--out", "-", cwd=EXAMPLE)
    assert installed.out.startswith(MARK)
    alone = run_program(
        sys.executable, "-I", "-S", pyz, "sheet", post, *AT, "--out", "-", cwd=EXAMPLE, HOME=str(tmp_path)
    )
    assert (alone.status, alone.err) == (0, "")
    assert alone.out == installed.out


def _open(browser: Browser, path: str, width: int = 1000) -> tuple[list[str], bytes, dict[str, object]]:
    """What a sheet asks for and complains of, its PDF, and what it measures."""
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="ja-JP")
    page = context.new_page()
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url.partition(",")[0]))
    page.on("console", lambda message: seen.append(message.text))
    page.on("dialog", lambda dialog: seen.append(dialog.message))
    page_url = Path(path).as_uri()
    page.goto(page_url)
    measured = page.evaluate(
        "() => ({wide: document.documentElement.scrollWidth - innerWidth, ink: getComputedStyle(document.body).color,"
        " hidden: [...document.querySelectorAll('p, td, li, h1, h2')].filter(e => !e.getClientRects().length).length,"
        " pictures: [...document.images].map(i => i.naturalWidth)})"
    )
    pdf = page.pdf(prefer_css_page_size=True)
    context.close()
    return [each for each in seen if each not in (page_url, "data:image/png;base64")], pdf, measured


def _pages(pdf: bytes) -> tuple[int, set[tuple[int, ...]]]:
    """How many pages a PDF has, and their sizes in points."""
    sizes = {tuple(round(float(each)) for each in box.split()) for box in re.findall(rb"/MediaBox \[([^\]]*)\]", pdf)}
    return len(re.findall(rb"/Type\s*/Page\b", pdf)), sizes


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("post", ["05-x-autumn-fire", "08-line-clinic", "12-x-share-university", "20-x-short-link"])
def test_an_ordinary_post_prints_on_two_pages_of_a4(chromium: Browser, tmp_path: Path, post: str, lang: str) -> None:
    out = str(tmp_path / "sheet.html")
    run_sekisho("sheet", f"posts/2026/12/{post}.md", *AT, "--lang", lang, "--out", out, cwd=EXAMPLE)
    seen, pdf, measured = _open(chromium, out)
    assert seen == []
    assert _pages(pdf) == (2, {(0, 0, 595, 842)})
    assert measured == {"wide": 0, "ink": "rgb(26, 26, 26)", "hidden": 0, "pictures": []}


def test_it_is_readable_on_a_telephone_with_its_pictures(chromium: Browser, tmp_path: Path) -> None:
    out = str(tmp_path / "sheet.html")
    run_sekisho("sheet", "posts/2026/12/06-facebook-year-end.md", *AT, "--out", out, cwd=EXAMPLE)
    seen, _, measured = _open(chromium, out, width=360)
    assert seen == []
    assert (measured["wide"], measured["pictures"]) == (0, [320])


def test_a_hostile_draft_does_nothing_in_a_browser(chromium: Browser, repo: str, tmp_path: Path) -> None:
    attack = "</style></title></textarea><script>alert(1)</script><img src=x onerror=alert(2)><base href=//example.com>"
    steps = "approval: {steps: [{role: approver}, {any_of: [mihon]}, {all_of: [mihon, reida]}, {role: head}]}\n"
    settings = Path(repo, "sekisho.yml").read_text(encoding="utf-8") + steps
    item = f"  - {{file: 'media/a\"><script>.png', alt: '{attack}', rights: own, people: none}}\n"
    fields = f"{FIELDS}title: '{attack}'\nmedia:\n" + item * 8
    write_files(
        repo,
        {
            "posts/<script>alert(3)<script>.md": draft((attack + "\n") * 40, fields),
            'media/a"><script>.png': _photo(position=True),
            "sekisho.yml": settings,
        },
    )
    out = str(tmp_path / "sheet.html")
    done = run_sekisho("sheet", "posts/<script>alert(3)<script>.md", *AT, "--out", out, cwd=repo)
    assert (done.status, done.err) == (0, "")
    seen, pdf, measured = _open(chromium, out, width=360)
    assert (seen, measured["wide"], measured["pictures"]) == ([], 0, [1] * 8)
    assert _pages(pdf)[0] > 4
