"""Reads the QR codes of approval sheets back from their SVG: version 5, level M, bytes; no error is mended.

Written from ISO/IEC 18004, and not from the library that makes the codes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

SIZE, QUIET = 37, 4
DATA, BLOCKS = 86, 2
_MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda y, x: (y + x) % 2 == 0,
    lambda y, _: y % 2 == 0,
    lambda _, x: x % 3 == 0,
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: y * x % 2 + y * x % 3 == 0,
    lambda y, x: (y * x % 2 + y * x % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2 == 0,
)


def read_svg(svg: str) -> str:
    """The text of the code that an SVG draws."""
    path = re.search(r'<path fill="#000" d="([^"]*)"', svg)
    assert path is not None
    assert f'viewBox="0 0 {SIZE + 2 * QUIET} {SIZE + 2 * QUIET}"' in svg
    modules = [[False] * SIZE for _ in range(SIZE)]
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", path[1])
    assert "".join(f"M{x} {y}h{n}v1h-{m}z" for x, y, n, m in runs) == path[1]
    for x, y, length, back in runs:
        assert length == back
        for at in range(int(x), int(x) + int(length)):
            modules[int(y) - QUIET][at - QUIET] = True
    return read(modules)


def read(modules: list[list[bool]]) -> str:
    """The text of a code, given its modules."""
    row = [*(modules[8][x] for x in (0, 1, 2, 3, 4, 5, 7, 8)), *(modules[y][8] for y in (7, 5, 4, 3, 2, 1, 0))]
    level = (sum(bit << (14 - at) for at, bit in enumerate(row)) ^ 0x5412) >> 10
    assert level >> 3 == 0, "not level M"
    mask = _MASKS[level & 7]
    bits = [modules[y][x] ^ mask(y, x) for y, x in _way()]
    words = [sum(bit << (7 - at) for at, bit in enumerate(bits[start : start + 8])) for start in range(0, DATA * 8, 8)]
    data = [word for block in range(BLOCKS) for word in words[block::BLOCKS]]
    stream = "".join(f"{word:08b}" for word in data)
    assert stream[:4] == "0100", "not bytes"
    length = int(stream[4:12], 2)
    return bytes(int(stream[at : at + 8], 2) for at in range(12, 12 + length * 8, 8)).decode()


def _way() -> Iterator[tuple[int, int]]:
    """The modules that carry data, in their order: two columns at a time, upwards and downwards in turn."""
    upwards = True
    for right in (*range(SIZE - 1, 6, -2), *range(5, 0, -2)):
        for step in range(SIZE):
            y = SIZE - 1 - step if upwards else step
            for x in (right, right - 1):
                if not _is_fixed(y, x):
                    yield y, x
        upwards = not upwards


def _is_fixed(y: int, x: int) -> bool:
    corner = (y < 9 and (x < 9 or x >= SIZE - 8)) or (y >= SIZE - 8 and x < 9)
    alignment = abs(y - 30) <= 2 and abs(x - 30) <= 2
    return corner or alignment or 6 in (y, x)
