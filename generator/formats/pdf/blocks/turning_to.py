"""Whom to turn to: help by number, and the clinic's own band with its phone number in large type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.document.blocks import Contact, Figure, HelpCell, HelpRow, List
from generator.formats.pdf.blocks.dispatch import lay, lay_all
from generator.formats.pdf.blocks.figure import QR_SIDE, paint_drawing
from generator.formats.pdf.blocks.lists import INDENT
from generator.formats.pdf.blocks.words import lines_box
from generator.formats.pdf.boxes import Box, Placed, arrange, draw_all, stack_height
from generator.formats.pdf.inline import Lines, TextStyle, one_line_width
from generator.formats.pdf.layout_context import Setting, paint_line, paint_rect
from generator.formats.pdf.sketch import Sketch
from generator.formats.pdf.tags import Element
from generator.text import Text

RADIUS = 4.0
PAD = 0.6  # of the grid
LINE = 12  # characters: what an item wastes at its end
SHORT = 8  # characters: a number, or a name as short; longer words in its place, 'the emergency room', are set smaller
BESIDE = 0.4  # of the grid: between a number and its name
MOST_BESIDE = 0.5  # of the width: a phone number with a heading beside it
NUMERAL_BAND = 1.15  # of a numeral's size: the least height of its band, where lines are set close
CAP_HEIGHT = 0.7  # of the size: IBM Plex Serif
MOST_TOGETHER = 0.75  # of a page
RULE = 1.25  # pt
LINE_PAD, MOST_MORE = 0.15, 0.5  # of the grid, on a narrow panel: below a rule, and above the next; and how much more for both, with room
CODE_PAD, BRIEF_PAD = 0.35, 0.4
MOST_AIR = 0.3  # of the grid: between the parts of a band
BELOW_PHONE = 0.15  # of the grid: from the clinic's number to why to call it, and from that to its addresses


@dataclass(frozen=True, slots=True)
class _LaidHelp:
    """A laid-out cell: its head's lines with their elements, the height of the band that they need, and its items."""

    number: Lines
    name: Lines
    heading: Element
    beside: bool
    head: float
    items: tuple[Placed, ...]
    height: float
    width: float


@lay.register
def _help(block: HelpRow, width: float, parent: Element, setting: Setting) -> list[Box]:
    if setting.paper.panels:
        entries = [_entry(cell, width, parent, setting, brief=block.brief, urgent=not n) for n, cell in enumerate(block.cells)]
        return [replace(entry, grown=_shared(entry, len(entries) - n, setting), stretch=True) for n, entry in enumerate(entries)]
    if not setting.paper.side_by_side:
        cells = [_cell(cell, width, parent, setting, brief=block.brief, urgent=not n) for n, cell in enumerate(block.cells)]
        return _together([_row([cell], width, setting, first=not n) for n, cell in enumerate(cells)], setting)
    widths = _widths(block.cells, width, setting)
    cells = [
        _cell(cell, wide, parent, setting, brief=block.brief, urgent=not n)
        for n, (cell, wide) in enumerate(zip(block.cells, widths, strict=True))
    ]
    return [_row(cells, width, setting, first=True)]


def _together(boxes: list[Box], setting: Setting) -> list[Box]:
    """Return boxes that stay on one page, unless they would fill most of it."""
    if stack_height(boxes) > MOST_TOGETHER * (setting.paper.bottom - setting.paper.top):
        return boxes
    return [replace(box, tied=True) for box in boxes[:-1]] + boxes[-1:]


def _widths(cells: Sequence[HelpCell], width: float, setting: Setting) -> list[float]:
    """Return widths in proportion to the words, so that the row is low; none is too narrow for its number with its name, or for a word."""
    lengths = [sum(len(item.plain) + LINE for item in cell.items) for cell in cells]
    words = [_longest_word(cell, setting) for cell in cells]
    least = [max(_head_width(cell, setting), word) for cell, word in zip(cells, words, strict=True)]
    if sum(least) > width:
        least = words  # a number may have its name below it
    spare = width - sum(least)
    if spare < 0:
        return [width / len(cells)] * len(cells)
    above = [max(0.0, width * length / sum(lengths) - floor) for length, floor in zip(lengths, least, strict=True)]
    return [floor + spare * share / (sum(above) or 1.0) for floor, share in zip(least, above, strict=True)]


def _number_style(cell: HelpCell, setting: Setting, ink: str = "") -> TextStyle:
    return setting.style("figure" if len(cell.number.plain) <= SHORT else "minor", ink)


def _head_width(cell: HelpCell, setting: Setting) -> float:
    """Return how wide a cell must be for its number with its name beside it; longer words may take two lines, with the name below."""
    number, name = _number_style(cell, setting), setting.style("head")
    if len(cell.number.plain) > SHORT:
        return one_line_width(cell.number, number, setting.faces) / 2 + (2 + 2 * PAD) * setting.g
    words = one_line_width(cell.number, number, setting.faces) + one_line_width(cell.name, name, setting.faces)
    blank = setting.faces.role(number.face).width(" ") * number.size / 1000  # a number ends in one, to separate it from its name
    return words + blank + (BESIDE + 2 * PAD) * setting.g + 1


