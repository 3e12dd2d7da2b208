"""What tests of the plan share: drafts with a valid approval, and boards of content repos in memory."""

from __future__ import annotations

from collections.abc import Mapping

from conftest import ACCOUNT, ACCOUNTS, FIELDS, NOW, draft, moment, repo_files

from sekisho.board import Board, gather
from sekisho.check.checker import Checker
from sekisho.draft import read_draft
from sekisho.draft.digest import digest
from sekisho.source import Source
from sekisho.tree import Memory
from sekisho.trouble import Troubles

MEDIA = "media:\n  - {file: media/a.png, alt: 見本の図, rights: own, people: none}\n"
# A register of accounts on several services, two of them on X.
MORE_ACCOUNTS = ACCOUNTS + "".join(
    ACCOUNT.replace("x-main", name).replace("service: x", f"service: {service}").replace("x.com", host)
    for name, service, host in (
        ("facebook-main", "facebook", "www.facebook.com"),
        ("instagram-main", "instagram", "www.instagram.com"),
        ("line-main", "line", "page.line.me"),
        ("x-fire", "x", "x.com/fire"),
    )
)
PICTURE = {"media/a.png": b"\x89PNG\r\n\x1a\n"}


def fields(at: str = "2026-12-10T09:00", account: str = "x-main", more: str = "") -> str:
    """The front matter of a draft."""
    return f"account: {account}\nscheduled_at: {at}\nauthor: reida\n{more}"


def approved(body: str, front: str = FIELDS, files: Mapping[str, str | bytes] | None = None) -> str:
    """The text of a draft that 見本 approved as it is."""
    found = read_draft(Source("posts/a.md", draft(body, front)), Troubles())
    assert found is not None
    made = digest(found, Memory(repo_files({**PICTURE, **(files or {})})))
    return draft(body, f'{front}approval: {{by: mihon, at: 2026-11-28T10:00+09:00, digest: "{made}"}}\n')


def board_of(checker: Checker, files: Mapping[str, str | bytes], at: str = NOW) -> Board:
    """The plan of a content repo of the usual registers and these files."""
    repo = checker.open(Memory(repo_files({**PICTURE, **files})))
    repo.read_all()
    assert [str(trouble) for trouble in repo.troubles] == []  # a test of a broken repo would test nothing else
    return gather(checker, repo, moment(at))
