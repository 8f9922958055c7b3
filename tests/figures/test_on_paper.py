"""The output of the PDF painter: few operators, and words left to the caller."""

from __future__ import annotations

import re
from io import BytesIO

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from generator.figures.drawing import Drawing, Label, Oval, Paint, Path, Picture, Rect
from generator.figures.icon_array import IconArray
from generator.formats.pdf.figures import operators, paint
from generator.text import Text
from tests.each import rows
from tests.figures.gallery import LABELLED, LEAFLET, colour, drawn, title

TEAL, RING = Paint(fill="teal"), Paint("white", "ring", 0.8)


class Page:
    """The list of operators of a canvas."""

    def __init__(self) -> None:
        self._code: list[str] = []

    @property
    def code(self) -> list[str]:
        return self._code


def written(*shapes: Rect | Oval | Path) -> str:
    return operators(shapes, 10, 100, {"teal": "0F766E", "white": "FFFFFF", "ring": "7C8C94"}.__getitem__)


def test_the_operators_of_a_rectangle() -> None:
    assert written(Rect(1, 2, 30, 40.123, TEAL)) == "q\n1 0 0 -1 10.00 100.00 cm\n0.059 0.463 0.431 rg\n1.00 2.00 30.00 40.12 re f\nQ"


def test_the_operators_of_lines_and_curves() -> None:
    path = Path(
        (("M", ((0, 0),)), ("L", ((1, 0),)), ("C", ((1, 1), (2, 2), (3, 3))), ("Z", ())), Paint(stroke="teal", width=0.5, round=True)
    )
    assert written(path).splitlines()[2:-1] == [
        "0.059 0.463 0.431 RG",
        "0.50 w",
        "1 J 1 j",
        "0.00 0.00 m 1.00 0.00 l 1.00 1.00 2.00 2.00 3.00 3.00 c h S",
    ]


def test_colours_and_pens_are_set_only_when_they_change() -> None:
    code = written(*(Oval(n, 0, 1, 1, TEAL if n < 3 else RING) for n in range(9)), Oval(0, 0, 1, 1, TEAL))
    assert re.findall(r"^\S.* (rg|RG|g|G)$", code, re.MULTILINE) == ["rg", "g", "RG", "rg"]
    assert len(re.findall(r"^\S+ w$", code, re.MULTILINE)) == 1


def test_rounded_corners_are_limited_to_half_the_rectangle() -> None:
    assert written(Rect(0, 0, 10, 4, TEAL, radius=99)) == written(Rect(0, 0, 10, 4, TEAL, radius=2))


def test_a_picture_is_one_entry_so_that_it_is_marked_as_a_whole() -> None:
    page = Page()
    paint(IconArray(34, 100, "x").picture(168, 0, 12), page, 50, 700, colour, lambda *_: None)
    assert len(page.code) == 1


def test_words_are_passed_to_the_caller_with_the_top_of_their_box() -> None:
    said: list[tuple[str, float, float]] = []
    page = Page()
    label = Label(10, 20, 50, Text.of("34 people"))
    paint(Picture(100, 50, (Rect(0, 0, 1, 1, TEAL), label)), page, 100, 700, colour, lambda w, x, y: said.append((w.text.plain, x, y)))
    assert said == [("34 people", 110, 680)]
    assert len(page.code) == 1


def test_a_picture_is_drawn_below_the_given_point() -> None:
    file = BytesIO()
    canvas = Canvas(file, (100, 100))
    paint(Picture(20, 10, (Rect(0, 0, 20, 10, Paint(fill="ink")),)), canvas, 30, 80, colour, lambda *_: None)
    canvas.showPage()
    canvas.save()
    image = pypdfium2.PdfDocument(file.getvalue())[0].render(scale=1).to_pil().convert("L")
    assert image.point([255 * (v < 128) for v in range(256)]).getbbox() == (30, 20, 50, 30)


def test_later_content_keeps_its_own_colour() -> None:
    assert written(Rect(0, 0, 1, 1, TEAL)).splitlines()[::4] == ["q", "Q"]


@rows("drawing", LABELLED, ids=title)
def test_each_label_is_passed_on_once(drawing: Drawing) -> None:
    said: list[Text] = []
    paint(drawn(drawing, LEAFLET), Page(), 0, 800, colour, lambda label, *_: said.append(label.text))
    assert tuple(said) == drawing.labels
