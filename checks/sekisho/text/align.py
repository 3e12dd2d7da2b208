"""Finding the characters of a YAML value again in the file it was read from."""

from __future__ import annotations

_BLANK = " \n\t"


def align(value: str, raw: str) -> list[tuple[int, int]] | None:
    """For each character of `value`, the stretch of `raw`, the scalar as it stands in the file, that it was read from.

    YAML drops indentation, folds lines and resolves escapes: what is left to match are the characters that are not
    blank. None where they don't match (numeric escapes, for example); then only the whole scalar can be marked.
    """
    style = raw[:1]
    at = raw.find("\n") + 1 if style in ("|", ">") else int(style in ("'", '"'))
    stretches: list[tuple[int, int]] = []
    for char in value:
        start = at
        if char in _BLANK:
            at += 2 if raw.startswith("\\n", at) and style == '"' else int(raw[at : at + 1] in tuple(_BLANK))
        else:
            while raw[at : at + 1] in tuple(_BLANK):
                at += 1
            start = at
            if (raw[at : at + 1] == "\\" and style == '"') or (style == "'" and raw.startswith("''", at)):
                at += 1
            if raw[at : at + 1] != char:
                return None
            at += 1
        stretches.append((start, at))
    return stretches
