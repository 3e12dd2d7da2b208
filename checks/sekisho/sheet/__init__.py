"""The approval sheet: a draft as a paper that can be read, stamped and filed, and held against what is approved."""
