"""Reading line by line and text by text: what is kept, and what comes out is what reading anew would give."""

from collections.abc import Callable

import pytest

from sekisho.text.lines import by_line, chars_of, kept, line_starts, lines_of, once
from sekisho.text.rejoin import rejoin


def noting(read: list[str]) -> Callable[[str], int]:
    """A reader that tells the length of a text, and notes that it was asked."""

    def length(text: str) -> int:
        read.append(text)
        return len(text)

    return length


def test_a_line_is_kept_when_it_comes_for_the_second_time() -> None:
    read: list[str] = []
    known = kept(noting(read), most=2)
    assert [known(line) for line in ("あ", "あ", "あ", "いう", "あ", "いう", "いう")] == [1, 1, 1, 2, 1, 2, 2]
    assert read == ["あ", "あ", "いう", "いう"]


def test_no_more_lines_are_kept_than_may_be() -> None:
    read: list[str] = []
    known = kept(noting(read), most=2)
    for line in ("a", "a", "b", "b", "c", "c", "c", "a"):
        known(line)
    assert read == ["a", "a", "b", "b", "c", "c", "a"]


def test_a_text_that_several_rules_ask_about_is_read_once_and_a_long_one_anew() -> None:
    read: list[str] = []
    length = once(noting(read))
    long = "長" * 10_001
    assert [length(text) for text in ("短い", "短い", long, long)] == [2, 2, 10_001, 10_001]
    assert read == ["短い", long, long]


def test_places_found_in_lines_are_places_in_the_text() -> None:
    @by_line(tuple)
    def dots(line: str) -> list[tuple[int, int]]:
        return [(at, at + 1) for at, char in enumerate(line) if char == "."]

    assert dots("a.\n\n.b.") == [(1, 2), (4, 5), (6, 7)]


def test_lines_and_characters() -> None:
    assert lines_of("あ\n\nいい") == ["あ", "", "いい"]
    assert chars_of("あいい") == {"あ", "い"}


@pytest.mark.parametrize(
    ("text", "letters", "places"),
    [
        ("ばら\nかん\nびん", "", []),  # too few lines to be read downwards
        ("ばら\nカン\n\n・びん\n🐈 りす", "ばかびり", [0, 3, 8, 13]),
        ("(縦に読んでね)\nばら\nかん\n※行の頭\n…\n1. 例\n2:二人", "ばか例2", [9, 12, 25, 27]),
    ],
)
def test_the_first_letters_of_lines(text: str, letters: str, places: list[int]) -> None:
    assert line_starts(text) == (letters, places)


@pytest.mark.parametrize(
    "sign", [*" ・.。,、/-○‥…'\"!*_|~=+☆★♪♡♥❤●◆◇■□▲△▼▽※♢♦•·^`", "☀", "➿", "\U0001f381", "\U0001faff"]
)
def test_letters_put_apart_by_any_sign_are_joined(sign: str) -> None:
    joined = rejoin(f"あのバ{sign}カ{sign}ヤ{sign}ロ")
    assert joined is not None
    assert joined.text == "あのバカヤロ"


@pytest.mark.parametrize("text", ["", "バカ", "バ カ", "ごみの分別、収集の日。", "12.10、12.11", "■お知らせ ■お願い"])
def test_where_nothing_is_put_apart_nothing_is_joined(text: str) -> None:
    assert rejoin(text) is None
