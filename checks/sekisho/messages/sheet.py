"""What the approval sheet says."""

from __future__ import annotations

from sekisho.messages import Text

SHEET: dict[str, Text] = {
    # the preview, on paper and in the terminal
    "no-platform": Text("サービス不明", "unknown service"),
    "no-organisation": Text("組織名の登録なし", "no organisation on record"),
    "title": Text("題名", "Title"),
    "attachment": Text("添付", "Attachment"),
    "to-share": Text("相手", "Whom"),
    "to-answer": Text("返信先のコメント", "The comment answered"),
    "to-follow": Text("フォローする相手", "Account to follow"),
    "shared-post": Text("シェアする投稿・相手", "Post or account to share"),
    "cut-here": Text("【ここから先は上限を超えます】", "[over the limit from here on]"),
    "of-title": Text("題名は ", "Title:"),
    "count-x-weight": Text(
        "{of}{platform} の数え方(全角 2、半角 1、URL 23)で {used}、上限 {limit}。",
        "{of} {used} of {limit} as {platform} counts (full-width 2, half-width 1, a URL 23).",
    ),
    "count-characters": Text(
        "{of}{used} 字、{platform} の上限 {limit} 字。", "{of} {used} of {platform}'s {limit} characters."
    ),
    "count-left": Text("あと {rest} 残っています。", " {rest} left."),
    "count-over": Text("{rest} 超えており、このままでは出せません。", " {rest} too many: it can't go out like this."),
    "poll": Text("投票", "Poll"),
    "poll-days": Text("投票期間 {days} 日", "Open for {days} days"),
    "no-text": Text("(本文はありません)", "(no text)"),
    # the head of the paper
    "paper": Text("起案・決裁用紙", "Approval sheet"),
    "paper-about": Text("ソーシャルメディアによる情報の発信", "Sending information out on social media"),
    "number": Text("文書番号", "Number"),
    "number-blank": Text("第　　　　号", ""),
    "drafted-on": Text("起案", "Drafted"),
    "decided-on": Text("決裁", "Decided"),
    "sent-on": Text("発信", "Sent out"),
    "day-blank": Text("　　年　　月　　日", ""),
    "asking": Text("次のとおり発信してよろしいか、伺います。", "May the following be sent out?"),
    "subject": Text("件名", "Subject"),
    "subject-is": Text("{platform} での{action}について(伺い)", "{action} on {platform}"),
    "drafter": Text("起案者", "Drafted by"),
    "department": Text("所属", "Department"),
    "account": Text("アカウント", "Account"),
    "service": Text("サービス", "Service"),
    "action": Text("種類", "Action"),
    "goes-out": Text("発信予定日時", "Goes out"),
    "was-out": Text("発信済み", "Went out"),
    "file": Text("下書きのファイル", "Draft"),
    "verdict": Text("点検の結果", "Checked"),
    "verdict-is": Text(
        "直すところ {errors} 件、確認するところ {warnings} 件", "{errors} to mend, {warnings} to look at"
    ),
    "unregistered": Text("(登録簿にありません)", "(not registered)"),
    "unknown": Text("(記載なし)", "(not stated)"),
    # boxes to stamp
    "boxes": Text("決裁欄", "Confirmation"),
    "stamp": Text("印", "Signature"),
    "date": Text("", "Date"),
    "remarks": Text("意見・備考", "Remarks"),
    "step": Text("決裁 {number}", "Step {number}"),
    "one-of": Text("いずれか一人", "any one of them"),
    "all-of": Text("全員", "all of them"),
    "and-others": Text("ほか {count} 人", "and {count} more"),
    "nobody": Text("(登録された人がいません)", "(nobody is registered)"),
    "consulted": Text("合議(事前の協議)", "Consultation beforehand"),
    # sections
    "content": Text("発信する内容", "What goes out"),
    "hidden-note": Text(
        "個人情報などとして止められた部分を * で伏せています。直すまで発信できません。",
        "What is blocked as personal data and the like is masked with *. It can't go out until it is mended.",
    ),
    "attachments": Text("添付", "Attachments"),
    "records": Text("確かめた記録", "What was established"),
    "findings": Text("点検の結果", "What the check found"),
    "findings-none": Text("指摘はありません。", "Nothing."),
    "findings-more": Text(
        "ほかに {count} 件の指摘があります。`{command} check {path}` で、すべてを見られます。",
        "There are {count} more. See them all with `{command} check {path}`.",
    ),
    "found-at": Text("{line} 行目", "line {line}"),
    "for-reference": Text("参考", "for reference"),
    "approvals": Text("承認の記録と、内容の照合", "Approvals on record, and the digest"),
    # attachments
    "alt": Text("説明", "Description"),
    "rights": Text("権利", "Rights"),
    "source": Text("出どころ", "Source"),
    "people": Text("写っている人", "People shown"),
    "until": Text("期限", "Until"),
    "format": Text("形式と大きさ", "Format and size"),
    "format-is": Text("{form}、{size} バイト", "{form}, {size} bytes"),
    "format-unknown": Text("不明な形式", "unknown format"),
    "sha256": Text("SHA-256", "SHA-256"),
    "missing": Text("ファイルがありません。", "The file is not there."),
    "not-shown": Text(
        "この用紙には載せていません。ファイルを開いて確かめてください。",
        "Not shown on this sheet: open the file itself.",
    ),
    "has-position": Text(
        "撮影した場所の情報が入っています。取り除いてから発信してください。",
        "It carries the position at which it was taken: take that out before it is published.",
    ),
    # records
    "links": Text(
        "第三者のページへのリンクと、信頼できる理由", "Links to third parties, and why they can be relied on"
    ),
    "quotes": Text("引用と許可", "Quotes and permission"),
    "permission-granted": Text("許可あり", "permitted"),
    "consultation": Text("事前の協議", "Consultation"),
    "consultation-is": Text("{desk}、{day}、結果: {outcome}", "{desk}, {day}: {outcome}"),
    "target-kind": Text("相手の種別(起案者の申告)", "What the drafter says it is"),
    "corrects": Text("訂正する投稿", "Corrects"),
    "incident": Text("関わる炎上の記録", "Incident"),
    "waivers": Text("規則の除外", "Rules waived"),
    "waiver-is": Text("{rule}: {reason}({by}、{day} まで)", "{rule}: {reason} ({by}, until {day})"),
    # approvals and digest
    "approvals-none": Text("まだありません。", "None yet."),
    "approver": Text("承認した人", "Approved by"),
    "approved-at": Text("日時", "When"),
    "approved-what": Text("対象", "Of what"),
    "approved-this": Text("この内容", "this content"),
    "approved-other": Text("別の内容(承認の後に変わりました)", "other content (it has changed since)"),
    "signature": Text("署名", "Signature"),
    "signed-yes": Text("あり", "signed"),
    "signed-no": Text("なし", "not signed"),
    "digest": Text("内容の要約値", "Digest of the content"),
    "digest-about": Text(
        "本文、記入欄、添付のすべてから計算した値です。承認する下書きの値と同じなら、この用紙のとおりの内容です。",
        "Computed from the text, all fields and every attachment. Where the draft to be approved has the same, it is what this sheet shows.",
    ),
    "qr-label": Text("要約値の QR コード", "QR code of the digest"),
    "made": Text(
        "Sekisho が {at} の時点で判断して作成。{name} 第 {version} 版 {digest}",
        "Made by Sekisho as of {at}. {name}, version {version}, {digest}",
    ),
    "page-foot": Text("要約値 {digest}", "Digest {digest}"),
    "sheet-made": Text(
        "{path} を作りました。ブラウザーで開いて、A4 で印刷できます。(直すところ {errors} 件、確認するところ {warnings} 件)",
        "Made {path}. Open it in a browser to print it on A4. ({errors} to mend, {warnings} to look at)",
    ),
}

