"""A slide that broke no rule isn't judged again, unless something differs: a byte, its look, its words, a number or a threshold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.document.deck import Deck
from generator.document.limits import SHIPPED
from generator.formats.pptx.checks import check_deck
from generator.formats.pptx.checks.file import read_deck
from generator.formats.pptx.checks.passed import PASSED
from generator.formats.pptx.render import render_deck
from tests.formats.pptx.checks.mutations import Change, changed, rewritten
from tests.formats.pptx.sample_deck import sample_deck, sample_theme

NUMBERS = frozenset(map(str, range(2000)))


def deck(**changes: object) -> Deck:
    """Return a deck of one slide that breaks no rule."""
    (slide,) = (each for each in sample_deck().slides if each.id == "harms")
    return replace(sample_deck(), **{"slides": (slide,), "numbers": NUMBERS, **changes})  # type: ignore[arg-type]


@pytest.fixture
def data() -> bytes:
    """Return the file of that deck, which has passed."""
    made = render_deck(deck(), sample_theme()).data
    assert check_deck(made, deck()) == ()
    return made


def to_be_judged(data: bytes, deck: Deck) -> list[int]:
    return [slide.number for slide in read_deck(data, deck, passed=PASSED).slides]


def test_a_slide_that_passed_is_not_judged_again(data: bytes) -> None:
    assert to_be_judged(data, deck()) == []
    assert to_be_judged(data, deck(numbers=NUMBERS | {"4711"}, title="Of the next clinic", author="Another Clinic")) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (rewritten("ppt/slides/slide1.xml", "Lumps", "Lumps of it " * 20), "T03"),
        (rewritten("ppt/theme/theme1.xml", "0B4A57", "9FB9BF"), "D07"),
        (rewritten("ppt/notesSlides/notesSlide1.xml", "<a:t>", "<a:t>More words, "), "A07"),
    ],
    ids=["a slide", "its look", "its notes"],
)
def test_one_that_differs_in_the_file_is(data: bytes, change: Change, code: str) -> None:
    assert code in {problem.code for problem in check_deck(changed(data, change), deck())}


def test_one_with_a_number_that_may_not_be_said_is(data: bytes) -> None:
    assert {problem.code for problem in check_deck(data, deck(numbers=frozenset()))} == {"T08"}


def test_one_of_other_words_is(data: bytes) -> None:
    (slide,) = deck().slides
    assert "A07" in {problem.code for problem in check_deck(data, deck(slides=(replace(slide, title=deck().footer),)))}


def test_one_that_is_judged_by_other_thresholds_is(data: bytes) -> None:
    strict = replace(SHIPPED, limits={**SHIPPED.limits, "T07": {"fewest": 50.0, "most": 60.0}})
    assert {problem.code for problem in check_deck(data, deck(), strict)} == {"T07"}
