"""How fast `sekisho triage` reads 100,000 comments on one core, and in how much memory: `python benchmarks/triage.py`.

The comments are put together from sentences of the labelled ones and are as long as those are (45 characters in the
mean, up to 157); a tenth as many of 20 to 300 characters follow, for comparison. Time is told as it is, and as what it
would be on the machine of the requirement, where `python -c 'import yaml'` takes 0.06 s.
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
    bodies, lengths = _labelled()
    scaled, memory = _measure("as long as the labelled ones", bodies, lengths, count)
    _measure("of 20 to 300 characters", bodies, list(range(20, 301)), count // 10)
    fine = scaled <= MOST_SECONDS and memory <= MOST_MEMORY
    print(f"at most {MOST_SECONDS:.0f} s, {MOST_MEMORY} MB: {'reached' if fine else 'MISSED'}")
    return int(not fine)


def _measure(name: str, bodies: dict[bool, list[str]], lengths: list[int], count: int) -> tuple[float, float]:
    """Seconds for COUNT comments where the reference takes as long as required, and the most memory in MB so far."""
    path = os.path.join(ROOT, "build", "triage-many.jsonl")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(_comments(bodies, lengths, count))
    reference = min(_seconds([sys.executable, "-c", "import yaml"]) for _ in range(10))
    taken = _seconds([sys.executable, "-m", "sekisho", "triage", "--format", "json", path])
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    os.remove(path)
    scaled = taken * REFERENCE / reference * COUNT / count
    print(f"{count:,} comments {name}: {taken:.1f} s of CPU, import yaml {reference:.3f} s, {memory:.0f} MB")
    print(f"  where import yaml takes {REFERENCE} s: {scaled:.0f} s for {COUNT:,}")
    return scaled, memory


def _seconds(command: list[str]) -> float:
    """The processor time that a command takes, waited for; unlike time on the clock, others on the machine matter little."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _labelled() -> tuple[dict[bool, list[str]], list[int]]:
    """Sentences of the labelled comments, of acceptable ones and others, and how long the comments are."""
    pools: dict[bool, set[str]] = {True: set(), False: set()}
    lengths = []
    for path in glob.glob(os.path.join(ROOT, "tests", "corpus", "**", "comments*.jsonl"), recursive=True):
        with open(path, encoding="utf-8") as file:
            for row in map(json.loads, file):
                lengths.append(len(row["body"]))
                pools[not row["expect"]].update(re.findall(r"[^。!?!?\n]{4,}[。!?!?]?", row["body"]))
    return {proper: sorted(pool) for proper, pool in pools.items()}, sorted(lengths)


def _comments(bodies: dict[bool, list[str]], lengths: list[int], count: int) -> list[str]:
    """Lines of JSON: sentences of labelled comments in new company, four in five of acceptable ones."""
    choose = random.Random(1)
    lines = []
    for number in range(count):
        length, body, pool = choose.choice(lengths), "", bodies[number % 5 != 0]
        while len(body) < length:
            body += choose.choice(pool)
        lines.append(json.dumps({"id": f"c{number}", "body": body[:length]}, ensure_ascii=False) + "\n")
    return lines


if __name__ == "__main__":
    sys.exit(main())
