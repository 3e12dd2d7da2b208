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
from sekisho.text.lines import kept
from sekisho.text.passage import Match, Passage
from sekisho.text.rejoin import Rejoined, rejoin
from sekisho.text.spans import Spans
from sekisho.typed import Any, NamedTuple

# What a term found in the text is for.
WORD, EXCEPTION, GATE = 0, 1, 2
# Which of its edges must lie where the script changes.
LEFT, RIGHT = 1, 2
EVERY_ENTRY = -1
# What opens a pattern's gate: words that are found with all others. Else single characters open it, too; where there
# are none, it is open.
GATE_OF_WORDS = "word"
# What else a pattern needs in a text.
NEEDS_DIGIT, NEEDS_BEYOND_ASCII = 1, 2

_DIGITS = frozenset("0123456789")
_LATIN = frozenset("0123456789_abcdefghijklmnopqrstuvwxyz")


def script(char: str) -> str:
    """The script of a character, as far as word edges depend on it: `latin`, `katakana`, or nothing."""
    if "a" <= char <= "z" or "0" <= char <= "9" or char == "_":
        return "latin"
    return "katakana" if "ァ" <= char <= "ヿ" and char != "・" else ""


class Lexicon:
    """The compiled lists. `data` is what `compile.lexicon` made of `policy/lists/`; `shelves` the terms, if apart."""

    def __init__(self, data: dict[str, Any], shelves: bytes = b"") -> None:
        self.in_links: set[str] = set(data["in_links"])
        self._lists: list[str] = data["lists"]
        # By first character; taken apart into buckets when a text first has it.
        self._content = shelves
        buckets = data["buckets"]
        self._shelves: dict[str, Any] = (
            {shelf[:1]: shelf for shelf in buckets.split(SHELF)}
            if buckets.__class__ is str
            else _places(buckets["chars"], buckets["sizes"])
        )
        self._buckets: dict[str, str] = {}
        # What offices write, and the fields above it, repeat themselves. By whether readers see it.
        self._read_lines = tuple(kept(partial(self._read_line, rejoins=seen), _MOST_LINES) for seen in (False, True))
        self._openings = _Openings(self._buckets, inside=False)
        self._inside = _Openings(self._buckets, inside=True)
        self._compiled: dict[int, re.Pattern[str]] = {}
        # Patterns by number: that of their list, themselves, and what else they need in a text.
        self._patterns: list[tuple[str, str, int]] = []
        # Those that a single character opens, and those that are open to every text.
        self._by_char: dict[str, list[int]] = {}
        self._ungated: list[int] = []
        for index, (number, pattern, gate, also) in enumerate(data["patterns"]):
            self._patterns.append((self._lists[number], pattern, also))
            if not gate:
                self._ungated.append(index)
            elif gate != GATE_OF_WORDS:
                for char in gate:
                    self._by_char.setdefault(char, []).append(index)

    def read(self, passage: Passage) -> Matches:
        """What the lists find in a passage."""
        text, lists = passage.folded, self._lists
        words: dict[int, list[tuple[int, int, int]]] = {}
        exceptions: dict[tuple[str, int], list[tuple[int, int]]] = {}
        open_gates = set(self._ungated)
        lacking = NEEDS_DIGIT | NEEDS_BEYOND_ASCII * text.isascii()
        read_line = self._read_lines[passage.published]
        at = 0
        for line in text.split("\n"):
            found = read_line(line)
            for start, end, number, entry in found.meant:
                words.setdefault(number, []).append((at + start, at + end, entry))
            for start, end, number, entry in found.excused:
                exceptions.setdefault((lists[number], entry), []).append((at + start, at + end))
            open_gates.update(found.gates)
            if found.digits:
                lacking &= ~NEEDS_DIGIT
            at += len(line) + 1
        patterns: dict[str, list[int]] = {}
        for index in sorted(open_gates):
            name, _, also = self._patterns[index]
            if not also & lacking:
                patterns.setdefault(name, []).append(index)
        return Matches(self, passage, {lists[number]: found for number, found in words.items()}, exceptions, patterns)

    def _read_line(self, line: str, *, rejoins: bool) -> _Line:
        """What stands in a line of folded text; a word never reaches from one line into the next."""
        buckets, chars = self._buckets, set(line)
        for char in self._shelves.keys() & chars:
            shelf = self._shelves.pop(char)
            text = shelf if shelf.__class__ is str else self._content[shelf[0] : shelf[1]].decode()
            buckets.update((bucket[:2], bucket[2:]) for bucket in text.split(BUCKET))
        meant: list[tuple[int, int, int, int]] = []
        excused: list[tuple[int, int, int, int]] = []
        gates = {index for char in self._by_char.keys() & chars for index in self._by_char[char]}
        # Nobody hides words from readers in what they don't see.
        apart = rejoin(line) if rejoins else None
        if apart is not None:
            meant += self._read_rejoined(apart)
        openings, inside = self._openings, self._inside
        for at in list(compress(count(), map(buckets.__contains__, map(add, line, line[1:])))):
            within = at > 0 and line[at] in _LATIN and line[at - 1] in _LATIN
            rests, terms = (inside if within else openings)[line[at : at + 3]]
            if not line.startswith(rests, at + 2):
                continue
            for rest, edges, means, excuses, opens in terms:
                end = at + 2 + len(rest)
                if not line.startswith(rest, at + 2) or (edges and not _at_edges(line, at, end, edges)):
                    continue
                meant += [(at, end, number, entry) for number, entry in means]
                excused += [(at, end, number, entry) for number, entry in excuses]
                gates.update(opens)
        return _Line(meant, excused, tuple(gates), not chars.isdisjoint(_DIGITS))

    def _read_rejoined(self, apart: Rejoined) -> Iterator[tuple[int, int, int, int]]:
        """Words whose letters were put apart: those with a gap between half of their letters or more."""
        text, starts, gaps = apart
        for at in sorted({place for gap in gaps for place in (gap - 1, gap)}):
            pair = text[at : at + 2]
            for rest, _, meant, *_ in (
                map(_bucket_term, self._buckets[pair].split(LINE)) if pair in self._buckets else ()
            ):
                end = at + 2 + len(rest)
                closed = sum(gap in gaps for gap in range(at + 1, end))
                if text.startswith(rest, at + 2) and closed >= (end - at) // 2:
                    yield from ((starts[at], starts[end - 1] + 1, number, entry) for number, entry in meant)

    def find_patterns(self, text: str, indexes: list[int]) -> list[tuple[int, int, int]]:
        """Where those patterns match."""
        found = []
        for index in indexes:
            compiled = self._compiled.get(index)
            if compiled is None:
                compiled = self._compiled[index] = re.compile(self._patterns[index][1])
            spans = [match.span() for match in compiled.finditer(text)]
            found += [(start, end, EVERY_ENTRY) for start, end in spans if end > start]
        return found


