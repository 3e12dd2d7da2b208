"""What is said when the request or the configuration is wrong, so that nothing can be done."""

from __future__ import annotations

from sekisho.messages import Text

ERRORS: dict[str, Text] = {
    "no-settings": Text(
        "sekisho.yml がありません。投稿管理フォルダーの中で実行するか、`{command} init フォルダー名` で作ってください。",
        "There is no sekisho.yml. Run this inside a content repo, or make one with `{command} init DIR`.",
    ),
    "no-repo": Text(
        "「{found}」とその上のフォルダーに sekisho.yml がありません。"
        "投稿管理フォルダーの中で実行するか、`{command} init フォルダー名` で作ってください。",
        "There is no sekisho.yml in {found} or above it. Run this inside a content repo, or make one with `{command} init DIR`.",
    ),
    "outside-repo": Text(
        "「{found}」は投稿管理フォルダー「{root}」の外にあります。",
        "{found} lies outside the content repo {root}.",
    ),
    "not-compiled": Text(
        "検査用のデータがありません。`make` か `{command} compile` でルールブックから作ってください。",
        "The compiled rulebook is missing: make it with `make` or `{command} compile`.",
    ),
    "no-draft-to-open": Text(
        "「{found}」は下書きとして読めません。「下書きを確かめる」で、どこを直せばよいかを見てください。",
        "{found} can't be read as a draft. The page that checks drafts shows what to mend.",
    ),
    "bad-rulebook": Text(
        "ルールブックに {count} 件の誤りがあります。直してから、もう一度実行してください。",
        "The rulebook has {count} mistakes. Mend them and run this again.",
    ),
    "unknown-command": Text("「{found}」という命令はありません。", "There is no command {found}."),
    "only-installed": Text(
        "「{found}」は sekisho.pyz では使えません。Sekisho をインストールして実行してください。",
        "{found} is not part of sekisho.pyz: install Sekisho to use it.",
    ),
    "unknown-option": Text("「{found}」という指定はありません。", "There is no option {found}."),
    "option-needs-value": Text("{found} の後に値({value})が要ります。", "{found} needs a value ({value})."),
    "option-without-value": Text("{found} に値は付けられません。", "{found} takes no value."),
    "option-choice": Text(
        "{option} に「{found}」は使えません(使えるもの: {options})。",
        "{option} can't be {found} (use one of {options}).",
    ),
    "bad-moment": Text(
        "「{found}」は日時として読めません(例: 2026-12-01T09:00)。",
        "{found} is no date and time (such as 2026-12-01T09:00).",
    ),
    "bad-days": Text(
        "「{found}」は日数として使えません(1 から {most} までの整数)。",
        "{found} is no number of days (a whole number from 1 to {most}).",
    ),
    "too-many-folders": Text(
        "フォルダーは一つだけ指定してください(「{found}」は二つ目です)。",
        "Name one folder only ({found} is the second).",
    ),
    "needs-topic": Text(
        "規則の名前か条項を指定してください(例: sekisho explain shortened-url、sekisho explain '6(1)④')。",
        "Name a rule or a clause, such as: sekisho explain shortened-url, or: sekisho explain '6(1)④'.",
    ),
    "needs-folder": Text("作るフォルダーの名前を指定してください。", "Name the folder to make."),
    "needs-comments": Text(
        "コメントのファイルを 1 つ指定してください(- は標準入力)。",
        "Name one file of comments (- for standard input).",
    ),
    "cannot-read": Text("「{found}」を読めません({said})。", "{found} can't be read ({said})."),
    "log-form": Text(
        "「{found}」は、削除の記録として書き加えられる形ではありません。`entries:` の下に「  - id: …」で始まる行が並ぶ形に直してください。何も書いていません。",
        "{found} is not a log that can be added to: below entries: there must be lines that begin with - id:. Nothing was written.",
    ),
    "needs-path": Text("下書きのファイルを指定してください。", "Name the draft's file."),
    "one-draft": Text(
        "一度に作れるのは、下書き一件の用紙です({found})。",
        "A sheet is made of one draft at a time ({found}).",
    ),
    "needs-option": Text("{found} を指定してください。", "Give {found}."),
    "unknown-topic": Text("「{found}」という規則も条項もありません。", "There is no rule or clause {found}."),
    "no-commit": Text("「{found}」というコミットはありません。", "There is no commit {found}."),
    "bad-push": Text("git から受け取った行を読めません: {found}", "This line from git can't be read: {found}"),
    "nothing-changed": Text(
        "「{found}」は、最後のコミットから変わっていません。",
        "{found} has not changed since the last commit.",
    ),
    "no-signing-key": Text(
        "署名する鍵が見つかりません。people.yml に登録した公開鍵の秘密鍵を `--key ファイル` で指定するか、ssh-agent に入れてください。",
        "No key to sign with was found. Name the private half of your key in people.yml with `--key FILE`, or add it to ssh-agent.",
    ),
    "no-ssh-keygen": Text(
        "署名には OpenSSH の ssh-keygen が要ります。この機械には見当たりません。",
        "Signing needs OpenSSH's ssh-keygen, which this machine does not have.",
    ),
    "signing-failed": Text(
        "署名できませんでした({found})。パスフレーズや、トークンの接続を確かめてください。",
        "It could not be signed ({found}). Check the passphrase, or that the token is connected.",
    ),
    "other-key": Text(
        "「{found}」の鍵は、people.yml に登録された公開鍵と合いません。",
        "The key {found} is not the one registered in people.yml.",
    ),
    "no-repository": Text(
        "署名を求める場合は、sekisho.yml に repository(この投稿管理フォルダーの名前)を書いてください。",
        "To ask for signatures, write repository, a name for this content repo, into sekisho.yml.",
    ),
    "unknown-person": Text(
        "people.yml に「{found}」という人はいません。", "There is nobody called {found} in people.yml."
    ),
    "unknown-account": Text(
        "accounts.yml に「{found}」というアカウントはありません。", "There is no account {found} in accounts.yml."
    ),
    "no-action": Text(
        "open(記録を始める)、step(手順を記録する)、close(終了にする)のどれかを指定してください。",
        "Say open (begin a record), step (record a step) or close.",
    ),
    "unknown-incident": Text("「{found}」という記録はありません。", "There is no record {found}."),
    "no-open-incident": Text("対応中の記録はありません。", "There is no open record."),
    "which-incident": Text(
        "対応中の記録が複数あります。どれかを指定してください: {options}",
        "There are several open records; name one of them: {options}",
    ),
    "bad-day": Text("「{found}」は日付として読めません(例: 2026-12-01)。", "{found} is no date (such as 2026-12-01)."),
    "unusable-registers": Text(
        "登録簿に誤りがあります。`{command} check` で場所を確かめ、先に直してください。",
        "The registers have mistakes: see them with `{command} check`, and mend them first.",
    ),
    "unreadable-draft": Text(
        "「{found}」は下書きとして読めません。`{command} check {found}` で場所を確かめてください。",
        "{found} can't be read as a draft: see why with `{command} check {found}`.",
    ),
    "file-exists": Text("「{found}」はすでにあります。", "{found} exists already."),
    "cannot-write": Text("「{found}」に書き込めません({said})。", "{found} can't be written ({said})."),
    "no-answer": Text(
        "質問に答えられる端末ではありません。{found} で指定してください。",
        "There is no terminal to ask at: give {found}.",
    ),
    "no-git": Text("git が見つかりません。", "git was not found."),
    "git-failed": Text("git {found} が失敗しました: {said}", "git {found} failed: {said}"),
    "foreign-hook": Text(
        "git のフック「{found}」がすでにあります。上書きしませんでした。そこに次の行を加えてください: {line}",
        "There is a git hook {found} already; it was left as it is. Add this line to it: {line}",
    ),
    "inside-other-repo": Text(
        "「{found}」は別の git リポジトリーの中にあるため、pre-commit のフックを置けません。外に作るか、--plain を使ってください。",
        "{found} lies inside another git repository, where pre-commit's hook can't be put: make it elsewhere, or use --plain.",
    ),
    "pre-commit-failed": Text("`pre-commit install` が失敗しました: {said}", "`pre-commit install` failed: {said}"),
    "no-source": Text(
        "pre-commit が Sekisho を取りに行く場所が分かりません。--source で指定するか、--plain を使ってください。",
        "It is not known where pre-commit can get Sekisho from: give --source, or use --plain.",
    ),
}
