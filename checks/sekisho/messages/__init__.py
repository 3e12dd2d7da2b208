"""What Sekisho itself says, in both languages; in modules by occasion, so that only what is said is loaded.

Nothing here is a fact about a rule; those stand in `policy/` alone. `{found}` and the like are filled in by whoever tells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sekisho.typed import NamedTuple


class Text(NamedTuple):
    """A text in Japanese and English."""

    ja: str
    en: str

    def in_(self, lang: str) -> str:
        return self.en if lang == "en" else self.ja


def say(text: Text, lang: str, values: Mapping[str, object]) -> str:
    """`text` in a language with `values` filled in; lists are joined, texts by language chosen."""
    return text.in_(lang).format_map(_Shown(lang, values))


class _Shown(dict[str, str]):
    """The values as they are put into a text, each when the text asks for it."""

    def __init__(self, lang: str, values: Mapping[str, object]) -> None:
        super().__init__()
        self._lang = lang
        self._values = values

    def __missing__(self, name: str) -> str:
        return shown(self._values.get(name, ""), self._lang)


def shown(value: object, lang: str) -> str:
    """A value as it is put into a text."""
    if value.__class__ is str:
        return value  # most values are
    if isinstance(value, Text):
        return value.in_(lang)
    if isinstance(value, Mapping):
        return str(value.get(lang) or value.get("ja") or "")
    if isinstance(value, Sequence) and not isinstance(value, str):
        return (", " if lang == "en" else "、").join(shown(item, lang) for item in value)
    return str(value)
