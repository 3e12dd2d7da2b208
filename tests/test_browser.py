"""The site in a real Chromium: nothing leaves its origin, the switch stays on the page, the catalogue narrows down."""

import pytest
from site_fixtures import Visit, address, chromium, site, visit  # noqa: F401  # fixtures

from sekisho.rulebook import Rulebook

PAGES = [
    "",
    "about/",
    "start/officer/",
    "guideline/",
    "guideline/3/",
    "rules/",
    "rules/shortened-url/",
    "coverage/",
    "notice/",
    "drafts/",
    "drafts/format/",
    "download/",
    "404.html",
]


@pytest.mark.parametrize("lang", ["", "en/"])
def test_a_whole_visit_asks_nobody_else_and_complains_of_nothing(visit: Visit, lang: str) -> None:
    for path in PAGES:
        visit.go(lang + path)
    visit.go(lang)
    visit.page.keyboard.press("/")
    visit.page.get_by_role("searchbox").fill("URL")
    visit.page.wait_for_selector(".sk-search li a")
    assert (visit.elsewhere, visit.complaints) == ([], [])
    assert len(visit.requests) > 20


@pytest.mark.parametrize("path", ["", "guideline/6/", "rules/insult/", "rules/", "drafts/fields/"])
def test_the_language_switch_stays_on_the_page(visit: Visit, path: str) -> None:
    page = visit.go(path)
    page.get_by_role("link", name="English", exact=True).click()
    assert page.url == visit.address + "en/" + path
    page.get_by_role("link", name="日本語", exact=True).click()
    assert page.url == visit.address + path


def test_the_catalogue_narrows_down_and_keeps_the_choice_in_the_address(visit: Visit, book: Rulebook) -> None:
    page = visit.go("rules/")
    shown = page.locator(".sk-rule:visible")
    assert shown.count() == len(book.rules)
    page.get_by_label("条項", exact=True).select_option("6-1-4")
    of_clause = sum(1 for _ in book.rules_of("6-1-4"))
    assert 0 < of_clause < len(book.rules)
    assert (shown.count(), page.url.partition("?")[2]) == (of_clause, "clause=6-1-4")
    assert page.locator(".sk-filter__count").inner_text() == f"{of_clause} 件を表示しています。"
    page.get_by_role("button", name="条件を消す").click()
    page.wait_for_function("() => location.search === ''")
    page.get_by_label("言葉で探す").fill("ｕｒｌ 短縮")
    page.get_by_label("当たったとき").select_option("error")
    assert [text for text in shown.all_inner_texts() if text.startswith("短縮 URL")]
    same = visit.go("rules/?" + page.url.partition("?")[2])
    assert same.get_by_label("当たったとき").input_value() == "error"
    assert same.locator(".sk-rule:visible").count() == page.locator(".sk-rule:visible").count()
    judged = visit.go("en/rules/?enforcement=judgement&audience=moderator")
    expected = sum(
        rule.enforcement == "judgement" and any("moderator" in book.clauses[each].binds for each in rule.clauses)
        for rule in book.rules
    )
    assert judged.locator(".sk-rule:visible").count() == expected


@pytest.mark.parametrize("visit", [320, 768, 1280], indirect=True)
@pytest.mark.parametrize("lang", ["", "en/"])
def test_no_page_has_to_be_scrolled_sideways(visit: Visit, lang: str) -> None:
    for path in PAGES:
        page = visit.go(lang + path, until="load")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_the_checker_can_be_downloaded_from_both_languages(visit: Visit) -> None:
    for path in ("download/", "en/download/"):
        page = visit.go(path)
        with page.expect_download() as started:
            page.locator("a[download]").click()
        assert started.value.suggested_filename == "sekisho.pyz"
