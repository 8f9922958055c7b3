"""Line icons on a grid of 24 units, as in Lucide. Their paths are data (`handouts/icons/*.json`), parsed when an icon is drawn."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from generator.figures.curves import placed
from generator.figures.drawing import MIN_STROKE, Colour, Paint, Path, PathStep, PathSteps, Picture, Point
from generator.figures.square import square
from generator.text import Text

if TYPE_CHECKING:
    from pathlib import Path as FilePath

GRID = 24
_STROKE = 1.75  # units; Lucide's own 2 looks heavy beside the text
_DOT = 0.2  # units; viewers may drop a shorter line, whose round ends make it a dot


@dataclass(frozen=True, slots=True)
class Icon:
    """One icon: its name and SVG path data. Without an `alt` it is decoration."""

    name: str
    paths: tuple[str, ...]
    colour: Colour = "teal"
    alt: str = ""

    @property
    def labels(self) -> tuple[Text, ...]:
        """Return no words."""
        return ()

    def picture(self, width: float, height: float, type_size: float) -> Picture:  # noqa: ARG002  # an icon has no words
        """Return the icon centred, as large as the space allows; without a height, that is a square of the width."""
        room = square(width, height)
        scale = room.side / GRID
        paint = Paint(stroke=self.colour, width=max(MIN_STROKE, _STROKE * scale), round=True)
        steps = tuple(step for data in self.paths for step in placed(_with_dots(data), (room.left, room.top), scale))
        return Picture(width, room.height, (Path(steps, paint, self.name),))


@dataclass(frozen=True, slots=True)
class IconSet:
    """Icons by name."""

    paths: Mapping[str, tuple[str, ...]]

    def icon(self, name: str, colour: Colour = "teal", alt: str = "") -> Icon:
        """Return an icon by its name; KeyError if there is none."""
        return Icon(name, self.paths[name], colour, alt)


def load_icons(file: FilePath) -> IconSet:
    """Read a set from JSON: an object with a list of SVG path data for each icon name."""
    return IconSet({name: tuple(paths) for name, paths in json.loads(file.read_text("utf-8")).items()})


@cache
def _with_dots(data: str) -> PathSteps:
    """Return SVG path data as steps, with dots drawn as lines of `_DOT`."""
    from generator.figures.pens import steps_of

    steps: list[PathStep] = []
    here: Point = (0.0, 0.0)
    for verb, points in steps_of(data):
        steps.append((verb, (_visible(here, points[0]),) if verb == "L" else points))
        here = points[-1] if points else here
    return tuple(steps)


def _visible(start: Point, end: Point) -> Point:
    return end if abs(end[0] - start[0]) + abs(end[1] - start[1]) >= _DOT else (start[0] + _DOT, start[1])
