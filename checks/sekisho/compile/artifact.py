"""The artifact: compiled data for the package, and the zip application that runs alone.

Both are the same, byte for byte, for the same policy and code, whatever machine makes them: entries in order, one fixed
date, and no compression but bzip2 (whose result, unlike zlib's, is the same everywhere).
"""

from __future__ import annotations

import bz2
import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from importlib.metadata import distribution
from io import BytesIO
from typing import Any

import segno
import yaml

from sekisho import data
from sekisho.check.checker import Checker
from sekisho.compile import proved, suffixes
from sekisho.compile.bare import bare
from sekisho.compile.comments import comment_example_mistakes, compile_comments
from sekisho.compile.core import compile_core
from sekisho.compile.drills import scenario_text_mistakes
from sekisho.compile.examples import example_mistakes
from sekisho.compile.lexicon import shelved
from sekisho.compile.texts import compile_reports, compile_texts
from sekisho.compile.wording import compile_clauses_of_wording, compile_rest_of_wording, compile_wording
from sekisho.rulebook import Rulebook, RulebookError

PYZ = "sekisho.pyz"
_SHEBANG = b"#!/usr/bin/env python3\n"
_DATE = (1980, 1, 1, 0, 0, 0)
# What only builds the rulebook stays out of what only checks.
_BUILD_ONLY = ("rulebook", "compile", "site", "_data")
# The half of PyYAML that reads, as it is; its own __init__ would load the half that writes, too.
_YAML_MODULES = ("error", "tokens", "events", "reader", "scanner", "parser")
_YAML_INIT = '''"""The reading half of PyYAML {version}, without its comments (https://pyyaml.org/, MIT)."""
from .error import *
from .tokens import *
from .events import *
__version__ = "{version}"
'''
# The half of segno that makes a matrix; its own __init__ would load the half that writes pictures, too.
_SEGNO_MODULES = ("consts", "encoder")
_SEGNO_INIT = '''"""The encoding half of segno {version}, without its comments (https://segno.readthedocs.io/)."""
__version__ = "{version}"
'''


def compile_data(book: Rulebook, proofs: str | None = None) -> dict[str, bytes]:
    """The compiled files by name. Raises RulebookError where an example does not behave.

    In the folder `proofs` it is remembered which examples have behaved; those are not run again by the same code.
    """
    found = compile_unproved(book)
    name = proved.key(book.digest.encode(), *found.values()) if proofs else ""
    if proofs and proved.is_proved(proofs, name):
        return found
    checker, comments = Checker(json.loads(found[data.CORE]), found.__getitem__), json.loads(found[data.COMMENTS])
    mistakes = [
        *example_mistakes(book, checker),
        *comment_example_mistakes(book, comments),
        *scenario_text_mistakes(book, checker, comments),
    ]
    if mistakes:
        raise RulebookError(mistakes)
    if proofs:
        proved.keep(proofs, name)
    return found


def compile_unproved(book: Rulebook) -> dict[str, bytes]:
    """The compiled files, before any example has been run: for who knows that somebody else runs them."""
    core = compile_core(book)
    core["lexicon"], words = shelved(core["lexicon"])
    return {
        data.CORE: _json(core),
        data.WORDS: words,
        data.REPORTS: b"".join(_json([name, value]) + b"\n" for name, value in compile_reports(book).items()),
        data.TEXTS: _json(compile_texts(book)),
        data.COMMENTS: _json(compile_comments(book)),
        data.SUFFIXES: _read(suffixes.PATH),
        data.WORDING: compile_wording(book),
        data.REST_OF_WORDING: compile_rest_of_wording(book),
        data.CLAUSES_OF_WORDING: compile_clauses_of_wording(book),
    }


def build_pyz(compiled: dict[str, bytes]) -> bytes:
    """The zip application that carries `compiled`."""
    files: dict[str, bytes] = {}
    package = os.path.dirname(data.__file__)
    for path in _modules(package):
        files[f"sekisho/{path}"] = _program(os.path.join(package, path))
    for name, content in compiled.items():
        files[f"sekisho/_data/{name}{data.PACKED}"] = bz2.compress(content)
    files.update(_library("yaml", yaml.__file__, _YAML_INIT.format(version=yaml.__version__), _YAML_MODULES))
    files.update(_library("segno", segno.__file__, _SEGNO_INIT.format(version=segno.__version__), _SEGNO_MODULES))
    for name, project in (("yaml", "PyYAML"), ("segno", "segno")):
        files[f"{name}/LICENSE"] = "".join(_licence(project)).encode()
    files["__main__.py"] = _read(os.path.join(package, "compile", "pyz_main.py"))
    digest = hashlib.sha256(_zip(files)).hexdigest()[:32]
    files["__main__.py"] = files["__main__.py"].replace(b"@digest@", digest.encode())
    return _SHEBANG + _zip(files)


def write(folder: str, files: dict[str, bytes]) -> None:
    """Write files into a folder, each whole or not at all."""
    os.makedirs(folder, exist_ok=True)
    for name, content in files.items():
        path = os.path.join(folder, name)
        new = f"{path}.{os.getpid()}.new"
        with open(new, "wb") as file:
            file.write(content)
        os.replace(new, path)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=False).encode()


def _modules(package: str) -> Iterable[str]:
    """Paths of the modules and templates that checking needs, sorted."""
    found = []
    for folder, folders, files in os.walk(package):
        inside = os.path.relpath(folder, package).replace(os.sep, "/")
        folders[:] = [name for name in folders if name != "__pycache__" and not (inside == "." and name in _BUILD_ONLY)]
        kept = [name for name in files if name.endswith(".py") or inside.startswith("templates")]
        found += [f"{inside}/{name}".removeprefix("./") for name in kept]
    return sorted(found)


def _library(name: str, init: str, own_init: str, modules: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Some modules of another's package as they are, with an `__init__` of our own."""
    yield f"{name}/__init__.py", own_init.encode()
    for module in modules:
        yield f"{name}/{module}.py", _program(os.path.join(os.path.dirname(init), module + ".py"))


def _licence(project: str) -> Iterator[str]:
    """The terms of an installed project, which go wherever its code goes."""
    for file in distribution(project).files or ():
        if file.name == "LICENSE":
            yield file.read_text(encoding="utf-8")


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read().replace(b"\r\n", b"\n")


def _program(path: str) -> bytes:
    """A file of the package; of a module, what runs of it."""
    content = _read(path)
    return bare(content.decode()).encode() if path.endswith(".py") else content


def _zip(files: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()
