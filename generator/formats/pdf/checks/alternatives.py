"""A04: each figure has an alternative text that serves a listener. Decoration is drawn by the renderer and isn't a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.document.alternative import CODE, HINT, faults_of, written_at
from generator.document.blocks import Block, Card, Contact, Document, Figure, Masthead, Row, Section, Table, Yields
from generator.document.limits import Limits
from generator.document.plain import SECTIONS, place
from generator.problems import Location, Problem
from generator.remembering import OfEach


def check(document: Document, limits: Limits) -> Iterator[Problem]:
    """Yield a problem for each figure without alternative text, or with one that says nothing, or is too short or too long."""
    for section in document.sections:
        for figure in _FIGURES(section):
            yield from _judge(figure, section, limits)


def _judge(figure: Figure, section: Section, limits: Limits) -> Iterator[Problem]:
    alt = figure.drawing.alt.strip()
    if not alt:
        message = f"the picture '{figure.drawing.name}' has no alternative text"
        yield Problem(CODE, message, _place(figure, section), "its label in handouts/translations/ is empty: fill it in again")
        return
    for what, severity in faults_of(alt, limits):
        message = f"the alternative text of '{figure.drawing.name}' {what}"
        yield Problem(CODE, message, _place(figure, section), HINT, severity)


def _place(figure: Figure, section: Section) -> Location | None:
    return written_at(figure.drawing) or section.location or place(section)


def figures(blocks: Iterable[Block]) -> Iterator[Figure]:
    """Yield the figures in blocks in reading order, including those in cards, columns, tables, the masthead and the clinic's band."""
    for block in blocks:
        match block:
            case Figure():
                yield block
            case Masthead(drawing=drawing, beside=beside):
                yield from (Figure(each) for each in (drawing, *(small.drawing for small in beside)) if each)
            case Contact(code=code) if code:
                yield code
            case Section(blocks=inner) | Card(blocks=inner) | Yields(full=inner):
                yield from figures(inner)
            case Row(columns=columns):
                for column in columns:
                    yield from figures(column)
            case Table(rows=rows):
                for row in rows:
                    for cell in row.cells:
                        yield from figures(cell)


_FIGURES: OfEach[tuple[Figure, ...]] = OfEach(
    lambda section: tuple(figure for figure in figures(section.blocks) if not figure.repeats), SECTIONS
)
