"""Each name that content.yaml can ask for has its drawing."""

from __future__ import annotations

from typing import get_args

import pytest

from generator.figures import names
from generator.figures.named import cycle_drawing, disc_without, pair_drawing, pattern_disc, pattern_drawing, treatment_drawing, view_of
from generator.figures.person import SOMEBODY, Person
from generator.text import Text
from tests.figures.gallery import LIVES, WEEKS, WITHOUT

THREE = (Text.of("One"), Text.of("Two"), Text.of("Three"))


@pytest.mark.parametrize("name", get_args(names.OfTreatment))
def test_each_drawing_of_a_treatment_has_its_labels_and_words(name: names.OfTreatment) -> None:
    drawing = treatment_drawing(name, THREE, "what it shows")
    assert (drawing.labels, drawing.alt) == (THREE, "what it shows")


@pytest.mark.parametrize("name", get_args(names.OfCycle))
def test_each_drawing_of_a_cycle_has_its_labels_and_words(name: names.OfCycle) -> None:
    drawing = cycle_drawing(name, THREE, WEEKS, LIVES, "what it shows")
    assert (drawing.labels, drawing.alt) == ((*THREE, LIVES.shortest, LIVES.longest, LIVES.years), "what it shows")


@pytest.mark.parametrize("pattern", get_args(names.Pattern))
def test_each_pattern_is_drawn_alone_and_beside_another(pattern: names.Pattern) -> None:
    alone = pattern_drawing(pattern, SOMEBODY, THREE[:1], "what it shows")
    assert (alone.labels, alone.alt) == (THREE[:1], "what it shows")
    pair = pair_drawing((pattern, SOMEBODY), (pattern, Person("dark", "coily")), THREE[:2], "both", ("healthy", THREE[2]))
    assert (pair.labels, pair.alt) == ((THREE[0], THREE[2], THREE[1], THREE[2]), "both")
    assert len(pair.picture(200, 0, 12).shapes) > len(alone.picture(200, 0, 12).shapes)


@pytest.mark.parametrize("pattern", get_args(names.Pattern))
def test_each_pattern_and_the_head_without_it_are_drawn_in_a_disc_without_words(pattern: names.Pattern) -> None:
    who, alt = Person("tan", "wavy"), "what it shows"
    for drawing in (pattern_disc(pattern, who, alt), *(disc_without(pattern, who, alt, each) for each in WITHOUT)):
        assert (drawing.labels, drawing.alt) == ((), "what it shows")
        assert drawing.picture(130, 130, 12).height == 130
    assert view_of(pattern) in get_args(names.View)


@pytest.mark.parametrize("without", WITHOUT)
def test_a_head_beside_it_adds_its_word_to_the_labels(without: names.Without) -> None:
    drawing = pattern_drawing("scar", SOMEBODY, THREE[:2], "x", (without, THREE[2]))
    assert drawing.labels == THREE
