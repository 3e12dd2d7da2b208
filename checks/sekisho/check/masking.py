"""Masking what is quoted from the wrong place: into a wrong field, anything may have been typed.

Rules read each text as what it should be, so a telephone number in place of an action is found by none of them. What is
quoted is therefore read once more, as if it were to go out. Imported only where there is something to quote.
"""

from __future__ import annotations

from sekisho.check.finding import Finding, excerpt, from_trouble, mask_within
from sekisho.check.rule import Rule
from sekisho.draft import Draft
from sekisho.kinds import Context, Hit
from sekisho.source import Source
from sekisho.syntax import Node
from sekisho.trouble import Trouble
from sekisho.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from sekisho.check.checker import Checker

_FIELD = "field"


class Masking:
    """Reads what is quoted by the rules whose findings are never shown in full."""

    def __init__(self, checker: Checker, context: Context) -> None:
        self._checker = checker
        self._context = context
        self._known: dict[str, list[tuple[int, int]]] = {}

    def trouble(self, trouble: Trouble, source: Source | None, secrets: list[tuple[int, int]] | None = None) -> Finding:
        """The finding that tells of a trouble, with nothing of a person and no secret in it."""
        of_line = [] if source is None else self._of_line(source, trouble.line)
        return self._masked(from_trouble(trouble, source, [*(secrets or []), *of_line]))

    def finding(self, finding: Finding, about: tuple[Rule, Hit], secrets: list[tuple[int, int]]) -> Finding:
        """The finding of a rule that reads a field as something else than a text."""
        rule, hit = about
        shown = excerpt(hit.source, hit.span, [*secrets, *self._of_line(hit.source, finding.line)])
        finding = finding._replace(excerpt=shown)
        return finding if rule.sensitive else self._masked(finding)

    def _masked(self, finding: Finding) -> Finding:
        told = finding.values.items()
        values = {name: self.text(value) if isinstance(value, str) else value for name, value in told}
        if _FIELD in values:  # names of a map may have been made up
            values[_FIELD] = ".".join(self.text(name) for name in str(values[_FIELD]).split("."))
        return finding._replace(found=self.text(finding.found), values=values)

    def text(self, text: str) -> str:
        """A text with what sensitive rules would find in it masked."""
        return mask_within(text, 0, self._secrets(text))

    def _of_line(self, source: Source, number: int) -> list[tuple[int, int]]:
        """The same as places in the file, for one of its lines."""
        starts = source.line_starts
        number = min(number, len(starts))
        begin = starts[number - 1]
        return [(begin + start, begin + end) for start, end in self._secrets(source.line(number))]

    def _secrets(self, text: str) -> list[tuple[int, int]]:
        if text not in self._known:
            draft = Draft(Source("", text), Node("map", 0, 0), {}, {}, 0)
            hits = self._checker.hits(draft, self._context, sensitive=True)
            self._known[text] = sorted({(hit.span.start, hit.span.end) for _, hit in hits})
        return self._known[text]
