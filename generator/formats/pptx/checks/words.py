"""A07: the words in the file are the words of the deck, in reading order, notes and labels of drawings included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from generator.document.deck import Slide
from generator.formats.pptx.checks.file import FinishedDeck, FinishedSlide
from generator.formats.pptx.layout_names import CONTRACT
from generator.formats.pptx.markup import A, shown
from generator.formats.pptx.placeholders import tag
from generator.formats.pptx.slide_words import words_of
from generator.problems import Problem
from generator.text import Text

CODE = "A07"
OURS = "this is a fault of the program, not of your words: please report it"


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield, for each slide, the first words that differ between deck and file."""
    made = [slide for slide in deck.slides if slide.source]
    missing = [slide.id for slide in deck.deck.slides if slide.id not in {s.source.id for s in made if s.source}]
    for name in missing:
        yield Problem(CODE, f"the slide {name!r} is not in the file", hint=OURS)
    for slide in deck.slides:
        if slide.source is None:
            yield slide.problem(CODE, "the file has a slide that is not in the deck", hint=OURS)
            continue
        wanted = [*_wanted(deck, slide.source, slide), *_folded(text.plain for text in slide.source.notes)]
        found = [*read_words(slide), *read_notes(slide)]
        if wanted != found:
            yield _difference(slide, wanted, found)


def read_words(slide: FinishedSlide) -> list[str]:
    """Return a finished slide's words in reading order, by paragraph."""
    return [paragraph.words for box in slide.text for paragraph in box.paragraphs if paragraph.words]


def read_notes(slide: FinishedSlide) -> list[str]:
    """Return the words of a finished slide's notes, by paragraph."""
    paragraphs = slide.notes.iter(tag(A, "p")) if slide.notes is not None else ()
    return list(_folded("".join(t.text or "" for t in p.iter(tag(A, "t"))) for p in paragraphs))


def _wanted(deck: FinishedDeck, source: Slide, slide: FinishedSlide) -> Iterator[str]:
    lines = words_of(source, deck.deck.footer, deck.deck.date_line)
    for role in CONTRACT.get(slide.layout.name, {}):
        texts: list[Text] = [line.text for line in lines.get(role, ())]
        if role == "table" and source.table:
            texts.extend(cell for row in source.table.rows for cell in row)
        texts.extend(label for slot, drawing in source.drawings.items() if slot == role for label in drawing.labels)
        if role == "number":
            texts.append(Text.of(str(slide.number)))
        yield from _folded(text.plain for text in texts)


def _folded(words: Iterable[str]) -> Iterator[str]:
    """Yield words as they are compared: white space collapsed, and characters that XML can't hold replaced."""
    return (folded for one in words if (folded := " ".join(shown(one).split())))


def _difference(slide: FinishedSlide, wanted: list[str], found: list[str]) -> Problem:
    for here, there in zip_longest(wanted, found, fillvalue=""):
        if here != there:
            return slide.problem(CODE, f"the deck says {here[:60]!r} where the file says {there[:60]!r}", hint=OURS)
    raise AssertionError("two lists that differ have a first difference")
