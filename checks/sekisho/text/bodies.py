"""Telling public bodies from everybody else: by lists, and by names that only public offices bear."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sekisho.text.fold import fold
from sekisho.text.lazy import Lazy
from sekisho.text.links import find_links, under
from sekisho.typed import Any

# 国立研究開発法人○○機構, ○○庁防災情報: a legal form before a name, and what an account of a body is about after it.
_AROUND = Lazy(
    "^(?:(?:独立行政|国立研究開発|国立大学|地方独立行政|特殊)法人)?(.*?)"
    "(?:公式|[(](?:[国都道府県市区町村]の?)?(?:公式(?:アカウント|x|line|facebook|instagram|youtube)?|(?:行政|地方|出先)?機関)[)]|公式(?:アカウント|x|line|facebook|instagram|youtube)|広報|広報室|広報課|防災|防災情報|災害情報|災害・防災情報)?$"
)
_ALIAS = Lazy(r"^(.*?) *(?:\(([^()]*)\)|(@[a-z0-9_.]{1,50}))$")

# 新潟県|廃棄物対策課, 海上保安庁|第九管区海上保安本部: how the name of a body ends that has units, and how theirs do.
_HAS_UNITS = frozenset("省庁局府都道県市町村区察部院合構")
_UNIT = Lazy(
    r"[0-9々〆ヵヶ一-龠ぁ-んァ-ヺー・]*?(?:"
    "[一-龠](?:本部|局|部|課|室|係)|(?:づくり|こども|子ども)(?:本部|局|部|課|室|係)"
    "|(?:消防|警察|税務|監督|森林管理)署|(?:警察|消防)(?:本部)?|役所|役場|出張所|支所|保健所|交番|駐在所"
    "|(?:児童|更生)相談所|(?:科学|衛生|農業|工業|水産|畜産)研究所"
    "|(?:環境|土木|建設|工事|整備|港湾|河川|国道|道路|砂防|ダム|農林|林業|水産|福祉|税|年金|教育|振興|管理|調査|統計|検疫)事務所"
    "|(?:防災|災害|保健|福祉|清掃|環境|衛生|消費生活|愛護|文化財|教育|研修|普及|技術|気象|監視|指令|免許|感染症)センター"
    "|(?:教育|選挙管理|監査|農業|公安|人事)委員会|(?<!協)議会)"
)
# 新発田税務署, ハローワーク新発田, 三条市立図書館: offices that only the state and local governments run. Without a
# place (県警察本部, 市役所) they are those of where the post is from.
_OFFICE = Lazy(
    "[一-龠々ヶヵケ]{0,8}(?:警察署|警察本部|消防署|消防本部|消防局|消防団|税務署|国税局|保健所|労働基準監督署|公共職業安定所"
    "|地方気象台|地方法務局|地方裁判所|家庭裁判所|年金事務所|国道事務所|河川事務所)"
    "|[一-龠々ヶヵケ]{0,8}(?:市役所|区役所|町役場|村役場)|ハローワーク[一-龠々ヶヵケ]{0,3}|県警察?|[都道府県]庁|[県市]"
    "|[一-龠々ヶヵケ]{0,6}[都道府県市区町村]立[一-龠]{0,6}"
    "(?:図書館|博物館|美術館|公民館|病院|診療所|小学校|中学校|高等学校)"
)
# 名寄市|環境課: whatever the place is called, nobody else has units that are called so.
_PLACE = Lazy("[一-龠々ヶヵケぁ-ん]{1,6}?[市区町村]")
_PUBLIC_UNITS = (
    *("課", "局", "署", "委員会", "議会", "役場", "役所", "本部"),
    *("総務部", "環境部", "福祉部", "健康部", "建設部", "企画部", "市民部", "整備部", "政策部", "産業部"),
)
# 三条市|場, 環境省|エネ, 新潟県|央: the body's name ends elsewhere than it seems.
_RUNS_ON = Lazy(
    "[のをはがとやでに場街央境元偽]|非公式|近(?!畿)|エネ|民(?!生|政|俗)|内(?!部)|外(?!国|務|事)|人(?!事|権|口)"
    "|産(?!業)|生(?!活|涯|産)|下(?!水)|連(?!携)|出身|在住"
)
# Words of units that hold 会 or 協力 and are no society or supporter.
_PLAIN_WORDS = Lazy("地方協力本部|(?<!実行)委員会|(?<!協)議会|社会(?!福祉協)|会計")
_OTHERS = Lazy(
    "認定|公認|指定|登録|後援|協力|会社|法人|会|党|組合|労組|連盟|同盟|議員|候補|応援|推薦|提携|許可|認可"
    "|支部|支局|支店|支社|営業|販売|商事|薬局|美容|理容|教室|結婚|探偵|興信|法律|弁護|税理|書士|会計士|労務士"
    "|新聞|放送|銀行|電力|不動産|ファン|クラブ|友の|有志|同好|愛好|野球|なりきり|公式でない|(?:知事|市長|町長|村長)[^。]*事務所"
)


def is_public(
    target: str,
    service: str,
    bodies: Mapping[str, str],
    hosts: frozenset[str],
    platforms: Mapping[str, Mapping[str, Any]],
) -> bool:
    """Is the target of a share or follow a public body?

    `target` is an address, an @handle or a name. `bodies` maps every folded name and handle (`x:mofajapan_jp`) to the
    body it belongs to; `hosts` are domains that only public bodies have. An address on a platform counts by the handle
    in it, any other by its host; a name counts only whole, as a unit of a body or as that of an office that nobody else
    runs, so that 環境省(仮) is nobody.
    """
    text = fold(target.strip()).text
    links = [link for link in find_links(text) if link.start == 0 and link.end == len(text)]
    if links:
        link = links[0]
        for name, platform in platforms.items():
            if any(under(link.host, host) for host in platform["hosts"]):
                handle = next((part for part in re.split("[/?#]", link.rest) if part), "").lstrip("@")
                return f"{name}:{handle}" in bodies
        return any(under(link.host, host) for host in hosts)
    if text.startswith("@"):
        return f"{service}:{text[1:]}" in bodies
    body = _body(text, bodies)
    if body is None and (alias := _ALIAS.match(text)):
        # 製品評価技術基盤機構(NITE), 消防庁 @fdma_japan: what stands behind the name must be the same body's, too.
        body, other = _body(alias[1], bodies), alias[2] or alias[3]
        same = bodies.get(f"{service}:{other[1:]}") if other.startswith("@") else _body(other, bodies)
        return body is not None and same == body
    return body is not None


def _body(name: str, bodies: Mapping[str, str]) -> str | None:
    """The body of this name; blank space in it, its legal form before it and what it posts after it don't count."""
    plain = re.sub("[ \u3000]+", "", name)
    found = bodies.get(plain)
    if found is None and (match := _AROUND.match(plain)):
        found = bodies.get(match[1]) or _unit(match[1], bodies) or _office(match[1])
    return found or _unit(plain, bodies) or _office(plain)


def _office(name: str) -> str | None:
    place = _PLACE.match(name) if name.endswith(_PUBLIC_UNITS) else None
    return name if _OFFICE.fullmatch(name) or (place and _is_unit(name[place.end() :])) else None


def _unit(name: str, bodies: Mapping[str, str]) -> str | None:
    """The body that this names a unit of: 新潟県廃棄物対策課, but not 新潟県医師会事務局."""
    for end in range(len(name) - 1, 1, -1):
        if name[end - 1] in _HAS_UNITS and name[:end] in bodies:
            return bodies[name[:end]] if _is_unit(name[end:]) else None
    return None


def _is_unit(name: str) -> bool:
    if _RUNS_ON.match(name) or not _UNIT.fullmatch(name):
        return False
    return not _OTHERS.search(_PLAIN_WORDS.sub("", name))
