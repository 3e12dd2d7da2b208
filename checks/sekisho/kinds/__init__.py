"""What a rule can check: a small, closed set of general kinds, by subject.

Importing it registers those that look at drafts; `registers` registers the rest, which no draft needs.
"""

from sekisho.kinds import accounts, approval, hidden, links, media, people, platform, records, words
from sekisho.kinds.base import KINDS, Context, Hit, Kind, Lists, Params

__all__ = [
    "KINDS",
    "Context",
    "Hit",
    "Kind",
    "Lists",
    "Params",
    "accounts",
    "approval",
    "hidden",
    "links",
    "media",
    "people",
    "platform",
    "records",
    "words",
]
