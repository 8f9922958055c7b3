"""People as dots on a page: a disc says that it is true of somebody, a ring that it is not, or that nobody counted."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.document.blocks import Quantity
from generator.formats.html.dots import dots
from generator.text import Text

COUNTED = Quantity(Text.of("30"), Text.of("had more hair"), "30 of 100", n=30)
TREATED = Quantity(Text.of("?"), Text.of("70 people"), "70 people", people=70)


def kinds(quantity: Quantity) -> list[str]:
    return [kind for kind in ("disc", "ring", "hole", "half") if f'class="{kind}"' in dots(quantity)]


def test_people_of_whom_nobody_counted_how_they_fared_are_rings() -> None:
    assert kinds(TREATED) == ["disc"]
    assert kinds(replace(TREATED, uncounted=True)) == ["ring", "hole"]


def test_some_of_a_hundred_are_discs_and_the_rest_rings() -> None:
    assert kinds(COUNTED) == ["disc", "ring", "hole"]


def test_a_limit_is_half_dark_discs() -> None:
    limit = dots(replace(COUNTED, counts="at-most"))
    assert kinds(replace(COUNTED, counts="at-most")) == ["disc", "ring", "hole", "half"]
    assert limit.count("a3.6") == 30


def test_a_difference_is_plus_signs_and_the_others_points() -> None:
    assert kinds(replace(COUNTED, counts="more")) == ["disc", "ring"]
    drawn = re.findall(r'class="(\w+)" d="M([\d.]+) 5h[\d.]+', dots(replace(COUNTED, counts="more")))
    assert drawn == [("disc", "1.4"), ("disc", "3.6")]  # a dash across from 1.4 to 8.6, and one down as wide as its arms
