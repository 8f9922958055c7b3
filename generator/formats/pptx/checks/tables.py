"""T06: tables a screen reader can follow."""

from __future__ import annotations

from collections.abc import Iterator

from generator.formats.pptx.checks.file import FinishedDeck, FinishedSlide
from generator.formats.pptx.markup import A
from generator.formats.pptx.placeholders import Element, tag
from generator.problems import Problem

CODE = "T06"
_MERGED = ("gridSpan", "rowSpan", "hMerge", "vMerge")


def check(deck: FinishedDeck) -> Iterator[Problem]:
    """Yield tables without headings or with merged or empty cells."""
    for slide in deck.slides:
        for table in slide.element.iter(tag(A, "tbl")):
            yield from _table(slide, table)


def _table(slide: FinishedSlide, table: Element) -> Iterator[Problem]:
    about = table.find(tag(A, "tblPr"))
    for flag, what in (("firstRow", "heading row"), ("firstCol", "heading column")):
        if about is None or about.get(flag) not in ("1", "true"):
            yield slide.problem(CODE, f"the table has no {what}")
    for cell in table.iter(tag(A, "tc")):
        if any(cell.get(key) for key in _MERGED):
            yield slide.problem(CODE, "the table has merged cells", "warning")
        if not "".join(t.text or "" for t in cell.iter(tag(A, "t"))).strip():
            yield slide.problem(CODE, "the table has an empty cell", "warning")
