"""The drills in a real Chromium: a whole round by keyboard alone, what comes back, what is kept, what is handed in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from site_fixtures import Visit, address, chromium, site, visit  # noqa: F401  # fixtures
from test_axe import violations

from sekisho.rulebook import Rulebook

KEPT = "localStorage.getItem('sekisho.drill')"
CASE = "window.sekishoDrill.data.cases.find((each) => each.id === document.querySelector('.skd-card').dataset.case)"


def begin(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^(十問をはじめる|Begin ten questions)$")).click()


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on what `selector` names."""
    for _ in range(80):
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {selector}")


def key(control: Locator, name: str) -> None:
    """Press a key on a control that the keyboard reaches."""
    assert control.evaluate("(each) => each.tabIndex >= 0 && each.checkVisibility()")
    control.press(name)


def _order(page: Page, case: dict[str, Any]) -> None:
    """Bring the steps into their order, by the buttons alone."""
    wanted = [step["text"] for step in case["steps"]]
    for place, text in enumerate(wanted):
        while (at := page.locator(".skd-step__text").all_inner_texts().index(text)) > place:
            key(page.locator(".skd-step").nth(at).locator("[data-way=up]"), "Enter")


def _story(page: Page, case: dict[str, Any], *, right: bool) -> None:
    scenes = {scene["id"]: scene for scene in case["scenes"]}
    scene = case["scenes"][0]
    while scene["choices"]:
        choice = next(each for each in scene["choices"] if each["good"] == right)
        key(page.locator(".skd-act:enabled", has_text=choice["say"]), "Enter")
        expect(page.locator(".skd-outcome").last).to_contain_text(choice["result"])
        key(page.locator(".skd-on"), "Enter")
        scene = scenes[choice["goes"]]


def answer(page: Page, *, right: bool = True) -> dict[str, Any]:
    """Answer the question that is shown, with the keyboard, and give back its case."""
    case: dict[str, Any] = page.evaluate(CASE)
    kind = case["kind"]
    if kind == "story":
        _story(page, case, right=right)
        return case
    if kind == "order":
        if right:
            _order(page, case)
    elif kind == "words":
        marked = case["groups"][0]["parts"][0]
        near = {*case["groups"][0]["parts"], *case["groups"][0]["near"]}
        other = next(at for at, part in enumerate(case["parts"]) if part["offered"] and at not in near)
        key(page.locator(f'#skd input[name=part][value="{marked if right else other}"]'), "Space")
    elif kind == "missing":
        chosen = case["rules"] if right else [each for each in case["options"] if each not in case["rules"]]
        for each in chosen:
            key(page.locator(f'#skd input[name=rule][value="{each}"]'), "Space")
    else:
        opposite = {"go": "stop", "stop": "go", "keep": "delete", "delete": "keep"}
        given = case["answer"] if right else opposite[case["answer"]]
        key(page.locator(f"#skd input[name=answer][value={given}]"), "Space")
        clause = page.locator(f'#skd input[name=clause][value="{case["clauses"][0]}"]')
        if clause.count() and clause.is_visible():
            key(clause, "Space")
    key(page.locator(".skd-form .sk-button--main"), "Enter")
    return case


def whole_round(page: Page, wrong: tuple[int, ...] = ()) -> list[dict[str, Any]]:
    """Go through a round; the questions at these places are answered wrongly at first. Gives the cases as asked."""
    asked: list[dict[str, Any]] = []
    while page.locator(".skd-card").count():
        asked.append(answer(page, right=len(asked) not in wrong))
        page.locator(".skd-next").press("Enter")
    return asked


