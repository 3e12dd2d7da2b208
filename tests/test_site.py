"""The built site: complete in both languages, every link leads somewhere, every page says which rulebook it is of."""

import html.parser
import json
import os
import posixpath
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from conftest import ROOT
from site_fixtures import address, chromium, site, visit  # noqa: F401  # fixtures

from sekisho.compile.artifact import build_pyz
from sekisho.rulebook import Rulebook
from sekisho.site import pages


class _Page(html.parser.HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.twice: list[str] = []
        self.links: list[str] = []
        self.lang = ""
        self.title = ""
        self.h1 = ""
        self._in: list[str] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.lang = found.get("lang", "")
        if "id" in found:
            if found["id"] in self.ids:
                self.twice.append(found["id"])
            self.ids.add(found["id"])
        for name in ("href", "src"):
            if name in found:
                self.links.append(found[name])
        self._in.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._in:
            while self._in.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if "h1" in self._in and "a" not in self._in:
            self.h1 += data.strip()
        if not {"script", "style"} & set(self._in):
            self.text.append(data)


@pytest.fixture(scope="session")
def built(site: str) -> dict[str, _Page]:
    found = {}
    for folder, _, files in os.walk(site):
        for name in files:
            if name.endswith(".html"):
                path = os.path.relpath(os.path.join(folder, name), site).replace(os.sep, "/")
                found[path] = _Page(Path(site, path).read_text(encoding="utf-8"))
    return found


def test_every_page_is_there_in_both_languages(built: dict[str, _Page], book: Rulebook) -> None:
    japanese = {path for path in built if not path.startswith("en/")}
    english = {path.removeprefix("en/") for path in built if path.startswith("en/")}
    assert japanese == english
    assert {f"rules/{rule.id}/index.html" for rule in book.rules} < japanese
    assert {f"guideline/{chapter.id}/index.html" for chapter in book.chapters} < japanese
    assert {"index.html", "coverage/index.html", "notice/index.html", "rules/index.html", "adopt/index.html"} < japanese


def test_pages_say_in_which_language_they_are(built: dict[str, _Page]) -> None:
    assert {
        path: page.lang for path, page in built.items() if page.lang != ("en" if path.startswith("en/") else "ja")
    } == {}


def test_every_page_states_version_and_digest(built: dict[str, _Page], book: Rulebook) -> None:
    for path, page in built.items():
        text = "".join(page.text)
        assert book.digest[:12] in text, path
        assert (
            f"第 {book.policy.version} 版" if not path.startswith("en/") else f"version {book.policy.version}"
        ) in text, path


def test_the_site_serves_the_checker_of_the_same_digest(site: str, compiled: dict[str, bytes]) -> None:
    assert Path(site, "sekisho.pyz").read_bytes() == build_pyz(compiled)


def test_every_link_and_anchor_leads_somewhere(built: dict[str, _Page], site: str) -> None:
    """Also those in raw HTML, which MkDocs does not look at."""
    broken = []
    for path, page in built.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or link.startswith("data:"):
                continue
            base = "/" if path.endswith("404.html") else "/" + path
            target = posixpath.normpath(
                posixpath.join(posixpath.dirname(base), unquote(parts.path)) if parts.path else base
            ).lstrip("/")
            if target in ("", "."):
                target = "index.html"
            if parts.path.endswith("/") or os.path.isdir(os.path.join(site, target)):
                target = (
                    posixpath.join(target, "index.html").removeprefix("./")
                    if not target.endswith("index.html")
                    else target
                )
            if not os.path.isfile(os.path.join(site, target)) or (
                parts.fragment and target in built and unquote(parts.fragment) not in built[target].ids
            ):
                broken.append((path, link))
    assert broken == []


def test_no_id_stands_twice_on_a_page(built: dict[str, _Page]) -> None:
    assert {path: page.twice for path, page in built.items() if page.twice} == {}


def test_nothing_is_fetched_from_elsewhere(site: str) -> None:
    """No address of another host in what browsers load by themselves; the browser test logs real requests."""
    loaded = re.compile(r'<(?:script|img|link|iframe|source)[^>]+(?:src|href)="?(https?:)?//')
    for folder, _, files in os.walk(site):
        for name in files:
            if name.endswith(".html"):
                text = Path(folder, name).read_text(encoding="utf-8")
                found = [
                    match[0]
                    for match in loaded.finditer(text)
                    if "rel=canonical" not in match[0] and 'rel="canonical"' not in match[0]
                ]
                assert found == [], name
                assert "@@" not in text, name


def test_titles_are_those_of_the_rulebook(built: dict[str, _Page], book: Rulebook) -> None:
    for rule in book.rules:
        assert built[f"rules/{rule.id}/index.html"].h1 == rule.title.ja
        assert built[f"en/rules/{rule.id}/index.html"].h1 == rule.title.en


def test_a_rule_s_page_has_everything_about_it(built: dict[str, _Page], book: Rulebook) -> None:
    for rule in book.rules:
        text = " ".join("".join(built[f"en/rules/{rule.id}/index.html"].text).split())
        assert " ".join(rule.why.en.split()) in text, rule.id
        for clause in rule.clauses:
            assert book.clauses[clause].cite in text, rule.id
        for example in (*rule.passing, *rule.failing):
            assert " ".join(example.text.split()) in text, rule.id


def test_clauses_are_whole_and_in_their_place(built: dict[str, _Page], book: Rulebook) -> None:
    for chapter in book.chapters:
        for lang, prefix in (("ja", ""), ("en", "en/")):
            page = built[f"{prefix}guideline/{chapter.id}/index.html"]
            text = " ".join("".join(page.text).split())
            for clause in chapter.clauses:
                assert f"c{clause.id}" in page.ids
                assert " ".join(clause.text.in_(lang).split()) in text
                assert all(" ".join(note.text.in_(lang).split()) in text for note in clause.notes)


def test_residents_find_all_clauses_that_concern_them(built: dict[str, _Page], book: Rulebook) -> None:
    text = " ".join("".join(built["notice/index.html"].text).split())
    for chapter in book.chapters:
        for clause in chapter.clauses:
            if chapter.id in ("5", "7", "8") and not clause.heading:
                assert " ".join(clause.text.ja.split()) in text, clause.id


def test_the_sitemap_names_both_languages(site: str) -> None:
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    for path, own in (("sitemap.xml", "ja"), ("en/sitemap.xml", "en")):
        urls = ET.fromstring(Path(site, path).read_text(encoding="utf-8")).findall("s:url", space)  # noqa: S314  # ours
        assert len(urls) > 100
        for url in urls:
            ways = {link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", space)}
            assert ways[own] == url.findtext("s:loc", "", space)
            assert ways["en"].replace("/en/", "/", 1) == ways["ja"]


def test_each_language_has_a_search_index_of_its_own(site: str, book: Rulebook) -> None:
    for path, lang in (("search/index.js", "ja"), ("en/search/index.js", "en")):
        script = Path(site, path).read_text(encoding="utf-8")
        entries = json.loads(script.removeprefix("window.sekishoIndex = ").removesuffix(";\n"))["entries"]
        titles = {title for _, title, _, _ in entries}
        assert {rule.title.in_(lang) for rule in book.rules} <= titles
        cited = {(cite, title) for _, title, cite, _ in entries if cite}
        assert cited == {(clause.cite, clause.title.in_(lang)) for clause in book.clauses.values()}
        assert all(
            os.path.exists(os.path.join(site, "en" * (lang == "en"), url.partition("#")[0])) for url, *_ in entries
        )


def test_generated_pages_are_a_function_of_the_rulebook(book: Rulebook) -> None:
    for lang in ("ja", "en"):
        assert pages(book, lang) == pages(book, lang)
        assert {"guideline/3.md", "rules/insult.md", "coverage.md", "drafts/format.md"} < set(pages(book, lang))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_serve_builds_anew_when_the_rulebook_changes(tmp_path: Path) -> None:
    for name in ("policy", "docs", "hooks", "checks", "build/proved"):
        shutil.copytree(os.path.join(ROOT, name), tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(os.path.join(ROOT, name), tmp_path / name)
    for name in ("node_modules", "benchmarks", "package.json"):
        (tmp_path / name).symlink_to(os.path.join(ROOT, name))
    port = _free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=tmp_path,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    def text(path: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=5) as answer:
                found: str = answer.read().decode()
                return found
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def wait_for(path: str, words: str) -> bool:
        end = time.monotonic() + 90
        while time.monotonic() < end:
            if words in text(path):
                return True
            time.sleep(0.5)
        return False

    try:
        assert wait_for("rules/shortened-url/", "短縮 URL")
        assert wait_for("en/rules/shortened-url/", "A shortened URL")
        rules = tmp_path / "policy/rules/6-1-prevention.yml"
        changed = rules.read_text(encoding="utf-8").replace(
            "title: {ja: 短縮 URL, en: A shortened URL}", "title: {ja: 短くした URL, en: A URL made short}"
        )
        rules.write_text(changed, encoding="utf-8")
        assert wait_for("rules/shortened-url/", "短くした URL")
        assert wait_for("en/rules/shortened-url/", "A URL made short")
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_a_broken_rulebook_stops_the_build_with_its_mistakes(tmp_path: Path) -> None:
    for name in ("policy", "docs", "hooks"):
        shutil.copytree(os.path.join(ROOT, name), tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(os.path.join(ROOT, name), tmp_path / name)
    (tmp_path / "checks/sekisho").mkdir(parents=True)
    policy = tmp_path / "policy/policy.yml"
    policy.write_text(
        policy.read_text(encoding="utf-8").replace("review_clause: 8-2", "review_clause: 8-3"), encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode != 0
    assert (
        "policy/policy.yml:1: review_clause: 条項「8-3」はありません。" in done.stderr.decode() + done.stdout.decode()
    )


def test_no_space_stands_between_japanese_sentences(site: str) -> None:
    found = {}
    for path in ("index.html", "start/officer/index.html", "guideline/whole/index.html", "registers/index.html"):
        text = re.sub(
            "<pre.*?</pre>|<script.*?</script>", "", Path(site, path).read_text(encoding="utf-8"), flags=re.DOTALL
        )
        assert "。" in text
        if spaces := re.findall("[^\x00-\x7f]{0,8}。[ \n]+[ぁ-ん一-鿿][^\x00-\x7f]{0,8}", text):
            found[path] = spaces
    assert found == {}
