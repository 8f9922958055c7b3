"""T08: the same facts as on paper. Every number in a deck, its notes and alternative texts included, comes from its source."""

from __future__ import annotations

from collections.abc import Iterator

from generator.formats.pptx.checks.file import FinishedDeck, FinishedSlide
from generator.formats.pptx.checks.words import OURS, read_charts, read_notes
from generator.formats.pptx.layout_model import FOOT
from generator.formats.pptx.markup import P
from generator.formats.pptx.placeholders import tag
from generator.problems import Problem
from generator.text import numbers_in

CODE = "T08"


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield numbers that nobody wrote."""
    for slide in deck.slides:
        known = deck.may_say(slide.source)
        if known is None:
            return
        for words in _said(slide):
            for number in numbers_in(words):
                if number not in known:
                    yield slide.problem(CODE, f"{number} in {words[:60]!r} appears nowhere in the words the deck was made from", hint=OURS)


def numbers_said(slide: FinishedSlide) -> frozenset[str]:
    """Return the numbers that a slide says."""
    return frozenset(number for words in _said(slide) for number in numbers_in(words))


def _said(slide: FinishedSlide) -> Iterator[str]:
    """Yield all that a slide says, visible or spoken."""
    yield from (paragraph.words for box in slide.text if box.role not in FOOT for paragraph in box.paragraphs)
    yield from read_charts(slide)
    yield from read_notes(slide)
    yield from (about.get(key, "") for about in slide.element.iter(tag(P, "cNvPr")) for key in ("descr", "title"))