def titles(page: Page, path: str, visit: Visit) -> list[str]:
    visit.go(path)
    begin(page)
    return [case["id"] for case in whole_round(page)]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_round_by_keyboard_alone(visit: Visit, book: Rulebook, lang: str) -> None:
    page = visit.go("drills/?seed=kanmon" if lang == "ja" else "en/drills/?seed=kanmon")
    tab_to(page, "#skd-set")
    tab_to(page, "#skd button")
    page.keyboard.press("Enter")
    expect(page.locator(".skd-question")).to_be_focused()
    expect(page.locator(".skd-question")).to_have_text("第 1 問(全 10 問)" if lang == "ja" else "Question 1 of 10")
    tab_to(page, ".skd-form .sk-button--main")
    page.keyboard.press("Enter")
    expect(page.locator(".skd-status")).not_to_be_empty()
    assert page.evaluate("document.activeElement.matches('#skd input')")  # back to what must be chosen
    before = len(visit.requests)
    kinds = []
    for number in range(10):
        case = answer(page)
        kinds.append(case["kind"])
        head = page.locator(".skd-verdict")
        expect(head).to_be_focused()
        assert head.inner_text().endswith("正解です。" if lang == "ja" else "That's right.")
        told = page.locator(".skd-feedback").inner_text()
        for clause in case["clauses"]:
            assert book.clauses[clause].cite in told
        if case.get("why"):
            assert case["why"] in told
        tab_to(page, ".skd-next")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        assert number < 9 or page.locator(".skd-result h2").is_visible()
    assert {"verdict", "words", "missing", "comment", "order", "story"} <= set(kinds)
    assert page.locator(".skd-score").inner_text() == (
        "10 問のうち 10 問に、はじめから正しく答えました。" if lang == "ja" else "10 of 10 right the first time."
    )
    assert visit.requests[before:] == []
    assert (visit.elsewhere, visit.complaints) == ([], [])
    assert page.evaluate(KEPT) is None  # nobody agreed


@pytest.mark.parametrize(
    ("visit", "lang", "scheme"), [(320, "", "dark"), (1280, "en/", "light"), (320, "en/", "dark")], indirect=["visit"]
)
def test_axe_finds_nothing_in_any_question_answer_or_result(visit: Visit, lang: str, scheme: str) -> None:
    visit.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page = visit.go(f"{lang}drills/?seed=kanmon")
    begin(page)
    found: dict[str, Any] = {}

    def look(what: str) -> None:
        if what not in found:
            found[what] = violations(page)

    while page.locator(".skd-card").count():
        kind = page.evaluate(CASE)["kind"]
        look(kind)
        answer(page, right=kind in ("order", "words"))
        look(f"{kind} answered")
        if len(found) >= 12:
            break
        page.locator(".skd-next").press("Enter")
    assert len(found) == 12
    page.evaluate("for (const each of document.querySelectorAll('#skd details')) each.open = true")
    look("opened")
    assert {what: told for what, told in found.items() if told} == {}


def test_the_trainer_s_page_by_keyboard_alone(visit: Visit) -> None:
    page = visit.go("en/drills/trainer/?seed=onaji")
    controls = page.locator("#skd :is(button, select, input, a)").filter(visible=True)
    names = [each.evaluate("(each) => each.id || each.textContent") for each in controls.all()]
    seen = []
    for _ in range(120):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "[document.activeElement.closest('#skd') !== null, document.activeElement.id || document.activeElement.textContent, getComputedStyle(document.activeElement).outlineStyle]"
        )
        if here[0]:
            assert here[2] != "none", here
            seen.append(here[1])
    assert len(names) > 2
    assert set(names) <= set(seen)


def test_the_same_number_gives_everybody_the_same_ten(visit: Visit, chromium: Browser, address: str) -> None:
    page = visit.page
    first = titles(page, "drills/?seed=onaji", visit)
    assert len(set(first)) == 10
    other = chromium.new_context(locale="en-GB")
    again = Visit(other.new_page(), address)
    assert titles(again.page, "drills/?seed=onaji", again) == first
    assert titles(again.page, "drills/?seed=chigau", again) != first
    other.close()
    visit.go("drills/trainer/?seed=onaji")
    cases = page.evaluate(
        "window.sekishoDrill.round.draw(window.sekishoDrill.data.cases, {seed: 'onaji', role: ''}).map((each) => each.id)"
    )
    assert cases == first
    assert page.locator(".skd-slide").count() == 20
    assert page.locator(".skd-handout a").get_attribute("href") == address + "drills/?seed=onaji"


