"""The built site, served on this machine, and a real browser that looks at it."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Literal

import browser as browsers
import pytest
from conftest import ROOT
from playwright.sync_api import Browser, Page, expect, sync_playwright

# How long to wait for what the page has still to do, in milliseconds: on a busy machine much takes its time.
PATIENT = 60_000
expect.set_options(timeout=PATIENT)

# Every module that imports these fixtures gets its own of each; but one site and one browser are enough for all.
_built: list[str] = []
_open: list[Browser] = []


@pytest.fixture(scope="session")
def site(compiled: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of the site, built strictly."""
    if _built:
        return _built[0]
    folder = str(tmp_path_factory.mktemp("site"))
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", folder],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == (0, "", "")
    _built.append(folder)
    return folder


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the signature of the library
        pass


@pytest.fixture(scope="session")
def address(site: str) -> Iterator[str]:
    """Where the site is served."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real Chromium; its absence fails in CI and is a skip, with its reason, elsewhere."""
    if _open:
        yield _open[0]
        return
    path = browsers.find()
    if path is None:
        assert not os.environ.get("CI"), "Chromium is missing: make test installs it where it may"
        pytest.skip("no Chromium on this machine; `make test` installs it where it may")
    with sync_playwright() as playwright:
        flags = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            flags.append("--no-sandbox")
        found = playwright.chromium.launch(executable_path=path, args=flags)
        _open.append(found)
        yield found
        _open.clear()
        found.close()


class Visit:
    """A page in the browser, and every request and complaint of it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on(
            "console",
            lambda message: self.complaints.append(message.text) if message.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def go(self, path: str, *, until: Literal["load", "networkidle"] = "load") -> Page:
        self.page.goto(self.address + path, wait_until=until)
        return self.page

    @property
    def elsewhere(self) -> list[str]:
        """Requests that left the site."""
        return [url for url in self.requests if not url.startswith((self.address, "data:", "blob:"))]


@pytest.fixture
def visit(chromium: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A visit at the width that the test asks for (1280 without)."""
    width = getattr(request, "param", 1280)
    context = chromium.new_context(viewport={"width": width, "height": 900}, locale="ja-JP")
    context.set_default_timeout(PATIENT)
    yield Visit(context.new_page(), address)
    context.close()
