"""Headings and paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from itertools import pairwise

from generator.design.theme import TypeRole
from generator.document.bidirectional import right_to_left
from generator.document.blocks import Heading, Paragraph, ParagraphStyle
from generator.formats.pdf.blocks.dispatch import lay
from generator.formats.pdf.boxes import Box
from generator.formats.pdf.inline import Lines, TextStyle, one_line_width
from generator.formats.pdf.layout_context import Setting, paint_rect
from generator.formats.pdf.sketch import Sketch
from generator.formats.pdf.tags import Element
from generator.text import Text

MAIN_INDENT, MAIN_WIDTH = 0.8, 0.74  # of the grid: from its bar to the main point; of the width: how far it goes
CHUNK = 9  # lines: a longer paragraph may run on to the next page
BAR_WIDTH, BAR_OFFSET, BAR_TOP, BAR_LESS = 3.5, 13.0, 5.0, 6.7  # the bar left of a section's heading, in points
ABOVE_CAPTION = 0.4  # of the grid: from the rule below a table to its note
WIDE_LINES = 5  # of small print that uses the whole width
MEASURE = 33  # line length in units of the body size: about 66 characters of Fira Sans

_PARAGRAPH: dict[ParagraphStyle, tuple[TypeRole, str]] = {
    "body": ("body", ""),
    "lead": ("lead", ""),
    "main": ("main", ""),
    "gloss": ("body", ""),
    "caption": ("body", "slate"),
    "strong": ("head", ""),
    "other-formats": ("other-formats", ""),
    "languages": ("other-formats", "ink"),
}

_WIDE = frozenset({"main", "gloss", "caption"})  # they are short, or small print that is looked up rather than read


@lay.register
def _heading(block: Heading, width: float, parent: Element, setting: Setting) -> list[Box]:
    element = parent.child(f"H{block.level}")
    g = setting.g
    if block.level == 2 and not block.minor:
        lines = setting.break_evenly(block.text, setting.style("section"), width)
        return [
            replace(
                _words_box(lines, width, element, setting, bookmark=1, bar=True),
                before=g,
                after=0.5 * g,
                tied=True,
                opens=True,
            )
        ]
    role: TypeRole = "minor" if block.level == 2 else "head"
    lines = setting.break_evenly(block.text, setting.style(role), width)
    box = _words_box(lines, width, element, setting, bookmark=1 if block.level == 2 else None)
    return [replace(box, before=g if block.level == 2 else 0.75 * g, after=0.25 * g, tied=True, opens=block.level == 2)]


@lay.register
def _paragraph(block: Paragraph, width: float, parent: Element, setting: Setting) -> list[Box]:
    if block.style == "main":
        return [_main_point(block.text, width, parent.child("P"), setting)]
    boxes = text_boxes(block.text, block_style(block.style, setting), width, parent.child("P"), setting, wide=block.style in _WIDE)
    if block.style == "gloss":
        return [*boxes[:-1], replace(boxes[-1], after=boxes[-1].after / 2)]
    if block.style == "languages":
        return [replace(box, after=setting.g / 4) for box in boxes]
    if block.style == "caption" and not setting.tight:  # small print keeps away from lines that are close to each other
        return [replace(boxes[0], before=setting.g / 2), *boxes[1:]]
    return boxes


def _main_point(text: Text, width: float, element: Element, setting: Setting) -> Box:
    """Return the main point, in lines that end before a masthead's picture, with a bar before it."""
    indent = MAIN_INDENT * setting.g
    lines = setting.break_text(text, setting.style("main"), width * (MAIN_WIDTH if setting.paper.side_by_side else 1) - indent)

    def draw(canvas: Sketch, left: float, top: float) -> None:
        paint_rect(canvas, (left, top + 0.1 * setting.g, 3.0, lines.height), fill="terracotta")
        setting.draw(canvas, lines, (left + indent, top, width), element)

    return Box(setting.on_grid(lines.height), draw, after=setting.g / 2)


def block_style(name: ParagraphStyle, setting: Setting) -> TextStyle:
    """Return how a paragraph of that style is set."""
    role, colour = _PARAGRAPH[name]
    style = setting.style(role, setting.ink or colour)
    return replace(style, face="regular") if name == "languages" else style


def text_boxes(text: Text, style: TextStyle, width: float, element: Element, setting: Setting, *, wide: bool = False) -> list[Box]:
    """Return a text as one box, or as several if it is long enough to run on to the next page.

    A `wide` one uses the whole width, unless it is long enough for the eye to lose the next line.
    """
    if right_to_left(text.plain):
        style = replace(style, align="right")
    measure = min(width, MEASURE * max(style.size, setting.sizes["body"][0]))
    lines = setting.break_text(text, style, width if setting.paper.side_by_side and wide else measure)
    if wide and len(lines.lines) > WIDE_LINES:
        lines = setting.break_text(text, style, measure)
    space = 0.0 if setting.tight else setting.g / 2
    part = object()  # nothing comes between its lines, even where there is space to spare
    *others, last = chunked(lines)
    running = partial(lines_box, width=width, element=element, setting=setting, part=part, running=True)
    return [*map(running, others), running(last, after=space)]


def with_caption(boxes: list[Box], caption: Text | None, width: float, parent: Element, setting: Setting) -> list[Box]:
    """Return boxes with their caption below, if there is one; the last box stays with it."""
    if caption is None:
        return boxes
    style = block_style("caption", setting)
    lines = setting.break_text(caption, style, width if setting.paper.side_by_side else min(width, MEASURE * style.size))
    below = replace(lines_box(lines, width, parent.child("P"), setting), before=ABOVE_CAPTION * setting.g, after=setting.g / 2)
    return [*boxes[:-1], replace(boxes[-1], tied=True), below]


def chunked(lines: Lines) -> list[Lines]:
    """Return lines in stretches that stay together: two at either end, never a widow or an orphan."""
    count = len(lines.lines)
    if count <= CHUNK:
        return [lines]
    cuts = [0, 2, *range(3, count - 1), count]
    return [replace(lines, lines=lines.lines[a:b], whole=lines) for a, b in pairwise(cuts)]


def lines_box(
    lines: Lines,
    width: float,
    element: Element | str,
    setting: Setting,
    *,
    after: float = 0.0,
    part: object = None,
    running: bool = False,
) -> Box:
    """Return a box of lines."""

    def draw(canvas: Sketch, left: float, top: float) -> None:
        setting.draw(canvas, lines, (left, top, width), element)

    return Box(lines.height, draw, after=after, part=part, running=running)


def _words_box(lines: Lines, width: float, element: Element, setting: Setting, bookmark: int | None = None, *, bar: bool = False) -> Box:
    def draw(canvas: Sketch, left: float, top: float) -> None:
        if bar:
            box = (left - BAR_OFFSET, top + BAR_TOP, BAR_WIDTH, lines.height - BAR_LESS)
            paint_rect(canvas, box, fill="teal")
        if bookmark is not None:
            canvas.bookmark(lines.text.plain, bookmark, top)
        setting.draw(canvas, lines, (left, top, width), element)

    return Box(lines.height, draw)


def longest_word(texts: Iterable[str], setting: Setting) -> float:
    """Return how wide the longest word is in bold, in points."""
    longest = max((word for text in texts for word in text.split()), key=len, default="")
    return one_line_width(Text.of(longest), setting.style("head"), setting.faces) + 1
