"""The page that checks drafts in other places: from a file, in English, small, on paper, where something is forbidden."""

import json
import re
from pathlib import Path

import pytest
from check_page import FOUND, hosted, marked, served, status, type_in  # noqa: F401  # hosted is a fixture
from conftest import ROOT
from playwright.sync_api import Browser, expect
from site_fixtures import Visit, chromium, site  # noqa: F401  # fixtures


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 768)])
def test_in_english_small_dark_and_on_paper(chromium: Browser, hosted: str, scheme: str, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    visit = Visit(context.new_page(), hosted)
    page = visit.go("en/check/", until="load")
    type_in(page, FOUND + " a" * 200)
    assert status(page).startswith("Findings: ")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("#skc-found a").first.get_attribute("href") == "../../en/rules/text-too-long/"
    assert page.evaluate("fetch(document.querySelector('#skc-found a').href).then((answer) => answer.status)") == 200
    page.emulate_media(media="print")
    assert page.locator(".skc-buttons").is_hidden()
    assert page.evaluate("getComputedStyle(document.getElementById('skc-marks')).position") == "static"
    assert (visit.elsewhere, visit.complaints) == ([], [])
    context.close()


def test_from_a_file(chromium: Browser, site: str) -> None:
    context = chromium.new_context()
    visit = Visit(context.new_page(), f"file://{site}/")
    page = visit.go("check/index.html", until="load")
    type_in(page, FOUND)
    assert marked(page) == ["https://bit.ly/abc", "090-0000-0001"]
    href = page.locator("#skc-found a").first.get_attribute("href") or ""
    assert href == "../rules/shortened-url/index.html"
    assert [url for url in visit.requests if not url.startswith(("file:", "blob:"))] == []
    context.close()


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        ("default-src 'self'", "準備"),
        ("script-src 'self' 'unsafe-inline'", "準備"),
    ],
)
def test_where_a_server_forbids_webassembly_the_page_says_so(
    chromium: Browser,
    site: str,
    policy: str,
    said: str,
) -> None:
    with served(site, {"*": {"Content-Security-Policy": policy}}) as where:
        context = chromium.new_context(locale="ja-JP")
        page = context.new_page()
        page.clock.install()
        page.goto(where + "check/", wait_until="load")
        page.locator("#skc-text").fill("確かめます。")
        page.clock.run_for(1000)
        page.wait_for_timeout(4000)
        page.clock.run_for(31_000)
        expect(page.locator("#skc-status")).to_contain_text(re.compile(f"^{said}(が終わりません|ができませんでした)"))
        expect(page.locator("#skc-stop")).to_be_hidden()
        context.close()


@pytest.mark.parametrize("missing", ["WebAssembly", "Worker", "ReadableStream"])
def test_where_the_browser_can_not_the_page_says_so(chromium: Browser, hosted: str, missing: str) -> None:
    context = chromium.new_context(locale="ja-JP")
    context.add_init_script(f"delete window.{missing}; window.{missing} = undefined;")
    page = context.new_page()
    page.goto(hosted + "check/", wait_until="load")
    page.locator("#skc-text").fill("確かめます。")
    expect(page.locator("#skc-status")).to_contain_text("このブラウザーでは確かめられません")
    context.close()


@pytest.mark.parametrize(
    ("path", "said"), [("check/", "python3 sekisho.pyz check"), ("en/check/", "python3 sekisho.pyz check")]
)
def test_without_scripts_the_page_says_what_to_do(chromium: Browser, hosted: str, path: str, said: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(hosted + path)
    assert page.locator("#skc").is_hidden()
    expect(page.locator("#skc-plain")).to_be_visible()
    expect(page.locator("#skc-plain")).to_contain_text(said)
    context.close()


def test_nothing_is_loaded_before_it_is_needed(chromium: Browser, hosted: str) -> None:
    context = chromium.new_context()
    visit = Visit(context.new_page(), hosted)
    visit.go("check/")
    assert [url for url in visit.requests if "/engine/" in url or url.endswith(".pyz")] == []
    context.close()


def test_both_languages_have_the_same_form_and_words() -> None:
    texts = [Path(ROOT, "docs", lang, "check.md").read_text(encoding="utf-8") for lang in ("ja", "en")]
    # What it shares with the page for writing is filled in when the site is built; its texts are in both languages there.
    texts = [text.replace("{{ engine_words() }},", "") for text in texts]
    words = [json.loads(re.findall(r'id="skc-words">(.*?)</script>', text, re.DOTALL)[0]) for text in texts]
    assert list(words[0]) == list(words[1])
    for name in words[0]:
        assert sorted(re.findall(r"\{\w+\}", words[0][name])) == sorted(re.findall(r"\{\w+\}", words[1][name])), name
    ids = [re.findall(r'(?:id|for|name|value)="([^"]*)"', text) for text in texts]
    assert ids[0] == ids[1]
    scripts = "".join(
        path.read_text(encoding="utf-8") for path in sorted(Path(ROOT, "docs", "assets", "check").glob("*.js"))
    )
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|localStorage|sessionStorage|indexedDB", scripts
    )
