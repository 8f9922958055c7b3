"""T04 and T01: no more on a slide, or in its title, than people can read while they listen.

Tables are read cell by cell and are not counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.formats.pptx.checks.file import FinishedDeck, FinishedSlide
from generator.formats.pptx.layout_model import FOOT, Role
from generator.problems import Problem
from generator.text import Text

CODE, LONG_TITLE = "T04", "T01"
MOST_WORDS_OF_A_TITLE = 12
MOST_WORDS, MOST_POINTS, MOST_WORDS_A_POINT = 75, 6, 12  # words: as many as four cards, or an answer card with its evidence, hold
_NOT_COUNTED: tuple[Role | None, ...] = ("title", "label", *FOOT, "table", "caption", None)
_LISTS: tuple[Role | None, ...] = ("content", "content-2", "known")
LOOKED_UP = ("Clinic Sources", "Clinic Agenda", "Clinic Questions")  # layouts of slides that are not read out


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield slides with long titles, many words, many points, or long points."""
    for slide in deck.slides:
        if slide.source and slide.source.id in deck.written:
            yield from _long_title(slide, slide.source.title)
        if slide.layout.name not in LOOKED_UP:
            yield from _much(slide)


def _long_title(slide: FinishedSlide, title: Text) -> Iterator[Problem]:
    count = len(title.plain.split())
    if count > MOST_WORDS_OF_A_TITLE:
        what = f"the title has {count} words; {MOST_WORDS_OF_A_TITLE} can be read at a glance"
        yield slide.problem(LONG_TITLE, what, "warning", location=title.location)


def _much(slide: FinishedSlide) -> Iterator[Problem]:
    boxes = [box for box in slide.text if box.role not in _NOT_COUNTED]
    words = sum(len(paragraph.words.split()) for box in boxes for paragraph in box.paragraphs)
    if words > MOST_WORDS:
        yield slide.problem(CODE, f"{words} words; {MOST_WORDS} is a good limit", "warning")
    for box in boxes:
        points = [paragraph for paragraph in box.paragraphs if paragraph.level > 0 and box.role in _LISTS]
        if len(points) > MOST_POINTS:
            yield slide.problem(CODE, f"{box.name}: {len(points)} points; {MOST_POINTS} is a good limit", "warning")
        for point in points:
            if len(point.words.split()) > MOST_WORDS_A_POINT:
                what = f"{box.name}: a point of {len(point.words.split())} words; {MOST_WORDS_A_POINT} is a good limit"
                yield slide.problem(CODE, what, "warning")
