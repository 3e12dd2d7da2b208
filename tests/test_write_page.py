"""The page that writes drafts, in a real Chromium: what it hands out passes the check but for the approval."""

import base64
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from check_page import PATIENCE, hosted  # noqa: F401  # a fixture
from conftest import Check, write_files
from playwright.sync_api import Browser, Page, expect
from site_fixtures import Visit, chromium, site  # noqa: F401  # fixtures
from test_axe import violations
from test_media_clean import PHOTO
from write_page import by_keys, clear, content_repo, settle, write

from sekisho.browser import Desk
from sekisho.draft import read_draft
from sekisho.draft.compose import compose
from sekisho.media import has_position
from sekisho.source import Source
from sekisho.syntax import Node
from sekisho.trouble import Troubles

PICTURE = {"file": "media/2026/car.png", "alt": "車庫に並ぶ消防車", "rights": "own", "people": "none"}
AGREED = {"consultation.with": "企画財政係", "consultation.date": "2026-11-20", "consultation.outcome": "agreed"}


@pytest.fixture(scope="module")
def desk(chromium: Browser, hosted: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """The page with a content repo open, for all tests that leave it so."""
    folder = str(tmp_path_factory.mktemp("repo") / "kouiki")
    write_files(folder, dict(content_repo()))
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP", timezone_id="Asia/Tokyo")
    visit = Visit(context.new_page(), hosted)
    page = visit.go("write/", until="load")
    page.clock.set_fixed_time("2026-12-01T09:00:00+09:00")
    page.locator("#skw-folder").set_input_files(folder)
    expect(page.locator("#skw-folder-state")).to_have_text("「kouiki」を開いています。")
    settle(page)
    yield visit
    context.close()


def plain(node: Node) -> Any:
    """A tree of values as Python has them."""
    if node.kind == "text":
        return node.text
    if node.kind == "list":
        return [plain(each) for each in node.items]
    return {key.text: plain(value) for key, value in node.pairs()}


def nested(answers: dict[str, Any]) -> dict[str, Any]:
    """Answers as the front matter has them."""
    found: dict[str, Any] = {}
    for path, value in answers.items():
        name, _, inner = path.partition(".")
        if inner:
            found.setdefault(name, {})[inner] = value.split("\n") if path == "poll.options" else value
        else:
            found[name] = value
    return found


def read(text: str) -> tuple[Any, str]:
    """A draft's fields and its body."""
    draft = read_draft(Source("posts/a.md", text), Troubles())
    assert draft is not None
    return plain(draft.root), draft.body


DRAFTS: list[dict[str, Any]] = [
    {"body": "12月1日から、秋の火災予防運動が始まります。"},
    {"body": "- 燃やすごみ: 月曜日\n- 電池など: 水曜日\n\n# お願い\n分けて出してください。", "account": "facebook-main"},
    {"body": "---\n区切りで始まる本文です。\n---\nもう一つの区切りです。"},
    {"body": "「収集日」: 'あす' は \"お休み\" です。{例} [例] & * ! | > % @ `"},
    {"body": "😀👨‍👩‍👧 消火器の使い方を紹介します。🇯🇵", "account": "instagram-main"},
    {"body": "ｆｕｌｌ－ｗｉｄｔｈ　全角の数字１２３:全角のコロン：です。", "account": "line-main"},
    {"body": "一行目です。\n\n三行目です。\n\t字下げした行です。\n  空白で始まる行です。", "account": "threads-main", "incident": "incidents/2026-11-28-flame-up.yml"},
    {"body": "心肺蘇生の手順を紹介します。", "account": "youtube-main", "title": "AED: 使い方 #1 - 「まず確認」"},
    {"body": "動画を公開しました。", "account": "youtube-main", "title": "'はじめの' \"一歩\" \\ 続き"},
    {"body": "動画を公開しました。", "account": "youtube-main", "title": "- 先頭が横線: です"},
    {"body": "動画を公開しました。", "account": "youtube-main", "title": "yes"},
    {"body": "https://www.soumu.go.jp/ をご覧ください。"},
    {"body": "https://www.kouiki.example.lg.jp/gomi/?a=b&c=d#e をご覧ください。", "account": "facebook-main"},
    {"body": "催しの案内です。https://www.example.com/fair?x=1#top", "links": [{"url": "https://www.example.com/fair?x=1#top", "reviewed": "主催者のページ: 「日程」と #会場 を確認済み"}]},
    {"body": "https://example.org/a と example.net/b を見ました。", "account": "line-main", "links": [{"url": "https://example.org/a", "reviewed": "- 公開元を確認"}, {"url": "example.net/b", "reviewed": "'共催者' のページ"}]},
    {"body": "講座のお知らせ。ＨＴＴＰＳ：//www.example.com/ａ", "account": "facebook-main", "links": [{"url": "https://www.example.com/a", "reviewed": "講師の所属先: 😀 確認しました"}]},
    {"body": "参加した方の感想を紹介します。", "quotes": [{"source": "https://x.com/example/status/1", "permission": "granted"}]},
    {"body": "写真と感想を紹介します。", "account": "instagram-main", "quotes": [{"source": "例示太鼓: 「とても #楽しかった」", "permission": "granted"}], "media": [PICTURE]},
    {"body": "新しい消防車です。", "account": "facebook-main", "media": [{**PICTURE, "alt": "# 車庫: 「1号車」と '2号車' 😀"}]},
    {"body": "新しい消防車です。", "account": "line-main", "media": [{**PICTURE, "rights": "licensed", "source": "写真素材集: 第2巻 - 12ページ", "until": "2027-03-31"}]},
    {"body": "訓練の様子です。", "media": [{**PICTURE, "people": "consented", "rights": "permission", "source": '"例示" 新聞社'}]},
    {"body": "昔の庁舎です。", "account": "threads-main", "incident": "incidents/2026-11-28-flame-up.yml", "media": [{**PICTURE, "rights": "public-domain", "source": "絵はがき(1930年)", "people": "unidentifiable"}]},
    {"action": "share", "target": "@FDMA_JAPAN", "body": "住宅用火災警報器の点検についてです。"},
    {"action": "share", "target": "例示大学: 防災研究室 #1", "body": "公開講座の案内です。", "account": "facebook-main", **AGREED},
    {"action": "share", "target": "@example_univ", "body": "公開講座の案内です。", "consultation": "fair-2026"},
    {"action": "follow", "target": "総務省消防庁", "account": "instagram-main"},
    {"action": "follow", "target": "- 例示商店", "account": "threads-main", "incident": "incidents/2026-11-28-flame-up.yml", **AGREED, "consultation.until": "2027-03-31"},
    {"action": "reply", "reply_to": "枕は何ごみですか: 教えて #ごみ", "body": "燃やすごみで出せます。", "waivers": [{"reason": "所属で検討: 災害時の問い合わせ", "by": "mihon", "until": "2026-12-31"}]},
    {"body": "11月20日の投稿の訂正です。正しい収集日は12月3日です。おわびします。", "corrects": "posts/2026/11/20-x.md"},
    {"body": "次の講座はどれがよいですか。", "poll.question": "講座: どれ?", "poll.options": "- 救命\n消火: 基礎\n#避難", "poll.days": "3"},
    {"body": "本日、試験放送を行います。", "scheduled_at": "2026-12-31T23:59", "account": "line-main"},
]  # fmt: skip


@pytest.mark.parametrize("answers", DRAFTS, ids=range(len(DRAFTS)))
def test_what_it_writes_passes_but_for_the_approval(desk: Visit, run_check: Check, answers: dict[str, Any]) -> None:
    path, text = write(desk.page, answers)
    outcome = run_check({**content_repo(), path: text}, [path])
    assert [(each.rule, each.found) for each in outcome.findings] == [("approval-missing", "")], text
    assert desk.page.locator("#skw").get_attribute("data-missing") == "0"
    expected = nested({"account": "x-main", "scheduled_at": "2026-12-10T09:00", "author": "reida", **answers})
    body = expected.pop("body", "")
    found, written = read(text)
    for waiver in found.get("waivers", []):
        assert waiver.pop("rule") == "reply-to-comment"
    assert (found, written) == (expected, body)
    day = expected["scheduled_at"][:10]
    assert path == f"posts/{day[:4]}/{day[5:7]}/{day}-{expected['account']}.md"


@pytest.mark.parametrize("answers", DRAFTS, ids=range(len(DRAFTS)))
def test_a_draft_that_is_opened_is_the_one_that_was_saved(compiled: dict[str, bytes], answers: dict[str, Any]) -> None:
    given = nested({"account": "x-main", "scheduled_at": "2026-12-10T09:00", "author": "reida", **answers})
    text = compose(given, given.pop("body", ""))
    data, path = text.encode(), "posts/a.md"
    about = {"at": "2026-12-01T09:00+09:00", "platform": "x", "lang": "ja"}
    files = {path: len(data)}
    desk = Desk()
    opened = json.loads(
        desk.answer(
            json.dumps({**about, "ask": "open", "draft": path, "files": files}), lambda _, start, end: data[start:end]
        )
    )
    assert (opened["left"], opened["approved"]) == ([], False)
    lists = {name: opened[name] for name in ("links", "quotes", "media", "waivers")}
    asked = {**about, "ask": "write", "fields": {**opened["fields"], **lists}, "body": opened["body"], "kept": path}
    written = json.loads(desk.answer(json.dumps(asked)))
    assert written["path"] == path
    assert read(written["draft"]) == read(text)


def test_what_is_missing_is_told_and_leads_to_its_place(desk: Visit) -> None:
    page = desk.page
    clear(page)
    settle(page)
    asked = page.locator("#skw-missing li").all_inner_texts()
    assert asked == [
        "「アカウントの id(accounts.yml にあるもの)」を書いてください",
        "「いつ出すか(日本時間)」を書いてください",
        "「作成者の id(people.yml にあるもの)」を書いてください",
        "「本文」を書いてください",
    ]
    page.locator("#skw-missing a").nth(3).focus()
    page.keyboard.press("Enter")
    page.keyboard.type("https://www.example.com/ バカ")
    assert page.locator("#skw-body").input_value() == "https://www.example.com/ バカ"
    page.locator("#skw-account").fill("x-main")
    page.locator("#skw-scheduled_at").fill("2026-12-10T09:00")
    page.locator("#skw-author").fill("mihon")
    settle(page)
    assert page.locator("#skw-missing li").all_inner_texts() == [
        "いつ、どこに: 登録のない作成者",
        "本文: 人をののしる言葉",
        "リンクと引用: 理由の記録のない外部リンク",
    ]
    assert page.locator("#skw-found-links").get_by_role("listitem").count() == 1
    assert page.locator("#skw-marks mark").all_text_contents() == ["https://www.example.com/", "バカ"]
    assert page.locator("#skw-count").inner_text() == "X: 28 / 280(X の数え方) あと 252"


def test_each_link_is_told_apart(desk: Visit) -> None:
    page = desk.page
    write(page, {"body": "https://www.soumu.go.jp/ https://bit.ly/abc https://www.example.com/"})
    rows = page.locator("#skw-links > fieldset")
    assert [
        (row.locator("code").inner_text(), row.locator("p:visible").nth(1).inner_text().strip()) for row in rows.all()
    ] == [
        ("https://www.soumu.go.jp/", "自分の組織か公的な機関のページです。理由を書く必要はありません。"),
        ("https://bit.ly/abc", "このアドレスは使えません。下の指摘を見て、本文を書き換えてください。"),
        ("https://www.example.com/", "なぜ信頼できるか(だれのページで、何を確かめたか)"),
    ]
    states = page.locator("#skw-steps li").all_inner_texts()
    assert states == [
        "いつ、どこに できました",
        "本文 できました",
        "リンクと引用 あと 2",
        "写真・動画 なし",
        "訂正や炎上への対応 なし",
    ]


def test_a_position_is_found_and_taken_out(desk: Visit, tmp_path: Path, run_check: Check) -> None:
    page = desk.page
    write(page, {"body": "訓練の写真です。"})
    photo = tmp_path / "訓練 <b>.jpg"
    photo.write_bytes(PHOTO)
    page.locator("#skw-media-file").set_input_files(str(photo))
    row = page.locator("#skw-media > fieldset")
    row.locator('[data-name="alt"]').fill("放水訓練")
    row.locator('[data-name="rights"]').select_option("own")
    row.locator('[data-name="people"]').select_option("none")
    settle(page)
    expect(row.locator('[data-show="position"]')).to_have_text("撮影した位置の情報が入っています。")
    assert page.locator("#skw-missing li").all_inner_texts() == ["写真・動画: 写真に残る撮影場所"]
    row.get_by_role("button", name="写真に隠れた情報を取り除く").click()
    expect(row.locator('[data-show="position"]')).to_have_text("取り除きました。保存して、こちらを使ってください。")
    with page.expect_download() as started:
        row.get_by_role("button", name="取り除いた写真を保存").click()
    assert started.value.suggested_filename == "訓練 -b-.jpg"
    data = Path(started.value.path()).read_bytes()
    assert not has_position(data)
    settle(page)
    path, text = page.locator("#skw-path").inner_text(), page.locator("#skw-draft").input_value()
    outcome = run_check({**content_repo(), path: text, "media/2026/訓練 -b-.jpg": data}, [path])
    assert [each.rule for each in outcome.findings] == ["approval-missing"]
    assert page.locator("#skw-hand-files").inner_text() == "media/2026/訓練 -b-.jpg"


def test_the_draft_and_the_sheet_are_saved(desk: Visit) -> None:
    page = desk.page
    path, text = write(page, {"body": "年末年始の収集日程です。", "media": [PICTURE]})
    with page.expect_download() as started:
        page.get_by_role("button", name="下書きを保存").click()
    assert started.value.suggested_filename == path.rpartition("/")[2]
    assert Path(started.value.path()).read_text(encoding="utf-8") == text
    with page.expect_download() as started:
        page.get_by_role("button", name="承認の用紙を保存").click()
    sheet = Path(started.value.path()).read_text(encoding="utf-8")
    assert sheet.startswith("<!doctype html>\n<!-- sekisho sheet -->\n")
    assert "年末年始の収集日程です。" in sheet
    assert "例田" in sheet
    assert re.search("例示広域事務組合", sheet)


def test_nothing_leaves_the_page_and_nothing_is_stored(desk: Visit) -> None:
    page = desk.page
    write(page, {"body": "はじめに書きます。"})
    before, stored = len(desk.requests), page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])")
    write(
        page,
        {"body": "<img src=x onerror='window.hit=1'> バカ", "media": [{"file": "<img src=x onerror='window.hit=1'>"}]},
    )
    assert [url for url in desk.requests[before:] if not url.startswith("blob:")] == []
    assert (desk.elsewhere, desk.complaints) == ([], [])
    assert page.evaluate("() => [window.hit, document.querySelectorAll('#skw img').length]") == [None, 0]
    assert page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])") == stored