def test_each_role_has_a_round_of_its_own(visit: Visit) -> None:
    page = visit.go("drills/")
    drawn = page.evaluate(
        "Object.fromEntries(window.sekishoDrill.data.people.map(({id}) => [id, window.sekishoDrill.round.draw(window.sekishoDrill.data.cases, {seed: 'a', role: id})"
        ".map((each) => each.for.includes(id) || (each.example && each.for.includes('staff')))]))"
    )
    assert {"author", "approver", "account-keeper", "moderator", "staff"} <= set(drawn)
    assert {role: (len(fits), all(fits)) for role, fits in drawn.items()} == dict.fromkeys(drawn, (10, True))


def test_what_was_wrong_comes_back_in_the_round_and_in_later_ones(visit: Visit) -> None:
    page = visit.go("drills/?seed=modoru")
    page.get_by_label("間違えた問題を、このブラウザーに記録する").check()
    begin(page)
    case = answer(page, right=False)
    assert page.locator(".skd-verdict").inner_text().endswith("違います。")
    expect(page.locator(".skd-feedback")).to_contain_text("この問題は、少し後でもう一度出ます。")
    page.locator(".skd-next").press("Enter")
    asked = [each["id"] for each in whole_round(page)]
    assert len(asked) == 10
    assert asked.index(case["id"]) == 3
    expect(page.locator(".skd-table")).to_contain_text("2 回目で正解")
    expect(page.locator(".skd-chapter", has_text="読んでおくところ")).to_have_count(1)
    kept = page.evaluate(f"JSON.parse({KEPT})")
    assert kept == {"rounds": 1, "cases": {case["id"]: {"box": 0, "due": 1}}}
    page.get_by_role("button", name="新しい十問").click()
    assert page.evaluate(CASE)["id"] == case["id"]
    assert f"again={case['id']}" in page.url
    whole_round(page)
    assert page.evaluate(f"JSON.parse({KEPT})") == {"rounds": 2, "cases": {case["id"]: {"box": 1, "due": 3}}}
    visit.go("drills/?seed=modoru")
    begin(page)
    assert "again" not in page.url  # a number that was given brings the same ten, whatever is remembered
    visit.go("drills/")
    page.get_by_label("間違えた問題を、このブラウザーに記録する").uncheck()
    assert page.evaluate(KEPT) is None


def test_the_result_is_handed_in_as_csv_and_as_text(visit: Visit, book: Rulebook, tmp_path: Path) -> None:
    page = visit.go("drills/?seed=kekka&set=author")
    begin(page)
    asked = whole_round(page, wrong=(0,))
    page.get_by_label("氏名").fill('=HYPERLINK("x"),例田')
    found = {}
    for name, ending in (("表(CSV)で保存", "csv"), ("文章で保存", "txt")):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        assert download.value.suggested_filename == f"練習問題の結果.{ending}"
        download.value.save_as(tmp_path / ending)
        found[ending] = (tmp_path / ending).read_bytes().decode("utf-8")
    version = f"{book.policy.short_name.ja} 第 {book.policy.version} 版({book.digest[:12]})"
    assert found["csv"].startswith('\ufeff氏名,"\'=HYPERLINK(""x""),例田"\r\n日時,')
    assert f"\r\nガイドライン,{version}\r\n" in found["csv"]
    assert "\r\n問題番号,kekka\r\n" in found["csv"]
    rows = found["csv"].split("番号,問題,条項,結果\r\n")[1].strip().split("\r\n")
    assert [row.split(",")[0] for row in rows] == [str(number) for number in range(1, 11)]
    assert rows[0].endswith(",2 回目で正解")
    assert all(row.endswith(",正解") for row in rows[1:])
    assert asked[0]["title"] in rows[0]
    assert f"ガイドライン: {version}" in found["txt"]
    assert "10 問のうち 9 問に、はじめから正しく答えました。" in found["txt"]
    page.emulate_media(media="print")
    assert page.locator(".skd-facts").is_visible()
    assert not page.locator(".skd-name").is_visible()
    assert version in page.locator(".skd-facts").inner_text()


