"""Steps in time: chevrons with the words below them, or discs on a line where columns would be too narrow."""

from __future__ import annotations

from dataclasses import dataclass

from generator.document.blocks import Step, Steps
from generator.formats.pdf.blocks.dispatch import lay
from generator.formats.pdf.boxes import Box
from generator.formats.pdf.inline import Lines, one_line_width
from generator.formats.pdf.layout_context import Setting, paint_disc, paint_line, paint_polygon
from generator.formats.pdf.sketch import Sketch
from generator.formats.pdf.tags import Element
from generator.text import Text

MOST_CHEVRONS = 5
CAP_HEIGHT = 0.69  # of the size: Fira Sans


@dataclass(frozen=True, slots=True)
class _Laid:
    """One step's lines and their elements."""

    number: Lines
    title: Lines
    when: Lines
    text: Lines
    label: Element
    body: tuple[Element, Element, Element]


@lay.register
def _steps(block: Steps, width: float, parent: Element, setting: Setting) -> list[Box]:
    element = parent.child("L", attributes=("<</O /List /ListNumbering /Decimal>>",))
    count = len(block.steps)
    gap = 0.75 * setting.g
    column = (width - gap * (count - 1)) / count
    room = column - 3.2 * setting.g
    style = setting.style("head", "white")
    short = all(one_line_width(s.title, style, setting.faces) <= room for s in block.steps)
    if setting.paper.side_by_side and count <= MOST_CHEVRONS and short:
        laid = [_lay_step(n, s, column, column, "white", element, setting) for n, s in enumerate(block.steps, 1)]
        return [_chevrons(laid, column, gap, setting)]
    inset = 2.25 * setting.g
    laid = [_lay_step(n, s, width - inset, width - inset, "deep", element, setting) for n, s in enumerate(block.steps, 1)]
    return [_on_a_line(step, n == len(laid) - 1, inset, width, setting) for n, step in enumerate(laid)]


def _lay_step(number: int, step: Step, width: float, text_width: float, title: str, parent: Element, setting: Setting) -> _Laid:
    item = parent.child("LI")
    label, body = item.child("Lbl"), item.child("LBody")
    figure = "deep" if title == "white" else "white"
    return _Laid(
        setting.break_text(Text.of(str(number)), setting.style("body", figure, face="strong", align="centre"), 2 * setting.g),
        setting.break_text(step.title, setting.style("head", title), width),
        setting.break_text(step.when, setting.style("body", "terracotta-text", face="strong"), text_width),
        setting.break_text(step.text, setting.style("body"), text_width),
        label,
        (body.child("P"), body.child("P"), body.child("P")),
    )


def _centred(top: float, height: float, lines: Lines, setting: Setting) -> float:
    """Return the top of one line whose capitals are centred in a band."""
    baseline = top + (height + CAP_HEIGHT * lines.style.size) / 2
    return baseline - lines.style.leading + setting.drop


def _chevrons(steps: list[_Laid], column: float, gap: float, setting: Setting) -> Box:
    g = setting.g
    high, tip = 2 * g, 0.55 * g
    when = max(s.when.height for s in steps)

    def draw(canvas: Sketch, left: float, top: float) -> None:
        for n, step in enumerate(steps):
            x = left + n * (column + gap)
            last = n == len(steps) - 1
            right = [(x + column, top), (x + column, top + high)]
            if not last:
                right.insert(1, (x + column + tip, top + high / 2))
            points = [(x, top), *right, (x, top + high), *([(x + tip, top + high / 2)] if n else [])]
            paint_polygon(canvas, points, "deep" if n % 2 else "teal-text")
            offset = tip + 0.35 * g if n else 0.5 * g
            paint_disc(canvas, (x + offset + 0.6 * g, top + high / 2), 0.6 * g, fill="white")
            number_top = _centred(top, high, step.number, setting)
            setting.draw(canvas, step.number, (x + offset, number_top, 1.2 * g), step.label)
            title_top = _centred(top, high, step.title, setting)
            setting.draw(canvas, step.title, (x + offset + 1.6 * g, title_top, column), step.body[0])
            words_top = top + high + 0.5 * g
            setting.draw(canvas, step.when, (x, words_top, column), step.body[1])
            setting.draw(canvas, step.text, (x, words_top + when, column), step.body[2])

    height = high + 0.5 * g + when + max(s.text.height for s in steps)
    return Box(height, draw, before=0.75 * g, after=0.75 * g)


def _on_a_line(step: _Laid, last: bool, inset: float, width: float, setting: Setting) -> Box:
    g = setting.g
    disc = 1.5 * g
    height = step.title.height + step.when.height + step.text.height + 0.25 * g

    def draw(canvas: Sketch, left: float, top: float) -> None:
        middle = left + disc / 2
        if not last:
            paint_line(canvas, (middle, top + disc + 3), (middle, top + height + 0.5 * g - 3), "teal", 1.5)
        paint_disc(canvas, (middle, top + disc / 2), disc / 2, fill="teal-text")
        setting.draw(canvas, step.number, (left, _centred(top, disc, step.number, setting), disc), step.label)
        y = top + 0.25 * g
        for lines, element in zip((step.title, step.when, step.text), step.body, strict=True):
            setting.draw(canvas, lines, (left + inset, y, width - inset), element)
            y += lines.height

    return Box(max(height, disc), draw, before=0.5 * g, after=0.5 * g)
