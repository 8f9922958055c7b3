"""People as dots on a page: a disc says that it is true of somebody, a ring that it is not, or that nobody counted."""

from __future__ import annotations

from dataclasses import replace

from generator.document.blocks import Quantity
from generator.formats.html.dots import dots
from generator.text import Text

TREATED = Quantity(Text.of("?"), Text.of("70 people"), "70 people", people=70)


def kinds(quantity: Quantity) -> list[str]:
    return [kind for kind in ("disc", "ring", "hole") if f'class="{kind}"' in dots(quantity)]


def test_people_of_whom_nobody_counted_how_they_fared_are_rings() -> None:
    assert kinds(TREATED) == ["disc"]
    assert kinds(replace(TREATED, uncounted=True)) == ["ring", "hole"]


def test_some_of_a_hundred_are_discs_and_the_rest_rings() -> None:
    assert kinds(Quantity(Text.of("30"), Text.of("had more hair"), "30 of 100", n=30)) == ["disc", "ring", "hole"]
