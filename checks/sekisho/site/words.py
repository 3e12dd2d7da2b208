"""The words of generated pages, in both languages. What rules and clauses say comes from the rulebook."""

from __future__ import annotations

from sekisho.messages import Text

ENFORCEMENT = {
    "automatic": Text("自動で確かめる", "checked automatically"),
    "record": Text("記録を確かめる", "record asked for"),
    "judgement": Text("人が判断する", "for people to judge"),
    "information": Text("知っておく", "to know"),
}
ENFORCEMENT_ABOUT = {
    "automatic": Text("下書きの内容だけから決まります。", "Decided from the draft alone."),
    "record": Text(
        "誰が確かめたか、どこに許可があるかなどの記録を求めます。",
        "A person must have recorded something, such as who confirmed it.",
    ),
    "judgement": Text(
        "機械には決められません。チェックリストと練習問題で扱います。",
        "No machine can decide it: checklists and drills take it up.",
    ),
    "information": Text("破ることのない条項です。", "Nobody can break it."),
}
SEVERITY = {
    "error": Text("止める", "blocks"),
    "warning": Text("知らせる", "reminds"),
}
STATUS = {
    "experimental": Text("試行中(止めません)", "on trial (never blocks)"),
    "stable": Text("運用中", "in use"),
    "deprecated": Text("廃止予定", "being withdrawn"),
}
SUBJECT = {
    "post": Text("投稿", "posts"),
    "share": Text("シェア", "shares"),
    "follow": Text("フォロー", "follows"),
    "reply": Text("返信", "replies"),
    "accounts": Text("アカウントの登録簿", "the register of accounts"),
    "incidents": Text("炎上・なりすましの記録", "records of incidents"),
    "comment": Text("寄せられたコメントと所属の対応", "incoming comments and what the department does"),
}
# How each kind of check goes about it, for readers who don't program.
KIND = {
    "words": Text("決まった言葉や形が、文の中にあるかを見ます。より長い別の言葉の一部は数えません。", "Looks for certain words and forms; parts of longer, harmless words are not counted."),
    "ideas": Text("いくつかの考えが、近くの文にそろって現れるかを見ます。一つだけでは当たりません。", "Looks for several ideas that meet within a few sentences; one alone is never enough."),
    "words-missing": Text("あるべき言葉が、文の中にあるかを見ます。", "Looks whether words that should be there are there."),
    "sentence-length": Text("一文の字数を数えます。URL とハッシュタグの行は数えません。", "Counts the characters of each sentence; addresses and lines of hashtags don't count."),
    "url-host": Text("リンクの行き先を一覧と照らします。https:// のない形、リンクの中に埋め込まれた URL、つづりを崩した形も見ます。", "Holds the hosts of links against a list; also without https://, inside another link's parameters, and spelt out."),
    "url-lookalike": Text("リンクの行き先が、公的なドメインに似せた別のものかを見ます。", "Sees whether a link's host imitates an official one."),
    "third-party-link": Text("公的な機関と組合自身のページのほかに、信頼できる理由の記録があるかを見ます。", "Asks for a recorded reason for every page that is neither the organisation's own nor a public body's."),
    "identifier": Text("番号やアドレスの形を見分け、登録された連絡先と、まわりの言葉から、個人のものかを判断します。", "Recognises numbers and addresses, and tells by the registered contacts and the words around them whether they are a person's."),
    "media-record": Text("添付ごとの記入があるかを見ます。", "Looks for what must be recorded of each attachment."),
    "media-location": Text("添付ファイルの中に、撮影した場所の情報があるかを見ます。", "Looks inside the attachments for the position at which they were taken."),
    "quote-record": Text("引用の許可が記録されているかを見ます。", "Looks for a recorded permission to quote."),
    "platform-limit": Text("投稿先のサービスが公表している上限と比べます。", "Compares with the limits that the service publishes."),
    "approval": Text("承認の記録を、登録簿・時刻・内容と照らします。", "Holds the approval against the registers, the time and the content."),
    "author-role": Text("作成者を登録簿と照らします。", "Holds the author against the register of people."),
    "draft-account": Text("投稿先のアカウントを登録簿と照らします。", "Holds the account against the register."),
    "flame-up-hold": Text("炎上の記録と照らします。", "Holds the account against the records of flame-ups."),
    "field-is": Text("記入欄の値を見ます。", "Looks at a field of the draft."),
    "target": Text("相手を、公的な機関の一覧と照らします。本人の申告は使いません。", "Holds the target against the lists of public bodies; what the author says of it is not used."),
    "one-account-per-service": Text("登録簿のアカウントを、サービスごとに数えます。", "Counts the accounts of each service in the register."),
    "account-consultation": Text("協議の記録があるかを見ます。", "Looks for a consultation on record."),
    "account-password": Text("パスワードを変えた日から数えます。", "Counts from the day on which the password was changed."),
    "account-record": Text("登録簿の記入があるかを見ます。", "Looks for what must be recorded of an account."),
    "account-retirement": Text("廃止の記録がそろっているかを見ます。", "Looks for everything that must be recorded of a closed account."),
    "incident-steps": Text("終了した記録に、必要な手順がそろっているかを見ます。", "Looks for the steps that a closed record must have."),
    "incident-decision": Text("終了した記録に、決めた人が書かれているかを見ます。", "Looks for who decided, in a closed record."),
}  # fmt: skip

