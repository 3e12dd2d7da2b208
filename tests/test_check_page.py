"""The page that checks drafts, in a real Chromium: nothing leaves it, nothing runs in it, everybody can use it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from check_page import FOUND, PATIENCE, headers_of, hosted, marked, status, type_in  # noqa: F401  # hosted is a fixture
from conftest import ACCOUNTS, ROOT, draft, repo_files, write_files
from playwright.sync_api import Browser, Page, expect
from site_fixtures import Visit, address, chromium, site  # noqa: F401  # fixtures

HOSTILE = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>'
APPROVAL = "承認の記録(3(5))は、下書きができた後に付けます。ここでは確かめていません。"
# Counts the questions that the page asks its worker.
COUNTING = """
window.asked = 0;
window.Worker = class extends Worker { postMessage(data, ...more) { window.asked += "question" in data; super.postMessage(data, ...more); } };
"""


@pytest.fixture(scope="module")
def desk(chromium: Browser, hosted: str) -> Iterator[Visit]:
    """The page with its engine running, for all tests that leave it so."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP", timezone_id="Asia/Tokyo")
    context.add_init_script(COUNTING)
    visit = Visit(context.new_page(), hosted)
    visit.go("check/", until="load")
    visit.page.set_default_timeout(60_000)
    type_in(visit.page, "準備")
    yield visit
    context.close()


def test_the_headers_of_both_languages_are_the_same() -> None:
    assert headers_of("ja") == headers_of("en")
    assert set(headers_of("ja")) == {"*", "/assets/check/worker.js"}
    for lang in ("ja", "en"):
        text = Path(ROOT, "docs", lang, "hosting.md").read_text(encoding="utf-8")
        _, apache = text[text.index("```nginx") :].split("```apache")
        for values in headers_of(lang).values():
            assert all(f'"{value}"' in apache for value in values.values())


def test_words_are_marked_where_they_stand(desk: Visit) -> None:
    page = desk.page
    type_in(page, FOUND)
    assert status(page) == "指摘が 2 件あります(止めるもの 2 件、確かめるもの 0 件)。"
    assert marked(page) == ["https://bit.ly/abc", "090-0000-0001"]
    assert page.locator("#skc-marks").text_content() == FOUND + "\n"
    first = page.locator("#skc-found > li").first
    expect(first).to_contain_text("短縮 URL")
    expect(first).to_contain_text("6(1)④")
    expect(first).to_contain_text("「bit.ly」は URL 短縮サービスです。行き先が見えず、利用者に不安を与えます。")
    assert first.locator("mark").all_inner_texts() == ["https://bit.ly/abc"]
    assert first.get_by_role("link").get_attribute("href") == "../rules/shortened-url/"
    assert "090" not in page.locator("#skc-found").inner_text()
    assert page.locator("#skc-approval").inner_text() == APPROVAL
    first.get_by_role("button").click()
    assert page.evaluate("getSelection().toString()") == "https://bit.ly/abc"
    type_in(page, "12月1日から、秋の火災予防運動が始まります。")
    assert status(page) == "指摘はありません。機械に判断できないことは、人が確かめてください。"
    assert (marked(page), page.locator("#skc-found > li").count()) == ([], 0)


def test_after_loading_nothing_is_asked_for_and_nothing_is_stored(desk: Visit) -> None:
    page = desk.page
    type_in(page, "はじめ")
    before, stored = len(desk.requests), page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    for text in (FOUND, "おわりに、もう一度だけ確かめます。"):
        type_in(page, text)
    page.wait_for_timeout(500)
    assert desk.requests[before:] == []
    assert (desk.elsewhere, desk.complaints) == ([], [])
    assert page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])") == stored
    assert page.evaluate("(async () => [(await indexedDB.databases()).length, (await caches.keys()).length, document.cookie])()") == [0, 0, ""]  # fmt: skip


def test_what_is_typed_is_text_and_nothing_else(desk: Visit, tmp_path: Path) -> None:
    page = desk.page
    type_in(page, HOSTILE + "\nhttps://bit.ly/<b>abc</b> バカ" + HOSTILE)
    assert page.locator("#skc-found > li").count() > 0
    path = tmp_path / "<img src=x onerror=window.hit=1>.md"
    path.write_text(draft(HOSTILE + " バカ", "account: x-main\nauthor: '<b>'\n"), encoding="utf-8")
    page.locator("#skc-file").set_input_files(str(path))
    expect(page.locator("#skc-own")).to_be_visible()
    expect(page.locator("#skc-found")).to_contain_text("人をののしる言葉")
    assert page.evaluate("[window.hit, document.querySelectorAll('#skc img, #skc script, #skc b').length]") == [None, 0]
    assert desk.complaints == []
    type_in(page, "")


