"""How the sheet looks: `templates/sheet.css`, and what stands below every page."""

from __future__ import annotations

from sekisho.data import template

_LONGEST_FOOT = 70


def style(foot: str) -> str:
    """The style. `foot` stands below every printed page, with the page's number, where the browser can do that."""
    # Browsers make all line ends LF before they hold the style against its digest in the policy.
    return template("sheet.css").replace("\r\n", "\n") + _foot(foot)


def _foot(text: str) -> str:
    said = "".join(map(_in_css, text[:_LONGEST_FOOT]))
    return (
        '@page { @bottom-left { content: "' + said + '"; font: 8pt monospace; color: #555; }'
        ' @bottom-right { content: counter(page) " / " counter(pages); font: 8pt monospace; color: #555; } }\n'
    )


def _in_css(char: str) -> str:
    """A character as it may stand in a CSS text: all but the plainest by number."""
    return char if char.isascii() and (char.isalnum() or char in " /._-") else f"\\{ord(char):x} "
