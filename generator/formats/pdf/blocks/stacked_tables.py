"""A table where columns would be too narrow: each row is a card, below a key to its signs. For a listener it is still a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.document.blocks import Figure, Quantity, Table, TableRow
from generator.figures.marks import Sign
from generator.formats.pdf.blocks.answers import abreast
from generator.formats.pdf.blocks.dispatch import lay_all
from generator.formats.pdf.blocks.figure import paint_drawing
from generator.formats.pdf.blocks.words import with_caption
from generator.formats.pdf.boxes import Box, Draw, Snug, arrange, draw_all
from generator.formats.pdf.inline import Lines
from generator.formats.pdf.layout_context import Setting, paint_rect
from generator.formats.pdf.sketch import ARTIFACT, Sketch
from generator.formats.pdf.tags import Element
from generator.text import Text

RADIUS = 4.0
OUTLINE = 0.75
HANG = 1.25  # of the grid: from a sign to its words
MARK = 0.75  # of the grid: side of a sign
MOST_HEADING = 0.4  # of the card's width: a longer heading runs over two lines
LOWER = 0.22  # of the grid: how much lower a drawing is, to be level with the letters beside it
FIGURE, BESIDE = 3.6, 0.5  # of the grid: the width of a drawing beside words, and the gap between them
AIR, SNUG_AIR = 0.5, 0.25  # of the grid: above and below a card's words, and between cards
COLUMN, ROW = "<</O /Table /Scope /Column>>", "<</O /Table /Scope /Row>>"


def lay_stacked(block: Table, width: float, parent: Element, setting: Setting) -> list[Box]:
    """Return the key and the cards of a table, each card whole; the key is repeated on a further page."""
    table = parent.child("Table")
    row = table.child("THead").child("TR")
    heads = [row.child("TH", attributes=(COLUMN,)) for _ in block.head]
    key = replace(_key(block, heads, width, setting), before=0.75 * setting.g, after=setting.g / 2, tied=True)
    again = replace(_key(block, [ARTIFACT] * len(heads), width, setting), after=setting.g / 2)
    body = table.child("TBody")
    shown: Sequence[Element | str] = [ARTIFACT] * len(heads)
    said: list[Sequence[Element | str]] = [heads, *[shown] * (len(block.rows) - 1)]  # the first card speaks the headings
    cards = [_card(block, r, body.child("TR"), h, width, setting) for r, h in zip(block.rows, said, strict=True)]
    boxes = [key, cards[0], *(replace(card, carried=again) for card in cards[1:])]
    return with_caption(boxes, block.caption, width, parent, setting)


def _signs(block: Table) -> tuple[str, ...]:
    return block.signs or ("",) * len(block.head)


def _key(block: Table, targets: Sequence[Element | str], width: float, setting: Setting) -> Box:
    """Return what the cards are and what their signs mean, on one line if there is room."""
    style = setting.style("body", "deep", face="strong")
    signs = _signs(block)
    placed: list[tuple[int, Lines, float, float]] = []
    left = top = 0.0
    for n in (0, *(n for n, sign in enumerate(signs) if sign)):
        words = setting.break_text(block.head[n], style, width - HANG * setting.g)
        own = words.width + (HANG * setting.g if signs[n] else 0.0)
        if left and left + own > width:
            left, top = 0.0, top + style.leading
        placed.append((n, words, left, top))
        left += own + setting.g

    def draw(canvas: Sketch, x: float, y: float) -> None:
        for n, words, dx, dy in placed:
            if signs[n]:
                _paint_sign(canvas, signs[n], x + dx, y + dy, setting)
            setting.draw(canvas, words, (x + dx + (HANG * setting.g if signs[n] else 0.0), y + dy, width), targets[n])

    return Box(max(dy + words.height for _, words, _, dy in placed), draw)


def _paint_sign(canvas: Sketch, sign: str, left: float, top: float, setting: Setting) -> None:
    side = MARK * setting.g
    place = (left, top + (setting.sizes["body"][1] - side) / 2, side, side)
    paint_drawing(canvas, setting, Sign("good" if sign == "good" else "bad"), place, ARTIFACT)


def _card(block: Table, row: TableRow, element: Element, heads: Sequence[Element | str], width: float, setting: Setting) -> Box:
    """Return a row as a card: its name on a tint, below it each cell with its column's sign or heading."""
    g = setting.g
    room = width - 1.5 * g
    inner = setting.within(tight=True)
    head, head_height = arrange(lay_all(row.cells[0], room, element.child("TH", attributes=(ROW,)), inner))
    band = setting.on_grid(head_height + 0.5 * g)
    cells = []
    for n in range(1, len(row.cells)):
        lay_cell = _signed if _signs(block)[n] else _headed
        cells.append(replace(lay_cell(block, row, n, room, element.child("TD"), heads[n], inner), before=g / 4, after=g / 4))
    body, body_height = arrange(cells)

    def with_air(air: float) -> tuple[float, Draw]:
        """Return the height and the drawing with so much air above and below the words, in points."""
        height = setting.on_grid(band + body_height + 2 * air)

        def draw(canvas: Sketch, left: float, top: float) -> None:
            paint_rect(canvas, (left, top, width, band), fill="mist", radius=RADIUS, corners="ab")
            paint_rect(canvas, (left, top, width, height), stroke="rule", width=OUTLINE, radius=RADIUS)
            draw_all(head, canvas, left + 0.75 * g, top + 0.25 * g)
            draw_all(body, canvas, left + 0.75 * g, top + band + air)

        return height, draw

    return Box(*with_air(AIR * g), before=AIR * g, after=AIR * g, snug=Snug(*with_air(SNUG_AIR * g), around=SNUG_AIR * g))


