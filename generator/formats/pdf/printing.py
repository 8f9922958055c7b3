"""How a document on paper is printed, from the geometry of its paper."""

from __future__ import annotations

from generator.design.paper import Paper
from generator.design.theme import Theme
from generator.document.printing import BLACK, COLOUR, Finish, Printing

_SHEETS = {"A4": (210, 297), "A5": (148, 210), "Letter": (215.9, 279.4), "half Letter": (139.7, 215.9)}  # mm; ISO 216, ANSI Y14.1
_ACTUAL_SIZE = 100  # per cent: fitted to the page, folds and type sizes would be wrong


def printing_of(paper: Paper, theme: Theme, pages: int) -> Printing:
    """Return how `pages` pages are printed on a paper."""
    sheets, turned = _sheets(paper, pages), paper.turned(pages)
    both = turned != "simplex" and pages > 1
    ink = paper.press.condition if paper.press else BLACK if theme.black_ink else COLOUR
    return Printing(
        paper=_sheet_name(paper),
        sides=2 if both else 1,
        flip=turned if both and turned != "simplex" else "none",
        scale=_ACTUAL_SIZE,
        finish=_finish(paper, sheets),
        sheets=sheets,
        ink=ink,
    )


def _sheets(paper: Paper, pages: int) -> int:
    if paper.panels:
        return 1
    on_a_side = 2 if paper.imposition else 1
    on_a_sheet = on_a_side if paper.turned(pages) == "simplex" else 2 * on_a_side
    return -(-pages // on_a_sheet)


def _finish(paper: Paper, sheets: int) -> Finish:
    if paper.press:
        return "trim-and-fold" if paper.panels else "trim"
    if paper.panels:
        return "fold-in-three"
    if paper.imposition:
        return "fold-and-staple"
    return "staple" if sheets > 1 else "none"


def _sheet_name(paper: Paper) -> str:
    """Return the name of the sheet that goes into the printer; one without a name is called by its size."""
    sheet = paper.imposition or paper
    short, long = sorted((sheet.width, sheet.height))
    for name, (width, height) in _SHEETS.items():
        if abs(short - width) < 1 and abs(long - height) < 1:
            return name
    return f"{sheet.width:g} x {sheet.height:g} mm"
