"""What a kind of check is: a generator that says where something is and what it is.

Rule, clause, severity and message are the engine's. A kind is general: it knows nothing of any guideline, only its
parameters, which a rule names in YAML and the compiler checks against the annotations of the kind's `Params` class.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from sekisho.registers import Repo
from sekisho.source import Source, Span
from sekisho.text.passage import Passage
from sekisho.typed import Any, NamedTuple

# Names of lists in `policy/lists/`, by what the lists hold. The compiler checks that each exists.


class WordList(str):
    """A list of words."""

    __slots__ = ()


class HostList(str):
    """A list of hosts."""

    __slots__ = ()


class NameList(str):
    """A list of names."""

    __slots__ = ()


class Role(str):
    """A role of `policy.yml`."""

    __slots__ = ()


class Hit(NamedTuple):
    """Something found: where, the words as typed (they fill `{found}`), and what else fills the rule's message."""

    source: Source
    span: Span
    found: str = ""
    values: Mapping[str, object] = {}


class Params:
    """Parameters of a kind. A subclass annotates them; a class attribute is a default."""

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)


class Lists(NamedTuple):
    """The compiled lists that are not words to look for in text.

    `hosts` are domains by list; `names` lead, by list, from every name of a thing to the one it is known by.
    """

    hosts: Mapping[str, frozenset[str]]
    names: Mapping[str, Mapping[str, str]]
    platforms: Mapping[str, Mapping[str, Any]]


class Context(NamedTuple):
    """Everything outside the draft that a check may look at. There is no clock: `at` is the moment to judge from."""

    repo: Repo
    at: datetime
    lists: Lists


class Kind(NamedTuple):
    """A registered kind. `subject` is what it checks; `gives` names what a message may use beside `{found}`."""

    name: str
    params: type[Params]
    run: Callable[..., Iterator[Hit]]
    subject: str
    gives: tuple[str, ...]


KINDS: dict[str, Kind] = {}

_Run = Callable[..., Iterator[Hit]]


def kind(
    name: str, params: type[Params], *, subject: str = "draft", gives: tuple[str, ...] = ()
) -> Callable[[_Run], _Run]:
    """Register a kind under the name that rules use in YAML."""

    def register(run: _Run) -> _Run:
        KINDS[name] = Kind(name, params, run, subject, gives)
        return run

    return register


def passage_hit(passage: Passage, start: int, end: int, **values: object) -> Hit:
    """A hit at `start:end` of a passage's folded text."""
    return Hit(passage.source, passage.span(start, end), passage.typed(start, end), values)
