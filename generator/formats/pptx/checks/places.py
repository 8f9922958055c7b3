"""Where the words of a slide were written."""

from __future__ import annotations

from generator.document.plain import CATALOGUE, slide_texts
from generator.formats.pptx.checks.file import FinishedSlide
from generator.problems import Location


def place_of(slide: FinishedSlide, words: str) -> Location | None:
    """Return where in the content some words of a slide were written; None if they are a label, or no text of the slide."""
    plain = " ".join(words.split())
    texts = slide_texts(slide.source) if slide.source and plain else ()
    places = (text.location for text in texts if plain in " ".join(text.plain.split()))
    return next((place for place in places if place and not place.file.endswith(CATALOGUE)), None)
