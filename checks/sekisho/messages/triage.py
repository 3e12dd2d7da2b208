"""What `sekisho triage` says: suggestions, its page, and what is wrong with what was handed in."""

from __future__ import annotations

from sekisho.messages import Text

PROBLEMS: dict[str, Text] = {
    "encoding": Text(
        "文字コードが {found} のため、この行から先は読んでいません。UTF-8 か Shift_JIS で保存し直してください。",
        "The encoding is {found}, so nothing was read from this line on: save it as UTF-8 or Shift_JIS.",
    ),
    "broken-bytes": Text(
        "{found} として読めない文字があるため、この行は判定していません。",
        "This line was not judged: it holds bytes that are no {found}.",
    ),
    "line-too-long": Text(
        "1 行が {limit} バイトを超えるため、この行は判定していません。",
        "This line was not judged: it has more than {limit} bytes.",
    ),
    "no-comments": Text("コメントが 1 件もありません。", "There is not one comment in it."),
    "json-array": Text(
        "全体が [ ] で囲まれた JSON は読めません。1 行に 1 件ずつ書いてください。",
        "JSON in one pair of brackets is not read: write one comment a line.",
    ),
    "broken-json": Text(
        "{column} 文字目で JSON として読めなくなるため、この行は判定していません。",
        "This line was not judged: it is no JSON from character {column} on.",
    ),
    "not-an-object": Text(
        '{{"id": …, "body": …}} の形ではないため、この行は判定していません。',
        'This line was not judged: it is not of the form {{"id": …, "body": …}}.',
    ),
    "no-heading": Text(
        "1 行目に「body」という列の名前がありません。id、body、あれば url の列がある表にしてください。",
        "No column is called body on the first line: the table needs the columns id and body, and may have url.",
    ),
    "broken-row": Text(
        "引用符が閉じていないか、前後に余分な文字があるため、ここから始まる行は判定していません。",
        "The row that begins here was not judged: a quotation mark is not closed, or something stands beside it.",
    ),
    "too-many-cells": Text(
        "列が {found} あり、見出しの {expected} より多いため、この行は判定していません。区切りの文字を含む本文は、引用符で囲んでください。",
        "This row was not judged: it has {found} cells, the heading {expected}. Put quotation marks around a body with separators in it.",
    ),
    "no-body": Text("本文(body)がないため、判定していません。 {found}", "Not judged, as there is no body. {found}"),
    "body-too-long": Text(
        "本文が {found} 字あり、上限の {limit} 字を超えるため、判定していません。",
        "Not judged: the body has {found} characters, more than {limit}.",
    ),
    "no-id": Text(
        "id がありません。判定はしましたが、記録には残せません。",
        "There is no id. It was judged, but can't be put on record.",
    ),
    "same-id": Text(
        "id「{found}」は前にもありました。どちらも判定しましたが、記録では区別できません。",
        "The id {found} was there before. Both were judged, but a record can't tell them apart.",
    ),
    "ids-not-compared": Text(
        "件数が多いため、ここから先は、同じ id が前にもあったかを確かめていません。",
        "From here on, ids are not compared with earlier ones any more: there are too many.",
    ),
    "not-found": Text(
        "--accept の id「{found}」のコメントはありません。", "There is no comment {found}, as given by --accept."
    ),
    "no-ground": Text(
        "id「{found}」には当たる理由が見つかっていないため、記録していません。削除するときは、記録に直接書いてください。",
        "No ground was found for {found}, so nothing was recorded. To delete it all the same, write the entry by hand.",
    ),
    "logged-before": Text(
        "id「{found}」の削除は、すでに記録されています。", "The deletion of {found} is on record already."
    ),
}

TRIAGE: dict[str, Text] = {
    "keep": Text("残す", "keep"),
    "review": Text("確かめる", "review"),
    "delete": Text("削除の案", "delete"),
    "summary": Text(
        "コメント {count} 件: 残す {keep} 件、確かめる {review} 件、削除の案 {delete} 件。",
        "{count} comments: {keep} to keep, {review} to review, {delete} suggested for deletion.",
    ),
    "problems": Text("読めなかった点が {count} 件あります。", "Could not be read: {count}."),
    "decide": Text(
        "決めるのは人です。批判は削除の理由になりません。", "People decide. Criticism is no ground for deletion."
    ),
    "policy": Text("({name} 第 {version} 版 {digest})", "({name}, version {version}, {digest})"),
    "progress": Text("{count} 件", "{count} comments"),
    "place": Text("{line} 行目", "line {line}"),
    "line": Text("{line} 行目のコメント(id なし)", "the comment on line {line} (no id)"),
    "ask": Text("どうしますか", "What do you do?"),
    "ask-no": Text("記録しない", "record nothing"),
    "ask-yes": Text("削除したと記録する", "record it as deleted"),
    "ask-block": Text("削除し、利用者も止めたと記録する", "record it as deleted, its writer as blocked"),
    "logged": Text("{path} に {count} 件を記録しました。", "Recorded {count} in {path}."),
    "title": Text("コメントの確認", "Comments to look at"),
    "contents": Text("理由ごとの件数", "Counts by ground"),
    "none": Text("確かめるコメントはありません。", "There is no comment to look at."),
    "kept": Text(
        "残すコメント {keep} 件は、このページに載せていません。",
        "Comments to keep are not on this page: {keep}.",
    ),
    "unread": Text("読めなかった点", "What could not be read"),
    "more-grounds": Text("ほかに当たりうる理由: {cites}", "Other possible grounds: {cites}"),
    "reasons": Text("そう考えた理由", "Why"),
    "todo": Text("どうするか", "What to do"),
    "original": Text("元のコメントを開く", "Open the comment"),
    "masked": Text(
        "個人情報は＊で隠しています。下線の言葉が手がかりです。",
        "Personal data is hidden behind asterisks; the words underlined gave the hints.",
    ),
    "decision": Text(
        "□ 残す　□ 削除する　□ 利用者を止める　判断した人", "□ keep  □ delete  □ block the writer  decided by"
    ),
}
