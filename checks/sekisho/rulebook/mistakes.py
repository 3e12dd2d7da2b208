"""Mistakes in a rulebook: each with its place, what stands there and what was expected; told all at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sekisho.messages import Text, say, shown
from sekisho.messages.troubles import EXPECTED, TROUBLES
from sekisho.rulebook.model import Place


class Mistake(NamedTuple):
    """One mistake: file, line, path of the field, and the key of the text that explains it."""

    path: str
    line: int
    field: str
    key: str
    values: Mapping[str, object]

    def tell(self, lang: str) -> str:
        """One line for a person."""
        text = TEXTS.get(self.key) or Text(*(TROUBLES[self.key].message.in_(each) for each in ("ja", "en")))
        values = dict(self.values)
        if "expected" in values:
            values["expected"] = EXPECTED.get(str(values["expected"]), values["expected"])
        said = say(text, lang, values)
        near = shown(self.values.get("near", ""), lang)
        if near:
            said += f"「{near}」のことですか。" if lang == "ja" else f" Did you mean {near}?"
        if self.key in TROUBLES:
            said += (" " if lang == "en" else "") + say(TROUBLES[self.key].remedy, lang, values)
        return f"{self.path}:{self.line}: {self.field + ': ' if self.field else ''}{said}"


def mistake(place: Place, key: str, field: str = "", **values: object) -> Mistake:
    """A mistake at a place, or at a field of what stands there."""
    where = ".".join(part for part in (place.field, field) if part)
    return Mistake(place.path, place.line, where, key, {"field": where, **values})


class RulebookError(Exception):
    """The rulebook has mistakes and can't be used."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        told = {mistake.tell("en"): mistake for mistake in mistakes}  # each once
        self.mistakes = sorted(told.values(), key=lambda each: (each.path, each.line, each.field))
        super().__init__(f"{len(self.mistakes)} mistakes")

    def __str__(self) -> str:
        return "\n".join(mistake.tell("en") for mistake in self.mistakes)


