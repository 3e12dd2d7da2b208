"""Pictures of the main pages for whoever reviews them, in build/screenshots, which is not committed."""

import os

import pytest
from conftest import ROOT
from playwright.sync_api import Browser
from site_fixtures import address, chromium, site  # noqa: F401  # fixtures

FOLDER = os.path.join(ROOT, "build", "screenshots")
PAGES = {
    "home": "",
    "rule": "rules/shortened-url/",
    "chapter": "guideline/6/",
    "check": "check/",
    "checklist": "checklists/posting/",
    "flow": "flows/comments/",
}
WAYS = [(320, "light"), (768, "light"), (1280, "light"), (1280, "dark"), (794, "print")]


@pytest.mark.parametrize(("width", "way"), WAYS)
def test_the_main_pages_can_be_looked_at(chromium: Browser, address: str, width: int, way: str) -> None:
    os.makedirs(FOLDER, exist_ok=True)
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if way == "dark" else "light"
    )
    page = context.new_page()
    for lang, prefix in (("ja", ""), ("en", "en/")):
        for name, path in PAGES.items():
            page.goto(address + prefix + path)
            page.emulate_media(media="print" if way == "print" else None)
            file = os.path.join(FOLDER, f"{name}-{lang}-{width}-{way}.png")
            page.screenshot(path=file)
            assert os.path.getsize(file) > 5_000, file
    context.close()
