"""The palette: every ink can be read on every paper, light and dark, and style sheets use no colours but its own."""

import re
from itertools import product
from pathlib import Path

import pytest
from conftest import ROOT

from sekisho.board.html import GATE

ASSETS = Path(ROOT, "docs", "assets")
COLOUR = re.compile(r"--sk-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
INKS = ("ai", "matsuba", "shu", "yamabuki", "sumi", "faint", "link")
PAPERS = ("ground", "paper", "ai-soft", "matsuba-soft", "shu-soft", "yamabuki-soft")
# What is no text: the edges of fields (3 : 1, WCAG 1.4.11), and lines that only adorn.
EDGES, ADORNING = ("edge",), ("line",)


def palette() -> dict[str, tuple[str, str]]:
    text = (ASSETS / "sekisho.css").read_text(encoding="utf-8")
    return {name: (light, dark) for name, light, dark in COLOUR.findall(text)}


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59)],
)
def test_contrast_is_computed_as_in_wcag(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio


def test_every_colour_has_a_part_to_play() -> None:
    assert sorted(palette()) == sorted((*INKS, *PAPERS, *EDGES, *ADORNING))


@pytest.mark.parametrize(("scheme", "least"), [(0, "light"), (1, "dark")], ids=["light", "dark"])
def test_inks_can_be_read_on_every_paper(scheme: int, least: str) -> None:
    colours = {name: both[scheme] for name, both in palette().items()}
    ratios = {(ink, paper): contrast(colours[ink], colours[paper]) for ink, paper in product(INKS, PAPERS)}
    assert {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < 4.5} == {}, least
    edges = {(edge, paper): contrast(colours[edge], colours[paper]) for edge, paper in product(EDGES, PAPERS)}
    assert {pair: round(ratio, 2) for pair, ratio in edges.items() if ratio < 3} == {}, least


def test_style_sheets_take_their_colours_from_the_palette() -> None:
    stray = {}
    for path in sorted(ASSETS.rglob("*.css")):
        text = re.sub(r"/\*.*?\*/", "", COLOUR.sub("", path.read_text(encoding="utf-8")), flags=re.DOTALL)
        found = re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s,)])|\b(?:rgb|hsl|oklch)a?\([^)]*\)", text)
        if found:
            stray[path.name] = found
    assert stray == {"sekisho.css": ["#fff", "rgb(10 15 25 / 55%)"]}  # white paper in print; the veil behind a dialog


def test_the_mark_is_the_same_wherever_it_stands() -> None:
    drawn = [re.findall(r'\sd="([^"]+)"', text) for text in (
        Path(ROOT, "docs", "theme", "parts", "gate.svg").read_text(encoding="utf-8"),
        (ASSETS / "gate.svg").read_text(encoding="utf-8"),
        GATE,
    )]  # fmt: skip
    assert drawn[0] == drawn[1] == drawn[2]
    assert len(drawn[0]) == 2
