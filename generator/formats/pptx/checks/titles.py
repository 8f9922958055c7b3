"""T01: each slide has a title, and no other slide has the same."""

from __future__ import annotations

from collections.abc import Iterator

from generator.formats.pptx.checks.file import FinishedDeck, FinishedSlide
from generator.formats.pptx.deck_problems import NO_TITLE, repeated_titles
from generator.problems import Mark, Problem

MOST_WORDS = 12


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield slides without a title, titles that two slides share, and long ones."""
    titles = [(_title(slide), _mark(slide)) for slide in deck.slides]
    yield from repeated_titles(titles)
    own = {slide.id for slide in deck.deck.slides}  # a table's further slides count its parts in their titles: nobody wrote that
    for slide, (title, mark) in zip(deck.slides, titles, strict=True):
        if slide.source and slide.source.id not in own:
            continue
        if len(title.split()) > MOST_WORDS:
            what = f"the title has {len(title.split())} words; {MOST_WORDS} are read at a glance"
            yield slide.problem(NO_TITLE, what, "warning", mark=mark)


def _title(slide: FinishedSlide) -> str:
    return " ".join(p.words for box in slide.text if box.role == "title" for p in box.paragraphs)


def _mark(slide: FinishedSlide) -> Mark | None:
    return (slide.source.title.mark or slide.source.mark) if slide.source else None
