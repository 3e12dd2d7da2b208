"""The commands and their options."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from sekisho.cli.options import Command, Option, Parsed
from sekisho.messages import Text
from sekisho.trouble import SekishoError

_AT = Option("at", Text("どの時点として判断するか(省くと今)", "the moment to judge from (now, if left out)"), "TIME")

COMMANDS: dict[str, Command] = {
    command.name: command
    for command in (
        Command(
            "check",
            Text("下書きと登録簿を確かめる", "check drafts and registers"),
            "[PATH…]",
            (
                Option("format", Text("出力の形式", "the form of the output"), "FORMAT", ("text", "json")),
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
            (Option("by", Text("承認者の id", "the approver's id"), "ID"), _AT),
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
    try:
        run: Callable[[Parsed], int] = import_module(f"sekisho.cli.{name}").run
    except ModuleNotFoundError as error:  # sekisho.pyz carries only what checking needs
        raise SekishoError("only-installed", found=name) from error
    return run
