r"""Finding the words of every list in a passage, all in one pass.

The compiler lays out the terms by their first two characters, so that a text is walked once, whatever the number of
lists: each pair of characters is looked up, and only terms that begin with it are compared. Japanese has no spaces
between words, so `\b` means nothing in it. Instead a term in katakana or Latin letters counts only where the script
changes around it (バカ not in バカンス, ass not in assess), and each entry names the longer words it is part of
(ださい in ください).
"""

from __future__ import annotations

import re
from operator import add

from sekisho.text.lazy import Lazy
from sekisho.text.passage import Match, Passage
from sekisho.text.rejoin import Rejoined, rejoin
from sekisho.text.spans import Spans
from sekisho.typed import Any

# What a term found in the text is for.
WORD, EXCEPTION, GATE = 0, 1, 2
# Which of its edges must lie where the script changes.
LEFT, RIGHT = 1, 2
EVERY_ENTRY = -1
# What opens a pattern's gate: a word that is found with all others. Else it is one of a few texts that are looked for.
GATE_OF_WORDS = "word"
# What else a pattern needs in a text.
NEEDS_DIGIT, NEEDS_BEYOND_ASCII = 1, 2

_DIGIT = Lazy("[0-9]")


def script(char: str) -> str:
    """The script of a character, as far as word edges depend on it: `latin`, `katakana`, or nothing."""
    if "a" <= char <= "z" or "0" <= char <= "9" or char == "_":
        return "latin"
    return "katakana" if "ァ" <= char <= "ヿ" and char != "・" else ""


