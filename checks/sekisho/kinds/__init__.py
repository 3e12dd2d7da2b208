"""What a rule can check: a small, closed set of general kinds, by subject. Importing this module registers them all."""

from sekisho.kinds import accounts, approval, changes, hidden, links, media, people, platform, records, words
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
    "changes",
    "hidden",
    "links",
    "media",
    "people",
    "platform",
    "records",
    "words",
]