TEXTS: dict[str, Text] = {
    "no-policy": Text("policy.yml がありません。", "There is no policy.yml here."),
    "missing-language": Text("{lang} の文がありません。", "The {lang} text is missing."),
    "duplicate": Text("「{found}」は {other} にもあります。", "{found} stands in {other}, too."),
    "unknown-clause": Text("条項「{found}」はありません。", "There is no clause {found}."),
    "unknown-chapter": Text(
        "章「{found}」はありません(あるもの: {options})。", "There is no chapter {found} (only {options})."
    ),
    "unknown-list": Text(
        "リスト「{found}」はありません({expected} のリストが必要です)。",
        "There is no list {found} (a list of {expected} was expected).",
    ),
    "unknown-rule": Text("規則「{found}」はありません。", "There is no rule {found}."),
    "piece-too-long": Text(
        "「{found}」は長すぎます。文字のかけらは {limit} 字までです。",
        "{found} is too long: pieces have at most {limit} characters.",
    ),
    "wording-without-rule": Text(
        "条項「{found}」の言葉づかいを使う規則(kind: wording)がありません。",
        "No rule of kind wording asks for clause {found}.",
    ),
    "no-wording": Text(
        "下書きの言葉づかいの一覧に、条項「{found}」がありません。例を用意して `make learn` を実行してください。",
        "The list of how drafts are worded lacks clause {found}. Label examples and run `make learn`.",
    ),
    "no-leaning-above": Text(
        "条項「{clause}」の重みがありません。",
        "There are no weights for clause {clause}, which stands above all grounds.",
    ),
    "unknown-kind": Text("検査の種類「{found}」はありません。", "There is no kind of check {found}."),
    "unknown-parameter": Text("定数「{found}」は policy.yml にありません。", "policy.yml has no parameter {found}."),
    "unknown-audience": Text("対象者「{found}」は policy.yml にありません。", "policy.yml has no audience {found}."),
    "unknown-placeholder": Text(
        "{{{found}}} は使えません(使えるもの: {options})。", "{{{found}}} can't be used here (only {options})."
    ),
    "no-such-field": Text("検査の種類 {kind} に「{found}」はありません。", "The kind {kind} has no parameter {found}."),
    "field-needed": Text("検査の種類 {kind} には「{found}」が要ります。", "The kind {kind} needs {found}."),
    "bad-value": Text(
        "「{found}」は使えません。{expected}にしてください。", "{found} can't be used; write {expected}."
    ),
    "needs-check": Text("{enforcement} の規則には check が要ります。", "A rule that is {enforcement} needs a check."),
    "needs-no-check": Text(
        "judgement の規則に check は書けません。人が判断する規則です。", "A judgement rule has no check: people decide."
    ),
    "only-for-comments": Text(
        "suggest と、複数の check は、コメントについての規則(applies_to: [comment])だけに書けます。",
        "Only rules for comments (applies_to: [comment]) have suggest, or several checks.",
    ),
    "comments-alone": Text(
        "コメントを確かめる規則は、applies_to を [comment] だけにしてください。",
        "A rule that checks comments applies to nothing else: write applies_to: [comment].",
    ),
    "suggest-and-check": Text(
        "コメントについての規則には、check と suggest を両方書くか、どちらも書かないでください。",
        "A rule for comments has both check and suggest, or neither.",
    ),
    "not-for-comments": Text(
        "種類 {kind} はコメントには使えません(使えるもの: {options})。",
        "The kind {kind} can't check comments (only {options}).",
    ),
    "names-no-words": Text(
        "message に {{found}} がありません。提案の理由には、見つけた言葉を示します。",
        "The message has no {{found}}: a suggestion names the words that were found.",
    ),
    "judgement-blocks": Text("judgement の規則は error にできません。", "A judgement rule can't be an error."),
    "wrong-subject": Text(
        "種類 {kind} は {found} には使えません({expected} 用です)。",
        "The kind {kind} is not for {found} but for {expected}.",
    ),
    "too-few-examples": Text(
        "{found} の例が {count} 件です。{least} 件以上書いてください。",
        "There are {count} {found} examples; write at least {least}.",
    ),
    "clause-without-rule": Text(
        "この条項に規則がありません。規則を書くか、information: true としてください。",
        "No rule belongs to this clause: write one, or mark it information: true.",
    ),
    "unknown-step": Text(
        "この流れに「{found}」という手順はありません。",
        "This flow has no step “{found}”.",
    ),
    "question-without-otherwise": Text(
        "question: true の手順には otherwise(いいえのときにすること)が要り、ほかの手順には書けません。",
        "A step with question: true needs otherwise (what is done where the answer is no), and no other step has one.",
    ),
    "clause-without-checklist": Text(
        "職員が守るこの条項が、どのチェックリストにもありません。training/checklists.yml に項目を書いてください(reference の項目は数えません)。",
        "This clause binds staff but stands in no checklist: write an item in training/checklists.yml (a reference item does not count).",
    ),
    "guide-without": Text(
        "guide: true のチェックリストでは、各項目に、決める人(decides)と、してはいけないこと(never)を書いてください。",
        "In a checklist with guide: true every item says who decides (decides) and what must not be done (never).",
    ),
    "no-guide": Text(
        "decides と never は、guide: true のチェックリストだけで使います。",
        "decides and never are for checklists with guide: true alone.",
    ),
    "id-form": Text(
        "id「{found}」は半角小文字・数字・ハイフンで書いてください。",
        "Write the id {found} in small letters, digits and hyphens.",
    ),
    "unused-list": Text("このリストを使う規則がありません。", "No rule uses this list."),
    "term-too-short": Text(
        "「{found}」は短すぎて、多くの語に含まれてしまいます。2 字以上にするか、pattern にしてください。",
        "{found} is so short that it is part of many words: use two characters or more, or a pattern.",
    ),
    "term-not-reached": Text(
        "「{found}」はどの文にも当たりません。「{other}」が先に当たるか、除外に含まれています。",
        "{found} can never be found: {other} is found first, or excludes it.",
    ),
    "exception-not-reached": Text(
        "除外「{found}」は、この語のどれも含まないので働きません。",
        "The exception {found} contains none of the words it is for.",
    ),
    "entry-twice": Text("「{found}」が二度あります。", "{found} is listed twice."),
    "host-not-reached": Text("「{found}」は「{other}」に含まれています。", "{found} is covered by {other} already."),
    "bad-host": Text("「{found}」はドメイン名ではありません。", "{found} is no domain name."),
    "pattern-broken": Text("正規表現が読み取れません: {found}", "The regular expression can't be read: {found}"),
    "pattern-runs-away": Text(
        "一か所で試す組み合わせが {found} 通りになります(上限 {limit})。繰り返しの上限を下げるか、分けてください。",
        "At one place this expression can try {found} combinations (at most {limit}): lower the bounds or split it.",
    ),
    "pattern-unbounded": Text(
        "繰り返しに上限がありません(「*」「+」「{{n,}}」)。「{{0,20}}」のように書いてください。",
        "A repetition has no upper bound (*, + or {{n,}}): write it like {{0,20}}.",
    ),
    "pattern-class": Text(
        "「{found}」は動かす環境で意味が変わります。文字の範囲を書き出してください。",
        "{found} means different things on different machines: spell out the characters.",
    ),
    "pattern-unfolded": Text(
        "「{found}」は照合の形ではないので当たりません。「{other}」と書いてください。",
        "{found} is never seen, since texts are folded before matching: write {other}.",
    ),
    "pattern-empty": Text("この正規表現は空の文にも当たります。", "This expression matches nothing at all, too."),
    "example-not-found": Text(
        "この例は規則 {rule} に当たるはずですが、当たりません: {found}",
        "This example should break {rule} but does not: {found}",
    ),
    "example-wrongly-found": Text(
        "この例は規則 {rule} に当たらないはずですが、「{words}」で当たります: {found}",
        "This example should pass {rule} but is found for {words}: {found}",
    ),
    "example-blocked": Text(
        "この合格例は、別の規則 {other} に「{words}」で止められます: {found}",
        "This passing example is stopped by another rule, {other}, for {words}: {found}",
    ),
    "example-broken": Text("この例の記入に誤りがあります: {found}", "This example's fields are wrong: {found}"),
    "unknown-scene": Text("場面「{found}」はありません。", "There is no scene {found}."),
    "not-of-this-kind": Text(
        "kind が {kind} の事例には、この欄は書けません。", "A case of the kind {kind} has no such field."
    ),
    "nothing-broken": Text(
        "答えが {found} の事例に、破られた規則は書けません。", "Where the answer is {found}, no rule is broken."
    ),
    "too-few": Text(
        "{count} 件しかありません。{least} 件以上書いてください。", "There are only {count}; write at least {least}."
    ),
    "rule-of-another-clause": Text(
        "規則「{found}」の条項({options})が、この事例の clause にありません。",
        "The rule {found} belongs to {options}, of which this case names none.",
    ),
    "decoy-is-right": Text(
        "誤りの選択肢「{found}」は、正しい答えでもあります。", "The wrong answer {found} is a right one, too."
    ),
    "no-machine-finds-it": Text(
        "規則「{found}」は人が判断するので、機械では答えが決まりません。marks に書くか、別の規則にしてください。",
        "People judge by the rule {found}, so no machine can tell the answer: write marks, or choose another rule.",
    ),
    "mark-not-in-text": Text("「{found}」は text にありません。", "{found} does not stand in the text."),
    "no-good-choice": Text("この場面には、よい選択肢(worth: good)がありません。", "This scene has no good choice."),
    "scene-not-reached": Text(
        "どの選択肢からも、場面「{found}」に進めません。", "No choice leads to the scene {found}."
    ),
    "story-goes-round": Text(
        "場面「{found}」から、同じ場面に戻ってきてしまいます。",
        "From the scene {found}, the story can come back to it.",
    ),
    "scenario-not-found": Text(
        "この文({lang})は規則 {rule} に当たるはずですが、当たりません: {found}",
        "This text ({lang}) should break {rule} but does not: {found}",
    ),
    "scenario-blocked": Text(
        "この文({lang})は、思いがけず規則 {rule} に「{words}」で当たります: {found}",
        "This text ({lang}) unexpectedly breaks {rule} for {words}: {found}",
    ),
    "scenario-unmarked": Text(
        "この文({lang})は、区切った部分のすべてか、どれもが答えになってしまいます: {found}",
        "Of this text ({lang}), all parts or none would be the answer: {found}",
    ),
}
