"""Which files a check looks at, and checking them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from sekisho.check.checker import Checker, read_file
from sekisho.check.finding import Finding, from_trouble
from sekisho.draft import read_draft
from sekisho.registers import Repo
from sekisho.registers.repo import (
    ACCOUNTS,
    ANSWERS,
    CONSULTATIONS,
    INCIDENTS,
    MEDIA,
    MODERATION,
    PEOPLE,
    SETTINGS,
)
from sekisho.trouble import Trouble, Troubles
from sekisho.typed import NamedTuple

# Exit statuses.
PASSED, BLOCKED, UNUSABLE = 0, 1, 2


class Outcome(NamedTuple):
    """What a check found. `checked` counts drafts; `unusable` says that the repo's own configuration is wrong."""

    findings: list[Finding]
    checked: int
    unusable: bool = False

    @property
    def status(self) -> int:
        """The exit status: 2 where the configuration is wrong, 1 where something blocks, else 0."""
        if self.unusable:
            return UNUSABLE
        return BLOCKED if any(finding.blocks for finding in self.findings) else PASSED


def is_register(path: str) -> bool:
    """Is this the path of a register, so that drafts depend on it?"""
    return path in _REGISTERS or path.startswith(INCIDENTS + "/")


_REGISTERS = frozenset((SETTINGS, ACCOUNTS, PEOPLE, CONSULTATIONS, MODERATION, ANSWERS))


def check(
    checker: Checker, repo: Repo, at: datetime, paths: Iterable[str] | None = None, *, again: bool = False
) -> Outcome:
    """Check drafts and registers as of the moment `at`.

    Without `paths` that is the whole content repo. Of `paths`, a draft is checked by itself; a register or an
    attachment together with all drafts that are still to go out (so too with `again`), since its change can make a
    proper draft improper.
    """
    wanted = None if paths is None else list(dict.fromkeys(paths))
    registers = wanted is None or any(is_register(path) for path in wanted)
    repo.read_all()
    if registers:
        repo.read_logs()
        repo.watch_posts()
    if _is_unusable(repo):
        return _unusable(checker, repo, at)
    if wanted is None:
        drafts = repo.drafts()
    else:
        drafts = [path for path in wanted if not is_register(path) and not is_attachment(path)]
        if again or len(drafts) < len(wanted):
            known = set(drafts)
            drafts += [path for path in repo.drafts() if path not in known and is_waiting(path, repo, at)]
    of_drafts = [finding for path in drafts for finding in checker.check_draft(path, repo, at)]
    if _is_unusable(repo):  # a draft names an entry of a register that nobody else had asked for
        return _unusable(checker, repo, at)
    findings = _register_troubles(checker, repo, at)
    findings += _older_policy(checker, repo)
    if registers:  # after the drafts, which then need not be read a second time
        findings += checker.check_registers(repo, at)
    return Outcome(findings + of_drafts, len(drafts))


def is_attachment(path: str) -> bool:
    """Is this the path of an attachment?"""
    return path.startswith(MEDIA + "/")


def is_waiting(path: str, repo: Repo, at: datetime) -> bool:
    """Is the draft still to go out? One that can't be read is: nothing may pass because it is broken."""
    source = read_file(path, repo, Troubles())
    draft = read_draft(source, Troubles(), repo.settings.zone) if source else None
    if draft is not None:
        repo.note(draft)
    if draft is None or draft.scheduled_at is None:
        return True
    return draft.published_at is None and draft.scheduled_at >= at


def _is_unusable(repo: Repo) -> bool:
    """Is a register so wrong that nothing can be judged by it?"""
    return len(repo.troubles) > 0 and any(from_trouble(trouble).blocks for trouble in repo.troubles)


def _unusable(checker: Checker, repo: Repo, at: datetime) -> Outcome:
    """All that is wrong with the registers. What must stand in none of them is told, too, and never shown."""
    findings, secrets = checker.check_register_texts(repo, at)
    findings += _register_troubles(checker, repo, at, secrets)
    return Outcome(_sorted(findings), 0, unusable=True)


def _register_troubles(
    checker: Checker, repo: Repo, at: datetime, secrets: Mapping[str, list[tuple[int, int]]] | None = None
) -> list[Finding]:
    by_path: dict[str, list[Trouble]] = {}
    for trouble in repo.troubles:
        by_path.setdefault(trouble.path, []).append(trouble)
    context, hidden = checker.context(repo, at), secrets or {}
    return _sorted(
        finding
        for path, troubles in by_path.items()
        for finding in checker.troubles(troubles, context, repo.sources.get(path), hidden.get(path))
    )


def _sorted(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda each: (each.path, each.line, each.column))


def _older_policy(checker: Checker, repo: Repo) -> Iterator[Finding]:
    """A reminder where the repo asks for a newer rulebook than this checker carries."""
    wanted, version = repo.settings.guideline_version, str(checker.policy["version"])
    if wanted and _parts(wanted) > _parts(version):
        register = repo.files[SETTINGS]
        span = register.at("guideline_version")
        line, column = register.source.position(span.start)
        trouble = Trouble(
            SETTINGS,
            "older-policy",
            line=line,
            column=column,
            end=register.source.position(span.end),
            found=wanted,
            version=version,
            url=repo.settings.rulebook_url or checker.policy["site_url"],
        )
        yield from_trouble(trouble, register.source)


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))
