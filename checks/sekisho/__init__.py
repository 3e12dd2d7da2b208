"""Sekisho: a social-media guideline as a rulebook that checks drafts, explains itself and teaches."""

__version__ = "0.1.0"
