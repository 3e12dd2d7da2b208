"""Letters that stand in for others: old and variant kanji, and look-alikes between scripts."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sekisho.text.fold import fold, is_invisible
from sekisho.text.variants import VARIANTS

# Kanji, kana and strokes side by side, as they properly are.
PROPER = """
口コミ 良い口コミ 高評価口コミを 口パク 口ケア 北口 入口 コミュニケーション力 ブランド力を チーム力です エネルギー力 ママの力
三カ所 数カ月 一カ国 五カ年 何カ所 半カ月 市川カ子 霞カ関 三ヶ月 八ヶ岳 八ッ場ダム 一ー五 第一ー二 二ー三日 一ー一ー一
東京へツアー 会場へバスで フォルダへコピー 組合へメール へえ ヘリコプター ドクターヘリ 東京へヘリで へび ベスト ペット
夕方 夕食 夕べ 七夕 朝夕は カレー夕食 工事 工場 大工さん 図工クラブ 商工フェア エコ エ・コ ハエ叩き 二カ国
卜占 占卜 三リットル 二キロ 八チーム 千メートル ゴミ一つ ナンバー一番 コース二つ トップ一社 ゼロ八ゼロ
ニュース二本 コンビニ 千葉ロッテ イロハ 第一号ロに イ、ロ、ハ カルテ 力士 努力 火力 協力 人口 才能 三ミリ 一・二
μg αGPS β版 プラスα IFNα Δt Ωm пароль Москва αβγ ελληνικά α-アミラーゼ リットル二パック ハンカチ二枚
バスタオル一枚 メニュー一覧 アンケート一式 コーヒー一杯 サービス一部 データ一括 東京―大阪 10―20
弁護士 沢田 渡辺 斎藤 高橋 崎 曽我 並 ー 一 力 ロ へ
""".split()  # noqa: SIM905  # a list of words is read more easily than quotes and commas


@pytest.mark.parametrize("text", PROPER)
def test_proper_texts_stay_as_they_are(text: str) -> None:
    assert fold(text).text == unicodedata.normalize("NFKC", text).lower()


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("バ力", "バカ"),
        ("バ力だ。", "バカだ。"),
        ("ア力ウント", "アカウント"),
        ("力ード", "カード"),
        ("力タログ", "カタログ"),
        ("ス口ット", "スロット"),
        ("エ口い", "エロい"),
        ("ゼ口", "ゼロ"),
        ("サ一ビス", "サービス"),
        ("サ―ビス", "サービス"),
        ("サ−ビス", "サービス"),
        ("パスワ一ド", "パスワード"),
        ("パスワ―ド", "パスワード"),
        ("カレンダ一を", "カレンダーを"),
        ("テ二ス", "テニス"),
        ("二ュース", "ニュース"),
        ("八ラスメント", "ハラスメント"),
        ("卜イレ", "トイレ"),
        ("工アコン", "エアコン"),
        ("デー夕を", "データを"),
        ("へイト", "ヘイト"),
        ("「へイト」", "「ヘイト」"),
        ("すベて", "すべて"),
        ("学校ベんり", "学校べんり"),
        ("協カ", "協力"),
        ("暴カ団", "暴力団"),
        ("入ロ", "入口"),
        ("ロ座番号", "口座番号"),
        ("人ロの", "人口の"),
        ("エ事", "工事"),
        ("タ方", "夕方"),
        ("раsswоrd", "password"),
        ("РАSSWОRD", "password"),
        ("Аpple", "apple"),
        ("ρaypαl", "paypal"),
        ("醫者", "医者"),
        ("學校", "学校"),
        ("國會議員", "国会議員"),
        ("舊聞", "旧聞"),
        ("髙橋", "高橋"),
        ("宮﨑", "宮崎"),
        ("𠮷田", "吉田"),
        ("渡邉・渡邊", "渡辺・渡辺"),
        ("濵田", "浜田"),
        ("⽇本⼝座", "日本口座"),
        ("⻑⻄⻘⺠", "長西青民"),
        ("\ufa3e", "慨"),
        ("\ufa5b", "者"),
        ("\ufac6", "陼"),
        ("\uf9dc", "隆"),
        ("\U0002f81a", "冬"),
    ],
)
def test_letters_in_disguise(typed: str, folded: str) -> None:
    assert fold(typed).text == folded


@pytest.mark.parametrize("text", ["https://www.kоuiki.example.jp/", "bіt.ly", "gооd.com/x", "аpple@example.jp"])
def test_addresses_are_judged_as_they_were_typed(text: str) -> None:
    assert fold(text).text == text


def test_no_variant_leads_to_another() -> None:
    assert not [chr(code) for code, usual in VARIANTS.items() if ord(usual) in VARIANTS or len(usual) != 1]


def test_no_variant_is_what_nfkc_resolves() -> None:
    assert [chr(code) for code in VARIANTS if unicodedata.normalize("NFKC", chr(code)) != chr(code)] == []


PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "か\u3099",
                "ﾊﾟ",
                "㈱",
                "ﬁ",
                "İ",
                "&#98;",
                "&#x41;",
                "\u200b",
                "⚠\ufe0f",
                "👨\u200d👩",
                "バ力",
                "раss",
                "ﷺ",
                "㍿",
                "醫",
                "\ufa3e",
                "\U0002f81a",
                "e\u0301",
                "ｂｉｔ",
                "\r\n",
                "\u202e",
                "が\u3099\u3099",
            ]
        ),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=12,
).map("".join)


@given(PIECES)
@settings(max_examples=400, deadline=None)
def test_the_way_back_is_always_right(text: str) -> None:
    """It never leads outside the text or backwards, and every stretch folds again to what was found there."""
    folded = fold(text)
    places = [folded.typed(at, at)[0] for at in range(len(folded.text))] + [len(text)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
    for at in range(len(folded.text)):
        start, end = folded.typed(at, at + 1)
        assert 0 <= start < end <= len(text)
    assert folded.typed(0, len(folded.text))[1] == len(text)
    left_out = set(range(len(text))) - {p for at in range(len(folded.text)) for p in range(*folded.typed(at, at + 1))}
    assert all(is_invisible(text[place]) for place in left_out)


@given(PIECES)
@settings(max_examples=400, deadline=None)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text).text
    if "&#" not in once:
        assert fold(once).text == once
