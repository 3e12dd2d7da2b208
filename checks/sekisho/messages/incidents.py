"""What `sekisho incident` asks and tells."""

from __future__ import annotations

from sekisho.messages import Text

INCIDENTS: dict[str, Text] = {
    "flame-up": Text("炎上", "flame-up"),
    "impersonation": Text("なりすまし", "impersonation"),
    "form-flame-up": Text("炎上への対応の記録です。", "The record of a flame-up."),
    "form-impersonation": Text("なりすましへの対応の記録です。", "The record of an impersonation."),
    # questions
    "ask-kind": Text("何が起きましたか(flame-up は炎上、impersonation はなりすまし)", "What happened?"),
    "ask-account": Text("どのアカウントに関わりますか", "Which account does it concern?"),
    "ask-opened-on": Text("気づいたのはいつですか(空のままなら {today})", "When was it noticed? (empty for {today})"),
    "ask-opened-by": Text("気づいた人はだれですか", "Who noticed it?"),
    "ask-url": Text(
        "どこで見られますか(投稿や偽アカウントの URL。分からなければ空のまま)",
        "Where can it be seen? (address of the post or the impostor; leave empty if not known)",
    ),
    "ask-post": Text(
        "炎上した投稿の下書き(posts/ から。なければ空のまま)",
        "The draft of the post that drew it (from posts/ on; leave empty for none)",
    ),
    "ask-needed": Text(
        "必要な対応({options})。いくつでも「、」で区切って。まだ決めていなければ空のまま",
        "What is needed ({options})? As many as you like, with commas; leave empty if nobody has decided",
    ),
    "ask-incident": Text("どの記録ですか", "Which record?"),
    "ask-step": Text("どの手順を行いましたか", "Which step was taken?"),
    "ask-by": Text("行った人はだれですか", "Who took it?"),
    "ask-done-on": Text("行ったのはいつですか(空のままなら {today})", "When was it taken? (empty for {today})"),
    "ask-closed-on": Text("終わったのはいつですか(空のままなら {today})", "When was it over? (empty for {today})"),
    "ask-evidence": Text(
        "それを示すもの(受付番号、起案の番号、掲載したページの URL など)",
        "What shows it? (a receipt, a file number, the address of a page)",
    ),
    # what was done
    "opened": Text("{path} を作りました。", "Made {path}."),
    "step-recorded": Text("{path} に「{step}」を記録しました。", 'Recorded "{step}" in {path}.'),
    "changed": Text("{path} を書き換えました。", "Changed {path}."),
    "closed": Text("{path} を終了にしました。", "Closed {path}."),
    "not-recorded": Text("{path} には記録していません。", "{path} was left as it is."),
    "not-opened": Text("記録を作っていません。", "No record was made."),
    "not-closed": Text("{path} は終了にしていません。", "{path} was not closed."),
    "already-closed": Text("{path} は終了しています。", "{path} is closed already."),
    # how it stands
    "heading": Text("{path}  {kind}  {account}  {day} から", "{path}  {kind}  {account}  since {day}"),
    "step-done": Text("  [済] {step}  {day}  {by}  {evidence}", "  [done] {step}  {day}  {by}  {evidence}"),
    "step-partly": Text(
        "  [まだ] {step}(日付・人・それを示すもののどれかがありません)",
        "  [open] {step} (lacks its day, who took it, or what shows it)",
    ),
    "step-missing": Text("  [まだ] {step}", "  [open] {step}"),
    "step-needed": Text("  [まだ] {step}(必要とされた対応)", "  [open] {step} (marked as needed)"),
    "step-if-needed": Text("  [必要なら] {step}", "  [if needed] {step}"),
    "steps-left": Text("まだの手順: {steps}", "Steps still to take: {steps}"),
    "no-steps-left": Text("必要な手順は、すべて記録されています。", "Every step that is asked for is on record."),
    "decided": Text("決めた人: {people}", "Decided by: {people}"),
    "decides": Text(
        "対応を決める人: {people}。決めたら `{command} incident step --decided-by id {path}` で記録します。",
        "Who decides: {people}. Once they have, record it with `{command} incident step --decided-by ID {path}`.",
    ),
    "nobody-decides": Text(
        "対応を決める人が people.yml に登録されていません。役割 {role} を持つ人を登録してください。",
        "Nobody in people.yml can decide: register somebody with the role {role}.",
    ),
    "posts-held": Text(
        "アカウント「{account}」の投稿は、対応が決まるまで止まります。",
        "Posts of the account {account} are held until it is decided how to answer.",
    ),
    "next-step": Text(
        "対応したら `{command} incident step {path}` で記録します。",
        "When something was done, record it with `{command} incident step {path}`.",
    ),
    "next-close": Text(
        "終わったら `{command} incident close {path}` で終了にします。",
        "When it is over, close it with `{command} incident close {path}`.",
    ),
}
