"""Signs are shapes: no drawing uses a character for a symbol, as a font on another computer may lack it."""

from __future__ import annotations

import ast
import unicodedata
from pathlib import Path

from generator.figures.drawing import Drawing, Label
from tests.conftest import ROOT
from tests.each import each, rows
from tests.figures.gallery import ALL, DECORATION, LEAFLET, drawn, title
from tests.figures.in_use import drawings
from tests.typefaces import FONTS

SYMBOLS = ("So", "Sm", "Sk", "Co", "Cn")  # Unicode's symbols, and the private and unassigned code points that icon fonts use
MODULES = sorted(file for file in (ROOT / "generator/figures").glob("*.py") if file.stem != "lettering")  # it measures characters


def symbols(words: str) -> list[str]:
    """Return the symbols among the characters; those in ASCII, such as the plus, are in every font."""
    return [c for c in words if not c.isascii() and unicodedata.category(c) in SYMBOLS]


def test_symbols_are_told_apart_from_letters() -> None:
    assert symbols("Do ✔, not ✘ → 2 + 2 \ue001") == ["✔", "✘", "→", "\ue001"]
    assert symbols("شعر naïve – 3 · 4") == []


@each("drawing", lambda: DECORATION, title)
def test_signs_icons_and_decoration_contain_no_words(drawing: Drawing) -> None:
    assert [s for s in drawn(drawing, LEAFLET).shapes if isinstance(s, Label)] == []


@each("drawing", lambda: ALL, title)
def test_a_drawing_adds_no_words_of_its_own(drawing: Drawing) -> None:
    assert {s.text for s in drawn(drawing, LEAFLET).shapes if isinstance(s, Label)} <= set(drawing.labels)


def test_the_fonts_cover_the_labels() -> None:
    labels = {label.plain for drawing in drawings() for label in drawing.labels}
    assert len(labels) > 20
    assert {words for words in labels if symbols(words) or FONTS.uncovered(words)} == set()


@rows("file", MODULES, ids=lambda file: file.stem)
def test_no_drawing_contains_a_symbol_as_a_character(file: Path) -> None:
    held = [node.value for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Constant)]
    assert [value for value in held if isinstance(value, str) and not value.isascii()] == []