def test_a_draft_with_front_matter_is_read_as_it_is(desk: Visit, tmp_path: Path) -> None:
    page = desk.page
    path = tmp_path / "下書き.md"
    path.write_bytes(draft("😀確かめます。\nhttps://bit.ly/a", "account: line-sub\nscheduled_at: 2126-12-10T09:00\nauthor: reida\nmedia:\n  - {file: media/a.png, alt: 車, rights: own, people: none}\n").replace("\n", "\r\n").encode())  # fmt: skip
    page.locator("#skc-file").set_input_files(str(path))
    expect(page.locator("#skc-count")).to_contain_text("LINE: ")
    assert marked(page) == ["https://bit.ly/a"]
    assert page.locator("#skc-platform").is_disabled()
    assert (
        page.locator("#skc-folder-aside")
        .inner_text()
        .startswith("添付ファイルや記録は、下書きだけでは確かめられません。")
    )
    path.write_bytes("明日の予定です。".encode("cp932"))
    page.locator("#skc-file").set_input_files(str(path))
    expect(page.locator("#skc-found")).to_contain_text("Shift_JIS")
    assert page.locator("#skc-counts").is_hidden()
    type_in(page, "明日の予定です。")
    assert page.locator("#skc-platform").is_enabled()
    expect(page.locator("#skc-count")).to_have_text("X: 16 / 280(X の数え方) あと 264")


@pytest.mark.parametrize(
    ("platform", "text", "count", "cut"),
    [
        ("x", "あ" * 139 + "ab", "X: 280 / 280(X の数え方) あと 0", ""),
        ("x", "あ" * 140 + "ab", "X: 282 / 280(X の数え方) 2 超えています", "ab"),
        ("x", "あ" * 130 + "https://example.jp/" + "a" * 60, "X: 283 / 280(X の数え方) 3 超えています", "https://example.jp/" + "a" * 60),
        ("x", "あ" * 139 + "a👨‍👩‍👧b", "X: 282 / 280(X の数え方) 2 超えています", "👨‍👩‍👧b"),
        ("line", "あ" * 500 + "😀", "LINE: 501 / 500 字 1 超えています", "😀"),
    ],
)  # fmt: skip
def test_what_a_platform_cuts_is_shown(desk: Visit, platform: str, text: str, count: str, cut: str) -> None:
    page = desk.page
    page.locator("#skc-platform").select_option(platform)
    type_in(page, text)
    expect(page.locator("#skc-count")).to_have_text(count)
    preview = page.locator(f'#skc-platforms details[data-platform="{platform}"]')
    assert "".join(preview.locator("del").all_text_contents()) == cut
    page.locator("#skc-platform").select_option("x")


def test_the_form_asks_for_what_the_action_needs(desk: Visit) -> None:
    page = desk.page
    expect(page.locator("#skc-title")).to_be_hidden()
    page.get_by_label("どこに出すか").select_option("youtube")
    expect(page.get_by_label("題名")).to_be_visible()
    page.get_by_label("どこに出すか").select_option("x")
    page.get_by_label("何をするか").select_option("share")
    type_in(page, "紹介します。")
    page.get_by_label("相手(URL、@から始まる名前、機関の名前)").fill("例示商店")
    expect(page.locator("#skc-found")).to_contain_text("例示商店")
    page.get_by_label("何をするか").select_option("post")
    page.get_by_text("自分の組織のホームページと連絡先").click()
    type_in(page, "https://www.example.com/ をご覧ください。")
    expect(page.locator("#skc-found > li")).to_have_count(1)
    page.get_by_label("公式ホームページのドメイン").fill("www.example.com")
    expect(page.locator("#skc-found > li")).to_have_count(0)
    page.get_by_label("公式ホームページのドメイン").fill("")
    page.get_by_text("自分の組織のホームページと連絡先").click()


def test_only_the_newest_text_is_checked_after_a_pause(desk: Visit) -> None:
    page = desk.page
    type_in(page, "一")
    before = page.evaluate("window.asked")
    page.locator("#skc-text").press_sequentially("あいうえおかきくけこ", delay=30)
    page.wait_for_timeout(600)
    assert page.evaluate("window.asked") - before == 1
    assert page.locator("#skc-count").inner_text() == "X: 22 / 280(X の数え方) あと 258"


