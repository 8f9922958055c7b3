"""Answers in large type: the strip of answers, a fact in a box, and numbers with a dot for each person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.design.theme import TypeRole
from generator.document.blocks import AnswerCell, AnswerStrip, FactBox, Heading, Quantity
from generator.figures.icon_array import IconArray
from generator.figures.people import People
from generator.formats.pdf.blocks.dispatch import lay, lay_all
from generator.formats.pdf.blocks.figure import paint_drawing
from generator.formats.pdf.blocks.words import lines_box
from generator.formats.pdf.boxes import Box, Placed, arrange, draw_all, stack_height, together
from generator.formats.pdf.inline import Lines
from generator.formats.pdf.layout_context import Setting, paint_line, paint_rect
from generator.formats.pdf.sketch import Sketch
from generator.formats.pdf.tags import Element
from generator.text import Text

RADIUS = 4.0
OUTLINE, RULE = 1.25, 0.75
PAD = 0.6  # of the grid: between a frame and its words
DOTS = 25  # in a row: 100 people are four rows
DOT, SMALL_DOT, PERSON = 0.6, 0.39, 0.64  # of the grid: a person's cell in a box, in a table, and where dots are all people there are
BESIDE, RUN_IN = 0.5, 0.35  # of the grid: between a numeral and its words, beside it or beginning on its line
AIR = 0.2  # of the grid: above and below the numeral and the dots in a box
BELOW_SIGN = 0.35  # of the grid: below a sign, which reaches down to where one line beside it ends
NO_NUMERAL = 0.9  # of a numeral's size: a sign where there is no number, which the words beside it leave room for
SIGN_CENTRE: Mapping[str, float] = {"–": 0.26}  # of its size: the middle of a sign above its baseline
CENTRE = 0.35  # the same of digits and of other signs
LINE_CENTRE = 0.54  # of a line: where the middle of small letters is
BELOW_STRIP, BELOW_BOX, BELOW_BOX_ON_PANEL = 0.75, 0.5, 0.35  # of the grid: from a frame to what follows
BELOW_ANSWER = 0.15  # of the grid: from an answer to what it means
MOST_BESIDE = 0.25  # of the width: an answer with what it means beside it
MOST_DOTS_BESIDE = 0.22  # of the width: more dots stand below their numeral
ABREAST, LEAST_ABREAST = 1.0, 0.35  # of the grid: between a number and its twin beside it, and the least cell of a person there
LEAST_BESIDE = 3.9  # of the grid: words that get less room beside a numeral go on below it
MOST_LINES_BESIDE = 3  # of words: more begin on the numeral's line, too, if that is less high


@lay.register
def _quantity(block: Quantity, width: float, parent: Element, setting: Setting) -> list[Box]:
    return quantity(block, width, parent, setting)


def quantity(
    block: Quantity, width: float, parent: Element, setting: Setting, role: TypeRole = "figure", dot: float = SMALL_DOT
) -> list[Box]:
    """Return a number with its words beside it and its dots below, and the same of its twin."""
    drawing = _dots(block)
    element = parent.child("P")
    boxes = [_numeral(block, width, element, setting, role)[0]]
    if drawing:
        wide = min(width, _dots_width(drawing, dot) * setting.g)
        dots = _dots_box(drawing, wide, parent.child("Figure", alt=drawing.alt), setting)
        gap, below = BESIDE * setting.g, [*boxes, dots]
        narrow, reach = _numeral(block, width - wide - gap, element, setting, role) if wide <= MOST_DOTS_BESIDE * width else (None, 0.0)
        boxes = [_with_dots(narrow, dots, reach + gap)] if narrow and narrow.height <= stack_height(below) else below
    if block.twin:
        twin = quantity(block.twin, width, parent, setting, role, dot)
        boxes += [replace(twin[0], before=0.25 * setting.g), *twin[1:]]
    return boxes


def abreast(block: Quantity, width: float, parent: Element, setting: Setting) -> Box | None:
    """Return a number and its twin side by side, numerals and dots level; none if it has no twin, or their dots would be too small."""
    half = (width - ABREAST * setting.g) / 2
    if block.twin is None or half < DOTS * LEAST_ABREAST * setting.g:
        return None
    twins = [quantity(replace(each, twin=None), half, parent, setting) for each in (block, block.twin)]
    over = max(numeral.height for numeral, *_ in twins)
    high = over + max(stack_height(below) for _, *below in twins)

    def draw(canvas: Sketch, left: float, top: float) -> None:
        for n, (numeral, *below) in enumerate(twins):
            x = left + n * (width - half)
            numeral.draw(canvas, x, top + (over - numeral.height) / 2)
            draw_all(arrange(below)[0], canvas, x, top + over)

    return Box(high, draw)


def _with_dots(words: Box, dots: Box, left: float) -> Box:
    """Return a numeral and its words with a few dots on their right, which begin at `left`."""

    def draw(canvas: Sketch, x: float, y: float) -> None:
        words.draw(canvas, x, y)
        dots.draw(canvas, x + left, y + (words.height - dots.height) / 2)

    return replace(words, draw=draw)


def _dots(block: Quantity) -> IconArray | People | None:
    if block.n is not None:
        return IconArray(block.n, 100, block.alt, columns=DOTS, counts=block.counts)
    return People(block.people, block.alt, rings=block.uncounted) if block.people else None


def _dots_width(drawing: IconArray | People, dot: float) -> float:
    """Return how wide dots are set, in units of the grid."""
    return DOTS * dot if isinstance(drawing, IconArray) else min(drawing.count, People.MOST_IN_A_ROW) * PERSON


def _dots_box(drawing: IconArray | People, width: float, element: Element, setting: Setting) -> Box:
    room = 100 / DOTS * width / DOTS if isinstance(drawing, IconArray) else 0.0  # an array as wide as it may be
    high = drawing.picture(width, room, setting.sizes["body"][0]).height

    def draw(canvas: Sketch, left: float, top: float) -> None:
        paint_drawing(canvas, setting, drawing, (left, top, width, high), element)

    return Box(setting.on_grid(high), draw)


def _numeral(block: Quantity, width: float, element: Element, setting: Setting, role: TypeRole) -> tuple[Box, float]:
    """Return a numeral with what stands before it and its words, and how far they reach.

    The words begin on its line or are centred on it. A sign is centred on the words beside it, which are as high as it is.
    """
    gap = BESIDE * setting.g
    style = setting.style(role, setting.ink or "deep")
    is_sign = not any(map(str.isdigit, block.numeral.plain))
    if is_sign:
        style = replace(style, size=NO_NUMERAL * style.size)
    lead = setting.break_text(block.lead, setting.style("body"), width, continues=True) if block.lead else None
    start = lead.width + gap / 2 if lead else 0.0
    numeral = setting.break_text(block.numeral, style, width - start, continues=True)
    left = start + numeral.width + gap
    words = _beside(block.words, numeral, width, width - left, setting)
    if words is None:
        return _run_in(block.words, (lead, numeral), (start, width), element, setting)
    one_line = len(words.lines) == 1
    if is_sign:
        centre = words.height / 2 + (LINE_CENTRE - 0.5) * setting.g
        above_line = SIGN_CENTRE.get(block.numeral.plain, CENTRE) * style.size
        lower, drop = centre + above_line - numeral.height + setting.drop, 0.0
        high = words.height + (BELOW_SIGN * setting.g if one_line else 0.0)
    else:
        lower = max(0.0, words.height - numeral.height) / 2
        drop = max(0.0, (numeral.height - words.height) / (1 if one_line else 2))
        high = max(numeral.height, words.height)

    def draw(canvas: Sketch, x: float, y: float) -> None:
        if lead:
            setting.draw(canvas, lead, (x, y + lower + numeral.height - lead.height, width), element)
        setting.draw(canvas, numeral, (x + start, y + lower, width), element)
        setting.draw(canvas, words, (x + left, y + drop, width), element)

    baseline = drop + setting.g - setting.drop if one_line or is_sign else 0.0
    return Box(high, draw, baseline=baseline), left + words.width


def _beside(text: Text, numeral: Lines, width: float, room: float, setting: Setting) -> Lines | None:
    """Return the words that stand beside a numeral: none where there is no `room`, or where on its line and below they are less high.

    On a narrow panel words higher than a number begin on its line, too, as those of the other numbers there do.
    """
    style = setting.style("body")
    if room < LEAST_BESIDE * setting.g:
        return None
    beside = setting.break_text(text, style, room)
    if setting.paper.panels and numeral.text.plain.isdigit() and beside.height > numeral.height:
        return None
    if len(beside.lines) <= (1 if setting.paper.panels else MOST_LINES_BESIDE):
        return beside
    run_in = setting.break_text(text, style, width, indent=width - room)
    return None if numeral.height + (len(run_in.lines) - 1) * style.leading < beside.height else beside


def _run_in(
    text: Text, numeral: tuple[Lines | None, Lines], place: tuple[float, float], element: Element, setting: Setting
) -> tuple[Box, float]:
    """Return a numeral, with what stands before it, as the first word of its text, so that '26' and 'of 100' stay on one line.

    `place` is where it begins, and the width of the lines. Where the first words find no room, all stand below it.
    """
    (lead, figure), (start, width) = numeral, place
    style = replace(setting.style("body"), by_sense=True)  # '(in a year)' stays on one line
    indent = start + figure.width + RUN_IN * setting.g
    words = setting.break_text(text, style, width, indent=indent)
    first = 1 if words.lines[0].width <= width - indent + 0.01 else 0
    if not first:
        words = setting.break_text(text, style, width)
    begun, rest = (replace(words, lines=lines, whole=words) for lines in (words.lines[:first], words.lines[first:]))

    def draw(canvas: Sketch, x: float, y: float) -> None:
        if lead:
            setting.draw(canvas, lead, (x, y + figure.height - lead.height, width), element)
        setting.draw(canvas, figure, (x + start, y, width), element)
        setting.draw(canvas, begun, (x + indent, y + figure.height - begun.height, width), element)
        setting.draw(canvas, rest, (x, y + figure.height, width), element)

    return Box(figure.height + rest.height, draw, baseline=figure.height - setting.drop), max(indent + begun.width, rest.width)


@dataclass(frozen=True, slots=True)
class _LaidAnswer:
    """A laid-out cell of a strip, with its question, if it stands in it, and the height of its words."""

    question: str
    placed: tuple[Placed, ...]
    height: float
    width: float


@lay.register
def _strip(block: AnswerStrip, width: float, parent: Element, setting: Setting) -> list[Box]:
    pad = PAD * setting.g
    if setting.paper.panels:  # the first question is the panel's title
        first, *others = block.cells
        title = lay(Heading(first.question, minor=True), width, parent, setting)
        cells = [
            _cell(first, width - 2 * pad, parent, setting, asks=False),
            *(_cell(cell, width - 2 * pad, parent, setting) for cell in others),
        ]
        return [*title, *(_framed([cell], width, setting) for cell in cells)]
    if not setting.paper.side_by_side:
        alone = [_framed([_cell(cell, width - 2 * pad, parent, setting)], width, setting) for cell in block.cells]
        return together(alone, setting.paper.bottom - setting.paper.top)
    unit = width / sum(block.widths)
    cells = [_cell(cell, share * unit - 2 * pad, parent, setting) for cell, share in zip(block.cells, block.widths, strict=True)]
    return [_framed(cells, width, setting)]


def _cell(cell: AnswerCell, width: float, parent: Element, setting: Setting, *, asks: bool = True) -> _LaidAnswer:
    """Return a cell; one that `asks` has its question, which else stands above it."""
    boxes = [_line(cell.question, parent.child("H2"), width, setting, "head", "teal-text")] if asks else []
    boxes += _answer(cell, width, parent, setting)
    if cell.aside:
        aside = _line(cell.aside, parent.child("P"), width, setting, "body", "slate")
        boxes.append(_ruled(replace(aside, before=0.4 * setting.g), width, setting))
    placed, height = arrange(boxes)
    return _LaidAnswer(cell.question.plain if asks else "", placed, height, width)


def _answer(cell: AnswerCell, width: float, parent: Element, setting: Setting) -> list[Box]:
    """Return the answer with what it means below it; on narrow paper, beside an answer of a short word."""
    if isinstance(cell.answer, Quantity):
        number = quantity(cell.answer, width, parent, setting, "numeral")
        below = _line(cell.text, parent.child("P"), width, setting, "body", "")
        return [*number, replace(below, before=AIR * setting.g if number[-1].baseline else 0.0)]
    style = setting.style("answer", "rose" if cell.warns else "deep")
    said = parent.child("P")
    answer = setting.break_text(cell.answer, style, width)
    if not cell.text.plain:
        return [lines_box(answer, width, said, setting)]
    left, meaning = answer.width + BESIDE * setting.g, parent.child("P")
    if setting.paper.side_by_side or left > MOST_BESIDE * width:
        below = _line(cell.text, meaning, width, setting, "body", "")
        return [lines_box(answer, width, said, setting), replace(below, before=BELOW_ANSWER * setting.g)]
    text = setting.break_text(cell.text, setting.style("body"), width - left)
    high = max(answer.height, text.height)

    def draw(canvas: Sketch, x: float, y: float) -> None:
        setting.draw(canvas, answer, (x, y + (high - answer.height) / 2, width), said)
        setting.draw(canvas, text, (x + left, y + (high - text.height) / 2, width - left), meaning)

    return [Box(high, draw)]


def _line(text: Text, element: Element, width: float, setting: Setting, role: TypeRole, colour: str) -> Box:
    return lines_box(setting.break_text(text, setting.style(role, colour), width), width, element, setting)


def _ruled(box: Box, width: float, setting: Setting) -> Box:
    """Return a box with a thin line above it."""

    def draw(canvas: Sketch, left: float, top: float) -> None:
        paint_line(canvas, (left, top), (left + width, top), "rule", RULE)
        box.draw(canvas, left, top + 0.2 * setting.g)

    return replace(box, height=box.height + 0.2 * setting.g, draw=draw)


def _framed(cells: Sequence[_LaidAnswer], width: float, setting: Setting) -> Box:
    """Return cells side by side in one frame, level with each other."""
    pad = PAD * setting.g
    high = setting.on_grid(max(cell.height for cell in cells) + 2 * pad)

    def draw(canvas: Sketch, left: float, top: float) -> None:
        paint_rect(canvas, (left, top, width, high), stroke="deep", width=OUTLINE, radius=RADIUS)
        x = left
        for n, cell in enumerate(cells):
            if n:
                paint_line(canvas, (x, top), (x, top + high), "rule", RULE)
            if cell.question:
                canvas.bookmark(cell.question, 1, top)
            draw_all(cell.placed, canvas, x + pad, top + pad)
            x += cell.width + 2 * pad

    paper = setting.paper
    below = BELOW_STRIP if paper.side_by_side else BELOW_BOX_ON_PANEL if paper.panels else BELOW_BOX
    return Box(high, draw, before=min(below, BELOW_BOX) * setting.g, after=below * setting.g)


@lay.register
def _fact(block: FactBox, width: float, parent: Element, setting: Setting) -> list[Box]:
    g = setting.g
    pad = 0.75 * g
    inner = width - 2 * pad
    title = setting.break_text(block.title, setting.style("head", "deep"), inner)
    element = parent.child("H2")
    boxes = [lines_box(title, inner, element, setting)]
    if isinstance(block.answer, Quantity):
        first, *rest = quantity(block.answer, inner, parent, setting, "numeral", DOT)
        boxes += [replace(first, before=AIR * g), *rest]
    else:
        boxes.append(_line(block.answer, parent.child("P"), inner, setting, "answer", "deep"))
        figure = lay_all((block.figure,), inner, parent, setting.within(tight=True)) if block.figure else []
        boxes += [replace(box, before=max(box.before, 0.0 if n else BELOW_ANSWER * g)) for n, box in enumerate(figure)]
    if block.text:
        air = AIR * g if isinstance(block.answer, Quantity) else 0.0 if block.figure else BELOW_ANSWER * g
        boxes.append(replace(_line(block.text, parent.child("P"), inner, setting, "body", ""), before=air))
    placed, height = arrange(boxes)
    high = setting.on_grid(height + 1.25 * g)

    def draw(canvas: Sketch, left: float, top: float) -> None:
        canvas.bookmark(block.title.plain, 1, top)
        paint_rect(canvas, (left, top, width, high), fill="mist", radius=RADIUS)
        draw_all(placed, canvas, left + pad, top + 0.6 * g)

    return [Box(high, draw, before=0.75 * g, after=0.5 * g)]
