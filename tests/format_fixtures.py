"""Findings for the tests of formats, made by hand, so that no test of a format depends on what is found."""

from __future__ import annotations

from typing import Any

from sekisho.check.finding import ERROR, WARNING, Finding

POLICY = {
    "site_url": "https://sekisho.example.jp/",
    "version": "1.0",
    "digest": "0123456789abcdef" * 4,
    "short_name": {"ja": "例の指針", "en": "Example Guideline"},
}


def finding(rule: str, path: str = "posts/地図 1.md", **more: Any) -> Finding:
    fields: dict[str, Any] = {"line": 7, "column": 17, "end_line": 7, "end_column": 33, "clauses": ()}
    fields |= {"severity": ERROR, "found": "", "values": {}, "excerpt": None, **more}
    return Finding(path=path, rule=rule, **fields)


LINK = finding("shortened-url", clauses=("6-1-4",), found="https://bit.ly/a", values={"host": "bit.ly"})
FIELD = finding("unknown-field", line=5, column=1, end_line=5, end_column=6, found="acton", values={"near": "action"})
MARKS = finding("exclamation-marks", clauses=("3-6",), line=8, end_line=9, end_column=2, severity=WARNING, found="!!!")
TRIAL = LINK._replace(severity=WARNING, experimental=True)
# All that has a meaning in a workflow command, and what can't be seen.
HARD = finding("unknown-field", "posts/100%,a:b.md", found="50%\n::error::x, y: {0}\x1b[31m\u202e")
SAME = {name: finding("shortened-url", clauses=("6-1-4",), found=name, values={"host": name}) for name in ("a", "b")}