# The rest of a term after its first two characters, which of its edges matter, the lists and entries that it is of and
# those that it excuses, and the patterns whose gate it opens.
# Between shelves, buckets, terms and their parts: characters that no term holds, and that JSON leaves as they are.
SHELF, BUCKET, LINE, _FIELD = "¶", "¤", "\x7f", "§"
_Term = tuple[str, int, list[tuple[int, int]], list[tuple[int, int]], list[int]]


def bucket_line(rest: str, edges: int, targets: list[list[int]]) -> str:
    """A term as the compiler writes it: most are never asked for, and a line costs less to load than what it says."""
    return f"{rest}{_FIELD}{edges}{_FIELD}" + " ".join(",".join(map(str, target)) for target in targets)


def _places(chars: str, sizes: list[int]) -> dict[str, tuple[int, int]]:
    """Where the shelf of each character begins and ends."""
    ends = list(accumulate(sizes))
    return dict(zip(chars, zip([0, *ends], ends, strict=False), strict=True))


class _Line(NamedTuple):
    """What was found in a line: words and what excuses them (start, end, list, entry), gates that open, any digit."""

    meant: list[tuple[int, int, int, int]]
    excused: list[tuple[int, int, int, int]]
    gates: tuple[int, ...]
    digits: bool


# How many lines are kept: more than other readers keep, since there is most to find.
_MOST_LINES = 4_000
# A hostile text has more different characters in a row than all drafts together.
_MOST_OPENINGS = 50_000


