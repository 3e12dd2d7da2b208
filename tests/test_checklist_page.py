"""Checklists in a real Chromium: ticks, what is kept and when, a way out of it, files for the record, one step at a time."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from check_page import hosted  # noqa: F401  # a fixture
from playwright.sync_api import Browser, Page, expect
from site_fixtures import Visit, chromium, site  # noqa: F401  # fixtures
from test_axe import violations

from sekisho.rulebook import Rulebook

STORED = "() => JSON.stringify(Object.keys(localStorage).filter((name) => name.startsWith('sekisho')))"
KEEP = "印をこの端末のブラウザーに残す"


@pytest.fixture
def desk(chromium: Browser, hosted: str) -> Iterator[Visit]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP", timezone_id="Asia/Tokyo")
    visit = Visit(context.new_page(), hosted)
    visit.page.clock.set_fixed_time("2026-12-01T09:30:00+09:00")
    yield visit
    context.close()


def boxes(page: Page) -> list[bool]:
    return [each.is_checked() for each in page.locator(".sk-checklist input").all()]


def saved(page: Page, button: str) -> tuple[str, bytes]:
    with page.expect_download() as started:
        page.get_by_role("button", name=button).click()
    return started.value.suggested_filename, Path(started.value.path()).read_bytes()


def test_ticks_are_kept_only_when_asked_and_can_be_cleared(desk: Visit, book: Rulebook) -> None:
    page = desk.go("checklists/posting/", until="load")
    count = next(len(each.items) for each in book.checklists if each.id == "posting")
    assert page.locator("#skl-count").inner_text() == f"0 / {count} 項目が済みました"
    assert page.locator("#skl-kept").inner_text() == "いまは、どこにも保存していません。ページを閉じると消えます。"
    page.locator(".sk-checklist input").first.check()
    page.get_by_label("対象(投稿、アカウントなど)").fill("12月10日の投稿")
    assert page.locator("#skl-count").inner_text() == f"1 / {count} 項目が済みました"
    assert page.locator("#item-facts .skl-time").inner_text() == "済 2026-12-01 09:30"
    assert page.evaluate(STORED) == "[]"
    page.reload()
    assert not any(boxes(page))
    page.locator(".sk-checklist input").nth(1).check()
    page.get_by_label(KEEP).check()
    assert page.locator("#skl-kept").inner_text() == "いまは、この端末のブラウザーに残しています。"
    assert page.evaluate(STORED) == '["sekisho:checklist:posting"]'
    page.reload()
    assert boxes(page)[:3] == [False, True, False]
    assert page.get_by_label(KEEP).is_checked()
    page.get_by_role("button", name="すべて消す").press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "skl-no"
    page.keyboard.press("Enter")
    assert boxes(page)[1]
    page.get_by_role("button", name="すべて消す").click()
    page.get_by_role("button", name="消す", exact=True).click()
    assert not any(boxes(page))
    assert page.evaluate(STORED) == "[]"
    assert page.locator("#skl-status").inner_text() == "すべて消しました。"
    assert (desk.elsewhere, desk.complaints) == ([], [])


def test_a_spreadsheet_opens_the_file_and_runs_nothing_in_it(desk: Visit, book: Rulebook) -> None:
    page = desk.go("checklists/posting/", until="load")
    page.locator(".sk-checklist input").first.check()
    page.get_by_label("確かめた人").fill('=HYPERLINK("https://example.com/";"例田")')
    page.get_by_label("対象(投稿、アカウントなど)").fill(" ＝1+1")
    name, data = saved(page, "CSV(表計算)で保存")
    assert name == "checklist-posting-2026-12-01.csv"
    assert data.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    posting = next(each for each in book.checklists if each.id == "posting")
    assert len(lines) == 1 + len(posting.items)
    first = posting.items[0]
    assert lines[0] == [
        "チェックリスト",
        "版",
        "年月日",
        "確かめた人",
        "対象",
        "種類",
        "番号",
        "項目・記録",
        "条項",
        "済",
        "日時",
    ]
    assert lines[1][2:] == ["2026-12-01", '\'=HYPERLINK("https://example.com/";"例田")', "' ＝1+1", "項目", "1", first.text.ja, "3(5)", "済", "2026-12-01 09:30"]  # fmt: skip
    assert lines[2][9:] == ["", ""]
    assert not any(cell.startswith(("=", "+", "-", "@", "＝", "\t")) for line in lines for cell in line)
    name, data = saved(page, "文書で保存")
    text = data.decode()
    assert name == "checklist-posting-2026-12-01.txt"
    assert text.startswith("投稿する前に\n広域関係3組合 SNS ガイドライン ")
    assert f"[x] {first.text.ja} 3(5) (2026-12-01 09:30)\n[ ] {posting.items[1].text.ja} 3(1)\n" in text


def test_in_a_flame_up_it_leads_one_step_at_a_time(desk: Visit, book: Rulebook) -> None:
    page = desk.go("checklists/flame-up/", until="load")
    flame_up = next(each for each in book.checklists if each.id == "flame-up")
    shown = page.locator(".sk-checklist > li:visible")
    assert shown.count() == 1
    expect(shown).to_contain_text("決める人 所属長")
    never = flame_up.items[0].never
    assert never is not None
    expect(shown).to_contain_text(f"してはいけないこと {never.ja}")
    assert page.locator("#skl-place").inner_text() == f"{len(flame_up.items)} のうち 1 番目"
    shown.get_by_role("checkbox").check()
    page.get_by_role("button", name="次へ").press("Enter")
    expect(shown).to_contain_text(flame_up.items[1].text.ja)
    assert page.evaluate("() => document.activeElement.type") == "checkbox"
    page.get_by_label("経過を書き留める(時刻が付きます)").fill("所属長に電話で伝えた。")
    page.keyboard.press("Enter")
    assert page.locator("#skl-log li").all_inner_texts() == [
        f"2026-12-01 09:30 済: {flame_up.items[0].text.ja}",
        "2026-12-01 09:30 所属長に電話で伝えた。",
    ]
    _, data = saved(page, "文書で保存")
    assert data.decode().endswith("経過の記録\n2026-12-01 09:30 済: " + flame_up.items[0].text.ja + "\n2026-12-01 09:30 所属長に電話で伝えた。\n")  # fmt: skip
    page.emulate_media(media="print")
    assert page.locator(".sk-checklist > li:visible").count() == len(flame_up.items)
    assert page.locator(".skl-stamps").is_visible()
    assert page.locator(".skl-buttons:visible").count() == 0
    page.emulate_media(media="screen")
    page.get_by_role("button", name="すべての項目を見る").click()
    assert shown.count() == len(flame_up.items)


@pytest.mark.parametrize(("lang", "scheme", "width"), [("", "dark", 320), ("en/", "light", 1280), ("en/", "dark", 320)])
def test_a_guide_is_followed_to_its_end_by_keyboard_and_axe_finds_nothing(
    chromium: Browser, hosted: str, book: Rulebook, lang: str, scheme: str, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{hosted}{lang}checklists/flame-up/")
    count = next(len(each.items) for each in book.checklists if each.id == "flame-up")

    def tab_to(selector: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            at = "document.activeElement"
            if page.evaluate(f"{at}.matches({selector!r}) && getComputedStyle({at}).outlineStyle !== 'none'"):
                return
        raise AssertionError(f"the keyboard does not reach {selector}")

    tab_to(".sk-checklist input")
    for number in range(count):
        page.keyboard.press("Space")
        if number == 1:
            assert violations(page) == []
        if number < count - 1:
            tab_to("#skl-next")
            page.keyboard.press("Enter")
    assert page.locator("#skl-count").inner_text().count(str(count)) == 2
    tab_to("#skl-note")
    page.keyboard.type("10:05")
    page.keyboard.press("Enter")
    tab_to("#skl-reset")
    page.keyboard.press("Enter")
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "skl-reset"
    assert violations(page) == []
    context.close()


@pytest.mark.parametrize(
    "stored", ["{", "[]", '{"items": {"facts": 1}}', '{"items": {}, "log": 5, "date": "", "by": "", "subject": ""}']
)
def test_what_was_stored_badly_is_not_believed(desk: Visit, stored: str) -> None:
    page = desk.go("checklists/posting/", until="load")
    page.evaluate("(text) => localStorage.setItem('sekisho:checklist:posting', text)", stored)
    page.reload()
    assert not any(boxes(page))
    assert not page.get_by_label(KEEP).is_checked()
    assert desk.complaints == []


def test_where_nothing_may_be_stored_it_is_told(desk: Visit) -> None:
    desk.page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); };")
    page = desk.go("checklists/posting/", until="load")
    page.get_by_label(KEEP).click()
    assert not page.get_by_label(KEEP).is_checked()
    assert (
        page.locator("#skl-status").inner_text() == "このブラウザーでは残せません。印刷するか、文書で保存してください。"
    )


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
def test_in_english_small_and_dark(chromium: Browser, hosted: str, scheme: str, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    visit = Visit(context.new_page(), hosted)
    for name in ("flame-up", "posting"):
        page = visit.go(f"en/checklists/{name}/", until="load")
        page.locator(".sk-checklist input").first.check()
        expect(page.locator("#skl-count")).to_contain_text("1 of ")
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert (visit.elsewhere, visit.complaints) == ([], [])
    context.close()


def test_without_scripts_it_is_a_list_to_print(chromium: Browser, hosted: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(hosted + "checklists/flame-up/")
    assert page.locator("#skl").is_hidden()
    assert page.locator(".sk-checklist > li:visible").count() == page.locator(".sk-checklist > li").count() > 5
    page.emulate_media(media="print")
    assert page.locator(".sk-checklist__blanks").is_visible()
    assert page.locator(".skl-stamps").is_visible()
    context.close()
