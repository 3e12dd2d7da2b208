"""The page that checks drafts, served as the hosting page says; its worker, asked directly; and texts nobody would write."""

from __future__ import annotations

import base64
import functools
import http.server
import random
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from playwright.sync_api import Page
from site_fixtures import site  # noqa: F401  # a fixture

# Long enough for a slow machine that does other things as well.
PATIENCE = 90_000
FOUND = "明日の地図は https://bit.ly/abc をご覧ください。😀連絡先は 090-0000-0001 です。"

_WORKER = """
(root) => {
  const worker = new Worker(root + "assets/check/worker.js", { type: "module" });
  const waiting = new Map();
  let last = 0;
  window.ask = (question, files) => new Promise((resolve) => {
    waiting.set((last += 1), resolve);
    worker.postMessage({ id: last, question, files });
  });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      if (data.failed) reject(data.failed);
      if (data.ready) resolve();
      if (data.id) waiting.get(data.id)(data.answered);
    };
    worker.postMessage({ start: { base: root + "engine/", packed: null } });
  });
}
"""
_ASK = """
async (questions) => {
  const answers = [];
  for (const [question, files] of questions) {
    const blobs = files.map(([path, data]) => [path, new Blob([Uint8Array.from(atob(data), (char) => char.charCodeAt(0))])]);
    answers.push(await window.ask(question, blobs));
  }
  return answers;
}
"""


def start_worker(page: Page, address: str) -> None:
    """Start the page's worker without the page's own script."""
    page.evaluate(_WORKER, address)


def ask_all(page: Page, questions: list[tuple[dict[str, Any], Mapping[str, bytes]]]) -> list[dict[str, Any]]:
    """The worker's answers to questions about files."""
    packed: list[Any] = []
    for question, files in questions:
        sizes = {path: len(data) for path, data in files.items()}
        blobs = [[path, base64.b64encode(data).decode()] for path, data in files.items()]
        packed.append([{**question, "files": sizes}, blobs])
    answers: list[dict[str, Any]] = page.evaluate(_ASK, packed)
    return answers


def as_told(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer without what the page alone needs: what `sekisho check --format json` prints."""
    findings = [{name: value for name, value in each.items() if name != "shown"} for each in answer["findings"]]
    return {"policy": answer["policy"], "checked": answer["checked"], "findings": findings}


def headers_of(lang: str) -> dict[str, dict[str, str]]:
    """The headers that the nginx example of the hosting page sends, by path; `*` for all others."""
    text = Path(ROOT, "docs", lang, "hosting.md").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = {"*": {}}
    here = "*"
    for line in text[text.index("```nginx") : text.index("```apache")].split("\n"):
        if location := re.search(r"location = (\S+) \{", line):
            here = location[1]
            found[here] = {}
        if header := re.search(r'add_header (\S+) (?:"(.*?)"|(\S+)) always;', line):
            found[here][header[1]] = header[2] or header[3]
        if line.strip() == "}":
            here = "*"
    return found


@contextmanager
def served(site: str, headers: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Where the site is served with these headers, by path."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the signature of the library
            pass

        def end_headers(self) -> None:
            for name, value in headers.get(self.path, headers.get("*", {})).items():
                self.send_header(name, value)
            super().end_headers()

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


_PIECES = [
    *"あいうえおアイウ漢字組合消防はがをに、。!?！？「」 \u3000\n\t",
    *(
        "ｱｲｳｶﾞﾊﾟ",
        "か\u3099",
        "e\u0301",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\u202e",
        "\u2028",
        "\u00a0",
        "ﬁ",
        "①",
        "㈱",
        "İ",
        "ß",
    ),
    *("👨\u200d👩\u200d👧", "🇯🇵", "1\ufe0f\u20e3", "👍🏽", "😀", "𠮷野家", "\U000e0067", "\U0001fae9", "\u1e9e", "ꭰ"),
    *(
        "https://bit.ly/abc",
        "ｈｔｔｐｓ：//ｂｉｔ．ｌｙ/ａ",
        "https://www.kouiki.example.lg.jp/a?b=c#d",
        "https://еxample.com/",
    ),
    *(
        "0254-00-0000",
        "０９０－0000－0000",
        "〇九〇-0000-0000",
        "reida@example.com",
        "#消防",
        "＃ごみ",
        "@example",
        "<b>",
        "{{ x }}",
    ),
    *("\r\n", "\r", "---\n", ": ", "'", '"', "\\", "\x07", "\x1b[31m", "%s", "${x}"),
]


def strange_texts(words: list[str], count: int, seed: int = 20261201) -> Iterator[bytes]:
    """Mixtures of words of the rulebook and whatever is hard to read, the same every time."""
    dice = random.Random(seed)
    for number in range(count):
        parts = (dice.choice(words if dice.random() < 0.35 else _PIECES) for _ in range(dice.randrange(1, 25)))
        text = "".join(parts)
        if number % 50 == 7:
            text = text[: len(text) // 2] + "\0" + text[len(text) // 2 :]
        data = text.encode()
        if number % 60 == 11:
            data = data[:-1] + b"\x80\xff"
        yield data


@pytest.fixture(scope="module")
def hosted(site: str) -> Iterator[str]:
    """Where the site is served with the headers that the hosting page advises."""
    with served(site, headers_of("ja")) as where:
        yield where


def type_in(page: Page, text: str) -> None:
    """Replace the text, and wait until it has been checked."""
    if len(text) < 10_000:
        page.locator("#skc-text").fill(text)
    else:  # as if pasted; typing so much takes the browser a while
        page.locator("#skc-text").evaluate(
            "(box, text) => { box.value = text; box.dispatchEvent(new InputEvent('input', { bubbles: true })); }", text
        )
    page.wait_for_function(
        "(text) => document.getElementById('skc').getAttribute('aria-busy') === 'false'"
        " && document.getElementById('skc').dataset.checked === text",
        arg=str(len(text.encode("utf-16-le")) // 2),
        timeout=PATIENCE,
    )


def status(page: Page) -> str:
    return page.locator("#skc-status").inner_text()


def marked(page: Page) -> list[str]:
    return page.locator("#skc-marks mark").all_text_contents()
