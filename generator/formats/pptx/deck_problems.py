"""What in a deck can't be shown as it should be: text that does not fit, has no place, leads nowhere or can't be displayed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from generator.design.metrics import KNOWN_FAMILIES, known_widths, never_shown
from generator.document.chart import BarChart
from generator.document.deck import Slide, SlideTable
from generator.formats.pptx.charts import measured_chart
from generator.formats.pptx.fit import RoomNeeded, measure, paragraphs
from generator.formats.pptx.layout_names import CONTRACT
from generator.formats.pptx.placeholders import Placeholder, ReadLayout
from generator.formats.pptx.placement import PlacedSlide
from generator.formats.pptx.spread import Spread
from generator.formats.pptx.tables import measured_table
from generator.problems import Location, Problem
from generator.text import Text

NO_FIT, NO_PLACE, NO_TITLE, NO_GLYPH, UNKNOWN_WIDTHS = "T03", "T05", "T01", "F002", "H033"
_ROUNDING = 0.005  # inches
SAME_ON_ALL = ("footer", "mark")
_UNNAMED = re.compile(r"(untitled|default) section|section \d+|", re.IGNORECASE)


def check_slides(slides: Sequence[Slide], of_each: Iterable[Sequence[Problem]]) -> tuple[Problem, ...]:
    """Return what is wrong with the slides of a deck: with how they are named, then with each by itself, in their order."""
    titles = [(slide.title.plain, slide.title.location or slide.location) for slide in slides]
    return (*repeated_titles(titles), *_repeated_names(slides), *(problem for each in of_each for problem in each))


def check_slide(
    number: int, slide: Slide, given: Spread, where: PlacedSlide, layout: ReadLayout, known: Collection[str]
) -> tuple[Problem, ...]:
    """Return what is wrong with one slide, which is `given` and stands `where` its layout has it; `known` are the ids that it can open."""
    lost, misfits = _lost(number, slide, given, layout, known), _misfits(number, slide, given, where)
    return (*lost, *misfits, *_unshown(number, _texts(slide, given)))


def overflow(number: int, place: Placeholder, measured: RoomNeeded, locations: Sequence[Location | None]) -> Iterator[Problem]:
    """Yield a problem if text needs more room than it has; `locations` say where each paragraph was written.

    Words in a family whose widths are not known may be wider than they will be: nobody is asked to shorten them.
    """
    unknown = unknown_family(place)
    if unknown and (measured.lines_over or measured.wide_word):
        yield may_not_fit(number, place.name, unknown, locations[0])
        return
    if measured.lines_over:
        lines = "1 line" if measured.lines_over == 1 else f"{measured.lines_over} lines"
        message = f"slide {number}, {place.name}: {lines} too many ({measured.height:.0f} pt of text in {measured.room:.0f} pt)"
        yield Problem(NO_FIT, message, locations[measured.crossing or 0], "shorten these words, or move some to another slide")
    if measured.wide_word:
        yield _wide(number, place.name, measured.wide_word, locations[0])


def unknown_family(place: Placeholder) -> str:
    """Return the family of a place whose widths are not known: its words are measured as wider than they will be; '' if all are."""
    return next((level.family for level in place.levels if not known_widths(level.family)), "")


def may_not_fit(number: int, name: str, family: str, location: Location | None) -> Problem:
    """Return that words may need more room than they have, where that can't be known."""
    message = f"slide {number}, {name}: its words may not fit: the widths of {family!r} are not known"
    hint = f"look at this slide in PowerPoint, or choose one of {', '.join(KNOWN_FAMILIES)}"
    return Problem(UNKNOWN_WIDTHS, message, location, hint, "warning")


def _misfits(number: int, slide: Slide, given: Spread, where: PlacedSlide) -> Iterator[Problem]:
    """Yield what does not fit; what is the same on each slide is reported once."""
    for role, lines in where.words.items():
        if number == 1 or role not in SAME_ON_ALL:
            locations = [line.text.location or slide.location for line in lines]
            yield from overflow(number, where.places[role], measure(paragraphs(lines), where.places[role]), locations)
    if given.table and "table" in where.places:
        yield from _or_may_not(number, where.places["table"], _table_misfits(number, slide, given.table, where.places["table"]))
    if given.chart and "chart" in where.places:
        yield from _or_may_not(number, where.places["chart"], _chart_misfits(number, slide, given.chart, where.places["chart"]))


