"""`sekisho init`: a content repo ready to use, with the hook that checks every commit."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

from sekisho.cli import write
from sekisho.cli.check import moment
from sekisho.cli.options import Parsed
from sekisho.data import compiled, template
from sekisho.git import git
from sekisho.messages import say
from sekisho.messages.words import WORDS
from sekisho.trouble import SekishoError

PYZ = "sekisho.pyz"
_RECORDS = ("consultations.yml", "moderation.yml", "answers.yml")


def run(parsed: Parsed) -> int:
    """Make the files that aren't there yet, and install the hook; what is there stays as it is."""
    if not parsed.arguments:
        raise SekishoError("needs-folder")
    folder = parsed.arguments[0]
    lang = parsed.get("lang", "ja")
    plain = parsed.has("plain") or running_from_pyz() is not None
    if not plain and _prefix(folder):
        raise SekishoError("inside-other-repo", found=folder)
    files = _files(parsed, lang, plain)
    for name, content in files.items():
        _make(folder, name, content, lang)
    _install_hook(folder, plain, lang)
    write(say(WORDS["next-steps"], lang, {"path": folder}) + "\n")
    return 0


def _prefix(folder: str) -> str:
    """Where the folder lies in the git repository around it; empty at the top of one, or where there is none."""
    existing = os.path.abspath(folder)
    while not os.path.isdir(existing):
        existing = os.path.dirname(existing)
    if shutil.which("git") is None:
        return ""
    asked = ["git", "rev-parse", "--show-prefix"]
    done = subprocess.run(asked, cwd=existing, capture_output=True, check=False)
    inside = done.stdout.decode("utf-8", "surrogateescape").strip()
    return inside + os.path.relpath(os.path.abspath(folder), existing).removeprefix(".") if done.returncode == 0 else ""


def running_from_pyz() -> str | None:
    """The path of sekisho.pyz, where that is what runs."""
    main = sys.argv[0]
    return main if main.endswith(".pyz") and os.path.isfile(main) else None


def _files(parsed: Parsed, lang: str, plain: bool) -> dict[str, bytes]:
    today = moment(parsed).astimezone().date().isoformat()
    command = f"python3 {PYZ}" if plain else "sekisho"
    files = {
        name: template(f"{lang}/{name}").replace("@today@", today).replace("@command@", command).encode()
        for name in ("sekisho.yml", "accounts.yml", "people.yml", *_RECORDS, "README.md")
    }
    for name in ("posts", "media", "incidents"):
        files[f"{name}/.gitkeep"] = b""
    files[".gitattributes"] = template("gitattributes").encode()
    if plain:
        files[PYZ] = _pyz()
    else:
        source, rev = _source(parsed)
        config = template("pre-commit-config.yaml").replace("@source@", source).replace("@rev@", rev)
        files[".pre-commit-config.yaml"] = config.encode()
    return files


def _pyz() -> bytes:
    own = running_from_pyz()
    if own is None:
        return compiled(PYZ)
    with open(own, "rb") as file:
        return file.read()


def _source(parsed: Parsed) -> tuple[str, str]:
    """Where pre-commit gets Sekisho from, and which version: as given, or as this package was installed from git."""
    source, rev = parsed.get("source"), parsed.get("rev")
    if not source:
        installed = _installed_from()
        source = str(installed.get("url") or "")
        version = installed.get("vcs_info")
        rev = rev or (str(version.get("commit_id") or "") if isinstance(version, dict) else "")
    if not source:
        raise SekishoError("no-source")
    if not rev:
        rev = git(source, ["rev-parse", "HEAD"]).decode().strip() if os.path.isdir(source) else "HEAD"
    return source, rev


def _installed_from() -> dict[str, object]:
    """What pip wrote down of where this package came from (PEP 610); empty where it came from no git repository."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        text = distribution("sekisho").read_text("direct_url.json")
    except PackageNotFoundError:
        return {}
    found: dict[str, object] = json.loads(text) if text else {}
    return found if "vcs_info" in found else {}


def _make(folder: str, name: str, content: bytes, lang: str) -> None:
    path = os.path.join(folder, *name.split("/"))
    shown = os.path.join(folder, name)
    replaces = name == PYZ  # updating is replacing this one file
    if os.path.lexists(path) and not replaces:
        if not name.endswith(".gitkeep"):
            write(say(WORDS["kept"], lang, {"path": shown}) + "\n")
        return
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)
    except OSError as error:
        raise SekishoError("cannot-write", found=shown, said=error.strerror or "") from error
    if not name.endswith(".gitkeep"):
        write(say(WORDS["made"], lang, {"path": shown}) + "\n")


def _install_hook(folder: str, plain: bool, lang: str) -> None:
    if shutil.which("git") is None:
        write(WORDS["no-git-yet"].in_(lang) + "\n")
        return
    inside = subprocess.run(["git", "rev-parse"], cwd=folder, capture_output=True, check=False)
    if inside.returncode:
        git(folder, ["init", "--quiet", "--initial-branch=main"])
    if plain:
        _install_plain_hook(folder, lang)
        return
    pre_commit = shutil.which("pre-commit")
    if pre_commit is None:
        write(WORDS["hook-later"].in_(lang) + "\n")
        return
    done = subprocess.run([pre_commit, "install"], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SekishoError("pre-commit-failed", said=(done.stdout + done.stderr).strip())
    write(WORDS["hook-pre-commit"].in_(lang) + "\n")


def _install_plain_hook(folder: str, lang: str) -> None:
    prefix = git(folder, ["rev-parse", "--show-prefix"]).decode().strip()
    path = os.path.join(folder, git(folder, ["rev-parse", "--git-path", "hooks/pre-commit"]).decode().strip())
    hook = template("pre-commit-hook.sh").replace("@pyz@", prefix + PYZ).replace("@root@", prefix or ".")
    if os.path.lexists(path):
        with open(path, encoding="utf-8", errors="replace") as file:
            if "# Sekisho:" not in file.read():
                line = f"python3 {prefix}{PYZ} check --staged --quiet {prefix or '.'} || exit 1"
                raise SekishoError("foreign-hook", found=path, line=line)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(hook)
    os.chmod(path, 0o755)  # noqa: S103  # git runs only hooks that may be run
    write(say(WORDS["hook-plain"], lang, {"path": path}) + "\n")
