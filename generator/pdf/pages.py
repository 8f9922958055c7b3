"""Pages: the flow's boxes at their places, and the footer that every page carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.design.paper import MM
from generator.document.blocks import Document
from generator.pdf.boxes import Placed, draw_all
from generator.pdf.canvas import FOOTER, TaggedCanvas
from generator.pdf.inline import Lines, Style, one_line_width
from generator.pdf.setting import Setting, paint_line
from generator.problems import Problem
from generator.text import Text, join


@dataclass(frozen=True, slots=True)
class Footer:
    """One page's footer, broken into its left and right words."""

    left: Lines
    right: Lines


def draw_pages(canvas: TaggedCanvas, document: Document, pages: Sequence[Sequence[Placed]], setting: Setting) -> None:
    """Draw all pages."""
    paper = setting.paper
    for n, page in enumerate(pages, 1):
        draw_all(page, canvas, paper.left, paper.top)
        _draw_footer(canvas, _footer(document, n, len(pages), setting), setting)
        canvas.finish_page()


def footer_problems(document: Document, setting: Setting) -> list[Problem]:
    """Return a problem if the footer does not fit on its one line."""
    style = _style(setting)
    words = join((document.footer.left, *_right(document, 10, 10)), "  ")
    if one_line_width(words, style, setting.faces) <= setting.paper.text_width:
        return []
    hint = "give clinic.name a shorter form: name, code, version and status stand on one line"
    return [Problem("F004", "the line at the foot of each page is too long", document.footer.left.mark, hint)]


def _right(document: Document, page: int, pages: int) -> tuple[Text, ...]:
    return document.footer.status, Text.of(document.footer.page.format(page=page, pages=pages))


def _footer(document: Document, page: int, pages: int, setting: Setting) -> Footer:
    style, width = _style(setting), setting.paper.text_width
    right = join(_right(document, page, pages), "  ·  ")
    return Footer(setting.break_text(document.footer.left, style, width), setting.break_text(right, _to_the_right(style), width))


def _style(setting: Setting) -> Style:
    return setting.style("body", "slate")


def _to_the_right(style: Style) -> Style:
    return Style(style.size, style.leading, style.face, style.colour, style.strong, "right")


def _draw_footer(canvas: TaggedCanvas, footer: Footer, setting: Setting) -> None:
    paper = setting.paper
    left, rule, width = paper.left, paper.margin.footer * MM, paper.text_width
    paint_line(canvas, setting, (left, rule), (left + width, rule), "rule", 0.75)
    for lines in (footer.left, footer.right):
        setting.draw(canvas, lines, (left, rule + setting.g / 4, width), FOOTER)
