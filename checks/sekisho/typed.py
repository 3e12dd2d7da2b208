"""What `typing` offers for annotations, without importing it: that takes 5 ms, an eighth of the check of one draft.

To a type checker these are typing's own. When the program runs, annotations are texts that nobody evaluates but the
compiler, a `Literal` is a class with its `options`, and a `NamedTuple` behaves as one of `collections.namedtuple` does.
That one writes a program for each class and compiles it; half a hundred of them cost as much again.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any as Any
    from typing import Literal as Literal
    from typing import NamedTuple as NamedTuple
    from typing import NoReturn as NoReturn
    from typing import Protocol as Protocol
else:
    from _collections import _tuplegetter

    class Any:
        """Any value."""

    class NoReturn:
        """What a function gives that never comes back."""

    class Protocol:
        """A class that says what others must have."""

    class Literal:
        """One of a few texts."""

        def __class_getitem__(cls, options):
            return type("Literal", (), {"options": options if isinstance(options, tuple) else (options,)})

    class _Record(type):
        def __new__(mcs, name, bases, body):
            if not bases:
                return super().__new__(mcs, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            getters = {field: _tuplegetter(at, "") for at, field in enumerate(fields)}
            own = {
                "__slots__": (),
                "_fields": fields,
                "_field_defaults": defaults,
                "__match_args__": fields,
                "_known": frozenset(fields),
                "_tails": _tails(fields, defaults),
            }
            return type(name, (_Values,), {**body, **own, **getters})

    class _Values(tuple):
        __slots__ = ()

        def __new__(cls, *values, **named):
            if named:
                values = _filled(cls, values, named)
            elif len(values) != len(cls._fields):
                tail = cls._tails.get(len(values))
                values = _filled(cls, values, named) if tail is None else values + tail
            return tuple.__new__(cls, values)

        _make = classmethod(tuple.__new__)

        def __repr__(self):
            values = ", ".join(f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({values})"

        def __getnewargs__(self):
            return tuple(self)

        def _replace(self, **named):
            return type(self)(**{**self._asdict(), **named})

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

    def _tails(fields, defaults):
        """The values that stand in for the last fields, by how many come before; only such as all have one."""
        tails = {}
        for given in range(len(fields) - 1, -1, -1):
            if fields[given] not in defaults:
                break
            tails[given] = tuple(defaults[field] for field in fields[given:])
        return tails

    def _filled(cls, values, named):
        """The values in the order of the fields, those left out filled in."""
        if not values and named.keys() == cls._known:
            return map(named.__getitem__, cls._fields)
        found = {**cls._field_defaults, **dict(zip(cls._fields, values, strict=False)), **named}
        given = set(cls._fields[: len(values)])
        if len(values) > len(cls._fields) or given & named.keys() or found.keys() != set(cls._fields):
            raise TypeError(f"{cls.__name__} takes {', '.join(cls._fields)}; given {len(values)} and {sorted(named)}")
        return tuple(found[field] for field in cls._fields)

    class NamedTuple(metaclass=_Record):
        """A tuple whose places have names, as a class with annotations describes them."""
