"""The rulebook: `policy/` read, validated as a whole, and turned into objects. Runs at build time only."""

from sekisho.rulebook.load import load
from sekisho.rulebook.mistakes import Mistake, RulebookError
from sekisho.rulebook.model import Chapter, Clause, Example, Rule, Rulebook, WordEntry, Words

__all__ = [
    "Chapter",
    "Clause",
    "Example",
    "Mistake",
    "Rule",
    "Rulebook",
    "RulebookError",
    "WordEntry",
    "Words",
    "load",
]
