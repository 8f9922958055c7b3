"""Lists: bullets, numbers, boxes to tick, and signs for do, avoid, good and bad."""

from __future__ import annotations

from dataclasses import replace

from generator.document.blocks import Heading, List, Marker
from generator.document.citations import label_of
from generator.figures.marks import Sign
from generator.formats.pdf.blocks.dispatch import lay
from generator.formats.pdf.blocks.figure import paint_drawing
from generator.formats.pdf.blocks.words import MEASURE, chunked, lines_box
from generator.formats.pdf.boxes import Box, Draw
from generator.formats.pdf.inline import Lines
from generator.formats.pdf.layout_context import Setting, paint_disc
from generator.formats.pdf.sketch import ARTIFACT, Sketch
from generator.formats.pdf.tags import Element
from generator.text import Span, Text

_NUMBERING = {"number": "Decimal", "disc": "Decimal", "bullet": "Disc"}
MOST_WHOLE, MOST_OF_PAGE = 6, 0.35  # items, and of a page: a list that is no longer is a short one
LEAST_PARTED = 4  # items: of fewer, one would be alone
DISC = 0.66  # of the body size: the radius of a disc with a number in it
INDENT = {"bullet": 1.1, "number": 1.55, "disc": 2.0, "box": 1.87, "do": 1.6, "avoid": 1.6, "good": 1.6, "bad": 1.6}  # of the body size
_MORE_DIGITS = 0.4  # of the body size, for each digit that the last number of a list has more than one
_SIGN_SIZE = {"box": 1.0, "do": 0.92, "avoid": 0.92, "good": 0.92, "bad": 0.92}
X_HEIGHT, CAP_HEIGHT = 0.527, 0.69  # of the size: Fira Sans
_NUMBERED = frozenset({"number", "disc"})


@lay.register
def _list(block: List, width: float, parent: Element, setting: Setting) -> list[Box]:
    if block.marker == "run-in":
        return _run_in(block, width, parent, setting)
    columns = block.columns if setting.paper.side_by_side else 1
    column = (width - (columns - 1) * setting.paper.gap) / columns
    numbering = _NUMBERING.get(block.marker, "None")
    element = parent.child("L", attributes=(f"<</O /List /ListNumbering /{numbering}>>",))
    part = object()
    group = part if columns > 1 else None
    gap = setting.g / (8 if setting.tight else 4)
    boxes: list[Box] = []
    for n, item in enumerate(block.items):
        boxes += _item(item, block, n, column, element.child("LI"), setting)
        boxes[-1] = replace(boxes[-1], after=gap)
    boxes[-1] = replace(boxes[-1], after=0.0 if setting.tight else setting.g / 2)
    if columns == 1 and _is_short(block, boxes, setting):
        boxes = _together(boxes, block.marker)
    elif block.marker == "disc" and columns == 1:
        boxes = _none_alone(boxes)
    return [replace(b, part=part, columns=columns, group=group, column_width=column) for b in boxes]


def _is_short(block: List, boxes: list[Box], setting: Setting) -> bool:
    """Return whether a list is so short that it should be on one page."""
    page = setting.paper.bottom - setting.paper.top
    return len(block.items) <= MOST_WHOLE and sum(box.height for box in boxes) <= MOST_OF_PAGE * page


def _together(boxes: list[Box], marker: Marker) -> list[Box]:
    """Return the boxes of a short list, which is on one page where that leaves none sparse; steps, or what would be alone, in any case."""
    tied = marker == "disc" or len(boxes) < LEAST_PARTED
    return [*(replace(box, tied=tied, joined=not tied) for box in boxes[:-1]), boxes[-1]]


def _none_alone(boxes: list[Box]) -> list[Box]:
    """Return the boxes of steps with the first and the last each on the page of its neighbour: one step alone looks like all there are."""
    return [replace(box, tied=n in (0, len(boxes) - 2) and n < len(boxes) - 1) for n, box in enumerate(boxes)]


