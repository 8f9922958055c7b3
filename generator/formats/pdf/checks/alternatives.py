"""A04: each figure has an alternative text of a useful length. Decoration is drawn by the renderer and isn't a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.document.blocks import Block, Card, Contact, Document, Figure, Masthead, Row, Section, Table, Yields
from generator.document.limits import Limits
from generator.document.plain import place
from generator.problems import Location, Problem

CODE = "A04"


def check(document: Document, limits: Limits) -> Iterator[Problem]:
    """Yield a problem for each figure without alternative text, or with one that is too short or too long."""
    for section in document.sections:
        for figure in (figure for figure in figures(section.blocks) if not figure.repeats):
            yield from _judge(figure, section, limits)


def _judge(figure: Figure, section: Section, limits: Limits) -> Iterator[Problem]:
    alt = figure.drawing.alt.strip()
    if not alt:
        message = f"the picture '{figure.drawing.name}' has no alternative text"
        yield Problem(CODE, message, _place(section), "its label in handouts/translations/ is empty: fill it in again")
    elif not limits["shortest"] <= len(alt) <= limits["longest"]:
        serving = f"{limits['shortest']:g} to {limits['longest']:g} serve a listener"
        message = f"the alternative text of '{figure.drawing.name}' has {len(alt)} characters; {serving}"
        yield Problem(CODE, message, _place(section), "say what the picture shows, in a sentence or two", "warning")


def _place(section: Section) -> Location | None:
    return section.location or place(section)


def figures(blocks: Iterable[Block]) -> Iterator[Figure]:
    """Yield the figures in blocks in reading order, including those in cards, columns, tables, the masthead and the clinic's band."""
    for block in blocks:
        match block:
            case Figure():
                yield block
            case Masthead(drawing=drawing, beside=beside):
                yield from (Figure(each) for each in (drawing, beside) if each)
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
