"""Classes of meaning: party politics, secrets, conduct, private talk, answers, follows, closing accounts."""

from __future__ import annotations

import os

import pytest
import yaml
from conftest import Judge

OWN = {"3-1", "3-4", "5-2", "5-3", "7", "7-1", "7-2", "7-3", "7-4"}
TABLE = os.path.join(os.path.dirname(__file__), "corpus", "classes", "conduct.yml")

with open(TABLE, encoding="utf-8") as file:
    ROWS = [(row["clause"], text) for row in yaml.safe_load(file) if not row.get("missed") for text in row["texts"]]


@pytest.mark.parametrize("text", [text for clause, text in ROWS if not clause])
def test_proper_texts_pass(judge: Judge, text: str) -> None:
    assert [(each.rule, each.found) for each in judge(text) if OWN & set(each.clauses)] == []


@pytest.mark.parametrize(("clause", "text"), [(clause, text) for clause, text in ROWS if clause])
def test_texts_that_break_a_clause_are_cited(judge: Judge, clause: str, text: str) -> None:
    assert clause in {cited for each in judge(text) for cited in each.clauses}
