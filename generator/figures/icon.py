"""Line icons on a grid of 24 units, as in Lucide. Their paths are data (`handouts/icons/*.json`), parsed when an icon is drawn."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.figures.curves import placed
from generator.figures.drawing import MIN_STROKE, Colour, Paint, Path, PathStep, PathSteps, Picture, Point
from generator.figures.square import square
from generator.text import Text

GRID = 24
_STROKE = 1.75  # units; Lucide's own 2 looks heavy beside the text
_OVER = 2  # units that a line may reach beyond the grid
_LONGEST = 10_000  # characters of a path; Lucide's have a hundred or two
_PATH = re.compile(r"\s*[Mm][MmZzLlHhVvCcSsQqTtAaeE\d\s.,+-]*")
_SHAPE = 'write names, each with a list of SVG paths:  {"line": ["M4 12h16"]}'
_JSON = "put names and paths in double quotes, with a comma between them, and close each bracket"
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


class IconError(ValueError):
    """Icons that can't be read: why, what to do, and at which character of the file, if that is known."""

    def __init__(self, message: str, hint: str, offset: int | None = None) -> None:
        super().__init__(message)
        self.hint, self.offset = hint, offset


def parse_icons(text: str) -> IconSet:
    """Return the icons in JSON: an object with a list of SVG path data for each icon name. IconError says which can't be drawn."""
    try:
        value = json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise IconError(f"this is not valid JSON: {error.msg}", _JSON, error.pos) from error
    except RecursionError as error:
        raise IconError("this holds lists within lists, far too many", _SHAPE) from error
    if not isinstance(value, dict) or not value:
        raise IconError("this file holds no icons", _SHAPE)
    for name, paths in value.items():
        _check_icon(name, paths, text)
    return IconSet({name: tuple(paths) for name, paths in value.items()})


def _no_number(name: str) -> None:
    raise IconError(f"{name} is not valid JSON", _JSON)


def _check_icon(name: str, paths: object, text: str) -> None:
    """Raise IconError unless an icon is a list of paths that can be drawn on the grid."""
    at = text.find(json.dumps(name, ensure_ascii=False))
    offset = at if at >= 0 else None
    if not isinstance(paths, list) or not paths or not all(isinstance(path, str) for path in paths):
        raise IconError(f"the icon '{name}' is not a list of paths", _SHAPE, offset)
    points = [point for path in paths for _, ends in _checked(name, path, offset) for point in ends]
    if not all(-_OVER <= value <= GRID + _OVER for point in points for value in point):
        raise IconError(f"the icon '{name}' reaches outside its square of {GRID} x {GRID}", "scale its paths to that size", offset)


def _checked(name: str, data: str, offset: int | None) -> PathSteps:
    """Return the steps of an icon's path; IconError if it can't be drawn."""
    from generator.figures.pens import steps_of

    error = IconError(f"the icon '{name}' has a path that can't be drawn: '{data[:40]}'", _SHAPE, offset)
    if len(data) > _LONGEST or not _PATH.fullmatch(data):
        raise error
    try:
        steps = steps_of(data)
    except Exception as cause:  # fontTools raises many kinds of exceptions for bad data
        raise error from cause
    if len(steps) < 2:
        raise error
    return steps


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
