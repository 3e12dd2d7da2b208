"""How long the site takes to build, against plain Material with the same number of pages, in the same run.

Ours is both languages, side by side, with the checker in them; Material builds one language of the same Markdown, with its
own search and nothing else. Each is built several times in turn; the first of ours also runs every rule's examples.
Run by `.venv/bin/python benchmarks/site.py`.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

from sekisho.rulebook import load
from sekisho.site import pages

_ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_ROUNDS = 3
_GOAL = 2.0
_PLAIN = """\
site_name: plain
docs_dir: docs
site_dir: site
theme: {name: material, language: ja, font: false}
plugins: {search: {lang: ja}}
markdown_extensions: {attr_list: {}, tables: {}, def_list: {}, toc: {permalink: true}}
"""


def plain_folder(folder: str) -> int:
    """A plain Material site of our Japanese pages; returns how many there are."""
    written = os.path.join(_ROOT, "docs", "ja")
    count = 0
    for uri, text in pages(load(os.path.join(_ROOT, "policy")), "ja").items():
        _write(os.path.join(folder, "docs", uri), text)
        count += 1
    for inside, _, names in os.walk(written):
        for name in names:
            path = os.path.join(inside, name)
            with open(path, encoding="utf-8") as file:
                _write(os.path.join(folder, "docs", os.path.relpath(path, written)), file.read())
            count += 1
    _write(os.path.join(folder, "mkdocs.yml"), _PLAIN)
    return count


def _write(path: str, text: str) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def build(folder: str, target: str) -> float:
    """Seconds that a build takes. Raises CalledProcessError where it fails."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", target],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - start


def main() -> int:
    """Print the figures; 1 where the goal is missed."""
    with tempfile.TemporaryDirectory(prefix="sekisho-bench-") as folder:
        count = plain_folder(folder)
        first = build(_ROOT, os.path.join(folder, "ours"))
        ours, plain = [], []
        for _ in range(_ROUNDS):
            plain.append(build(folder, os.path.join(folder, "plain")))
            ours.append(build(_ROOT, os.path.join(folder, "ours")))
    ratio = statistics.median(ours) / statistics.median(plain)
    print(f"plain Material, one language   {statistics.median(plain):6.1f} s  {count} pages")
    print(f"Sekisho, both languages        {statistics.median(ours):6.1f} s  {count} pages each  (first {first:.1f} s)")
    print(f"ratio {ratio:.2f}  goal {_GOAL}  {'ok' if ratio <= _GOAL else 'MISSED'}")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    return int(ratio > _GOAL)


if __name__ == "__main__":
    sys.exit(main())
