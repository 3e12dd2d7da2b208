"""A QR code as SVG. segno makes the matrix; the drawing is ours, and needs no style, script or file."""

from __future__ import annotations

from html import escape

# Blank modules that readers need around the code (ISO/IEC 18004).
QUIET = 4


def matrix(text: str) -> list[list[bool]]:
    """The modules of the code for `text`, true for dark, row by row; with 15 % of it damaged it can still be read."""
    from segno.encoder import encode

    made = encode(text, error="m", micro=False, boost_error=False)  # type: ignore[no-untyped-call]
    return [[bool(module) for module in row] for row in made.matrix]


def svg(text: str, label: str) -> str:
    """The code for `text` as an SVG element, one unit a module; `label` says what it is to those who can't see it."""
    rows = matrix(text)
    size = len(rows) + 2 * QUIET
    path = "".join(_row(row, number + QUIET) for number, row in enumerate(rows))
    return (
        f'<svg class="qr" viewBox="0 0 {size} {size}" role="img" aria-label="{escape(label)}" '
        f'shape-rendering="crispEdges"><rect width="{size}" height="{size}" fill="#fff"/>'
        f'<path fill="#000" d="{path}"/></svg>'
    )


def _row(row: list[bool], y: int) -> str:
    """The dark runs of a row, each as a rectangle one module high."""
    path, x = "", 0
    while x < len(row):
        end = x
        while end < len(row) and row[end]:
            end += 1
        if end > x:
            path += f"M{x + QUIET} {y}h{end - x}v1h{x - end}z"
        x = max(end, x + 1)
    return path
