"""T04: no more on a slide than people can read while they listen. Tables are read cell by cell, and not counted."""

from __future__ import annotations

from collections.abc import Iterator

from generator.formats.pptx.checks.file import FinishedDeck
from generator.formats.pptx.layout_model import FOOT, Role
from generator.problems import Problem

CODE = "T04"
MOST_WORDS, MOST_POINTS, MOST_WORDS_A_POINT = 75, 6, 12  # words: four cards or an answer card with its evidence hold that many
_NOT_COUNTED: tuple[Role | None, ...] = ("title", "label", *FOOT, "table", "caption", None)
_LISTS: tuple[Role | None, ...] = ("content", "content-2", "known", "unknown")
LOOKED_UP = ("Clinic Sources", "Clinic Agenda", "Clinic Questions")  # layouts of slides that are not read out


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield slides with many words, many points, or long points."""
    for slide in deck.slides:
        if slide.layout.name in LOOKED_UP:
            continue
        boxes = [box for box in slide.text if box.role not in _NOT_COUNTED]
        words = sum(len(paragraph.words.split()) for box in boxes for paragraph in box.paragraphs)
        if words > MOST_WORDS:
            yield slide.problem(CODE, f"{words} words; {MOST_WORDS} are a good limit", "warning")
        for box in boxes:
            points = [paragraph for paragraph in box.paragraphs if paragraph.level > 0 and box.role in _LISTS]
            if len(points) > MOST_POINTS:
                yield slide.problem(CODE, f"{box.name}: {len(points)} points; {MOST_POINTS} are a good limit", "warning")
            for point in points:
                if len(point.words.split()) > MOST_WORDS_A_POINT:
                    what = f"{box.name}: a point of {len(point.words.split())} words; {MOST_WORDS_A_POINT} are a good limit"
                    yield slide.problem(CODE, what, "warning")
