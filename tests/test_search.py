"""The search: every title of a rule and of a clause, typed as it stands, finds its own page first."""

import pytest
from playwright.sync_api import Browser, expect
from site_fixtures import Visit, address, chromium, site, visit  # noqa: F401  # fixtures

from sekisho.rulebook import Rulebook

FIRST = "(queries) => queries.map((query) => window.sekishoSearch.find(query)[0]?.url)"


def opened(visit: Visit, lang: str) -> None:
    visit.go("en/" * (lang == "en"))
    visit.page.keyboard.press("/")
    visit.page.get_by_role("searchbox").wait_for()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_title_finds_its_page_first(visit: Visit, book: Rulebook, lang: str) -> None:
    opened(visit, lang)
    wanted: dict[str, set[str]] = {}  # two things of one title are found by it both, one of them first
    for rule in book.rules:
        wanted.setdefault(rule.title.in_(lang), set()).add(f"rules/{rule.id}/")
    for chapter in book.chapters:
        for clause in chapter.clauses:
            page = f"guideline/{chapter.id}/#c{clause.id}"
            wanted.setdefault(clause.title.in_(lang), set()).add(page)
            wanted.setdefault(clause.cite, set()).add(page)
            wanted.setdefault(f"{clause.cite} {clause.title.in_(lang)}", set()).add(page)
    found = dict(zip(wanted, visit.page.evaluate(FIRST, list(wanted)), strict=True))
    assert {query: url for query, url in found.items() if url not in wanted[query]} == {}


@pytest.mark.parametrize(
    ("lang", "query", "first"),
    [
        ("ja", "短縮URL", "rules/shortened-url/"),
        ("ja", "ｔａｎｓｈｕｋｕ", None),
        ("ja", "6(1)4", "guideline/6/#c6-1-4"),
        ("en", "SHORTENED url", "rules/shortened-url/"),
        ("en", "zzzz", None),
        ("en", "   ", None),
    ],
)
def test_what_is_typed_otherwise(visit: Visit, lang: str, query: str, first: str | None) -> None:
    opened(visit, lang)
    assert visit.page.evaluate(FIRST, [query]) == [first]


def test_it_is_used_by_keyboard_alone(visit: Visit) -> None:
    opened(visit, "ja")
    page = visit.page
    page.keyboard.type("短縮 URL")
    page.locator(".sk-search li a").first.wait_for()
    assert page.get_by_role("status").inner_text().endswith("件見つかりました。")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == "短縮 URL"
    page.keyboard.press("Enter")
    page.wait_for_url("**/rules/shortened-url/")
    page.keyboard.press("Control+k")
    page.get_by_role("searchbox").wait_for()
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("document.activeElement.id") in ("", "sk-search-open")


@pytest.mark.parametrize(("home", "query", "page"), [
    ("index.html", "短縮 URL", "rules/shortened-url/index.html"),
    ("en/index.html", "6(1)④", "en/guideline/6/index.html#c6-1-4"),
])  # fmt: skip
def test_from_a_file_it_finds_and_links_lead_to_pages(
    chromium: Browser, site: str, home: str, query: str, page: str
) -> None:
    context = chromium.new_context()
    visit = Visit(context.new_page(), f"file://{site}/")
    shown = visit.go(home)
    shown.keyboard.press("/")
    shown.get_by_role("searchbox").fill(query)
    shown.locator(".sk-search li a").first.wait_for()
    shown.keyboard.press("Enter")
    shown.wait_for_url(visit.address + page)
    shown.locator("main a[href$='/']").first.click()
    shown.wait_for_url("**/index.html*")
    expect(shown.locator("h1")).to_be_visible()
    assert [url for url in visit.requests if not url.startswith("file:")] == []
    assert visit.complaints == []
    context.close()


def test_what_is_typed_is_never_markup(visit: Visit) -> None:
    opened(visit, "ja")
    visit.page.get_by_role("searchbox").fill('<img src=x onerror="window.hit=1"> 炎上')
    visit.page.wait_for_timeout(100)
    assert visit.page.evaluate("window.hit") is None
    assert visit.page.locator(".sk-search img").count() == 0
