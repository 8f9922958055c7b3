"""A leaflet's mark at the edge of its sheet: place, outline and colour tell it from the others in a pile, in grey too."""

from __future__ import annotations

from collections.abc import Callable

from generator.design.paper import MM
from generator.document.blocks import Tab
from generator.figures.curves import oval
from generator.formats.pdf.figures import path_operators
from generator.formats.pdf.inline import Lines, draw_turned
from generator.formats.pdf.layout_context import Setting, paint_polygon, paint_rect
from generator.formats.pdf.sketch import ARTIFACT, Sketch
from generator.text import Text

TAB, TAB_EDGE, TAB_TOP, TAB_STEP = (5 * MM, 26 * MM), 7.4 * MM, 72 * MM, 38 * MM  # its size, place, and the next one's
TICK, TICK_GAP = 1.6 * MM, 2 * MM  # below it, for each five leaflets before: how high, and the white above
MOST_TICKS = 3  # of 20 leaflets, no two look alike
TAB_COLOURS = ("teal-text", "violet", "terracotta-text", "deep", "rose")
SLANT, NOTCH, PART, PART_GAP = 6 * MM, 5 * MM, 4.5 * MM, 1.2 * MM
BESIDE_CODE = 1 * MM  # what an outline leaves of the tab before and after its code, at least

TabBox = tuple[float, float, float, float]  # left, top, width, height


def tab_code(tab: Tab, setting: Setting) -> Lines:
    """Return a tab's code, to be set along it."""
    return setting.break_text(Text.of(tab.code), setting.style("body", "white", face="strong"), TAB[1])


def paint_tab(canvas: Sketch, setting: Setting, tab: Tab, code: Lines) -> None:
    """Paint a mark at the right edge: its place, outline and colour by the leaflet's number, and a tick for each five before."""
    kind, before = tab.number % len(OUTLINES), tab.number // len(OUTLINES) % (MOST_TICKS + 1)
    left, top, wide, high = box = (setting.paper.size[0] - TAB_EDGE - TAB[0], TAB_TOP + kind * TAB_STEP, *TAB)
    spare = max(0.0, (high - code.width) / 2 - BESIDE_CODE)
    OUTLINES[kind](canvas, box, spare, TAB_COLOURS[kind])
    for n in range(before):
        paint_rect(canvas, (left, top + high + TICK_GAP + n * (TICK + TICK_GAP), wide, TICK), fill=TAB_COLOURS[kind])
    place = (left + wide / 2 + code.style.size * 0.34, top + (high + code.width) / 2)
    draw_turned(canvas, code, place, ARTIFACT)


def _plain(canvas: Sketch, box: TabBox, _: float, fill: str) -> None:
    paint_rect(canvas, box, fill=fill)


def _oval(canvas: Sketch, box: TabBox, _: float, fill: str) -> None:
    left, top, wide, high = box
    steps = oval(left + wide / 2, canvas.height - top - high / 2, wide / 2, high / 2)
    canvas.emit(ARTIFACT, f"{canvas.fill(canvas.colour(fill))}{path_operators(steps)} f")


def _trapezoid(canvas: Sketch, box: TabBox, spare: float, fill: str) -> None:
    left, top, wide, high = box
    slant, right, foot = min(SLANT, spare), left + wide, top + high
    paint_polygon(canvas, [(left, top), (right, top + slant), (right, foot - slant), (left, foot)], fill)


def _notched(canvas: Sketch, box: TabBox, spare: float, fill: str) -> None:
    """Paint it with a wedge cut out of either end."""
    left, top, wide, high = box
    notch, middle, right, foot = min(NOTCH, spare), left + wide / 2, left + wide, top + high
    paint_polygon(canvas, [(left, top), (middle, top + notch), (right, top), (right, foot), (middle, foot - notch), (left, foot)], fill)


def _in_three(canvas: Sketch, box: TabBox, spare: float, fill: str) -> None:
    left, top, wide, high = box
    part = min(PART, max(0.0, spare - PART_GAP))
    inner = part + PART_GAP
    for upper, tall in ((0.0, part), (inner, high - 2 * inner), (high - part, part)):
        paint_rect(canvas, (left, top + upper, wide, tall), fill=fill)


OUTLINES: tuple[Callable[[Sketch, TabBox, float, str], None], ...] = (_plain, _oval, _trapezoid, _notched, _in_three)
