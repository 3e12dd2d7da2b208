"""Lines of text out of bytes: UTF-8, Shift_JIS as Excel writes it, UTF-16 with its mark; a line at a time."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from sekisho.triage.problem import Problem
from sekisho.typed import NamedTuple, Protocol

# The longest comments of any service have 10,000 characters; a line of many more is none.
MAX_LINE = 400_000
_AHEAD = 65_536
_UTF8, _SHIFT_JIS = "utf-8", "cp932"
_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J")


class Bytes(Protocol):
    """A buffered file of bytes."""

    def readline(self, size: int = -1, /) -> bytes:
        """The next line with its end, or its first `size` bytes."""

    def peek(self, size: int = 0, /) -> bytes:
        """What comes next, without taking it."""


class Line(NamedTuple):
    """A line of text with its end, and its number from 1."""

    number: int
    text: str


def read_lines(file: Bytes) -> Iterator[Line | Problem]:
    """The lines of a file, and a problem for each that can't be read."""
    head = file.peek(4)[:4]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield from _wide_lines(file, "utf-16-le" if head.startswith(codecs.BOM_UTF16_LE) else "utf-16-be")
        return
    encoding = ""
    for number, data in _byte_lines(file):
        if isinstance(data, Problem):
            yield data
            continue
        plain = data.removeprefix(codecs.BOM_UTF8) if number == 1 else data
        if not encoding and not (plain.isascii() and b"\x1b" not in plain):
            encoding = _encoding(plain + file.peek(_AHEAD))
            if encoding not in (_UTF8, _SHIFT_JIS):
                yield Problem(number, "encoding", {"found": encoding})
                return
        try:
            yield Line(number, plain.decode(encoding or _UTF8))
        except UnicodeDecodeError:
            yield Problem(number, "broken-bytes", {"found": "Shift_JIS" if encoding == _SHIFT_JIS else "UTF-8"})


def _byte_lines(file: Bytes) -> Iterator[tuple[int, bytes | Problem]]:
    number = 0
    while data := file.readline(MAX_LINE):
        number += 1
        if len(data) == MAX_LINE and not data.endswith(b"\n"):
            while data and not data.endswith(b"\n"):
                data = file.readline(MAX_LINE)
            yield number, Problem(number, "line-too-long", {"limit": f"{MAX_LINE:,}"})
        else:
            yield number, data


def _wide_lines(file: Bytes, encoding: str) -> Iterator[Line | Problem]:
    """Lines of UTF-16, whose line feeds are two bytes: pieces are put together until one ends in such."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    number, text = 0, ""
    while True:
        data = file.readline(MAX_LINE)
        text += decoder.decode(data, final=not data)
        if number == 0:
            text = text.removeprefix("\ufeff")
        while text.find("\n") >= 0 or (not data and text):
            line, feed, text = text.partition("\n")
            number += 1
            if "\ufffd" in line:
                yield Problem(number, "broken-bytes", {"found": "UTF-16"})
            else:
                yield Line(number, line + feed)
        if len(text) > MAX_LINE:
            yield Problem(number + 1, "line-too-long", {"limit": f"{MAX_LINE:,}"})
            return
        if not data:
            return


def _encoding(ahead: bytes) -> str:
    """The encoding of these bytes; where it is none of the two that are read, its name, or nothing."""
    if any(escape in ahead for escape in _ESCAPES):
        return "ISO-2022-JP"
    lines = [line for line in ahead.split(b"\n") if not line.isascii()]
    whole = lines[:-1] or lines  # the last may be cut short
    as_utf8 = sum(_decodes(line, _UTF8) for line in whole)
    as_shift_jis = sum(_decodes(line, _SHIFT_JIS) for line in whole)
    if as_utf8 >= as_shift_jis and as_utf8:
        return _UTF8
    if not as_shift_jis:
        return "EUC-JP" if any(_decodes(line, "euc_jp") for line in whole) else ""
    text = b"\n".join(whole).decode(_SHIFT_JIS, "replace")
    kana = sum("ぁ" <= char <= "ヺ" for char in text)
    half_width = sum("\uff61" <= char <= "\uff9f" for char in text)
    # EUC-JP can be read as Shift_JIS, but turns kana into half-width katakana.
    return "EUC-JP" if half_width > kana and any(_decodes(line, "euc_jp") for line in whole) else _SHIFT_JIS


def _decodes(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
