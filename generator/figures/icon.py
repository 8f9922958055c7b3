"""Line icons on a grid of 24 units, as Lucide draws them. Their paths are data (`handouts/icons/*.json`), read when asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from generator.figures.curves import placed
from generator.figures.drawing import MIN_STROKE, Colour, Paint, Path, Picture, Point, Step, Steps
from generator.figures.square import square
from generator.text import Text

if TYPE_CHECKING:
    from pathlib import Path as FilePath

GRID = 24
_STROKE = 1.75  # units; lighter than Lucide's own 2, which looks heavy beside the text
_DOT = 0.2  # units: a shorter line, drawn as a dot by its round ends, may be dropped by a viewer


@dataclass(frozen=True, slots=True)
class Icon:
    """One icon, given by its name and SVG path data; it decorates unless it has an `alt`."""

    name: str
    paths: tuple[str, ...]
    colour: Colour = "teal"
    alt: str = ""

    @property
    def labels(self) -> tuple[Text, ...]:
        """Return no words: an icon has none."""
        return ()

    def picture(self, width: float, height: float, type_size: float) -> Picture:  # noqa: ARG002  # an icon has no words
        """Return the icon as large as it fits, centred; without a height it is a square of the width."""
        room = square(width, height)
        scale = room.side / GRID
        paint = Paint(stroke=self.colour, width=max(MIN_STROKE, _STROKE * scale), round=True)
        steps = tuple(step for data in self.paths for step in placed(steps_of(data), (room.left, room.top), scale))
        return Picture(width, room.height, (Path(steps, paint, self.name),))


@dataclass(frozen=True, slots=True)
class IconSet:
    """Icons by name."""

    paths: Mapping[str, tuple[str, ...]]

    def icon(self, name: str, colour: Colour = "teal", alt: str = "") -> Icon:
        """Return the icon of that name; KeyError where there is none."""
        return Icon(name, self.paths[name], colour, alt)


def load_icons(file: FilePath) -> IconSet:
    """Read a set from JSON: an object of icon names, each with a list of SVG path data."""
    return IconSet({name: tuple(paths) for name, paths in json.loads(file.read_text("utf-8")).items()})


@cache
def steps_of(data: str) -> Steps:
    """Return SVG path data as lines and cubic curves; ValueError, IndexError or similar for what is none."""
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.svgLib.path import parse_path

    pen = RecordingPen()
    parse_path(data, pen)
    steps: list[Step] = []
    here: Point = (0.0, 0.0)
    for operator, points in pen.value:
        steps.extend(_step(operator, here, points))
        here = points[-1] if points else here
    return tuple(steps)


def _step(operator: str, here: Point, points: tuple[Point, ...]) -> Steps:
    if operator == "moveTo":
        return (("M", points),)
    if operator == "lineTo":
        return (("L", (_visible(here, points[0]),)),)
    if operator == "curveTo":
        return (("C", points),)
    if operator == "qCurveTo":
        return (("C", _cubic(here, *points)),)
    return (("Z", ()),) if operator == "closePath" else ()


def _visible(start: Point, end: Point) -> Point:
    return end if abs(end[0] - start[0]) + abs(end[1] - start[1]) >= _DOT else (start[0] + _DOT, start[1])


def _cubic(start: Point, handle: Point, end: Point) -> tuple[Point, Point, Point]:
    """Return a quadratic curve's handles and end as a cubic's."""
    first = (start[0] + (handle[0] - start[0]) * 2 / 3, start[1] + (handle[1] - start[1]) * 2 / 3)
    second = (end[0] + (handle[0] - end[0]) * 2 / 3, end[1] + (handle[1] - end[1]) * 2 / 3)
    return first, second, end