def _signed(block: Table, row: TableRow, n: int, width: float, cell: Element, _head: Element | str, setting: Setting) -> Box:
    """Return a cell beside its column's sign; the sign's meaning is in the key."""
    beside = HANG * setting.g
    placed, height = arrange(lay_all(row.cells[n], width - beside, cell, setting))

    def draw(canvas: Sketch, left: float, top: float) -> None:
        _paint_sign(canvas, _signs(block)[n], left, top, setting)
        draw_all(placed, canvas, left + beside, top)

    return Box(height, draw)


def _headed(block: Table, row: TableRow, n: int, width: float, cell: Element, head: Element | str, setting: Setting) -> Box:
    """Return a cell beside its column's heading, its drawing before its words; a number beside its twin stands below the heading."""
    g = setting.g
    if isinstance(number := row.cells[n][0], Quantity) and (twins := abreast(number, width, cell, setting)):
        return _below(block.head[n], twins, width, head, setting)
    heading = setting.break_text(block.head[n], setting.style("body", "slate"), width * MOST_HEADING)
    start = heading.width + BESIDE * g
    placed: list[tuple[Box, float, float]] = []
    left, top = start, 0.0
    for block_ in row.cells[n]:
        drawn = isinstance(block_, Figure)
        for box in lay_all((block_,), FIGURE * g if drawn else width - left, cell, setting):
            placed.append((box, left, top + LOWER * g if drawn else top))
            left, top = (left + (FIGURE + BESIDE) * g, top) if drawn else (left, top + box.height)
    line = placed[0][0].baseline if placed and len(heading.lines) == 1 else 0.0
    lower = line - (heading.style.leading - setting.drop) if line else 0.0  # both stand on one line

    def draw(canvas: Sketch, x: float, y: float) -> None:
        setting.draw(canvas, heading, (x, y + lower, width), head)
        for box, dx, dy in placed:
            box.draw(canvas, x + dx, y + dy)

    return Box(max(heading.height + lower, top), draw)


def _below(head: Text, box: Box, width: float, target: Element | str, setting: Setting) -> Box:
    """Return a box below its column's heading."""
    heading = setting.break_text(head, setting.style("body", "slate"), width)

    def draw(canvas: Sketch, left: float, top: float) -> None:
        setting.draw(canvas, heading, (left, top, width), target)
        box.draw(canvas, left, top + heading.height)

    return Box(heading.height + box.height, draw)
