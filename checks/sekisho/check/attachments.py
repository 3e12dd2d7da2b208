"""Whether a draft's attachments, and the files and records it refers to, are there and are what they say."""

from __future__ import annotations

from sekisho.draft import Draft
from sekisho.registers import Repo
from sekisho.schema import near
from sekisho.tree import inside
from sekisho.trouble import Trouble, Troubles


def attachment_troubles(draft: Draft, repo: Repo, troubles: Troubles) -> None:
    """Tell of attachments that are missing, lie outside the repo, are links, or are not what their name says.

    So, too, of a reference to a record that is not there.
    """
    for item in draft.media:
        if item.file:
            _attachment(draft, f"{item.place}.file", item.file, repo, troubles)
    for field in ("corrects", "incident"):
        path = draft.text(field)
        if not path:
            continue
        if not inside(path):
            _add(draft, field, "path-outside", path, troubles)
        elif repo.tree.kind(path) != "file":
            _add(draft, field, "reference-missing", path, troubles)
    consulted = draft.consultation
    if isinstance(consulted, str) and consulted not in repo.consultations:
        known = near(consulted, repo.consultations)
        _add(draft, "consultation", "unknown-consultation", consulted, troubles, near=known)


def _attachment(draft: Draft, place: str, path: str, repo: Repo, troubles: Troubles) -> None:
    if not inside(path):
        _add(draft, place, "path-outside", path, troubles)
        return
    kind = repo.tree.kind(path)
    if kind != "file":
        _add(
            draft,
            place,
            {"none": "attachment-missing", "link": "attachment-is-link"}.get(kind, "attachment-is-folder"),
            path,
            troubles,
        )
        return
    from sekisho.media import EXTENSIONS, format_of  # only for a draft with attachments

    extension = path.rpartition(".")[2].lower()
    form = format_of(repo.tree.read(path, 64))
    if extension not in EXTENSIONS.get(form, ()):
        expected = form or "?"
        _add(draft, place, "attachment-not-as-named" if form else "attachment-unknown", path, troubles, form=expected)


def _add(draft: Draft, place: str, key: str, found: str, troubles: Troubles, **values: object) -> None:
    span = draft.at(place)
    line, column = draft.source.position(span.start)
    end = draft.source.position(span.end)
    troubles.add(Trouble(draft.path, key, line=line, column=column, end=end, found=found, **values))
