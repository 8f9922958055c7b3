"""The rules over looks: type, colours in grey and edges. What a clinic's own theme, paper or font breaks is in tests/examples/handouts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from generator.design.lightness import COMPARED, TOUCHING, alike
from generator.design.theme import COLOUR_NAMES
from generator.problems import Problem
from generator.project import PlannedEdition
from generator.review.judged import judged
from generator.review.rules import RULES
from generator.review.rules.edges import from_the_edge
from generator.review.words import ReviewedWords
from tests.design.themes import NAMES, theme
from tests.each import rows
from tests.formats.pdf.measure.edges import MM_A_PIXEL, distances
from tests.formats.pdf.measure.pictures import pixels, words_alone
from tests.formats.pdf.measure.sheet import sheets
from tests.made import SMALLEST, book, made, planned
from tests.review.words import words_of


@pytest.fixture(scope="module")
def editions() -> tuple[PlannedEdition, ...]:
    project = planned(SMALLEST).project
    assert project
    return project.editions


def with_editions(*editions: PlannedEdition) -> ReviewedWords:
    return replace(words_of(book(SMALLEST)), editions=editions)


def found(code: str, *editions: PlannedEdition) -> Iterator[Problem]:
    yield from judged(with_editions(*editions), {}, (), [rule for rule in RULES if rule.code == code]).problems


@pytest.mark.parametrize("code", ["D01", "D08", "P02"])
def test_our_own_looks_pass(code: str, editions: tuple[PlannedEdition, ...]) -> None:
    assert list(found(code, *editions)) == []


def test_letters_that_are_low_are_told_with_their_font(editions: tuple[PlannedEdition, ...]) -> None:
    leaflet = next(each for each in editions if each.kind == "leaflet" and not each.edition)
    low = replace(leaflet.fonts.text.regular, family="Low Serif", x_height=0.4)
    told = list(found("D01", replace(leaflet, fonts=replace(leaflet.fonts, text=leaflet.fonts.text._replace(regular=low)))))
    assert "an x of 'Low Serif' is 1.69 mm high at 12 pt, as in 'body'; 2 is needed" in [problem.message for problem in told]
    assert {problem.severity for problem in told} == {"error"}
    silent = replace(low, x_height=0.0)
    assert not list(found("D01", replace(leaflet, fonts=replace(leaflet.fonts, text=leaflet.fonts.text._replace(regular=silent)))))


@rows("name", NAMES)
def test_colours_of_each_theme_can_be_told_apart_in_grey(name: str) -> None:
    assert list(alike(theme(name).colour, 20, 40)) == []
    assert {role for table in (TOUCHING, COMPARED) for one, others in table.items() for role in (one, *others)} <= set(COLOUR_NAMES)


def test_words_are_as_far_from_the_edge_as_the_paper_says(editions: tuple[PlannedEdition, ...]) -> None:
    """The distances that P02 works out are those of the printed page, to within a pixel and what a line leaves free."""
    leaflet = next(each for each in editions if each.kind == "leaflet" and not each.edition)
    data = made(SMALLEST, "leaflet-test-hair-loss").data
    said = {side: distance for side, distance, _ in from_the_edge(leaflet.paper, leaflet.theme)}
    sheet, mask = sheets(data)[1], words_alone(data)[1]  # of a page without a masthead
    printed = distances(mask, pixels(sheet.trim, sheet))
    assert printed
    measured = dict(zip(("left", "top", "right", "foot"), printed, strict=True))
    assert {side: distance >= said[side] - MM_A_PIXEL for side, distance in measured.items()} == dict.fromkeys(measured, True)
    assert measured["foot"] - said["foot"] < 2
