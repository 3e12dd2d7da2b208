"""The approval sheet: what stands on it, what must not, and the digest that a camera reads back from it."""

import base64
import hashlib
import html.parser
import json
import os
import re
from collections.abc import Callable, Mapping

import pytest
from conftest import FIELDS, PEOPLE, ROOT, SETTINGS, draft, moment, repo_files
from qr_reader import read, read_svg

from sekisho.check.checker import Checker, read_file
from sekisho.compile.examples import _photo
from sekisho.draft import read_draft
from sekisho.draft.digest import digest
from sekisho.messages.sheet import SHEET
from sekisho.sheet.fitting import fitting
from sekisho.sheet.page import render
from sekisho.sheet.paper import Paper
from sekisho.sheet.pictures import MOST_BYTES
from sekisho.sheet.preview import as_text
from sekisho.sheet.qr import matrix
from sekisho.sheet.style import style
from sekisho.text.length import COUNTS
from sekisho.tree import Folder, Memory, Tree
from sekisho.trouble import Troubles

EXAMPLE = os.path.join(ROOT, "example")
POSTS = sorted(Folder(EXAMPLE).walk("posts"))
POST = "posts/test.md"
VOID = {"meta", "img", "br", "input", "rect", "path"}

Papers = Callable[..., Paper]


@pytest.fixture(scope="session")
def paper(checker: Checker, compiled: dict[str, bytes]) -> Papers:
    """A sheet of a draft, given as its text or as a path in a tree."""
    texts = json.loads(compiled["texts.json"])

    def make(
        body: str = "お知らせです。",
        fields: str = FIELDS,
        files: Mapping[str, str | bytes] | None = None,
        lang: str = "ja",
        tree: Tree | None = None,
        path: str = POST,
    ) -> Paper:
        repo = checker.open(tree or Memory(repo_files({path: draft(body, fields), **(files or {})})))
        repo.read_all()
        assert not list(repo.troubles)
        source = read_file(path, repo, Troubles())
        assert source is not None
        found = read_draft(source, Troubles(), repo.settings.zone)
        assert found is not None
        at = moment()
        return Paper(found, repo, checker, checker.check_draft(path, repo, at), at, lang, texts)

    return make


