"""sekisho.pyz: one small file, the same bytes from the same policy, run by a bare Python, saying what the command says."""

import bz2
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT, run_program, run_sekisho, write_files

from sekisho.compile.artifact import build_pyz, compile_unproved
from sekisho.rulebook import Rulebook, load

pytestmark = pytest.mark.usefixtures("compiled")
EXAMPLE = os.path.join(ROOT, "example")
AT = ("--at", "2026-12-01T09:00")


def pythons() -> list[str]:
    """Every supported Python on this machine, bare: the one running, and all that are found beside it."""
    found = [sys.executable]
    for minor in range(11, 20):
        name = f"python3.{minor}"
        places = [shutil.which(name), *map(str, Path.home().glob(f".pyenv/versions/3.{minor}.*/bin/python3"))]
        found += [place for place in places if place]
    old = "import sys; sys.exit(sys.version_info < (3, 11))"
    real = dict.fromkeys(os.path.realpath(each) for each in found)
    return [
        each for each in real if subprocess.run([each, "-c", old], check=False, capture_output=True).returncode == 0
    ]


def test_it_is_small_and_carries_what_it_needs(pyz: str, book: Rulebook) -> None:
    assert os.path.getsize(pyz) < 1_600_000
    with zipfile.ZipFile(pyz) as archive:
        names = archive.namelist()
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = json.loads(bz2.decompress(archive.read("sekisho/_data/checker.json.bz2")))
        assert core["policy"]["digest"] == book.digest
    assert {
        "__main__.py",
        "yaml/parser.py",
        "sekisho/_data/checker.json.bz2",
        "sekisho/templates/ja/sekisho.yml",
    } <= set(names)
    assert not [name for name in names if name.startswith(("sekisho/rulebook", "sekisho/compile", "sekisho/site"))]


def test_the_same_policy_gives_the_same_bytes_elsewhere_too(pyz: str, tmp_path: Path) -> None:
    shutil.copytree(os.path.join(ROOT, "policy"), tmp_path / "other" / "policy")
    with open(pyz, "rb") as file:
        assert build_pyz(compile_unproved(load(str(tmp_path / "other" / "policy")))) == file.read()
    program = (
        f"import sys; sys.path.insert(0, {os.path.join(ROOT, 'checks')!r}); sys.dont_write_bytecode = True\n"
        "from sekisho.compile.artifact import build_pyz, compile_unproved\nfrom sekisho.rulebook import load\n"
        f"sys.stdout.buffer.write(build_pyz(compile_unproved(load({os.path.join(ROOT, 'policy')!r}))))"
    )
    with open(pyz, "rb") as file:
        expected = file.read()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        assert done.stdout == expected


@pytest.mark.parametrize("python", pythons(), ids=lambda path: re.sub(r"^.*?(3\.[0-9.]+)?/bin/", r"\1 ", path))
def test_every_python_says_what_the_installed_command_says(python: str, pyz: str, tmp_path: Path) -> None:
    """Alone: no site-packages (-I -S), its own empty cache, and all of example/ in text and JSON."""
    for form in ("text", "json"):
        command = run_sekisho("check", "--format", form, *AT, cwd=EXAMPLE)
        alone = run_program(python, "-I", "-S", pyz, "check", "--format", form, *AT, cwd=EXAMPLE, HOME=str(tmp_path))
        assert (alone.status, alone.err) == (command.status, "")
        assert alone.out == command.out.replace("`sekisho ", "`python3 sekisho.pyz ")