class Lexicon:
    """The compiled lists. `data` is what `compile.lexicon` made of `policy/lists/`."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.in_links: set[str] = set(data["in_links"])
        self._lists: list[str] = data["lists"]
        # By first character; taken apart into buckets when a text first has it.
        self._shelves = {shelf[:1]: shelf for shelf in data["buckets"].split(SHELF)}
        self._buckets: dict[str, str] = {}
        # Terms by their first two characters and their third: as text until a draft has these three.
        self._opened: dict[str, dict[str, Any]] = {}
        self._compiled: dict[int, re.Pattern[str]] = {}
        # Patterns by number: that of their list, themselves, and what else they need in a text.
        self._patterns: list[tuple[str, str, int]] = []
        # Those that no word opens: single characters, then longer texts, of which one must be there.
        self._unopened: list[tuple[int, frozenset[str], list[str]]] = []
        for index, (number, pattern, gate, also) in enumerate(data["patterns"]):
            self._patterns.append((self._lists[number], pattern, also))
            if gate != GATE_OF_WORDS:
                single = frozenset(needed for needed in gate if len(needed) == 1)
                self._unopened.append((index, single, [needed for needed in gate if len(needed) > 1]))

    def read(self, passage: Passage) -> Matches:
        """What the lists find in a passage."""
        text = passage.folded
        words: dict[int, list[tuple[int, int, int]]] = {}
        exceptions: dict[tuple[str, int], list[tuple[int, int]]] = {}
        open_gates: set[int] = set()
        lists, buckets, opened = self._lists, self._buckets, self._opened
        for char in self._shelves.keys() & set(text):
            buckets.update((bucket[:2], bucket[2:]) for bucket in self._shelves.pop(char).split(BUCKET))
        apart = rejoin(text)
        if apart is not None:
            self._read_rejoined(apart, words)
        for at, pair in [found for found in enumerate(map(add, text, text[1:])) if found[1] in buckets]:
            by_third = opened.get(pair)
            if by_third is None:
                by_third = opened[pair] = _by_third(buckets[pair])
            third = text[at + 2 : at + 3]
            if third not in by_third:
                third = ""
            terms = by_third[third]
            if terms.__class__ is str:
                terms = by_third[third] = _terms(terms)
            for rest, edges, meant, excused, gates in terms:
                end = at + 2 + len(rest)
                if not text.startswith(rest, at + 2) or (edges and not _at_edges(text, at, end, edges)):
                    continue
                for number, entry in meant:
                    words.setdefault(number, []).append((at, end, entry))
                for number, entry in excused:
                    exceptions.setdefault((lists[number], entry), []).append((at, end))
                open_gates.update(gates)
        return Matches(self, passage, {lists[number]: found for number, found in words.items()}, exceptions, open_gates)

    def worth_trying(self, text: str, open_gates: set[int]) -> dict[str, list[int]]:
        """The patterns that may match in a text, by list."""
        lacking = NEEDS_DIGIT * (_DIGIT.search(text) is None) | NEEDS_BEYOND_ASCII * text.isascii()
        chars = set(text)
        found: dict[str, list[int]] = {}
        unasked = [
            index
            for index, single, longer in self._unopened
            if not (single or longer)
            or not single.isdisjoint(chars)
            or (longer and any(map(text.__contains__, longer)))
        ]
        for index in sorted((*open_gates, *unasked)):
            name, _, also = self._patterns[index]
            if not also & lacking:
                found.setdefault(name, []).append(index)
        return found

    def _read_rejoined(self, apart: Rejoined, words: dict[int, list[tuple[int, int, int]]]) -> None:
        """Words whose letters were put apart: those with a gap between half of their letters or more."""
        text, starts, gaps = apart
        for at in sorted({place for gap in gaps for place in (gap - 1, gap)}):
            pair = text[at : at + 2]
            for rest, _, meant, *_ in (
                map(_bucket_term, self._buckets[pair].split(LINE)) if pair in self._buckets else ()
            ):
                end = at + 2 + len(rest)
                closed = sum(gap in gaps for gap in range(at + 1, end))
                if not text.startswith(rest, at + 2) or closed < (end - at) // 2:
                    continue
                for number, entry in meant:
                    words.setdefault(number, []).append((starts[at], starts[end - 1] + 1, entry))

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


def _by_third(bucket: str) -> dict[str, Any]:
    """The terms of a bucket by the third character of a text, as text; under an empty one those that need none."""
    found: dict[str, str] = {}
    short = ""
    for line in bucket.split(LINE):
        if line[0] == _FIELD:
            short = line
        else:
            found[line[0]] = f"{found[line[0]]}{LINE}{line}" if line[0] in found else line
    if short:
        found = {third: f"{short}{LINE}{lines}" for third, lines in found.items()}
    return {"": short or [], **found}


def _terms(lines: str) -> list[_Term]:
    return [_bucket_term(line) for line in lines.split(LINE)]


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

    __slots__ = ("_exceptions", "_found", "_lexicon", "_passage", "_patterns", "_words")

    def __init__(
        self,
        lexicon: Lexicon,
        passage: Passage,
        words: dict[str, list[tuple[int, int, int]]],
        exceptions: dict[tuple[str, int], list[tuple[int, int]]],
        open_gates: set[int],
    ) -> None:
        self._lexicon = lexicon
        self._passage = passage
        self._words = words
        self._exceptions = exceptions
        self._patterns = lexicon.worth_trying(passage.folded, open_gates)
        self._found: dict[str, list[Match]] = {}

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
        found = list(self._words.get(name, ()))
        if name in self._patterns:
            found += self._lexicon.find_patterns(passage.folded, self._patterns[name])
        everywhere = self._exceptions.get((name, EVERY_ENTRY), [])
        entries = {entry for _, _, entry in found}
        excused = {entry: Spans(everywhere + self._exceptions.get((name, entry), [])) for entry in entries}
        kept = [(start, end) for start, end, entry in found if not excused[entry].cover(start, end)]
        if kept and name not in self._lexicon.in_links and ("." in passage.folded or "@" in passage.folded):
            kept = _outside_addresses(kept, passage)
        return _merged(kept)


def _at_edges(text: str, start: int, end: int, edges: int) -> bool:
    if edges & LEFT and start > 0 and script(text[start - 1]) == script(text[start]):
        return False
    return not (edges & RIGHT and end < len(text) and script(text[end]) == script(text[end - 1]))


_HANDLE = Lazy(r"@[a-z0-9_.]+")


def _outside_addresses(found: list[tuple[int, int]], passage: Passage) -> list[tuple[int, int]]:
    """Words in an address or a handle are names that somebody else chose; they are not what the draft says."""
    addresses = [(link.start, link.end) for link in passage.links]
    spans = Spans(addresses + [match.span() for match in _HANDLE.finditer(passage.folded)])
    return [(start, end) for start, end in found if not spans.touch(start, end)]


def _merged(found: list[tuple[int, int]]) -> list[Match]:
    """In order; of those that overlap, the one that begins first and reaches farthest."""
    merged: list[Match] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if merged and start < merged[-1].end:
            if end > merged[-1].end:
                merged[-1] = Match(merged[-1].start, end)
            continue
        merged.append(Match(start, end))
    return merged
