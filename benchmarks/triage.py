"""How fast `sekisho triage` reads 100,000 comments on one core, and in how much memory: `python benchmarks/triage.py`.

The comments are put together from sentences of the labelled ones, 20 to 300 characters each. Time is told
as it is, and as what it would be on the machine of the requirement, where `python -c 'import yaml'` takes 0.06 s.
"""

from __future__ import annotations

import glob
import json
import os
import random
import re
import resource
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
COUNT = 100_000
# What is required, in seconds and MB, where the reference takes so many seconds.
MOST_SECONDS, MOST_MEMORY, REFERENCE = 120.0, 150, 0.06


def main() -> int:
    """Measure, print; 1 where it is too slow or takes too much memory."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    path = os.path.join(ROOT, "build", "triage-many.jsonl")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(_comments(count))
    reference = min(_seconds([sys.executable, "-c", "import yaml"]) for _ in range(10))
    taken = _seconds([sys.executable, "-m", "sekisho", "triage", "--format", "json", path])
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    os.remove(path)
    scaled = taken * REFERENCE / reference * COUNT / count
    print(f"import yaml: {reference:.3f} s; {count:,} comments: {taken:.1f} s of CPU, {memory:.0f} MB")
    print(f"where import yaml takes {REFERENCE} s: {scaled:.0f} s for {COUNT:,} (at most {MOST_SECONDS:.0f})")
    return int(scaled > MOST_SECONDS or memory > MOST_MEMORY)


def _seconds(command: list[str]) -> float:
    """The processor time that a command takes, waited for; unlike time on the clock, others on the machine matter little."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _comments(count: int) -> list[str]:
    """Lines of JSON: sentences of labelled comments in new company, four in five of acceptable ones."""
    pools: dict[bool, set[str]] = {True: set(), False: set()}
    for path in glob.glob(os.path.join(ROOT, "tests", "corpus", "**", "comments*.jsonl"), recursive=True):
        with open(path, encoding="utf-8") as file:
            for row in map(json.loads, file):
                pools[not row["expect"]].update(re.findall(r"[^。!?!?\n]{4,}[。!?!?]?", row["body"]))
    choose = random.Random(1)
    proper, others = sorted(pools[True]), sorted(pools[False])
    lines = []
    for number in range(count):
        length, body, pool = choose.randint(20, 300), "", others if number % 5 == 0 else proper
        while len(body) < length:
            body += choose.choice(pool)
        lines.append(json.dumps({"id": f"c{number}", "body": body[:length]}, ensure_ascii=False) + "\n")
    return lines


if __name__ == "__main__":
    sys.exit(main())
