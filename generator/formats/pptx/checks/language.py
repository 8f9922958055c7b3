"""T07 and A02: each run has its language, each slide notes to speak from; the deck tells its title, author, language and version."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.document.deck import FEWEST_SENTENCES, MOST_SENTENCES, Notes
from generator.formats.pptx import opc
from generator.formats.pptx.checks.file import FinishedDeck, FinishedSlide
from generator.formats.pptx.checks.text import FIELD, RUN
from generator.formats.pptx.layout_model import FOOT
from generator.formats.pptx.markup import A
from generator.formats.pptx.placeholders import Element, tag
from generator.problems import Problem

CODE, PROPERTIES = "T07", "A02"
_DC = "http://purl.org/dc/elements/1.1/"
_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield runs without a language, slides without notes, and properties that are missing or wrong."""
    yield from _properties(deck)
    for slide in deck.slides:
        for part in (slide.element, slide.notes):
            yield from _languages(slide, part)
        if not _notes(slide):
            yield slide.problem(CODE, "no speaker notes", hint="say in a sentence what the speaker should add")
        elif slide.source:
            yield from _speakable(slide, slide.source.notes, asks=deck.deck.pace is None)
        if deck.deck.version not in _foot(slide):
            yield slide.problem(CODE, f"the footer does not name the version, {deck.deck.version}", "warning")


def _properties(deck: FinishedDeck) -> Iterator[Problem]:
    name = deck.package[opc.ROOT].target(opc.CORE)
    core = etree.fromstring(deck.package[name].data)
    wanted = {tag(_DC, "title"): deck.deck.title, tag(_DC, "creator"): deck.deck.author, tag(_DC, "language"): deck.deck.lang,
              tag(_DC, "identifier"): deck.deck.digest, tag(_CP, "version"): deck.deck.version}  # fmt: skip
    for key, value in wanted.items():
        if not value or core.findtext(key) != value:
            what = key.rpartition("}")[2]
            yield Problem(PROPERTIES, f"the file's {what} is {core.findtext(key)!r}; the deck's is {value!r}")


def _languages(slide: FinishedSlide, part: Element | None) -> Iterator[Problem]:
    for run in part.iter(RUN, FIELD) if part is not None else ():
        look = run.find(tag(A, "rPr"))
        if look is None or not look.get("lang"):
            words = (run.findtext(tag(A, "t")) or "")[:30]
            yield slide.problem(CODE, f"{words!r} has no language: a screen reader may say it in the wrong one", "warning")


def _speakable(slide: FinishedSlide, notes: Notes, *, asks: bool) -> Iterator[Problem]:
    """Yield notes that say too little or too much, and those without a question: a talk asks as well as tells, a loop can't."""
    if not FEWEST_SENTENCES <= notes.sentences <= MOST_SENTENCES:
        what = f"the notes have {notes.sentences} sentences to say; {FEWEST_SENTENCES} to {MOST_SENTENCES} are good"
        yield slide.problem(CODE, what, "warning", mark=next((text.mark for text in notes.say if text.mark), None))
    if asks and not notes.ask:
        yield slide.problem(CODE, "the notes have no question to ask", "warning")


def _notes(slide: FinishedSlide) -> str:
    return "".join(t.text or "" for t in slide.notes.iter(tag(A, "t"))).strip() if slide.notes is not None else ""


def _foot(slide: FinishedSlide) -> str:
    return " ".join(p.words for box in slide.text if box.role in FOOT for p in box.paragraphs)
