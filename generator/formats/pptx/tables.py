"""Tables on slides: rows as high as their text, parted where they do not fit on one slide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from generator.document.deck import Slide, SlideTable
from generator.formats.pptx.fit import LINE_PITCH, TextRun, break_lines
from generator.formats.pptx.markup import POINTS_PER_INCH, Rectangle
from generator.formats.pptx.placeholders import Placeholder, TypeStyle
from generator.text import Text

LARGE_TYPES = (32, 28)  # points, where each cell stays on one line and all rows fit
ROOMY_TYPE, NARROW_TYPE = 26, 24  # points: at 26, three or more columns have too few letters per line
CELL_SIDE, CELL_TOP = 0.14, 0.05  # inches between a cell's edge and its words
_COMFORTABLE_ROW = 2.15  # of the type size: if there is room, rows of one line are not packed closer


@dataclass(frozen=True, slots=True)
class MeasuredTable:
    """A table's columns and rows in inches, and the type it is set in."""

    widths: tuple[float, ...]
    heights: tuple[float, ...]
    style: TypeStyle
    wide_words: tuple[tuple[Text, str], ...]  # a cell's text, and its first word that is wider than the cell
    unbroken: bool  # each cell is on one line
    eased: tuple[float, ...] | None  # the widths of columns in which each cell would be; None if there are none

    @property
    def height(self) -> float:
        """The height of all rows."""
        return sum(self.heights)


def measured_table(table: SlideTable, place: Placeholder) -> MeasuredTable:
    """Return the table as laid out in its placeholder: large, and with rows of a comfortable height, if there is room."""
    chosen = _large(table, place) or _least(table, place)
    return replace(chosen, heights=_roomy(chosen.heights, place.box.height, chosen.style.size))


def _large(table: SlideTable, place: Placeholder) -> MeasuredTable | None:
    """Return the table in the largest type in which no cell breaks; None if there is none."""
    for size in LARGE_TYPES:
        found = _set(table, place, size)
        if found.unbroken and found.height <= place.box.height:
            return found
    return None


def _least(table: SlideTable, place: Placeholder) -> MeasuredTable:
    """Return the table with rows only as high as their text, in the smallest type."""
    return _set(table, place, ROOMY_TYPE if len(table.rows[0]) < 3 else NARROW_TYPE)


def _set(table: SlideTable, place: Placeholder, size: float) -> MeasuredTable:
    """Return the table in its columns; if cells break, in columns as wide as their words need, if so all stay on one line."""
    style = replace(place.levels[0], size=size, bold=False, margin=0, indent=0, spacing=1, before=0)
    given = _measured(table, _column_widths(table, place.box), style)
    return given if given.unbroken or given.eased is None else _measured(table, given.eased, style)


def _measured(table: SlideTable, widths: tuple[float, ...], style: TypeStyle) -> MeasuredTable:
    heights, wide_words, longest, most = [], [], [0.0] * len(widths), 1
    for number, row in enumerate(table.rows):
        lines = 1
        for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
            runs = cell_runs(cell, number == 0 or column == 0)
            broken = break_lines(runs, style, (width - 2 * CELL_SIDE) * POINTS_PER_INCH)
            lines = max(lines, broken.lines)
            longest[column] = max(longest[column], break_lines(runs, style, inf).longest)
            if broken.wide_word:
                wide_words.append((cell, broken.wide_word))
        most = max(most, lines)
        heights.append(lines * style.size * LINE_PITCH / POINTS_PER_INCH + 2 * CELL_TOP)
    return MeasuredTable(widths, tuple(heights), style, tuple(wide_words), most == 1 and not wide_words, _eased(longest, sum(widths)))


def _eased(longest: Sequence[float], width: float) -> tuple[float, ...] | None:
    """Return columns wide enough for their longest cells, given in points, with what is left shared out; None if they don't fit."""
    needed = [points / POINTS_PER_INCH + 2 * CELL_SIDE for points in longest]
    spare = (width - sum(needed)) / len(needed)
    return tuple(column + spare for column in needed) if spare >= 0 else None


def cell_runs(cell: Text, bold: bool) -> tuple[TextRun, ...]:
    """Return a cell's text as it is set."""
    return tuple(TextRun(span.text, bold or span.strong) for span in cell.spans)


def table_of(slide: Slide) -> SlideTable | None:
    """Return the table on a slide, if there is one."""
    return next((part for part in slide.parts.values() if isinstance(part, SlideTable)), None)


def table_parts(table: SlideTable, place: Placeholder) -> tuple[SlideTable, ...]:
    """Return the table of each slide that it needs; each repeats the heading row, and rows are distributed evenly."""
    heights = _least(table, place).heights
    counts = _shared(heights[1:], place.box.height - heights[0])
    starts = [1 + sum(counts[:n]) for n in range(len(counts))]
    return tuple(replace(table, rows=(table.rows[0], *table.rows[first : first + n])) for first, n in zip(starts, counts, strict=True))


def _shared(heights: Sequence[float], room: float) -> tuple[int, ...]:
    """Return how many rows each slide has: on as few slides as possible, as evenly as possible."""
    for parts in range(1, len(heights) + 1):
        size, more = divmod(len(heights), parts)
        counts = tuple(size + (n < more) for n in range(parts))
        starts = [sum(counts[:n]) for n in range(parts)]
        if all(sum(heights[start : start + count]) <= room for start, count in zip(starts, counts, strict=True)):
            return counts
    return (1,) * len(heights) or (0,)


def _column_widths(table: SlideTable, box: Rectangle) -> tuple[float, ...]:
    whole = sum(table.widths)
    return tuple(box.width * share / whole for share in table.widths)


def _roomy(heights: Sequence[float], room: float, size: float) -> tuple[float, ...]:
    """Return the rows' heights with spare room given to the lowest rows, up to a comfortable height for type of `size` points."""
    level = _COMFORTABLE_ROW * size / POINTS_PER_INCH
    for _ in heights:
        low = [height for height in heights if height < level]
        if sum(max(height, level) for height in heights) <= room or not low:
            break
        level = max(min(heights), (room - sum(heights) + sum(low)) / len(low))
    return tuple(max(height, level) for height in heights)
