"""The `transform` attributes of an SVG file, and windings that replace the even-odd rule."""

from __future__ import annotations

import re
from math import radians, tan

from fontTools.misc.transform import Identity, Offset, Scale, Transform

from generator.figures.curves import flattened, inside, outlines
from generator.figures.drawing import PathSteps
from generator.figures.pens import is_clockwise, reversed_outline
from generator.figures.svg_file import NUMBER

_LONGEST = 1000  # characters of a `transform`
_CALL = re.compile(r"(?<!\w)(\w+)\s*\(([^()]*)\)")
_BETWEEN = " ,\t\r\n"
_MOST_TESTS = 200_000  # of points against outlines: a fraction of a second


class NotPlainError(ValueError):
    """Part of a file is more than plain shapes, which are drawn as they are; the whole is drawn as a picture instead."""


def transformed(matrix: Transform, attribute: str) -> Transform:
    """Return a matrix extended by an element's own `transform`, which applies first (SVG 1.1, 7.6)."""
    if len(attribute) > _LONGEST or _CALL.sub("", attribute).strip(_BETWEEN):
        raise NotPlainError("transform")
    for name, arguments in _CALL.findall(attribute):
        matrix = matrix.transform(_matrix(name, numbers(arguments)))
    return matrix


def numbers(words: str) -> list[float]:
    """Return the numbers in a list of SVG's; NotPlainError if it holds anything else."""
    if re.sub(NUMBER, "", words).strip(_BETWEEN):
        raise NotPlainError("a list of numbers")
    return [float(number) for number in re.findall(NUMBER, words)]


def _matrix(name: str, numbers: list[float]) -> Transform:
    match name, numbers:
        case "matrix", [_, _, _, _, _, _]:
            return Transform(*numbers)
        case "translate", [_] | [_, _]:
            return Offset(*numbers)
        case "scale", [_] | [_, _]:
            return Scale(*numbers)
        case "rotate", [angle]:
            return Identity.rotate(radians(angle))
        case "rotate", [angle, x, y]:
            return Offset(x, y).rotate(radians(angle)).translate(-x, -y)
        case "skewX", [angle]:
            return Transform(1, 0, tan(radians(angle)), 1, 0, 0)
        case "skewY", [angle]:
            return Transform(1, tan(radians(angle)), 0, 1, 0, 0)
    raise NotPlainError(name)


def apply(steps: PathSteps, matrix: Transform) -> PathSteps:
    """Return a path with a matrix applied to it."""
    return tuple((verb, tuple(matrix.transformPoints(points))) for verb, points in steps)


def with_alternate_windings(steps: PathSteps) -> PathSteps:
    """Return a path with clockwise outlines, except those inside an odd number of others, which are counter-clockwise.

    PDF fills by winding number, PowerPoint by the even-odd rule: with these windings, both leave the same holes.
    """
    several = [outline for outline in outlines(steps) if len(outline) > 1]
    flat = [flattened(outline) for outline in several]
    if len(flat) * sum(map(len, flat)) > _MOST_TESTS:
        raise NotPlainError("too many outlines")
    depths = [sum(inside(other, own[0]) for other in flat if other is not own) for own in flat]
    return tuple(
        step
        for outline, depth in zip(several, depths, strict=True)
        for step in (outline if is_clockwise(outline) == (depth % 2 == 0) else reversed_outline(outline))
    )
