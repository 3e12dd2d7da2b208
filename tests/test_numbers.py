"""Telephone numbers, e-mail addresses, My Numbers: what is one, and above all what is none."""

import pytest

from sekisho.text.fold import fold
from sekisho.text.numbers import emails, fits, has_my_number_check_digit, my_numbers, phones


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("受付は 8:30~12:00、13:00~16:30。10kg につき 150 円", []),
        ("令和8年12月10日、2026-12-10 09:00", []),
        ("119番、#7119、110", []),
        ("予算は 0123456789012 円", []),
        ("整理番号 202612011030", []),
        ("整備台帳 0254-00-0307号", []),
        ("契約番号: 080-2026-0415", []),
        ("Contract no. 080-2026-0415", []),
        ("「03-0000-0092」のような10けたの数字です(電話番号ではありません)", []),
        ("Write 03-0000-0092 (not a phone number).", []),
        ("入札: 0254-00-0119", [("0254000119", "line")]),
        ("契約のご相談は 0254-00-0119", [("0254000119", "line")]),
        ("Contract desk 080-2026-0415", [("08020260415", "mobile")]),
        ("090-0000-0307号まで", [("09000000307", "mobile")]),
        ("電話 0254-00-0119 へ", [("0254000119", "line")]),
        ("0254-00-0371(19時15分から)", [("0254000371", "line")]),
        ("090-0000-0307(1階)", [("09000000307", "mobile")]),
        ("04992(2)0119", [("0499220119", "line")]),
        ("(0254)00-0119", [("0254000119", "line")]),
        ("0254(00)0119", [("0254000119", "line")]),
        ("０２５４－００－０１１９", [("0254000119", "line")]),
        ("+81 254-00-0119", [("0254000119", "line")]),
        ("090-0000-0001", [("09000000001", "mobile")]),
        ("080-0000-0002", [("08000000002", "mobile")]),
        ("0 9 0 - 0 0 0 0 - 0 0 0 1", [("09000000001", "mobile")]),
        ("0120-000-000", [("0120000000", "shared")]),
        ("0800-000-0000", [("08000000000", "shared")]),
        ("03-0000-0000 と 06-0000-0001", [("0300000000", "line"), ("0600000001", "line")]),
    ],
)
def test_phones(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.plain, each.sort) for each in phones(fold(text).text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("公式は @kouiki_example です", []),
        ("3@100円", []),
        ("taro.rei@mail.example.jp へ", ["taro.rei@mail.example.jp"]),
        ("ｔａｒｏ＠example.com まで", ["taro@example.com"]),
        ("taro(at)example.com", ["taro@example.com"]),
    ],
)
def test_emails(text: str, found: list[str]) -> None:
    assert [each.plain for each in emails(fold(text).text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("000000000000", []),
        ("T0000000000000(見本)", []),
        ("123456789013", []),
        ("202612011030", []),
        ("電話は 0254-00-0371(19時15分から)", []),
        ("phone us at 0254-00-0371 (19:15 to 21:45)", []),
        ("0101 0101 0118", ["010101010118"]),
        ("1010 1010 1019", ["101010101019"]),
        ("１０１０　１０１０　１０１９", ["101010101019"]),
        ("⑨⑨⑨⑨⑨⑨⑨⑨⑨⑨⑨⑥", ["999999999996"]),
    ],
)
def test_my_numbers(text: str, found: list[str]) -> None:
    assert [each.plain for each in my_numbers(fold(text).text)] == found


def test_every_eleven_digits_have_one_check_digit() -> None:
    for start in range(10_000, 10_050):
        eleven = f"{start * 7919:011d}"
        assert sum(has_my_number_check_digit(eleven + str(last)) for last in range(10)) == 1


@pytest.mark.parametrize(
    ("plain", "pattern", "does"),
    [
        ("0254000119", "0254-00-*", True),
        ("0254000119", "0254-00-0119", True),
        ("0255000119", "0254-00-*", False),
        ("soumu@kouiki.example.lg.jp", "*@kouiki.example.lg.jp", True),
        ("soumu@evil-kouiki.example.lg.jp", "*@kouiki.example.lg.jp", False),
        ("soumu@kouikixexample.lg.jp", "*@kouiki.example.lg.jp", False),
    ],
)
def test_fits(plain: str, pattern: str, does: bool) -> None:
    assert fits(plain, pattern) == does
