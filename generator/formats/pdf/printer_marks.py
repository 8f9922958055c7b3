"""Marks that show a print shop where to cut and fold, whether the inks line up, and how dense they are. All are outside the bleed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.design.paper import MM
from generator.formats.pdf.sketch import number

OFFSET = 1 * MM  # from the bleed to a mark
LENGTH = 5 * MM
HAIRLINE = 0.25  # pt: the thinnest line that a press holds
DASHES = "[4 2] 0 d"
TARGET = 1.5 * MM  # radius of a registration target, whose cross is as long as a mark
PATCH, PATCHES_AT = 4 * MM, 12 * MM  # the side of a colour patch; from the left edge to the first one
QUARTER = 0.5523  # of the radius: a quarter circle as a cubic
INKS = ("1 0 0 0", "0 1 0 0", "0 0 1 0", "0 0 0 1")  # cyan, magenta, yellow, black: solid, then half

Stroke = tuple[float, float, float, float]


def marks(width: float, height: float, bleed: float, folds: Sequence[float] = ()) -> str:
    """Return the operators of crop marks at the corners of a page, a target on each side, and dashes above and below each fold at x."""
    away = bleed + OFFSET
    crop = " ".join(map(_stroked, _crop_marks(width, height, away)))
    targets = " ".join(_target(x, y) for x, y in _targets(width, height, away, folds))
    dashed = " ".join(map(_stroked, _fold_marks(height, away, folds)))
    return f"q {HAIRLINE} w {crop} {targets} {DASHES} {dashed} Q" if dashed else f"q {HAIRLINE} w {crop} {targets} Q"


def patches(height: float, bleed: float) -> str:
    """Return the operators of patches above a page, at the left: each ink solid, then at half strength."""
    y = number(height + bleed + OFFSET)
    colours = (*INKS, *(ink.replace("1", "0.5") for ink in INKS))
    return " ".join(f"{ink} k {number(PATCHES_AT + n * PATCH)} {y} {number(PATCH)} {number(PATCH)} re f" for n, ink in enumerate(colours))


def _crop_marks(width: float, height: float, away: float) -> Iterator[Stroke]:
    for x in (0.0, width):
        yield (x, -away, x, -away - LENGTH)
        yield (x, height + away, x, height + away + LENGTH)
    for y in (0.0, height):
        yield (-away, y, -away - LENGTH, y)
        yield (width + away, y, width + away + LENGTH, y)


def _fold_marks(height: float, away: float, folds: Sequence[float]) -> Iterator[Stroke]:
    for x in folds:
        yield (x, -away, x, -away - LENGTH)
        yield (x, height + away, x, height + away + LENGTH)


def _targets(width: float, height: float, away: float, folds: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Yield the centres of the targets: in the middle of each side, or beside a fold that is there."""
    middle = width / 2
    if any(abs(x - middle) < 2 * LENGTH for x in folds):
        middle += 3 * LENGTH
    out = away + LENGTH / 2
    yield from ((middle, -out), (middle, height + out), (-out, height / 2), (width + out, height / 2))


def _target(x: float, y: float) -> str:
    """Return a circle with a cross through it."""
    half, r, c = LENGTH / 2, TARGET, TARGET * QUARTER
    turns = (
        (x + r, y + c, x + c, y + r, x, y + r),
        (x - c, y + r, x - r, y + c, x - r, y),
        (x - r, y - c, x - c, y - r, x, y - r),
        (x + c, y - r, x + r, y - c, x + r, y),
    )
    curves = " ".join(f"{' '.join(map(number, turn))} c" for turn in turns)
    circle = f"{number(x + r)} {number(y)} m {curves} s"
    return f"{_stroked((x - half, y, x + half, y))} {_stroked((x, y - half, x, y + half))} {circle}"


def _stroked(line: Stroke) -> str:
    x1, y1, x2, y2 = map(number, line)
    return f"{x1} {y1} m {x2} {y2} l S"
