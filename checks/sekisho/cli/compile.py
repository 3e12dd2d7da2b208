"""`sekisho compile`: rulebook in, checker out; or every mistake in the rulebook, all at once."""

from __future__ import annotations

import os

from sekisho.cli import write
from sekisho.cli.options import Parsed
from sekisho.compile.artifact import PYZ, build_pyz, compile_data
from sekisho.compile.artifact import write as write_files
from sekisho.messages import say
from sekisho.messages.errors import ERRORS
from sekisho.messages.words import WORDS
from sekisho.rulebook import RulebookError, load


def run(parsed: Parsed) -> int:
    """Compile, and say what was made."""
    lang = parsed.get("lang", "ja")
    try:
        book = load(parsed.get("policy", "policy"))
        compiled = compile_data(book)
    except RulebookError as error:
        write("".join(mistake.tell(lang) + "\n" for mistake in error.mistakes), stream="stderr")
        write(say(ERRORS["bad-rulebook"], lang, {"count": len(error.mistakes)}) + "\n", stream="stderr")
        return 2
    made = build_pyz(compiled)
    out = parsed.get("out", PYZ)
    write_files(os.path.dirname(out) or ".", {os.path.basename(out): made})
    if parsed.has("data"):
        write_files(parsed.get("data"), {**compiled, PYZ: made})
    values = {"out": out, "size": f"{len(made) / 1000:,.0f}", "rules": len(book.rules), "digest": book.digest[:12]}
    write(say(WORDS["compiled"], lang, {**values, "version": book.policy.version}) + "\n")
    return 0