WORDS = {
    "guideline": Text("ガイドライン", "The guideline"),
    "guideline-lead": Text("章を選ぶと、条項ごとに、内容・守る人・確かめ方・規則が読めます。", "Choose a chapter to read each clause, whom it binds, how it is enforced, and its rules."),
    "chapter": Text("第 {number} 章 {title}", "Chapter {number}: {title}"),
    "binds": Text("守る人", "Binds"),
    "enforced": Text("確かめ方", "Enforced"),
    "rules": Text("規則", "Rules"),
    "no-rules": Text("この条項だけの規則はありません。", "No rule belongs to this clause alone."),
    "note": Text("補足", "Note"),
    "source": Text("出典", "Source"),
    "rule-list": Text("規則の一覧", "All rules"),
    "rule-list-lead": Text("{count} 件の規則があります。条件を選ぶと絞り込めます。絞り込んだ状態の URL は、そのまま人に送れます。", "There are {count} rules. Choose conditions to narrow them down; the address keeps your choice, so it can be sent to others."),
    "filter-text": Text("言葉で探す", "Search"),
    "filter-clause": Text("条項", "Clause"),
    "filter-enforcement": Text("確かめ方", "How it is enforced"),
    "filter-severity": Text("当たったとき", "When found"),
    "filter-audience": Text("守る人", "Whom it binds"),
    "filter-all": Text("すべて", "All"),
    "filter-reset": Text("条件を消す", "Clear"),
    "filter-count": Text("{count} 件を表示しています。", "Showing {count} rules."),
    "what": Text("この規則が見ること", "What it looks at"),
    "clauses": Text("もとになる条項", "The clauses behind it"),
    "why": Text("なぜ", "Why"),
    "todo": Text("どうするか", "What to do"),
    "message": Text("表示される指摘", "What you are told"),
    "examples": Text("例", "Examples"),
    "passes": Text("通る例", "Passes"),
    "fails": Text("当たる例", "Does not pass"),
    "keep": Text("残すコメントの例", "Comments to keep"),
    "remove": Text("当たるコメントの例", "Comments that fall under it"),
    "good": Text("よい例", "Good"),
    "bad": Text("よくない例", "Not good"),
    "facts": Text("この規則について", "Facts"),
    "rule-id": Text("名前", "Name"),
    "severity": Text("当たったとき", "When found"),
    "applies": Text("対象", "Applies to"),
    "waivable": Text("除外", "Waiver"),
    "waivable-yes": Text("承認者が、理由と期限を書いて、一つの下書きについて除外できます。", "An approver can waive it for one draft, with a reason and an end."),
    "waivable-no": Text("除外できません。", "It can't be waived."),
    "status": Text("状態", "Status"),
    "since": Text("いつから", "Since"),
    "since-version": Text("第 {version} 版から", "version {version}"),
    "lists": Text("使っている言葉の一覧", "The vocabularies it uses"),
    "list-count": Text("{title}({count} 件)", "{title} ({count})"),
    "list-unless": Text("次の語の一部は数えません: {words}", "Not counted as part of: {words}"),
    "list-patterns": Text("ほかに {count} 通りの形", "And {count} forms"),
    "list-join": Text("、", ", "),
    "coverage": Text("条項と規則の見取り図", "Coverage map"),
    "coverage-lead": Text("{clauses} の条項を、{rules} 件の規則がどう支えているかを一目で示します。", "How {rules} rules stand behind {clauses} clauses, at a glance."),
    "coverage-legend": Text("印の見方", "Legend"),
    "format": Text("ファイルの形式についての指摘", "Findings on the form of files"),
    "format-lead": Text("規則を確かめる前に、ファイルそのものが読めるかを見ます。条項によらない指摘は次のとおりです。", "Before any rule is asked, files must be readable. These are the findings that cite no clause."),
    "format-what": Text("指摘", "Finding"),
    "draft-guide": Text("下書きの書き方", "Writing a draft"),
    "home": Text("ホーム", "Home"),
    "breadcrumbs": Text("現在地", "You are here"),
    "top-of-chapter": Text("{title}のほかの条項", "Other clauses of this chapter"),
}  # fmt: skip


def words(key: str, lang: str, **values: object) -> str:
    """The words `key` in a language, with `values` filled in."""
    return WORDS[key].in_(lang).format(**values)