class Sheet(html.parser.HTMLParser):
    """A sheet taken apart: elements, texts by class, and whether every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.open: list[tuple[str, str]] = []
        self.wrong: list[str] = []
        self.found: dict[str, list[str]] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in ("del", "mark", "b", "code", "label") and dict(attrs).get("class") not in (
            "link",
            "tag",
            "handle",
        ):
            self.handle_data(" ")
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("class") or ""))
            for name in {tag, *self.open[-1][1].split()}:
                self.found.setdefault(name, []).append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # the library's
        assert tag in VOID

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop()[0] != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        for tag, names in self.open:
            for name in {tag, *names.split()}:
                self.found[name][-1] += data

    def texts(self, name: str) -> list[str]:
        """What stands in the elements of this name or class, blank space made one."""
        return [" ".join(text.split()) for text in self.found.get(name, [])]


def made(paper: Paper) -> Sheet:
    return Sheet(render(paper))


# What must not be on a sheet.


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("path", POSTS)
def test_a_sheet_loads_and_runs_nothing(paper: Papers, path: str, lang: str) -> None:
    text = render(paper(tree=Folder(EXAMPLE), path=path, lang=lang))
    sheet = Sheet(text)
    assert (sheet.wrong, sheet.open) == ([], [])
    assert not sheet.tags & {"script", "a", "link", "iframe", "object", "form", "base", "style-src"}
    assert [
        value for name, value in sheet.attributes if name in ("src", "href") and not value.startswith("data:")
    ] == []
    assert [name for name, _ in sheet.attributes if name.startswith("on") or name == "style"] == []
    assert text.startswith(f'<!doctype html>\n<!-- sekisho sheet -->\n<html lang="{lang}">\n')


def test_the_policy_lets_nothing_in_but_the_style_and_the_pictures(paper: Papers) -> None:
    text = render(paper())
    (look,) = re.findall("<style>(.*?)</style>", text, re.DOTALL)
    allowed = base64.b64encode(hashlib.sha256(look.encode()).digest()).decode()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy == (
        f"default-src 'none'; img-src data:; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    )


PRIVATE = "090-0000-0001"


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        (f"町内会長の例山さん(携帯 {PRIVATE})へお尋ねください。", FIELDS),
        ("お知らせです。", FIELDS + f"title: 例山さん個人の携帯 {PRIVATE}\n"),
        ("投票です。", FIELDS + f"poll: {{options: [はい, '例山さん個人の携帯 {PRIVATE}'], days: 1}}\n"),
        (f"例山さんの携帯 {PRIVATE} へ。\n" * 30, FIELDS),
    ],
)
def test_personal_data_that_is_blocked_is_nowhere_on_it(paper: Papers, body: str, fields: str) -> None:
    for lang in ("ja", "en"):
        made_of = paper(body, fields, lang=lang)
        sheet = made(made_of)
        assert PRIVATE not in render(made_of)
        assert re.search(r"[0*]\*\*-\*{4}-\*{4}", " ".join(sheet.texts("post")))
        assert SHEET["hidden-note"].in_(lang) in sheet.texts("warn")
        account, platform = made_of.account, made_of.platform
        assert PRIVATE not in "\n".join(as_text(made_of.draft, account, platform, lang, made_of.secrets))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_is_only_reminded_of_is_shown_since_it_goes_out(paper: Papers, lang: str) -> None:
    sheet = made(paper("わからないときは 0255-00-0031 へ。", lang=lang))
    assert sheet.texts("text") == ["わからないときは 0255-00-0031 へ。"]
    assert "0***-**-****" in sheet.texts("excerpt")[0]


HOSTILE = "</div><script>alert(1)</script>\u202e逆\u202c <b>&amp;\" 'x"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_hostile_texts_are_shown_as_they_are(paper: Papers, lang: str) -> None:
    quoted = json.dumps(HOSTILE)
    fields = (
        f"account: x-main\naction: share\nscheduled_at: 2026-12-10T09:00\nauthor: {quoted}\ntitle: {quoted}\n"
        f"target: {quoted}\nreply_to: {quoted}\ncorrects: {quoted}\nincident: {quoted}\ntarget_kind: {quoted}\n"
        f"links:\n  - {{url: {quoted}, reviewed: {quoted}}}\nquotes:\n  - {{source: {quoted}, permission: {quoted}}}\n"
        f"media:\n  - {{file: {quoted}, alt: {quoted}, rights: own, people: none, source: {quoted}}}\n"
        f"poll: {{question: {quoted}, options: [{quoted}, b], days: 1}}\n"
        f"waivers:\n  - {{rule: {quoted}, reason: {quoted}, by: {quoted}, until: 2026-12-31}}\n"
        f"approval: {{by: {quoted}, at: 2026-11-30T09:00, digest: {quoted}}}\n"
    )
    path = "posts/<b>&\"x'.md"
    text = render(paper(HOSTILE, fields, lang=lang, path=path))
    sheet = Sheet(text)
    assert (sheet.wrong, sheet.open, sheet.tags & {"script", "b"}) == ([], [], {"b"})
    assert "\u202e" not in text
    shown = HOSTILE.replace("\u202e", "‹U+202E›").replace("\u202c", "‹U+202C›")
    assert sheet.texts("text") == [shown]
    assert sheet.texts("post-title") == [shown]
    assert path in sheet.texts("title")[0]
    assert sum(shown in cell for cell in sheet.texts("td")) >= 8


# What must be on it.


@pytest.mark.parametrize("path", POSTS)
def test_a_sheet_says_what_is_asked_for(paper: Papers, path: str) -> None:
    made_of = paper(tree=Folder(EXAMPLE), path=path)
    sheet = made(made_of)
    value = digest(made_of.draft, made_of.repo.tree)
    assert sheet.texts("h1") == ["起案・決裁用紙"]
    assert sheet.texts("groups")[0].replace(" ", "") == value.removeprefix("sha256:")
    assert " ".join(made_of.draft.body.split()) == sheet.texts("text")[0] or made_of.secrets
    assert len(sheet.texts("ticks")[0].split("。")) == 13
    for finding in made_of.findings:
        if not made_of.about_approval(finding):
            assert any(f"{finding.line} 行目" in text for text in sheet.texts("findings"))
    policy = made_of.checker.policy
    assert f"第 {policy['version']} 版 {policy['digest'][:12]}" in sheet.texts("footer")[0]


def test_facts_in_both_languages(paper: Papers) -> None:
    fields = FIELDS.replace("2026-12-10", "2026-12-12")
    people = PEOPLE.replace("name: 例田,", "name: 例田, department: 企画財政係,")
    cells = {
        lang: made(paper(fields=fields, files={"people.yml": people}, lang=lang)).texts("td") for lang in ("ja", "en")
    }
    assert cells == {
        "ja": [
            "X での投稿について(伺い)",
            "例田 (reida)",
            "企画財政係",
            "x-main https://x.com/kouiki_example",
            "2026年12月12日(土) 9時00分",
            "posts/test.md",
            "直すところ 0 件、確認するところ 0 件",
        ],
        "en": [
            "Post on X",
            "例田 (reida)",
            "企画財政係",
            "x-main https://x.com/kouiki_example",
            "Saturday 12 December 2026, 9:00",
            "posts/test.md",
            "0 to mend, 0 to look at",
        ],
    }


MORE_PEOPLE = (
    PEOPLE + "  shino: {name: 試野, roles: [approver, head]}\n  bonno: {name: 凡野, roles: [approver, head]}\n"
)
SHARE = FIELDS + "action: share\ntarget: 例示大学\n"
AGREED = SHARE + "consultation: {with: 企画財政係, date: 2026-11-20, outcome: agreed}\n"


@pytest.mark.parametrize(
    ("fields", "people", "steps", "boxes"),
    [
        (FIELDS, PEOPLE, "", ["承認者(上司等) 見本 印"]),
        (FIELDS, MORE_PEOPLE, "", ["承認者(上司等) 見本、試野、凡野 いずれか一人 印"]),
        (FIELDS, PEOPLE.replace("approver", "head"), "", ["承認者(上司等) (登録された人がいません) 印"]),
        (FIELDS, MORE_PEOPLE, "[{role: approver}, {role: head}]", ["承認者(上司等) 見本、試野、凡野 いずれか一人 印", "所属長 試野、凡野 いずれか一人 印"]),
        (FIELDS, MORE_PEOPLE, "[{any_of: [mihon, shino]}, {all_of: [shino, bonno]}]", ["決裁 1 見本、試野 いずれか一人 印", "決裁 2 試野、凡野 全員 印 印"]),
        (SHARE + "target_kind: 国の機関\n", PEOPLE, "", ["合議(事前の協議) 企画財政係 印", "承認者(上司等) 見本 印"]),
        (SHARE.replace("例示大学", "環境省"), PEOPLE, "", ["承認者(上司等) 見本 印"]),
        (AGREED, PEOPLE, "", ["合議(事前の協議) 企画財政係 企画財政係、2026年11月20日(金)、結果: 差し支えない 印", "承認者(上司等) 見本 印"]),
    ],
)  # fmt: skip
def test_a_box_for_everybody_who_confirms(
    paper: Papers, fields: str, people: str, steps: str, boxes: list[str]
) -> None:
    settings = SETTINGS + (f"approval: {{steps: {steps}}}\n" if steps else "")
    sheet = made(paper(fields=fields, files={"people.yml": people, "sekisho.yml": settings}))
    assert [re.sub(" 年 月 日 意見・備考$", "", text) for text in sheet.texts("box")] == ["起案者 例田 印", *boxes]


PHOTO = _photo(position=False)
ATTACHED = "media:\n  - {file: media/a.png, alt: 放水訓練, rights: own, people: none}\n"


@pytest.mark.parametrize(
    ("name", "content", "embedded", "said"),
    [
        ("a.png", PHOTO, True, "PNG、70 バイト"),
        ("a.png", PHOTO + bytes(MOST_BYTES), False, "PNG、4,194,374 バイト"),
        ("a.mp4", b"\0\0\0\x18ftypisom", False, "MP4、12 バイト"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", False, "不明な形式、55 バイト"),
        ("a.png", b"text", False, "不明な形式、4 バイト"),
    ],
)
def test_attachments_are_shown_or_named(paper: Papers, name: str, content: bytes, embedded: bool, said: str) -> None:
    files = {f"media/{name}": content}
    text = render(paper(fields=FIELDS + ATTACHED.replace("a.png", name), files=files))
    sheet = Sheet(text)
    uri = f'<img src="data:image/png;base64,{base64.b64encode(content).decode()}" alt="放水訓練">'
    assert (uri in text, "<img" in text) == (embedded, embedded)
    assert said in sheet.texts("figure")[0]
    assert hashlib.sha256(content).hexdigest() in sheet.texts("figure")[0]
    assert ("この用紙には載せていません。" in sheet.texts("figure")[0]) != embedded


def test_an_attachment_that_is_not_there(paper: Papers) -> None:
    for name in ("media/a.png", "../secret.png", "/etc/hostname"):
        text = render(paper(fields=FIELDS + ATTACHED.replace("media/a.png", name)))
        assert Sheet(text).texts("no-picture") == ["ファイルがありません。"]


def test_all_attachments_together_are_limited(paper: Papers) -> None:
    item = ATTACHED.partition("\n")[2]
    large = PHOTO + bytes(MOST_BYTES - len(PHOTO))
    assert render(paper(fields=FIELDS + "media:\n" + item * 4, files={"media/a.png": large})).count("<img") == 3


@pytest.mark.parametrize("position", [False, True])
def test_a_position_in_a_picture_is_warned_of(paper: Papers, position: bool) -> None:
    sheet = made(paper(fields=FIELDS + ATTACHED, files={"media/a.png": _photo(position=position)}))
    assert ("撮影した場所の情報が入っています。取り除いてから発信してください。" in sheet.texts("warn")) == position


def test_what_was_established_is_on_it(paper: Papers) -> None:
    fields = AGREED + (
        "links:\n  - {url: https://www.example.ac.jp/, reviewed: 大学の公式ページ}\n"
        "quotes:\n  - {source: https://x.com/example/status/1, permission: granted}\n"
        "  - {source: https://x.com/example/status/2}\ntarget_kind: 大学\n"
        "waivers:\n  - {rule: third-party-link, reason: 主催者のため, by: mihon, until: 2026-12-31}\n"
    )
    rows = re.findall(r"<tr><th[^>]*>(.*?)</th><td[^>]*>(.*?)</td></tr>", render(paper(fields=fields)))
    assert [(name, re.sub("<[^>]*>", "|", cell).strip("|")) for name, cell in rows[7:]] == [
        ("第三者のページへのリンクと、信頼できる理由", "https://www.example.ac.jp/|大学の公式ページ"),
        ("引用と許可", "https://x.com/example/status/1|許可あり||https://x.com/example/status/2|(記載なし)"),
        ("相手の種別(起案者の申告)", "大学"),
        ("事前の協議", "企画財政係、2026年11月20日(金)、結果: 差し支えない"),
        ("規則の除外", "理由の記録のない外部リンク: 主催者のため(見本、2026年12月31日(木) まで)"),
    ]


def test_approvals_on_record_and_what_they_were_of(paper: Papers) -> None:
    first = paper()
    value = digest(first.draft, first.repo.tree)
    fields = FIELDS + (
        f'approval:\n  - {{by: mihon, at: 2026-11-30T09:00, digest: "{value}"}}\n'
        '  - {by: dareka, at: 2026-11-30T10:05, digest: "sha256:0000", signature: x}\n'
    )
    sheet = made(paper(fields=fields))
    assert sheet.texts("rows") == [
        "承認した人 日時 対象 署名 見本 2026年11月30日(月) 9時00分 この内容 なし dareka 2026年11月30日(月) 10時05分 別の内容(承認の後に変わりました) あり"
    ]
    assert "承認できない人の承認" in sheet.texts("part-digest")[0]
    assert sheet.texts("part-findings") == ["2 点検の結果 指摘はありません。"]
    assert made(first).texts("part-digest")[0].startswith("4 承認の記録と、内容の照合 まだありません。")


def test_many_findings_are_counted(paper: Papers) -> None:
    sheet = made(paper("サブスクを!!!\nhttps://bit.ly/3abcde をご覧ください。" * 30))
    (more,) = [text for text in sheet.texts("warn") if "ほかに" in text]
    assert re.fullmatch(r"ほかに \d+ 件の指摘があります。`.* check posts/test.md` で、すべてを見られます。", more)


# The preview.


@pytest.mark.parametrize(
    ("service", "body", "fields", "lines"),
    [
        ("x", "ごみの日は #収集 https://www.kouiki.example.lg.jp/gomi/", "", ["  X  @kouiki", "  | ごみの日は #収集 https://www.kouiki.example.lg.jp/gomi/", "  X の数え方(全角 2、半角 1、URL 23)で 40、上限 280。あと 240 残っています。"]),
        ("x", "あ" * 140 + "いう", "", ["  X  @kouiki", "  | " + "あ" * 140 + "【ここから先は上限を超えます】いう", "  X の数え方(全角 2、半角 1、URL 23)で 284、上限 280。4 超えており、このままでは出せません。"]),
        ("line", "赤\x1b[31m\u202e逆\n二行目", "", ["  LINE  @kouiki", "  | 赤‹U+001B›[31m‹U+202E›逆", "  | 二行目", "  12 字、LINE の上限 500 字。あと 488 残っています。"]),
        ("youtube", "説明", "title: " + "題" * 101 + "\n", ["  YouTube  @kouiki", "  題名: " + "題" * 100 + "【ここから先は上限を超えます】題", "  | 説明", "  題名は 101 字、YouTube の上限 100 字。1 超えており、このままでは出せません。", "  2 字、YouTube の上限 5,000 字。あと 4,998 残っています。"]),
        ("facebook", "本文", "poll: {question: どちら, options: [a, b], days: 2}\n" + ATTACHED, ["  Facebook  @kouiki", "  | 本文", "  どちら", "  ( ) a", "  ( ) b", "  投票期間 2 日", "  [添付 1] 放水訓練", "  2 字、Facebook の上限 63,206 字。あと 63,204 残っています。"]),
        ("threads", "", "action: follow\ntarget: 環境省\n", ["  Threads  @kouiki", "  相手: 環境省", "  | (本文はありません)"]),
    ],
)  # fmt: skip
def test_the_preview_in_the_terminal(paper: Papers, service: str, body: str, fields: str, lines: list[str]) -> None:
    accounts = (
        f"accounts:\n  - {{id: x-main, service: {service}, handle: kouiki, url: 'https://example.jp/', owner: 係}}\n"
    )
    found = paper(body, FIELDS + fields, {"accounts.yml": accounts})
    assert as_text(found.draft, found.account, found.platform, "ja") == lines


def test_the_preview_of_an_account_that_nobody_registered(paper: Papers) -> None:
    found = paper("Hello", FIELDS.replace("x-main", "x-other"), lang="en")
    assert as_text(found.draft, found.account, found.platform, "en") == ["  unknown service", "  | Hello"]
    assert "x-other (not registered)" in made(found).texts("td")


@pytest.mark.parametrize(
    ("text", "limit", "by", "fits"),
    [
        ("", 0, "characters", ""),
        ("abc", 3, "characters", "abc"),
        ("abc", 2, "characters", "ab"),
        ("あいう", 6, "x-weight", "あいう"),
        ("あいう", 5, "x-weight", "あい"),
        ("か\u3099き\u3099", 3, "x-weight", "か\u3099"),
        ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 3, "x-weight", "👩‍👩‍👧‍👦"),
        ("🇯🇵🇯🇵", 2, "x-weight", "🇯🇵"),
        ("1️⃣2️⃣", 2, "x-weight", "1️⃣"),
        ("👍🏽👍🏽", 2, "x-weight", "👍🏽"),
        ("見て https://www.example.jp/long/path です", 27, "x-weight", "見て "),
        ("見て https://www.example.jp/long/path です", 28, "x-weight", "見て https://www.example.jp/long/path"),
    ],
)
def test_what_fits_is_never_cut_within_what_readers_see_as_one(text: str, limit: int, by: str, fits: str) -> None:
    assert text[: fitting(text, limit, by)] == fits
    assert COUNTS[by](fits) <= limit


# The QR code, and the file as a whole.


def test_the_qr_code_reads_back_as_the_digest(paper: Papers) -> None:
    for body in ("一", "二", "三"):
        found = paper(body)
        (code,) = re.findall(r'<svg class="qr".*?</svg>', render(found))
        assert read_svg(code) == digest(found.draft, found.repo.tree)
    assert read(matrix("sha256:" + "0f" * 32)) == "sha256:" + "0f" * 32


def test_the_foot_of_a_page_can_not_end_its_text() -> None:
    assert style('a"; } x { \n</style>').endswith(
        '@page { @bottom-left { content: "a\\22 \\3b  \\7d  x \\7b  \\a \\3c /style\\3e "; font: 8pt monospace; color: #555; }'
        ' @bottom-right { content: counter(page) " / " counter(pages); font: 8pt monospace; color: #555; } }\n'
    )


def test_it_is_the_same_whenever_it_is_made(paper: Papers) -> None:
    for lang in ("ja", "en"):
        first, second = (render(paper(tree=Folder(EXAMPLE), path=POSTS[1], lang=lang)) for _ in range(2))
        assert first == second


def test_every_text_stands_in_both_languages() -> None:
    blank = {"number-blank", "day-blank", "date"}
    assert {key for key, text in SHEET.items() if not text.ja or not text.en} == blank
    for key, text in SHEET.items():
        assert set(re.findall("{[a-z]+", text.ja)) == set(re.findall("{[a-z]+", text.en)), key
