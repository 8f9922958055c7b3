"""A07: the words in the file are the words of the deck, in reading order, notes and labels of drawings and charts included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from generator.formats.pptx.charts import measured_chart
from generator.formats.pptx.checks.file import FinishedDeck, FinishedSlide
from generator.formats.pptx.layout_names import CONTRACT, IDX
from generator.formats.pptx.markup import A, P, shown
from generator.formats.pptx.notes import notes_lines
from generator.formats.pptx.placeholders import OF_SHAPE, tag
from generator.problems import Problem
from generator.text import Text

CODE = "A07"
OURS = "this is a fault of the program, not of your words: please report it"


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield, for each slide, the first words that differ between deck and file."""
    made = {source.id for source in deck.sources if source}
    missing = [slide.id for slide in deck.deck.slides if slide.id not in made]
    for name in missing:
        yield Problem(CODE, f"the slide {name!r} is not in the file", hint=OURS)
    for slide in deck.slides:
        if slide.source is None:
            yield slide.problem(CODE, "the file has a slide that is not in the deck", hint=OURS)
            continue
        notes = _folded(text.plain for text in notes_lines(slide.source.notes))
        wanted = [*_wanted(slide), *wanted_of_charts(slide), *notes]
        found = [*read_words(slide), *read_charts(slide), *read_notes(slide)]
        if wanted != found:
            yield _difference(slide, wanted, found)


def read_words(slide: FinishedSlide) -> list[str]:
    """Return a finished slide's words in reading order, by paragraph."""
    return [paragraph.words for box in slide.text for paragraph in box.paragraphs if paragraph.words]


def read_notes(slide: FinishedSlide) -> list[str]:
    """Return the words of a finished slide's notes, by paragraph."""
    shapes = slide.notes.iter(tag(P, "sp")) if slide.notes is not None else ()
    bodies = (shape for shape in shapes if (ph := shape.find(OF_SHAPE)) is not None and ph.get("type") == "body")
    paragraphs = (paragraph for body in bodies for paragraph in body.iter(tag(A, "p")))
    return list(_folded("".join(t.text or "" for t in p.iter(tag(A, "t"))) for p in paragraphs))


def read_charts(slide: FinishedSlide) -> list[str]:
    """Return the words of a finished slide's charts, bar by bar."""
    return list(_folded(words for chart in slide.charts for words in chart.words))


def wanted_of_charts(slide: FinishedSlide) -> Iterator[str]:
    """Yield what the bars of a slide's chart should say; a label without room of its own stands before the next one."""
    role, given = IDX["chart"], slide.given
    if given is None or given.chart is None or role not in slide.layout.placeholders:
        return
    labels = measured_chart(given.chart, slide.layout.placeholders[role]).labels
    for bar, said in zip(given.chart.bars, labels, strict=True):
        yield from _folded((bar.label.plain, said.part, said.whole))


def _wanted(slide: FinishedSlide) -> Iterator[str]:
    given = slide.given
    if given is None:
        return
    for role in CONTRACT.get(slide.layout.name, {}):
        texts: list[Text] = [line.text for line in given.words.get(role, ())]
        if role == "table" and given.table:
            texts.extend(cell for row in given.table.rows for cell in row)
        if role in given.drawings:
            texts.extend(given.drawings[role].labels)
        if role == "page":
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
