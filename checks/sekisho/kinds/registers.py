"""The kinds that look at registers. Importing this module registers them; checking a draft needs none of them."""

from sekisho.kinds import (
    changes,
    register_accounts,
    register_due,
    register_incidents,
    register_records,
    register_texts,
)

# Of what subject kinds are that read registers as text: they need no register that can be read as what it should be.
TEXTS = "texts"
# The subjects of kinds that can look at any register.
GENERAL = ("registers", TEXTS)

__all__ = ["changes", "register_accounts", "register_due", "register_incidents", "register_records", "register_texts"]
