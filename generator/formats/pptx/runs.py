"""Words in the text frames of slides and notes: paragraphs of runs, each with its language, and links to slides and addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.document.deck import SlotLine
from generator.formats.pptx.gaps.runs import add_run, keep_colour, number_from, open_address, open_slide, tell
from generator.text import Span, Text


@dataclass(frozen=True, slots=True)
class Speech:
    """The language of a deck, and the slides that its words can open, by id, with their titles."""

    lang: str
    slides: Mapping[str, tuple[Any, str]] = field(default_factory=dict)


def write_lines(frame: Any, lines: Iterable[SlotLine], speech: Speech, *, links_as_words: bool = False) -> None:
    """Write a paragraph for each line. Links may keep the colour of the words around them."""
    for number, line in enumerate(lines):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        if line.level:
            paragraph.level = line.level
        if line.number is not None:
            number_from(paragraph, line.number)
        set_words(paragraph, line.text, speech, to=line.to, links_as_words=links_as_words)


def set_words(paragraph: Any, text: Text, speech: Speech, *, to: str | None = None, size: Any = None, links_as_words: bool = False) -> None:
    """Write the runs of a text into a paragraph; `size` is that of its type where the layout can't say it, as in a table."""
    for span in (span for span in text.spans if span.text):
        run = add_run(paragraph, span.text, span.lang or speech.lang, strong=span.strong, raised=bool(span.cite), size=size)
        _link(run, paragraph, span, speech, to, links_as_words=links_as_words)


def _link(run: Any, paragraph: Any, span: Span, speech: Speech, to: str | None, *, links_as_words: bool) -> None:
    if to is not None and to in speech.slides:
        slide, title = speech.slides[to]
        link = open_slide(run, paragraph.part, slide)
        tell(link, title)
    elif span.link:
        link = open_address(run, paragraph.part, span.link)
        tell(link, span.link)
    else:
        return
    if links_as_words or to is not None:
        keep_colour(link)
