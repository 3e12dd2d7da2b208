"""The registers of a content repo: its settings, official accounts, people and incidents."""

from sekisho.registers.accounts import Account
from sekisho.registers.incidents import Incident
from sekisho.registers.people import Person
from sekisho.registers.repo import Names, Repo
from sekisho.registers.settings import Settings

__all__ = ["Account", "Incident", "Names", "Person", "Repo", "Settings"]
