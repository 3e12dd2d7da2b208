"""What pages weigh, packed as servers pack them: little at the first visit, next to nothing after."""

import gzip
import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from site_fixtures import Visit, address, chromium, site, visit  # noqa: F401  # fixtures

FIRST, LATER = 250_000, 40_000
SITE = 25_000_000
TEXT = ["", "guideline/", "guideline/5/", "rules/insult/", "flows/posting/", "checklists/posting/", "drafts/fields/", "notice/", "guideline/whole/"]  # fmt: skip
# All 268 rules on one page, so that they can be read and narrowed down without another request.
CATALOGUE = ["rules/"]


def packed(site: str, url: str) -> int:
    path = Path(site, urlsplit(url).path.lstrip("/"))
    return len(gzip.compress((path / "index.html" if path.is_dir() else path).read_bytes(), 6))


def test_a_page_is_light(visit: Visit, site: str) -> None:
    weights = {}
    for prefix in ("", "en/"):
        for path in TEXT + CATALOGUE:
            before = len(visit.requests)
            visit.go(prefix + path)
            asked = set(visit.requests[before:])
            assets = sum(packed(site, url) for url in asked if "/assets/" in url)
            weights[prefix + path] = (packed(site, visit.address + prefix + path), assets)
    assert {path: sum(both) for path, both in weights.items() if sum(both) > FIRST} == {}
    assert {path: page for path, (page, _) in weights.items() if page > LATER} == {}


def test_what_is_shared_is_asked_for_once(visit: Visit) -> None:
    visit.go("", until="networkidle")  # a page left before all of it came has it fetched anew by the next
    visit.go("about/", until="networkidle")
    sizes = visit.page.evaluate(
        "performance.getEntriesByType('resource').map((each) => [new URL(each.name).pathname, each.transferSize])"
    )
    assert sizes
    assert [name for name, size in sizes if size > 300] == []  # from the cache, or a word that nothing has changed


def test_a_page_asks_for_nothing_that_it_does_not_use(visit: Visit) -> None:
    visit.go("about/")
    names = sorted(urlsplit(url).path.removeprefix("/") for url in visit.requests)
    assert [name for name in names if "engine" in name or "search" in name or name.endswith(".pyz")] == []
    assert len(names) <= 8


@pytest.mark.parametrize("without", ["engine"])
def test_the_site_without_python_is_small(site: str, without: str) -> None:
    total = sum(
        os.path.getsize(os.path.join(folder, name))
        for folder, _, names in os.walk(site)
        for name in names
        if os.path.relpath(folder, site).split(os.sep)[0] != without
    )
    assert 1_000_000 < total < SITE
