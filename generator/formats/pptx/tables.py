"""Tables on slides: rows as high as their text, and more slides for the rows that do not fit on one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.document.deck import Deck, Slide, SlideTable
from generator.formats.pptx.fit import LINE_PITCH, TextRun, break_lines
from generator.formats.pptx.layout_names import IDX, layout_of
from generator.formats.pptx.markup import POINTS_PER_INCH, Rectangle
from generator.formats.pptx.placeholders import Placeholder, ReadLayout, TypeStyle
from generator.text import Text

ROOMY_TYPE, NARROW_TYPE = 26, 24  # points: at 26, three or more columns have too few letters per line
CELL_SIDE, CELL_TOP = 0.14, 0.05  # inches between a cell's edge and its words
_COMFORTABLE_ROW = 0.78  # inches: if there is room, rows of one line are not packed closer


@dataclass(frozen=True, slots=True)
class MeasuredTable:
    """A table's columns and rows in inches, and the type it is set in."""

    widths: tuple[float, ...]
    heights: tuple[float, ...]
    style: TypeStyle
    wide_words: tuple[tuple[Text, str], ...]  # a cell's text, and its first word that is wider than the cell

    @property
    def height(self) -> float:
        """The height of all rows."""
        return sum(self.heights)


def measured_table(table: SlideTable, place: Placeholder) -> MeasuredTable:
    """Return the table as laid out in its placeholder: if there is room, rows grow towards a comfortable height."""
    least = _least(table, place)
    return replace(least, heights=_roomy(least.heights, place.box.height))


def _least(table: SlideTable, place: Placeholder) -> MeasuredTable:
    """Return the table with rows only as high as their text."""
    style = _style(table, place)
    widths = _column_widths(table, place.box)
    heights, wide_words = [], []
    for number, row in enumerate(table.rows):
        lines = 1
        for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
            bold = number == 0 or column == 0
            broken = break_lines(cell_runs(cell, bold), style, (width - 2 * CELL_SIDE) * POINTS_PER_INCH)
            lines = max(lines, broken.lines)
            if broken.wide_word:
                wide_words.append((cell, broken.wide_word))
        heights.append(lines * style.size * LINE_PITCH / POINTS_PER_INCH + 2 * CELL_TOP)
    return MeasuredTable(widths, tuple(heights), style, tuple(wide_words))


def cell_runs(cell: Text, bold: bool) -> tuple[TextRun, ...]:
    """Return a cell's text as it is set."""
    return tuple(TextRun(span.text, bold or span.strong) for span in cell.spans)


def all_slides(deck: Deck, layouts: Mapping[str, ReadLayout]) -> tuple[Slide, ...]:
    """Return the deck's slides, with more of them for tables that do not fit on one."""
    return tuple(part for slide in deck.slides for part in _parts(deck, slide, layouts[layout_of(slide)]))


def table_of(slide: Slide) -> SlideTable | None:
    """Return the table on a slide, if there is one."""
    return next((part for part in slide.parts.values() if isinstance(part, SlideTable)), None)


def _parts(deck: Deck, slide: Slide, layout: ReadLayout) -> tuple[Slide, ...]:
    """Return as many slides as the table needs; each repeats the heading row, and rows are distributed evenly."""
    table = table_of(slide)
    if table is None or IDX["table"] not in layout.placeholders or not deck.continued:
        return (slide,)
    place = layout.placeholders[IDX["table"]]
    heights = _least(table, place).heights
    counts = _shared(heights[1:], place.box.height - heights[0])
    return tuple(_part(deck, slide, table, n, counts) for n in range(len(counts)))


def _part(deck: Deck, slide: Slide, table: SlideTable, number: int, counts: Sequence[int]) -> Slide:
    first = 1 + sum(counts[:number])
    rows = table.rows[first : first + counts[number]]
    shown = replace(table, rows=(table.rows[0], *rows))
    part = replace(slide, parts={slot: shown if each is table else each for slot, each in slide.parts.items()})
    if number == 0:
        return part
    filled = {"{title}": slide.title.plain, "{part}": str(number + 1), "{parts}": str(len(counts))}
    title = deck.continued
    for name, value in filled.items():
        title = title.replace(name, value)
    return replace(part, id=f"{slide.id}-{number + 1}", title=Text.of(title, slide.title.location))


def _shared(heights: Sequence[float], room: float) -> tuple[int, ...]:
    """Return how many rows each slide has: on as few slides as possible, as evenly as possible."""
    for parts in range(1, len(heights) + 1):
        size, more = divmod(len(heights), parts)
        counts = tuple(size + (n < more) for n in range(parts))
        starts = [sum(counts[:n]) for n in range(parts)]
        if all(sum(heights[start : start + count]) <= room for start, count in zip(starts, counts, strict=True)):
            return counts
    return (1,) * len(heights) or (0,)


def _style(table: SlideTable, place: Placeholder) -> TypeStyle:
    size = ROOMY_TYPE if len(table.rows[0]) < 3 else NARROW_TYPE
    return replace(place.levels[0], size=size, bold=False, margin=0, indent=0, spacing=1, before=0)


def _column_widths(table: SlideTable, box: Rectangle) -> tuple[float, ...]:
    whole = sum(table.widths)
    return tuple(box.width * share / whole for share in table.widths)


def _roomy(heights: Sequence[float], room: float) -> tuple[float, ...]:
    """Return the rows' heights with spare room given to the lowest rows, up to a comfortable height."""
    level = _COMFORTABLE_ROW
    for _ in heights:
        low = [height for height in heights if height < level]
        if sum(max(height, level) for height in heights) <= room or not low:
            break
        level = max(min(heights), (room - sum(heights) + sum(low)) / len(low))
    return tuple(max(height, level) for height in heights)