class _Openings(dict[str, tuple[tuple[str, ...], list[_Term]]]):
    """The terms that may begin where three characters stand, worked out when a text first has them there.

    Before the terms stands what follows their first two characters: most often none of it is there. With `inside` only
    terms that need no edge at their left, for places within a Latin word; in English most are.
    """

    def __init__(self, buckets: dict[str, str], *, inside: bool) -> None:
        super().__init__()
        self._buckets = buckets
        self._without = LEFT if inside else 0
        # Lines by the first two characters of the term and its third; under an empty one those that need none.
        self._by_third: dict[str, dict[str, list[str]]] = {}

    def __missing__(self, three: str) -> tuple[tuple[str, ...], list[_Term]]:
        pair, third = three[:2], three[2:]
        by_third = self._by_third.get(pair)
        if by_third is None:
            by_third = self._by_third[pair] = {}
            for line in self._buckets[pair].split(LINE):
                by_third.setdefault("" if line[0] == _FIELD else line[0], []).append(line)
        lines = by_third.get(third, []) + by_third.get("", []) if third else by_third.get("", [])
        terms = [term for term in map(_bucket_term, lines) if not term[1] & self._without]
        if len(self) >= _MOST_OPENINGS:
            self.clear()
        found = self[three] = tuple([term[0] for term in terms]), terms
        return found


def _bucket_term(line: str) -> _Term:
    rest, edges, targets = line.split(_FIELD)
    found = [tuple(map(int, target.split(","))) for target in targets.split(" ")]
    meant = [(number, entry) for number, entry, role in found if role == WORD]
    excused = [(number, entry) for number, entry, role in found if role == EXCEPTION]
    return rest, int(edges), meant, excused, [number for number, _, role in found if role == GATE]


class Matches:
    """What the lists find in one passage, worked out for a list when a rule first asks for it.

    Most rules want several ideas to meet, and one of them is missing: then the costly lists, which are patterns, are
    never tried.
    """

    __slots__ = (
        *("_addresses", "_addresses_sought", "_exceptions", "_found"),
        *("_lexicon", "_passage", "_patterns", "_spans", "_words"),
    )

    def __init__(
        self,
        lexicon: Lexicon,
        passage: Passage,
        words: dict[str, list[tuple[int, int, int]]],
        exceptions: dict[tuple[str, int], list[tuple[int, int]]],
        patterns: dict[str, list[int]],
    ) -> None:
        self._lexicon = lexicon
        self._passage = passage
        self._words = words
        self._exceptions = exceptions
        self._patterns = patterns
        self._found: dict[str, list[Match]] = {}
        self._spans: dict[tuple[str, int], Spans] = {}
        self._addresses: Spans | None = None
        self._addresses_sought = False

    @property
    def possible(self) -> set[str]:
        """The lists that may have something here. Cheap; what may be may turn out not to be."""
        return {*self._words, *self._patterns}

    def may_have(self, name: str) -> bool:
        """Could the list have anything here? Cheap; a yes may turn out to be a no."""
        return name in self._words or name in self._patterns

    def of(self, name: str) -> list[Match]:
        """Where the words of a list stand, in order, without overlaps."""
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = self._work_out(name) if self.may_have(name) else []
        return found

    def _work_out(self, name: str) -> list[Match]:
        passage = self._passage
        found = self._words.get(name, [])
        if name in self._patterns:
            found = found + self._lexicon.find_patterns(passage.folded, self._patterns[name])
        kept: list[tuple[int, ...]] = [*found]
        if found and any(excused == name for excused, _ in self._exceptions):
            kept = [each for each in found if not self._excused(name, each[2]).cover(each[0], each[1])]
        if kept and name not in self._lexicon.in_links:
            addresses = self._addresses_here()
            kept = [each for each in kept if not addresses.touch(each[0], each[1])] if addresses else kept
        return _merged(kept)

    def _excused(self, name: str, entry: int) -> Spans:
        """The longer words that an entry of a list is part of."""
        found = self._spans.get((name, entry))
        if found is None:
            exceptions = self._exceptions
            longer = exceptions.get((name, EVERY_ENTRY), []) + exceptions.get((name, entry), [])
            found = self._spans[name, entry] = Spans(longer)
        return found

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


def _at_edges(text: str, start: int, end: int, edges: int) -> bool:
    if edges & LEFT and start > 0 and script(text[start - 1]) == script(text[start]):
        return False
    return not (edges & RIGHT and end < len(text) and script(text[end]) == script(text[end - 1]))


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
