"""Kinds that read registers as text: what must stand in none of their fields and comments, known or not."""

from __future__ import annotations

from collections.abc import Iterator

from sekisho.kinds.base import Context, Hit, Params, WordList, kind
from sekisho.registers import accounts, answers, consultations, incidents, moderation, people, settings
from sekisho.registers.repo import ACCOUNTS, ANSWERS, CONSULTATIONS, INCIDENTS, MODERATION, PEOPLE, SETTINGS
from sekisho.schema import Field, Fields, ListOf, MapOf
from sekisho.source import Source, Span
from sekisho.text import numbers
from sekisho.text.lazy import Lazy
from sekisho.text.passage import Passage
from sekisho.text.spans import Spans
from sekisho.text.tlds import TLDS
from sekisho.typed import Literal

Text = Literal["settings", "accounts", "people", "incidents", "consultations", "moderation", "answers"]
_PATHS = {
    "settings": SETTINGS,
    "accounts": ACCOUNTS,
    "people": PEOPLE,
    "incidents": INCIDENTS + "/",
    "consultations": CONSULTATIONS,
    "moderation": MODERATION,
    "answers": ANSWERS,
}
_ALL = (settings, accounts, people, incidents, consultations, moderation, answers)


class RegisterWords(Params):
    """Words of any of some lists."""

    registers: tuple[Text, ...]
    any: tuple[WordList, ...]


@kind("register-words", RegisterWords, subject="texts")
def register_words(params: RegisterWords, context: Context) -> Iterator[Hit]:
    """Words of a vocabulary, wherever they stand in a register."""
    for passage in _passages(params.registers, context):
        for match in sorted(match for name in params.any for match in passage.matches.of(name)):
            yield _hit(passage, match.start, match.end)


class RegisterNumbers(Params):
    """Telephone numbers, e-mail addresses, My Numbers."""

    registers: tuple[Text, ...]
    forms: tuple[Literal["phone", "email", "my-number"], ...]


_RECOGNISERS = {"phone": numbers.phones, "email": numbers.emails, "my-number": numbers.my_numbers}


@kind("register-numbers", RegisterNumbers, subject="texts")
def register_numbers(params: RegisterNumbers, context: Context) -> Iterator[Hit]:
    """Numbers and addresses of people: those that are none of the organisation's own contacts."""
    contacts = (*context.repo.settings.phones, *context.repo.settings.emails)
    for passage in _passages(params.registers, context):
        links = Spans((link.start, link.end) for link in passage.links if link.scheme)
        for form in params.forms:
            for found in _RECOGNISERS[form](passage.folded):
                if links.cover(found.start, found.end) or found.sort == "shared" or _names_a_machine(form, found.plain):
                    continue
                if not any(numbers.fits(found.plain, known) for known in contacts):
                    yield _hit(passage, found.start, found.end)


def _names_a_machine(form: str, plain: str) -> bool:
    """`reida@desk-12.local`, which ssh-keygen writes behind a key, is no address."""
    return form == "email" and plain.rpartition(".")[2] not in TLDS


def _passages(registers: tuple[str, ...], context: Context) -> Iterator[Passage]:
    lexicon = context.lexicon
    if lexicon is None:
        return
    for path, source in context.repo.sources.items():
        if any(path == _PATHS[name] or ("/" in path and path.startswith(_PATHS[name])) for name in registers):
            passage = Passage("register", _without_names(source), source, published=False)
            passage.matches = lexicon.read(passage)
            yield passage


def _hit(passage: Passage, start: int, end: int) -> Hit:
    first, last = passage.fold.typed(start, end)
    return Hit(passage.source, Span(first, last), passage.source.text[first:last])


_NAME = Lazy("[a-z]+(?:_[a-z]+)+(?=[\"']? *:)")


def _without_names(source: Source) -> str:
    """A register's text with the names of its fields blanked out: `password_changed_on: …` tells no password."""
    known = {name for module in _ALL for name in _names(module.FIELDS)}
    return _NAME.sub(lambda found: " " * len(found[0]) if found[0] in known else found[0], source.text)


def _names(field: Field) -> Iterator[str]:
    if isinstance(field, Fields):
        yield from field.fields
        for inner in field.fields.values():
            yield from _names(inner)
    elif isinstance(field, ListOf | MapOf):
        yield from _names(field.item)
