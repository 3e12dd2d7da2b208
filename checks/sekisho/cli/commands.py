"""The commands and their options."""

from __future__ import annotations

from collections.abc import Callable

from sekisho.cli.options import Command, Option, Parsed
from sekisho.messages import Text
from sekisho.trouble import SekishoError

FORMATS = ("text", "json", "sarif", "github", "gitlab")
_AT = Option("at", Text("どの時点として判断するか(省くと今)", "the moment to judge from (now, if left out)"), "TIME")

COMMANDS: dict[str, Command] = {
    command.name: command
    for command in (
        Command(
            "check",
            Text("下書きと登録簿を確かめる", "check drafts and registers"),
            "[PATH…]",
            (
                Option("format", Text("出力の形式", "the form of the output"), "FORMAT", FORMATS),
                _AT,
                Option("quiet", Text("指摘がなければ何も表示しない", "say nothing where nothing is found")),
                Option("staged", Text("コミットしようとしている内容を確かめる", "check what is about to be committed")),
                Option(
                    "part",
                    Text(
                        "--staged のうち、登録簿と全体にかかわることだけ",
                        "of --staged, only registers and what crosses drafts",
                    ),
                    "PART",
                    ("registers",),
                ),
            ),
        ),
        Command(
            "approve",
            Text("下書きを承認する", "approve drafts"),
            "PATH…",
            (
                Option("by", Text("承認者の id", "the approver's id"), "ID"),
                Option("at", Text("承認した日時(省くと今)", "when it was approved (now, if left out)"), "TIME"),
                Option("yes", Text("確かめの質問をせずに承認する", "approve without being asked")),
                Option("key", Text("署名に使う鍵のファイル", "the key file to sign with"), "FILE"),
                Option(
                    "since",
                    Text(
                        "登録簿の変更を、どの時点からのものとして承認するか(省くと HEAD)",
                        "of a register: the change since which commit (HEAD, if left out)",
                    ),
                    "REV",
                ),
            ),
        ),
        Command(
            "new",
            Text("下書きを作る", "make a draft"),
            "[PATH]",
            (
                Option("account", Text("アカウントの id", "the account's id"), "ID"),
                Option("action", Text("投稿の種類", "what is done"), "ACTION", ("post", "share", "follow", "reply")),
                Option("scheduled-at", Text("投稿の日時", "when it goes out"), "TIME"),
                Option("author", Text("作成者の id", "the author's id"), "ID"),
                Option("title", Text("題名", "the title"), "TEXT"),
                Option("target", Text("シェア・フォローの相手", "whom to share or follow"), "WHO"),
                Option("media", Text("添付ファイル(何度でも)", "an attachment (may be given again)"), "FILE", (), True),
                Option("body", Text("本文", "the text of the post"), "TEXT"),
            ),
        ),
        Command(
            "status",
            Text("予定と状態、止めている理由を見る", "see what goes out when, and what blocks it"),
            "[DIR]",
            (
                Option("days", Text("何日先まで見るか(省くと 14)", "how many days ahead (14, if left out)"), "N"),
                Option("format", Text("出力の形式", "the form of the output"), "FORMAT", ("text", "json")),
                _AT,
            ),
        ),
        Command(
            "report",
            Text(
                "予定と状態をページ、カレンダー、一括登録用のファイルにする",
                "put the plan into a page, a calendar, or files for bulk upload",
            ),
            "[DIR]",
            (
                Option("out", Text("作る先のフォルダー", "the folder to put it in"), "DIR"),
                Option(
                    "format",
                    Text("作るもの(省くと html)", "what to make (html, if left out)"),
                    "FORMAT",
                    ("html", "ics", "csv"),
                ),
                _AT,
            ),
        ),
        Command(
            "sheet",
            Text("起案・決裁用紙を作る", "make an approval sheet to print"),
            "POST",
            (
                Option("out", Text("作るファイル(- は標準出力)", "the file to make (- for standard output)"), "FILE"),
                _AT,
            ),
        ),
        Command(
            "incident",
            Text("炎上やなりすましの対応を記録する", "record what is done about a flame-up or an impersonation"),
            "open|step|close [PATH]",
            (
                Option("kind", Text("何が起きたか", "what happened"), "KIND", ("flame-up", "impersonation")),
                Option("account", Text("アカウントの id", "the account's id"), "ID"),
                Option("step", Text("行った手順", "the step that was taken"), "STEP"),
                Option("by", Text("気づいた人、行った人の id", "the id of who noticed it, or took the step"), "ID"),
                Option("on", Text("その日(省くと今日)", "on which day (today, if left out)"), "DATE"),
                Option(
                    "evidence",
                    Text("それを示すもの、見られる場所の URL", "what shows it, or the address where it can be seen"),
                    "TEXT",
                ),
                Option("post", Text("炎上した投稿の下書き", "the draft of the post that drew the flame-up"), "PATH"),
                Option("decided-by", Text("対応を決めた所属長の id", "the id of the head who decided"), "ID"),
                Option(
                    "needed",
                    Text("必要とした対応(何度でも)", "a step that is needed (may be given again)"),
                    "STEP",
                    (),
                    True,
                ),
                _AT,
            ),
        ),
        Command(
            "triage",
            Text(
                "寄せられたコメントを、残すか確かめるか提案する",
                "suggest which incoming comments to keep, review or delete",
            ),
            "FILE",
            (
                Option("format", Text("出力の形式", "the form of the output"), "FORMAT", ("text", "json", "html")),
                Option("log", Text("削除の記録 moderation.yml に書き加える", "add to the moderation log"), "FILE"),
                Option("account", Text("記録するアカウントの id", "the id of the account, for the log"), "ID"),
                Option("by", Text("削除を決めた人の id", "the id of who decided, for the log"), "ID"),
                Option(
                    "accept",
                    Text(
                        "削除したと記録するコメントの id(何度でも)",
                        "a comment to record as deleted (again for more)",
                    ),
                    "ID",
                    (),
                    True,
                ),
                Option(
                    "blocked",
                    Text(
                        "そのうち利用者も止めたものの id(何度でも)",
                        "one of them whose writer was blocked (again for more)",
                    ),
                    "ID",
                    (),
                    True,
                ),
                _AT,
            ),
        ),
        Command(
            "explain",
            Text("規則や条項を説明する", "explain a rule or a clause"),
            "RULE|CLAUSE",
        ),
        Command(
            "init",
            Text("投稿管理フォルダーを作る", "make a content repo"),
            "DIR",
            (
                Option(
                    "plain",
                    Text(
                        "pre-commit を使わず、sekisho.pyz と git のフックだけを置く",
                        "no pre-commit: put sekisho.pyz and a git hook in",
                    ),
                ),
                Option(
                    "source",
                    Text("pre-commit が取りに行く Sekisho の場所", "where pre-commit gets Sekisho from"),
                    "REPO",
                ),
                Option("rev", Text("その版(タグかコミット)", "its version (a tag or commit)"), "REV"),
            ),
        ),
        Command(
            "receive",
            Text(
                "push を受け付けてよいか確かめる(サーバーの pre-receive フック用)",
                "judge a push (for the server's pre-receive hook)",
            ),
            "",
            (_AT,),
        ),
        Command(
            "compile",
            Text("ルールブックから検査器を作る", "make the checker from a rulebook"),
            "",
            (
                Option(
                    "policy",
                    Text("ルールブックのフォルダー(省くと policy)", "the rulebook's folder (policy, if left out)"),
                    "DIR",
                ),
                Option(
                    "out",
                    Text("作るファイル(省くと sekisho.pyz)", "the file to make (sekisho.pyz, if left out)"),
                    "FILE",
                ),
                Option(
                    "data", Text("検査用のデータを書き出すフォルダー", "a folder for the compiled data as well"), "DIR"
                ),
            ),
        ),
    )
}


def load(name: str) -> Callable[[Parsed], int]:
    """The function that runs a command."""
    try:  # importlib would have to be imported first
        run: Callable[[Parsed], int] = __import__(f"sekisho.cli.{name}", fromlist=["run"]).run
    except ModuleNotFoundError as error:  # sekisho.pyz carries only what checking needs
        raise SekishoError("only-installed", found=name) from error
    return run
