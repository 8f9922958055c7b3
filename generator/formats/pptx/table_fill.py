"""A native table in its placeholder, with heading row and heading column."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pptx.enum.text import MSO_VERTICAL_ANCHOR
from pptx.shapes.placeholder import TablePlaceholder
from pptx.util import Pt

from generator.document.deck import SlideTable
from generator.document.direction import direction
from generator.formats.pptx.gaps.alternatives import describe
from generator.formats.pptx.gaps.tables import begin_on_the_right, style_table
from generator.formats.pptx.house_theme import TABLE_STYLE
from generator.formats.pptx.markup import emu
from generator.formats.pptx.placeholders import Placeholder
from generator.formats.pptx.runs import Speech, set_words
from generator.formats.pptx.tables import CELL_SIDE, CELL_TOP, measured_table

_SIDE, _TOP = emu(CELL_SIDE), emu(CELL_TOP)


def insert_table(shape: Any, table: SlideTable, place: Placeholder, speech: Speech) -> Any:
    """Put a table into the placeholder of a slide, and return its frame."""
    measured = measured_table(table, place)
    frame = TablePlaceholder(shape._element, shape._parent).insert_table(len(table.rows), len(table.rows[0]))  # type: ignore[no-untyped-call]
    made = frame.table
    made.first_row = made.first_col = True
    made.horz_banding = False
    style_table(frame, TABLE_STYLE)
    if direction(speech.lang) == "rtl":
        begin_on_the_right(frame)
    for column, width in zip(made.columns, _whole(measured.widths, emu(place.box.width)), strict=True):
        column.width = width
    for row, height, cells in zip(made.rows, measured.heights, table.rows, strict=True):
        row.height = emu(height)
        for cell, text in zip(row.cells, cells, strict=True):
            _set(cell)
            set_words(cell.text_frame.paragraphs[0], text, speech, size=Pt(measured.style.size))
    vars(made).clear()  # its rows and columns refer to it: in this circle they would stay until Python looks for circles
    frame.left, frame.top, frame.width, frame.height = place.box.in_emu
    describe(frame, table.alt, place.name)
    return frame


def _set(cell: Any) -> None:
    cell.margin_left = cell.margin_right = _SIDE
    cell.margin_top = cell.margin_bottom = _TOP
    cell.vertical_anchor = MSO_VERTICAL_ANCHOR.MIDDLE


def _whole(widths: tuple[float, ...], total: int) -> Iterator[int]:
    """Yield whole EMU that add up to the total."""
    done = 0
    for n, width in enumerate(widths):
        here = total - done if n == len(widths) - 1 else emu(width)
        done += here
        yield here
