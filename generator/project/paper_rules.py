"""What a paper has to leave room for, and what a plan has to say for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from generator.compose.handout import Handout
from generator.design.paper import PAGES_A_SHEET, Paper
from generator.problems import Problem
from generator.yamlsource.tree import Tree

CODES: Mapping[str, str] = {
    "H025": "sheets to fold, and a number of pages that does not fill them",
    "H026": "a paper on which the words of a page run into its foot, or have no room",
}
MIN_COLUMN = 30  # mm: less has no room for a long word in the smallest type; a folded panel needs as much
_HINT = "all are measured from the top of the sheet: first_line comes first, then last_line, then footer"


def unfilled_sheets(edition: str, form: Handout, tree: Tree, paper: Paper) -> Iterator[Problem]:
    """Yield a problem if an edition on sheets to fold may have pages that leave a part of the last sheet empty."""
    if paper.imposition and form.pages and form.pages.multiple_of % PAGES_A_SHEET:
        place = ("editions", edition, "pages") if edition else ("pages",)
        message = f"a sheet of '{paper.name}' holds {PAGES_A_SHEET} pages, but the number of pages may not fill it"
        most = -(-form.pages.most // PAGES_A_SHEET) * PAGES_A_SHEET
        yield Problem("H025", message, tree.key_location(place), f"write  pages: {{most: {most}, multiple-of: {PAGES_A_SHEET}}}")


def crossed(paper: Paper, tree: Tree) -> Iterator[Problem]:
    """Yield a problem if a page's words would end above where they begin, or below where its foot does."""
    heights = ("first_line", "last_line", "footer")
    for above, below in pairwise(heights):
        key = tree.own(("margin", above), ("margin", below))
        if getattr(paper.margin, above) > getattr(paper.margin, below):
            yield Problem("H026", f"'{above}' is below '{below}', so words would overlap", tree.location(key), _HINT)


def narrow(paper: Paper, tree: Tree) -> Iterator[Problem]:
    """Yield a problem if the margins leave words too little room, or the space between two columns does."""
    room = paper.width - paper.margin.left - paper.margin.right if paper.measure is None else paper.measure
    column = (room - paper.gutter) / 2 if paper.side_by_side else room
    if room < MIN_COLUMN:
        key = tree.own(("margin", "left"), ("margin", "right"), ("width",))
        hint = f"make them narrower: words need {MIN_COLUMN} mm or more"
        yield Problem("H026", "'left' and 'right' leave too little room for words between them", tree.location(key), hint)
    elif column < MIN_COLUMN:
        message = "'gutter', the space between two columns, leaves them too little room for words"
        hint = f"make it narrower: each column needs {MIN_COLUMN} mm or more; or write  side_by_side: false"
        yield Problem("H026", message, tree.location(("gutter",)), hint)
