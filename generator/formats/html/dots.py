"""People as dots, drawn with a few dashed lines: a hundred discs of their own would weigh thirty times as much."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from generator.document.blocks import Quantity
from generator.figures.icon_array import ArrayMeaning
from generator.figures.people import People

OUT_OF, IN_A_ROW = 100, 25
_CELL, _DISC, _RING = 10, 7.2, 5.6  # units of the picture: a person's place, the disc, and the white inside a ring
_POINT, _ARM = 3.4, 2.8  # a person of whom a difference says nothing, and how wide the arms of a plus sign are


def dots(quantity: Quantity) -> Markup:
    """Return `n` of 100 people, discs for those it is true of and rings for the others; or a disc, or a ring, for each of `people`.

    Of what counts at most, or more, `n` are half-dark discs, or plus signs.
    """
    if quantity.n is not None:
        return _picture(quantity.alt, IN_A_ROW, OUT_OF, quantity.n, quantity.counts)
    if quantity.people and quantity.people <= People.MOST:
        counted = 0 if quantity.uncounted else quantity.people
        return _picture(quantity.alt, min(quantity.people, People.MOST_IN_A_ROW), quantity.people, counted)
    return Markup("")


def _picture(alt: str, columns: int, total: int, yes: int, counts: ArrayMeaning = "found") -> Markup:
    no, true = _runs(yes, total, columns), _runs(0, yes, columns)
    lines = Markup("")
    if total > yes:
        lines += _line("ring", _POINT, no) if counts == "more" else _line("ring", _DISC, no) + _line("hole", _RING, no)
    if yes:
        lines += _YES[counts](yes, true, columns)
    head = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="dots" role="img" direction="ltr" viewBox="0 0 {} {}" '
        'style="width:{}rem" aria-label="{}">'
    )
    return head.format(columns * _CELL, -(-total // columns) * _CELL, f"{columns * 0.8:g}", alt) + lines + Markup("</svg>")


def _discs(_: int, path: str, __: int) -> Markup:
    return _line("disc", _DISC, path)


def _halves(yes: int, path: str, columns: int) -> Markup:
    """Return rings whose left halves are dark."""
    radius, places = _DISC / 2, (_place(n, columns) for n in range(yes))
    left = "".join(f"M{x:g} {y + radius:g}a{radius:g} {radius:g} 0 0 1 0 {-_DISC:g}z" for x, y in places)
    return _line("disc", _DISC, path) + _line("hole", _RING, path) + Markup('<path class="half" d="{}"/>').format(left)


def _pluses(yes: int, _: str, columns: int) -> Markup:
    """Return plus signs: a dash across and a dash down for each."""
    both = ((_ARM, _DISC), (_DISC, _ARM))  # how wide a line is, and how long its dashes are
    lines = (_line("disc", width, _runs(0, yes, columns, (_CELL - dash) / 2), dash) for width, dash in both)
    return Markup("").join(lines)


_YES: Mapping[ArrayMeaning, Callable[[int, str, int], Markup]] = {"found": _discs, "at-most": _halves, "more": _pluses}


def _line(kind: str, width: float, path: str, dash: float = 0.0) -> Markup:
    """Return a line of round dots, or of dashes with square ends."""
    cap = "butt" if dash else "round"
    return Markup('<path class="{}" d="{}" stroke-width="{:g}" stroke-linecap="{}" stroke-dasharray="{:g} {:g}" fill="none"/>').format(
        kind, path, width, cap, dash, _CELL - dash
    )


def _place(number: int, columns: int) -> tuple[float, float]:
    """Return the centre of a person's place."""
    return (number % columns + 0.5) * _CELL, (number // columns + 0.5) * _CELL


def _runs(first: int, last: int, columns: int, start: float = _CELL / 2) -> str:
    """Return the path through the places from `first` up to `last`, row by row; a row of one is a short line that holds one dash.

    A line begins so far into the first place as `start` says, and ends as far before the end of the last one.
    """
    found = []
    for row in range(first // columns, -(-last // columns)):
        begin, end = max(first, row * columns), min(last, (row + 1) * columns)
        length = (end - begin) * _CELL - 2 * start
        found.append(f"M{begin % columns * _CELL + start:g} {(row + 0.5) * _CELL:g}h{length + 0.1:g}")
    return "".join(found)
