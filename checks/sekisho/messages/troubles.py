"""What is said of files that can't be read, or not be read as what they should be."""

from __future__ import annotations

from sekisho.messages import Text
from sekisho.typed import NamedTuple


class TroubleText(NamedTuple):
    """What is wrong with a file, what to do about it, and whether it blocks."""

    message: Text
    remedy: Text
    severity: str = "error"


def severity_of(key: str) -> str:
    """`error` or `warning`, for a trouble."""
    return TROUBLES[key].severity


EXPECTED = {
    "text": Text("文字", "text"),
    "choice": Text("決まった語の一つ", "one of a few words"),
    "flag": Text("true か false", "true or false"),
    "whole": Text("半角の整数", "a whole number"),
    "weight": Text("-999 から 999 までの半角の整数", "a whole number from -999 to 999"),
    "moment": Text("日時(例: 2026-12-01T09:00)", "a date and time (such as 2026-12-01T09:00)"),
    "day": Text("日付(例: 2026-12-01)", "a date (such as 2026-12-01)"),
    "list": Text("「- 」で始まる行の並び", 'a list of lines that begin with "- "'),
    "map": Text("「項目名: 値」の並び", 'lines of the form "name: value"'),
}


_YAML_REMEDY = Text(
    "この行と一つ上の行の書き方を確かめてください。",
    "Look at how this line and the one above it are written.",
)

