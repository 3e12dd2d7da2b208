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
    "needs-topic": Text(
        "規則の名前か条項を指定してください(例: sekisho explain shortened-url、sekisho explain '6(1)④')。",
        "Name a rule or a clause, such as: sekisho explain shortened-url, or: sekisho explain '6(1)④'.",
    ),
    "needs-folder": Text("作るフォルダーの名前を指定してください。", "Name the folder to make."),
    "needs-path": Text("下書きのファイルを指定してください。", "Name the draft's file."),
    "needs-option": Text("{found} を指定してください。", "Give {found}."),
    "unknown-topic": Text("「{found}」という規則も条項もありません。", "There is no rule or clause {found}."),
    "unknown-person": Text(
        "people.yml に「{found}」という人はいません。", "There is nobody called {found} in people.yml."
    ),
    "unknown-account": Text(
        "accounts.yml に「{found}」というアカウントはありません。", "There is no account {found} in accounts.yml."
    ),
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
