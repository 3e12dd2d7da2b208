"""The findings that cite no clause: what can be wrong with a file itself."""

from __future__ import annotations

from sekisho.messages.troubles import TROUBLES
from sekisho.site.html import blanks, head
from sekisho.site.words import SEVERITY, words

_URI = "drafts/format.md"


def formats(lang: str) -> str:
    """Each finding with what to do, under the anchor that reports link to."""
    trail = [(words("home", lang), "index.md"), (words("draft-guide", lang), "drafts/index.md")]
    lines = [*head(words("format", lang), trail, _URI, lang), words("format-lead", lang), ""]
    for key, text in TROUBLES.items():
        badge = f'<span class="sk-badge sk-badge--{text.severity}">{SEVERITY[text.severity].in_(lang)}</span>'
        lines += [
            f"## `{key}` {{ #{key} }}",
            "",
            f'<p class="sk-message">{blanks(text.message, lang)} {badge}</p>',
            f"<p>→ {blanks(text.remedy, lang)}</p>",
            "",
        ]
    return "\n".join(lines)
