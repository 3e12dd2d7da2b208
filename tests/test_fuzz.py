"""Hostile texts: twice the text takes at most 2.3 times the time, whatever it repeats."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from sekisho.text import numbers, spelt
from sekisho.text.fold import fold
from sekisho.text.length import hashtags, x_weight
from sekisho.text.links import find_links
from sekisho.text.positions import positions
from sekisho.text.rejoin import rejoin
from sekisho.text.respell import spelt_hosts
from sekisho.text.sentences import sentences
from sekisho.text.xlinks import x_links

READERS: dict[str, Callable[[str], Any]] = {
    "fold": fold,
    "links": find_links,
    "x-links": x_links,
    "spelt-hosts": spelt_hosts,
    "rejoin": rejoin,
    "sentences": sentences,
    "phones": numbers.phones,
    "emails": numbers.emails,
    "my-numbers": numbers.my_numbers,
    "cards": numbers.cards,
    "positions": lambda text: list(positions(text)),
    "weight": x_weight,
    "hashtags": hashtags,
}
# Near-misses of what each reader looks for, nesting, and scripts side by side.
PIECES = (
    *("a", "a.", "a-", "@a.", "https://", "https://あ.", "http://a.jp/(a", "((a", "éa.", "_あ.", "%25", "#あ"),
    *(
        "0",
        "0-",
        "〇",
        "+81",
        "に〇",
        "bit.ly/",
        "b.i.t.",
        "dot ",
        "ドット",
        "点、",
        "エル",
        "一ー",
        "ー",
        "力ア",
        "バ力",
    ),
    *("37.950", "37.950,", "37度", "37度5分", "8q9vx82h", "x82h+"),
    *("「", "。", "\u200b", "&#6", "か\u3099", "ａ", "раs", "醫", "⚠\ufe0f"),
)
_SIZES = (25_000, 50_000, 100_000)
_LEAST = 0.02  # seconds of CPU; of shorter times the clock itself is a part
# Quadratic time would grow 4 times at each doubling. Linear time grows somewhat more than twice where a text no longer
# fits into the processor's caches, the more so the more else runs; `benchmarks/growth.py` holds it to 2.3.
_MOST_GROWTH = 3.2
_TRIES = 8


def forget() -> None:
    """Read anew what was kept of the last texts."""
    for kept in (spelt._runs, numbers._runs):
        kept.cache_clear()


def seconds(read: Callable[[str], Any], text: str) -> float:
    forget()
    start = time.process_time()
    read(text)
    return time.process_time() - start


def grows(times: list[float]) -> bool:
    """Whether both doublings cost more than they may; another process on the machine slows only one of them."""
    first, second, third = times
    return third > _LEAST and second > first * _MOST_GROWTH and third > second * _MOST_GROWTH


@pytest.mark.parametrize("name", READERS)
def test_time_grows_with_the_text(name: str) -> None:
    read = READERS[name]
    grown = {}
    for piece in PIECES:
        texts = [piece * (size // len(piece)) for size in _SIZES]
        times = [seconds(read, text) for text in texts]
        for _ in range(_TRIES):  # others run on the same machine: only the least time says something
            if not grows(times):
                break
            times = [min(least, seconds(read, text)) for least, text in zip(times, texts, strict=True)]
        else:
            grown[piece] = times
    assert grown == {}


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([0.1, 0.2, 0.4], False),
        ([0.1, 0.4, 1.6], True),  # quadratic
        ([0.1, 0.4, 0.5], False),  # one reading disturbed
        ([0.001, 0.004, 0.016], False),  # too short to say
    ],
)
def test_what_counts_as_growth(times: list[float], expected: bool) -> None:
    assert grows(times) is expected
