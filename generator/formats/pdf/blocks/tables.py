"""Tables: a dark head that is repeated on each page, hairlines between rows, the row the handout is about on sand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from generator.document.blocks import Block, Figure, Paragraph, Quantity, Table, TableRow
from generator.document.plain import texts
from generator.figures.marks import Sign
from generator.formats.pdf.blocks.dispatch import lay, lay_all
from generator.formats.pdf.blocks.figure import paint_drawing
from generator.formats.pdf.blocks.level import lowered
from generator.formats.pdf.blocks.stacked_tables import lay_stacked
from generator.formats.pdf.blocks.words import longest_word, with_caption
from generator.formats.pdf.boxes import Box, Placed, arrange, draw_all
from generator.formats.pdf.inline import Lines, TextStyle
from generator.formats.pdf.layout_context import Setting, paint_line, paint_rect
from generator.formats.pdf.sketch import ARTIFACT, Sketch
from generator.formats.pdf.tags import Element

RADIUS = 4.0
HAIRLINE, FOOT_LINE = 0.75, 1.25
BETWEEN, BETWEEN_FLUSH = 1.0, 0.7  # of the grid: between the words of columns, less in a table without a dark head
STEP = 0.5  # of the grid: what one column gives to another at a time; half as much finds hardly more, and takes twice as long
BOX = 1.25  # of the grid: a box to tick, with the space after it
PAD, DENSE_PAD, TIGHT_PAD = 0.33, 0.17, 0.06  # of the grid: above and below a row's words
CAP_HEIGHT = 0.7  # of the size: the height of a numeral
ABOVE_NUMERAL, BELOW_WORDS = 0.35, 0.5  # of the padding of a row: what a numeral takes above it, and words that are on its line below
LEAST_ABOVE = 3.5  # points between a numeral and the rule above it


@dataclass(frozen=True, slots=True)
class _Grid:
    """The columns: left edges and widths, padding included, in points. In a `flush` table words begin and end at its edges."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    padding: float
    flush: bool = False

    @property
    def indent(self) -> float:
        """How far words stand from the left edge of their column."""
        return 0.0 if self.flush else self.padding

    def room(self, column: int) -> float:
        """Return how wide words may be in a column."""
        if self.flush:
            return self.widths[column] - (self.padding if column < len(self.widths) - 1 else 0.0)
        return self.widths[column] - 1.5 * self.padding


@lay.register
def _table(block: Table, width: float, parent: Element, setting: Setting) -> list[Box]:
    if not (setting.paper.side_by_side or block.compared):
        return lay_stacked(block, width, parent, setting)
    padding = (BETWEEN_FLUSH if block.open else BETWEEN / 2) * setting.g
    grid = _with_room(_grid(block.widths, width, padding, flush=block.open), block, setting)
    if block.open:
        grid = _low(grid, block, setting)
    table = parent.child("Table")
    head = _head(block, grid, table.child("THead").child("TR"), setting)
    body = table.child("TBody")
    pad = (TIGHT_PAD if block.tight else DENSE_PAD if block.dense else PAD) * setting.g
    last = len(block.rows) - 1
    rows = [_row(row, grid, width, body.child("TR"), setting, pad, last=n == last, box=block.open) for n, row in enumerate(block.rows)]
    boxes = [head, *(replace(row, carried=_as_artifact(block, grid, setting), part=block) for row in rows)]
    boxes[1] = replace(boxes[1], carried=None)
    return with_caption(boxes, block.caption, width, parent, setting)


def _grid(shares: Sequence[float], width: float, padding: float, *, flush: bool) -> _Grid:
    unit = width / sum(shares)
    widths = tuple(share * unit for share in shares)
    return _Grid(tuple(sum(widths[:n]) for n in range(len(widths))), widths, padding, flush)


def _low(grid: _Grid, block: Table, setting: Setting) -> _Grid:
    """Return the columns with widths at which head and rows are low. One of dots keeps its own, one with other drawings is no narrower."""
    columns = range(len(block.head))
    held = {n: tuple(each for row in block.rows for each in row.cells[n]) for n in columns}
    free = [n for n in columns if not any(isinstance(each, Quantity) and (each.n or each.people) for each in held[n])]
    drawn = {n for n in free if any(isinstance(each, Figure) for each in held[n])}
    least = [max(_least(grid, block, n, setting), grid.widths[n] if n in drawn else 0.0) for n in columns]
    beside = [grid.widths[n] - grid.room(n) for n in columns]
    aside = setting.within(tight=True, problems=[])

    def headed(column: int, wide: float) -> float:
        return _head_height(block, [aside.break_text(block.head[column], _head_style(block, aside), wide - beside[column])], aside)

    def high(blocks: Sequence[Block], column: int, wide: float) -> float:
        room = round(wide - beside[column] - _box_width(block, column, setting), 3)
        return arrange(lay_all(blocks, room, Element(""), aside))[1]

    head = [cache(partial(headed, n)) for n in columns]
    rows = [head, *([cache(partial(high, blocks, n)) for n, blocks in enumerate(row.cells)] for row in block.rows)]
    widths = lowered(grid.widths, least, rows, STEP * setting.g, free)
    return _grid(widths, sum(grid.widths), grid.padding, flush=grid.flush)


def _least(grid: _Grid, block: Table, column: int, setting: Setting) -> float:
    """Return how wide a column must be for its longest word."""
    cells = [Paragraph(block.head[column]), *(each for row in block.rows for each in row.cells[column])]
    words = (text.plain for each in cells for text in texts(each))
    return longest_word(words, setting) + grid.widths[column] - grid.room(column) + _box_width(block, column, setting)


