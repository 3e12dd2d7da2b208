"""Decoding files: what can be read is read, what can't is told by its name and place."""

import pytest

from sekisho.source import MAX_BYTES, Source, decode
from sekisho.trouble import Troubles


def read(data: bytes) -> tuple[str | None, list[tuple[str, int, int, object]]]:
    troubles = Troubles()
    source = decode("x.md", data, troubles)
    return source.text if source else None, [
        (each.key, each.line, each.column, each.values.get("found")) for each in troubles
    ]


@pytest.mark.parametrize(
    ("data", "text", "troubles"),
    [
        ("日本語\n".encode(), "日本語\n", []),
        (b"a\r\nb\rc\n", "a\nb\nc\n", []),
        ("\ufeff日本語".encode(), "日本語", [("byte-order-mark", 1, 1, None)]),
        ("一行目\n日本語のひらがなです".encode("cp932"), None, [("not-utf8", 1, 1, "Shift_JIS")]),
        ("ascii\nひらがなとカタカナ".encode("euc_jp"), None, [("not-utf8", 2, 1, "EUC-JP")]),
        ("日本語".encode("utf-16"), None, [("not-utf8", 1, 1, "UTF-16")]),
        ("abc".encode("utf-16-le"), None, [("not-utf8", 1, 2, "UTF-16")]),
        ("あ\nい\0う".encode(), None, [("nul-byte", 2, 2, None)]),
        ("ひらがなとかたかな\n".encode() + b"ab\xff", None, [("broken-utf8", 2, 3, "")]),
        (b"x" * (MAX_BYTES + 1), None, [("file-too-large", 1, 1, "1,000,001")]),
        (b"", "", []),
    ],
)
def test_decode(data: bytes, text: str | None, troubles: list[tuple[str, int, int, object]]) -> None:
    assert read(data) == (text, troubles)


@pytest.mark.parametrize(
    ("offset", "place"),
    [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (5, (2, 3)), (6, (3, 1)), (99, (3, 1))],
)
def test_position(offset: int, place: tuple[int, int]) -> None:
    assert Source("x", "あい\n🔥う\n").position(offset) == place


def test_line() -> None:
    assert [Source("x", "一\n二\n").line(number) for number in (1, 2, 3)] == ["一", "二", ""]
