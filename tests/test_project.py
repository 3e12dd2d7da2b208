"""What a newcomer meets first: the wheel that is installed, and the READMEs, which must show what is really said."""

import os
import re
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT, run_program, run_sekisho

EXAMPLE = os.path.join(ROOT, "example")
AT = "2026-12-01T09:00"


def read(name: str) -> str:
    with open(os.path.join(ROOT, name), encoding="utf-8") as file:
        return file.read()


def test_the_wheel_checks_by_itself(tmp_path: Path) -> None:
    run_program(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path), cwd=ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    program = "import sekisho; from sekisho.cli import entry; print(sekisho.__file__); entry()"
    done = run_program(
        sys.executable,
        "-c",
        program,
        "check",
        "--at",
        AT,
        "posts/2026/12/20-x-short-link.md",
        cwd=EXAMPLE,
        PYTHONPATH=str(tmp_path / "installed"),
    )
    assert done.status == 1
    assert done.out.startswith(f"{tmp_path / 'installed' / 'sekisho' / '__init__.py'}\n")
    assert "短縮 URL  [6(1)④]" in done.out


@pytest.mark.parametrize(("name", "lang"), [("README.md", "en"), ("README.ja.md", "ja")])
@pytest.mark.usefixtures("compiled")
def test_the_readme_shows_what_is_said(name: str, lang: str) -> None:
    text = read(name)
    assert text.index("make demo") < text.index("make test") < 250
    (shown,) = re.findall(r"```text\n(posts/.*?)```", text, re.DOTALL)
    done = run_sekisho("check", "--lang", lang, "--at", AT, "posts/2026/12/20-x-short-link.md", cwd=EXAMPLE)
    assert done.out.startswith(shown)


@pytest.mark.parametrize("name", ["README.md", "README.ja.md", "CONTRIBUTING.md"])
def test_what_is_linked_is_there(name: str) -> None:
    missing = [
        link
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", read(name))
        if not os.path.exists(os.path.join(ROOT, link))
    ]
    assert missing == []


@pytest.mark.parametrize("name", ["README.md", "README.ja.md", "CONTRIBUTING.md"])
def test_make_knows_what_is_told(name: str) -> None:
    targets = set(re.findall(r"^(\w+):", read("Makefile"), re.MULTILINE))
    told = {word for pair in re.findall(r"`make (\w+)`|^make (\w+)", read(name), re.MULTILINE) for word in pair if word}
    assert "test" in told
    assert told - targets == set()
