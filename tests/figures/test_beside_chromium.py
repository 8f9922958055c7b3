"""Logos as Inkscape, Illustrator, Figma and Canva write them look as Chromium shows them."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from pypdfium2 import PdfDocument
from reportlab.pdfgen.canvas import Canvas

from generator.figures.logo import read_logo
from generator.figures.picture_file import PictureFile
from generator.formats.pdf.figures import operators
from tests.figures import chromium

FOLDER = Path(__file__).parent / "svg"
FILES = {file.stem: file for file in sorted(FOLDER.glob("*.svg"))}
SAMPLE = ("canva-luminance-mask", "illustrator-export-css", "inkscape-plain")
PLAIN = {"canva-other-shape", "illustrator-doctype", "illustrator-plain", "inkscape-plain"}
SIZE = (480, 240)
MOST = {"canva-pattern": 3.0}  # Chromium draws a pattern's tile with fewer pixels, so that its dots are blurred
ALIKE = 1.0  # of 255, on average over the picture: edges alone differ


def on_paper(picture: PictureFile) -> Image.Image:
    """Return how the shapes of a picture look in a PDF file."""
    width, height = picture.fitted(*SIZE)
    scale = width / picture.width
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(width, height))
    canvas._code.append(f"{scale} 0 0 {scale} 0 0 cm {operators(picture.shapes, 0, picture.height, str)}")
    canvas.save()
    drawn: Image.Image = PdfDocument(out.getvalue())[0].render(scale=1).to_pil()
    return drawn.convert("RGBA")


def pixels(picture: PictureFile) -> Image.Image:
    width, height = picture.fitted(*SIZE)
    return picture.pixels().convert("RGBA").resize((round(width), round(height)), Image.Resampling.LANCZOS)


def made(name: str) -> Image.Image:
    picture = read_logo(FILES[name].read_bytes(), ".svg").picture
    drawn = on_paper(picture) if picture.shapes else pixels(picture)
    sheet = Image.new("RGBA", SIZE, "white")
    sheet.alpha_composite(drawn, ((SIZE[0] - drawn.width) // 2, (SIZE[1] - drawn.height) // 2))
    return sheet.convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return by how much of 255 two pictures differ on average."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def test_there_are_thirty_from_four_programs() -> None:
    assert len(FILES) == 30
    assert {name.partition("-")[0] for name in FILES} == {"canva", "figma", "illustrator", "inkscape"}


@pytest.mark.skipif(chromium.COMMAND is None, reason=chromium.ABSENT)
def test_they_look_as_in_chromium(tmp_path: Path) -> None:
    names = tuple(FILES) if os.environ.get("ALL") == "1" else SAMPLE
    wanted = chromium.screenshots([FILES[name].read_bytes() for name in names], SIZE, tmp_path)
    far = {name: found for name, shot in zip(names, wanted, strict=True) if (found := difference(made(name), shot)) > MOST.get(name, ALIKE)}
    assert far == {}


@pytest.mark.sweep
def test_plain_ones_stay_shapes() -> None:
    assert {name for name, file in FILES.items() if read_logo(file.read_bytes(), ".svg").picture.shapes} == PLAIN
