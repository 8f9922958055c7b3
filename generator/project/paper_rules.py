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
            message = f"'{above}' is below '{below}' on '{paper.name}', so words would overlap"
            yield Problem("H026", message, tree.location(key), _HINT)
