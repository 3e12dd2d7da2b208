"""Compiling: a rulebook in, one small deterministic checker out."""

from sekisho.compile.core import compile_core
from sekisho.compile.examples import example_mistakes
from sekisho.compile.texts import compile_reports, compile_texts

__all__ = ["compile_core", "compile_reports", "compile_texts", "example_mistakes"]
