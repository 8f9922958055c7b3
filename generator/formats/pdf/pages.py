"""Pages: the flow's boxes at their places on the sides of sheets, writing lines on empty pages, and the footer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from generator.design.paper import MM
from generator.document.blocks import Document, Footer
from generator.document.plain import FOOTER_JOINT
from generator.formats.pdf.boxes import Placed, draw_all
from generator.formats.pdf.canvas import ARTIFACT, FOOTER, TaggedCanvas
from generator.formats.pdf.fonts import Faces
from generator.formats.pdf.inline import TextStyle, one_line_width
from generator.formats.pdf.layout_context import Setting, paint_line
from generator.formats.pdf.tags import Element
from generator.problems import Problem
from generator.text import Text, join

SEPARATOR = "  ·  "
SECOND_LINE = 13 / 16  # of the grid: how far it raises the rule; the words stay 10 mm from the edge
SPARE = 5 / 16  # of the grid: how much of that the space above the rule gives up
SAMPLE_PAGE = 10  # page numbers of two digits take the most room
PITCH = 24.0  # points between lines to write on: 8.5 mm


def draw_pages(
    canvas: TaggedCanvas, document: Document, pages: Sequence[Sequence[Placed]], setting: Setting, spoken: Element | None = None
) -> None:
    """Draw all pages, several on each side of a sheet with panels; bookmarks follow the reading order.

    The footer of the last page belongs to `spoken`; the others are artifacts.
    """
    top = setting.paper.top
    sides = setting.paper.sides(len(pages))
    for n, side in enumerate(sides, 1):
        for place in side:
            canvas.reading = place.page
            if pages[place.page]:
                draw_all(pages[place.page], canvas, place.left, top)
            else:
                _draw_lines(canvas, document, place.left, setting)
            if place.footer:
                target = spoken if spoken and place.page == len(pages) - 1 else FOOTER
                _draw_footer(canvas, _rows(document, n, len(sides), setting), place.left, setting, target)
        canvas.finish_page(setting.paper.folds(n))


def _draw_lines(canvas: TaggedCanvas, document: Document, left: float, setting: Setting) -> None:
    """Draw lines to write on, as an artifact: there is nothing to read."""
    paper, width = setting.paper, setting.paper.text_width
    head = setting.break_text(document.notes, setting.style("minor"), width)
    setting.draw(canvas, head, (left, paper.top, width), ARTIFACT)
    pitch = max(PITCH, 1.5 * setting.g)
    first = paper.top + head.height + setting.g / 2 + pitch
    for n in range(int((paper.bottom - footer_height(document, setting) - first) // pitch) + 1):
        y = first + n * pitch
        paint_line(canvas, setting, (left, y), (left + width, y), "ring", 0.6)


def footer_height(document: Document, setting: Setting) -> float:
    """Return the height that the footer takes from the content: none with one line, half a line for a second one."""
    more = len(_rows(document, SAMPLE_PAGE, SAMPLE_PAGE, setting)) - 1
    return setting.on_grid((more * SECOND_LINE - SPARE) * setting.g) if more else 0.0


def footer_problems(document: Document, setting: Setting) -> list[Problem]:
    """Return a problem if a line of the footer is too long."""
    rows = _rows(document, SAMPLE_PAGE, SAMPLE_PAGE, setting)
    if all(_width(row, _style(setting), setting.faces) <= setting.paper.text_width for row in rows):
        return []
    hint = "shorten clinic.name: it has one line at the foot of a page"
    return [Problem("F004", "a line at the foot of each page is too long", document.footer.clinic.location, hint)]


_Row = tuple[Text, Text]  # on the left, on the right


def _rows(document: Document, page: int, pages: int, setting: Setting) -> list[_Row]:
    """Return the footer on as few lines as the paper's width allows."""
    return _arrangements(document.footer, page, pages)[_fitting(document.footer, setting.paper.text_width, _style(setting), setting.faces)]


@lru_cache(maxsize=16)
def _fitting(footer: Footer, width: float, style: TextStyle, faces: Faces) -> int:
    """Return the index of the first arrangement that fits with the widest page numbers, or of the last."""
    widest = _arrangements(footer, SAMPLE_PAGE, SAMPLE_PAGE)
    fits = [all(_width(row, style, faces) <= width for row in rows) for rows in widest]
    return fits.index(True) if True in fits else -1


def _arrangements(footer: Footer, page: int, pages: int) -> list[list[_Row]]:
    """Return the ways to set the footer, from one line to four."""
    number, nothing = Text.of(footer.page.format(page=page, pages=pages)), Text.of("")
    if footer.spoken:
        whole = join((footer.clinic, footer.version), FOOTER_JOINT)
        upper = join((footer.clinic, Text.of(FOOTER_JOINT.rstrip())))
        low = [(upper, nothing), (footer.version, nothing), (footer.status, nothing)]
        return [[(whole, footer.status)], [(whole, nothing), (footer.status, nothing)], low]
    left, right = join((footer.clinic, footer.version), " · "), join((footer.status, number), SEPARATOR)
    return [
        [(left, right)],
        [(footer.clinic, nothing), (footer.version, right)],
        [(left, nothing), (footer.status, number)],
        [(footer.clinic, nothing), (footer.version, number), (footer.status, nothing)],
    ]


def _width(row: _Row, style: TextStyle, faces: Faces) -> float:
    return one_line_width(join(row, "  "), style, faces)


def _style(setting: Setting) -> TextStyle:
    return setting.style("body", "slate")


def _draw_footer(canvas: TaggedCanvas, rows: Sequence[_Row], left: float, setting: Setting, target: Element | str) -> None:
    paper, style = setting.paper, _style(setting)
    width = paper.text_width
    rule = paper.margin.footer * MM - (len(rows) - 1) * SECOND_LINE * setting.g
    paint_line(canvas, setting, (left, rule), (left + width, rule), "rule", 0.75)
    for n, row in enumerate(rows):
        for text, own in zip(row, (style, replace(style, align="right")), strict=True):
            lines = setting.break_text(text, own, width, continues=True)
            setting.draw(canvas, lines, (left, rule + setting.g / 4 + n * style.leading, width), target)