ACTIONS: dict[str, Text] = {
    "post": Text("投稿", "Post"),
    "share": Text("シェア", "Share"),
    "follow": Text("フォロー", "Follow"),
    "reply": Text("返信", "Reply"),
}
RIGHTS: dict[str, Text] = {
    "own": Text("組合のもの", "our own"),
    "licensed": Text("利用の許諾がある", "licensed"),
    "permission": Text("権利者の許可がある", "by permission"),
    "public-domain": Text("権利の期間が過ぎている", "in the public domain"),
}
PEOPLE: dict[str, Text] = {
    "none": Text("写っていない", "nobody"),
    "unidentifiable": Text("見分けられない", "nobody who can be recognised"),
    "consented": Text("同意がある", "they have consented"),
}
OUTCOMES: dict[str, Text] = {
    "agreed": Text("差し支えない", "agreed"),
    "conditional": Text("条件付きで差し支えない", "agreed on conditions"),
    "refused": Text("認めない", "refused"),
}
# Monday first, as date.weekday() counts.
WEEKDAYS = (
    Text("月", "Monday"),
    Text("火", "Tuesday"),
    Text("水", "Wednesday"),
    Text("木", "Thursday"),
    Text("金", "Friday"),
    Text("土", "Saturday"),
    Text("日", "Sunday"),
)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAY = Text("{year}年{month}月{day}日({weekday})", "{weekday} {day} {month_name} {year}")
MOMENT = Text("{date} {hour}時{minute:02}分", "{date}, {hour}:{minute:02}")