def _run_in(block: List, width: float, parent: Element, setting: Setting) -> list[Box]:
    """Return the items one after the other in running lines; for a listener each is a list item.

    On narrow paper, where they would fill pages and run on from one to the next, each item has lines of its own.
    """
    if not setting.paper.side_by_side:
        head = lay(Heading(block.head, 3), width, parent, setting) if block.head else []
        return [*head, *_list(replace(block, marker="number", head=None), width, parent, setting)]
    spans: list[Span] = []
    owners: list[Element] = []
    if block.head:
        spans += [*block.head.strong().spans, Span("  ")]
        owners += [parent.child("H3")] * len(spans)
    element = parent.child("L", attributes=("<</O /List /ListNumbering /Decimal>>",))
    for n, item in enumerate(block.items, block.start):
        entry = element.child("LI")
        label, body = entry.child("Lbl"), _body(entry, block)
        own = (_label(block, n - block.start, "\xa0", strong=True), *item.placed, Span(" "))
        owners += [label, *(body for _ in own[1:])]
        spans += own
    style = replace(setting.style("body"), places=setting.ink or setting.number)
    lines = setting.break_text(Text(tuple(spans)), style, width)
    part = object()
    boxes = [Box(chunk.height, _drawn(chunk, width, owners, setting), part=part) for chunk in chunked(lines)]
    return [*boxes[:-1], replace(boxes[-1], after=0.5 * setting.g)]


def _drawn(lines: Lines, width: float, owners: list[Element], setting: Setting) -> Draw:
    def draw(canvas: Sketch, left: float, top: float) -> None:
        setting.draw(canvas, lines, (left, top, width), owners)

    return draw


def _label(block: List, index: int, after: str = "", *, strong: bool = False) -> Span:
    """Return an item's number with a stop; that of a source leads back to the text."""
    words = f"{block.start + index}.{after}"
    return label_of(block.sources[index], words, strong=strong) if block.sources else Span(words, strong=strong)


def _body(item: Element, block: List) -> Element:
    """Return the element of an item's words."""
    body = item.child("LBody")
    return body.child("BibEntry") if block.sources else body


def _item(text: Text, block: List, index: int, width: float, element: Element, setting: Setting) -> list[Box]:
    marker = block.marker
    size = setting.sizes["body"][0]
    indent = (INDENT[marker] + (_MORE_DIGITS * (len(str(block.start + len(block.items) - 1)) - 1) if marker == "number" else 0.0)) * size
    label = element.child("Lbl") if marker in _NUMBERED else None
    body = _body(element, block)
    measure = width - indent if marker in _NUMBERED else min(width - indent, MEASURE * size)
    lines = setting.break_text(text, setting.style("body"), measure)
    label_lines = None
    if label is not None:
        label_lines = _number(block, index, indent, setting)
    boxes = []
    for n, chunk in enumerate(chunked(lines)):
        boxes.append(_indented(lines_box(chunk, width - indent, body, setting), indent, n == 0, marker, setting, label, label_lines))
    return boxes


def _number(block: List, index: int, indent: float, setting: Setting) -> Lines:
    """Return an item's number: with a stop, or white in the middle of a disc."""
    if block.marker == "disc":
        style = setting.style("body", "white", face="strong", align="centre")
        return setting.break_text(Text.of(str(block.start + index)), style, 2 * DISC * style.size)
    return setting.break_text(Text((_label(block, index),)), setting.style("body", setting.ink or setting.number, face="strong"), indent)


def _disc(canvas: Sketch, left: float, top: float, setting: Setting) -> None:
    size, leading = setting.sizes["body"]
    centre = (left + DISC * size, top + leading - setting.drop - size * CAP_HEIGHT / 2)
    paint_disc(canvas, centre, DISC * size, fill="deep")


def _indented(
    box: Box, indent: float, first: bool, marker: Marker, setting: Setting, label: Element | None, label_lines: Lines | None
) -> Box:
    def draw(canvas: Sketch, left: float, top: float) -> None:
        if first and label is not None and label_lines is not None:
            if marker == "disc":
                _disc(canvas, left, top, setting)
            setting.draw(canvas, label_lines, (left, top, 2 * DISC * label_lines.style.size if marker == "disc" else indent), label)
        elif first:
            _location(canvas, marker, left, top, setting)
        box.draw(canvas, left + indent, top)

    return replace(box, draw=draw)


def _location(canvas: Sketch, marker: Marker, left: float, top: float, setting: Setting) -> None:
    size, leading = setting.sizes["body"]
    baseline = top + leading - setting.drop
    if marker == "bullet":
        centre = (left + size * 0.2, baseline - size * X_HEIGHT / 2)
        paint_disc(canvas, centre, size * 0.165, fill=setting.bullet)
        return
    if marker == "number" or marker == "disc" or marker == "run-in":  # noqa: PLR1714  # the type checker follows only this
        return
    side = _SIGN_SIZE[marker] * size
    place = (left, baseline - size * 0.345 - side / 2)
    paint_drawing(canvas, setting, Sign(marker), (*place, side, side), ARTIFACT)
