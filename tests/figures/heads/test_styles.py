"""A head and the small one beside it differ in nothing but the pattern and how the hair is worn, so that people see what to change."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat
from reportlab.pdfgen.canvas import Canvas

from generator.figures.curves import flattened, inside
from generator.figures.drawing import Path, Point
from generator.figures.heads import bust
from generator.figures.heads.layer import DISC
from generator.figures.names import Hair, Pattern, Skin, Without
from generator.figures.person import Person
from generator.formats.pdf.figures import operators
from tests.design.themes import theme
from tests.each import rows
from tests.figures.gallery import HAIRS, PATTERNS, SKINS, STYLES, WITHOUT

pytestmark = pytest.mark.covered

MM = 72 / 25.4
INSET, BLUR = 14, 0.4  # mm: the disc, and how far a point is spread
CLEARLY = 40  # of 255 greys
APART = 0.15  # of the picture differs: much of a head of hair, where the bare margin of one is under 0.05
PERSON = ("Disc", "Head", "Neck", "Clothes", "Ear", "Brow", "Eye", "Nose", "Mouth")  # what a head is without its hair
PULLED = {"Braid", "Bun", "Tail", "Hair band"}
# Points of the disc just behind the hairline, from the forehead down to the temple.
FOREHEAD: tuple[Point, ...] = ((79.0, 29.0), (76.0, 33.5), (71.5, 39.0), (67.5, 43.0), (65.7, 48.5))


def drawn(pattern: Pattern, who: Person, mm: float, without: Without | None = None) -> tuple[Path, ...]:
    middle = (mm * MM / 2, mm * MM / 2)
    return tuple(shape for shape in bust.shapes(pattern, who, middle, mm * MM, without=without) if isinstance(shape, Path))


def person(shapes: tuple[Path, ...]) -> list[Path]:
    return [shape for shape in shapes if shape.name in PERSON]


@rows("pattern", PATTERNS)
@rows("hair", HAIRS)
@rows("without", WITHOUT)
def test_the_two_heads_are_the_same_person_seen_from_the_same_side(pattern: Pattern, hair: Hair, without: Without) -> None:
    who = Person("tan", hair)
    shown = person(drawn(pattern, who, 50))
    assert {"Disc", "Head", "Clothes"} <= {shape.name for shape in shown}
    assert person(drawn(pattern, who, 50, without)) == shown


@pytest.mark.parametrize("hair", HAIRS)
def test_hair_that_is_worn_loose_is_not_pulled_and_covers_the_hairline(hair: Hair) -> None:
    who, scale = Person("tan", hair), 100 * MM / DISC
    tight, loose = drawn("hairline", who, 100), drawn("hairline", who, 100, "loose")
    assert PULLED & {shape.name for shape in tight}
    assert not PULLED & {shape.name for shape in loose}

    def covered(shapes: tuple[Path, ...]) -> list[bool]:
        solid = next(flattened(shape.steps) for shape in shapes if shape.name == "Hair")
        return [inside(solid, (x * scale, y * scale)) for x, y in FOREHEAD]

    assert (any(covered(tight)), all(covered(loose))) == (False, True)


@rows("pattern", [pattern for pattern in PATTERNS if pattern != "hairline"])
@rows("style", STYLES)
def test_where_hair_is_not_pulled_the_head_is_worn_as_ever(pattern: Pattern, style: Without) -> None:
    assert drawn(pattern, Person(), 25, style) == drawn(pattern, Person(), 25, "healthy")


def blurred(who: Person, name: str, without: Without | None = None) -> Image.Image:
    """Return the head on traction as a small disc looks in grey, to eyes that see 14 mm as a blur."""
    out, side = BytesIO(), INSET * MM
    canvas = Canvas(out, (side, side))
    canvas._code.append(operators(drawn("hairline", who, INSET, without), 0, side, theme(name).colour))
    canvas.save()
    page = pypdfium2.PdfDocument(out.getvalue())[0].render(scale=4).to_pil().convert("L")
    blur: Image.Image = page.filter(ImageFilter.GaussianBlur(BLUR * MM * 4))
    return blur


def far(one: Image.Image, other: Image.Image) -> float:
    """Return the share of the picture in which two differ clearly."""
    apart = ImageChops.difference(one, other).point([255 * (level >= CLEARLY) for level in range(256)])
    return ImageStat.Stat(apart).mean[0] / 255


@rows("name", ("standard", "grey"))
@rows("skin", SKINS)
@rows("hair", HAIRS)
def test_small_in_grey_and_blurred_the_styles_differ_and_not_only_the_hairline(name: str, skin: Skin, hair: Hair) -> None:
    who = Person(skin, hair)
    lost, healthy, loose = (blurred(who, name, without) for without in (None, "healthy", "loose"))
    assert far(lost, loose) >= 3 * far(lost, healthy)
    assert far(lost, loose) >= APART
