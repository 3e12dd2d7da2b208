"""Kinds of checks at their edges. What each rule finds and lets pass is tested by its own examples (test_policy)."""

import pytest
from conftest import ACCOUNTS, FIELDS, Check, Judge, draft

from sekisho.text.bodies import is_public

SHARE = "account: x-main\naction: share\nscheduled_at: 2026-12-10T09:00\nauthor: reida\ntarget: {target}\n"


@pytest.mark.parametrize(
    ("body", "rules"),
    [
        # words: parts of other words, quotation, several scripts
        ("バカンスにはデブリと野菜くずを。", []),
        ("大バカ者です。", ["insult"]),
        ("ﾊﾞｶですね。", ["insult"]),
        ("バ\u200bカですね。", ["hidden-in-words", "insult"]),
        ("ｂａｋａ", ["insult"]),
        ("kabaka と bakanal", []),
        ("「バカ」と書かれた落書き", []),
        ("「バカ」と書いた奴らは", ["insult"]),
        # words in addresses and handles are somebody else's
        ("https://www.kouiki.example.lg.jp/baka/ をご覧ください。", []),
        ("公式は @baka_example です", []),
        # an excuse holds for its sentence, and a short one for the sentence before it
        ("10人に転送してというデマにご注意ください。", []),
        ("10人に転送してというデマがあります。ご注意ください。", []),
        ("10人に転送してください。詐欺の電話が増えていますので、気をつけましょう。", ["engagement-bait"]),
        # ideas: alone they mean nothing, far apart they don't meet
        ("見本候補の演説", []),
        ("例町の候補地です。ご支援をお願いします。", []),
        ("見本候補です。ごみは朝8時まで。袋は指定のものを。清き一票を。", []),
        ("見本候補です。清き一票を。", ["party-politics"]),
        # sentence length: links and hashtags don't count
        ("あ" * 100 + "https://www.kouiki.example.lg.jp/" + "a" * 60, []),
        ("#" + "あ" * 130, []),
        ("あ" * 131, ["long-sentence"]),
    ],
)
def test_words_and_ideas(judge: Judge, body: str, rules: list[str]) -> None:
    assert [each.rule for each in judge(body) if each.rule != "text-too-long"] == rules


@pytest.mark.parametrize(
    ("body", "fields", "rules"),
    [
        ("https://www.kouiki.example.lg.jp/a", "", []),
        ("https://www.soumu.go.jp/ と https://www.pref.niigata.lg.jp/", "", []),
        ("https://x.com/kouiki_example/status/1", "", []),
        ("https://x.com/kouiki_example2", "", ["third-party-link"]),
        ("https://example.com/a/", "links: [{url: 'http://www.example.com/a', reviewed: 確認した}]\n", []),
        ("https://example.com/a", "links: [{url: https://example.com/b, reviewed: 確認した}]\n", ["third-party-link"]),
        ("https://example.com/a https://example.com/a", "", ["third-party-link"]),
        ("https://www.kouiki.example.lg.jp.example.com/", "", ["lookalike-host", "third-party-link"]),
        ("https://www.kouiki.examp1e.lg.jp/", "", ["lookalike-host"]),
        ("https://www.kouiki.exemple.lg.jp/", "", []),  # some other body's: nobody else gets such a domain
        ("https://kouiki.example.jp/", "", ["third-party-link"]),
        ("https://www.koukii.example.com/", "", ["third-party-link"]),
        ("https://www.soumu-go.jp/", "", ["lookalike-host", "third-party-link"]),
        ("https://cargo.jp/", "", ["third-party-link"]),
        ("https://www.pref.niigata.lg.jp.evil.example/", "", ["lookalike-host", "third-party-link"]),
        ("https://bіt.ly/a", "", ["lookalike-host", "shortened-url", "third-party-link"]),
        ("https://sub.bit.ly/a", "", ["shortened-url"]),
        ("orbit.lyric.example.lg.jp", "", []),
    ],
)
def test_links(judge: Judge, body: str, fields: str, rules: list[str]) -> None:
    assert sorted(each.rule for each in judge(body, FIELDS + fields)) == rules


