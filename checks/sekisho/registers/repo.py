"""A content repo: its tree of files and its registers, each read once, when first asked for."""

from __future__ import annotations

from sekisho.registers import accounts, people, settings
from sekisho.registers.accounts import Account
from sekisho.registers.people import Person
from sekisho.registers.reading import Register, RegisterFiles
from sekisho.registers.references import flaws_of_people, flaws_of_steps
from sekisho.registers.settings import Settings
from sekisho.schema import Reading, near
from sekisho.source import Source
from sekisho.syntax import Node
from sekisho.tree import Tree
from sekisho.trouble import SekishoError, Trouble
from sekisho.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sekisho.draft import Draft
    from sekisho.draft.fields import Consultation
    from sekisho.registers.answers import Answer
    from sekisho.registers.confirmations import Confirmation
    from sekisho.registers.consultations import Consulted
    from sekisho.registers.incidents import Incident
    from sekisho.registers.moderation import Deletion
    from sekisho.registers.posts import Post

SETTINGS = "sekisho.yml"
ACCOUNTS = "accounts.yml"
PEOPLE = "people.yml"
CONSULTATIONS = "consultations.yml"
MODERATION = "moderation.yml"
ANSWERS = "answers.yml"
INCIDENTS = "incidents"
CONFIRMATIONS = "confirmations"
POSTS = "posts"
MEDIA = "media"


class Names(NamedTuple):
    """Names that the rulebook gives and registers use."""

    services: tuple[str, ...]
    roles: tuple[str, ...]


