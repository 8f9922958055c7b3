"""What to do when: moments on a line of time, each with a blank to fill in; and blanks alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.document.to_write_in import Blanks, ClockEntry, ClockStrip
from generator.formats.pdf.blocks.dispatch import lay
from generator.formats.pdf.boxes import Box, together
from generator.formats.pdf.inline import Lines, TextStyle, one_line_width
from generator.formats.pdf.layout_context import Setting, paint_disc, paint_line, paint_rect
from generator.formats.pdf.sketch import Sketch
from generator.formats.pdf.tags import Element
from generator.text import Text

RADIUS = 4.0
OUTLINE, RULE, LINE = 1.25, 0.75, 0.6
PAD = 0.6  # of the grid
DISC = 0.36  # of the grid: a moment on the line of time
BEFORE_WHEN = 3.0  # of the disc's radius: from its left edge to the words beside it
TIME = 1.5  # points: the line of time
PITCH = 24.0  # points from the words before a blank to its line: 8.5 mm
BETWEEN, BLANK_GAP = 1.0, 0.4  # of the grid: between blanks side by side, and between words and their blank


@dataclass(frozen=True, slots=True)
class _LaidMoment:
    """A laid-out moment: its lines with their elements."""

    when: Lines
    text: Lines
    blank: Lines
    elements: tuple[Element, Element, Element]
    width: float


@lay.register
def _strip(block: ClockStrip, width: float, parent: Element, setting: Setting) -> list[Box]:
    element = parent.child("L", attributes=("<</O /List /ListNumbering /None>>",))
    wide = setting.paper.side_by_side
    widths = _widths(block, width, setting) if wide else [width] * len(block.moments)
    cells = [_cell(moment, own, element.child("LI"), setting) for moment, own in zip(block.moments, widths, strict=True)]
    if wide:
        return [_framed(cells, setting, brief=block.brief)]
    return together([_alone(cell, setting) for cell in cells], setting.paper.bottom - setting.paper.top)  # a form to fill in


def _widths(block: ClockStrip, width: float, setting: Setting) -> list[float]:
    """Return half of the width in equal parts, and half in proportion to the words, so that the strip is low.

    None is too narrow for its longest word, unless all of these together need more than the width.
    """
    lengths = [len(moment.text.plain) for moment in block.moments]
    wanted = [width / 2 * (1 / len(lengths) + own / sum(lengths)) for own in lengths]
    least = [_least(moment, setting) for moment in block.moments]
    above = [max(0.0, own - floor) for own, floor in zip(wanted, least, strict=True)]
    spare = width - sum(least)
    if spare < 0 or not sum(above):
        return wanted
    return [floor + spare * own / sum(above) for floor, own in zip(least, above, strict=True)]


def _least(moment: ClockEntry, setting: Setting) -> float:
    """Return how wide a moment must be for its longest word."""
    beside = BEFORE_WHEN * DISC * setting.g
    when = [beside + _width(word, setting.style("minor"), setting) for word in moment.when.plain.split()]
    rest = [_width(word, setting.style("body"), setting) for text in (moment.text, moment.blank) for word in text.plain.split()]
    return max((*when, *rest), default=0.0) + 2 * PAD * setting.g + 1


def _width(word: str, style: TextStyle, setting: Setting) -> float:
    return one_line_width(Text.of(word), style, setting.faces)


def _cell(moment: ClockEntry, width: float, item: Element, setting: Setting) -> _LaidMoment:
    room = width - 2 * PAD * setting.g
    label, body = item.child("Lbl"), item.child("LBody")
    return _LaidMoment(
        setting.break_text(moment.when, setting.style("minor"), room - BEFORE_WHEN * DISC * setting.g),
        setting.break_text(moment.text, setting.style("body"), room),
        setting.break_text(moment.blank, setting.style("body", "slate"), room),
        (label, body.child("P"), body.child("P")),
        width,
    )


def _framed(cells: Sequence[_LaidMoment], setting: Setting, *, brief: bool) -> Box:
    """Return moments side by side in one frame, on a line of time; their blanks are level, below their words or, in brief, beside them."""
    g = setting.g
    pad = PAD * g
    when = max(cell.when.height for cell in cells)
    words = when + max(cell.text.height for cell in cells)
    low = max(cell.blank.height for cell in cells)
    blank = max(_blank_height(setting), low + setting.drop) if brief else 0.4 * g + low + PITCH
    high = setting.on_grid(words + blank + 1.6 * pad)
    width = sum(cell.width for cell in cells)

    def draw(canvas: Sketch, left: float, top: float) -> None:
        paint_rect(canvas, (left, top, width, high), fill="sand", stroke="deep", width=OUTLINE, radius=RADIUS)
        middle = top + pad + setting.sizes["minor"][1] / 2
        x = left
        for n, cell in enumerate(cells):
            inner = cell.width - 2 * pad
            at = x + pad + DISC * g
            words_left = x + pad + BEFORE_WHEN * DISC * g
            if n:
                paint_line(canvas, (x, top), (x, top + high), "rule", RULE)
            after = words_left + cell.when.width + DISC * g
            if len(cells) > 1 and n < len(cells) - 1 and after < x + cell.width:
                paint_line(canvas, (after, middle), (x + cell.width + pad, middle), "teal", TIME)
            paint_disc(canvas, (at, middle), DISC * g, fill="teal-text")
            setting.draw(canvas, cell.when, (words_left, top + pad, inner), cell.elements[0])
            setting.draw(canvas, cell.text, (x + pad, top + pad + when, inner), cell.elements[1])
            foot = top + high - 0.8 * pad
            if brief:
                place = (x + pad, foot + setting.drop - _blank_height(setting), inner)
                _paint_blank(canvas, setting, cell.blank, place, cell.elements[2])
            else:
                setting.draw(canvas, cell.blank, (x + pad, foot - PITCH - cell.blank.height, inner), cell.elements[2])
                paint_line(canvas, (x + pad, foot), (x + cell.width - pad, foot), "ring", LINE)
            x += cell.width

    return Box(high, draw, before=0.5 * g, after=0.5 * g)


def _alone(cell: _LaidMoment, setting: Setting) -> Box:
    """Return one moment in a frame of its own, with its blank on one line."""
    g = setting.g
    pad = PAD * g
    blank = _blank_height(setting)
    high = setting.on_grid(cell.when.height + cell.text.height + blank + 1.8 * pad)

    def draw(canvas: Sketch, left: float, top: float) -> None:
        paint_rect(canvas, (left, top, cell.width, high), fill="sand", stroke="deep", width=OUTLINE, radius=RADIUS)
        x, y, inner = left + pad, top + 0.8 * pad, cell.width - 2 * pad
        paint_disc(canvas, (x + DISC * g, y + setting.sizes["minor"][1] / 2), DISC * g, fill="teal-text")
        setting.draw(canvas, cell.when, (x + BEFORE_WHEN * DISC * g, y, inner), cell.elements[0])
        y += cell.when.height
        setting.draw(canvas, cell.text, (x, y, inner), cell.elements[1])
        _paint_blank(canvas, setting, cell.blank, (x, y + cell.text.height, inner), cell.elements[2])

    return Box(high, draw, before=0.5 * g, after=0.5 * g)


def _blank_height(setting: Setting) -> float:
    """Return the height of a line that has words before it, and room above it to write."""
    return max(PITCH, 1.5 * setting.sizes["body"][1])


def _paint_blank(canvas: Sketch, setting: Setting, words: Lines, place: tuple[float, float, float], element: Element) -> None:
    """Paint words and, on the rest of their last line, a line to write on: (left, top, width)."""
    left, top, width = place
    foot = top + _blank_height(setting)
    setting.draw(canvas, words, (left, foot - words.height, width), element)
    start = left + words.lines[-1].width + BLANK_GAP * setting.g
    paint_line(canvas, (start, foot - setting.drop), (left + width, foot - setting.drop), "ring", LINE)


@lay.register
def _blanks(block: Blanks, width: float, parent: Element, setting: Setting) -> list[Box]:
    if not setting.paper.side_by_side:
        boxes = [_field(text, width, parent.child("P"), setting) for text in block.fields]
        boxes[0], boxes[-1] = replace(boxes[0], before=0.5 * setting.g), replace(boxes[-1], after=0.75 * setting.g)
        return [*(replace(box, tied=True) for box in boxes[:-1]), boxes[-1]]
    room = width - (len(block.fields) - 1) * BETWEEN * setting.g
    return [_row(block.fields, [share * room / sum(block.widths) for share in block.widths], parent, setting)]


def _field(text: Text, width: float, element: Element, setting: Setting) -> Box:
    lines = setting.break_text(text, setting.style("body"), width / 2)
    high = setting.on_grid(max(_blank_height(setting), lines.height))

    def draw(canvas: Sketch, left: float, top: float) -> None:
        _paint_blank(canvas, setting, lines, (left, top, width), element)

    return Box(high, draw, after=0.25 * setting.g)


def _row(fields: Sequence[Text], widths: Sequence[float], parent: Element, setting: Setting) -> Box:
    """Return words side by side, each with a line below it to write on."""
    lines = [setting.break_text(text, setting.style("body"), width) for text, width in zip(fields, widths, strict=True)]
    elements = [parent.child("P") for _ in fields]
    words = max(each.height for each in lines)
    high = setting.on_grid(words + PITCH)

    def draw(canvas: Sketch, left: float, top: float) -> None:
        x = left
        for each, element, width in zip(lines, elements, widths, strict=True):
            setting.draw(canvas, each, (x, top, width), element)
            paint_line(canvas, (x, top + words + PITCH - 2), (x + width, top + words + PITCH - 2), "ring", LINE)
            x += width + BETWEEN * setting.g

    return Box(high, draw, after=0.5 * setting.g)