def test_it_works_by_keyboard_alone(desk: Visit) -> None:
    page = desk.page
    type_in(page, "")
    page.locator("#skc-when").focus()
    for _ in range(8):  # the parts of a date and a time
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "skc-text":
            break
    assert page.evaluate("document.activeElement.id") == "skc-text"
    page.keyboard.insert_text("確かめます。バカ")
    expect(page.locator("#skc-found > li")).to_have_count(1)
    seen = []
    for _ in range(6):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.id || document.activeElement.tagName"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", seen
    assert seen[:4] == ["skc-file-button", "skc-folder-button", "SUMMARY", "BUTTON"]
    page.locator(".skc-go").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("[document.activeElement.id, getSelection().toString()]") == ["skc-text", "バカ"]
    assert page.locator("#skc-status").get_attribute("aria-live") == "polite"


def folder_by_input(page: Page, folder: str) -> None:
    page.evaluate("window.showDirectoryPicker = undefined")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="フォルダーごと確かめる").click()
    chooser.value.set_files(folder)


def folder_by_picker(page: Page, folder: str) -> None:
    files = {
        str(path.relative_to(folder)): path.read_bytes().hex() for path in Path(folder).rglob("*") if path.is_file()
    }
    page.evaluate(
        """async (files) => {
          const root = await navigator.storage.getDirectory();
          for (const [path, hex] of Object.entries(files)) {
            const parts = path.split("/");
            let folder = root;
            for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
            const file = await (await folder.getFileHandle(parts.at(-1), { create: true })).createWritable();
            await file.write(Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16)));
            await file.close();
          }
          window.showDirectoryPicker = () => root;
        }""",
        files,
    )
    page.get_by_role("button", name="フォルダーごと確かめる").click()


@pytest.mark.parametrize("choose", [folder_by_input, folder_by_picker])
def test_a_whole_content_repo_is_checked_with_its_registers_and_attachments(
    desk: Visit, tmp_path: Path, choose: Callable[[Page, str], None]
) -> None:
    fields = "account: x-main\nscheduled_at: 2126-12-10T09:00\nauthor: reida\nmedia:\n  - {file: media/%s.png, alt: 車, rights: own, people: none}\n"  # fmt: skip
    write_files(
        str(tmp_path / "投稿"),
        repo_files(
            {
                "posts/1.md": draft("お知らせです。", fields % "photo"),
                "posts/2.md": draft("お知らせです。", fields % "none"),
                "posts/<b>3.md": draft("お知らせです。バカ", fields % "photo"),
                "media/photo.png": b"\xff\xd8\xff\xe0" + bytes(60),
                ".git/posts/4.md": "x",
                "accounts.yml": ACCOUNTS.replace("two_factor: true", "two_factor: false"),
            }
        ),
    )
    page = desk.page
    choose(page, str(tmp_path / "投稿"))
    expect(page.locator("#skc-status")).to_contain_text("下書き 3 件を確かめました。", timeout=PATIENCE)
    found = page.locator("#skc-found")
    for said in (
        "posts/1.md",
        "media/none.png",
        "承認の記録がありません",
        "posts/<b>3.md",
        "の中身は jpeg で",
        "accounts.yml",
    ):
        expect(found).to_contain_text(said)
    assert found.locator("b").count() == 0
    assert desk.complaints == []
    type_in(page, "戻ります。")
    expect(page.locator("#skc-found-title")).to_have_text("指摘")


def test_a_folder_that_is_no_content_repo_is_told(desk: Visit, tmp_path: Path) -> None:
    write_files(str(tmp_path / "a"), {"b/c.md": "x"})
    folder_by_input(desk.page, str(tmp_path / "a"))
    expect(desk.page.locator("#skc-status")).to_have_text(
        "選んだフォルダーに sekisho.yml がありません。投稿管理フォルダーを選んでください。"
    )


def test_a_huge_text_and_a_huge_folder_can_be_stopped(desk: Visit, tmp_path: Path) -> None:
    page = desk.page
    type_in(page, "https://bit.ly/a バカ👨‍👩‍👧\n" * 3000 + "あ" * 137000)
    assert len(marked(page)) > 20
    assert status(page).startswith("指摘が ")
    files = {f"posts/{number:04}.md": draft("お知らせです。バカ") for number in range(5000)}
    write_files(str(tmp_path / "repo"), repo_files(files))
    folder_by_input(page, str(tmp_path / "repo"))
    page.get_by_role("button", name="やめる").click()
    assert status(page) == "やめました。入力を続けると、また確かめます。"
    assert page.get_by_role("button", name="やめる").is_hidden()
    type_in(page, "バカ")  # it starts anew
    assert marked(page) == ["バカ"]
    folder_by_input(page, str(tmp_path / "repo"))
    expect(page.locator("#skc-status")).to_contain_text("下書き 5,000 件を確かめました。", timeout=PATIENCE)
    assert page.locator("#skc-found > li").count() == 501
    expect(page.locator(".skc-more")).to_contain_text("件あります。上のものから直してください。")
