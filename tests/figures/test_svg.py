"""The output of the SVG painter: well-formed, with the same shapes as on paper and slides, and read as one picture."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from itertools import count
from math import ceil
from pathlib import Path as FilePath
from typing import Any

import pypdfium2
import pytest
from lxml import etree
from PIL import Image, ImageChops, ImageFilter, ImageStat
from reportlab.pdfgen.canvas import Canvas

from generator.figures.drawing import Drawing, Label, Oval, Paint, Path, Picture, Rect, mix
from generator.figures.svg import SvgStyle, svg
from generator.formats.pdf.figures import operators, paint
from generator.formats.pptx.figures import DrawingStyle, group
from generator.text import Span, Text
from tests.each import each
from tests.figures.gallery import ALL, DECK, LABELLED, LEAFLET, colour, drawn, title

pytestmark = pytest.mark.covered

STYLE = SvgStyle(12, colour)
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
EVERY = each("drawing", lambda: ALL, title)
SLIDE = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CLOSED = ("re", "f", "S", "B", "n")


def parsed(picture: Picture, alt: str = "", style: SvgStyle = STYLE) -> Any:
    return etree.fromstring(svg(picture, alt, style))


def one(shape: Rect | Oval | Path | Label, style: SvgStyle = STYLE) -> str:
    return svg(Picture(100, 50, (shape,)), "", style).splitlines()[1]


def tags(picture: Picture) -> list[str]:
    names = (etree.QName(each).localname for each in parsed(picture).iterdescendants())
    return [name for name in names if name not in ("g", "tspan")]


@EVERY
def test_every_drawing_is_well_formed_and_has_its_size(drawing: Drawing) -> None:
    picture = drawn(drawing, LEAFLET)
    root = parsed(picture, drawing.alt)
    assert [float(v) for v in root.get("viewBox").split()] == pytest.approx([0, 0, picture.width, picture.height], abs=0.01)
    assert root.get("width").endswith("pt")


@EVERY
def test_paper_slide_and_screen_draw_the_same_shapes(drawing: Drawing) -> None:
    picture = drawn(drawing, DECK)
    shapes = [s for s in picture.shapes if not isinstance(s, Label)]
    words = [s.text.plain for s in picture.shapes if isinstance(s, Label)]
    said: list[str] = []
    paint(picture, Sheet(), 0, 0, colour, lambda label, *_: said.append(label.text.plain))
    ends = [line.split()[-1] for line in operators(picture.shapes, 0, 0, colour).splitlines()]
    slide = group(picture, "x", "x", (0, 0, 9, 9), count(2).__next__, DrawingStyle("en", 18, colour))
    on_slide = slide.findall(f"{SLIDE}sp")
    on_screen = parsed(picture, style=SvgStyle(DECK[2], colour))
    assert len([e for e in ends if e in CLOSED]) == len(shapes)
    assert len(on_slide) == len(picture.shapes)
    assert [e for e in tags(picture) if e != "text"] == [{Rect: "rect", Oval: "ellipse", Path: "path"}[type(s)] for s in shapes]
    assert said == words
    assert ["".join(t.text for t in s.iter(f"{TEXT}t")).strip() for s in on_slide][len(shapes) :] == words
    assert [" ".join(t for e in text for t in e.itertext()) for text in on_screen if text.tag.endswith("text")] == words


class Sheet:
    """The list of operators of a canvas."""

    def __init__(self) -> None:
        self._code: list[str] = []


@EVERY
def test_the_same_picture_gives_the_same_text(drawing: Drawing) -> None:
    assert svg(drawing.picture(*LEAFLET), drawing.alt, STYLE) == svg(drawn(drawing, LEAFLET), drawing.alt, STYLE)


def test_the_elements_of_shapes() -> None:
    ink = Paint("teal", "deep", 2.0)
    assert one(Rect(0, 1.005, 10, 20.126, Paint(fill="teal"))) == '<rect x="0" y="1" width="10" height="20.13" fill="#0F766E"/>'
    assert one(Rect(0, 0, 8, 4, ink, radius=99)) == (
        '<rect x="0" y="0" width="8" height="4" rx="2" fill="#0F766E" stroke="#0B4A57" stroke-width="2"/>'
    )
    assert one(Oval(5, 6, 5, -0.001, Paint(fill=mix("teal", 50, "white")))) == '<ellipse cx="5" cy="6" rx="5" ry="0" fill="#87BAB6"/>'


def test_the_paint_of_many_people_is_said_once() -> None:
    dark, pale = Paint(fill="teal"), Paint(fill="sand")
    picture = Picture(9, 9, (Oval(1, 1, 1, 1, dark), Oval(3, 1, 1, 1, dark), Oval(5, 1, 1, 1, pale), Rect(0, 0, 1, 1, pale)))
    group, lone, _ = parsed(picture)
    assert [dict(each.attrib) for each in group] == [{"cx": x, "cy": "1", "rx": "1", "ry": "1"} for x in ("1", "3")]
    assert dict(group.attrib) == {"fill": "#0F766E"}
    assert lone.get("fill") == f"#{colour('sand')}"


def test_the_path_data_of_lines_and_curves() -> None:
    path = Path(
        (("M", ((0, 0),)), ("L", ((1, 0),)), ("C", ((1, 1), (2, 2), (3, 3))), ("Z", ())), Paint(stroke="teal", width=0.5, round=True)
    )
    assert one(path) == (
        '<path d="M0 0L1 0C1 1 2 2 3 3Z" fill="none" stroke="#0F766E" stroke-width="0.5" stroke-linecap="round" stroke-linejoin="round"/>'
    )


def test_a_picture_is_read_as_its_alternative_text_and_decoration_not_at_all() -> None:
    picture = Picture(10, 10, (Rect(0, 0, 10, 10, Paint(fill="teal")),))
    told, silent = parsed(picture, '34 < 100 & "more"'), parsed(picture)
    assert (told.get("role"), told.get("aria-label"), told[0].text) == ("img", '34 < 100 & "more"', '34 < 100 & "more"')
    assert told[0].tag.endswith("title")
    assert (silent.get("role"), silent.get("aria-hidden"), tags(picture)) == (None, "true", ["rect"])


def test_words_wrap_in_their_box_and_keep_their_formatting() -> None:
    words = Text((Span("Smooth, "), Span("pelade & co", strong=True, lang="fr"), Span(" patch")))
    text = parsed(Picture(100, 50, (Label(10, 20, 92, words, align="right", height=32),)))[0]
    lines = list(text)
    assert ["".join(line.itertext()) for line in lines] == ["Smooth, pelade", "& co patch"]
    assert [(line.get("x"), line.get("y")) for line in lines] == [("102", "32"), ("102", "48")]
    assert [(e.text, e.get("lang"), e.get("font-weight")) for line in lines for e in line] == [
        ("pelade", "fr", "600"),
        ("& co", "fr", "600"),
    ]
    assert (text.get("text-anchor"), text.get("fill")) == ("end", "#0B4A57")


def test_words_in_a_right_to_left_language_start_on_the_right() -> None:
    text = parsed(Picture(100, 50, (Label(10, 20, 80, Text.of("شعر")),)), style=SvgStyle(12, colour, lang="ar", rtl=True))[0]
    assert (text.get("direction"), text.get("text-anchor"), text[0].get("x"), text.get("lang")) == ("rtl", "start", "90", "ar")


def test_no_break_spaces_keep_words_on_one_line() -> None:
    text = parsed(Picture(100, 50, (Label(0, 0, 48, Text.of("about 3\u00a0months")),)))[0]
    assert ["".join(line.itertext()) for line in text] == ["about", "3\u00a0months"]


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_a_browser_shows_the_same_picture_as_the_page(tmp_path: FilePath) -> None:
    pictures = [drawn(d, LEAFLET) for d in LABELLED]
    pictures = [Picture(p.width, ceil(p.height), tuple(s for s in p.shapes if not isinstance(s, Label))) for p in pictures]
    height = round(sum(p.height for p in pictures))
    page = tmp_path / "page.html"
    blocks = "".join(svg(p, "", STYLE).replace("<svg ", '<svg style="display:block" ') for p in pictures)
    page.write_text(f"<!doctype html><meta charset=utf-8><body style='margin:0;zoom:0.75'>{blocks}", "utf-8")  # a point is 4/3 pixels
    shot = tmp_path / "shot.png"
    size = f"--window-size={round(LEAFLET[0])},{height}"
    home = f"--user-data-dir={tmp_path / 'home'}"
    assert CHROMIUM
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", home, size, f"--screenshot={shot}", str(page)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    shown = Image.open(shot).convert("RGB")
    printed = on_paper(pictures, height).resize(shown.size)
    soft = ImageFilter.BoxBlur(1)  # antialiasing differs, and blocks may start within a pixel
    difference = ImageStat.Stat(ImageChops.difference(shown.filter(soft), printed.filter(soft)).convert("L"))
    assert difference.mean[0] < 1.5  # of 255
    assert ImageStat.Stat(printed.convert("L")).stddev[0] > 30


def on_paper(pictures: list[Picture], height: float) -> Image.Image:
    """Return the pictures one below the other, as rendered by PDFium."""
    file = BytesIO()
    canvas = Canvas(file, (round(LEAFLET[0]), height))
    top: float = height
    for picture in pictures:
        paint(picture, canvas, 0, top, colour, lambda *_: None)
        top -= picture.height
    canvas.showPage()
    canvas.save()
    image: Image.Image = pypdfium2.PdfDocument(file.getvalue())[0].render(scale=1).to_pil().convert("RGB")
    return image
