"""The engine: compiled rules over drafts and registers, findings out.

Pure: no clock, no network, no environment of its own. The moment to judge from and the repo are passed in.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from sekisho.check.attachments import attachment_troubles
from sekisho.check.finding import WARNING, Finding, excerpt, hide, mask
from sekisho.check.rule import Choice, Rule, Rules
from sekisho.check.wording import DraftWording
from sekisho.data import WORDS, compiled
from sekisho.draft import Draft, read_draft
from sekisho.kinds import KINDS, Context, Hit, Lists
from sekisho.kinds.base import filled, in_force
from sekisho.registers import Names, Repo
from sekisho.source import MAX_BYTES, Source, decode
from sekisho.text.lazy import Lazy
from sekisho.text.lexicon import Lexicon
from sekisho.text.spans import Spans
from sekisho.tree import Tree
from sekisho.trouble import Trouble, Troubles
from sekisho.typed import Any

# What might be somebody's number or address, told fast and rather too often.
_LIKE_A_PERSONS = Lazy("@|(?:[0-9][^0-9A-Za-z:+]{0,2}){9}")
_NARROW = {ord(wide): narrow for wide, narrow in zip("０１２３４５６７８９＠", "0123456789@", strict=True)}
# More findings of one rule in one draft help nobody; the last that is shown says how many there were.
MOST_PER_RULE = 20


class Checker:
    """A compiled rulebook, ready to check. `core` is what `compile` laid out; `read` gives the other compiled files."""

    def __init__(self, core: dict[str, Any], read: Callable[[str], bytes] = compiled) -> None:
        self.policy: dict[str, Any] = core["policy"]
        self.rules = Rules(core["rules"])
        self.lexicon = Lexicon(core["lexicon"], read(WORDS))
        self.lexicon_of_notes = Lexicon(core["lexicon_of_notes"])
        self.lists = Lists(
            hosts={name: frozenset(hosts) for name, hosts in core["hosts"].items()},
            names=core["names"],
            platforms=core["platforms"],
            labels=core["labels"],
        )
        self.names = Names(services=tuple(core["platforms"]), roles=tuple(self.policy["roles"]))
        self._core = core
        self._read = read
        self._wording: DraftWording | None = None
        self._for_drafts: dict[str, Choice] = {}

    def _about(self, *subjects: str) -> list[Rule]:
        """The rules that look at one of these subjects."""
        entries = (
            each for each in self._core["rules"] if each["subject"] in subjects and each["status"] != "deprecated"
        )
        return [self.rules[entry["id"]] for entry in entries]

    def open(self, tree: Tree) -> Repo:
        """The content repo in a tree. Raises SekishoError where it is none."""
        return Repo(tree, self.names)

    def context(self, repo: Repo, at: datetime) -> Context:
        """What a rule may ask about besides the draft."""
        return Context(repo, at, self.lists)

    def check_draft(self, path: str, repo: Repo, at: datetime) -> list[Finding]:
        """Everything there is to say of the draft at `path`, in the order of its lines."""
        troubles = Troubles()
        source = read_file(path, repo, troubles)
        draft = read_draft(source, troubles, repo.settings.zone) if source else None
        context = self.context(repo, at)
        if draft is None:
            return self.troubles(troubles, context, source)
        repo.note(draft)
        hits = self._weighed(draft, self.hits(draft, context), context)
        attachment_troubles(draft, repo, troubles)
        findings, secrets = _findings(hits)
        self._mask_fields(findings, hits, context, secrets, draft.body_start)
        if draft.waivers:
            from sekisho.check.waivers import apply_waivers

            findings = apply_waivers(draft, findings, self.rules, repo, at, self.policy["waived_by"], troubles)
        findings += self.troubles(troubles, context, draft.source, secrets)
        for passage in draft.passages:
            del passage.matches  # they know their passage: freed with it at once, not when cycles are collected
        return sorted(findings, key=lambda each: (each.line, each.column, each.rule))

    def hits(self, draft: Draft, context: Context, *, sensitive: bool = False) -> list[tuple[Rule, Hit]]:
        """What the rules find in a draft; only those whose findings are masked, where that is all that is wanted."""
        possible = {filled(name) for name, value in draft.fields.items() if value}
        possible.update(in_force(name) for name in context.repo.settings.in_force)
        for passage in draft.passages:
            lexicon = self.lexicon if passage.published else self.lexicon_of_notes
            passage.matches = lexicon.read(passage)
            possible |= passage.matches.possible
        rules = self._for_action(draft.action, possible)
        if sensitive:
            rules = [rule for rule in rules if rule.sensitive]
        return [(rule, hit) for rule in rules for hit in _limited(KINDS[rule.kind].run(draft, rule.params, context))]

    def troubles(
        self,
        troubles: Iterable[Trouble],
        context: Context,
        source: Source | None,
        secrets: list[tuple[int, int]] | None = None,
    ) -> list[Finding]:
        """Troubles with one file as findings; whatever of a person or secret they would quote is masked."""
        told = list(troubles)
        if not told:
            return []
        from sekisho.check.masking import Masking

        masking = Masking(self, context)
        return [masking.trouble(each, source, secrets) for each in told]

    def _mask_fields(
        self,
        findings: list[Finding],
        hits: list[tuple[Rule, Hit]],
        context: Context,
        secrets: list[tuple[int, int]],
        end: int,
    ) -> None:
        """Mask findings of fields, which end at `end`, where a person's number or address stands in one of them."""
        masking = None
        for number, (finding, about) in enumerate(zip(findings, hits, strict=True)):
            if about[1].span.start < end and finding.excerpt and _may_be_a_persons(finding.excerpt.text):
                from sekisho.check.masking import Masking

                masking = masking or Masking(self, context)
                findings[number] = masking.finding(finding, about, secrets)

    def _for_action(self, action: str, possible: set[str]) -> list[Rule]:
        chosen = self._for_drafts.get(action)
        if chosen is None:
            chosen = self._for_drafts[action] = Choice(self.rules)
            for entry in self._core["rules"]:
                if entry["subject"] == "draft" and action in entry["applies_to"] and entry["status"] != "deprecated":
                    chosen.add(entry)
        return chosen.among(possible)

    def _weighed(self, draft: Draft, hits: list[tuple[Rule, Hit]], context: Context) -> list[tuple[Rule, Hit]]:
        """The hits of a draft as its wording as a whole lets them stand."""
        if self._wording is None:
            self._wording = DraftWording(self._read)
        return self._wording.judge(draft, hits, self._of_wording(draft.action), context)

    def _of_wording(self, action: str) -> Iterator[Rule]:
        """The rules that can tell what a draft is worded like."""
        from sekisho.kinds import wording  # noqa: F401  # it is registered by being imported, and few drafts need it

        return (rule for rule in self._about("wording") if action in rule.applies_to)

    def check_registers(self, repo: Repo, at: datetime) -> list[Finding]:
        """What the rules say of the registers, in the order of their files and lines."""
        return self._read_registers(repo, at, self._about("accounts", "incidents", "registers", "texts"))[0]

    def check_register_texts(self, repo: Repo, at: datetime) -> tuple[list[Finding], dict[str, list[tuple[int, int]]]]:
        """What must stand in no register, whether it can be read as one or not; and the stretches to hide, by path."""
        return self._read_registers(repo, at, self._about("texts"))

    def _read_registers(
        self, repo: Repo, at: datetime, rules: list[Rule]
    ) -> tuple[list[Finding], dict[str, list[tuple[int, int]]]]:
        from sekisho.kinds import registers  # noqa: F401  # they are registered by being imported, and no draft needs them

        repo.read_all()
        repo.read_logs()
        lexicon = Lexicon(self._core["lexicon_of_registers"])
        context = Context(repo, at, self.lists, policy=self.policy, lexicon=lexicon)
        by_file: dict[str, list[tuple[Rule, Hit]]] = {}
        for rule in rules:
            for of_rule in _by_file(KINDS[rule.kind].run(rule.params, context)):
                by_file.setdefault(of_rule[0].source.path, []).extend((rule, hit) for hit in _limited(of_rule))
        findings, secrets = [], {}
        for path, hits in sorted(by_file.items()):
            found, secrets[path] = _findings(hits)
            self._mask_fields(found, hits, context, secrets[path], sys.maxsize)
            findings += sorted(found, key=lambda each: (each.line, each.column, each.rule))
        return findings, secrets

    def check_change(self, before: Repo, repo: Repo, at: datetime) -> list[Finding]:
        """What the rules say of the way from `before` to the content repo as it would be."""
        from sekisho.kinds import registers  # noqa: F401  # see above

        context = Context(repo, at, self.lists, before)
        hits = [
            (rule, hit)
            for rule in self._about("changes")
            for hit in _limited(KINDS[rule.kind].run(rule.params, context))
        ]
        return _findings(hits)[0]