def test_the_whole_form_is_answered_by_keyboard_alone(desk: Visit, run_check: Check) -> None:
    page = desk.page
    clear(page)
    page.locator("#skw-steps a").first.focus()
    by_keys(page, "skw-account", "x-main")
    by_keys(page, "skw-action")
    when = page.locator("#skw-scheduled_at")
    for keys in (
        "12102026<ArrowRight>0900AM",
        "2026<ArrowRight>12100900",
    ):  # the browser asks in its own language's order
        page.locator("#skw-action").focus()
        by_keys(page, "skw-scheduled_at", keys)
        if when.input_value() == "2026-12-10T09:00":
            break
    by_keys(page, "skw-author", "reida")
    by_keys(page, "skw-body", "催しの案内です。")
    page.keyboard.type("https://www.example.com/fair ")
    settle(page)
    assert page.locator("#skw-body").input_value() == "催しの案内です。https://www.example.com/fair "
    by_keys(page, "reviewed", "主催者のページ")
    by_keys(page, "skw-quote-add", "<Enter>")
    page.keyboard.type("例示太鼓")  # the first question of the new row has the focus
    by_keys(page, "remove", "<Enter>")
    assert page.evaluate("document.activeElement.id") == "skw-quote-add"
    by_keys(page, "skw-media-blank", "<Enter>")
    page.keyboard.type(PICTURE["file"])
    by_keys(page, "alt", PICTURE["alt"])
    by_keys(page, "rights", "<ArrowDown>")
    by_keys(page, "people", "<ArrowDown>")
    by_keys(page, "skw-corrects")
    settle(page)
    assert page.locator("#skw-missing li").all_inner_texts() == [
        "足りないものはありません。機械に判断できないことは、人が確かめてください。"
    ]
    by_keys(page, "skw-draft")
    with page.expect_download() as started:
        by_keys(page, "skw-save", "<Enter>")
    text = Path(started.value.path()).read_text(encoding="utf-8")
    assert read(text) == (
        {
            "account": "x-main",
            "scheduled_at": "2026-12-10T09:00",
            "author": "reida",
            "links": [{"url": "https://www.example.com/fair", "reviewed": "主催者のページ"}],
            "media": [PICTURE],
        },
        "催しの案内です。https://www.example.com/fair ",
    )
    with page.expect_download() as started:
        by_keys(page, "skw-sheet", "<Enter>")
    assert started.value.suggested_filename == "2026-12-10-x-main.html"
    path = "posts/2026/12/2026-12-10-x-main.md"
    outcome = run_check({**content_repo(), path: text}, [path])
    assert [each.rule for each in outcome.findings] == ["approval-missing"]