def test_the_conformance_file_holds_for_every_example_and_every_python(
    pyz: str, compiled: dict[str, bytes], tmp_path: Path
) -> None:
    """Examples of all rules, written out as content repos: the bare program finds what the compiler saw."""
    import json
    from dataclasses import replace

    from sekisho.check.checker import Checker
    from sekisho.compile.examples import DRAFT_PATH, example_files, example_moment, findings
    from sekisho.rulebook.fields import REGISTERS

    book = load(os.path.join(ROOT, "policy"))
    checker = Checker(json.loads(compiled["checker.json"]), compiled.__getitem__)
    cases = []
    for rule in book.rules:
        if rule.enforcement == "judgement" or rule.applies_to[0] == "changes":
            continue  # nothing to run; or a change, which needs a second repo
        for example in (*rule.passing, *rule.failing):
            files = {path: content.hex() for path, content in example_files(example, rule, book).items()}
            register = rule.applies_to[0] in REGISTERS
            at = (example.at or example_moment(book)).isoformat()
            expected = [
                [each.rule, each.line, each.column, each.found] for each in findings(example, rule, book, checker)
            ]
            usual = replace(example, registers=None) if rule.applies_to[0] == "changes" else None
            before = usual and {path: content.hex() for path, content in example_files(usual, rule, book).items()}
            cases.append([files, before, register, at, expected])
    conformance = tmp_path / "conformance.json"
    conformance.write_text(json.dumps(cases), encoding="utf-8")
    program = (
        "import json, sys; sys.path.insert(0, sys.argv[1])\n"
        "from sekisho.check.checker import Checker; from sekisho.data import CORE, load; from sekisho.schema import parse_moment; from sekisho.tree import Memory\n"
        "checker = Checker(load(CORE)); wrong = 0\n"
        "cases = json.load(open(sys.argv[2]))[:: int(sys.argv[3])]\n"
        "def opened(files): return checker.open(Memory({path: bytes.fromhex(content) for path, content in files.items()}))\n"
        "for files, before, register, moment, expected in cases:\n"
        "    repo = opened(files); repo.read_all()\n"
        "    at = parse_moment(moment)\n"
        "    found = checker.check_change(opened(before), repo, at) if before else None\n"
        f"    if found is None: found = checker.check_registers(repo, at) if register else checker.check_draft({DRAFT_PATH!r}, repo, at)\n"
        "    wrong += [[each.rule, each.line, each.column, each.found] for each in found] != expected\n"
        "print(len(cases), wrong)"
    )
    for number, python in enumerate(pythons()):
        step = 5 if number else 1  # without LibYAML this takes a while: all for this Python, a part for the others
        done = run_program(python, "-I", "-S", "-c", program, pyz, str(conformance), str(step), cwd=str(tmp_path))
        assert done.out == f"{len(cases[::step])} 0\n", python + done.err


def test_it_keeps_its_bytecode_and_does_without_where_it_must(pyz: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    first = run_program(sys.executable, pyz, "--version", cwd=ROOT, HOME=str(home), XDG_CACHE_HOME="")
    assert first.out == "sekisho 0.1.0\n"
    assert [path.name for path in (home / ".cache" / "sekisho").glob("*/complete")] == ["complete"]
    for environment in (
        {"HOME": str(home)},
        {"HOME": "/nonexistent"},
        {"HOME": str(home / "new"), "SEKISHO_NO_CACHE": "1"},
    ):
        again = run_program(sys.executable, pyz, "--version", cwd=ROOT, XDG_CACHE_HOME="", **environment)
        assert (again.status, again.out) == (0, "sekisho 0.1.0\n")
    assert not (home / "new").exists()


def test_it_says_what_it_can_not_do(pyz: str, tmp_path: Path) -> None:
    done = run_program(sys.executable, pyz, "compile", cwd=str(tmp_path), HOME=str(tmp_path))
    assert (done.status, done.err) == (
        2,
        "エラー: 「compile」は sekisho.pyz では使えません。Sekisho をインストールして実行してください。\n",
    )


def test_an_old_python_is_told_what_is_needed(pyz: str) -> None:
    olds = [
        *map(str, Path.home().glob(".pyenv/versions/3.[6-9].*/bin/python3")),
        *map(str, Path.home().glob(".pyenv/versions/3.10.*/bin/python3")),
    ]
    for python in olds:
        done = run_program(python, pyz, "check", cwd=ROOT)
        assert (done.status, done.err.startswith("Sekisho: Python 3.11 or newer is needed")) == (2, True), python


def test_checking_loads_nothing_heavy(content_repo: str) -> None:
    """What a check of one clean draft imports, held against a list: speed without a stopwatch."""
    write_files(
        content_repo,
        {"posts/a.md": "---\naccount: x-main\nscheduled_at: 2026-12-10T09:00\nauthor: reida\n---\nお知らせです。\n"},
    )
    program = (
        "import sys; before = set(sys.modules)\n"
        "from sekisho.cli import main; main(['check', '--quiet', '--at', '2026-12-01T09:00', 'posts/a.md'])\n"
        "sys.stderr.write(' '.join(sorted(set(sys.modules) - before)))"
    )
    loaded = run_program(sys.executable, "-c", program, cwd=content_repo).err.split()
    heavy = [
        "subprocess",
        "typing",
        "dataclasses",
        "pathlib",
        "logging",
        "importlib.metadata",
        "importlib.resources",
        "zoneinfo",
        "argparse",
        "hashlib",
        "difflib",
        "inspect",
        "jinja2",
        "mkdocs",
        "click",
        "urllib.parse",
        "zipfile",
        "tempfile",
        "shutil",
        "unicodedata_",
    ]
    assert sorted(set(heavy) & set(loaded)) == []
    ours = {name for name in loaded if name.startswith("sekisho.")}
    assert not [
        name
        for name in ours
        if name.startswith(("sekisho.rulebook", "sekisho.compile", "sekisho.site", "sekisho.git", "sekisho.media"))
    ]
    assert not [
        name
        for name in loaded
        if name.partition(".")[0] not in {"sekisho", "yaml", "_yaml", *sys.stdlib_module_names, "__future__"}
        and "cython" not in name  # what PyYAML's own C parser brings, by a name that changes with its version
    ]
