"""The MkDocs hook that builds the English site beside the Japanese one, at the same time, and puts it in its place.

The Japanese build cleans the folder that both end up in, so the English one is made elsewhere first.
"""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
import tempfile
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

_running: list[tuple[subprocess.Popen[bytes], str]] = []


@event_priority(100)  # before the checker is compiled, so that both go on at the same time
def on_pre_build(config: MkDocsConfig) -> None:
    """Start building the English site, from the rulebook that was just read."""
    folder = tempfile.mkdtemp(prefix="sekisho-en-")
    handed = os.path.join(folder, "rulebook")
    with open(handed, "wb") as file:
        pickle.dump(config.extra["rulebook"], file)
    english = os.path.join(os.path.dirname(config.config_file_path), "mkdocs.en.yml")
    arguments = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", english, "-d", os.path.join(folder, "site")]
    if config.strict:
        arguments.append("--strict")
    environment = {**os.environ, "SEKISHO_RULEBOOK": handed}
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment)
    _running.append((process, folder))


def on_post_build(config: MkDocsConfig) -> None:
    """Wait for the English site and move it to en/."""
    process, folder = _running.pop()
    try:
        said = process.communicate()[0].decode("utf-8", "replace").strip()
        if process.returncode:
            raise PluginError(f"the English site was not built:\n{said}")
        if said:
            sys.stderr.write(said + "\n")
        target = os.path.join(config.site_dir, "en")
        shutil.rmtree(target, ignore_errors=True)
        shutil.move(os.path.join(folder, "site"), target)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def on_build_error(error: Exception) -> None:
    """Stop the English build when the Japanese one has failed."""
    while _running:
        process, folder = _running.pop()
        process.kill()
        process.communicate()
        shutil.rmtree(folder, ignore_errors=True)


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Present so that MkDocs keeps this module between the builds of `mkdocs serve`."""
