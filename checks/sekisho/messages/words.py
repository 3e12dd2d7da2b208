"""The words of reports and commands."""

from __future__ import annotations

from sekisho.messages import Text

WORDS: dict[str, Text] = {
    "tagline": Text(
        "Sekisho(関所): 公式アカウントの投稿を、出す前に指針と照らし合わせます。",
        "Sekisho holds the posts of official accounts against the guideline before they go out.",
    ),
    "help-hint": Text(
        "くわしくは `sekisho 命令 --help`。英語で表示するには --lang en を付けます。",
        "For more, `sekisho COMMAND --help`.",
    ),
    "near": Text("「{near}」のことですか。", " Did you mean {near}?"),
    "error": Text("止めます", "blocked"),
    "warning": Text("ご確認ください", "please check"),
    "experimental": Text("試行中", "on trial"),
    "format": Text("ファイルの形式", "File format"),
    "clause-join": Text("、", ", "),
    "unusable": Text(
        "設定や登録簿に誤りがあるため、下書きは確かめていません。先に上の点を直してください。",
        "The configuration or a register is wrong, so no draft was checked. Mend the above first.",
    ),
    "verdict-passed": Text("通りました。", "Passed."),
    "verdict-blocked": Text("止めました。", "Blocked."),
    "summary": Text(
        "下書き {checked} 件を確かめました。直すところ {errors} 件、確認するところ {warnings} 件。({name} 第 {version} 版 {digest})",
        "{checked} draft{drafts} checked: {errors} to mend, {warnings} to look at. ({name}, version {version}, {digest})",
    ),
    "summary-none": Text(
        "確かめる下書きはありませんでした。({name} 第 {version} 版 {digest})",
        "There was no draft to check. ({name}, version {version}, {digest})",
    ),
    "compiled": Text(
        "{out} を作りました({size} kB、規則 {rules} 件、第 {version} 版 {digest})。",
        "Made {out} ({size} kB, {rules} rules, version {version}, {digest}).",
    ),
    "approved": Text("{path} を {name} が承認しました。", "{path} was approved by {name}."),
    "approved-with-findings": Text(
        "{path} を {name} が承認しましたが、直すところが {count} 件あり、このままでは出せません。",
        "{path} was approved by {name}, but {count} things must be mended before it can go out.",
    ),
    "not-approved": Text("{path} は承認していません。", "{path} was not approved."),
    "fault": Text(
        "申し訳ありません。Sekisho の不具合で、確かめられませんでした。投稿は出さずにお待ちください。\n"
        "次の 1 行を、お使いの Sekisho の管理者に送ってください(投稿の内容は含まれていません)。\n  {line}",
        "Sorry: Sekisho itself failed, and nothing was checked. Please hold the post back.\n"
        "Send this line to whoever looks after Sekisho for you (it holds nothing of your post):\n  {line}",
    ),
}
