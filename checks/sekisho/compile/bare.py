"""Python source without its comments and docstrings, which nobody reads in the zip application; a third of its size.

Lines stay where they are, so that a fault told by its line leads to the same one in the repository.
"""

from __future__ import annotations

import tokenize
from io import StringIO

_BETWEEN = (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT)


def bare(source: str) -> str:
    """The same program with nothing in place of comments, and an empty text in place of each docstring."""
    lines = source.splitlines(keepends=True)
    begins = True  # a statement may begin here
    found: list[tuple[tuple[int, int], tuple[int, int], str]] = []
    for token in tokenize.generate_tokens(StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            if token.start[0] > 1 or not token.string.startswith("#!"):
                found.append((token.start, token.end, ""))
        elif token.type == tokenize.STRING and begins and _ends_a_line(lines, token.end):
            found.append((token.start, token.end, '""'))
        if token.type not in (tokenize.COMMENT, tokenize.NL):
            begins = token.type in _BETWEEN
    for (first, start), (last, end), instead in reversed(found):
        tail = lines[last - 1][end:]
        kept = (lines[first - 1][:start] + instead).rstrip()
        lines[first - 1 : last] = [(kept + tail) if first == last else kept + "\n", *["\n"] * (last - first)]
    return "".join(lines)


def _ends_a_line(lines: list[str], end: tuple[int, int]) -> bool:
    rest = lines[end[0] - 1][end[1] :].strip()
    return not rest or rest.startswith("#")
