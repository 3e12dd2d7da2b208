"""What the page that checks drafts asks: a question as JSON in, an answer as JSON out.

It runs in the browser, in Python compiled to WebAssembly, from the same zip application that people download; so it
says what the command line says. Files stay where they are: what a check needs is read through the function handed in.
Offsets in answers count in UTF-16, as the page's own strings do.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from sekisho.check.checker import Checker
from sekisho.check.finding import Finding
from sekisho.check.run import check
from sekisho.data import CORE, load
from sekisho.draft import read_draft
from sekisho.draft.compose import whole
from sekisho.messages import shown
from sekisho.registers import Repo
from sekisho.registers.repo import POSTS
from sekisho.report.as_json import as_object
from sekisho.report.sentences import cites, page, title
from sekisho.schema import parse_moment
from sekisho.sheet.fitting import fitting
from sekisho.sheet.preview import pieces
from sekisho.source import Source, decode
from sekisho.syntax import scalar
from sekisho.text.length import COUNTS
from sekisho.tree import Kind, Memory, Tree
from sekisho.trouble import SekishoError, Troubles
from sekisho.typed import Any
from sekisho.writing import Writing, registers_for

# Reads a file: its path, and the first and the last byte (exclusive). Raises OSError.
Read = Callable[[str, int, int], bytes]

DRAFT = POSTS + "/draft.md"
# What a draft by itself can't show: approval comes later, attachments and records lie in the folder.
_APPROVAL, _FOLDER = "approval", "folder"
_LIMIT = "text"
_IN_THE_FOLDER = ("attachment-missing", "reference-missing", "unknown-consultation")
# Nobody reads a preview of more.
_PREVIEW = 3000
_AUTHOR = "author"


class Handed:
    """A content repo whose files somebody else holds: their sizes by path, and a function that reads them."""

    def __init__(self, sizes: Mapping[str, int], read: Read) -> None:
        self.sizes = sizes
        self._read = read
        self._folders = {"/".join(parts[:end]) for parts in map(_parts, sizes) for end in range(len(parts))}

    def kind(self, path: str) -> Kind:
        return "file" if path in self.sizes else "folder" if path in self._folders else "none"

    def size(self, path: str) -> int:
        return self.sizes[path]

    def read(self, path: str, limit: int, start: int = 0) -> bytes:
        if path not in self.sizes:
            raise FileNotFoundError(path)
        return self._read(path, start, min(start + limit, self.sizes[path]))

    def walk(self, folder: str) -> Iterator[str]:
        found = set()
        for parts in map(_parts, self.sizes):
            if folder and parts[: folder.count("/") + 1] != folder.split("/"):
                continue
            below = parts[folder.count("/") + 1 :] if folder else parts
            if any(part.startswith(".") for part in below):
                continue
            # A folder that is named like a draft is told as such, as on disk.
            end = next((at for at, part in enumerate(below, 1) if part.endswith(".md")), len(below))
            found.add(tuple(parts[: len(parts) - len(below) + end]))
        yield from map("/".join, sorted(found))


def _held(question: Mapping[str, Any], read: Read | None) -> Tree:
    return Handed(question["files"], read) if read else Memory({})


def _parts(path: str) -> list[str]:
    return path.split("/")


class Desk:
    """Answers the page's questions; the rulebook is read once."""

    def __init__(self) -> None:
        self.checker = Checker(load(CORE))

    def answer(self, asked: str, read: Read | None = None) -> str:
        """The answer to a question; one that can't be answered gets a text for people under `error`."""
        question = json.loads(asked)
        lang = question.get("lang", "ja")
        try:
            found = _QUESTIONS[question["ask"]](self, question, read)
        except SekishoError as error:
            from sekisho.cli import tell

            found = {"error": tell(error, lang).strip()}
        except Exception as error:  # noqa: BLE001  # people never see a traceback, and the page goes on
            from sekisho.cli.fault import describe

            found = {"error": describe(error, lang).strip()}
        return json.dumps(found, ensure_ascii=True)

    def _check(self, repo: Repo, question: Mapping[str, Any], paths: list[str] | None) -> dict[str, Any]:
        """The findings as `--format json` gives them, each with what the page shows beside it."""
        at = parse_moment(question["at"])
        if at is None:
            raise SekishoError("bad-moment", found=question["at"])
        outcome = check(self.checker, repo, at, paths)
        lang = question.get("lang", "ja")
        found = as_object(outcome, self.checker.policy, lang, repo.settings.rulebook_url)
        for entry, finding in zip(found["findings"], outcome.findings, strict=True):
            entry["shown"] = self._shown(finding, lang)
        return {**found, "status": outcome.status, "unusable": outcome.unusable}

    def _shown(self, finding: Finding, lang: str) -> dict[str, Any]:
        excerpt = finding.excerpt
        shown_words = None
        if excerpt is not None:
            text, start, end = excerpt
            shown_words = [text[:start], text[start:end], text[end:]]
        rule = self.checker.rules.get(finding.rule)
        aside = _APPROVAL if rule and rule.kind == _APPROVAL else _FOLDER if finding.rule in _IN_THE_FOLDER else ""
        return {
            "title": title(finding, lang),
            "cites": cites(finding),
            "page": page(finding, lang, "").lstrip("/"),
            "excerpt": shown_words,
            "aside": aside,
            "waivable": bool(rule and rule.waivable),
        }

    def repo(self, question: Mapping[str, Any], read: Read | None) -> dict[str, Any]:
        """Check a content repo, or `paths` of it: `files` are the sizes of its files by path."""
        return self._check(self.checker.open(_held(question, read)), question, question.get("paths"))

    def write(self, question: Mapping[str, Any], read: Read | None) -> dict[str, Any]:
        """The draft that a form's answers make, what is found in it, and what there is to choose from."""
        writing = Writing(self.checker, question, _held(question, read))
        found = self._check(writing.repo, question, [writing.path])
        writing.place(found["findings"])
        for entry in found["findings"]:
            entry["marks"] = _marks(entry, writing.head, writing.body)
            if self._is_too_long(entry["rule"], writing.service, writing.body):
                entry["marks"] = self._too_much(0, writing.body, writing.body, writing.service)
                entry["shown"]["excerpt"] = None
        counts = list(self._counts(writing.body, question.get("lang", "ja")))
        return {**found, **writing.told(), "counts": counts}

    def open(self, question: Mapping[str, Any], read: Read | None) -> dict[str, Any]:
        """The answers that a draft stands for, so that one can go on with it."""
        from sekisho.reopen import opened

        return opened(self.checker, question, _held(question, read))

    def sheet(self, question: Mapping[str, Any], read: Read | None) -> dict[str, Any]:
        """The approval sheet of that draft, one HTML file."""
        return {"html": Writing(self.checker, question, _held(question, read)).sheet(question.get("lang", "ja"))}

    def clean(self, question: Mapping[str, Any], read: Read | None) -> dict[str, Any]:
        """The one picture of `files` without its hidden data, in base64; None where that can't be done."""
        from base64 import b64encode

        from sekisho.media_clean import BrokenPictureError, cleaned

        ((path, size),) = question["files"].items()
        try:
            data = cleaned(read(path, 0, size) if read else b"")
        except BrokenPictureError:
            data = None
        return {"path": path, "data": data and b64encode(data).decode()}

    def draft(self, question: Mapping[str, Any], read: Read | None) -> dict[str, Any]:
        """Check one draft: `text` as it was typed, with front matter or without, or the only one of `files`."""
        if read and question.get("files"):
            ((path, size),) = question["files"].items()
            data = read(path, 0, size)
            source = decode(DRAFT, data, Troubles())
            text = source.text if source else None
        else:
            text = whole(question.get("text", ""))
            data = text.encode()
        own = text is None or text.partition("\n")[0].rstrip(" \t") == "---"
        head = "" if own else _front_matter(question)
        about = read_draft(Source(DRAFT, head + (text or "")), Troubles())
        account = (about.account if about else "") or f"{question['platform']}-main"
        named = next((name for name in self.checker.lists.platforms if account.startswith(name)), question["platform"])
        files = registers_for(about, account, named, _AUTHOR, self.checker, question)
        repo = self.checker.open(Memory({**files, DRAFT: head.encode() + data}))
        found = self._check(repo, question, [DRAFT])
        draft = None if text is None else read_draft(Source(DRAFT, head + text), Troubles(), repo.settings.zone)
        body = draft.body if draft else text or ""
        service = question["platform"]
        if draft and draft.account in repo.accounts:
            service = repo.accounts[draft.account].service
        for entry in found["findings"]:
            entry["marks"] = None if text is None else _marks(entry, head, text)
            if draft and text and self._is_too_long(entry["rule"], service, body):
                entry["marks"] = self._too_much(draft.body_start - len(head), body, text, service)
                entry["shown"]["excerpt"] = None
        return {
            **found,
            "text": text,
            "own_fields": own,
            "service": service,
            "counts": list(self._counts(body, question.get("lang", "ja"))),
        }

    def _is_too_long(self, name: str, service: str, body: str) -> bool:
        """Does this rule hold the body against a limit that it is beyond?"""
        rule = self.checker.rules.get(name)
        if rule is None or _LIMIT not in getattr(rule.params, "limits", ()):
            return False
        platform = self.checker.lists.platforms[service]
        limit = platform["limits"].get(_LIMIT)
        return limit is not None and COUNTS[platform["counts_by"]](body) > limit

    def _too_much(self, start: int, body: str, text: str, service: str) -> list[int]:
        """What the platform would cut off, rather than the line on which that begins to be told."""
        platform = self.checker.lists.platforms[service]
        fits = fitting(body, platform["limits"][_LIMIT], platform["counts_by"])
        return [_utf16(text, start + fits), _utf16(text, start + len(body))]

    def _counts(self, body: str, lang: str) -> Iterator[dict[str, Any]]:
        """How long the text is for each platform, what is left, and what readers will see of it."""
        lengths = {name: count(body) for name, count in COUNTS.items()}
        for name, platform in self.checker.lists.platforms.items():
            limit, by = platform["limits"].get("text"), platform["counts_by"]
            over = limit is not None and lengths[by] > limit
            fits = fitting(body, limit, by) if over else len(body)
            first = max(0, fits - _PREVIEW // 2) if over else 0
            part = body[first : first + _PREVIEW]
            yield {
                "id": name,
                "name": shown(platform["name"], lang),
                "by": by,
                "count": lengths[by],
                "limit": limit,
                "left": None if limit is None else limit - lengths[by],
                "preview": [[each.text, each.sort, each.over] for each in pieces(part, fits - first)],
                "before": first,
                "after": max(0, len(body) - first - len(part)),
            }


def _front_matter(question: Mapping[str, Any]) -> str:
    """The front matter that the form's answers stand for."""
    fields = {"account": f"{question['platform']}-main"}
    given = {name: whole(str(value)).strip() for name, value in question.get("fields", {}).items()}
    fields |= {name: value for name, value in given.items() if value}
    fields["author"] = _AUTHOR
    return "---\n" + "".join(f"{name}: {scalar(value)}\n" for name, value in fields.items()) + "---\n"


def _marks(entry: Mapping[str, Any], head: str, text: str) -> list[int] | None:
    """Where a finding begins and ends in the text; None where it is of a field that was not typed."""
    above = head.count("\n")
    if entry["line"] <= above:
        return None
    start = _offset(text, entry["line"] - above, entry["column"])
    end = _offset(text, entry["end_line"] - above, entry["end_column"])
    return [_utf16(text, start), _utf16(text, max(start, end))]


def _offset(text: str, line: int, column: int) -> int:
    at = 0
    for _ in range(line - 1):
        at = text.find("\n", at) + 1
        if not at:
            return len(text)
    return min(len(text), at + column - 1)


def _utf16(text: str, offset: int) -> int:
    return len(text[:offset].encode("utf-16-le")) // 2


_QUESTIONS: dict[str, Callable[[Desk, Mapping[str, Any], Read | None], dict[str, Any]]] = {
    "repo": Desk.repo,
    "draft": Desk.draft,
    "write": Desk.write,
    "open": Desk.open,
    "sheet": Desk.sheet,
    "clean": Desk.clean,
}
