"""axe-core on every kind of page, light and dark, on a phone and on a desk: it finds nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from playwright.sync_api import Browser, Page
from site_fixtures import address, chromium, site  # noqa: F401  # fixtures

AXE = Path(ROOT, "node_modules", "axe-core", "axe.min.js")
# One of each kind; a new kind of page is added here.
KINDS = [
    "",
    "about/",
    "accessibility/",
    "check/",
    "checklists/",
    "checklists/posting/",
    "coverage/",
    "checklists/flame-up/",
    "drafts/fields/",
    "drafts/format/",
    "guideline/",
    "guideline/5/",
    "guideline/whole/",
    "drills/",
    "drills/cases/",
    "drills/trainer/",
    "flows/",
    "flows/comments/",
    "hosting/",
    "notice/",
    "quality/",
    "rules/",
    "rules/shortened-url/",
    "write/",
    "404.html",
]
RUN = """
async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
  return violations.map((each) => [each.id, each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160))]);
}
"""


def violations(page: Page) -> Any:
    """What axe finds on the page: rules, and the first elements of each."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(RUN)


@pytest.fixture(scope="module", params=[("light", 320), ("light", 1280), ("dark", 320), ("dark", 1280)], ids=str)
def reader(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in these colours and of this width."""
    scheme, width = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def test_axe_finds_nothing(reader: Page, address: str) -> None:
    found = {}
    for path in KINDS:
        reader.goto(address + path)
        if told := violations(reader):
            found[path] = told
    assert found == {}


def test_nor_in_english(reader: Page, address: str) -> None:
    found = {}
    for path in KINDS:
        reader.goto(f"{address}en/{path}")
        if told := violations(reader):
            found[path] = told
    assert found == {}


def test_axe_finds_nothing_in_what_opens(reader: Page, address: str) -> None:
    """The menu on a phone, and the search with its results."""
    reader.goto(address + "rules/insult/")
    menu = reader.get_by_role("button", name="メニュー")
    if menu.is_visible():
        menu.click()
        assert menu.get_attribute("aria-expanded") == "true"
        assert violations(reader) == []
        reader.keyboard.press("Escape")
        assert menu.get_attribute("aria-expanded") == "false"
    reader.keyboard.press("/")
    reader.get_by_role("searchbox").fill("炎上")
    reader.locator(".sk-search li a").first.wait_for()
    assert violations(reader) == []


def test_axe_finds_what_is_wrong(reader: Page, address: str) -> None:
    reader.goto(address)
    reader.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=x><input>')")
    assert {name for name, _ in violations(reader)} == {"image-alt", "label"}