def test_what_is_told_anew_takes_the_focus_from_nobody(desk: Visit) -> None:
    page = desk.page
    at = "() => { const at = document.activeElement; return at.closest('[id]').id + ' ' + at.localName; }"
    clear(page)
    write(page, {"account": "x-main", "author": "reida", "body": "読まない人はバカです。"})
    page.locator("#skw-found-text a").first.focus()
    told = page.evaluate(at)
    assert told.endswith(" a")
    for body, now in (("バカと言う人。読まない人はアホ。", told), ("催しの案内です。", "skw-title-text h2")):
        page.evaluate(
            "(text) => { const box = document.getElementById('skw-body'); box.value = text;"
            " box.dispatchEvent(new Event('input', { bubbles: true })); }",
            body,
        )
        settle(page)
        assert page.evaluate(at) == now


def test_axe_finds_nothing_in_a_form_that_is_filled_in(desk: Visit) -> None:
    page = desk.page
    media = [PICTURE, {**PICTURE, "rights": "licensed"}]
    write(page, {"body": "バカ https://www.example.com/ 090-0000-0001", "media": media, "quotes": [{"source": "a"}]})
    page.evaluate("for (const each of document.querySelectorAll('#skw details')) each.open = true")
    found = {}
    for scheme, width in (("light", 320), ("light", 1280), ("dark", 320), ("dark", 1280)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 900})
        if told := violations(page):
            found[scheme, width] = told
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), width
        page.screenshot(path=f"build/screenshots/write-filled-{width}-{scheme}.png", full_page=True)
    page.emulate_media(color_scheme="light")
    assert found == {}


