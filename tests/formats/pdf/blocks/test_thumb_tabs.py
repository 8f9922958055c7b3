"""Marks at the edge of twenty leaflets: a pile of them, printed in grey and seen from where a leaflet is chosen, tells them apart."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from generator.content.condition import MAX_CONDITIONS
from generator.design.paper import MM
from generator.document.blocks import Masthead, Section, Tab
from generator.formats.pdf.blocks.thumb_tab import TAB, TAB_EDGE, TAB_STEP, TAB_TOP
from tests.formats.pdf.measure.pictures import DPI, pictures, pixels, wordless
from tests.formats.pdf.measure.sheet import sheets
from tests.formats.pdf.sample import document, printed, words

HIGH = TAB_STEP - 1 * MM  # a mark with its ticks: what follows is the next leaflet's place
SEEN = 8 * MM  # how high a mark of 26 mm looks that is three times as far away as a page that is read
UNLIKE = 0.08  # of the area of two marks: how much of it is dark in one alone


@cache
def data(number: int, code: str = "") -> bytes:
    head = Masthead(
        words("Clinic"), words("Service"), words("A title"), words("A subtitle"), tab=Tab(code or f"HL-{number + 1:02}", number)
    )
    printing = printed(replace(document(), sections=(Section("masthead", (head,)),)))
    assert printing.problems == ()
    return printing.data


def box(number: int, sheet_width: float, high: float = HIGH) -> tuple[float, float, float, float]:
    """Return where a mark is on A4, as (left, foot, right, top) in points from the foot of the page."""
    right, top = sheet_width - TAB_EDGE, 297 * MM - TAB_TOP - number % 5 * TAB_STEP
    return right - TAB[0], top - high, right, top


@cache
def mark(number: int) -> Image.Image:
    """Return a mark in black and white, without its code."""
    sheet = sheets(data(number))[0]
    strip = wordless(data(number))[0].crop(pixels(box(number, sheet.trim[2]), sheet))
    return strip.convert("L").point(lambda value: 0 if value < 128 else 255)


def seen(number: int) -> Image.Image:
    """Return a mark as it looks from afar: small, in grey and a little blurred."""
    picture = mark(number)
    share = SEEN / TAB[1]
    small = picture.resize((round(picture.width * share), round(picture.height * share)), Image.Resampling.BOX)
    return small.filter(ImageFilter.GaussianBlur(1))


@pytest.mark.parametrize(("one", "other"), list(combinations(range(5), 2)))
def test_two_outlines_differ_at_a_glance(one: int, other: int) -> None:
    difference = ImageStat.Stat(ImageChops.difference(seen(one), seen(other))).mean[0] / 255
    assert difference >= UNLIKE * TAB[1] / HIGH


@pytest.mark.parametrize("number", range(MAX_CONDITIONS))
def test_a_tick_below_a_mark_stands_for_each_five_leaflets_before(number: int) -> None:
    picture = mark(number)
    column = [picture.getpixel((picture.width // 4, y)) for y in range(round(TAB[1] / 72 * DPI) + 2, picture.height)]
    assert sum(upper == 255 and lower == 0 for upper, lower in zip([255, *column], column, strict=False)) == number // 5


def test_of_twenty_marks_no_two_are_alike() -> None:
    assert len({(number % 5, mark(number).tobytes()) for number in range(MAX_CONDITIONS)}) == MAX_CONDITIONS
    assert len({mark(number).tobytes() for number in range(MAX_CONDITIONS)}) == MAX_CONDITIONS  # their place apart


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("code", ["HL-01", "DERMA-01"])
def test_the_code_is_wholly_on_its_mark(number: int, code: str) -> None:
    """White letters beside it would be cut off: around them everything is as dark as without them."""
    sheet = sheets(data(number, code))[0]
    area = pixels(box(number, sheet.trim[2], TAB[1]), sheet)
    full, bare = (each(data(number, code))[0].crop(area).convert("L") for each in (pictures, wordless))
    letters = ImageChops.difference(full, bare).point(lambda value: 255 if value > 60 else 0).getbbox()
    assert letters
    assert bare.crop(letters).point(lambda value: 0 if value < 128 else 255).getbbox() is None  # all is dark
