"""A04: a link's words say what it opens. T06: a show that runs by itself has no links, which nobody could open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.formats.pptx.checks.file import FinishedDeck, FinishedSlide
from generator.problems import Problem

UNCLEAR, OUT_OF_REACH = "A04", "T06"
_ADDRESS = re.compile(r"\w+://", re.IGNORECASE)
_TELLS_NOTHING = re.compile(r"click here|here|link|more|read more|learn more|this page|see", re.IGNORECASE)  # out of context


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield links that a screen reader would spell out or that say nothing out of context; in a loop, every link."""
    for slide in deck.slides:
        for name, words in _links(slide):
            if deck.deck.pace:
                yield slide.problem(OUT_OF_REACH, f"{name}: the link {words!r} can't be opened in a show that runs by itself")
            elif _ADDRESS.match(words) or not words.strip():
                yield slide.problem(UNCLEAR, f"{name}: the link {words!r} is read out letter by letter", "warning")
            elif _TELLS_NOTHING.fullmatch(words.strip()):
                yield slide.problem(UNCLEAR, f"{name}: the link {words!r} does not say what it opens", "warning")


def _links(slide: FinishedSlide) -> Iterator[tuple[str, str]]:
    """Yield the words of each link with the name of their box."""
    for box in slide.text:
        yield from ((box.name, run.words) for paragraph in box.paragraphs for run in paragraph.runs if run.link)
        if box.opens:
            yield box.name, " ".join(paragraph.words for paragraph in box.paragraphs)
