"""How the time for reading grows with the text, measured where other processes run, too.

Quadratic time would grow four times at each doubling. Linear time grows somewhat more than twice where a text no longer
fits into the processor's caches, the more so the more else runs: tests fail what is plainly not linear, and
`benchmarks/growth.py` holds it to 2.3.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

SIZES = (25_000, 50_000, 100_000)
LEAST = 0.02  # seconds of CPU; of shorter times the clock itself is a part
_MOST_GROWTH = 3.2
Read = Callable[[str], Any]


def seconds(read: Read, text: str) -> float:
    """What a text costs, in seconds of CPU; it is too long to be kept, and so read anew."""
    start = time.process_time()
    read(text)
    return time.process_time() - start


def least_seconds(read: Read, piece: str, tries: int, is_wrong: Callable[[list[float]], bool]) -> list[float]:
    """What `piece`, repeated up to each of SIZES, costs at the least; tried again while that seems wrong."""
    texts = [(piece * (size // len(piece) + 1))[:size] for size in SIZES]
    times = [seconds(read, text) for text in texts]
    for _ in range(tries):
        if not is_wrong(times):
            break
        times = [min(least, seconds(read, text)) for least, text in zip(times, texts, strict=True)]
    return times


def grows(times: list[float]) -> bool:
    """Whether both doublings cost more than they may; another process on the machine slows only one of them."""
    first, second, third = times
    return third > LEAST and second > first * _MOST_GROWTH and third > second * _MOST_GROWTH


def grown(read: Read, pieces: Mapping[str, str], tries: int) -> dict[str, list[float]]:
    """Those of the pieces, by name, with which the time grows more than it may."""
    times = {name: least_seconds(read, piece, tries, grows) for name, piece in pieces.items()}
    return {name: each for name, each in times.items() if grows(each)}