def _may_be_a_persons(text: str) -> bool:
    return _LIKE_A_PERSONS.search(text.translate(_NARROW)) is not None


def read_file(path: str, repo: Repo, troubles: Troubles) -> Source | None:
    """The text of the draft at `path`; None, and a trouble, where there is none to be read."""
    tree = repo.tree
    kind = tree.kind(path)
    if kind != "file":
        troubles.add(Trouble(path, "file-missing" if kind == "none" else f"file-is-{kind}"))
        return None
    if not path.endswith(".md"):
        troubles.add(Trouble(path, "not-a-draft"))
        return None
    size = tree.size(path)
    if size > MAX_BYTES:
        troubles.add(Trouble(path, "file-too-large", found=f"{size:,}", limit=f"{MAX_BYTES:,}"))
        return None
    try:
        return decode(path, tree.read(path, MAX_BYTES), troubles)
    except OSError as error:
        troubles.add(Trouble(path, "file-unreadable", found=error.strerror or ""))
        return None


def _limited(hits: Iterable[Hit]) -> Iterable[Hit]:
    """The first hits of a rule, each place once."""
    found: dict[tuple[int, int], Hit] = {}
    for hit in hits:
        found.setdefault((hit.span.start, hit.span.end), hit)
        if len(found) == MOST_PER_RULE:
            break
    return found.values() if found else ()


def _by_file(hits: Iterable[Hit]) -> Iterator[list[Hit]]:
    """Hits of a rule in several files, file by file."""
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.source.path, []).append(hit)
    yield from found.values()


def _findings(hits: list[tuple[Rule, Hit]]) -> tuple[list[Finding], list[tuple[int, int]]]:
    """Findings for hits, and the stretches of the file that none of them may show."""
    secret = sorted({(hit.span.start, hit.span.end) for rule, hit in hits if rule.sensitive})
    spans = Spans(secret)
    return [_finding(rule, hit, hit.source, spans, secret) for rule, hit in hits], secret


def _finding(rule: Rule, hit: Hit, source: Source, spans: Spans, secret: list[tuple[int, int]]) -> Finding:
    line, column = source.position(hit.span.start)
    end_line, end_column = source.position(hit.span.end)
    found = mask(hit.found) if rule.sensitive else hide(hit.found, source, hit.span, spans, secret)
    experimental = rule.status == "experimental"
    return Finding(
        path=source.path,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        rule=rule.id,
        clauses=rule.clauses,
        severity=WARNING if experimental else rule.severity,
        found=found,
        values=hit.values,
        excerpt=excerpt(source, hit.span, secret),
        experimental=experimental,
    )
