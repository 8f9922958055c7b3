"""Decks printed to PDF by LibreOffice, and where their words are on the page."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from generator.design.theme import Theme
from generator.document.deck import Deck
from generator.formats.pptx.layout_model import SLIDE_WIDTH
from generator.formats.pptx.markup import POINTS_PER_INCH, Rectangle
from generator.formats.pptx.render import render_deck
from tests.conftest import once
from tests.formats.pptx.sample_deck import sample_deck, sample_theme
from tests.made import FOLDER, REAL, deck, made

LINE_APART = 0.3  # of the type size: the centres of words on the same line differ by less
Spot = tuple[float, float]
needs_soffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="Poppler is not installed")


def converted(to: str, into: Path, *files: Path) -> None:
    """Convert files with LibreOffice, which keeps its settings for the next time: to lay them down costs more than to convert."""
    home = f"-env:UserInstallation={(FOLDER / 'office').as_uri()}"
    command: list[str | Path] = ["soffice", home, "--headless", "--convert-to", to, "--outdir", into, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=240)


def calibri_alone() -> Theme:
    """Return a theme set in Calibri throughout: its widths are there to compare with, as Carlito's; those of Georgia are not."""
    theme = sample_theme()
    return theme.model_copy(update={"fonts": theme.fonts.model_copy(update={"deck_heading": "Calibri"})})


def printed() -> Path:
    """Return a folder with `sample.pptx` and `real.pptx` in Calibri and `waiting-room.ppsx`, each with the PDF that LibreOffice prints.

    It is started once in a run of the tests for all of them.
    """
    return once("printed-decks", _print)


def real_deck() -> Deck:
    """Return the deck for a talk to all, as it is composed of the real words."""
    composed = deck(REAL).job.composed
    assert isinstance(composed, Deck)
    return composed


def _print(folder: Path) -> None:
    for name, composed in (("sample", sample_deck()), ("real", real_deck())):
        (folder / f"{name}.pptx").write_bytes(render_deck(composed, calibri_alone()).data)
    (folder / "waiting-room.ppsx").write_bytes(made(REAL, "waiting-room").data)
    converted("pdf", folder, *folder.iterdir())


def words_on_pages(pdf: Path) -> list[list[Spot]]:
    """Return the centres of the words on each page, in inches on the slide."""
    xml = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    root = ET.fromstring(re.sub(r' xmlns="[^"]+"', "", re.sub(r"[^\t\n\x20-\ud7ff\ue000-\ufffd]", "", xml)))
    return [[_middle(word, SLIDE_WIDTH / float(page.get("width", 1))) for word in page.iter("word")] for page in root.iter("page")]


def lines_in(box: Rectangle, words: Sequence[Spot], size: float) -> int:
    """Return how many lines the words within a box stand on; their smallest type is of `size` points."""
    heights = sorted(y for x, y in words if box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height)
    return sum(after - before > LINE_APART * size / POINTS_PER_INCH for before, after in pairwise(heights)) + 1


def _middle(word: ET.Element, scale: float) -> Spot:
    left, top, right, bottom = (float(word.get(key, 0)) * scale for key in ("xMin", "yMin", "xMax", "yMax"))
    return (left + right) / 2, (top + bottom) / 2


def saved_again(data: bytes, folder: Path) -> bytes:
    """Return a presentation as LibreOffice saves it after opening it."""
    (folder / "deck.pptx").write_bytes(data)
    converted("pptx", folder / "again", folder / "deck.pptx")
    return (folder / "again" / "deck.pptx").read_bytes()
