"""Without colour, areas that touch differ in lightness by 20 or have an outline between them, in every theme."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import combinations

import pypdfium2
import pytest
from PIL import Image, ImageChops
from reportlab.pdfgen.canvas import Canvas

from generator.design.contrast import luminance
from generator.design.lightness import TOUCHING
from generator.figures.drawing import Drawing, Oval, Painted, Path, Picture, Rect, Shape, resolve
from generator.figures.exosome import Exosome
from generator.figures.healthy_head import HealthyHead
from generator.figures.icon_array import IconArray
from generator.figures.marks import Sign
from generator.figures.meter import TONE_COLOUR, EvidenceMeter, Tone
from generator.figures.names import Skin
from generator.figures.person import Person
from generator.figures.scalp import ScalpPattern
from generator.figures.scalp_pair import ScalpPair
from generator.formats.pdf.figures import paint
from tests.design.themes import NAMES, lightness, theme
from tests.each import each
from tests.figures.gallery import DECK, LABELLED, LEAFLET, PLAIN, SIGNS, SKINS, THREE, title

pytestmark = pytest.mark.unmeasured

PEOPLE = (ScalpPattern, ScalpPair, HealthyHead)  # whose strands lie on hair of nearly their own colour: test_heads.py has their rules
DRAWN: tuple[Drawing, ...] = (*(d for d in (*LABELLED, *PLAIN) if not isinstance(d, PEOPLE)), *(Sign(kind) for kind in SIGNS))
LEAST = 20  # difference in L*
KNOWN = {
    frozenset((one, other)) for one, others in {**TOUCHING, "hair": ("white",)}.items() for other in others
}  # by the rule D08, which leaves people out
CONTACTS = 12  # in pixels, at 4 to a point; fewer are chance contacts of corners


def coded(picture: Picture) -> tuple[Picture, dict[str, int]]:
    """Return the picture with a different grey for each fill (white paper included) and each stroke, and the greys of the fills."""
    shapes = [s for s in picture.shapes if isinstance(s, Painted)]
    fills = sorted({s.paint.fill for s in shapes if s.paint.fill} - {"white"})
    lines = sorted({s.paint.stroke for s in shapes if s.paint.stroke})
    codes = {"white": 255} | {fill: 5 + 5 * n for n, fill in enumerate(fills)}
    line_codes = {line: 150 + 5 * n for n, line in enumerate(lines)}
    return replace(picture, shapes=tuple(_recoded(s, codes, line_codes) for s in shapes)), codes


def _recoded(shape: Rect | Oval | Path, fills: dict[str, int], lines: dict[str, int]) -> Shape:
    fill, stroke = shape.paint.fill, shape.paint.stroke
    grey = replace(shape.paint, fill=fill and f"{fills[fill]:02X}" * 3, stroke=stroke and f"{lines[stroke]:02X}" * 3)
    return replace(shape, paint=grey)


def pixels(picture: Picture) -> Image.Image:
    """Return the picture at 4 pixels a point, without antialiasing."""
    file = BytesIO()
    canvas = Canvas(file, (picture.width, picture.height))
    paint(picture, canvas, 0, picture.height, lambda code: code, lambda *_: None)
    canvas.showPage()
    canvas.save()
    page = pypdfium2.PdfDocument(file.getvalue())[0]
    image: Image.Image = page.render(scale=4, no_smoothpath=True).to_pil().convert("L")
    return image


def contacts(drawing: Drawing, size: tuple[float, float, float]) -> dict[tuple[str, str], int]:
    """Count the pixels where two fills touch, for each pair of fills."""
    picture, codes = coded(drawing.picture(*size))
    image = pixels(picture)
    masks = {fill: image.point([255 * (v == code) for v in range(256)]) for fill, code in codes.items()}
    return {pair: _touching(*(masks[fill] for fill in pair)) for pair in combinations(masks, 2)}


def _touching(a: Image.Image, b: Image.Image) -> int:
    shifts = ((1, 0), (-1, 0), (0, 1), (0, -1))
    return sum(ImageChops.multiply(a, ImageChops.offset(b, *shift)).histogram()[255] for shift in shifts)


@pytest.mark.parametrize("size", [LEAFLET, DECK], ids=["leaflet", "deck"])
@each("drawing", lambda: DRAWN, title)
def test_areas_that_touch_can_be_told_apart_without_colour(drawing: Drawing, size: tuple[float, float, float]) -> None:
    touching = [pair for pair, count in contacts(drawing, size).items() if count >= CONTACTS]
    assert {frozenset(pair) for pair in touching} <= KNOWN
    alike = [(name, *pair) for name in NAMES for pair in touching if differ(name, Person(), pair) < LEAST]
    assert alike == []


def differ(name: str, who: Person, fills: tuple[str, str]) -> float:
    """Return the difference in L* between two fills in a theme."""
    one, other = (lightness(resolve(who.colour(fill), theme(name).colour)) for fill in fills)
    return abs(one - other)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("tone", TONE_COLOUR)
def test_a_filled_bar_and_a_solid_disc_are_darker_than_an_empty_one(name: str, tone: Tone) -> None:
    for drawing in (EvidenceMeter(1, 2, tone, "x"), IconArray(1, 2, "x")):
        full, empty = (s.paint.fill for s in drawing.picture(100, 20, 12).shapes if isinstance(s, Painted))
        assert full
        assert empty
        assert differ(name, Person(), (full, empty)) >= 2 * LEAST


@pytest.mark.parametrize("name", NAMES)
def test_urgent_help_is_darker_than_help_soon(name: str) -> None:
    assert differ(name, Person(), ("rose", "wheat")) >= 2 * LEAST


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("skin", SKINS)
def test_hair_stands_out_from_skin_in_every_theme(name: str, skin: Skin) -> None:
    who = Person(skin)
    skin_value, hair_value = (luminance(theme(name).colour(who.colour(role))) for role in ("skin", "hair"))
    assert (skin_value + 0.05) / (hair_value + 0.05) >= 3  # WCAG 2.2, 1.4.11
    assert differ(name, who, ("skin", "hair")) >= 2 * LEAST


def test_two_areas_that_touch_are_found() -> None:
    found = contacts(ScalpPattern("patches", (), "x"), LEAFLET)
    assert found["hair", "skin"] > 1000
    assert found["white", "hair"] < CONTACTS


def test_the_cargo_of_an_exosome_differs_in_shape() -> None:
    shapes = Exosome(THREE, "x").picture(*LEAFLET).shapes
    kinds = {name: {type(s).__name__ for s in shapes if isinstance(s, Painted) and s.name == name} for name in ("Growth signal", "Protein")}
    assert kinds == {"Growth signal": {"Oval"}, "Protein": {"Path"}}
    waves = [s for s in shapes if isinstance(s, Painted) and s.name == "Genetic message"]
    assert waves
    assert all(w.paint.fill is None for w in waves)