BODIES = {"環境省": "環境省", "x:kankyo_jpn": "環境省", "製品評価技術基盤機構": "nite", "nite": "nite"}
BODIES |= {name: name for name in ("海上保安庁", "防衛省", "財務省", "新潟県", "新潟県警察", "三条市")}
PLATFORMS = {"x": {"hosts": ["x.com", "twitter.com"]}, "line": {"hosts": ["line.me"]}}


@pytest.mark.parametrize(
    ("target", "public"),
    [
        ("環境省", True),
        (" 環境省 ", True),
        ("環 境 省", True),
        ("環境省(仮)", False),
        ("環境省のファン", False),
        ("製品評価技術基盤機構(NITE)", True),
        ("環境省(NITE)", False),
        ("環境省(@Kankyo_Jpn)", True),
        ("環境省 @Kankyo_Jpn", True),
        ("製品評価技術基盤機構 @Kankyo_Jpn", False),
        ("環境省 @reida", False),
        ("@Kankyo_Jpn", True),
        ("@Kankyo_Jpn_", False),
        ("https://x.com/Kankyo_Jpn", True),
        ("https://x.com/Kankyo_Jpn/status/1?s=20", True),
        ("https://twitter.com/kankyo_jpn", True),
        ("https://x.com/someone?u=Kankyo_Jpn", False),
        ("https://line.me/Kankyo_Jpn", False),
        ("https://www.env.go.jp/", True),
        ("www.env.go.jp", True),
        ("https://www.env.go.jp.example.com/", False),
        ("https://x.com@www.env.go.jp/", True),
        ("https://www.env.go.jp@example.com/", False),
        ("", False),
        ("新潟県廃棄物対策課", True),
        ("新潟県 廃棄物対策課", True),
        ("新潟県警察本部", True),
        ("新潟県警察本部広報課", True),
        ("新潟県警察新潟警察署", True),
        ("新潟県知事政策局", True),
        ("新潟県教育委員会事務局", True),
        ("新潟県議会", True),
        ("新潟県健康づくり支援課", True),
        ("新潟県防災局危機対策課公式", True),
        ("海上保安庁 第九管区海上保安本部", True),
        ("防衛省自衛隊新潟地方協力本部", True),
        ("財務省近畿財務局", True),
        ("環境省環境再生・資源循環局", True),
        ("環境省大臣官房環境保健部(環境省)", True),
        ("三条市役所", True),
        ("三条市市民課", True),
        ("三条市消防本部", True),
        ("三条市下水道課", True),
        ("三条市防災センター", True),
        ("新潟県三条土木事務所", True),
        ("新潟県中央児童相談所", True),
        ("環境省認定リサイクル所", False),
        ("環境省公認リサイクル事務所", False),
        ("環境省指定管理課", False),
        ("環境省登録環境センター", False),
        ("環境省後援会事務所", False),
        ("環境省協力本部", False),
        ("環境省エネ推進本部", False),
        ("環境省廃棄物対策課(仮)", False),
        ("環境省廃棄物対策課のファン", False),
        ("環境省廃棄物対策課(NITE)", False),
        ("新潟県医師会事務局", False),
        ("新潟県人会本部", False),
        ("新潟県央事務所", False),
        ("新潟県例田法律事務所", False),
        ("新潟県知事例田事務所", False),
        ("新潟県マラソン実行委員会事務局", False),
        ("新潟県社会福祉協議会事務局", False),
        ("新潟県株式会社例示本部", False),
        ("新潟県例田事務所", False),
        ("新潟県美容室", False),
        ("三条市結婚相談所", False),
        ("新潟県ラーメン部", False),
        ("新潟県営業所", False),
        ("新潟県支部", False),
        ("三条市場事務所", False),
        ("三条市薬局", False),
        ("三条市リサイクルセンター", False),
        ("三条市民団体事務局", False),
        ("例示県廃棄物対策課", False),
        ("県警察本部", True),
        ("県警", True),
        ("県庁", True),
        ("市役所", True),
        ("市", True),
        ("県立図書館", True),
        ("県民会", False),
        ("市場", False),
        ("県警察友の会", False),
        ("例県警察本部", True),
        ("例示警察署", True),
        ("例示消防本部 @Kankyo_Jpn", False),
        ("例示税務署", True),
        ("例示保健所", True),
        ("ハローワーク例示", True),
        ("例示市立図書館", True),
        ("例示町役場", True),
        ("例町役場", True),
        ("新潟県(公式)", True),
        ("新潟県 公式X", True),
        ("新潟県公式LINEスタンプ", False),
        ("例示税務署の友", False),
        ("例示警察署(仮)", False),
        ("例示税務署前整骨院", False),
        ("例示町立ち飲み図書館", False),
        ("ハローワーク例示対策塾", False),
        ("税務署", True),
        ("税務相談", False),
        ("廃棄物対策課", False),
        ("例市環境課", True),
        ("例市環境課(市公式アカウント)", True),
        ("例田町議会", True),
        ("れい市環境部", True),
        ("三条市(公式アカウント)", True),
        ("例川河川事務所(国の機関)", True),
        ("花かくう(国の機関)", False),
        ("環境省(国の機関のふり)", False),
        ("三条市(非公式アカウント)", False),
        ("例町企画室", False),
        ("例町陸上部", False),
        ("例市観光協会", False),
        ("例市場総務課", False),
        ("都市計画研究室", False),
    ],
)
def test_public_bodies_are_told_by_name(target: str, public: bool) -> None:
    assert is_public(target, "x", BODIES, frozenset({"go.jp", "lg.jp"}), PLATFORMS) == public