def _or_may_not(number: int, place: Placeholder, misfits: Iterable[Problem]) -> Iterator[Problem]:
    """Yield what does not fit; of words whose widths are not known, once that they may not."""
    found, unknown = tuple(misfits), unknown_family(place)
    yield from (may_not_fit(number, place.name, unknown, found[0].location),) if found and unknown else found


def _table_misfits(number: int, slide: Slide, table: SlideTable, place: Placeholder) -> Iterator[Problem]:
    measured = measured_table(table, place)
    if measured.height > place.box.height + _ROUNDING:
        over = measured.height - place.box.height
        message = f"slide {number}, {place.name}: {over:.1f} inches too high for the slide"
        yield Problem(NO_FIT, message, table.rows[-1][0].location or slide.location, "shorten its cells, or leave out a row")
    for cell, word in measured.wide_words:
        yield _wide(number, place.name, word, cell.location or slide.location)


def _chart_misfits(number: int, slide: Slide, chart: BarChart, place: Placeholder) -> Iterator[Problem]:
    measured = measured_chart(chart, place)
    if measured.long_label:
        said = measured.long_label.said
        message = f"slide {number}, {place.name}: the words at the end of a bar leave no room for it"
        yield Problem(NO_FIT, message, said.location or slide.location, "shorten these words")
    if measured.wide_name:
        bar, word = measured.wide_name
        yield _wide(number, place.name, word, bar.label.location or slide.location)
    if measured.tall_name:
        message = f"slide {number}, {place.name}: the name of a bar needs more lines than the bar has room for"
        yield Problem(NO_FIT, message, measured.tall_name.label.location or slide.location, "shorten this name")


def _wide(number: int, name: str, word: str, location: Location | None) -> Problem:
    return Problem(NO_FIT, f"slide {number}, {name}: {word!r} is wider than its line", location, "use a shorter word")


def _lost(number: int, slide: Slide, given: Spread, layout: ReadLayout, known: Collection[str]) -> Iterator[Problem]:
    """Yield content that has no place, and links that lead nowhere."""
    for role in sorted(given.roles - set(CONTRACT[layout.name])):
        yield Problem(NO_PLACE, f"slide {number}: the layout {layout.name!r} has no place for {role!r}", slide.location)
    for line in slide.links:
        if line.to not in known:
            yield Problem(NO_PLACE, f"slide {number}: no slide has the id {line.to!r}", line.text.location or slide.location)


def repeated_titles(titles: Sequence[tuple[str, Location | None]]) -> Iterator[Problem]:
    """Yield slides without a title, and titles that two slides share; slides count from 1."""
    first: dict[str, int] = {}
    for number, (title, location) in enumerate(titles, 1):
        folded = " ".join(re.findall(r"\w+", title.casefold()))
        if not folded:
            yield Problem(NO_TITLE, f"slide {number} has no title", location)
        elif folded in first:
            yield Problem(NO_TITLE, f"slides {first[folded]} and {number} have the same title", location, "make the titles differ")
        first.setdefault(folded, number)


def _repeated_names(slides: Sequence[Slide]) -> Iterator[Problem]:
    """Yield ids that two slides share, sections that begin twice, and section names that PowerPoint makes up."""
    ids: set[str] = set()
    sections: list[str] = []
    for number, slide in enumerate(slides, 1):
        if slide.id in ids:
            yield Problem(NO_PLACE, f"slide {number}: another slide has the id {slide.id!r}", slide.location)
        if _UNNAMED.fullmatch(slide.section.strip()) and slide.section not in sections:
            yield Problem(NO_PLACE, f"slide {number}: the section {slide.section!r} has no name of its own", slide.location)
        if slide.section in sections[:-1] and slide.section != sections[-1]:
            what = f"slide {number}: the section {slide.section!r} has already begun and ended"
            yield Problem(NO_PLACE, what, slide.location, "in the handout's file, list what belongs to it in one place")
        ids.add(slide.id)
        sections.append(slide.section)


def _texts(slide: Slide, given: Spread) -> Iterator[Text]:
    """Yield every text of a slide."""
    yield from (line.text for lines in given.words.values() for line in lines)
    yield from slide.notes
    yield from (cell for row in (given.table.rows if given.table else ()) for cell in row)
    yield from (given.chart.in_the_chart if given.chart else ())
    yield from (label for drawing in given.drawings.values() for label in drawing.labels)


def _unshown(number: int, texts: Iterable[Text]) -> Iterator[Problem]:
    for text in texts:
        for ch in never_shown(text.plain):
            yield Problem(
                NO_GLYPH, f"slide {number}: no font shows the character U+{ord(ch):04X}", text.location, "delete it, or type it again"
            )
