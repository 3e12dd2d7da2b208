"""The text of one file: decoding it, and turning offsets into lines and columns."""

from __future__ import annotations

from bisect import bisect_right

from sekisho.trouble import Trouble, Troubles
from sekisho.typed import NamedTuple

# A post is a few hundred characters; whatever is far larger is not a draft, and reading it would only cost time.
MAX_BYTES = 1_000_000


class Span(NamedTuple):
    """A stretch of a file, as offsets in characters; `end` is exclusive."""

    start: int
    end: int


class Source:
    """The text of one file, line ends made LF, and where its lines begin."""

    __slots__ = ("_line_starts", "path", "text")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._line_starts: list[int] | None = None

    @property
    def line_starts(self) -> list[int]:
        """Offsets at which the lines begin. Made on first use: a clean file never needs them."""
        if self._line_starts is None:
            starts, at = [0], self.text.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = self.text.find("\n", at + 1)
            self._line_starts = starts
        return self._line_starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both counted from 1, the column in characters."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Line `number` (from 1) without its line end."""
        starts = self.line_starts
        end = starts[number] - 1 if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end]


def decode(path: str, data: bytes, troubles: Troubles, limit: int = MAX_BYTES) -> Source | None:
    """Read `data` as UTF-8, or say what it is instead; None when nothing can be read."""
    if len(data) > limit:
        troubles.add(Trouble(path, "file-too-large", found=f"{len(data):,}", limit=f"{limit:,}"))
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        troubles.add(Trouble(path, "not-utf8", found="UTF-16"))
        return None
    if data.startswith(b"\xef\xbb\xbf"):
        troubles.add(Trouble(path, "byte-order-mark"))
        data = data[3:]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _place(data, error.start)
        found = _likely_encoding(data)
        key = "not-utf8" if found else "broken-utf8"
        troubles.add(Trouble(path, key, line=line, column=column, found=found))
        return None
    nul = text.find("\0")
    if nul >= 0:
        head = text[:nul]
        line, column = head.count("\n") + 1, nul - (head.rfind("\n") + 1) + 1
        if text.count("\0") * 4 >= len(text):  # every other byte of ASCII text in UTF-16 is one
            troubles.add(Trouble(path, "not-utf8", line=line, column=column, found="UTF-16"))
        else:
            troubles.add(Trouble(path, "nul-byte", line=line, column=column))
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Source(path, text)


def _place(data: bytes, offset: int) -> tuple[int, int]:
    """Line and column of a byte; what precedes it on the line is known to be UTF-8."""
    start = data.rfind(b"\n", 0, offset) + 1
    return data.count(b"\n", 0, offset) + 1, len(data[start:offset].decode("utf-8", "replace")) + 1


def _likely_encoding(data: bytes) -> str:
    """The encoding that these bytes most likely have; empty for UTF-8 with a few broken bytes, and for none known."""
    as_utf8 = data.decode("utf-8", "replace")
    if as_utf8.count("\ufffd") * 10 < sum(char > "\x7f" for char in as_utf8):
        return ""
    for name, shown in (("iso2022_jp", "ISO-2022-JP"), ("euc_jp", "EUC-JP"), ("cp932", "Shift_JIS")):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        # The encodings overlap: a wrong reading turns kana into half-width katakana or rare kanji.
        kana = sum("ぁ" <= char <= "ヺ" for char in text)
        if kana * 4 >= sum(char > "\x7f" for char in text):
            return shown
    return ""
