"""Reading in every way people read: by keyboard, with large text, in forced colours, without scripts, on paper."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from site_fixtures import Visit, address, chromium, site, visit  # noqa: F401  # fixtures

from sekisho.rulebook import Rulebook

Opened = Callable[..., Page]
# Where the focus is, whether it can be seen and whether anything shows it.
FOCUS = """
() => {
  const here = document.activeElement;
  const box = here.getBoundingClientRect();
  const style = getComputedStyle(here);
  const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0;
  return { name: here.textContent.trim() || here.id || here.tagName, seen, shown: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2, end: here === document.body };
}
"""
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"
# Elements that cut off their own text.
CUT = """
() => [...document.querySelectorAll("header *, nav *, main *")]
  .filter((each) => ["hidden", "clip"].includes(getComputedStyle(each).overflowX) && each.scrollWidth > each.clientWidth + 1 && !each.closest(".sk-hidden, svg, #sk-search-open span"))
  .map((each) => each.outerHTML.slice(0, 100))
"""

# Where people fill in, tick and answer.
BY_HAND = ["write/", "en/write/", "drills/", "en/drills/", "drills/trainer/", "en/drills/trainer/", "checklists/posting/", "en/checklists/flame-up/"]  # fmt: skip
# Controls whose edge is not drawn; colours alone are gone where colours are forced.
EDGELESS = """
() => [...document.querySelectorAll("main :is(button, select, textarea, input:not([type=checkbox], [type=radio], [type=file]))")]
  .filter((each) => each.checkVisibility() && [each, each.parentElement].every((one) => ["none", "hidden"].includes(getComputedStyle(one).borderBottomStyle)))
  .map((each) => each.outerHTML.slice(0, 100))
"""


@pytest.fixture
def opened(chromium: Browser, address: str) -> Iterator[Opened]:
    """Opens a page in a browser of these settings."""
    contexts = []

    def run(path: str, **settings: Any) -> Page:
        contexts.append(chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **settings}))
        page = contexts[-1].new_page()
        page.goto(address + path)
        return page

    yield run
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["", "rules/insult/", "checklists/posting/", "en/flows/flame-up/"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(opened: Opened, path: str, width: int) -> None:
    page = opened(path, viewport={"width": width, "height": 700}, reduced_motion="reduce")
    visible = page.evaluate(
        "[...document.querySelectorAll('a[href], button, input, select, summary')].filter((each) => each.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })).length"
    )
    passed: list[str] = []
    for _ in range(visible + 5):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["end"]:
            break
        assert (focus["seen"], focus["shown"]) == (True, True), focus
        passed.append(focus["name"])
    assert passed[0] in ("本文へ移る", "Skip to the text")
    assert len(passed) >= visible


def test_the_way_to_the_text_skips_the_menu(opened: Opened) -> None:
    page = opened("rules/insult/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.sk-main') !== null")


@pytest.mark.parametrize(
    "path", ["", "rules/", "guideline/3/", "coverage/", "flows/comments/", "check/", "en/", *BY_HAND]
)
def test_text_of_double_size_loses_nothing(opened: Opened, path: str) -> None:
    page = opened(path)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert (page.evaluate(SIDEWAYS), page.evaluate(CUT)) == (False, [])
    page.set_viewport_size({"width": 640, "height": 900})
    assert (page.evaluate(SIDEWAYS), page.evaluate(CUT)) == (False, [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_everything_to_be_seen(opened: Opened, scheme: str) -> None:
    page = opened("flows/comments/", forced_colors="active", color_scheme=scheme)
    ink, ground = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert ink != ground
    assert set(page.eval_on_selector_all(".sk-flow__picture text", "(all) => all.map((each) => getComputedStyle(each).fill)")) == {ink}  # fmt: skip
    assert set(page.eval_on_selector_all(".sk-flow__box", "(all) => all.map((each) => getComputedStyle(each).stroke)")) == {ink}  # fmt: skip
    page.goto(page.url.replace("flows/comments/", "rules/insult/"))
    assert page.evaluate("getComputedStyle(document.querySelector('.sk-example')).borderTopStyle") == "solid"
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["shown"]


@pytest.mark.parametrize("path", BY_HAND)
def test_forced_colours_leave_controls_their_edges(opened: Opened, path: str) -> None:
    page = opened(path, forced_colors="active")
    assert page.evaluate(EDGELESS) == []
    page.locator("main :is(select, input, button):visible:enabled").first.focus()
    assert page.evaluate(FOCUS)["shown"]


def test_everything_can_be_read_without_scripts(opened: Opened, address: str, book: Rulebook) -> None:
    page = opened("rules/", java_script_enabled=False, viewport={"width": 320, "height": 900})
    assert page.locator(".sk-rule").count() == len(book.rules)
    assert page.locator("#sk-filter, #sk-search-open, #sk-scheme, #sk-menu").filter(visible=True).count() == 0
    assert page.locator(".sk-nav summary").filter(visible=True).count() > 5
    page.goto(address + "coverage/")
    assert page.locator(".sk-cell:visible").count() == sum(not clause.heading for clause in book.clauses.values())
    page.goto(address + "flows/posting/")
    assert page.locator(".sk-flow__picture:visible").count() == 1
    page.goto(address + "checklists/posting/")
    assert page.locator(".sk-checklist li:visible").count() == len(book.checklists[0].items)
    page.goto(address + "rules/insult/")
    assert page.locator(".sk-example:visible").count() > 5


def test_paper_is_white_and_carries_the_text_alone(opened: Opened) -> None:
    page = opened("guideline/whole/", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(36, 39, 44)"
    assert page.locator(".sk-nav, .sk-tools, .sk-toc, .sk-skip").filter(visible=True).count() == 0
    assert page.locator(".sk-brand:visible, .sk-article:visible, .sk-footer:visible").count() == 3


def test_chosen_colours_stay(visit: Visit) -> None:
    page = visit.go("")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="暗い配色に切り替える").click()
    dark = page.evaluate(ground)
    assert light != dark
    visit.go("about/")
    assert page.evaluate(ground) == dark
    page.get_by_role("button", name="明るい配色に切り替える").click()
    assert page.evaluate(ground) == light
    assert visit.complaints == []


def test_a_finding_leads_to_its_rule_and_the_rule_to_its_clause(visit: Visit, book: Rulebook) -> None:
    page = visit.go("rules/shortened-url/")
    crumbs = page.get_by_role("navigation", name="現在地").get_by_role("link")
    clause = book.clauses["6-1-4"]
    assert crumbs.all_inner_texts()[-1] == f"{clause.cite} {clause.title.ja}"
    crumbs.last.click()
    page.wait_for_url("**/guideline/6/#c6-1-4")
    assert page.locator("#c6-1-4").is_visible()
    page.get_by_role("link", name="短縮 URL", exact=True).click()
    page.wait_for_url("**/rules/shortened-url/")
