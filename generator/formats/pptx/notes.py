"""A slide's speaker notes: what to say, what to ask, and below a rule the sources, which nobody reads out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.document.deck import Notes, SlotLine
from generator.formats.pptx.gaps.notes import mend_notes
from generator.formats.pptx.runs import Speech, write_lines
from generator.text import Text

RULE = "———"


def notes_lines(notes: Notes) -> Iterator[Text]:
    """Yield the paragraphs of a notes page."""
    yield from notes.say
    if notes.ask:
        yield notes.ask
    if notes.sources:
        yield from (Text.of(RULE), notes.sources)


def write_notes(slide: Any, notes: Notes, speech: Speech, number: int) -> None:
    """Give a slide its notes."""
    page = slide.notes_slide
    mend_notes(page, number, speech.lang)
    frame = page.notes_text_frame
    if frame is not None:
        write_lines(frame, map(SlotLine, (text for text in notes_lines(notes) if text)), speech)
