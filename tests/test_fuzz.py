"""Hostile texts: four times the text takes at most 2.3 × 2.3 times the time, whatever it repeats."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from sekisho.text import numbers, spelt
from sekisho.text.fold import fold
from sekisho.text.length import hashtags, x_weight
from sekisho.text.links import find_links
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
    "phones": lambda text: list(numbers.phones(text)),
    "emails": lambda text: list(numbers.emails(text)),
    "my-numbers": lambda text: list(numbers.my_numbers(text)),
    "cards": lambda text: list(numbers.cards(text)),
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
    *("「", "。", "\u200b", "&#6", "か\u3099", "ａ", "раs", "醫", "⚠\ufe0f"),
)
_LEAST = 0.02  # seconds of CPU; of shorter times the clock itself is a part
_MOST_GROWTH = 2.3**2  # quadratic time would grow 16 times
_TRIES = 6


def seconds(read: Callable[[str], Any], text: str) -> float:
    spelt_hosts.cache_clear()
    spelt._runs.cache_clear()
    start = time.process_time()
    read(text)
    return time.process_time() - start


@pytest.mark.parametrize("name", READERS)
def test_time_grows_with_the_text(name: str) -> None:
    read = READERS[name]
    grown = {}
    for piece in PIECES:
        once, four_times = piece * (25_000 // len(piece)), piece * (100_000 // len(piece))
        short, long = seconds(read, once), seconds(read, four_times)
        for _ in range(_TRIES):  # others run on the same machine: only the least time says something
            if long < max(_LEAST, short * _MOST_GROWTH):
                break
            short, long = min(short, seconds(read, once)), min(long, seconds(read, four_times))
        else:
            grown[piece] = (short, long)
    assert grown == {}
