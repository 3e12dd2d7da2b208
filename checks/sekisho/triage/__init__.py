"""Triage: incoming comments in, suggestions out. It suggests, with the words found and the ground; people decide."""
