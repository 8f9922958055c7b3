"""Makes the pictures in README.md from what the program makes: `python -m tests.pictures`. Slides are drawn by LibreOffice."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont
from pptx import Presentation
from pptx.slide import Slide

from tests.conftest import ROOT
from tests.made import REAL, deck, made
from tests.named import HANDOUTS
from tests.typefaces import FONTS

IMAGES = ROOT / "handouts/images"
LEAFLET, PAGES = "leaflet-alopecia-areata", (0, 1)
SPREAD = (1, 2)  # pages of large print that face each other
SLIDES = ("title", "agent", "where", "type-alopecia-areata", "evidence-alopecia-areata", "options-alopecia-areata")
EDITIONS = (
    ("at-a-glance-alopecia-areata", 0, "At a glance"),
    ("leaflet-alopecia-areata-large-print", 1, "Large print"),
    ("leaflet-alopecia-areata-grey", 1, "Black ink only"),
    ("leaflet-alopecia-areata-press", 0, "For a print shop"),
    ("at-a-glance-alopecia-areata-tri-fold", 0, "Folded twice: outside"),
    ("at-a-glance-alopecia-areata-tri-fold", 1, "Folded twice: inside"),
    ("leaflet-alopecia-areata-booklet", 0, "Booklet"),
    ("leaflet-alopecia-areata-booklet-to-fold", 5, "Booklet to fold"),
)
ROW, CAPTION, CAPTION_SIZE = 440, 30, 18  # pixels high: a page, and the space for its caption with its letters
WIDTH, GAP, GROUND = 1440, 12, "#9AA5AB"
MOST_BYTES = 250_000
_COLOURS = (256, 128, 64, 48, 32)  # the most that keeps a picture small enough
# Georgia and Calibri come with PowerPoint. Here stand in what has their widths, or else what the leaflets are set in.
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>Georgia</family><prefer><family>Gelasio</family><family>IBM Plex Serif</family></prefer></alias>
<alias binding="same"><family>Calibri</family><prefer><family>Carlito</family></prefer></alias>
</fontconfig>"""


def main() -> None:
    """Make the pictures and tell how large they are."""
    IMAGES.mkdir(exist_ok=True)
    _of_paper()
    _of_slides()


def _of_paper() -> None:
    _save(_side_by_side(_drawn(made(REAL, LEAFLET).data, PAGES, _width(2)), 2), "readme-leaflet.png")
    _save(_side_by_side(_drawn(made(REAL, f"{LEAFLET}-large-print").data, SPREAD, _width(2)), 2), "readme-large-print.png")
    _save(_in_rows([_with_caption(_of_height(made(REAL, name).data, page), said) for name, page, said in EDITIONS]), "readme-editions.png")


def _of_slides() -> None:
    slides = deck(REAL)
    titles = {slide.id: slide.title.plain for slide in slides.deck.slides}
    places = [_title(slide) for slide in Presentation(io.BytesIO(slides.data)).slides]  # more than were composed: tables may continue
    pages = [places.index(titles[slide]) for slide in SLIDES]
    _save(_side_by_side(_drawn(_printed(slides.data), pages, _width(3)), 3), "readme-deck.png")


def _title(slide: Slide) -> str:
    return " ".join(slide.shapes.title.text.split()) if slide.shapes.title else ""


def _of_height(pdf: bytes, page: int) -> Image.Image:
    """Return a page of a PDF as a picture as high as the sheet's rows."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture: Image.Image = document[page].render(scale=ROW / document[page].get_height()).to_pil()
        return picture.convert("RGB")


def _with_caption(picture: Image.Image, said: str) -> Image.Image:
    """Return a picture with words in the middle below it."""
    font = ImageFont.truetype(HANDOUTS / "fonts/fira-sans/FiraSans-Regular.ttf", CAPTION_SIZE)
    sheet = Image.new("RGB", (picture.width, picture.height + CAPTION), GROUND)
    sheet.paste(picture, (0, 0))
    ImageDraw.Draw(sheet).text((picture.width / 2, picture.height + CAPTION / 2), said, "black", font, "mm")
    return sheet


def _in_rows(pictures: Sequence[Image.Image]) -> Image.Image:
    """Return pictures of one height on one sheet, as many in a row as there is room for."""
    rows: list[list[Image.Image]] = [[]]
    for picture in pictures:
        if sum(p.width + GAP for p in rows[-1]) + picture.width + GAP > WIDTH:
            rows.append([])
        rows[-1].append(picture)
    sheet = Image.new("RGB", (WIDTH, len(rows) * (ROW + CAPTION + GAP) + GAP), GROUND)
    for n, row in enumerate(rows):
        spare = WIDTH - sum(p.width for p in row)
        left = 0.0
        for picture in row:
            left += spare / (len(row) + 1)
            sheet.paste(picture, (round(left), GAP + n * (ROW + CAPTION + GAP)))
            left += picture.width
    return sheet


def _width(columns: int) -> int:
    return (WIDTH - (columns + 1) * GAP) // columns


def _drawn(pdf: bytes, pages: Sequence[int], width: int) -> list[Image.Image]:
    """Return pages of a PDF as pictures `width` pixels wide."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [document[page].render(scale=width / document[page].get_width()).to_pil().convert("RGB") for page in pages]


def _printed(presentation: bytes) -> bytes:
    """Return a presentation as LibreOffice prints it to PDF."""
    soffice = shutil.which("soffice")
    if soffice is None:
        raise FileNotFoundError("LibreOffice draws the slides: install libreoffice-impress")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "slides.pptx").write_bytes(presentation)
        (folder / "fonts.conf").write_text(_FONTS.format(fonts=FONTS.text.heading.path.parent, cache=folder / "fonts"), "utf-8")
        command = [soffice, f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf", "--outdir", name]
        environment = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
        subprocess.run([*command, str(folder / "slides.pptx")], check=True, capture_output=True, env=environment, timeout=300)
        return (folder / "slides.pdf").read_bytes()


def _side_by_side(pictures: Sequence[Image.Image], columns: int) -> Image.Image:
    """Return the pictures on one sheet, row by row."""
    wide, high = pictures[0].size
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * (wide + GAP) + GAP, rows * (high + GAP) + GAP), GROUND)
    for number, picture in enumerate(pictures):
        row, column = divmod(number, columns)
        sheet.paste(picture, (GAP + column * (wide + GAP), GAP + row * (high + GAP)))
    return sheet


def _save(picture: Image.Image, name: str) -> None:
    """Write a picture with as many colours as its size allows. ValueError where even the fewest are too many."""
    data = next((data for data in _encoded(picture) if len(data) <= MOST_BYTES), None)
    if data is None:
        raise ValueError(f"{name} is larger than {MOST_BYTES} bytes: make it less wide")
    (IMAGES / name).write_bytes(data)
    print(f"handouts/images/{name}: {picture.width} x {picture.height}, {len(data) / 1000:.0f} kB")


def _encoded(picture: Image.Image) -> Iterator[bytes]:
    for colours in _COLOURS:
        buffer = io.BytesIO()
        picture.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
        yield buffer.getvalue()


if __name__ == "__main__":
    main()