@pytest.mark.parametrize(
    ("more", "rules"),
    [
        ("", ["share-without-consultation"]),
        ("target_kind: 国の機関\n", ["share-without-consultation"]),
        ("consultation: {with: 企画財政係, date: 2026-11-20, outcome: agreed}\n", []),
        ("consultation: {with: 企画財政係, date: 2026-12-10, outcome: conditional}\n", []),
        ("consultation: {with: 企画財政係, date: 2026-12-11, outcome: agreed}\n", ["share-without-consultation"]),
        ("consultation: {with: 総務課, date: 2026-11-20, outcome: agreed}\n", ["share-without-consultation"]),
    ],
)
def test_a_consultation_is_with_the_desk_and_beforehand(judge: Judge, more: str, rules: list[str]) -> None:
    assert [each.rule for each in judge("紹介します。", SHARE.format(target="例示商店") + more)] == rules


@pytest.mark.parametrize(
    ("service", "body", "rules"),
    [
        ("x", "あ" * 140, []),
        ("x", "あ" * 139 + "ab" + "a", ["text-too-long"]),
        ("line", "あ。" * 250, []),
        ("line", "あ。" * 250 + "あ", ["text-too-long"]),
        ("instagram", "あ。" * 1100, []),
        ("youtube", "あ。" * 1101, []),
    ],
)
def test_each_service_has_its_own_limit(judge: Judge, service: str, body: str, rules: list[str]) -> None:
    found = judge(body, FIELDS, {"accounts.yml": ACCOUNTS.replace("service: x", f"service: {service}")})
    assert [each.rule for each in found if each.rule != "long-sentence"] == rules


@pytest.mark.parametrize(
    ("at", "rules"),
    [
        ("2027-01-16T00:00+09:00", []),
        ("2027-01-17T00:00+09:00", ["password-due-soon"]),
        ("2027-01-30T23:59+09:00", ["password-due-soon"]),
        ("2027-01-31T00:00+09:00", ["password-due-soon", "password-overdue"]),
    ],
)
def test_passwords_fall_due(run_check: Check, at: str, rules: list[str]) -> None:
    assert sorted(each.rule for each in run_check({}, at=at).findings) == rules


def test_the_fake_approval_of_another_text(run_check: Check) -> None:
    approval = "approval: {by: mihon, at: 2026-11-30T10:00, digest: 'sha256:0'}\n"
    found = run_check({"posts/x.md": draft("お知らせです。", FIELDS + approval)})
    assert [each.rule for each in found.findings] == ["approval-of-other-text"]