TROUBLES: dict[str, TroubleText] = {
    # the file
    "file-missing": TroubleText(
        Text("このファイルがありません。", "This file is not there."),
        Text("ファイル名と場所を確かめてください。", "Check the file's name and folder."),
    ),
    "file-is-folder": TroubleText(
        Text("ファイルではなくフォルダーです。", "This is a folder, not a file."),
        Text(
            "フォルダーの名前から「.md」などの末尾を外してください。",
            "Take the ending, such as .md, off the folder's name.",
        ),
    ),
    "file-is-link": TroubleText(
        Text(
            "シンボリックリンクは読みません。確かめた後で指す先が変わるおそれがあるためです。",
            "Symbolic links are not read: what they point to can change after it was checked.",
        ),
        Text("リンクではなく、ファイルそのものを置いてください。", "Put the file itself here instead of a link."),
    ),
    "file-is-other": TroubleText(
        Text("普通のファイルではありません。", "This is no ordinary file."),
        Text("ファイルを作り直してください。", "Make the file anew."),
    ),
    "file-too-large": TroubleText(
        Text(
            "ファイルが大きすぎます({found} バイト。上限は {limit} バイト)。",
            "The file is too large ({found} bytes; at most {limit}).",
        ),
        Text(
            "投稿の文面だけを残し、写真や資料は media/ に分けて置いてください。",
            "Keep the text of the post alone in it; pictures and papers belong in media/.",
        ),
    ),
    "file-unreadable": TroubleText(
        Text("ファイルを読めません({found})。", "The file can't be read ({found})."),
        Text("読み取りの権限を確かめてください。", "Check whether you may read it."),
    ),
    "file-empty": TroubleText(
        Text("ファイルが空です。", "The file is empty."),
        Text(
            "`{command} init` が作る見本を参考に、項目を書いてください。",
            "Fill it in; `{command} init` makes an example to start from.",
        ),
    ),
    "not-a-draft": TroubleText(
        Text(
            "posts/ に下書き(.md)でないファイルがあります。このファイルは確かめていません。",
            "posts/ holds a file that is no draft (.md). It was not checked.",
        ),
        Text(
            "下書きなら名前の末尾を「.md」(小文字)に変え、添付なら media/ に移してください。",
            "If it is a draft, end its name in .md (small letters); if it is an attachment, move it to media/.",
        ),
    ),
    "not-an-incident": TroubleText(
        Text(
            "incidents/ に記録(.yml)でないファイルがあります。このファイルは確かめていません。",
            "incidents/ holds a file that is no record (.yml). It was not checked.",
        ),
        Text(
            "名前の末尾を「.yml」に変えるか、別の場所に移してください。", "End its name in .yml, or move it elsewhere."
        ),
    ),
    "outside-repo": TroubleText(
        Text("投稿管理フォルダーの外のファイルです。", "This file lies outside the content repo."),
        Text("posts/ の中に置いて、もう一度確かめてください。", "Put it in posts/ and check again."),
    ),
    "not-utf8": TroubleText(
        Text(
            "文字コードが UTF-8 ではありません({found} のようです)。", "The file is not UTF-8 (it looks like {found})."
        ),
        Text(
            "エディターの「名前を付けて保存」で文字コードに UTF-8 を選び、保存し直してください。",
            'Save it again with your editor\'s "Save as", choosing the encoding UTF-8.',
        ),
    ),
    "broken-utf8": TroubleText(
        Text("文字として読めないデータが混じっています。", "Some of the data here can't be read as text."),
        Text(
            "この場所の文字を打ち直し、文字コードに UTF-8 を選んで保存し直してください。",
            "Type the characters here anew, and save the file as UTF-8.",
        ),
    ),
    "byte-order-mark": TroubleText(
        Text(
            "ファイルの先頭に BOM(目に見えない印)があります。内容は読めています。",
            "The file begins with a byte order mark, which can't be seen. It was read all the same.",
        ),
        Text(
            "ほかの道具が読み誤ることがあります。「BOM なし」の UTF-8 で保存し直してください。",
            "Other programs can stumble over it: save the file as UTF-8 without BOM.",
        ),
        "warning",
    ),
    "nul-byte": TroubleText(
        Text("文字ではないデータ(NUL)が含まれています。", "The file holds data that is no text (NUL)."),
        Text(
            "壊れたファイルのようです。文面を新しいファイルに写してください。",
            "It seems damaged: copy the text into a new file.",
        ),
    ),
    # front matter and YAML
    "front-matter-missing": TroubleText(
        Text(
            "ファイルの先頭に記入欄(「---」で囲んだ部分)がありません。",
            'The file does not begin with a front matter (the fields between two lines of "---").',
        ),
        Text(
            "`{command} new` で下書きを作り、そこに本文を写してください。",
            "Make a draft with `{command} new` and copy the text into it.",
        ),
    ),
    "front-matter-late": TroubleText(
        Text("記入欄の「---」の前に空行があります。", 'There are blank lines before the "---" of the front matter.'),
        Text("「---」をファイルの 1 行目にしてください。", 'Make "---" the first line of the file.'),
    ),
    "front-matter-open": TroubleText(
        Text("記入欄を閉じる「---」がありません。", 'The "---" that closes the front matter is missing.'),
        Text("本文の前に「---」だけの行を入れてください。", 'Put a line of "---" alone before the text of the post.'),
    ),
    "front-matter-empty": TroubleText(
        Text("記入欄が空です。", "The front matter is empty."),
        Text(
            "account、scheduled_at、author などの項目を書いてください。",
            "Fill in the fields, such as account, scheduled_at and author.",
        ),
    ),
    "yaml-broken": TroubleText(
        Text("記入欄の書き方が崩れていて、読み取れません。", "The fields can't be read: their form is broken here."),
        _YAML_REMEDY,
    ),
    "yaml-colon": TroubleText(
        Text(
            "値の中に「: 」があり、項目の区切りと区別できません。",
            'There is a ": " within a value, which reads like another field.',
        ),
        Text('値の全体を「"」で囲んでください。', 'Put the whole value in double quotes (").'),
    ),
    "yaml-tab": TroubleText(
        Text("字下げにタブが使われています。", "A tab is used for indentation."),
        Text("タブを半角の空白に置き換えてください。", "Replace the tab with spaces."),
    ),
    "yaml-quote": TroubleText(
        Text("引用符が閉じられていません。", "A quotation mark is opened and never closed."),
        Text("値の終わりにも同じ引用符を付けてください。", "Put the same mark at the end of the value."),
    ),
    "yaml-no-colon": TroubleText(
        Text("項目名の後に「: 」がありません。", 'There is no ": " after the name of the field.'),
        Text(
            "「項目名: 値」の形で書いてください。コロンは半角で、後に空白を入れます。",
            'Write "name: value", with an ASCII colon and a space after it.',
        ),
    ),
    "yaml-indent": TroubleText(
        Text("字下げがそろっていません。", "The indentation does not line up."),
        Text(
            "同じ段の項目は、行頭の空白の数をそろえてください。",
            "Begin fields of the same level with the same number of spaces.",
        ),
    ),
    "yaml-reserved": TroubleText(
        Text("この記号では値を始められません。", "A value can't begin with this character."),
        Text('値の全体を「"」で囲んでください。', 'Put the whole value in double quotes (").'),
    ),
    "yaml-escape": TroubleText(
        Text('「"」で囲んだ値の中の「\\」が読み取れません。', 'The "\\" within the double quotes can\'t be read.'),
        Text("「\"」の代わりに「'」で囲んでください。", "Use single quotes (') instead of double ones."),
    ),
    "yaml-flow": TroubleText(
        Text(
            "「[ ]」か「{{ }}」が閉じられていないか、区切りの「,」がありません。",
            "A [ ] or {{ }} is not closed, or a comma is missing.",
        ),
        _YAML_REMEDY,
    ),
    "yaml-control": TroubleText(
        Text("目に見えない制御文字({found})が含まれています。", "There is an invisible control character ({found})."),
        Text("その行を消して、打ち直してください。", "Delete the line and type it again."),
    ),
    "yaml-documents": TroubleText(
        Text("一つのファイルに複数の文書があります。", "There are several documents in one file."),
        Text("ファイルを分けてください。", "Split the file."),
    ),
    "yaml-directive": TroubleText(
        Text("「%」で始まる指示は使えません。", 'Directives, which begin with "%", can\'t be used.'),
        Text("その行を消してください。", "Delete the line."),
    ),
    "yaml-anchor": TroubleText(
        Text("「&」や「*」による使い回しはできません。", 'Values can\'t be reused with "&" and "*".'),
        Text(
            '値をそのまま書いてください。記号から始まる値は「"」で囲みます。',
            'Write the value itself; one that begins with such a sign goes in quotes (").',
        ),
    ),
    "yaml-tag": TroubleText(
        Text("「!」で始まる型の指定は使えません。", 'Types, which begin with "!", can\'t be given.'),
        Text('指定を消すか、値の全体を「"」で囲んでください。', 'Delete it, or put the whole value in quotes (").'),
    ),
    "yaml-complex-key": TroubleText(
        Text(
            "項目名の場所に文字以外のものがあります。",
            "Something that is no text stands where the name of a field belongs.",
        ),
        _YAML_REMEDY,
    ),
    "yaml-too-deep": TroubleText(
        Text("字下げが深すぎます(上限は {limit} 段)。", "The fields are nested too deeply (at most {limit} levels)."),
        _YAML_REMEDY,
    ),
    "yaml-too-many": TroubleText(
        Text("項目が多すぎます(上限は {limit} 個)。", "There are too many fields (at most {limit})."),
        Text("ファイルを分けてください。", "Split the file."),
    ),
    "duplicate-key": TroubleText(
        Text("項目「{found}」が二度書かれています。", "The field {found} is given twice."),
        Text("どちらか一方を消してください。", "Delete one of the two."),
    ),
    # fields
    "unknown-field": TroubleText(
        Text("「{found}」という項目はありません。", "There is no field {found}."),
        Text("項目名を確かめてください。", "Check the name of the field."),
    ),
    "missing-field": TroubleText(
        Text("項目「{field}」がありません。", "The field {field} is missing."),
        Text("「{field}: 値」の行を加えてください。", 'Add a line "{field}: value".'),
    ),
    "empty-field": TroubleText(
        Text("項目「{field}」が空です。", "The field {field} is empty."),
        Text("値を書いてください。", "Give it a value."),
    ),
    "empty-item": TroubleText(
        Text("「{field}」の中に空の行があります。", "There is an empty item in {field}."),
        Text("値を書くか、「-」の行を消してください。", 'Give it a value, or delete the line with the "-".'),
    ),
    "wrong-type": TroubleText(
        Text("項目「{field}」の値「{found}」は読み取れません。", "The field {field} can't hold {found}."),
        Text("{expected}で書いてください。", "Write {expected}."),
    ),
    "not-a-choice": TroubleText(
        Text("項目「{field}」に「{found}」は使えません。", "The field {field} can't be {found}."),
        Text("次のどれかにしてください: {options}", "Use one of these: {options}"),
    ),
    "no-such-date": TroubleText(
        Text("「{found}」という日時はありません。", "There is no such date or time as {found}."),
        Text("暦で日付を確かめてください。", "Look the date up in a calendar."),
    ),
    "out-of-range": TroubleText(
        Text("項目「{field}」の値 {found} は範囲の外です。", "The value {found} of {field} is out of range."),
        Text("{least} から {most} までの数にしてください。", "Use a number from {least} to {most}."),
    ),
    "field-too-long": TroubleText(
        Text(
            "項目「{field}」が長すぎます({found} 字。上限は {limit} 字)。",
            "The field {field} is too long ({found} characters; at most {limit}).",
        ),
        Text("短くしてください。", "Make it shorter."),
    ),
    "list-too-long": TroubleText(
        Text(
            "「{field}」の数が多すぎます({found} 個。上限は {limit} 個)。",
            "There are too many items in {field} ({found}; at most {limit}).",
        ),
        Text("投稿を分けてください。", "Split the post."),
    ),
    "duplicate-id": TroubleText(
        Text("id「{found}」が二度使われています。", "The id {found} is used twice."),
        Text("どちらかの id を変えてください。", "Change one of the two."),
    ),
    "unknown-zone": TroubleText(
        Text("「{found}」という時間帯はありません。", "There is no time zone {found}."),
        Text("「Asia/Tokyo」のように書いてください。", "Write it like Asia/Tokyo."),
    ),
    # attachments and references
    "path-outside": TroubleText(
        Text("「{found}」は投稿管理フォルダーの外を指しています。", "{found} points outside the content repo."),
        Text(
            "ファイルを media/ などに入れ、そこからの道筋を書いてください。",
            "Put the file into the repo, in media/ for example, and name it from there.",
        ),
    ),
    "attachment-missing": TroubleText(
        Text("添付ファイル「{found}」がありません。", "The attachment {found} is not there."),
        Text("ファイルを置くか、名前を直してください。", "Put the file there, or correct its name."),
    ),
    "attachment-is-link": TroubleText(
        Text(
            "添付「{found}」はシンボリックリンクです。確かめた後で指す先が変わるおそれがあります。",
            "The attachment {found} is a symbolic link: what it points to can change after it was checked.",
        ),
        Text("リンクではなく、ファイルそのものを置いてください。", "Put the file itself there."),
    ),
    "attachment-is-folder": TroubleText(
        Text("添付「{found}」はファイルではありません。", "The attachment {found} is no file."),
        Text("ファイルを一つずつ挙げてください。", "Name the files one by one."),
    ),
    "attachment-not-as-named": TroubleText(
        Text(
            "添付「{found}」の中身は {form} で、名前の末尾と合いません。",
            "The attachment {found} is {form} inside, which its name does not say.",
        ),
        Text(
            "正しい形式で保存し直すか、名前の末尾を直してください。",
            "Save it in the right format, or correct the ending of its name.",
        ),
    ),
    "attachment-unknown": TroubleText(
        Text(
            "添付「{found}」は写真・動画として読めません。",
            "The attachment {found} can't be read as a picture or film.",
        ),
        Text(
            "JPEG、PNG、GIF、WebP、MP4 などで保存し直してください。",
            "Save it as JPEG, PNG, GIF, WebP or MP4, for example.",
        ),
    ),
    "reference-missing": TroubleText(
        Text("「{found}」というファイルがありません。", "There is no file {found}."),
        Text("ファイルの場所を確かめてください。", "Check where the file is."),
    ),
    "unknown-consultation": TroubleText(
        Text(
            "consultations.yml に「{found}」という協議はありません。",
            "There is no consultation {found} in consultations.yml.",
        ),
        Text(
            "協議の id を確かめるか、協議を consultations.yml に記録してください。",
            "Check the id, or record the consultation in consultations.yml.",
        ),
    ),
    "unknown-account": TroubleText(
        Text(
            "accounts.yml に「{found}」というアカウントはありません。", "There is no account {found} in accounts.yml."
        ),
        Text("アカウントの id を確かめてください。", "Check the id of the account."),
    ),
    # waivers
    "waiver-unknown-rule": TroubleText(
        Text("除外しようとしている規則「{found}」はありません。", "There is no rule {found} to be waived."),
        Text("指摘に書かれた規則の名前を写してください。", "Copy the rule's name from the finding."),
    ),
    "waiver-not-allowed": TroubleText(
        Text("規則「{found}」は除外できません。", "The rule {found} can't be waived."),
        Text(
            "文面か記録を直し、この除外の記入を消してください。", "Mend the text or the record, and delete this waiver."
        ),
    ),
    "waiver-without-reason": TroubleText(
        Text("規則「{found}」を除外する理由がありません。", "No reason is given for waiving {found}."),
        Text("reason に理由を書いてください。", "Write the reason into the field reason."),
    ),
    "waiver-without-right": TroubleText(
        Text(
            "規則「{found}」の除外を認めた人が、この下書きを承認できる人ではありません。",
            "The person who waived {found} may not approve this draft.",
        ),
        Text(
            "作成者以外の、このアカウントの承認者が判断し、by にその id を書いてください。",
            "Have an approver of this account, other than the author, decide, and write their id into the field by.",
        ),
    ),
    "waiver-without-end": TroubleText(
        Text("規則「{found}」の除外に期限がありません。", "The waiver of {found} has no end."),
        Text("until に日付を書いてください。", "Write a day into the field until."),
    ),
    "waiver-expired": TroubleText(
        Text("規則「{found}」の除外は {until} で期限が切れています。", "The waiver of {found} ended on {until}."),
        Text(
            "文面を直すか、承認者に改めて判断してもらってください。", "Mend the text, or have an approver decide again."
        ),
    ),
    "waiver-unneeded": TroubleText(
        Text(
            "規則「{found}」の指摘はもうありません。除外の記入が残っています。",
            "Nothing breaks {found} any more; the waiver is left over.",
        ),
        Text("この除外の記入を消してください。", "Delete the waiver."),
        "warning",
    ),
    # people and steps of approval
    "unknown-person": TroubleText(
        Text("「{found}」という id の人は people.yml にいません。", "people.yml has nobody with the id {found}."),
        Text("people.yml の id を写してください。", "Copy the id from people.yml."),
    ),
    "step-unclear": TroubleText(
        Text(
            "承認の手順の一段には、role、any_of、all_of のどれか一つだけを書きます。",
            "A step of the approval has exactly one of role, any_of and all_of.",
        ),
        Text("一つを残し、ほかを消してください。", "Keep one, and delete the others."),
    ),
    "period-reversed": TroubleText(
        Text("期間の終わり({found})が、始まりより前です。", "The period ends ({found}) before it begins."),
        Text("from と until を確かめてください。", "Check from and until."),
    ),
    "id-alike": TroubleText(
        Text(
            "id「{found}」は、見た目が「{other}」と同じか、見えない文字や全角の英数字を含みます。",
            "The id {found} looks like {other}, or has full-width or invisible characters in it.",
        ),
        Text(
            "半角の英数字など、見分けのつく id にしてください。", "Use an id that can be told apart, in plain letters."
        ),
    ),
    "no-public-key": TroubleText(
        Text("SSH の公開鍵として読めません。", "This is no SSH public key."),
        Text(
            "`.pub` ファイルの 1 行(ssh-ed25519 …)をそのまま写してください。秘密鍵は書きません。",
            "Copy the line of the .pub file (ssh-ed25519 …). Never the private key.",
        ),
    ),
    # the repo
    "older-policy": TroubleText(
        Text(
            "この検査器の規則は第 {version} 版で、sekisho.yml が求める第 {found} 版より古いものです。",
            "This checker's rules are version {version}, older than {found}, which sekisho.yml asks for.",
        ),
        Text(
            "新しい sekisho.pyz に置き換えてください(1 ファイルの差し替えです): {url}",
            "Replace sekisho.pyz by the newer one (it is one file): {url}",
        ),
        "warning",
    ),
}