def _longest_word(cell: HelpCell, setting: Setting) -> float:
    """Return how wide a cell must be for the longest word of its items."""
    style = setting.style("body")
    strong = (Text((span.saying(word),)) for item in cell.items for span in item.spans for word in span.text.split())
    words = (*strong, *(Text.of(word) for item in cell.items for word in item.plain.split()))  # a word may be in several spans
    return (
        max((one_line_width(word, style, setting.faces) for word in words), default=0.0)
        + INDENT["bullet"] * style.size
        + 2 * PAD * setting.g
        + 1
    )


def _cell(cell: HelpCell, width: float, parent: Element, setting: Setting, *, brief: bool, urgent: bool) -> _LaidHelp:
    pad = 0.0 if setting.paper.panels else PAD * setting.g
    room = width - 2 * pad
    ink = "deep" if not urgent else "rose" if setting.paper.panels else "white"
    heading = parent.child("H2" if brief else "H3")
    number = setting.break_text(cell.number, _number_style(cell, setting, ink), room, continues=True)
    name_style = setting.style("head", ink)
    left = number.width + BESIDE * setting.g
    beside = len(number.lines) == 1 and left + one_line_width(cell.name, name_style, setting.faces) <= room
    name = setting.break_text(cell.name, name_style, room)
    head = number.height if beside else number.height + name.height
    inner = setting.within(bullet="rose" if urgent else "terracotta", tight=brief)
    items, height = arrange(lay_all((List(cell.items),), room, parent, inner))
    return _LaidHelp(number, name, heading, beside, head, items, height, width)


def _row(cells: Sequence[_LaidHelp], width: float, setting: Setting, *, first: bool) -> Box:
    pad = PAD * setting.g
    numeral = NUMERAL_BAND * setting.sizes["figure"][0]
    band = setting.on_grid(max(numeral, *(cell.head for cell in cells)) + 0.15 * setting.g)
    high = setting.on_grid(band + max(cell.height for cell in cells) + 1.2 * pad)

    def draw(canvas: Sketch, left: float, top: float) -> None:
        x = left
        for n, cell in enumerate(cells):
            urgent = first and not n
            corners = "abcd" if len(cells) == 1 else "a" if not n else "b" if n == len(cells) - 1 else ""
            fill = "rose" if urgent else "mist"
            paint_rect(canvas, (x, top, cell.width, band), fill=fill, radius=RADIUS if corners else 0.0, corners=corners or "abcd")
            _draw_head(canvas, cell, x + pad, top + (band - cell.head) / 2 + _lowered(cell, setting), setting)
            draw_all(cell.items, canvas, x + pad, top + band + 0.6 * pad)
            if n:
                paint_line(canvas, (x, top), (x, top + high), "rule", 0.75)
            x += cell.width
        paint_rect(canvas, (left, top, width, high), stroke="rose" if first else "deep", width=1.25, radius=RADIUS)

    return Box(high, draw, before=0.5 * setting.g, after=0.5 * setting.g)


def _lowered(cell: _LaidHelp, setting: Setting) -> float:
    """Return how much lower a number in one line stands than the middle of its line's box, so that its capitals are in the middle."""
    style = cell.number.style
    return (style.leading + CAP_HEIGHT * style.size) / 2 - (style.leading - setting.drop) if cell.beside else 0.0


def _draw_head(canvas: Sketch, cell: _LaidHelp, left: float, top: float, setting: Setting) -> None:
    _bookmark(canvas, cell.heading, cell.number, cell.name, top)
    setting.draw(canvas, cell.number, (left, top, cell.width), cell.heading)
    if cell.beside:
        place = (left + cell.number.width + BESIDE * setting.g, top + cell.number.height - cell.name.height, cell.width)
    else:
        place = (left, top + cell.number.height, cell.width)
    setting.draw(canvas, cell.name, place, cell.heading)


def _bookmark(canvas: Sketch, heading: Element, number: Lines, name: Lines, top: float) -> None:
    """Add a bookmark for a number with its name where they are a heading of a sheet, not below one."""
    if heading.tag == "H2":
        canvas.bookmark(f"{number.text.plain} {name.text.plain}".rstrip(), 1, top)


