"""`sekisho check`."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime

from sekisho.check.checker import Checker
from sekisho.check.run import Outcome, check, is_register
from sekisho.cli import write
from sekisho.cli.options import Parsed
from sekisho.data import CORE, load
from sekisho.registers import Repo
from sekisho.registers.repo import MEDIA, POSTS, SETTINGS
from sekisho.schema import parse_moment
from sekisho.tree import Folder
from sekisho.trouble import SekishoError

# The module of sekisho.report and the function in it that render a format; loaded when it is asked for.
FORMATS = {
    "text": ("as_text", "render_text"),
    "json": ("as_json", "render_json"),
    "sarif": ("as_sarif", "render_sarif"),
    "github": ("as_github", "render_github"),
    "gitlab": ("as_gitlab", "render_gitlab"),
}
# Read by what shows the whole git repository, of which the content repo may be a part.
_FROM_GIT_ROOT = ("sarif", "github", "gitlab")


def run(parsed: Parsed) -> int:
    """Check what was asked for, and report."""
    checker = Checker(load(CORE))
    at = moment(parsed)
    if parsed.has("staged"):
        root, repo, outcome = _check_staged(checker, at, parsed)
    else:
        root, paths = locate(parsed.arguments)
        repo = checker.open(Folder(root))
        outcome = check(checker, repo, at, paths)
    lang = parsed.get("lang") or repo.settings.language
    if parsed.has("quiet") and not outcome.findings:
        return outcome.status
    form = parsed.get("format", "text")
    told = _from_git_root(outcome, root) if form in _FROM_GIT_ROOT else outcome
    write(_renderer(form)(told, checker.policy, lang, repo.settings.rulebook_url))
    return outcome.status


def _renderer(form: str) -> Callable[..., str]:
    module, function = FORMATS[form]
    found: Callable[..., str] = getattr(__import__(f"sekisho.report.{module}", fromlist=[function]), function)
    return found


def _from_git_root(outcome: Outcome, root: str) -> Outcome:
    """The outcome with paths as the git repository around `root` has them; where there is none, as it is."""
    folder, inside = os.path.realpath(root), ""
    while not os.path.lexists(os.path.join(folder, ".git")):
        folder, name = os.path.split(folder)
        if not name:
            return outcome
        inside = f"{name}/{inside}"
    findings = [finding._replace(path=inside + finding.path) for finding in outcome.findings]
    return outcome._replace(findings=findings)


def _check_staged(checker: Checker, at: datetime, parsed: Parsed) -> tuple[str, Repo, Outcome]:
    """Check what is about to be committed: as it stands in git's index, whatever the folder holds beside it."""
    from sekisho.git import Index, changes

    start = parsed.arguments[0] if parsed.arguments else os.getcwd()
    root = find_root(start)
    if root is None:
        raise SekishoError("no-repo", found=os.path.abspath(start))
    tree = Index(root)
    repo = checker.open(tree)
    there, gone = changes(root)
    paths = [path for path in there if concerns(path)]
    again = any(map(concerns, gone))
    if parsed.get("part") == "registers":  # drafts that are ordinary files are the other hook's
        paths = [path for path in paths if not (path.endswith(".md") and tree.kind(path) == "file")]
    paths += [path for path in gone if is_register(path)]
    return root, repo, check(checker, repo, at, paths, again=again)


def concerns(path: str) -> bool:
    """Is this a file that is checked, or that checks depend on? Hidden files are not."""
    ours = is_register(path) or path.startswith((POSTS + "/", MEDIA + "/"))
    return ours and not any(part.startswith(".") for part in path.split("/"))


def moment(parsed: Parsed) -> datetime:
    """The moment to judge from: `--at`, or now. The only place where the clock is asked."""
    given = parsed.get("at")
    if not given:
        return datetime.now(UTC)
    try:
        found = parse_moment(given)
    except ValueError:
        found = None
    if found is None:
        raise SekishoError("bad-moment", found=given)
    return found


def find_root(start: str) -> str | None:
    """The content repo that a folder lies in: the nearest folder upwards that has a sekisho.yml."""
    folder = os.path.abspath(start)
    while True:
        if os.path.lexists(os.path.join(folder, SETTINGS)):
            return folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def locate(arguments: list[str]) -> tuple[str, list[str] | None]:
    """The content repo that the arguments lie in, and the paths in it that they name; None for all of it."""
    if not arguments:
        root = find_root(os.getcwd())
        if root is None:
            raise SekishoError("no-repo", found=os.getcwd())
        return root, None
    first = arguments[0]
    start = first if os.path.isdir(first) else os.path.dirname(first) or "."
    root = find_root(start) or find_root(os.getcwd())
    if root is None:
        raise SekishoError("no-repo", found=os.path.abspath(start))
    whole = os.path.realpath(root)
    paths: list[str] = []
    for argument in arguments:
        # The folder is resolved but not the file itself: a link must be seen as one.
        folder = os.path.realpath(os.path.dirname(os.path.abspath(argument)))
        full = os.path.join(folder, os.path.basename(os.path.abspath(argument)))
        inside = os.path.relpath(full, whole).replace(os.sep, "/")
        if inside == ".":
            return root, None
        if inside.startswith("../") or inside == "..":
            raise SekishoError("outside-repo", found=argument, root=root)
        if os.path.isdir(full) and not os.path.islink(full) and not inside.endswith(".md"):
            paths += Folder(root).walk(inside)
        else:
            paths.append(inside)
    return root, paths
