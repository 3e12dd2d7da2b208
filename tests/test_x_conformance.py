"""X's own conformance cases: what X sees as a link, and how long a text is to it."""

import os
import re
from typing import Any

import pytest
import yaml
from conftest import ROOT

from sekisho.text.fold import fold
from sekisho.text.length import x_weight
from sekisho.text.links import find_links
from sekisho.text.xlinks import x_links

with open(os.path.join(ROOT, "tests", "data", "x-conformance.yml"), encoding="utf-8") as file:
    CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load(file)

# Links to X that are none for the rules, and why.
NOT_OURS = {
    "twitter.みんな": "a bare name before a Japanese top-level domain is no address here: 1.ポイント begins a list",
}


def grown(text: str) -> str:
    """The text with `{piece×count}` written out, from the innermost on."""
    while "×" in text:
        text = re.sub(r"\{([^{}]+?)×([0-9]+)\}", lambda found: found[1] * int(found[2]), text)
    return text


@pytest.mark.parametrize("case", CASES["urls"], ids=lambda case: case["text"][:40])
def test_links_are_those_that_x_sees(case: dict[str, Any]) -> None:
    text = grown(case["text"])
    assert [text[start:end] for start, end in x_links(text.lower())] == case["urls"]


@pytest.mark.parametrize("case", CASES["urls"], ids=lambda case: case["text"][:40])
def test_rules_see_every_link_that_x_sees(case: dict[str, Any]) -> None:
    """And more: what a reader may take for an address counts, though X makes no link of it."""
    text = grown(case["text"])
    folded = fold(text)
    ours = [folded.typed(link.start, link.end) for link in find_links(folded.text)]
    missed = [
        text[start:end]
        for start, end in x_links(text.lower())
        if not any(first <= start and end <= last for first, last in ours)
    ]
    assert [url for url in missed if url not in NOT_OURS] == []


@pytest.mark.parametrize("case", CASES["weights"], ids=lambda case: case["text"][:40])
def test_texts_weigh_what_x_says(case: dict[str, Any]) -> None:
    assert x_weight(grown(case["text"])) == case["weight"]


def test_every_exception_is_one() -> None:
    every = {url for case in CASES["urls"] for url in case["urls"]}
    assert NOT_OURS.keys() <= every
    assert [url for url in NOT_OURS if find_links(url)] == []
