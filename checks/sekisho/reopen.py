"""What the page that writes drafts asks to go on with one: its file in, the answers of the form out.

What the form has no place for is handed back too, so that it is written again, or named, so that nobody misses it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from sekisho.check.checker import Checker
from sekisho.check.masking import Masking
from sekisho.draft import Draft, read_draft
from sekisho.kinds.links import comparable
from sekisho.registers.repo import SETTINGS
from sekisho.report.sentences import title_of
from sekisho.source import MAX_BYTES, decode
from sekisho.tree import Memory, Tree
from sekisho.trouble import SekishoError, Trouble, Troubles
from sekisho.typed import Any
from sekisho.writing import as_typed, moment_of

# Given anew once the draft is finished; what was confirmed was the text as it stood.
_APPROVAL = "approval"
_LISTS = ("links", "quotes", "media", "waivers")
# Where no content repo is open.
_NOBODYS = b"organisation: {ja: x, en: x}\nofficial_hosts: [invalid]\n"
_MINUTE = "%Y-%m-%dT%H:%M"


def opened(checker: Checker, question: Mapping[str, Any], held: Tree) -> dict[str, Any]:
    """The answers that the draft `question["draft"]` of the files handed over stands for.

    Raises SekishoError where it can't be read as a draft.
    """
    path, troubles = question["draft"], Troubles()
    with_repo = held.kind(SETTINGS) == "file"
    repo = checker.open(held if with_repo else Memory({SETTINGS: _NOBODYS}))
    zone = repo.settings.zone
    size = held.size(path)
    source = decode(path, held.read(path, size), troubles) if size <= MAX_BYTES else None
    draft = read_draft(source, troubles, zone) if source else None
    if draft is None:
        raise SekishoError("no-draft-to-open", found=path.rpartition("/")[2])
    fields = {name: _plain(value) for name, value in draft.fields.items() if value and name != _APPROVAL}
    if draft.scheduled_at:
        fields["scheduled_at"] = _local(draft.scheduled_at.astimezone(zone))
    lists = {name: fields.pop(name, []) for name in _LISTS}
    links = {each["url"]: _address(draft, each["url"]) for each in lists["links"]}
    lists["links"] = [{**each, "url": links[each["url"]]} for each in lists["links"] if links[each["url"]]]
    gone = [f"links: {url}" for url, found in links.items() if not found]
    waived = [each.rule for each in draft.waivers]
    account = repo.accounts.get(draft.account) if with_repo else None
    masking = Masking(checker, checker.context(repo, moment_of(question)))
    return {
        "fields": fields,
        **lists,
        "body": draft.body,
        "service": account.service if account else _service(draft.account, checker),
        "approved": bool(draft.approvals),
        "left": list(dict.fromkeys(masking.text(name) for name in (*_left(troubles), *gone))),
        "titles": {rule: title_of(rule, question.get("lang", "ja")) for rule in waived if rule in checker.rules},
    }


def _plain(value: Any) -> Any:
    """A value of the front matter as JSON has it, under the names that it has in the file."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        value = {name.rstrip("_"): each for name, each in value._asdict().items() if name != "place"}
    if isinstance(value, Mapping):
        return {name: plain for name, each in value.items() if (plain := _plain(each))}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, datetime):
        return value.isoformat()
    return value.isoformat() if isinstance(value, date) else str(value) if value else ""


def _local(at: datetime) -> str:
    """A moment as the browser's field for one has it."""
    return at.strftime(_MINUTE + (":%S" if at.second else ""))


def _address(draft: Draft, url: str) -> str:
    """The address as it stands in the text; empty where no link there leads to the same place."""
    for passage in draft.passages:
        for link in passage.links if passage.published else ():
            if comparable(link.url) == comparable(url):
                return as_typed(passage, link)
    return ""


def _service(account: str, checker: Checker) -> str:
    """The platform whose name an account's id begins with; empty where none does."""
    return max((name for name in checker.lists.platforms if account.startswith(name)), key=len, default="")


def _left(troubles: Troubles) -> Iterator[str]:
    """The fields that hold what a draft can't have."""
    for trouble in troubles:
        if name := _field(trouble):
            yield name


def _field(trouble: Trouble) -> str:
    field = str(trouble.values.get("field") or "")
    if trouble.key == "missing-field":
        return ""  # asked for as any other
    if trouble.key == "unknown-field":
        return f"{field}.{trouble.values['found']}".lstrip(".")
    return field or str(trouble.values.get("found") or "")