def test_from_a_file_one_goes_on_with_a_draft(chromium: Browser, site: str, tmp_path: Path) -> None:
    context = chromium.new_context(locale="ja-JP", timezone_id="Asia/Tokyo")
    visit = Visit(context.new_page(), f"file://{site}/")
    page = visit.go("write/index.html", until="load")
    page.clock.set_fixed_time("2026-12-01T09:00:00+09:00")
    fields = {
        "account": "x-main", "scheduled_at": "2026-12-10T09:00", "author": "reida", "target_kind": "国の機関",
        "links": [{"url": "https://www.example.com/fair", "reviewed": "主催者のページ"}],
        "quotes": [{"source": "例示太鼓", "permission": "granted"}],
        "media": [PICTURE, {**PICTURE, "file": "media/2026/b.png", "rights": "licensed", "source": "素材集", "until": "2027-03-31"}],
        "poll": {"question": "どれ", "options": ["救命", "消火"], "days": "3"},
        "waivers": [{"rule": "insult", "reason": "所属で検討", "by": "mihon", "until": "2026-12-31"}],
    }  # fmt: skip
    text = compose({**fields, "approval": {"by": "mihon", "at": "2026-11-30T09:00"}, "consultation": "fair-2026"}, "催しです。https://www.example.com/fair")  # fmt: skip
    path = tmp_path / "催し <b>.md"
    path.write_text(text, encoding="utf-8")
    page.locator("#skw-open").set_input_files(str(path))
    expect(page.locator("#skw-open-state")).to_have_text(
        "「催し <b>.md」を開きました。承認の記録は外しました。書き直した下書きには、もう一度承認が要ります。"
        "この画面に入れられなかった項目があります: 協議の記録の id(consultations.yml にあるもの)。元のファイルを見て、書き直してください。",
        timeout=PATIENCE,
    )
    settle(page)
    assert read(page.locator("#skw-draft").input_value()) == read(
        compose(fields, "催しです。https://www.example.com/fair")
    )
    assert page.locator("#skw-path").inner_text() == "posts/2026/12/催し <b>.md"
    assert page.locator("#skw-platform").input_value() == "x"
    with page.expect_download() as started:
        page.get_by_role("button", name="承認の用紙を保存").click()
    assert started.value.suggested_filename == "催し _b_.html"
    page.locator("#skw-body").fill("書き直しました。")
    other = tmp_path / "b.md"
    other.write_text("下書きではありません。", encoding="utf-8")
    page.locator("#skw-open").set_input_files(str(other))
    assert page.evaluate("document.activeElement.id") == "skw-replace-no"
    assert visit.complaints == []  # axe asks for the style sheets, which a file may not
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert page.locator("#skw-body").input_value() == "書き直しました。"
    page.locator("#skw-open").set_input_files(str(other))
    page.get_by_role("button", name="閉じて開く").click()
    expect(page.locator("#skw-open-state")).to_contain_text("「b.md」は下書きとして読めません。")
    assert page.locator("#skw-body").input_value() == "書き直しました。"
    assert [url for url in visit.requests if not url.startswith(("file:", "blob:"))] == []
    context.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 768)])
def test_in_english_small_and_dark_without_a_folder(chromium: Browser, hosted: str, scheme: str, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    visit = Visit(context.new_page(), hosted)
    page: Page = visit.go("en/write/", until="load")
    page.get_by_label("Account (its id in accounts.yml)").fill("our-line")
    page.get_by_label("On which service").select_option("line")
    page.get_by_label("Author (their id in people.yml)").fill("reida")
    page.locator("#skw-body").fill("The office is closed on 29 December.")
    page.locator("#skw-corrects").fill("posts/2026/11/a.md")
    settle(page)
    expect(page.locator("#skw-count")).to_contain_text("LINE: 36 / 500 characters")
    expect(page.locator("#skw-missing")).to_contain_text("open the content repo to have this checked.")
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert (visit.elsewhere, visit.complaints) == ([], [])
    assert violations(page) == []
    page.screenshot(path=f"build/screenshots/write-en-{width}-{scheme}.png", full_page=True)
    context.close()


def test_the_photo_is_one_that_cameras_make() -> None:
    assert has_position(PHOTO)
    assert base64.b64encode(PHOTO[:3]) == b"/9j/"
