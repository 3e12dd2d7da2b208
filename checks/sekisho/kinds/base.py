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
from sekisho.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from sekisho.text.lexicon import Lexicon
    from sekisho.text.wording import Weights

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


class Clause(str):
    """A clause of the guideline."""

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

    `hosts` are domains by list; `names` lead, by list, from every name of a thing to the one it is known by, and
    `labels` from that to what it is called in each language.
    """

    hosts: Mapping[str, frozenset[str]]
    names: Mapping[str, Mapping[str, str]]
    platforms: Mapping[str, Mapping[str, Any]]
    labels: Mapping[str, Mapping[str, Mapping[str, str]]] = {}

    def label(self, name: str, thing: str) -> Mapping[str, str] | None:
        """What a thing of a list is called in each language; None where the list has but one name for it."""
        return self.labels.get(name, {}).get(thing)


class Context(NamedTuple):
    """Everything outside the draft that a check may look at. There is no clock: `at` is the moment to judge from.

    `before` is the content repo before the change that is judged; None where it is judged as it stands. `policy` and
    `lexicon`, what the rulebook says of itself and the words to look for in registers, are there for kinds that look at
    registers; `weights`, how drafts are worded by clause, for the kind that reads wording.
    """

    repo: Repo
    at: datetime
    lists: Lists
    before: Repo | None = None
    policy: Mapping[str, Any] = {}
    lexicon: Lexicon | None = None
    weights: Mapping[str, Weights] = {}


class Kind(NamedTuple):
    """A registered kind. `subject` is what it checks; `gives` names what a message may use beside `{found}`.

    `needs` tells from its parameters the lists, and the fields of the front matter (`filled`), without which it finds
    nothing: of each group at least one has to have something in the draft. Most rules are ruled out by that. What a
    `mute` kind finds doesn't tell what a draft is about.
    """

    name: str
    params: type[Params]
    run: Callable[..., Iterator[Hit]]
    subject: str
    gives: tuple[str, ...]
    needs: Callable[[Any], tuple[tuple[str, ...], ...]] | None = None
    mute: bool = False


KINDS: dict[str, Kind] = {}


def filled(field: str) -> str:
    """What `needs` calls a field of the front matter that is filled in; no list has such a name."""
    return f"{field}:"


def in_force(setting: str) -> str:
    """What `needs` calls a setting of `sekisho.yml` that asks for something; no list has such a name."""
    return f"{setting}!"


_Run = Callable[..., Iterator[Hit]]


def kind(
    name: str,
    params: type[Params],
    *,
    subject: str = "draft",
    gives: tuple[str, ...] = (),
    needs: Callable[[Any], tuple[tuple[str, ...], ...]] | None = None,
    mute: bool = False,
) -> Callable[[_Run], _Run]:
    """Register a kind under the name that rules use in YAML."""

    def register(run: _Run) -> _Run:
        KINDS[name] = Kind(name, params, run, subject, gives, needs, mute)
        return run

    return register


def passage_hit(passage: Passage, start: int, end: int, **values: object) -> Hit:
    """A hit at `start:end` of a passage's folded text."""
    return Hit(passage.source, passage.span(start, end), passage.typed(start, end), values)
