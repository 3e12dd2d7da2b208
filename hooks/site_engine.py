"""The MkDocs hook that lays the engine of the page that checks drafts into the site: Pyodide, as npm has it, unchanged.

From file:// a browser loads neither workers nor WebAssembly, so the same files also lie there packed in scripts.
"""

from __future__ import annotations

import base64
import gzip
import json
import os
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from sekisho.compile.artifact import PYZ, build_pyz

_ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_PYODIDE = os.path.join(_ROOT, "node_modules", "pyodide")
_PACKED = os.path.join(_ROOT, "build", "engine")
FOLDER = "engine"
NAMES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
# What the page counts while it loads; the checker itself is a fortieth of it.
_COUNTED = ("pyodide.asm.wasm", "python_stdlib.zip")
_LOCK = "pyodide-lock.json"
_SIZE = "@@engine-bytes@@"
_NOTICE = """\
Pyodide {version}, unchanged. Mozilla Public License 2.0, https://www.mozilla.org/MPL/2.0/
Source: https://github.com/pyodide/pyodide/tree/{version}
It contains CPython, under the Python Software Foundation License: https://docs.python.org/3/license.html
"""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the engine, in Japanese alone: both languages use the one at the root of the site."""
    if config.theme["language"] != "ja":
        return files
    version = json.loads(_read("package.json"))["version"]
    whole = {_LOCK: _lock(), "LICENSE.txt": _NOTICE.format(version=version).encode()}
    for name in NAMES:
        files.append(File.generated(config, f"{FOLDER}/{name}", abs_src_path=os.path.join(_PYODIDE, name)))
        files.append(File.generated(config, f"{FOLDER}/offline/{name}.js", abs_src_path=_packed(name, version)))
    for name, content in whole.items():
        files.append(File.generated(config, f"{FOLDER}/{name}", content=content))
    worker = os.path.join(_ROOT, "docs", "assets", "check", "worker.js")
    with open(worker, "rb") as file:
        own = {_LOCK: _lock(), PYZ: build_pyz(config.extra["compiled"]), "worker.js": file.read()}
    for name, content in own.items():
        files.append(File.generated(config, f"{FOLDER}/offline/{name}.js", content=_as_script(name, content)))
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell the page how much it will load."""
    if _SIZE not in html:
        return html
    size = sum(os.path.getsize(os.path.join(_PYODIDE, name)) for name in _COUNTED)
    return html.replace(_SIZE, str(size))


def _lock() -> bytes:
    """Pyodide's list of packages, without the packages: none is ever loaded."""
    found: dict[str, Any] = json.loads(_read(_LOCK))
    return json.dumps({**found, "packages": {}}).encode()


def _packed(name: str, version: str) -> str:
    """The path of a file of Pyodide as a script; made once, since it takes a second."""
    path = os.path.join(_PACKED, f"{version}-{name}.js")
    if not os.path.exists(path):
        os.makedirs(_PACKED, exist_ok=True)
        with open(f"{path}.{os.getpid()}", "wb") as file:
            file.write(_as_script(name, _read(name)))
        os.replace(f"{path}.{os.getpid()}", path)
    return path


def _as_script(name: str, content: bytes) -> bytes:
    packed = base64.b64encode(gzip.compress(content, 6, mtime=0))
    return b'(self.sekishoEngine ??= {})["' + name.encode() + b'"] = "' + packed + b'";\n'


def _read(name: str) -> bytes:
    try:
        with open(os.path.join(_PYODIDE, name), "rb") as file:
            return file.read()
    except OSError as error:
        raise PluginError(
            "node_modules/pyodide is missing, without which no draft can be checked: run `make engine`"
        ) from error
