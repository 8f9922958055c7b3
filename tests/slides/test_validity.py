"""What others say of the file: two validators, and LibreOffice, which lays it out and shows it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from generator.slides import opc
from generator.slides.contract import CONTRACT, layout_name, paragraphs, place_for, words_of
from generator.slides.faults import AT_THE_FOOT
from generator.slides.fit import measure
from generator.slides.markup import POINTS_PER_INCH, Box
from generator.slides.places import read_layouts
from generator.slides.plan import SLIDE_WIDTH
from generator.slides.template import build_template
from tests.made import REAL, decks

from .sample_deck import ADDRESS, sample, sample_deck, sample_theme

LINE_APART = 0.3  # of the type size: centres of words on one line differ by less
QR_DPI = 150
FILES = ["deck_file", "template_file", "consultation_file", "loop_file"]
needs_soffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="Poppler is not installed")
needs_sdk = pytest.mark.skipif(shutil.which("ooxml-validate") is None, reason="the Open XML SDK's validator is not on the path")


@pytest.fixture(scope="module")
def deck_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("deck") / "deck.pptx"
    path.write_bytes(sample().data)
    return path


@pytest.fixture(scope="module")
def template_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "template.potx"
    path.write_bytes(opc.write_package(build_template(sample_theme(), "en-GB")))
    return path


@pytest.fixture(scope="module")
def consultation_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("consultation") / "consultation.pptx"
    path.write_bytes(next(made.data for made in decks(REAL) if made.job.handout == "consultation"))
    return path


@pytest.fixture(scope="module")
def loop_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("loop") / "loop.ppsx"
    path.write_bytes(next(made.data for made in decks(REAL) if made.job.handout == "waiting-room"))
    return path


@pytest.fixture(scope="module")
def pages(deck_file: Path) -> Path:
    """Return the deck as LibreOffice lays it out."""
    home = deck_file.parent / "office"
    subprocess.run(
        ["soffice", f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", deck_file.parent, deck_file],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return deck_file.with_suffix(".pdf")


@needs_sdk
@pytest.mark.parametrize("name", FILES)
def test_the_open_xml_sdk_finds_nothing(name: str, request: pytest.FixtureRequest) -> None:
    found = subprocess.run(["ooxml-validate", request.getfixturevalue(name)], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize("name", FILES)
def test_openxml_audit_finds_nothing(name: str, request: pytest.FixtureRequest) -> None:
    command = Path(sys.executable).with_name("openxml-audit")
    found = subprocess.run([command, "-f", "microsoft365", request.getfixturevalue(name)], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


@needs_soffice
def test_libreoffice_shows_every_slide(pages: Path) -> None:
    with pypdfium2.PdfDocument(pages) as pdf:
        assert len(pdf) == sample().units


@needs_soffice
def test_libreoffice_shows_every_slide_of_a_loop(loop_file: Path) -> None:
    home = loop_file.parent / "office"
    subprocess.run(
        ["soffice", f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", loop_file.parent, loop_file],
        check=True,
        capture_output=True,
        timeout=120,
    )
    with pypdfium2.PdfDocument(loop_file.with_suffix(".pdf")) as pdf:
        assert len(pdf) == next(made.units for made in decks(REAL) if made.job.handout == "waiting-room")


@needs_soffice
def test_the_qr_code_on_a_slide_opens_its_address(pages: Path) -> None:
    import zxingcpp

    number = next(n for n, slide in enumerate(sample_deck().slides) if slide.layout == "closing")
    with pypdfium2.PdfDocument(pages) as pdf:
        picture = pdf[number].render(scale=QR_DPI / 72).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [ADDRESS]


@needs_soffice
@needs_pdftotext
def test_libreoffice_never_needs_more_lines_than_were_measured(pages: Path) -> None:
    """At most a few boxes may need fewer: what is measured is meant to be on the safe side, and not far from the truth."""
    counted = list(_counted(pages))
    assert len(counted) > 100
    assert [box for box in counted if box[3] > box[2]] == []
    assert sum(box[2] == box[3] for box in counted) / len(counted) > 0.93


def _counted(pages: Path) -> Iterator[tuple[int, str, int, int]]:
    """Yield (slide, place, lines measured, lines LibreOffice made) of all text whose font, or its metric twin, is there."""
    layouts = read_layouts(build_template(sample_theme(), "en-GB"))
    for number, (slide, found) in enumerate(zip(sample_deck().slides, _words_on_pages(pages), strict=True), 1):
        layout = layouts[layout_name(slide)]
        words = words_of(slide, sample_deck().footer, sample_deck().date_line)
        for role in CONTRACT[layout.name]:
            place = place_for(slide, role, layout)
            if role not in words or role in AT_THE_FOOT or not all(_installed(level.family) for level in place.levels):
                continue
            size = min(place.levels[line.level].size for line in words[role])
            yield number, role, measure(paragraphs(words[role]), place).lines, _lines(found, place.words_box, size)


def _lines(found: list[tuple[float, float]], box: Box, size: float) -> int:
    """Return how many lines the words within a box stand on."""
    heights = sorted(y for x, y in found if box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height)
    return sum(after - before > LINE_APART * size / POINTS_PER_INCH for before, after in pairwise(heights)) + 1


@cache
def _words_on_pages(pages: Path) -> list[list[tuple[float, float]]]:
    """Return the middles of the words on each page, in inches of a slide."""
    xml = subprocess.run(["pdftotext", "-bbox", pages, "-"], capture_output=True, text=True, check=True).stdout
    root = ET.fromstring(re.sub(r' xmlns="[^"]+"', "", re.sub(r"[^\t\n\x20-\ud7ff\ue000-\ufffd]", "", xml)))
    return [[_middle(word, SLIDE_WIDTH / float(page.get("width", 1))) for word in page.iter("word")] for page in root.iter("page")]


def _middle(word: ET.Element, scale: float) -> tuple[float, float]:
    left, top, right, bottom = (float(word.get(key, 0)) * scale for key in ("xMin", "yMin", "xMax", "yMax"))
    return (left + right) / 2, (top + bottom) / 2


@cache
def _installed(family: str) -> bool:
    """Return whether LibreOffice has the family or one with the same widths; Gelasio, Georgia's twin, is in no Debian package."""
    twins = {"Calibri": ("Calibri", "Carlito"), "Georgia": ("Georgia", "Gelasio")}
    if shutil.which("fc-match") is None:
        return False
    return subprocess.run(["fc-match", "-f", "%{family}", family], capture_output=True, text=True, check=True).stdout in twins[family]
