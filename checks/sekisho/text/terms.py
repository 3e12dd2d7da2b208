"""The terms of the lists: how the compiler writes them, and how those that a text may hold are taken apart."""

from __future__ import annotations

# What a term found in the text is for.
WORD, EXCEPTION, GATE = 0, 1, 2
# Which of its edges must lie where the script changes.
LEFT, RIGHT = 1, 2
# Between shelves, buckets, terms and their parts: characters that no term holds, and that JSON leaves as they are.
SHELF, BUCKET, LINE, _FIELD = "¶", "¤", "\x7f", "§"
# Which of a term's edges matter, the lists and entries that it is of and those that it excuses, and the patterns whose
# gate it opens.
Term = tuple[int, list[tuple[int, int]], list[tuple[int, int]], list[int]]
# What follows the first two characters of some terms, and the lines that the compiler wrote of them.
Opening = tuple[tuple[str, ...], list[str]]
# A hostile text has more different characters in a row than all drafts together.
_MOST_OPENINGS = 50_000


def script(char: str) -> str:
    """The script of a character, as far as word edges depend on it: `latin`, `katakana`, or nothing."""
    if "a" <= char <= "z" or "0" <= char <= "9" or char == "_":
        return "latin"
    return "katakana" if "ァ" <= char <= "ヿ" and char != "・" else ""


def at_edges(text: str, start: int, end: int, edges: int) -> bool:
    """Do those edges of `start:end` that matter lie where the script changes?"""
    if edges & LEFT and start > 0 and script(text[start - 1]) == script(text[start]):
        return False
    return not (edges & RIGHT and end < len(text) and script(text[end]) == script(text[end - 1]))


def bucket_line(rest: str, edges: int, targets: list[list[int]]) -> str:
    """A term as the compiler writes it: most are never asked for, and a line costs less to load than what it says."""
    return f"{rest}{_FIELD}{edges}{_FIELD}" + " ".join(",".join(map(str, target)) for target in targets)


class Openings(dict[str, Opening]):
    """The terms that may begin where three characters stand, worked out when a text first has them there.

    Before the terms stands what follows their first two characters: most often none of it is there.
    """

    def __init__(self, buckets: dict[str, str]) -> None:
        super().__init__()
        self._buckets = buckets
        # By the first two characters: the terms of no more, and all others by their third.
        self._by_pair: dict[str, tuple[Opening, dict[str, list[str]]]] = {}

    def __missing__(self, three: str) -> Opening:
        pair, third = three[:2], three[2:]
        of_pair = self._by_pair.get(pair)
        if of_pair is None:
            longer: dict[str, list[str]] = {"": []}
            for line in self._buckets[pair].split(LINE):
                longer.setdefault("" if line[0] == _FIELD else line[0], []).append(line)
            of_pair = self._by_pair[pair] = _opening(longer.pop("")), longer
        found, longer = of_pair
        if third in longer:
            rests, lines = _opening(longer[third])
            found = rests + found[0], lines + found[1]
        if len(self) >= _MOST_OPENINGS:
            self.clear()
        self[three] = found
        return found


def _opening(lines: list[str]) -> Opening:
    return tuple([line.partition(_FIELD)[0] for line in lines]), lines


class Terms(dict[str, Term]):
    """What the compiler's lines say of their terms, read when a text first has such a term."""

    def __missing__(self, line: str) -> Term:
        read = self[line] = read_term(line)
        return read


def read_term(line: str) -> Term:
    """The term that `bucket_line` wrote."""
    _, edges, targets = line.split(_FIELD)
    meant: list[tuple[int, int]] = []
    excused: list[tuple[int, int]] = []
    opens: list[int] = []
    for target in targets.split(" "):
        number, entry, role = map(int, target.split(","))
        if role == GATE:
            opens.append(number)
        else:
            (meant if role == WORD else excused).append((number, entry))
    return int(edges), meant, excused, opens
