"""What is said of the plan: which draft is in which state, what blocks it, and what was left out of which file."""

from __future__ import annotations

from sekisho.messages import Text

# A state in one word, and what it means.
STATES: dict[str, Text] = {
    "approved": Text("承認済み", "Approved"),
    "waiting": Text("承認待ち", "Waiting"),
    "draft": Text("要修正", "To mend"),
    "held": Text("保留", "Held"),
    "out": Text("公開済み", "Out"),
    "unreadable": Text("読めません", "Unreadable"),
}
MEANINGS: dict[str, Text] = {
    "approved": Text("このまま出せます。", "It can go out as it is."),
    "waiting": Text("承認だけが残っています。", "Only the approval is left."),
    "draft": Text("直すところがあり、出せません。", "Something must be mended before it can go out."),
    "held": Text(
        "炎上の対応中、またはアカウントが停止・廃止されていて、出せません。",
        "A flame-up is open, or its account is suspended or retired.",
    ),
    "out": Text("公開した記録があります。", "It is on record as published."),
    "unreadable": Text(
        "下書きとして読めないため、判断できません。", "It can't be read as a draft, so nobody can tell."
    ),
}
ACTIONS: dict[str, Text] = {
    "post": Text("投稿", "post"),
    "share": Text("シェア", "share"),
    "follow": Text("フォロー", "follow"),
    "reply": Text("返信", "reply"),
}
INCIDENTS: dict[str, Text] = {
    "flame-up": Text("炎上", "Flame-up"),
    "impersonation": Text("なりすまし", "Impersonation"),
}
# What is due, by the subjects of `registers.due`.
DUE: dict[str, Text] = {
    "guideline": Text("ガイドラインの見直し", "Review of the guideline"),
    "account": Text("アカウントの点検", "Review of the account"),
    "password": Text("パスワードの変更", "Change of the password"),
    "consultation": Text("協議の有効期限", "End of the consultation"),
    "role": Text("役割の期限", "End of the role"),
    "deputy": Text("代理の期限", "End of standing in"),
    "attachment": Text("添付の利用許諾・同意の期限", "End of the licence or consent for the attachment"),
}
# Monday first, as date.weekday() counts.
WEEKDAYS = tuple(
    Text(ja, en) for ja, en in zip("月火水木金土日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True)
)
MONTHS: tuple[str, ...] = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

BOARD: dict[str, Text] = {
    "title": Text("投稿の予定と状態", "What goes out when"),
    "as-of": Text("{at} の時点(時刻はすべて {zone})", "as of {at} (all times are {zone})"),
    "other-language": Text("English", "日本語"),
    "skip": Text("本文へ移動", "Skip to the content"),
    "contents": Text("このページの内容", "On this page"),
    "states": Text("状態ごとの件数", "How many in each state"),
    "drafts-count": Text("{count} 件", "{count}"),
    "calendar": Text("カレンダー", "Calendar"),
    "earlier-months": Text("過ぎた月", "Earlier months"),
    "list": Text("予定の一覧", "The drafts, one by one"),
    "overdue": Text("予定の時刻を過ぎ、公開の記録がないもの", "Past their time, with no record of publication"),
    "overdue-mark": Text("予定の時刻を過ぎています", "past its time"),
    "overdue-short": Text("公開の記録なし", "no record"),
    "undated": Text("日時が分からないもの", "Without a date and time"),
    "published": Text("公開済み", "Already out"),
    "next-days": Text("これからの {days} 日", "The next {days} days"),
    "today": Text("今日", "Today"),
    "later": Text("その後の予定: {counts}", "Later: {counts}"),
    "past": Text("公開済み: {count} 件", "Already out: {count}"),
    "past-with": Text(
        "公開済み: {count} 件(うち指摘のあるもの {wrong} 件)", "Already out: {count} ({wrong} of them with findings)"
    ),
    "count-of": Text("{state} {count} 件", "{state} {count}"),
    "nothing-planned": Text("予定はありません。", "Nothing is planned."),
    "blocking": Text("止めている理由", "What blocks"),
    "lines": Text("{lines} 行目", "line {lines}"),
    "incidents": Text("対応中の出来事", "Open incidents"),
    "no-incidents": Text("対応中の出来事はありません。", "No incident is open."),
    "opened": Text("{day} に開始", "opened on {day}"),
    "decided": Text("対応を決めた人: {who}", "Decided by {who}"),
    "undecided": Text("対応を決めた所属長の記録がありません。", "No head is on record as having decided."),
    "step-done": Text("済み", "Done"),
    "step-open": Text("未了", "To do"),
    "step-partly": Text("日・人・根拠のどれかが未記入", "day, person or evidence is missing"),
    "step-by": Text("{day} {who}", "{day}, {who}"),
    "no-steps": Text("手順の記録はまだありません。", "No step is on record yet."),
    "due": Text("期限の近いもの", "Due soon"),
    "no-due": Text("期限の近いものはありません。", "Nothing is due soon."),
    "due-what": Text("何の期限か", "What is due"),
    "due-day": Text("期限", "By"),
    "due-where": Text("記録の場所", "On record in"),
    "due-passed": Text("過ぎています", "passed"),
    "registers": Text("登録簿の指摘", "Findings in the registers"),
    "by-account": Text("アカウント別の件数", "Drafts by account and state"),
    "account": Text("アカウント", "Account"),
    "no-account": Text("(不明)", "(unknown)"),
    "total": Text("合計", "Total"),
    "author": Text("作成", "Author"),
    "hidden": Text(
        "(個人情報などの指摘があるため省略)",
        "(not shown: personal or secret)",
    ),
    "empty": Text("(文面がありません)", "(no text)"),
    "policy": Text("{name} 第 {version} 版", "{name}, version {version}"),
    "digest": Text("ルールブックの要約値", "Digest of the rulebook"),
    "internal": Text("内部資料です。外に出さないでください。", "For internal use: do not pass this on."),
    "made-by": Text("`sekisho report` が作りました。", "Made by `sekisho report`."),
    "summary": Text("下書き {count} 件: {counts}", "{count} drafts: {counts}"),
    # --- sekisho report
    "made": Text("{path} を作りました。", "Made {path}."),
    "made-rows": Text("{path} を作りました({rows} 件)。", "Made {path} ({rows} posts)."),
    "not-in-calendar": Text(
        "日時が分からないため、カレンダーに入れられなかった下書き:",
        "Drafts without a date and time, which a calendar can't hold:",
    ),
    "no-rows": Text("一括登録できる下書きはありませんでした。", "There is no draft to upload in bulk."),
    "calendar-name": Text("{name} 投稿の予定", "Posts of {name}"),
    "ics-to-mend": Text("直すところ {count} 件", "{count} to mend"),
}

# Of bulk files: how to upload them, what to do by hand, and why a draft is in none.
BULK: dict[str, Text] = {
    "hootsuite": Text("Hootsuite", "Hootsuite"),
    "buffer": Text("Buffer", "Buffer"),
    "meta": Text("Meta Business Suite", "Meta Business Suite"),
    "how-hootsuite": Text(
        "Hootsuite(Bulk Composer): ファイルごとに、名前のアカウントだけを選んで読み込みます。日付は「Year/Month/Day」、"
        "時間帯は {zone} とし、「Do not shorten links」に必ず印を付けます。リンクは本文のとおりに出すため、リンクの列は空です。",
        "Hootsuite (Bulk Composer): upload each file for the account in its name alone. Dates are Year/Month/Day, times "
        "are {zone}. Do tick “Do not shorten links”. Links stay where they are in the text, so the link column is empty.",
    ),
    "how-buffer": Text(
        "Buffer(Bulk Upload): ファイルごとに、名前のアカウントのチャンネルで読み込みます。チャンネルの時間帯が {zone} であることを"
        "確かめてください。画像の列は公開された URL しか受け付けないため空です。画像のあるものは「Save as Drafts」で読み込み、後から付けます。"
        "無料プランで一度に読み込めるのは 10 件までです。",
        "Buffer (Bulk Upload): upload each file to the channel of the account in its name; the channel's time zone must be "
        "{zone}. The image column takes public addresses only, so it is empty: upload posts with a picture with “Save as "
        "Drafts” and add it there. On the free plan at most 10 posts are taken at a time.",
    ),
    "how-meta": Text(
        "Meta Business Suite: 文章や写真の投稿をファイルから読み込む機能は公開されていません。このファイルは、"
        "プランナーで一件ずつ予約するときに写すための一覧です。時刻は {zone} です。",
        "Meta Business Suite documents no file from which posts could be uploaded (its bulk upload takes reels alone). "
        "This file is a list to copy from when you schedule them in the Planner. Times are {zone}.",
    ),
    "meta-day": Text("日付", "Date"),
    "meta-time": Text("時刻", "Time"),
    "meta-text": Text("本文", "Text"),
    "meta-files": Text("添付ファイル", "Attachments"),
    "meta-alt": Text("添付の説明(代替テキスト)", "Alternative text"),
    "meta-draft": Text("下書き", "Draft"),
    "by-hand": Text("手で付ける添付:", "Attachments to add by hand:"),
    "by-hand-alt": Text("説明: {alt}", "alternative text: {alt}"),
    "left-out": Text("入れなかった承認済みの下書き:", "Approved drafts that were left out:"),
    "left-out-of": Text("{path} ({scheduler}): {why}", "{path} ({scheduler}): {why}"),
    "left-out-of-all": Text("{path}: {why}", "{path}: {why}"),
    "not-approved": Text(
        "ほかに、承認済みでない下書きが {count} 件あります。一括登録のファイルには入れません。",
        "Besides, {count} drafts are not approved; they are in no file.",
    ),
    "formulas": Text(
        "表計算ソフトが数式として扱う文字(= + - @ など)で始まる本文があります。変えると投稿も変わるため、そのままにしました。"
        "次のファイルは、表計算ソフトで開かずに読み込んでください: {files}",
        "Some texts begin with what a spreadsheet runs as a formula (= + - @ and the like). Changing that would change the "
        "post, so they were left as they are. Upload these files without opening them in a spreadsheet: {files}",
    ),
    "guarded": Text(
        "投稿されない欄のうち、数式として扱われる文字で始まるものには、先頭に ' を付けました: {files}",
        "Cells that are not posted and begin like a formula got a ' in front: {files}",
    ),
    "left-over": Text(
        "前に作ったファイルが残っています。今回の内容ではないので、読み込まないでください: {files}",
        "Files of an earlier run are still here. They are not of this run; don't upload them: {files}",
    ),
    "no-service": Text("{service} の投稿を一括登録できる形式はありません。", "No bulk file takes posts for {service}."),
    "action": Text("{action}は一括登録できません。", "A {action} can't be uploaded in bulk."),
    "poll": Text("アンケートは一括登録できません。", "A poll can't be uploaded in bulk."),
    "title": Text("題名の欄がありません。", "There is no column for its title."),
    "no-text": Text("本文がありません。", "It has no text."),
    "pictures": Text("添付は {most} 点までです({found} 点)。", "It takes at most {most} attachment ({found} given)."),
    "picture-url": Text(
        "このサービスでは画像が要りますが、公開された URL しか指定できません。",
        "The service needs a picture, and only one with a public address can be given.",
    ),
    "past": Text("予定の時刻を過ぎています。", "Its time has passed."),
    "published": Text("公開した記録があります。", "It is on record as published."),
    "soon": Text("予約できるのは {minutes} 分より先です。", "It goes out less than {minutes} minutes from now."),
    "far": Text("予約できるのは {days} 日先までです。", "It goes out more than {days} days from now."),
    "minutes": Text("時刻は {step} 分刻みです。", "Times are in steps of {step} minutes."),
    "slot": Text("同じ時刻の投稿がすでに入っています。", "Another post has the same time."),
    "twice": Text("同じ本文の投稿がすでに入っています。", "Another post has the same text."),
    "rows": Text("一度に登録できるのは {rows} 件までです。", "At most {rows} posts can be uploaded at a time."),
}