def test_only_what_was_wrong_can_be_asked_again(visit: Visit) -> None:
    page = visit.go("drills/?seed=futatabi")
    begin(page)
    asked = whole_round(page, wrong=(1, 2))
    page.get_by_role("button", name="間違えた問題だけもう一度").click()
    assert [each["id"] for each in whole_round(page)] == [asked[1]["id"], asked[2]["id"]]


@pytest.mark.parametrize(("visit", "lang"), [(320, ""), (320, "en/")], indirect=["visit"])
def test_it_fits_the_screen_and_the_answers_overleaf_fit_paper(visit: Visit, lang: str) -> None:
    page = visit.go(f"{lang}drills/?seed=hosoi")
    wide: list[str] = []

    def look(where: str) -> None:
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(where)

    look("start")
    begin(page)
    while page.locator(".skd-card").count():
        look("question")
        answer(page, right=False)
        look("answer")
        page.locator(".skd-next").press("Enter")
    look("result")
    for path in ("drills/cases/", "drills/trainer/?seed=hosoi"):
        visit.go(lang + path)
        look(path)
    assert wide == []
    small = page.evaluate(
        "[...document.querySelectorAll('#skd :is(button, input, select)')].map((each) => each.getBoundingClientRect())"
        ".filter(({height}) => height && height < 24).length"
    )
    assert small == 0
    paper = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) >= 20


def test_in_the_dark_letters_keep_their_contrast(visit: Visit) -> None:
    visit.page.emulate_media(color_scheme="dark")
    page = visit.go("drills/?seed=kurai")
    begin(page)
    answer(page)
    contrast = """
    () => {
      const rgb = (text) => { const c = document.createElement('canvas').getContext('2d'); c.fillStyle = text; c.fillRect(0, 0, 1, 1); return [...c.getImageData(0, 0, 1, 1).data]; };
      const light = ([r, g, b]) => [r, g, b].map((v) => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }).reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
      const behind = (each) => { for (let at = each; at; at = at.parentElement) { const c = rgb(getComputedStyle(at).backgroundColor); if (c[3] === 255) return c; } return [255, 255, 255, 255]; };
      return [...document.querySelectorAll('#skd *')].filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())).map((each) => {
        const [one, other] = [light(rgb(getComputedStyle(each).color)), light(behind(each))];
        return [(Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05), each.className, each.textContent.slice(0, 20)];
      }).filter(([ratio]) => ratio < 4.5);
    }
    """
    assert page.evaluate(contrast) == []


@pytest.fixture
def without_script(chromium: Browser, address: str) -> Iterator[Visit]:
    context = chromium.new_context(java_script_enabled=False)
    yield Visit(context.new_page(), address)
    context.close()


def test_without_a_script_the_cases_are_there_to_print(without_script: Visit, book: Rulebook) -> None:
    page = without_script.go("drills/")
    page.get_by_role("link", name="紙で使う事例集").first.click()
    assert page.locator("section.skd-case").count() == 2 * len(book.scenarios)
    without_script.go("drills/trainer/")
    page.locator("#skd-plain").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("紙で使う事例集")


def test_from_a_folder_and_with_a_hostile_address(visit: Visit, site: str) -> None:
    page = visit.go('drills/?seed=<img src=x onerror="window.hit=1">&set=nobody&again=<b>,constructor')
    begin(page)
    assert len(whole_round(page)) == 10
    assert page.evaluate("[window.hit, document.querySelectorAll('#skd img, #skd b').length]") == [None, 0]
    page.goto(Path(site, "drills", "index.html").as_uri() + "?seed=kanmon")
    begin(page)
    answer(page)
    way = page.locator(".skd-clauses a").first.get_attribute("href") or ""
    assert way.endswith("index.html#c" + page.evaluate(CASE)["clauses"][0])
