"""People as dots, drawn with a few dashed lines: a hundred discs of their own would weigh thirty times as much."""

from __future__ import annotations

from markupsafe import Markup

from generator.document.blocks import Quantity
from generator.figures.people import People

OUT_OF, IN_A_ROW = 100, 25
_CELL, _DISC, _RING = 10, 7.2, 5.6  # units of the picture: a person's place, the disc, and the white inside a ring


def dots(quantity: Quantity) -> Markup:
    """Return `n` of 100 people, discs for those it is true of and rings for the others; or a disc, or a ring, for each of `people`."""
    if quantity.n is not None:
        return _picture(quantity.alt, IN_A_ROW, OUT_OF, quantity.n)
    if quantity.people and quantity.people <= People.MOST:
        counted = 0 if quantity.uncounted else quantity.people
        return _picture(quantity.alt, min(quantity.people, People.MOST_IN_A_ROW), quantity.people, counted)
    return Markup("")


def _picture(alt: str, columns: int, total: int, yes: int) -> Markup:
    rows = -(-total // columns)
    lines = Markup("")
    if total > yes:
        lines += _line("ring", _DISC, _runs(yes, total, columns)) + _line("hole", _RING, _runs(yes, total, columns))
    if yes:
        lines += _line("disc", _DISC, _runs(0, yes, columns))
    head = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="dots" role="img" direction="ltr" viewBox="0 0 {} {}" '
        'style="width:{}rem" aria-label="{}">'
    )
    return head.format(columns * _CELL, rows * _CELL, f"{columns * 0.8:g}", alt) + lines + Markup("</svg>")


def _line(kind: str, width: float, path: str) -> Markup:
    return Markup('<path class="{}" d="{}" stroke-width="{:g}" stroke-linecap="round" stroke-dasharray="0 {}" fill="none"/>').format(
        kind, path, width, _CELL
    )


def _runs(first: int, last: int, columns: int) -> str:
    """Return the path through the places from `first` up to `last`, row by row; a row of one is a short line that holds one dash."""
    found = []
    for row in range(first // columns, -(-last // columns)):
        start, end = max(first, row * columns), min(last, (row + 1) * columns)
        x, y = (start % columns + 0.5) * _CELL, (row + 0.5) * _CELL
        found.append(f"M{x:g} {y:g}h{(end - start - 1) * _CELL + 0.1:g}")
    return "".join(found)