class Repo(RegisterFiles):
    """A content repo. What is wrong with its registers is in `troubles` once they have been read."""

    def __init__(self, tree: Tree, names: Names) -> None:
        super().__init__(tree)
        self.names = names
        if tree.kind(SETTINGS) == "none":
            raise SekishoError("no-settings")
        self.settings = self._read_settings()
        self._accounts: dict[str, Account] | None = None
        self._people: dict[str, Person] | None = None
        self._incidents: dict[str, Incident] | None = None
        self._confirmations: list[Confirmation] | None = None
        self._consultations: dict[str, Consulted] | None = None
        self._moderation: dict[str, Deletion] | None = None
        self._answers: dict[str, Answer] | None = None
        self._posts: dict[str, Post] | None = None
        self._posts_are_whole = False

    @property
    def accounts(self) -> dict[str, Account]:
        """The official accounts by id."""
        if self._accounts is None:
            self._accounts = self._read_accounts()
        return self._accounts

    @property
    def people(self) -> dict[str, Person]:
        """The people by id."""
        if self._people is None:
            self._people = self._read_people()
        return self._people

    @property
    def incidents(self) -> dict[str, Incident]:
        """The incidents by path."""
        if self._incidents is None:
            self._incidents = {}
            for path in self.tree.walk(INCIDENTS):
                if not path.endswith((".yml", ".yaml")):
                    self.troubles.add(Trouble(path, "not-an-incident"))
                    continue
                from sekisho.registers import incidents

                values = self._read(path, incidents.FIELDS)
                if values is not None:
                    self._incidents[path] = incidents.build(path, values)
                    self._check_account(path, "account", self._incidents[path].account)
        return self._incidents

    @property
    def consultations(self) -> dict[str, Consulted]:
        """The consultations on record by id; none where there is no such file."""
        if self._consultations is None:
            from sekisho.registers import consultations  # most checks need none of them

            values = self._read(CONSULTATIONS, consultations.FIELDS, optional=True) or {}
            self._consultations = self._by_id(CONSULTATIONS, values.get("consultations") or [])
        return self._consultations

    @property
    def moderation(self) -> dict[str, Deletion]:
        """The comments that were deleted, by the id of the entry."""
        if self._moderation is None:
            from sekisho.registers import moderation

            values = self._read(MODERATION, moderation.FIELDS, optional=True) or {}
            self._moderation = self._by_id(MODERATION, values.get("entries") or [])
            for entry in self._moderation.values():
                self._check_account(MODERATION, entry.place + ".account", entry.account)
        return self._moderation

    @property
    def answers(self) -> dict[str, Answer]:
        """The comments that were answered on the website, by the id of the entry."""
        if self._answers is None:
            from sekisho.registers import answers

            values = self._read(ANSWERS, answers.FIELDS, optional=True) or {}
            self._answers = self._by_id(ANSWERS, values.get("answers") or [])
        return self._answers

    @property
    def posts(self) -> dict[str, Post]:
        """What the registers ask of the drafts, by path; without those that can't be read."""
        from sekisho.registers.posts import read_post

        known = self.watch_posts()
        waiting = [] if self._posts_are_whole else [path for path in self.drafts() if path not in known]
        for path in waiting:
            if (post := read_post(path, self)) is not None:
                known[path] = post
        self._posts_are_whole = True
        return known

    def watch_posts(self) -> dict[str, Post]:
        """Have `note` keep what it is shown, so that `posts` need not read the same drafts again."""
        if self._posts is None:
            self._posts = {}
        return self._posts

    def note(self, draft: Draft) -> None:
        """Take note of a draft that was read, where somebody will ask for `posts`."""
        if self._posts is not None and draft.path not in self._posts:
            from sekisho.registers.posts import post_of

            self._posts[draft.path] = post_of(draft)

    def consultation(self, given: Consultation | str | None) -> Consultation | None:
        """A consultation that is written out, or the one on record with that id."""
        if isinstance(given, str):
            found = self.consultations.get(given)
            return found.held if found else None
        return given

    @property
    def confirmations(self) -> list[Confirmation]:
        """Who confirmed changes of the protected files."""
        if self._confirmations is None:
            self._confirmations = []
            for path in self.tree.walk(CONFIRMATIONS):
                from sekisho.registers import confirmations

                values = self._read(path, confirmations.FIELDS)
                if values is not None:
                    self._confirmations.append(confirmations.build(path, values))
        return self._confirmations

    def read_logs(self) -> None:
        """Read the registers that no draft depends on, unless it names an entry of them."""
        _ = self.consultations, self.moderation, self.answers

    def read_all(self) -> None:
        """Read every register that drafts depend on, so that `troubles` is complete."""
        _ = self.accounts, self.people, self.incidents, self.confirmations

    def open_flame_ups(self, account: str) -> list[Incident]:
        """The flame-ups that hold the posts of an account back."""
        return [
            each for each in self.incidents.values() if each.is_flame_up and each.account == account and each.is_open
        ]

    def drafts(self) -> list[str]:
        """Paths of everything below posts/, drafts or not."""
        return list(self.tree.walk(POSTS))

    def _read_settings(self) -> Settings:
        values = self._read(SETTINGS, settings.FIELDS)
        register = self.files.get(SETTINGS)
        if values is None or register is None:
            values, register = {}, Register(Source(SETTINGS, ""), {})
        reading = Reading(register.source, self.troubles)
        reading.nodes = register.nodes
        return settings.build(values, Node("map", 0, 0), reading)

    def _read_accounts(self) -> dict[str, Account]:
        values = self._read(ACCOUNTS, accounts.FIELDS) or {}
        found: dict[str, Account] = self._by_id(ACCOUNTS, values.get("accounts") or [])
        for account in found.values():
            if account.service and account.service not in self.names.services:
                self._unknown(ACCOUNTS, account.place + ".service", account.service, self.names.services)
            given = account.consultation
            if isinstance(given, str) and given not in self.consultations:
                place = account.place + ".consultation"
                self._nobody(ACCOUNTS, place, "unknown-consultation", given, self.consultations)
        return found

    def _check_account(self, path: str, place: str, account: str) -> None:
        if account and account not in self.accounts and ACCOUNTS in self.files:
            self._nobody(path, place, "unknown-account", account, self.accounts)

    def _read_people(self) -> dict[str, Person]:
        values = self._read(PEOPLE, people.FIELDS) or {}
        found: dict[str, Person] = values.get("people") or {}
        for name, person in found.items():
            for number, role in enumerate(person.roles):
                if role not in self.names.roles:
                    self._unknown(PEOPLE, f"people.{name}.roles[{number}]", role, self.names.roles)
            for number, account in enumerate(person.accounts):
                self._check_account(PEOPLE, f"people.{name}.accounts[{number}]", account)
        for flaw in flaws_of_people(found, near):
            self._trouble(PEOPLE, flaw.place, flaw.key, **flaw.values)
        for flaw in flaws_of_steps(self.settings, found, self.names.roles, near) if found else ():
            self._trouble(SETTINGS, flaw.place, flaw.key, **flaw.values)
        return found
