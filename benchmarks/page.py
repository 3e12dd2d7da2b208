"""How long the page that checks drafts takes, in a real Chromium: `make site`, then `.venv/bin/python benchmarks/page.py`.

Cold is the first visit of a fresh browser, warm the next visit of the same one. A check is timed from the end of the
pause after the last keystroke to the marks.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import statistics
import sys
import tempfile
import threading
import time
from typing import Any

from playwright.sync_api import BrowserContext, sync_playwright

_ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(_ROOT, "tests"))
import browser as browsers  # noqa: E402  # beside the tests, which find Chromium the same way

# 400 characters: what an ordinary post on Facebook holds, with one thing to find.
_SENTENCE = "12月1日から、秋の火災予防運動が始まります。くわしくは組合ホームページをご覧ください。"
_DRAFT = (_SENTENCE * 10 + "https://bit.ly/abc " + _SENTENCE * 2)[:400]
_ROUNDS = 3
_GOALS = {"cold": 7.0, "warm": 3.5, "check": 0.050}
_PATIENCE = 120_000


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def copyfile(self, source: Any, outputfile: Any) -> None:
        with contextlib.suppress(ConnectionError):  # the browser goes on to another page
            super().copyfile(source, outputfile)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the signature of the library
        pass


def ready(context: BrowserContext, address: str) -> tuple[float, list[float]]:
    """Seconds until the page is ready once it is used, and of some checks after that."""
    page = context.new_page()
    page.goto(address + "check/", wait_until="networkidle")
    start = time.perf_counter()
    page.locator("#skc-text").focus()
    page.wait_for_function("() => document.getElementById('skc').dataset.ready", timeout=_PATIENCE)
    took = time.perf_counter() - start
    checks = []
    for number in range(12):
        page.evaluate("delete document.getElementById('skc').dataset.took")
        page.locator("#skc-text").fill(_DRAFT[: 399 - number] + "。")
        page.wait_for_function("() => document.getElementById('skc').dataset.took", timeout=_PATIENCE)
        checks.append(float(page.evaluate("document.getElementById('skc').dataset.took")) / 1000)
    page.close()
    return took, checks[2:]


def main() -> int:
    """Print the figures, with what they should be."""
    site = os.path.join(_ROOT, "site") if len(sys.argv) < 2 else sys.argv[1]
    path = browsers.find()
    if path is None or not os.path.isdir(os.path.join(site, "engine")):
        sys.stderr.write("Chromium and a built site are needed: make browser site\n")
        return 2
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    found: dict[str, list[float]] = {name: [] for name in _GOALS}
    flags = ["--disable-gpu", *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        for _ in range(_ROUNDS):
            with tempfile.TemporaryDirectory(prefix="sekisho-", ignore_cleanup_errors=True) as profile:
                context = playwright.chromium.launch_persistent_context(profile, executable_path=path, args=flags)
                for name in ("cold", "warm"):
                    took, checks = ready(context, address)
                    found[name].append(took)
                    found["check"] += checks
                context.close()
    server.shutdown()
    for name, goal in _GOALS.items():
        middle, worst = statistics.median(found[name]), max(found[name])
        print(
            f"{name:<6} {middle:7.3f} s  worst {worst:7.3f} s  goal {goal:.3f} s  {'ok' if middle <= goal else 'MISSED'}"
        )
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    return 0


if __name__ == "__main__":
    sys.exit(main())
