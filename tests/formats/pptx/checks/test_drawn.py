"""Slides are drawn from the finished file: what stands where, and what tells one from another."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from itertools import pairwise

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.presentation import Presentation as OpenDeck
from pptx.util import Inches

from generator.design.fonts import read_library
from generator.formats.pptx.checks.drawn import DrawnSlides
from generator.formats.pptx.checks.letters import Letters, set_words
from generator.formats.pptx.markup import EMU_PER_INCH
from tests.conftest import ROOT
from tests.formats.pptx.sample_deck import sample, sample_deck

pytestmark = pytest.mark.covered

IN_SCRIPTS = {
    "Wypadanie włosów": "Fira Sans",
    "العربية": "Noto Sans Arabic",
    "বাংলা": "Hind Siliguri",
    "简体中文": "Noto Sans SC",
    "ગુજરાતી": "Noto Sans Gujarati",
    "ਪੰਜਾਬੀ": "Noto Sans Gurmukhi",
}
FONTS, DPI = ROOT / "handouts/fonts", 40
Box = tuple[int, int, int, int]


@cache
def drawn() -> DrawnSlides:
    return DrawnSlides(sample().data, FONTS)


def changed(change: Callable[[OpenDeck], None]) -> DrawnSlides:
    deck, out = Presentation(io.BytesIO(sample().data)), io.BytesIO()
    change(deck)
    deck.save(out)
    return DrawnSlides(out.getvalue(), FONTS)


def retitled(deck: OpenDeck) -> None:
    title = deck.slides[1].shapes.title
    assert title
    title.text_frame.text = "Something else"


def difference(one: Image.Image, other: Image.Image) -> Box | None:
    return ImageChops.difference(one, other).getbbox()


def test_each_slide_has_a_picture_of_its_shape() -> None:
    assert len(drawn()) >= len(sample_deck().slides)
    pictures = [drawn().drawn(n, DPI) for n in range(len(drawn()))]
    assert {picture.size for picture in pictures} == {(round(DPI * 40 / 3), round(DPI * 7.5))}
    assert all(len(picture.getcolors(100_000) or ()) > 1 for picture in pictures)
    assert all(difference(*pair) for pair in pairwise(pictures))


def test_a_change_is_seen_where_it_stands_and_nowhere_else() -> None:
    after = changed(retitled)
    title = Presentation(io.BytesIO(sample().data)).slides[1].shapes.title
    assert title
    for n in range(len(drawn())):
        assert (drawn().made_of(n, ()) == after.made_of(n, ())) == (n != 1)
    box = difference(drawn().drawn(1, DPI), after.drawn(1, DPI))
    assert box
    place = (title.left, title.top, title.left + title.width, title.top + title.height)
    left, top, right, bottom = (edge / EMU_PER_INCH * DPI for edge in place)
    assert left - 2 <= box[0] < box[2] <= right + 2
    assert top - 2 <= box[1] < box[3] <= bottom + 2
    assert difference(drawn().drawn(0, DPI), after.drawn(0, DPI)) is None


def test_a_shape_far_larger_than_the_slide_is_drawn_as_far_as_it_is_seen() -> None:
    def enlarge(deck: OpenDeck) -> None:
        shapes = deck.slides[0].shapes
        for kind, left in ((MSO_SHAPE.RECTANGLE, -400), (MSO_SHAPE.OVAL, -400), (MSO_SHAPE.RECTANGLE, 400)):
            shape = shapes.add_shape(kind, Inches(left), Inches(-400), Inches(800), Inches(800))
            shape.fill.solid()
            shape.fill.fore_color.rgb = RGBColor(*((0, 0, 255) if kind is MSO_SHAPE.OVAL else (255, 0, 0)))  # type: ignore[no-untyped-call]

    picture = changed(enlarge).drawn(0, DPI)
    assert (picture.size, picture.getpixel((5, 150))) == (drawn().drawn(0, DPI).size, (0, 0, 255))


def test_codes_are_left_out_of_pictures_and_of_what_slides_are_made_of() -> None:
    def coded(code: str) -> DrawnSlides:
        def change(deck: OpenDeck) -> None:
            title = deck.slides[1].shapes.title
            assert title
            title.text_frame.text = f"HL-1 {code}"

        return changed(change)

    one, other, codes = coded("a1b2c3"), coded("d4e5f6"), ("a1b2c3", "d4e5f6")
    assert one.made_of(1, ()) != other.made_of(1, ())
    assert one.made_of(1, codes) == other.made_of(1, codes)
    assert difference(one.drawn(1, DPI), other.drawn(1, DPI))
    assert difference(one.drawn(1, DPI, codes), other.drawn(1, DPI, codes)) is None


def letters(words: str, colour: tuple[int, int, int] = (0, 0, 0)) -> Image.Image:
    """Draw words by themselves, from the left edge of a white picture."""
    picture = Image.new("RGB", (600, 60), "white")
    Letters(read_library(FONTS).faces()).draw(ImageDraw.Draw(picture), (5, 40), tuple(set_words(words, 24, colour)))
    return picture


@pytest.mark.parametrize(("words", "family"), [*IN_SCRIPTS.items()])
def test_words_of_each_script_that_there_is_a_font_for_are_drawn_in_it(words: str, family: str) -> None:
    (face,) = (each for each in read_library(FONTS).faces() if each.family == family)
    expected = Image.new("RGB", (600, 60), "white")
    ImageDraw.Draw(expected).text((5, 40), words, font=ImageFont.truetype(str(face.path), 24), fill=(0, 0, 0), anchor="ls")
    assert difference(expected, Image.new("RGB", (600, 60), "white"))
    assert difference(letters(words), expected) is None


def test_letters_that_no_font_has_are_drawn_all_the_same() -> None:
    assert difference(letters("देवनागरी"), Image.new("RGB", (600, 60), "white"))
    assert Letters(()).length(next(set_words("Hair", 24, (0, 0, 0)))) > 20


def test_words_from_right_to_left_stand_in_the_order_in_which_they_are_read() -> None:
    """The first word of a line that is Arabic stands on its right, as one draws it; a Latin word after it stands on its left."""
    red, black = (255, 0, 0), (0, 0, 0)
    first, then = "العربية ", "يمكنك"
    picture = Image.new("RGB", (600, 60), "white")
    line = (*set_words(first, 24, red), *set_words(then, 24, black))
    Letters(read_library(FONTS).faces()).draw(ImageDraw.Draw(picture), (5, 40), line)
    reds = [x for x in range(600) for y in range(60) if picture.getpixel((x, y)) == red]
    blacks = [x for x in range(600) for y in range(60) if picture.getpixel((x, y)) == black]
    assert max(blacks) < min(reds)


def test_chinese_words_are_broken_at_the_edge_without_what_closes_a_phrase() -> None:
    assert [each.words for each in set_words("中文版。Hair loss", 24, (0, 0, 0))] == ["中", "文", "版。", "Hair ", "loss"]


def test_what_is_no_presentation_is_refused() -> None:
    with pytest.raises(ValueError, match="not an Office file"):
        DrawnSlides(b"no slides", FONTS)
