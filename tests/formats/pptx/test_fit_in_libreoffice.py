"""Lines as measured, compared with LibreOffice's: nearly always the same number, and never fewer."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.formats.pptx.checks.file import FinishedDeck, read_deck
from generator.formats.pptx.layout_model import FOOT
from tests.formats.pptx.libreoffice import lines_in, needs_pdftotext, needs_soffice, printed, real_deck, words_on_pages
from tests.formats.pptx.sample_deck import sample_deck

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


def without_carlito() -> bool:
    found = subprocess.run(["fc-match", "Calibri"], capture_output=True, text=True, check=False).stdout if shutil.which("fc-match") else ""
    return "Carlito" not in found and "Calibri" not in found


@pytest.fixture(scope="module")
def counted() -> list[Counted]:
    """Return all boxes of two decks but for those at the foot, which are the same on each slide."""
    folder, decks = printed(), {"sample": sample_deck(), "real": real_deck()}
    read = {name: read_deck((folder / f"{name}.pptx").read_bytes(), composed) for name, composed in decks.items()}
    return [box for name, deck in read.items() for box in _counted(folder / f"{name}.pdf", deck)]


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
