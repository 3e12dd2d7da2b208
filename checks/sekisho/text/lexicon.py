r"""Finding the words of every list in a passage, all in one pass.

The compiler lays out the terms by their first two characters, so that a text is walked once, whatever the number of
lists: each pair of characters is looked up, and only terms that begin with it are compared. Japanese has no spaces
between words, so `\b` means nothing in it. Instead a term in katakana or Latin letters counts only where the script
changes around it (バカ not in バカンス, ass not in assess), and each entry names the longer words it is part of
(ださい in ください).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import accumulate, compress, count
from operator import add

from sekisho.text.lazy import Lazy
from sekisho.text.lines import kept, lines_of
from sekisho.text.passage import Match, Passage
from sekisho.text.rejoin import Rejoined, rejoin
from sekisho.text.spans import Spans
from sekisho.text.terms import BUCKET, SHELF, Openings, Terms, at_edges
from sekisho.typed import Any, NamedTuple

EVERY_ENTRY = -1
# What opens a pattern's gate: words that are found with all others. Else single characters open it, too; where there
# are none, it is open.
GATE_OF_WORDS = "word"
# What else a pattern needs in a text; and that it never reaches from one line into the next.
NEEDS_DIGIT, NEEDS_BEYOND_ASCII, STAYS_IN_LINE = 1, 2, 4

_DIGITS = frozenset("0123456789")


class Lexicon:
    """The compiled lists. `data` is what `compile.lexicon` made of `policy/lists/`; `shelves` the terms, if apart."""

    def __init__(self, data: dict[str, Any], shelves: bytes = b"") -> None:
        self.in_links: set[str] = set(data["in_links"])
        self._lists: list[str] = data["lists"]
        self._number_of = {name: number for number, name in enumerate(self._lists)}
        # By first character; taken apart into buckets when a text first has it.
        self._content = shelves
        buckets = data["buckets"]
        self._shelves: dict[str, Any] = (
            {shelf[:1]: shelf for shelf in buckets.split(SHELF)}
            if buckets.__class__ is str
            else _places(buckets["chars"], buckets["sizes"])
        )
        self._buckets: dict[str, str] = {}
        self._seen: set[str] = set()
        # What offices write, and the fields above it, repeat themselves. By whether readers see it.
        self._read_lines = tuple(kept(partial(self._read_line, rejoins=seen), _MOST_LINES) for seen in (False, True))
        self._openings = Openings(self._buckets)
        self._terms = Terms()
        self._compiled: dict[int, re.Pattern[str]] = {}
        # Patterns by number: their list, themselves, single characters that open them, and what else holds of them.
        self._patterns: list[tuple[str, str, str, int]] = []
        # Those that a single character opens, and those that are open to every text.
        self._by_char: dict[str, list[int]] = {}
        self._ungated: list[int] = []
        for index, (number, pattern, gate, also) in enumerate(data["patterns"]):
            self._patterns.append((self._lists[number], pattern, "" if gate == GATE_OF_WORDS else gate, also))
            if not gate:
                self._ungated.append(index)
            elif gate != GATE_OF_WORDS:
                for char in gate:
                    self._by_char.setdefault(char, []).append(index)
        self._opening = frozenset(self._by_char)

    def read(self, passage: Passage) -> Matches:
        """What the lists find in a passage."""
        text, lists = passage.folded, self._lists
        chars = passage.fold.chars
        unseen = chars - self._seen
        if unseen:
            self._fill_buckets(unseen)
        open_gates = set(self._ungated)
        for char in self._opening & chars:
            open_gates.update(self._by_char[char])
        lacking = NEEDS_DIGIT * chars.isdisjoint(_DIGITS) | NEEDS_BEYOND_ASCII * text.isascii()
        read_line = self._read_lines[passage.published]
        lines: list[tuple[int, _Line]] = []
        numbers: set[int] = set()
        at = 0
        for line in lines_of(text):
            found = read_line(line)
            lines.append((at, found))
            numbers.update(found.meant)
            open_gates.update(found.gates)
            at += len(line) + 1
        patterns: dict[str, list[int]] = {}
        for index in open_gates:
            name, _, _, also = self._patterns[index]
            if not also & lacking:
                patterns.setdefault(name, []).append(index)
        return Matches(self, passage, lines, {lists[number]: number for number in numbers}, patterns)

    def _read_line(self, line: str, *, rejoins: bool) -> _Line:
        """What stands in a line of folded text; a word never reaches from one line into the next."""
        meant: dict[int, list[_Place]] = {}
        excused: dict[int, list[_Place]] = {}
        gates: set[int] = set()
        # Nobody hides words from readers in what they don't see.
        apart = rejoin(line) if rejoins else None
        if apart is not None:
            for number, place in self._read_rejoined(apart):
                meant.setdefault(number, []).append(place)
        terms, starts = self._terms, line.startswith
        places = list(compress(count(), map(self._buckets.__contains__, map(add, line, line[1:]))))
        openings = map(self._openings.__getitem__, [line[at : at + 3] for at in places])
        for at, (rests, lines) in zip(places, openings, strict=True):
            if not rests or not starts(rests, at + 2):
                continue
            for rest, written in zip(rests, lines, strict=True):
                if not starts(rest, at + 2):
                    continue
                edges, means, excuses, opens = terms[written]
                end = at + 2 + len(rest)
                if edges and not at_edges(line, at, end, edges):
                    continue
                for number, entry in means:
                    meant.setdefault(number, []).append((at, end, entry))
                for number, entry in excuses:
                    excused.setdefault(number, []).append((at, end, entry))
                if opens:
                    gates.update(opens)
        return _Line(meant, excused, tuple(gates))

    def _fill_buckets(self, unseen: frozenset[str]) -> None:
        """Take apart the shelves of characters that no text had before."""
        self._seen |= unseen
        for char in self._shelves.keys() & unseen:
            shelf = self._shelves.pop(char)
            text = shelf if shelf.__class__ is str else self._content[shelf[0] : shelf[1]].decode()
            self._buckets.update((bucket[:2], bucket[2:]) for bucket in text.split(BUCKET))

    def _read_rejoined(self, apart: Rejoined) -> Iterator[tuple[int, _Place]]:
        """Words whose letters were put apart, by list: those with a gap between half of their letters or more."""
        text, starts, gaps = apart
        for at in sorted({place for gap in gaps for place in (gap - 1, gap)}):
            if text[at : at + 2] not in self._buckets:
                continue
            for rest, written in zip(*self._openings[text[at : at + 3]], strict=True):
                end = at + 2 + len(rest)
                closed = sum(gap in gaps for gap in range(at + 1, end))
                if text.startswith(rest, at + 2) and closed >= (end - at) // 2:
                    meant = self._terms[written][1]
                    yield from ((number, (starts[at], starts[end - 1] + 1, entry)) for number, entry in meant)

    def number(self, name: str) -> int:
        """The number of a list."""
        return self._number_of[name]

    def find_patterns(self, text: str, indexes: list[int], lines: list[tuple[int, _Line]]) -> list[_Place]:
        """Where those patterns match in a text of such lines."""
        found = []
        for index in indexes:
            compiled = self._compiled.get(index)
            if compiled is None:
                compiled = self._compiled[index] = re.compile(self._patterns[index][1])
            stretches = self._stretches(index, text, lines)
            spans = [match.span() for stretch in stretches for match in compiled.finditer(text, *stretch)]
            found += [(start, end, EVERY_ENTRY) for start, end in spans if end > start]
        return found

    def _stretches(self, index: int, text: str, lines: list[tuple[int, _Line]]) -> list[tuple[int, int]]:
        """Where in a text a pattern may match: in the lines that open its gate, if it is one that stays in a line."""
        _, _, chars, also = self._patterns[index]
        if not also & STAYS_IN_LINE or index in self._ungated:
            return [(0, len(text))]
        return [
            (at, at + len(line))
            for line, (at, found) in zip(lines_of(text), lines, strict=True)
            if index in found.gates or any(map(line.__contains__, chars))
        ]


def _places(chars: str, sizes: list[int]) -> dict[str, tuple[int, int]]:
    """Where the shelf of each character begins and ends."""
    ends = list(accumulate(sizes))
    return dict(zip(chars, zip([0, *ends], ends, strict=False), strict=True))


# Where a word stands, and which entry of its list it is.
_Place = tuple[int, int, int]


class _Line(NamedTuple):
    """What was found in a line: words and what excuses them, by list; and gates that open."""

    meant: dict[int, list[_Place]]
    excused: dict[int, list[_Place]]
    gates: tuple[int, ...]


# How many lines are kept: more than other readers keep, since there is most to find.
_MOST_LINES = 3_000


class Matches:
    """What the lists find in one passage, worked out for a list when a rule first asks for it.

    Most rules want several ideas to meet, and one of them is missing: then the costly lists, which are patterns, are
    never tried.
    """

    __slots__ = (
        *("_addresses", "_addresses_sought", "_found"),
        *("_lexicon", "_lines", "_numbers", "_passage", "_patterns"),
    )

    def __init__(
        self,
        lexicon: Lexicon,
        passage: Passage,
        lines: list[tuple[int, _Line]],
        numbers: dict[str, int],
        patterns: dict[str, list[int]],
    ) -> None:
        self._lexicon = lexicon
        self._passage = passage
        self._lines = lines  # and where they begin
        self._numbers = numbers  # of the lists that have a word here
        self._patterns = patterns
        self._found: dict[str, list[Match]] = {}
        self._addresses: Spans | None = None
        self._addresses_sought = False

    @property
    def possible(self) -> set[str]:
        """The lists that may have something here. Cheap; what may be may turn out not to be."""
        return {*self._numbers, *self._patterns}

    def may_have(self, name: str) -> bool:
        """Could the list have anything here? Cheap; a yes may turn out to be a no."""
        return name in self._numbers or name in self._patterns

    def of(self, name: str) -> list[Match]:
        """Where the words of a list stand, in order, without overlaps."""
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = self._work_out(name) if self.may_have(name) else []
        return found

    def _work_out(self, name: str) -> list[Match]:
        passage = self._passage
        found = [
            (at + start, at + end, entry)
            for at, line in (self._lines if name in self._numbers else ())
            for start, end, entry in line.meant.get(self._numbers[name], ())
        ]
        if name in self._patterns:
            found += self._lexicon.find_patterns(passage.folded, self._patterns[name], self._lines)
        kept: list[tuple[int, ...]] = [*found]
        excused = self._excused(self._lexicon.number(name)) if found else None
        if excused:
            nowhere = Spans(())
            general = excused.get(EVERY_ENTRY, nowhere)
            kept = [
                each
                for each in found
                if not general.cover(each[0], each[1]) and not excused.get(each[2], nowhere).cover(each[0], each[1])
            ]
        if kept and name not in self._lexicon.in_links:
            addresses = self._addresses_here()
            kept = [each for each in kept if not addresses.touch(each[0], each[1])] if addresses else kept
        return _merged(kept)

    def _excused(self, number: int) -> dict[int, Spans]:
        """The longer words that entries of a list are part of, by entry."""
        longer: dict[int, list[tuple[int, int]]] = {}
        for at, line in self._lines:
            for start, end, entry in line.excused.get(number, ()):
                longer.setdefault(entry, []).append((at + start, at + end))
        return {entry: Spans(spans) for entry, spans in longer.items()}

    def _addresses_here(self) -> Spans | None:
        """Addresses and handles: words in them are names that somebody else chose, and not what the draft says."""
        if not self._addresses_sought:
            self._addresses_sought = True
            passage = self._passage
            if "." in passage.folded or "@" in passage.folded:
                links = [(link.start, link.end) for link in passage.links]
                handles = [match.span() for match in _HANDLE.finditer(passage.folded)]
                self._addresses = Spans(links + handles) if links or handles else None
        return self._addresses


_HANDLE = Lazy(r"@[a-z0-9_.]+")


def _merged(found: list[tuple[int, ...]]) -> list[Match]:
    """In order; of those that overlap, the one that begins first and reaches farthest."""
    if len(found) < 2:
        return [Match._make(each[:2]) for each in found]
    merged: list[tuple[int, int]] = []
    reach = -1
    for start, end, *_ in sorted(found):
        if start >= reach:
            merged.append((start, end))
        elif end > reach:
            merged[-1] = (merged[-1][0], end)
        else:
            continue
        reach = end
    return list(map(Match._make, merged))
