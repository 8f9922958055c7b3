"""Paths drawn with fontTools' pens, which read, measure and reverse them. Import this module where it is used: fontTools loads slowly."""

from __future__ import annotations

from functools import cache

from fontTools.pens.areaPen import AreaPen
from fontTools.pens.basePen import BasePen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.reverseContourPen import ReverseContourPen

from generator.figures.curves import outlines
from generator.figures.drawing import PathStep, PathSteps, Point

_METHODS = {"M": "moveTo", "L": "lineTo", "C": "curveTo", "Z": "closePath"}


class StepsPen(BasePen):  # type: ignore[misc]  # fontTools has no types
    """Records what is drawn as steps, quadratic curves as cubic ones."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[PathStep] = []

    def _moveTo(self, point: Point) -> None:  # noqa: N802  # the names that fontTools calls
        self.steps.append(("M", (point,)))

    def _lineTo(self, point: Point) -> None:  # noqa: N802
        self.steps.append(("L", (point,)))

    def _curveToOne(self, first: Point, second: Point, end: Point) -> None:  # noqa: N802
        self.steps.append(("C", (first, second, end)))

    def _closePath(self) -> None:  # noqa: N802
        self.steps.append(("Z", ()))


def draw(steps: PathSteps, pen: BasePen) -> None:
    """Draw each outline of a path with a pen."""
    for outline in outlines(steps):
        for verb, points in outline:
            getattr(pen, _METHODS[verb])(*points)
        if outline[-1][0] != "Z":
            pen.endPath()


@cache
def steps_of(data: str) -> PathSteps:
    """Return SVG path data as lines and cubic curves; ValueError or similar if it can't be read."""
    from fontTools.svgLib.path import parse_path

    pen = StepsPen()
    parse_path(data, pen)
    return tuple(pen.steps)


def box_of(steps: PathSteps) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of the bounding box of a path."""
    if all(verb != "C" for verb, _ in steps):  # as of a QR code, which has a thousand corners: those of all points, then
        across, down = zip(*(point for _, points in steps for point in points), strict=True)
        return min(across), min(down), max(across), max(down)
    pen = BoundsPen(None)
    draw(steps, pen)
    left, top, right, bottom = pen.bounds
    return left, top, right, bottom


def is_clockwise(outline: PathSteps) -> bool:
    """Return whether the winding of an outline is clockwise, where y points down."""
    pen = AreaPen()
    draw(outline if outline[-1][0] == "Z" else (*outline, ("Z", ())), pen)
    return bool(pen.value > 0)


def reversed_outline(outline: PathSteps) -> PathSteps:
    """Return an outline with its winding reversed."""
    pen = StepsPen()
    draw(outline, ReverseContourPen(pen))
    return tuple(pen.steps)
