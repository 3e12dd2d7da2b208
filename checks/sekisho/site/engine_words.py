"""What pages say that run the checker in the browser, whichever page it is."""

from __future__ import annotations

from sekisho.messages import Text

ENGINE = {
    "loading": Text("確かめる準備をしています(はじめの一度だけです)。", "Getting ready to check (this happens once)."),
    "ready": Text("準備ができました。", "Ready."),
    "checking": Text("確かめています。", "Checking."),
    "reading": Text("フォルダーの中を見ています。", "Looking through the folder."),
    "reading-count": Text("フォルダーの中を見ています({count} 件)。", "Looking through the folder ({count} files)."),
    "error": Text("止めます", "Blocks"),
    "warning": Text("確かめます", "Look at this"),
    "comma": Text("、", ", "),
    "cites": Text("({cites})", " ({cites})"),
    "line": Text("{line} 行目", "line {line}"),
    "go": Text("本文のこの箇所へ", "Show it in the text"),
    "page": Text("この指摘の説明", "What this means"),
    "more": Text("ほかに {count} 件あります。上のものから直してください。", "There are {count} more. Mend those above first."),
    "weighed": Text("{count} / {limit}(X の数え方)", "{count} / {limit} (as X counts)"),
    "counted": Text("{count} / {limit} 字", "{count} / {limit} characters"),
    "left": Text("あと {count}", "{count} left"),
    "over": Text("{count} 超えています", "{count} too many"),
    "cut": Text("▼ ここから先は入りません", "▼ From here on it doesn't fit"),
    "preview": Text("見え方", "Preview"),
    "here": Text("この下書きの出し先", "where this draft goes"),
    "no-repo": Text("選んだフォルダーに sekisho.yml がありません。投稿管理フォルダーを選んでください。", "There is no sekisho.yml in that folder. Choose the content repo."),
    "too-many": Text("ファイルが 2 万件を超えています。投稿管理フォルダーだけを選んでください。", "There are more than 20,000 files. Choose the content repo alone."),
    "unreadable": Text("フォルダーを読めませんでした。もう一度選んでください。", "The folder could not be read. Please choose it again."),
    "failed-unable": Text("このブラウザーでは確かめられません(WebAssembly か Worker が使えません)。検査器(sekisho.pyz)を使ってください。", "This browser can't check drafts (WebAssembly or workers are missing). Use the checker (sekisho.pyz) instead."),
    "failed-silent": Text("準備が終わりません。ブラウザーかサーバーの設定が WebAssembly を禁じているか、通信が止まっています。管理者に「サイトを置く」のページを見てもらうか、検査器(sekisho.pyz)を使ってください。", "It doesn't get ready. The browser or the server forbids WebAssembly, or the connection is dead. Ask the administrator to see \"Hosting the site\", or use the checker (sekisho.pyz)."),
    "failed-start": Text("準備ができませんでした。ページを読み直すか、検査器(sekisho.pyz)を使ってください。", "It could not get ready. Reload the page, or use the checker (sekisho.pyz)."),
    "failed-slow": Text("時間がかかりすぎるため、やめました。文を短くするか、検査器(sekisho.pyz)を使ってください。", "It took too long, so it was stopped. Shorten the text, or use the checker (sekisho.pyz)."),
    "failed-broken": Text("確かめている途中で止まりました。入力を続けると、はじめからやり直します。", "It stopped while checking. Go on typing, and it will start again."),
}  # fmt: skip
