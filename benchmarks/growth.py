"""How the time for reading grows with the text: twice the text takes at most 2.3 times the time, whatever the text.

Reads what tests/test_fuzz.py reads, near-misses of all that is looked for, in texts of up to 100,000 characters; there
only what is plainly not linear fails, for tests run on busy machines. Takes about two minutes.
"""

from __future__ import annotations

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "tests"))

from test_fuzz import PIECES, READERS, seconds

SIZES = (25_000, 50_000, 100_000)
MOST = 2.3
LEAST = 0.02  # of shorter times the clock itself is a part
TRIES = 30  # others run on the same machine: only the least time says something


def growth(name: str, piece: str) -> float:
    """What two doublings of a text multiply the time by, as the mean of one; 0 where it is too short to say."""
    texts = [piece * (size // len(piece)) for size in SIZES]
    times = [seconds(READERS[name], text) for text in texts]
    for _ in range(TRIES):
        if times[-1] < LEAST or times[-1] <= times[0] * MOST**2:
            break
        times = [min(least, seconds(READERS[name], text)) for least, text in zip(times, texts, strict=True)]
    return (times[-1] / times[0]) ** 0.5 if times[-1] >= LEAST else 0.0


def main() -> int:
    """Print the worst growth of each reader; 1 where one is beyond the limit."""
    fine = True
    for name in READERS:
        worst, piece = max((growth(name, piece), piece) for piece in PIECES)
        fine &= worst <= MOST
        told = f"{worst:.2f} ×  {piece!r}" if worst else "too fast to say"
        print(f"{name:<14} {told}{'' if worst <= MOST else f'  (at most {MOST}: MISSED)'}")
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
