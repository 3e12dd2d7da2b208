"""The page's program in a real Chromium says the same as the command line, character for character."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from check_page import as_told, ask_all, start_worker, strange_texts
from conftest import NOW, ROOT, moment, repo_files, run_sekisho, write_files
from playwright.sync_api import Browser, Page
from site_fixtures import address, chromium, site  # noqa: F401  # fixtures

from sekisho.check.checker import Checker
from sekisho.check.run import check
from sekisho.compile.examples import DRAFT_PATH, example_files, example_moment
from sekisho.report.as_json import render_json
from sekisho.rulebook import Rulebook
from sekisho.rulebook.fields import REGISTERS
from sekisho.tree import Memory

SERVICES = ("x", "facebook", "instagram", "line", "youtube", "threads")
ACCOUNTS = "accounts:\n" + "".join(
    f"  - {{id: {name}-main, service: {name}, url: https://{name}.example/, owner: 例示係, password_changed_on: 2026-11-01}}\n"
    for name in SERVICES
)


@pytest.fixture(scope="module")
def worker(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(address + "check/", wait_until="load")
    start_worker(page, address)
    yield page
    context.close()


def test_of_all_examples_of_all_rules(worker: Page, book: Rulebook, checker: Checker) -> None:
    at = example_moment(book)
    cases: list[tuple[str, datetime, list[str] | None, dict[str, bytes]]] = [
        (
            f"{rule.id} {number}",
            example.at or at,
            None if rule.applies_to[0] in REGISTERS else [DRAFT_PATH],
            example_files(example, rule, book),
        )
        for rule in book.rules
        if "comment" not in rule.applies_to
        for number, example in enumerate([*rule.passing, *rule.failing])
    ]
    assert len(cases) > 500
    answers = ask_all(
        worker,
        [({"ask": "repo", "at": when.isoformat(), "paths": paths}, files) for _, when, paths, files in cases],
    )
    for (name, when, paths, files), answer in zip(cases, answers, strict=True):
        outcome = check(checker, checker.open(Memory(files)), when, paths)
        assert (name, as_told(answer)) == (name, json.loads(render_json(outcome, checker.policy, "ja"))), name
        assert answer["status"] == outcome.status


def corpus_drafts() -> Iterator[tuple[str, str]]:
    for path in sorted(Path(ROOT, "tests", "corpus").glob("*/*.jsonl")):
        if path.stem == "comments":
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            more = "".join(
                f"{key}: {json.dumps(row['meta'][key], ensure_ascii=False)}\n"
                for key in ("title",)
                if key in row["meta"]
            )
            head = f"account: {row['platform']}-main\nscheduled_at: 2026-12-10T09:00\nauthor: reida\n{more}"
            yield f"posts/corpus/{row['id']}.md", f"---\n{head}---\n{row['body']}\n"


def vocabulary(book: Rulebook) -> list[str]:
    return sorted({form for words in book.words.values() for entry in words.entries for form in entry.say})


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_of_a_whole_folder_with_the_corpus_and_2000_strange_texts(
    worker: Page, book: Rulebook, compiled: dict[str, bytes], tmp_path: Path, lang: str
) -> None:
    drafts: dict[str, str | bytes] = dict(corpus_drafts()) if lang == "ja" else {}
    words = vocabulary(book)
    for number, text in enumerate(strange_texts(words, 2000 if lang == "ja" else 200)):
        service = SERVICES[number % len(SERVICES)]
        head = f"---\naccount: {service}-main\nscheduled_at: 2026-12-10T09:00\nauthor: reida\n---\n"
        drafts[f"posts/strange/{number:04}.md"] = head.encode() + text
    files = repo_files(
        {"accounts.yml": ACCOUNTS, **drafts, "posts/a.md/b.md": "x", "posts/a.txt": "x", "posts/.b.md": "x"}
    )
    write_files(str(tmp_path), files)
    done = run_sekisho("check", "--format", "json", "--lang", lang, "--at", NOW, cwd=str(tmp_path))
    assert done.status == 1, done.err
    ((answer),) = ask_all(worker, [({"ask": "repo", "lang": lang, "at": moment().isoformat()}, files)])
    told = json.loads(done.out)
    assert told["checked"] > (2300 if lang == "ja" else 200)
    assert len(told["findings"]) > (5000 if lang == "ja" else 500)
    mine = as_told(answer)
    for ours, theirs in zip(mine["findings"], told["findings"], strict=True):
        assert ours == theirs
    assert mine == told