def _entry(cell: HelpCell, width: float, parent: Element, setting: Setting, *, brief: bool, urgent: bool) -> Box:
    """Return a number and its name on one line of a narrow panel, with what to turn to it for below; a rule parts it from the one above.

    Beside a number of two words, 'NHS 111', what to turn to it for would have too little room, and on two lines it would look like two.
    """
    laid, g = _cell(cell, width, parent, setting, brief=brief, urgent=urgent), setting.g
    least = setting.on_grid(laid.head + laid.height + 2 * LINE_PAD * g)

    def of(high: float) -> Box:
        pad = LINE_PAD * g + (high - least) / 2

        def draw(canvas: Sketch, x: float, y: float) -> None:
            paint_line(canvas, (x, y), (x + width, y), laid.number.style.colour, RULE)
            _draw_head(canvas, laid, x, y + pad, setting)
            draw_all(laid.items, canvas, x, y + pad + laid.head)

        return Box(high, draw, before=0.1 * g, after=0.1 * g)

    return replace(of(least), grown=of)


def _shared(entry: Box, left: int, setting: Setting) -> Callable[[float], Box]:
    """Return how an entry grows where `left` entries, itself among them, share the white of a panel, of which a part stays below."""
    step = setting.grid / 4

    def grown(high: float) -> Box:
        more = min(MOST_MORE * setting.g, (high - entry.height) / (left + 2))
        return entry.grown(entry.height + more // step * step) if entry.grown else entry

    return grown


@lay.register
def _contact(block: Contact, width: float, parent: Element, setting: Setting) -> list[Box]:
    """Return a dark band: whom to ask on the left, the code on white on the right with what it opens below."""
    g = setting.g
    dark = setting.within(ink="white", bullet="white", tight=True)
    pad = (BRIEF_PAD if block.brief else CODE_PAD) * g
    words = width - 2.5 * g - QR_SIDE if block.code else width - 2 * PAD * g
    boxes = [
        *_title_and_phone(block, words, parent, dark),
        *(lay_all((List(block.reasons),), words, parent, dark) if block.reasons else ()),
        *_details(block, words, parent, dark),
    ]
    code = _code(block.code, block.opens, parent, dark) if block.code and block.opens else None
    placed, inner = arrange(_aired(boxes, code.height if code else 0.0, g))
    high = setting.on_grid(max(inner, code.height if code else 0.0) + 2 * pad)

    def draw(canvas: Sketch, left: float, top: float) -> None:
        canvas.bookmark(block.head.plain, 1, top)
        paint_rect(canvas, (left, top, width, high), fill="deep", radius=RADIUS)
        draw_all(placed, canvas, left + (g if code else PAD * g), top + pad)
        if code:
            code.draw(canvas, left + width - g - QR_SIDE, top + pad)

    return [Box(high, draw, before=0.5 * g, after=0.75 * g)]


def _aired(boxes: list[Box], height: float, g: float) -> list[Box]:
    """Return the parts of a band with some air between them, where they are lower than what stands beside them."""
    spare = (height - stack_height(boxes)) / max(1, len(boxes) - 1)
    return [replace(box, before=box.before + min(max(0.0, spare), MOST_AIR * g)) for box in boxes]


def _details(block: Contact, width: float, parent: Element, setting: Setting) -> Iterator[Box]:
    if block.details:
        lines = setting.break_text(block.details, setting.style("body", "white"), width)
        yield replace(lines_box(lines, width, parent.child("P"), setting), before=(BELOW_PHONE if block.reasons else 0.0) * setting.g)


def _code(code: Figure, opens: Text, parent: Element, setting: Setting) -> Box:
    """Return a code on white, with what it opens below, in lines a little wider than it."""
    g = setting.g
    lines = setting.break_text(opens, setting.style("body", "white", align="centre"), QR_SIDE + g)
    element, caption = parent.child("Figure", alt=code.drawing.alt), parent.child("P")

    def draw(canvas: Sketch, left: float, top: float) -> None:
        place = (left, top, QR_SIDE, QR_SIDE)
        paint_rect(canvas, place, fill="white", radius=RADIUS)
        paint_drawing(canvas, setting, code.drawing, place, element)
        setting.draw(canvas, lines, (left - g / 2, top + QR_SIDE, QR_SIDE + g), caption)

    return Box(QR_SIDE + lines.height, draw)


def _title_and_phone(block: Contact, width: float, parent: Element, setting: Setting) -> list[Box]:
    """Return the heading above the phone number, or beside it if the block is to be low and the paper is wide."""
    head, phone = parent.child("H2"), parent.child("P")
    low = block.brief and setting.paper.side_by_side
    number = setting.break_text(block.phone, setting.style("title" if low or setting.paper.panels else "figure", "white"), width)
    beside = low and number.width < MOST_BESIDE * width
    left = number.width + setting.g if beside else 0.0
    title = setting.break_text(block.head, setting.style("body", "white"), width - left, continues=True)
    if not beside:
        return [lines_box(title, width, head, setting), replace(lines_box(number, width, phone, setting), after=BELOW_PHONE * setting.g)]
    high = max(title.height, number.height)

    def draw(canvas: Sketch, x: float, y: float) -> None:
        setting.draw(canvas, title, (x + left, y + (high - title.height) / 2, width), head)
        setting.draw(canvas, number, (x, y + (high - number.height) / 2, width), phone)

    return [Box(high, draw, after=0.1 * setting.g)]
