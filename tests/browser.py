"""Finds Chromium for the tests, or installs it and Japanese fonts where that is allowed. Run by `make test`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PACKAGES = ("chromium", "fonts-noto-cjk", "fonts-noto-color-emoji")


def find() -> str | None:
    """The path of a Chromium on this machine."""
    named = os.environ.get("SEKISHO_CHROMIUM")
    return named or next((path for name in _NAMES if (path := shutil.which(name))), None)


def install() -> None:
    """Try the system's packages, as root or with a sudo that asks nothing."""
    apt = shutil.which("apt-get")
    if apt is None:
        return
    prefix = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if prefix and shutil.which("sudo") is None:
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *_PACKAGES]):
        subprocess.run([*prefix, apt, *arguments], env=environment, check=False, stdout=subprocess.DEVNULL)


def main() -> int:
    """Find, else install; without a browser the tests that need one fail in CI and are skipped elsewhere."""
    if find() is None:
        install()
    found = find()
    sys.stdout.write(f"browser: {found or 'none; the tests that need one can not run'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
