"""How the time for reading grows with the text: twice the text takes at most 2.3 times the time, whatever the text.

Reads what tests/test_fuzz.py and tests/test_fuzz_checker.py read, near-misses of all that is looked for, in texts of up
to 100,000 characters: every reader, the whole checker, and triage. In tests, which run on busy machines, only what is
plainly not linear fails. Takes about ten minutes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "tests"))

from conftest import POLICY
from hostile import LEAST, Read, least_seconds
from test_fuzz import PIECES, READERS
from test_fuzz_checker import hostile_pieces, reader_of_drafts

from sekisho.check.checker import Checker
from sekisho.data import CORE, compiled, load
from sekisho.rulebook import load as load_rulebook
from sekisho.triage.judge import Judge

MOST = 2.3
TRIES = 30  # others run on the same machine: only the least time says something


def growth(read: Read, piece: str) -> float:
    """What two doublings of a text multiply the time by, as the mean of one; 0 where it is too short to say."""
    first, _, third = least_seconds(
        read, piece, TRIES, lambda times: times[-1] >= LEAST and times[-1] > times[0] * MOST**2
    )
    return (third / first) ** 0.5 if third >= LEAST else 0.0


def report(name: str, read: Read, pieces: Mapping[str, str]) -> bool:
    """Print the worst growth of a reader; is it within the limit?"""
    worst, piece = max((growth(read, piece), name) for name, piece in pieces.items())
    told = f"{worst:.2f} ×  {piece!r}" if worst else "too fast to say"
    print(f"{name:<14} {told}{'' if worst <= MOST else f'  (at most {MOST}: MISSED)'}", flush=True)
    return worst <= MOST


def main() -> int:
    """Print the worst growth of all; 1 where one is beyond the limit."""
    short = {piece: piece for piece in PIECES}
    whole = hostile_pieces(load_rulebook(POLICY))
    fine = [report(name, read, short) for name, read in READERS.items()]
    fine.append(report("the checker", reader_of_drafts(Checker(load(CORE), compiled)), whole))
    fine.append(report("triage", Judge(load("comments.json")).judge, whole))
    return 0 if all(fine) else 1


if __name__ == "__main__":
    sys.exit(main())
