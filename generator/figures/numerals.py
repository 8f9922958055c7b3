"""The numbers 1 to 3 as strokes: a number in a drawing's disc is part of the picture, not words to be read out."""

from __future__ import annotations

from generator.figures.curves import placed
from generator.figures.drawing import MIN_STROKE, Colour, Paint, Path, Point, Steps

# Drawn round (0, 0), one unit high.
_STROKES: tuple[Steps, ...] = (
    (("M", ((-0.16, -0.32),)), ("L", ((0.04, -0.5),)), ("L", ((0.04, 0.5),))),
    (
        ("M", ((-0.27, -0.27),)),
        ("C", ((-0.24, -0.42), (-0.12, -0.5), (0.01, -0.5))),
        ("C", ((0.16, -0.5), (0.27, -0.39), (0.27, -0.24))),
        ("C", ((0.27, 0.0), (-0.10, 0.2), (-0.29, 0.5))),
        ("L", ((0.30, 0.5),)),
    ),
    (
        ("M", ((-0.26, -0.42),)),
        ("C", ((-0.17, -0.48), (-0.08, -0.5), (0.0, -0.5))),
        ("C", ((0.15, -0.5), (0.24, -0.4), (0.24, -0.27))),
        ("C", ((0.24, -0.11), (0.10, -0.04), (-0.08, -0.04))),
        ("C", ((0.14, -0.04), (0.28, 0.06), (0.28, 0.23))),
        ("C", ((0.28, 0.4), (0.14, 0.5), (-0.01, 0.5))),
        ("C", ((-0.12, 0.5), (-0.22, 0.47), (-0.30, 0.41))),
    ),
)


def numeral(number: int, centre: Point, height: float, colour: Colour) -> Path:
    """Return the number 1, 2 or 3 centred on a point, `height` points high."""
    paint = Paint(stroke=colour, width=max(MIN_STROKE, 0.17 * height), round=True)
    return Path(placed(_STROKES[number - 1], centre, height - paint.width), paint, f"Number {number}")
