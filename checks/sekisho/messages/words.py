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
    "doubted": Text(
        "ただし、全体の言葉づかいは問題のない投稿に近いため、止めずに確認をお願いします。",
        "As a whole, though, it is worded like proper posts, so that nothing is blocked: please check.",
    ),
    "sure": Text(
        "ただし、問題のない投稿には見られないほど似ているため、止めました。確かめたうえでそのまま出すときは、理由を waivers に記録してください。",
        "But it is more alike than proper posts ever are, so it is blocked: to leave it as it is, record why under waivers.",
    ),
    "experimental": Text("試行中", "on trial"),
    "format": Text("ファイルの形式", "File format"),
    "clause-join": Text("、", ", "),
    "unusable": Text(
        "設定や登録簿に誤りがあるため、下書きは確かめていません。先に上の点を直してください。",
        "The configuration or a register is wrong, so no draft was checked. Mend the above first.",
    ),
    "not-annotated": Text(
        "ほか {count} 件は行の横に表示されません(GitHub が表示するのは、種類ごとに {most} 件までです)。"
        "すべての指摘は、このログにあります。",
        "Not shown beside their lines: {count} more, because GitHub shows at most {most} of a kind. "
        "All of them are in this log.",
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
    "approved-step": Text(
        "{path} を {name} が承認しました。承認の手順は、まだ終わっていません。",
        "{path} was approved by {name}. There are more steps to come.",
    ),
    "ask-approve": Text("{name} として、この内容を承認しますか", "Approve this as {name}?"),
    "ask-confirm": Text("{name} として、{path} のこの変更を承認しますか", "Confirm this change of {path} as {name}?"),
    "confirmed": Text(
        "{path} の変更を {name} が承認しました。記録は {record} です。一緒にコミットしてください。",
        "The change of {path} was confirmed by {name}. Commit the record {record} along with it.",
    ),
    "not-confirmed": Text("{path} の変更は承認していません。", "The change of {path} was not confirmed."),
    "not-approved": Text("{path} は承認していません。", "{path} was not approved."),
    "how-automatic": Text("下書きから自動で確かめます。", "Checked automatically from the draft."),
    "how-record": Text("記録があるかを確かめます。", "Checks that a record is there."),
    "how-judgement": Text("人が判断します。", "For people to judge."),
    "effect-error": Text("当たると止めます。", "It blocks."),
    "effect-warning": Text("止めずに知らせます。", "It reminds and does not block."),
    "waivable": Text("承認者の判断で、一つの下書きについて除外できます。", "An approver can waive it for a draft."),
    "weighed-whole": Text(
        "下書き全体の言葉づかいが問題のない投稿に近いときは、一段ゆるめます(止めるものは知らせ、知らせるものは知らせません)。はるかに近いときは、見つけた文の言葉づかいも問題のある投稿に近くなければ、数えません。",
        "In a draft that as a whole is worded like proper posts, this is a step milder: what would block reminds, what would remind is left out. In one that is far more like them, it counts only where the very sentence is worded like improper ones.",
    ),
    "weighed-sensitive": Text(
        "下書き全体の言葉づかいが、人や秘密にかかわる問題のある投稿には見られないほど問題のない投稿に近いときにかぎり、一段ゆるめます(止めるものは知らせ、知らせるものは知らせません)。",
        "Only in a draft that as a whole is worded more like proper posts than any improper one about a person or a secret is, this is a step milder: what would block reminds, what would remind is left out.",
    ),
    "weighed-sentence": Text(
        "下書き全体の言葉づかいが問題のない投稿に近く、見つけた文の言葉づかいも問題のある投稿に近くないときにかぎり、止めずに知らせます。",
        "Only where a draft as a whole is worded like proper posts, and the very sentence is not worded like improper ones either, does it remind and not block.",
    ),
    "not-waivable": Text("除外できません。", "It can't be waived."),
    "passes": Text("通る例", "Passes"),
    "fails": Text("当たる例", "Does not pass"),
    "binds": Text("守る人: {people}", "Whom it binds: {people}"),
    "rules-of-clause": Text("規則", "Rules"),
    "made": Text("{path} を作りました。", "Made {path}."),
    "kept": Text("{path} はすでにあるので、そのままにしました。", "{path} was there already, and was left as it is."),
    "hook-plain": Text(
        "git のフック {path} を置きました。コミットのたびに、この機械の Python で確かめます。",
        "Put the git hook {path} in place: every commit is checked by this machine's own Python.",
    ),
    "hook-pre-commit": Text(
        "pre-commit のフックを入れました。コミットのたびに確かめます。",
        "Installed the pre-commit hook: every commit is checked.",
    ),
    "hook-later": Text(
        "pre-commit が見つかりません。入れてから `pre-commit install` を実行してください。",
        "pre-commit was not found: get it, then run `pre-commit install`.",
    ),
    "no-git-yet": Text(
        "git が見つからないため、フックは入れていません。",
        "git was not found, so no hook was installed.",
    ),
    "next-steps": Text(
        "次は {path} の README.md をお読みください。まず sekisho.yml、accounts.yml、people.yml を書き換えます。",
        "Next, read README.md in {path}: first fit sekisho.yml, accounts.yml and people.yml to your organisation.",
    ),
    "ask-account": Text("どのアカウントから出しますか", "Which account does it go out on?"),
    "ask-action": Text("何をしますか", "What is done?"),
    "ask-author": Text("書く人はだれですか", "Who writes it?"),
    "ask-scheduled-at": Text("いつ出しますか(例: 2026-12-01T09:00)", "When does it go out? (such as 2026-12-01T09:00)"),
    "ask-title": Text("題名", "Title"),
    "ask-target": Text("相手(URL、@から始まる名前、機関の名前)", "Whom? (URL, @handle or name)"),
    "ask-body": Text("本文(書き終えたら「.」だけの行)", 'The text (end it with a line of "." alone)'),
    "ask-media": Text("添付ファイル(なければ空のまま)", "An attachment (leave empty for none)"),
    "ask-alt": Text("何が写っていますか(見えない人への説明)", "What does it show? (for people who can't see it)"),
    "ask-rights": Text("使う権利", "By what right is it used?"),
    "ask-source": Text("だれのものですか(出どころ)", "Whose is it? (source)"),
    "ask-people": Text("写っている人", "People shown"),
    "ask-reviewed": Text("{url} を信頼できる理由", "Why can {url} be relied on?"),
    "ask-again": Text("もう一度お願いします。", "Please try again."),
    "draft-made": Text(
        "{path} を作りました。次は `{command} check {path}` で確かめ、承認者に"
        "`{command} approve --by … {path}` で承認してもらってください。",
        "Made {path}. Next, check it with `{command} check {path}`, and have an approver approve it with "
        "`{command} approve --by … {path}`.",
    ),
    "fault": Text(
        "申し訳ありません。Sekisho の不具合で、確かめられませんでした。投稿は出さずにお待ちください。\n"
        "次の 1 行を、お使いの Sekisho の管理者に送ってください(投稿の内容は含まれていません)。\n  {line}",
        "Sorry: Sekisho itself failed, and nothing was checked. Please hold the post back.\n"
        "Send this line to whoever looks after Sekisho for you (it holds nothing of your post):\n  {line}",
    ),
}
