"""The tables of how well the checker reads, from what was measured."""

from __future__ import annotations

from typing import Any

from sekisho.messages import Text
from sekisho.rulebook import Rulebook

_HEAD = Text(
    "| 文例の組 | 適切な下書き | 誤って止めた | 誤って知らせた | 不適切な下書き | 見つけた | 止めた | 条項の誤り |",
    "| batch | proper drafts | wrongly blocked | wrongly reminded | improper | caught | blocked | wrong clause |",
)
_COMMENT_HEAD = Text(
    "| 文例の組 | 残すコメント | 誤って削除 | 誤って確認 | そのほか | 見つけた | 号も正しい |",
    "| batch | comments to keep | wrongly deleted | wrongly reviewed | others | flagged | right ground |",
)
_CLAUSE_HEAD = Text("| 条項 | 見つけた | 全体 |", "| clause | caught | of |")
_WHEN = Text("{day} に、ルールブック `{digest}` で測りました。", "Measured on {day} with the rulebook `{digest}`.")


def quality_tables(measured: dict[str, Any], lang: str, book: Rulebook) -> str:
    """Tables of drafts, comments and clauses as Markdown; `measured` is what benchmarks/quality.py keeps."""
    when = _WHEN.in_(lang).replace("{day}", measured["measured_on"]).replace("{digest}", measured["digest"])
    parts = [when, _rows(_HEAD.in_(lang), [_drafts(row) for row in measured["batches"]])]
    comments = [_comments(row) for row in measured["batches"] if row["comments"]]
    if comments:
        parts.append(_rows(_COMMENT_HEAD.in_(lang), comments))
    clauses = [
        [book.clauses[name].cite if name in book.clauses else name, caught, total]
        for name, (caught, total) in sorted(measured["clauses"].items())
    ]
    return "\n\n".join([*parts, _rows(_CLAUSE_HEAD.in_(lang), clauses)])


def _rows(head: str, rows: list[list[object]]) -> str:
    rule = "| --- |" + " --- |" * (head.count("|") - 2)
    return "\n".join([head, rule, *("| " + " | ".join(map(str, row)) + " |" for row in rows)])


def _drafts(row: dict[str, Any]) -> list[object]:
    found = row["drafts"]
    shares = (_share(found["caught"], found["bad"]), _share(found["blocked"], found["bad"]))
    wrong = f"{found['wrong_clause_share'] or 0:.1%}"
    return [row["batch"], found["clean"], found["false_blocks"], found["false_reminders"], found["bad"], *shares, wrong]


def _comments(row: dict[str, Any]) -> list[object]:
    found = row["comments"]
    shares = (_share(found["flagged"], found["remove"]), _share(found["right_category"], found["remove"]))
    return [row["batch"], found["keep"], found["wrongly_deleted"], found["wrongly_reviewed"], found["remove"], *shares]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"
