"""How well the checker reads, on the labelled texts of tests/corpus: `make quality`.

Every batch becomes a content repo, is checked by the command itself, and scored by tests/corpus/score.py. The figures are
kept in benchmarks/quality.json, from which the site's table is made, with the day and the digest of the rulebook.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import datetime
from typing import Any

from sekisho.cli.commands import COMMANDS

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CORPUS = os.path.join(ROOT, "tests", "corpus")
BUILD = os.path.join(ROOT, "build", "quality")
RESULT = os.path.join(ROOT, "benchmarks", "quality.json")
DRAFTS = ("clean.jsonl", "bad.jsonl", "evasive.jsonl")
AT = "2026-04-02T00:00:00+09:00"


def main() -> int:
    """Score every batch, print the table, and keep the figures; 1 where a proper draft was blocked."""
    shutil.rmtree(BUILD, ignore_errors=True)
    # Sets that were written to learn from have no drafts that hide what they do, and are not scored.
    batches = sorted(name for name in os.listdir(CORPUS) if os.path.exists(os.path.join(CORPUS, name, "evasive.jsonl")))
    rows: list[dict[str, Any]] = []
    clauses: dict[str, list[int]] = {}
    digest = ""
    for batch in batches:
        findings, digest = _check(batch)
        figures, by_clause = _score_drafts(batch, findings)
        comments = _score_comments(batch) if "triage" in COMMANDS else None
        rows.append({"batch": batch, "drafts": figures, "comments": comments})
        for clause, (caught, total) in by_clause.items():
            known = clauses.setdefault(clause, [0, 0])
            clauses[clause] = [known[0] + caught, known[1] + total]
    _print(rows, clauses)
    result = {
        "measured_on": datetime.now().astimezone().date().isoformat(),
        "digest": digest,
        "batches": rows,
        "clauses": clauses,
    }
    with open(RESULT, "w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(result, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    return int(any(row["drafts"]["false_blocks"] for row in rows))


def _run(*command: str, cwd: str = ROOT, status: tuple[int, ...] = (0,), **environment: str) -> str:
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    if done.returncode not in status:
        sys.exit(done.stdout + done.stderr)
    return done.stdout


def _check(batch: str) -> tuple[str, str]:
    """The findings of a batch as a JSON file, and the digest of the rulebook that found them."""
    repo, out = os.path.join(BUILD, batch), os.path.join(BUILD, batch + ".json")
    sekisho = f"{sys.executable} -m sekisho"
    files = [os.path.join(CORPUS, batch, name) for name in DRAFTS]
    _run(sys.executable, os.path.join(CORPUS, "to_repo.py"), repo, *files, SEKISHO=sekisho)
    said = _run(*sekisho.split(), "check", "--at", AT, "--format", "json", cwd=repo, status=(0, 1))
    with open(out, "w", encoding="utf-8") as file:
        file.write(said)
    return out, json.loads(said)["policy"]["digest"][:12]


def _score_drafts(batch: str, findings: str) -> tuple[dict[str, Any], dict[str, tuple[int, int]]]:
    """What score.py says of a batch: its figures, and how many were caught of each clause."""
    files = [os.path.join(CORPUS, batch, name) for name in DRAFTS]
    said = _run(sys.executable, os.path.join(CORPUS, "score.py"), "drafts", findings, *files)
    *lines, last = said.splitlines()
    clauses = {}
    for line in lines:
        clause, _, share, *_ = line.split()
        caught, total = share.split("/")
        clauses[clause] = (int(caught), int(total))
    return json.loads(last), clauses


def _score_comments(batch: str) -> dict[str, Any]:
    comments = os.path.join(CORPUS, batch, "comments.jsonl")
    out = os.path.join(BUILD, batch + ".triage.jsonl")
    with open(out, "w", encoding="utf-8") as file:
        file.write(_run(sys.executable, "-m", "sekisho", "triage", "--format", "json", comments, status=(0, 1)))
    said: dict[str, Any] = json.loads(
        _run(sys.executable, os.path.join(CORPUS, "score.py"), "comments", out, comments).splitlines()[-1]
    )
    return said


def _print(rows: list[dict[str, Any]], clauses: dict[str, list[int]]) -> None:
    print(
        f"{'batch':<18} {'proper':>6} {'blocked':>7} {'reminded':>8} | {'bad':>4} {'caught':>7} {'blocked':>7} {'wrong':>6} | comments"
    )
    for row in rows:
        drafts, comments = row["drafts"], row["comments"]
        bad = drafts["bad"] or 1
        said = (
            f"keep {comments['keep']}: deleted {comments['wrongly_deleted']}, reviewed {comments['wrongly_reviewed']};"
            f" others {comments['remove']}: flagged {comments['flagged'] / (comments['remove'] or 1):.0%}, right ground"
            f" {comments['right_category'] / (comments['remove'] or 1):.0%}"
            if comments
            else "–"
        )
        print(
            f"{row['batch']:<18} {drafts['clean']:>6} {drafts['false_blocks']:>7} {drafts['false_reminders']:>8} |"
            f" {drafts['bad']:>4} {drafts['caught'] / bad:>7.0%} {drafts['blocked'] / bad:>7.0%}"
            f" {drafts['wrong_clause_share'] or 0:>6.1%} | {said}"
        )
    print(
        "caught by clause: "
        + "  ".join(f"{name} {caught}/{total}" for name, (caught, total) in sorted(clauses.items()))
    )


if __name__ == "__main__":
    sys.exit(main())
