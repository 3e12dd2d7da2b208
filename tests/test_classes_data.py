"""Classes of meaning: personal data, other people's rights, secrets and hidden addresses, read one text at a time."""

from __future__ import annotations

import os
from typing import Any

import pytest
import yaml
from conftest import ROOT, Judge

FOLDER = os.path.join(ROOT, "tests", "corpus", "classes")
# Rules of these clauses that read texts; others may speak of the same text.
OWN_FILES: tuple[str, ...] = (
    "3-2-persons",
    "3-2-rights",
    "3-2-works",
    "3-8-messages",
    "3-8-personal-data",
    "4-2-secrets",
)
OWN_FILES += ("6-1-4-shortened",)


def classes(name: str) -> list[dict[str, Any]]:
    with open(os.path.join(FOLDER, f"{name}.yml"), encoding="utf-8") as file:
        return list(yaml.safe_load(file))


def own_rules() -> set[str]:
    found = {"credential-in-text", "lookalike-host", "shortened-url"}
    for name in OWN_FILES:
        with open(os.path.join(ROOT, "policy", "rules", f"{name}.yml"), encoding="utf-8") as file:
            found |= {rule["id"] for rule in yaml.safe_load(file)["rules"]}
    return found


@pytest.mark.parametrize("text", [text for each in classes("data-proper") for text in each["texts"]])
def test_proper_texts_pass(judge: Judge, text: str) -> None:
    own = own_rules()
    assert [(hit.rule, hit.found) for hit in judge(text) if hit.rule in own] == []


@pytest.mark.parametrize("group", classes("data"), ids=lambda group: str(group["class"]))
def test_classes_are_found(judge: Judge, group: dict[str, Any]) -> None:
    missed = [
        text
        for text in group["texts"]
        if text not in group.get("missed", ())
        and not set(group["clauses"]) & {c for hit in judge(text) for c in hit.clauses}
    ]
    assert missed == []
