"""T07: speaker notes say no more, and no less, than a speaker can use at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.deck import MOST_SENTENCES, Slide
from generator.document.plain import CATALOGUE
from generator.formats.pptx.checks.file import FinishedDeck
from generator.problems import Location, Problem

CODE = "T07"


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield slides whose notes have too few or too many sentences to say."""
    limits = deck.strictness.of(CODE)
    for slide in deck.slides:
        count = slide.source.notes.sentences if slide.source else None
        if slide.source and count is not None and not limits["fewest"] <= count <= limits["most"]:
            said = f"the notes have {count} {'sentence' if count == 1 else 'sentences'} to say"
            message = f"{said}; {limits['fewest']:g} to {limits['most']:g} are good"
            hint = f"a text that would make it more than {MOST_SENTENCES} is left out: make it shorter" if count < limits["fewest"] else ""
            yield slide.problem(CODE, message, "warning", hint, location=_place(slide.source))


def _place(slide: Slide) -> Location | None:
    """Return where the words of a slide's notes were written, or its title; a label of the catalogue is nobody's own words."""
    places = (text.location for text in (*slide.notes.say, slide.title))
    return next((place for place in places if place and not place.file.endswith(CATALOGUE)), None)
