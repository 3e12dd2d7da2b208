"""Hostile texts: twice the text takes at most 2.3 times the time, whatever it repeats."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hostile import grown, grows

from sekisho.text import numbers
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
_TRIES = 8


@pytest.mark.parametrize("name", READERS)
def test_time_grows_with_the_text(name: str) -> None:
    assert grown(READERS[name], {piece: piece for piece in PIECES}, _TRIES) == {}


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
