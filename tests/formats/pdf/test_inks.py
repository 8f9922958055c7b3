"""Colours as they are written: greys need black ink only."""

from __future__ import annotations

from functools import cache

from generator.formats.pdf.inks import Ink, screen_inks
from tests.each import rows
from tests.formats.pdf import reading
from tests.formats.pdf.ghostscript import coverage, needs_ghostscript
from tests.formats.pdf.sample import SAMPLE, printed, standard


@rows(
    ("digits", "fill", "line"),
    [
        ("0F766E", "0.059 0.463 0.431 rg", "0.059 0.463 0.431 RG"),
        ("000000", "0 g", "0 G"),
        ("FFFFFF", "1 g", "1 G"),
        ("808080", "0.502 g", "0.502 G"),
        ("808081", "0.502 0.502 0.506 rg", "0.502 0.502 0.506 RG"),
    ],
)
def test_a_grey_is_written_as_grey_and_a_colour_as_red_green_and_blue(digits: str, fill: str, line: str) -> None:
    assert screen_inks(digits) == Ink(fill, line)


def test_each_of_256_steps_is_written_differently() -> None:
    assert len({screen_inks(f"{step:02X}{step:02X}{step:02X}") for step in range(256)}) == 256


@cache
def in_grey() -> bytes:
    """Return a file of all blocks in a theme of greys."""
    theme, _ = standard()
    colours = {role: f"{sum(bytes.fromhex(colour)) // 3:02X}" * 3 for role, colour in theme.colours.items()}
    return printed(SAMPLE, colours=colours).data


@needs_ghostscript
def test_a_grey_theme_prints_with_black_ink_only() -> None:
    pages = coverage(in_grey())
    assert len(pages) >= 2
    assert {page[:3] for page in pages} == {(0, 0, 0)}
    assert min(page[3] for page in pages) > 0.01


def test_a_grey_theme_is_written_without_colour() -> None:
    with reading.opened(in_grey()) as pdf:
        used = {op.name for page in pdf.pages for op in reading.operators(page)}
    assert used & {"rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"} == set()
    assert {"g", "G"} <= used


@needs_ghostscript
def test_a_theme_in_colour_needs_all_inks() -> None:
    assert min(coverage(printed(SAMPLE).data)[0]) > 0.01
