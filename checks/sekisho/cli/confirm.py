"""`sekisho approve people.yml`: put on record who confirmed a change of the files that decide what may go out."""

from __future__ import annotations

import os

from sekisho.cli import write
from sekisho.cli.ask import Asker, at_terminal
from sekisho.cli.check import moment
from sekisho.cli.options import Parsed
from sekisho.kinds.changes import confirmed_text
from sekisho.messages import say
from sekisho.messages.words import WORDS
from sekisho.registers import Repo
from sekisho.registers.confirmations import Confirmation, digest_of_file
from sekisho.registers.repo import CONFIRMATIONS
from sekisho.syntax import scalar
from sekisho.trouble import SekishoError


def confirm(path: str, root: str, repo: Repo, parsed: Parsed) -> int:
    """Confirm the change of a protected file from what was last committed to what stands there now."""
    from sekisho.cli.approve import write_file
    from sekisho.git import Commit, git, resolve

    lang = parsed.get("lang") or repo.settings.language
    folder = git(root, ["rev-parse", "--show-prefix"]).decode().strip().rstrip("/")
    since = parsed.get("since", "HEAD")
    revision = resolve(root, since)
    if not revision:
        raise SekishoError("no-commit", found=since)
    before = Commit(root, revision, folder)
    old, new = digest_of_file(before, path), digest_of_file(repo.tree, path)
    by, at = parsed.get("by"), moment(parsed).astimezone(repo.settings.zone).replace(microsecond=0)
    values = {"path": path, "name": repo.people[by].name}
    if old == new:
        raise SekishoError("nothing-changed", found=path)
    if at_terminal() and not parsed.has("yes"):
        write(
            git(root, ["diff", "--no-ext-diff", "--no-color", before.revision, "--", path]).decode("utf-8", "replace")
        )
        if not Asker(lang).confirm(say(WORDS["ask-confirm"], lang, values)):
            write(say(WORDS["not-confirmed"], lang, values) + "\n")
            return 1
    given = Confirmation("", path, old, new, by, at, "")
    if repo.settings.signed:
        from sekisho.signing import CONFIRMATION, sign

        text = confirmed_text(given, repo.settings.repository)
        given = given._replace(signature=sign(text, repo.people[by].keys, CONFIRMATION, parsed.get("key")))
    fields = {**given._asdict(), "at": at.isoformat(timespec="seconds")}
    lines = [f"{name}: {scalar(str(fields[name]))}\n" for name in Confirmation._fields[1:] if fields[name]]
    name = f"{CONFIRMATIONS}/{at:%Y-%m-%d-%H%M%S}-{path.removeprefix('.').partition('.')[0]}-{new[-8:]}.yml"
    write_file(os.path.join(root, *name.split("/")), "".join(lines).encode())
    write(say(WORDS["confirmed"], lang, {**values, "record": name}) + "\n")
    return 0
