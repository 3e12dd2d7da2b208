"""Numbers and addresses that point to a person or a desk: telephone, e-mail, My Number.

Each recogniser yields where it found something in folded text, and its plain form for comparison.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import update_wrapper

from sekisho.text.exchange import exchange
from sekisho.text.lazy import Lazy
from sekisho.text.lines import once
from sekisho.text.spelt import spelt_numbers
from sekisho.typed import NamedTuple


class Found(NamedTuple):
    """Something recognised in folded text: where, and in its plain form (digits alone, an address in lower case).

    `sort` tells telephone numbers apart: `mobile`, most likely one person's; `shared`, which only businesses and public
    bodies have (0120, 0800, 0570); `line` for all others.
    """

    start: int
    end: int
    plain: str
    sort: str = ""


# What people put between groups of digits: every hyphen, dash and long vowel mark, dots, brackets, blanks. Those beyond
# ASCII become one of it before anything is looked for: an expression with classes of them takes long to compile.
_SEPARATORS = dict.fromkeys("‐‑‒–—―−ーｰ˗〜・の局", "/")
_GAP = "[-~./() ]"
# Behind its first digits a telephone number opens no bracket: 0254-00-0000(19時まで).
_LATER_GAP = "[-~./) ]"
# Japan as it is dialled from abroad, also with what is dialled there first: +81, 81, 0081, 010-81.
_ABROAD = rf"\(?(?:\+|00{_GAP}?|010{_GAP}?)?81"
_FROM_ABROAD = Lazy(rf"{_ABROAD}{_GAP}{{0,3}}\(?0?\)?{_GAP}{{0,3}}(?=[0-9])")
# What else is called a number: 整理番号 0123456789.
_OTHER_NUMBER = Lazy(
    "(?:整理|受付|管理|登録|作品|注文|会員|商品|製造|追跡|伝票|納付|契約|製品|部品|図書|ロット|型)番号[はが:の ]{0,3}"
    r"\Z"
)
# What is plainly the number of a paper: 契約番号 080-2026-0000, contract no. 080-2026-0000.
_NUMBER_OF_A_PAPER = Lazy(
    "(?:台帳|(?:契約|伝票|議案|告示|文書|入札|公告|台帳|決裁)(?:番号|no\\.?)"
    "|(?:contract|tender|bid|order|invoice|document|file|case|serial|model|part)[ ]?(?:no\\.?|nos\\.?|number|#))"
    r"[はが:# ]{0,3}\Z"
)
# 「03-0000-0000」のような10けたの数字です(電話番号ではありません)
_NO_PHONE = Lazy(r"電話番号では(?:な|あり|ござ)|電話では(?:つなが|かか)|not a (?:tele)?phone number")
_SAID_BEHIND = 120
_PHONE = Lazy(
    rf"(?<![0-9a-z+#.-])(?:{_ABROAD}{_GAP}{{0,3}}\(?0?\)?|\(?0){_GAP}{{0,3}}[0-9](?:{_GAP}{{0,3}}[0-9]){{4}}"
    rf"(?:{_LATER_GAP}{{0,3}}[0-9]){{3,5}}(?!{_LATER_GAP}?[0-9])"
)
_TWELVE = Lazy(rf"(?<![0-9a-z])(?<![0-9]{_GAP})[0-9](?:{_GAP}{{0,2}}[0-9]){{11}}(?!{_GAP}?[0-9])")
# Cards of all issuers that are common in Japan begin with 3 to 6.
_CARD = Lazy(rf"(?<![0-9a-z.])(?<![0-9]{_GAP})[3-6](?:{_GAP}?[0-9]){{13,15}}(?!{_GAP}?[0-9])")
_EMAIL = Lazy(
    r"(?<![a-z0-9._%+-])([a-z0-9][a-z0-9._%+-]{0,63}) ?(?:@|\(at\)|\[at\]|☆at☆|\(アット\)) ?"
    r"((?:[a-z0-9][a-z0-9-]{0,62}\.){1,6}[a-z]{2,24})(?![a-z0-9-])"
)
_TIMESTAMP = Lazy("(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[01][0-9]|2[0-3])[0-5][0-9]")
_NOT_DIGITS = Lazy("[^0-9]+")
# A run of digits and what is put between them. A cheap question that spares most texts the costly ones.
_RUN = Lazy(rf"[0-9](?:{_GAP}{{0,5}}[0-9])+")

# A telephone number of ten digits, the first of which may be left out behind +81.
_FEWEST = 9

_AT_SIGNS = ("@", "(at)", "[at]", "☆at☆", "(アット)")


# What may stand before a number's first digit.
_SIGNS_BEFORE = 6


def listed(find: Callable[[str], Iterable[Found]]) -> Callable[[str], list[Found]]:
    """Make of a function that finds numbers in a text one that lists them, for several rules at once."""
    return update_wrapper(once(lambda folded: list(find(folded))), find)


def _matches(expression: Lazy, folded: str, digits: int) -> Iterator[re.Match[str]]:
    """Where an expression for numbers of so many digits matches; it is only tried where there are that many."""
    plain, runs = _runs(folded)
    for start, end, count in runs:
        if count >= digits:
            yield from expression.finditer(plain, max(0, start - _SIGNS_BEFORE), end)


@once
def _runs(folded: str) -> tuple[str, list[tuple[int, int, int]]]:
    """The text with plain separators, and in it the runs of many digits: where they begin and end, how many they have.

    Several kinds of number ask for them.
    """
    if sum(map(folded.count, "0123456789")) < _FEWEST:
        return folded, []
    plain = exchange(folded, _SEPARATORS)
    long = (run for run in _RUN.finditer(plain) if len(run[0]) >= _FEWEST)
    return plain, [(*run.span(), sum(map(str.isdigit, run[0]))) for run in long]


@listed
def phones(folded: str) -> Iterator[Found]:
    """Japanese telephone numbers of 10 or 11 digits, national or with +81. Source: 総務省, 電気通信番号計画."""
    yield from _spelt_phones(folded)
    for match in _matches(_PHONE, folded, _FEWEST):
        abroad = _FROM_ABROAD.match(match[0])
        typed = "0" + match[0][abroad.end() :] if abroad else match[0]
        digits = _NOT_DIGITS.sub("", typed)
        if not is_phone(digits) or not _grouped_like_a_phone(typed):
            continue
        if digits in typed and _is_otherwise_called(folded, match.start()):
            continue
        sort = _sort_of(digits, typed)
        if sort == "line" and folded.startswith("号", match.end()):
            continue  # 整備台帳 0254-00-0000号
        if _NUMBER_OF_A_PAPER.search(folded[max(0, match.start() - 20) : match.start()]):
            continue
        if _NO_PHONE.search(folded, match.end(), match.end() + _SAID_BEHIND):
            continue
        yield Found(match.start(), match.end(), digits, sort)


def _is_otherwise_called(folded: str, start: int) -> bool:
    """Does the text say of the number at `start` what it counts, and is that something else?"""
    return _OTHER_NUMBER.search(folded[max(0, start - 9) : start]) is not None


def _spelt_phones(folded: str) -> Iterator[Found]:
    """Telephone numbers in kanji or kana digits, or with the letter O: 〇九〇, ぜろきゅうぜろ, O9O."""
    for start, end, digits in spelt_numbers(folded, 10):
        if is_phone(digits):
            yield Found(start, end, digits, _sort_of(digits, "-".join(digits)))


def is_phone(digits: str) -> bool:
    """Has a number the length that its first digits ask for?"""
    if len(digits) not in (10, 11) or digits[0] != "0" or digits[1] == "0":
        return False
    if digits.startswith(("050", "070", "080", "090")):
        return len(digits) == 11
    if digits.startswith("060"):
        return True  # a mobile number, or Osaka's 06 and a number that begins with 0
    return len(digits) == 10


def _grouped_like_a_phone(typed: str) -> bool:
    """Rules out prices, dates and times that happen to have ten digits: they are grouped otherwise."""
    groups = [group for group in _NOT_DIGITS.split(typed) if group]
    return len(groups) <= 4 or all(len(group) == 1 for group in groups)


def _sort_of(digits: str, typed: str) -> str:
    groups = [group for group in _NOT_DIGITS.split(typed) if group]
    # 0800 is toll-free, and 080-0… would be a mobile number: the way it is grouped tells what the writer means.
    if digits.startswith("0800") and groups[0] != "080" and len(groups) < len(digits):
        return "shared"
    if len(digits) == 11 and digits.startswith(("060", "070", "080", "090")):
        return "mobile"
    return "shared" if digits.startswith(("0120", "0570", "0990")) else "line"


@listed
def emails(folded: str) -> Iterator[Found]:
    """E-mail addresses."""
    if not any(sign in folded for sign in _AT_SIGNS):
        return
    for match in _EMAIL.finditer(folded):
        yield Found(match.start(), match.end(), f"{match[1]}@{match[2]}")


def _begins_with_phone(folded: str, match: re.Match[str]) -> bool:
    """Does a telephone number begin what seems to be a longer one? 0254-00-0371 (19:15から)."""
    return any(phone.start == match.start() and phone.end < match.end() for phone in phones(folded))


@listed
def my_numbers(folded: str) -> Iterator[Found]:
    """Individual Numbers (My Number): twelve digits, the last a check digit.

    Source: 行政手続における特定の個人を識別するための番号の利用等に関する法律施行令, and the ministerial ordinance on
    the check digit (平成26年総務省令第85号, 第5条).
    """
    for start, end, digits in spelt_numbers(folded, 12):
        if len(digits) == 12 and has_my_number_check_digit(digits):
            yield Found(start, end, digits)
    for match in _matches(_TWELVE, folded, 12):
        digits = _NOT_DIGITS.sub("", match[0])
        if _TIMESTAMP.fullmatch(match[0]) or _is_otherwise_called(folded, match.start()):
            continue
        if has_my_number_check_digit(digits) and not _begins_with_phone(folded, match):
            yield Found(match.start(), match.end(), digits)


@listed
def cards(folded: str) -> Iterator[Found]:
    """Numbers of credit and debit cards: 14 to 16 digits with a valid check digit (ISO/IEC 7812-1, annex B)."""
    for match in _matches(_CARD, folded, 14):
        digits = _NOT_DIGITS.sub("", match[0])
        if not _TIMESTAMP.match(digits) and has_card_check_digit(digits):
            yield Found(match.start(), match.end(), digits)


def has_card_check_digit(digits: str) -> bool:
    """Is the last digit the one that Luhn's formula asks for?"""
    if len(set(digits)) == 1:
        return False  # 0000 0000 0000 0000 is a form's example
    doubled = (int(digit) * (1 + n % 2) for n, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def has_my_number_check_digit(digits: str) -> bool:
    """Is the last of twelve digits the check digit of the eleven before it?"""
    if len(set(digits)) == 1:
        return False  # 000000000000 is a form's example, and nobody's number
    total = 0
    for n, digit in enumerate(reversed(digits[:11]), start=1):
        total += int(digit) * (n + 1 if n <= 6 else n - 5)
    remainder = total % 11
    return int(digits[11]) == (0 if remainder <= 1 else 11 - remainder)


def fits(plain: str, pattern: str) -> bool:
    """Does a number or address fit a contact of `sekisho.yml`, where `*` stands for digits or letters?"""
    wanted = pattern.strip().lower()
    if "@" in wanted:
        body = re.escape(wanted).replace(r"\*", "[a-z0-9._%+-]+")
    else:
        body = "[0-9]*".join(_NOT_DIGITS.sub("", part) for part in wanted.split("*"))
    return re.fullmatch(body, plain) is not None
