"""Lines as measured, compared with LibreOffice's: nearly always the same number, and never fewer."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.design.theme import Theme
from generator.document.deck import Deck
from generator.formats.pptx.checks.file import FinishedDeck, read_deck
from generator.formats.pptx.layout_model import FOOT
from generator.formats.pptx.render import render_deck
from tests.formats.pptx.libreoffice import lines_in, needs_pdftotext, needs_soffice, printed, words_on_pages
from tests.formats.pptx.sample_deck import sample_deck, sample_theme
from tests.made import REAL, deck

pytestmark = [pytest.mark.long, pytest.mark.unmeasured]

FEWEST_BOXES, LEAST_EQUAL = 350, 0.95  # a slide has one idea: the sample and the clinic's deck have some seven boxes on each


@dataclass(frozen=True)
class Counted:
    """A text box: how many lines were measured, and how many LibreOffice set."""

    slide: int
    kind: str
    name: str
    measured: int
    made: int


def calibri_alone() -> Theme:
    """Return a theme set in Calibri throughout: its widths are there to compare with, as Carlito's; those of Georgia are not."""
    theme = sample_theme()
    return theme.model_copy(update={"fonts": theme.fonts.model_copy(update={"deck_heading": "Calibri"})})


def without_carlito() -> bool:
    found = subprocess.run(["fc-match", "Calibri"], capture_output=True, text=True, check=False).stdout if shutil.which("fc-match") else ""
    return "Carlito" not in found and "Calibri" not in found


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> list[Counted]:
    """Return all boxes of two decks but for those at the foot, which are the same on each slide."""
    folder = tmp_path_factory.mktemp("fit")
    real = deck(REAL).job.composed
    assert isinstance(real, Deck)
    decks = {folder / "sample.pptx": sample_deck(), folder / "real.pptx": real}
    finished = [_written(file, composed) for file, composed in decks.items()]
    return [box for file, read in zip(printed(*decks), finished, strict=True) for box in _counted(file, read)]


def _written(file: Path, composed: Deck) -> FinishedDeck:
    rendered = render_deck(composed, calibri_alone())
    file.write_bytes(rendered.data)
    return read_deck(rendered.data, composed)


def _counted(pdf: Path, read: FinishedDeck) -> Iterator[Counted]:
    for slide, words in zip(read.slides, words_on_pages(pdf), strict=True):
        for box in slide.text:
            if box.role not in FOOT:
                size = min(run.size for paragraph in box.paragraphs for run in paragraph.runs)
                made = lines_in(box.placeholder.words_box, words, size)
                yield Counted(slide.number, box.kind, box.name, box.measured.lines, made)


@needs_soffice
@needs_pdftotext
@pytest.mark.skipif(without_carlito(), reason="neither Calibri nor Carlito, which has its widths, is installed")
def test_libreoffice_never_needs_more_lines_than_were_measured(counted: list[Counted]) -> None:
    assert Counter(box.kind for box in counted).keys() == {"placeholder", "cell", "label"}
    assert len(counted) >= FEWEST_BOXES
    assert [box for box in counted if box.made > box.measured] == []
    equal = sum(box.made == box.measured for box in counted) / len(counted)
    assert equal >= LEAST_EQUAL, [box for box in counted if box.made != box.measured]
