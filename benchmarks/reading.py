"""What reading one draft of 300 characters costs, already in memory: `make test`, then `python benchmarks/reading.py`.

The bodies are put together from sentences of the labelled proper drafts, in new company, so that hardly any line was seen
before: what the reader keeps of known lines helps it little. The front matter has been parsed. Timed is reading alone
(making out what was meant and finding every word of the lists in it), and with every rule asked and the wording weighed.
Time is told as it is, and as what it would be on the machine of the requirement, where `python -c 'import yaml'` takes
0.06 s. A machine that others use, too, is now fast and now slow: all is timed in rounds, and of each the fastest counts.
"""

from __future__ import annotations

import gc
import glob
import json
import os
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice

from sekisho.check.checker import Checker, read_file
from sekisho.data import CORE, compiled, load
from sekisho.draft import Draft, read_draft
from sekisho.kinds import Context
from sekisho.registers import Repo
from sekisho.schema import parse_moment
from sekisho.tree import Memory
from sekisho.trouble import Troubles

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# As the command does.
gc.set_threshold(100_000)
ROUNDS, OF_EACH, LENGTH, WARM = 10, 200, 300, 200
# What is required, in milliseconds, where the reference takes so many seconds.
MOST, REFERENCE = 1.0, 0.06
FIELDS = "account: x-main\nscheduled_at: 2026-12-10T09:00\nauthor: reida\n"
REPO = {
    "sekisho.yml": (
        "organisation: {ja: 例示広域事務組合, en: Example Association}\n"
        "official_hosts: [www.kouiki.example.lg.jp]\n"
        'contacts: {phones: ["0254-00-*"], emails: ["*@kouiki.example.lg.jp"]}\n'
    ),
    "accounts.yml": "accounts:\n  - {id: x-main, service: x, url: 'https://x.com/kouiki_example'}\n",
    "people.yml": "people:\n  reida: {name: 例田, roles: [author]}\n",
}


def main() -> int:
    """Measure, print; 1 where it is too slow."""
    files = {f"posts/{number}.md": f"---\n{FIELDS}---\n{body}\n" for number, body in enumerate(_bodies())}
    checker = Checker(load(CORE), compiled)
    repo = checker.open(Memory({path: text.encode() for path, text in {**REPO, **files}.items()}))
    at = parse_moment("2026-12-01T09:00+09:00")
    assert at is not None
    context = checker.context(repo, at)
    drafts = (_draft(path, repo) for path in files)
    for draft in islice(drafts, WARM):
        _ask(checker, draft, context)
    rounds = []
    for _ in range(ROUNDS):
        reading = _seconds_for(lambda draft: _read(checker, draft), drafts)
        asking = _seconds_for(lambda draft: _ask(checker, draft, context), drafts)
        rounds.append((reading, asking, _seconds([sys.executable, "-c", "import yaml"])))
    reading, asking, reference = map(min, zip(*rounds, strict=True))
    print(f"{ROUNDS} times {OF_EACH} drafts of {LENGTH} characters, import yaml {reference:.3f} s")
    scaled = [
        _told(name, 1000 * taken / OF_EACH, reference)
        for name, taken in (("reading", reading), ("with every rule", asking))
    ]
    print(f"reading at most {MOST} ms: {'reached' if scaled[0] <= MOST else 'MISSED'}")
    return int(scaled[0] > MOST)


def _draft(path: str, repo: Repo) -> Draft:
    source = read_file(path, repo, Troubles())
    draft = read_draft(source, Troubles(), repo.settings.zone) if source else None
    assert draft is not None
    return draft


def _seconds_for(do: Callable[[Draft], None], drafts: Iterator[Draft]) -> float:
    """What the next drafts cost, one after the other."""
    seconds = 0.0
    for draft in islice(drafts, OF_EACH):
        start = time.process_time()
        do(draft)
        seconds += time.process_time() - start
    return seconds


def _read(checker: Checker, draft: Draft) -> None:
    for passage in draft.passages:
        (checker.lexicon if passage.published else checker.lexicon_of_notes).read(passage)


def _ask(checker: Checker, draft: Draft, context: Context) -> None:
    checker._weighed(draft, checker.hits(draft, context), context)
    for passage in draft.passages:
        del passage.matches


def _told(name: str, each: float, reference: float) -> float:
    """Print what a draft costs; the milliseconds that it would where the reference takes as long as required."""
    scaled = each * REFERENCE / reference
    print(f"  {name}: {each:.2f} ms of CPU each; where import yaml takes {REFERENCE} s: {scaled:.2f} ms")
    return scaled


def _bodies() -> list[str]:
    """Drafts of LENGTH characters, three sentences or so a line."""
    sentences = set()
    for path in glob.glob(os.path.join(ROOT, "tests", "corpus", "[0-9]*", "clean.jsonl")):
        with open(path, encoding="utf-8") as file:
            for row in map(json.loads, file):
                if row["lang"] == "ja":
                    sentences.update(re.findall(r"[^。!?!?\n]{4,}[。!?!?]?", row["body"]))
    pool, choose, found = sorted(sentences), random.Random(1), []
    for _ in range(WARM + 2 * ROUNDS * OF_EACH):
        body = ""
        while len(body) < LENGTH:
            body += choose.choice(pool) + choose.choice(["", "", "\n"])
        found.append(body[:LENGTH])
    return found


def _seconds(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    sys.exit(main())