def _box_width(block: Table, column: int, setting: Setting) -> float:
    """Return how much of a column a box to tick takes, with the space after it."""
    return BOX * setting.g if block.open and not column else 0.0


def _with_room(grid: _Grid, block: Table, setting: Setting) -> _Grid:
    """Return the columns, the first as wide as the longest word of what it names, as long as that is half of the table at most."""
    heads = (text.plain for row in block.rows for each in row.cells[0] for text in texts(each))
    least = longest_word(heads, setting) + grid.widths[0] - grid.room(0) + _box_width(block, 0, setting)
    first, *others = grid.widths
    width = sum(grid.widths)
    if not first < least <= width / 2:
        return grid
    return _grid((least, *(each * (width - least) / (width - first) for each in others)), width, grid.padding, flush=grid.flush)


def _head(block: Table, grid: _Grid, row: Element, setting: Setting) -> Box:
    cells = [row.child("TH", attributes=("<</O /Table /Scope /Column>>",)) for _ in block.head]
    return replace(_head_box(block, grid, cells, setting), before=0.75 * setting.g, tied=True)


def _as_artifact(block: Table, grid: _Grid, setting: Setting) -> Box:
    """Return the head to draw again on a further page: screen readers have it already."""
    return _head_box(block, grid, [ARTIFACT] * len(block.head), setting)


def _head_box(block: Table, grid: _Grid, targets: Sequence[Element | str], setting: Setting) -> Box:
    g = setting.g
    signs = block.signs or ("",) * len(block.head)
    offsets = [1.2 * g if sign and not block.open else 0.0 for sign in signs]
    style = _head_style(block, setting)
    lines = [setting.break_text(text, style, grid.room(n) - o) for n, (text, o) in enumerate(zip(block.head, offsets, strict=True))]
    height = _head_height(block, lines, setting)
    width = sum(grid.widths)

    def draw(canvas: Sketch, left: float, top: float) -> None:
        if block.open:
            paint_line(canvas, (left, top + height), (left + width, top + height), "deep", FOOT_LINE)
        else:
            paint_rect(canvas, (left, top, width, height), fill="deep", radius=RADIUS, corners="ab")
        for n, (line, target) in enumerate(zip(lines, targets, strict=True)):
            x = left + grid.lefts[n] + grid.indent
            side = 0.84 * g
            if signs[n] and not block.open:
                place = (x, top + (height - side) / 2, side, side)
                paint_drawing(canvas, setting, Sign("good" if signs[n] == "good" else "bad", on_dark=True), place, ARTIFACT)
            y = top + (height - line.height) / 2
            setting.draw(canvas, line, (x + offsets[n], y, grid.widths[n]), target)

    return Box(height, draw)


def _head_style(block: Table, setting: Setting) -> TextStyle:
    """Return how the words of the head are set."""
    return setting.style("body", "deep" if block.open else "white", face="strong")


def _head_height(block: Table, lines: Iterable[Lines], setting: Setting) -> float:
    """Return how high the head is with these words in it."""
    air = 0.25 if block.dense else 0.5 if block.open else 0.75
    return setting.on_grid(max(each.height for each in lines) + air * setting.g)


def _row(row: TableRow, grid: _Grid, width: float, element: Element, setting: Setting, pad: float, *, last: bool, box: bool) -> Box:
    """Return a row; with a `box` to tick before its heading."""
    inner = setting.within(tight=True)
    cells: list[tuple[Placed, ...]] = []
    heights: list[float] = []
    for n, blocks in enumerate(row.cells):
        cell = element.child("TD") if n else element.child("TH", attributes=("<</O /Table /Scope /Row>>",))
        indent = BOX * setting.g if box and not n else 0.0
        boxes = lay_all(blocks, grid.room(n) - indent, cell, inner)
        placed, height = arrange(boxes)
        cells.append(placed)
        heights.append(height)
    lower = _lowered(cells, pad, setting)
    ends = (tall + min(low, max(0.0, low - BELOW_WORDS * pad)) for tall, low in zip(heights, lower, strict=True))
    height = setting.on_grid(max(ends) + 2 * pad)

    def draw(canvas: Sketch, left: float, top: float) -> None:
        for n, (x, placed, low) in enumerate(zip(grid.lefts, cells, lower, strict=True)):
            indent = BOX * setting.g if box and not n else 0.0
            draw_all(placed, canvas, left + x + grid.indent + indent, top + pad + low)
        if box:
            side = 0.75 * setting.g
            place = (left + grid.indent, top + pad + lower[0] + 0.18 * setting.g, side, side)
            paint_drawing(canvas, setting, Sign("box"), place, ARTIFACT)
        foot = top + height
        line = ("deep", FOOT_LINE) if last else ("rule", HAIRLINE)
        paint_line(canvas, (left, foot), (left + width, foot), *line)

    return Box(height, draw)


def _lowered(cells: Sequence[tuple[Placed, ...]], pad: float, setting: Setting) -> list[float]:
    """Return how much lower than the padding each cell begins, so that a numeral and the words in other cells stand on one line.

    A numeral is set higher instead, as far as the white above it goes.
    """
    numerals = [placed[0].box.baseline if placed else 0.0 for placed in cells]
    words = setting.g - setting.drop
    above = min(ABOVE_NUMERAL * pad, pad - LEAST_ABOVE)
    line = max([words, *(CAP_HEIGHT * setting.sizes["figure"][0] - above for each in numerals if each > words)])
    return [line - (own or words) for own in numerals]
