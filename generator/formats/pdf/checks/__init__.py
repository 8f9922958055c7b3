"""The rules over a finished PDF: first of all, whether its words are the words composed."""

from __future__ import annotations

from generator.document.alternative import CODE as ALTERNATIVE
from generator.document.blocks import Document
from generator.document.limits import SHIPPED, Strictness
from generator.document.rendered import Rendered
from generator.formats.pdf.checks import alternatives, lines, writing
from generator.formats.pdf.checks.sheets import check_sheets
from generator.formats.pdf.checks.words import check_words
from generator.problems import Problem


def load() -> None:
    """Load what reads files back."""
    import pikepdf  # noqa: F401


def check_pdf(document: Document, rendered: Rendered, strictness: Strictness = SHIPPED) -> tuple[Problem, ...]:
    """Return what the rules find. For folded sheets, the single pages are read and then looked for on the sheets."""
    found = (*alternatives.check(document, strictness.of(ALTERNATIVE)), *check_words(document, rendered.pages or rendered.data))
    if rendered.pages:  # the lines of its pages are those of the booklet, which is a file of its own
        return (*found, *check_sheets(document.name, rendered.data, rendered.pages))
    measured = (each.check(document, rendered.data, strictness.of(each.CODE)) for each in (lines, writing))
    return (*found, *(problem for problems in measured for problem in problems))
