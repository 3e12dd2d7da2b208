"""Asking a person at the terminal, one question at a time."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from sekisho.cli import write
from sekisho.messages.words import WORDS
from sekisho.trouble import SekishoError


def at_terminal() -> bool:
    """Is there somebody who could answer?"""
    return sys.stdin.isatty() and sys.stdout.isatty()


class Asker:
    """Asks in a language; raises SekishoError with the option to give instead where nobody can be asked."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def ask(self, question: str, option: str, *, empty: bool = False) -> str:
        """A line of text; asked again while it is empty, unless it may be."""
        while True:
            answer = self._line(f"{question}: ", option).strip()
            if answer or empty:
                return answer
            write(WORDS["ask-again"].in_(self.lang) + "\n")

    def choose(self, question: str, options: Sequence[str], option: str) -> str:
        """One of some options, by its number or its name; the first where the answer is empty."""
        for number, each in enumerate(options, start=1):
            write(f"  {number}. {each}\n")
        while True:
            answer = self._line(f"{question} [1]: ", option).strip() or "1"
            if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(options):
                return options[int(answer) - 1]
            if answer in options:
                return answer
            write(WORDS["ask-again"].in_(self.lang) + "\n")

    def confirm(self, question: str) -> bool:
        """Yes or no; nothing but a plain yes counts as one."""
        answer = self._line(f"{question} [y/N]: ", "--yes").strip().lower()
        return answer in ("y", "yes", "はい")

    def paragraph(self, question: str, option: str) -> str:
        """Several lines, ended by a line with a full stop alone."""
        write(question + "\n")
        lines = []
        while (line := self._line("", option)).strip() != ".":
            lines.append(line)
        return "\n".join(lines)

    def _line(self, prompt: str, option: str) -> str:
        if not at_terminal():
            raise SekishoError("no-answer", found=option)
        write(prompt)
        line = sys.stdin.readline()
        if not line:
            raise SekishoError("no-answer", found=option)
        return line.rstrip("\n")
