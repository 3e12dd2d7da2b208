"""A content repo: its tree of files and its registers, each read once, when first asked for."""

from __future__ import annotations

from sekisho.registers import accounts, incidents, people, settings
from sekisho.registers.accounts import Account
from sekisho.registers.incidents import Incident
from sekisho.registers.people import Person
from sekisho.registers.settings import Settings
from sekisho.schema import Fields, Reading, near
from sekisho.source import MAX_BYTES, Source, Span, decode
from sekisho.syntax import Node, parse
from sekisho.tree import Tree
from sekisho.trouble import SekishoError, Trouble, Troubles
from sekisho.typed import Any, NamedTuple

SETTINGS = "sekisho.yml"
ACCOUNTS = "accounts.yml"
PEOPLE = "people.yml"
INCIDENTS = "incidents"
POSTS = "posts"
MEDIA = "media"


class Names(NamedTuple):
    """Names that the rulebook gives and registers use."""

    services: tuple[str, ...]
    roles: tuple[str, ...]


class Register:
    """A register's file: its source, and where each field of it stands."""

    def __init__(self, source: Source, nodes: dict[str, Node]) -> None:
        self.source = source
        self.path = source.path
        self.nodes = nodes

    def at(self, *names: str) -> Span:
        """The place of the first of these fields that is there; else the beginning of the file."""
        for name in names:
            if name in self.nodes:
                return self.nodes[name].span
        return Span(0, 0)


class Repo:
    """A content repo. What is wrong with its registers is in `troubles` once they have been read."""

    def __init__(self, tree: Tree, names: Names) -> None:
        self.tree = tree
        self.names = names
        self.troubles = Troubles()
        self.files: dict[str, Register] = {}
        if tree.kind(SETTINGS) == "none":
            raise SekishoError("no-settings")
        self.settings = self._read_settings()
        self._accounts: dict[str, Account] | None = None
        self._people: dict[str, Person] | None = None
        self._incidents: dict[str, Incident] | None = None

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
                values = self._read(path, incidents.FIELDS)
                if values is not None:
                    self._incidents[path] = incidents.build(path, values)
        return self._incidents

    def read_all(self) -> None:
        """Read every register, so that `troubles` is complete."""
        _ = self.accounts, self.people, self.incidents

    def open_flame_up(self, account: str) -> Incident | None:
        """The flame-up that holds the posts of an account back, where there is one."""
        for incident in self.incidents.values():
            if incident.kind == incidents.FLAME_UP and incident.account == account and incident.is_open:
                return incident
        return None

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
        found: dict[str, Account] = {}
        for account in values.get("accounts") or []:
            if account.id in found:
                self._trouble(ACCOUNTS, account.place + ".id", "duplicate-id", found=account.id)
                continue
            found[account.id] = account
            if account.service and account.service not in self.names.services:
                self._unknown(ACCOUNTS, account.place + ".service", account.service, self.names.services)
        return found

    def _read_people(self) -> dict[str, Person]:
        values = self._read(PEOPLE, people.FIELDS) or {}
        found: dict[str, Person] = values.get("people") or {}
        for name, person in found.items():
            for number, role in enumerate(person.roles):
                if role not in self.names.roles:
                    self._unknown(PEOPLE, f"people.{name}.roles[{number}]", role, self.names.roles)
        return found

    def _read(self, path: str, fields: Fields) -> dict[str, Any] | None:
        kind = self.tree.kind(path)
        if kind != "file":
            self.troubles.add(Trouble(path, "file-missing" if kind == "none" else f"file-is-{kind}"))
            return None
        if self.tree.size(path) > MAX_BYTES:
            self.troubles.add(
                Trouble(path, "file-too-large", found=f"{self.tree.size(path):,}", limit=f"{MAX_BYTES:,}")
            )
            return None
        source = decode(path, self.tree.read(path, MAX_BYTES), self.troubles)
        if source is None:
            return None
        before = len(self.troubles)
        root = parse(source, self.troubles)
        if root is None:
            if len(self.troubles) == before:
                self.troubles.add(Trouble(path, "file-empty"))
            return None
        reading = Reading(source, self.troubles)
        values: dict[str, Any] | None = fields.read(root, reading, "")
        self.files[path] = Register(source, reading.nodes)
        return values

    def _trouble(self, path: str, place: str, key: str, **values: Any) -> None:
        register = self.files[path]
        Reading(register.source, self.troubles).trouble(register.nodes[place], key, **values)

    def _unknown(self, path: str, place: str, found: str, options: tuple[str, ...]) -> None:
        field = place.rpartition(".")[2].partition("[")[0]
        self._trouble(path, place, "not-a-choice", field=field, found=found, options=options, near=near(found, options))
