"""The house: imports run one way, files stay small, nothing heavy slips in unseen."""

import ast
import os

import pytest
from conftest import ROOT

PACKAGE = os.path.join(ROOT, "checks", "sekisho")
# Who may import whom, within the package; a room may always import itself, and `typed`.
BASE = {"trouble", "source", "syntax", "schema", "tree", "text", "messages"}
ROOMS = {
    "typed": set[str](),
    "trouble": set[str](),
    "text": {"trouble", "data", "source", "syntax"},
    "source": {"trouble"},
    "syntax": {"trouble", "source", "text"},
    "schema": {"trouble", "source", "syntax", "text"},
    "tree": set[str](),
    "messages": set[str](),
    "media": set[str](),
    "media_clean": {"media"},
    "git": {"trouble", "tree"},
    "data": {"trouble"},
    "draft": {*BASE},
    "registers": {*BASE, "draft"},
    "signing": {"trouble", "text"},
    "kinds": {*BASE, "draft", "registers", "media", "signing"},
    "check": {*BASE, "draft", "registers", "kinds", "media", "data"},
    "report": {"check", "messages", "data", "text", "source"},
    "board": {*BASE, "draft", "registers", "kinds", "check", "report", "data"},
    "browser": {
        *BASE,
        "draft",
        "registers",
        "check",
        "report",
        "sheet",
        "data",
        "cli",
        "writing",
        "reopen",
        "media_clean",
    },
    "writing": {*BASE, "draft", "registers", "kinds", "check", "sheet", "data"},
    "reopen": {*BASE, "draft", "registers", "kinds", "check", "report", "writing"},
    "rulebook": {*BASE, "draft", "kinds"},
    "triage": {*BASE, "check", "kinds"},
    "compile": {*BASE, "draft", "kinds", "check", "rulebook", "data", "triage"},
    "sheet": {*BASE, "draft", "registers", "kinds", "check", "report", "media", "data"},
    "site": {"rulebook", "messages"},
    "cli": {
        *BASE,
        "draft",
        "registers",
        "kinds",
        "check",
        "report",
        "board",
        "sheet",
        "rulebook",
        "compile",
        "data",
        "git",
        "signing",
        "triage",
    },
}


def modules() -> list[str]:
    found = []
    for folder, _, files in os.walk(PACKAGE):
        found += [os.path.relpath(os.path.join(folder, name), PACKAGE) for name in files if name.endswith(".py")]
    return sorted(found)


@pytest.mark.parametrize(
    "module", [name for name in modules() if os.sep in name or name not in ("__init__.py", "__main__.py")]
)
def test_imports_run_one_way(module: str) -> None:
    room = module.partition(os.sep)[0].removesuffix(".py")
    if module == os.path.join("compile", "pyz_main.py"):
        return  # not a module of the compiler but the program that it puts into the zip
    with open(os.path.join(PACKAGE, module), encoding="utf-8") as file:
        tree = ast.parse(file.read())
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("sekisho."):
            other = node.module.split(".")[1]
            assert other in {room, "typed"} or other in ROOMS[room], f"{module} imports {node.module}"


@pytest.mark.parametrize("module", modules())
def test_no_file_is_larger_than_one_can_hold_in_mind(module: str) -> None:
    with open(os.path.join(PACKAGE, module), encoding="utf-8") as file:
        lines = sum(1 for _ in file)
    assert lines <= (560 if module.startswith("messages") else 350)


def test_no_room_is_forgotten() -> None:
    rooms = {name.partition(os.sep)[0].removesuffix(".py") for name in modules()} - {"__init__", "__main__"}
    assert rooms == set(ROOMS)


def test_no_word_characters_whose_meaning_depends_on_the_python() -> None:
    r"""`\w \d \s \b` follow the Unicode tables of the running Python; the checking path spells characters out."""
    import re

    for module in modules():
        if module.startswith(("rulebook", "compile", "site")):
            continue
        with open(os.path.join(PACKAGE, module), encoding="utf-8") as file:
            tree = ast.parse(file.read())
        docs = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
                assert not re.search(r"\\[wdsbWDSB]", node.value), f"{module}: {node.value[:60]}"
