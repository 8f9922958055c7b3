"""P06: on sheets to fold, each page is where the reader looks for it, and ends at the fold on both sides."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.formats.pdf.checks.words import read_back
from generator.problems import Problem

if TYPE_CHECKING:
    import pikepdf

TOLERANCE = 72 / 25.4  # a millimetre: pages of inner sheets are moved to the fold by less
HINT = "this is a fault of the program, not of your words: please report it"
_AS_IT_IS = (1.0, 0.0, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class _Half:
    """A page on one side of a sheet: what is drawn; left and right in points from the fold, foot from the sheet's; scale and turn."""

    drawn: bytes
    left: float
    right: float
    foot: float
    matrix: tuple[float, ...]


def check_sheets(name: str, sheets: bytes, pages: bytes) -> Iterator[Problem]:
    """Yield a problem for the first page that is not in its place once the sheets are folded."""
    import pikepdf

    with pikepdf.open(io.BytesIO(sheets)) as folded:
        sides = [_halves(page) for page in folded.pages]
    wanted = read_back(pages, name).contents
    if any(len(side) != 2 for side in sides) or len(sides) % 2 or 2 * len(sides) != len(wanted):
        yield Problem("P06", f"{name}: {len(wanted)} pages do not fill {len(sides)} sides of sheets two by two", hint=HINT)
        return
    foot = sides[0][0].foot
    for n, (half, page) in enumerate(zip(_turned(sides), wanted, strict=True), 1):
        fold = half.left if n % 2 else half.right  # odd pages are on the right
        if half.drawn != page and half.drawn.split() != page.split():
            yield Problem("P06", f"{name}: page {n} is not where a reader would find it after folding", hint=HINT)
            return
        if abs(fold) > TOLERANCE or abs(half.foot - foot) > TOLERANCE or half.matrix != _AS_IT_IS:
            yield Problem("P06", f"{name}: page {n} does not end at the fold, upright and at its own size", hint=HINT)
            return


def _turned(sides: Sequence[Sequence[_Half]]) -> Iterator[_Half]:
    """Yield the pages as a reader turns them: inwards on the right halves of fronts and the left halves of backs, then out again."""
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    for front, back in sheets:
        yield front[1]
        yield back[0]
    for front, back in reversed(sheets):
        yield back[1]
        yield front[0]


def _halves(side: pikepdf.Page) -> list[_Half]:
    """Return what is drawn on a side, from left to right."""
    import pikepdf

    found: list[_Half] = []
    matrix = (*_AS_IT_IS, 0.0, 0.0)
    middle = float(side.mediabox[2]) / 2
    for instruction in pikepdf.parse_content_stream(side, "q cm Do"):
        operator, operands = str(instruction.operator), instruction.operands
        if operator == "q":
            matrix = (*_AS_IT_IS, 0.0, 0.0)
        elif operator == "cm":
            a, b, c, d, e, f = (float(operand) for operand in operands)
            matrix = (a, b, c, d, e, f)
        elif operator == "Do":
            form = side.Resources.XObject[str(operands[0])]
            left, foot, right = (float(form.BBox[n]) for n in range(3))
            x, y = matrix[4] - middle, matrix[5]
            found.append(_Half(form.read_bytes(), left + x, right + x, foot + y, matrix[:4]))
    return sorted(found, key=lambda half: half.left)
