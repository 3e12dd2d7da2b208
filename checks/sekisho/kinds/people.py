"""Kinds that read what points to a person: telephone numbers, e-mail addresses, My Numbers, cards, positions."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sekisho.draft import Draft
from sekisho.kinds.base import Context, Hit, HostList, Params, WordList, kind, passage_hit
from sekisho.kinds.words import Where, passages
from sekisho.text import numbers
from sekisho.text.lazy import Lazy
from sekisho.text.links import under
from sekisho.text.numbers import Found
from sekisho.text.passage import Passage
from sekisho.text.spans import Spans
from sekisho.typed import Literal

POSITION = "position"


# Hardly any text has numbers such as a position is made of; and none without one of these signs.
_SIGNS = (".", "°", "度", "+", "%2b")
_MAY_BE_A_POSITION = Lazy(r"[0-9]\.[0-9]{3}|[0-9] ?(?:°|度)|[2-9c-x](?:\+|%2b)[2-9c-x]")


@numbers.listed
def _positions(folded: str) -> list[Found]:
    if not any(map(folded.__contains__, _SIGNS)) or _MAY_BE_A_POSITION.search(folded) is None:
        return []
    from sekisho.text.positions import positions

    return [Found(start, end, folded[start:end], POSITION) for start, end in positions(folded)]


_RECOGNISERS: dict[str, Callable[[str], list[Found]]] = {
    "phone": numbers.phones,
    "email": numbers.emails,
    "my-number": numbers.my_numbers,
    "card": numbers.cards,
    "position": _positions,
}
# A link alone on its line, or 「地図はこちら」 and a position, speaks of what was said before it.
_LITTLE = 20


_NOWHERE = Spans(())


class Identifier(Params):
    """A number or address, and what around it makes it a person's.

    A telephone number or e-mail address that fits the repo's own contacts is never found. `tied_to` are words of which
    one must stand in the same sentence, or (`mobile: counts`) the number be a mobile one; `free_with` are words that
    show whose the number is, when they stand in the same sentence, and clear it. Positions count in links, too, and
    where little else stands in their sentence, the one before it is looked at as well.
    """

    form: Literal["phone", "email", "my-number", "card", "position"]
    tied_to: tuple[WordList, ...] = ()
    free_with: tuple[WordList, ...] = ()
    besides: tuple[HostList, ...] = ()  # domains whose e-mail addresses are no private person's
    mobile: Literal["counts", "alike", "left-out"] = "alike"
    where: tuple[Where, ...] = ("published",)


@kind("identifier", Identifier)
def identifier(draft: Draft, params: Identifier, context: Context) -> Iterator[Hit]:
    """Numbers and addresses of persons, told from those of desks by the repo's contacts and the words around them."""
    settings = context.repo.settings
    contacts = {"phone": settings.phones, "email": settings.emails}.get(params.form, ())
    hosts = [host for name in params.besides for host in context.lists.hosts[name]]  # few: those of this rule alone
    for passage in passages(draft, params.where):
        numbers_here = _RECOGNISERS[params.form](passage.folded)
        aside = numbers_here and params.form != "position"
        links = Spans((link.start, link.end) for link in passage.links if link.scheme) if aside else _NOWHERE
        for found in numbers_here:
            if links.cover(found.start, found.end) or any(numbers.fits(found.plain, known) for known in contacts):
                continue
            if any(under(found.plain.partition("@")[2], host) for host in hosts):
                continue
            if found.sort == "shared" or (found.sort == "mobile" and params.mobile == "left-out"):
                continue
            counts = found.sort == "mobile" and params.mobile == "counts"
            if not counts and params.tied_to and not _stands_with(passage, found, params.tied_to):
                continue
            if not counts and _stands_with(passage, found, params.free_with):
                continue
            yield passage_hit(passage, found.start, found.end)


def _stands_with(passage: Passage, found: Found, lists: tuple[WordList, ...]) -> bool:
    """Is a word of one of the lists in the sentence in which `found` stands?"""
    if not lists:
        return False
    start, end = _around(passage, found)
    return any(start <= match.start < end for name in lists for match in passage.matches.of(name))


def _around(passage: Passage, found: Found) -> tuple[int, int]:
    """The sentence in which `found` stands; for a position that stands nearly alone, the one before it, too."""
    before = None
    for start, end in passage.sentences:
        if start <= found.start < end:
            if found.sort == POSITION and before is not None:
                links = [link for link in passage.links if start <= link.start and link.end <= end]
                said = end - start - sum(link.end - link.start for link in links)
                return (before if said - (0 if links else len(found.plain)) <= _LITTLE else start), end
            return start, end
        before = start
    return 0, len(passage.folded)
