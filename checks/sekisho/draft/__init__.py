"""A draft: one scheduled post, its front matter and its text, with the place of every part of it."""

from sekisho.draft.model import Draft
from sekisho.draft.read import read_draft

__all__ = ["Draft", "read_draft"]
