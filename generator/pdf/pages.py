"""Pages: the flow's boxes at their places, and the footer that every page carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.design.paper import MM
from generator.document.blocks import Document, Footer
from generator.pdf.boxes import Placed, draw_all
from generator.pdf.canvas import FOOTER, TaggedCanvas
from generator.pdf.inline import Style, one_line_width
from generator.pdf.setting import Setting, paint_line
from generator.problems import Problem
from generator.text import Text, join

SEPARATOR = "  ·  "
SECOND_LINE = 13 / 16  # of the grid: so far rises the rule for it; the foot of the words stays 10 mm from the edge
SAMPLE_PAGE = 10  # page numbers of two digits take the most room


def draw_pages(canvas: TaggedCanvas, document: Document, pages: Sequence[Sequence[Placed]], setting: Setting) -> None:
    """Draw all pages."""
    paper = setting.paper
    for n, page in enumerate(pages, 1):
        draw_all(page, canvas, paper.left, paper.top)
        _draw_footer(canvas, _rows(document, n, len(pages), setting), setting)
        canvas.finish_page()


def footer_height(document: Document, setting: Setting) -> float:
    """Return what the footer takes of the page's content: nothing on one line, half a line where the clinic's name needs its own."""
    return (len(_rows(document, SAMPLE_PAGE, SAMPLE_PAGE, setting)) - 1) * setting.g / 2


def footer_problems(document: Document, setting: Setting) -> list[Problem]:
    """Return a problem if a line of the footer is too long."""
    rows = _rows(document, SAMPLE_PAGE, SAMPLE_PAGE, setting)
    if all(_width(row, setting) <= setting.paper.text_width for row in rows):
        return []
    hint = "give clinic.name a shorter form: at the foot of a page it has one line"
    return [Problem("F004", "a line at the foot of each page is too long", document.footer.clinic.mark, hint)]


_Row = tuple[Text, Text]  # at the left, at the right


def _rows(document: Document, page: int, pages: int, setting: Setting) -> list[_Row]:
    """Return the footer on one line, or on two where the clinic's name is long."""
    footer = document.footer
    left = join((footer.clinic, footer.version), " · ")
    if _width((left, _right(footer, SAMPLE_PAGE, SAMPLE_PAGE)), setting) <= setting.paper.text_width:
        return [(left, _right(footer, page, pages))]
    return [(footer.clinic, Text.of("")), (footer.version, _right(footer, page, pages))]


def _right(footer: Footer, page: int, pages: int) -> Text:
    return join((footer.status, Text.of(footer.page.format(page=page, pages=pages))), SEPARATOR)


def _width(row: _Row, setting: Setting) -> float:
    return one_line_width(join(row, "  "), _style(setting), setting.faces)


def _style(setting: Setting) -> Style:
    return setting.style("body", "slate")


def _draw_footer(canvas: TaggedCanvas, rows: Sequence[_Row], setting: Setting) -> None:
    paper, style = setting.paper, _style(setting)
    left, width = paper.left, paper.text_width
    rule = paper.margin.footer * MM - (len(rows) - 1) * SECOND_LINE * setting.g
    paint_line(canvas, setting, (left, rule), (left + width, rule), "rule", 0.75)
    for n, row in enumerate(rows):
        for text, own in zip(row, (style, replace(style, align="right")), strict=True):
            lines = setting.break_text(text, own, width)
            setting.draw(canvas, lines, (left, rule + setting.g / 4 + n * style.leading, width), FOOTER)
