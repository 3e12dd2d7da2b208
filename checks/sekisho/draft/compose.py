"""Writing a draft's file from answers, so that reading it gives back what was answered, whatever was typed."""

from __future__ import annotations

from collections.abc import Mapping

from sekisho.draft.fields import FRONT_MATTER
from sekisho.syntax import scalar
from sekisho.typed import Any

# Left out where it is what a draft without it means.
_DEFAULTS = {"action": "post"}


def compose(fields: Mapping[str, Any], body: str) -> str:
    """The text of a draft's file.

    `fields` holds texts, lists and maps as the front matter has them; what is empty is left out, and what no draft can
    have is not written. The order is the one in which the front matter is documented.
    """
    front = ""
    for name in FRONT_MATTER.fields:
        value = _kept(fields.get(name))
        if value and value != _DEFAULTS.get(name):
            front += _written(name, value, "")
    return f"---\n{front}---\n{whole(body)}\n"


def whole(text: str) -> str:
    """A text as a file would hold it: half a surrogate pair can't be written, and line ends are LF."""
    text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _kept(value: Any) -> Any:
    """A value without what is empty in it, and without blank space around texts."""
    if isinstance(value, Mapping):
        return {name: kept for name, each in value.items() if (kept := _kept(each))}
    if isinstance(value, (list, tuple)):
        return [kept for each in value if (kept := _kept(each))]
    return "" if value is None else whole(str(value)).strip()


def _written(name: str, value: Any, indent: str) -> str:
    if isinstance(value, str):
        return f"{indent}{name}: {scalar(value)}\n"
    if isinstance(value, dict):
        return f"{indent}{name}:\n" + "".join(_written(key, each, indent + "  ") for key, each in value.items())
    return f"{indent}{name}:\n" + "".join(_item(each, indent + "  ") for each in value)


def _item(value: Any, indent: str) -> str:
    if isinstance(value, str):
        return f"{indent}- {scalar(value)}\n"
    lines = "".join(_written(name, each, indent + "  ") for name, each in value.items())
    return f"{indent}- {lines[len(indent) + 2 :]}"
