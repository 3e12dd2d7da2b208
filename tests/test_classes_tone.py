"""Classes of meaning: tone, good faith, rebuttal, rumours, platform terms. Each class has drafts as different people write them.

A class whose `cites` is empty holds proper drafts. `missed` names the drafts of a class that are known to slip through.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from sekisho.check.finding import Finding

TABLE = os.path.join(os.path.dirname(__file__), "corpus", "classes", "tone.yml")
with open(TABLE, encoding="utf-8") as file:
    CLASSES: list[dict[str, Any]] = yaml.safe_load(file)
PROPER = [text for each in CLASSES if not each["cites"] for text in each["texts"]]
OFFENDING = [each for each in CLASSES if each["cites"]]
Judge = Callable[..., list[Finding]]


@pytest.mark.parametrize("text", PROPER)
def test_proper_drafts_pass(judge: Judge, text: str) -> None:
    assert [(each.rule, each.found) for each in judge(text)] == []


@pytest.mark.parametrize("offending", OFFENDING, ids=lambda each: str(each["class"]))
def test_what_breaks_a_clause_is_cited_by_that_clause(judge: Judge, offending: dict[str, Any]) -> None:
    cites = set(offending["cites"])
    missed = [text for text in offending["texts"] if not any(cites & set(each.clauses) for each in judge(text))]
    assert missed == offending.get("missed", [])
