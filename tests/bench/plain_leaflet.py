"""The rival on paper: a leaflet as one would first write it with reportlab's Platypus, from the same words, untagged.

It gets the words put together, block by block, and turns each into what Platypus has for it. What ours draws for decoration is left out,
and so is "of 6" in the footer, for which Platypus would have to lay everything out twice.
"""

from __future__ import annotations

import io
import pathlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from reportlab.graphics import shapes as graphics
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, HRFlowable, ListFlowable, ListItem, PageTemplate, Paragraph, Spacer, Table

from generator.design.fonts import read_library
from generator.document import blocks as b
from generator.document.to_write_in import WritingLines
from generator.figures.drawing import Bitmap, Drawing, Label, Oval, Path, Rect, Shape, resolve
from generator.figures.qr import QrCode
from generator.text import Span, Text
from tests.bench.simpler import NUMBERED, above_title, below_title, simpler

FONTS = pathlib.Path(__file__).parents[2] / "handouts/fonts"
SIDE, HEAD, FOOT = 13 * mm, 15 * mm, 20 * mm
WIDTH = A4[0] - 2 * SIDE
BODY, STRONG, HEADING = "FiraSans-Regular", "FiraSans-SemiBold", "IBMPlexSerif-SemiBold"
ARABIC, BENGALI = "NotoSansArabic", "HindSiliguri-Regular"
_MARKERS = {"bullet": "•", "box": "•", "do": "+", "avoid": "–", "good": "+", "bad": "–"}
_PADDING = 12
_OTHER_SCRIPTS = re.compile("[\u0600-\u06ff ]*[\u0600-\u06ff]|[\u0980-\u09ff ]*[\u0980-\u09ff]")
Flowables = list[Any]  # reportlab has no types


def make(document: b.Document, colours: dict[str, str]) -> bytes:
    """Return the leaflet as a PDF."""
    _fonts()
    buffer = io.BytesIO()
    template = BaseDocTemplate(buffer, pagesize=A4, title=document.title, author=document.author, subject=document.subject)
    frame = Frame(SIDE, FOOT, WIDTH, A4[1] - HEAD - FOOT, 0, 0, 0, 0)
    template.addPageTemplates(PageTemplate(frames=[frame], onPage=lambda canvas, page: _head_and_foot(canvas, page, document)))
    template.build(_Maker(colours).all(document.sections, WIDTH))
    return buffer.getvalue()


@cache
def _fonts() -> None:
    for font in read_library(FONTS).files:
        if font.name in (BODY, STRONG, HEADING, ARABIC, BENGALI):
            pdfmetrics.registerFont(TTFont(font.name, str(font.path)))
    pdfmetrics.registerFontFamily(BODY, normal=BODY, bold=STRONG, italic=BODY, boldItalic=STRONG)
    for name in (STRONG, HEADING, ARABIC, BENGALI):
        pdfmetrics.registerFontFamily(name, normal=name, bold=name, italic=name, boldItalic=name)


def _head_and_foot(canvas: Any, page: Any, document: b.Document) -> None:
    canvas.saveState()
    canvas.setFont(BODY, 12)
    if page.page > 1:
        canvas.drawString(SIDE, A4[1] - 11 * mm, document.title)
    canvas.line(SIDE, 17 * mm, A4[0] - SIDE, 17 * mm)
    canvas.drawString(SIDE, 12 * mm, f"{document.footer.clinic.plain} · {document.footer.version.plain}")
    canvas.drawRightString(A4[0] - SIDE, 12 * mm, f"{document.footer.status.plain} · {page.page}")
    canvas.restoreState()


def _style(name: str, font: str, size: float, leading: float, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, **more)


STYLES = {
    "body": _style("body", BODY, 12, 16, spaceAfter=8),
    "lead": _style("lead", BODY, 14, 20, spaceAfter=8),
    "caption": _style("caption", BODY, 12, 16, spaceAfter=8, textColor=HexColor("#3E4D57")),
    "main": _style("main", BODY, 15, 20, spaceAfter=8),
    "gloss": _style("gloss", BODY, 12, 16, spaceAfter=4),
    "strong": _style("strong", STRONG, 12, 16, spaceAfter=4),
    "other-formats": _style("other-formats", BODY, 16, 24, spaceAfter=8),
    "languages": _style("languages", BODY, 16, 24, spaceAfter=8),
    "title": _style("title", HEADING, 32, 36, textColor="white", spaceAfter=12),
    "light": _style("light", BODY, 14, 20, textColor="white", spaceAfter=8),
    "h2": _style("h2", HEADING, 22, 28, spaceBefore=16, spaceAfter=8, keepWithNext=1),
    "h3": _style("h3", STRONG, 13, 16, spaceBefore=8, spaceAfter=4, keepWithNext=1),
    "head": _style("head", STRONG, 12, 16, textColor="white"),
}


def _paragraph(text: Text, style: str) -> Paragraph:
    return Paragraph("".join(map(_markup, text.spans)), STYLES[style])


def _markup(span: Span) -> str:
    words = _OTHER_SCRIPTS.sub(_in_its_font, escape(span.text))
    if span.strong:
        words = f"<b>{words}</b>"
    return f"<a href={quoteattr(span.link)}>{words}</a>" if span.link else words


def _in_its_font(words: re.Match[str]) -> str:
    name = ARABIC if words[0].strip() < "\u0700" else BENGALI
    return f'<font name="{name}">{words[0]}</font>'


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes flowables of blocks; `colours` are the theme's."""

    colours: dict[str, str]

    def all(self, blocks: Iterable[b.Block], width: float) -> Flowables:
        return [flowable for block in blocks for one in simpler(block) for flowable in self.one(one, width)]

    def one(self, block: b.Block, width: float) -> Iterator[Any]:
        """Yield the flowables of a block."""
        match block:
            case b.Section():
                yield from self.all(block.blocks, width)
            case b.Masthead():
                yield self.masthead(block, width)
            case b.Heading():
                yield _paragraph(block.text, "h2" if block.level == 2 else "h3")
            case b.Paragraph():
                yield _paragraph(block.text, block.style)
            case b.List():
                yield _list(block)
            case b.Figure():
                yield self.drawing(block.drawing, width)
                yield from _caption(block.caption)
            case b.Table():
                yield self.table(block, width)
                yield from _caption(block.caption)
            case b.Card():
                yield self.card(block, width)
            case b.Row():
                yield self.row(block, width)
            case b.Steps():
                yield _steps(block, width)
            case WritingLines():
                yield from self.lines(block, width)
            case b.Facts():
                yield _facts(block, width)

    def lines(self, block: WritingLines, width: float) -> Iterator[Any]:
        yield _paragraph(block.title, "h3")
        for n in range(block.count):
            yield from (_paragraph(asked, "body") for asked in block.asked[n : n + 1])
            yield HRFlowable(width, 0.6, color=self.colour("ring"), spaceBefore=0 if n < len(block.asked) else 24)

    def masthead(self, block: b.Masthead, width: float) -> Table:
        above, below = ([_paragraph(text, "light") for text in texts] for texts in (above_title(block), below_title(block)))
        return self.box([*above, _paragraph(block.title, "title"), *below], width, "deep", "deep")

    def card(self, block: b.Card, width: float) -> Table:
        heads = [_paragraph(text, "h3") for text in (block.head, block.subhead) if text]
        return self.box([*heads, *self.all(block.blocks, width - 2 * _PADDING)], width, "sand", "rule")

    def row(self, block: b.Row, width: float) -> Table:
        widths = [width * share / sum(block.widths) for share in block.widths]
        return _columns([self.all(column, widths[n % len(widths)] - 8) for n, column in enumerate(block.columns)], widths)

    def table(self, block: b.Table, width: float) -> Table:
        widths = [width * share / sum(block.widths) for share in block.widths]
        head = [[_paragraph(text, "head")] for text in block.head]
        rows = [[self.all(cell, w - 16) for cell, w in zip(row.cells, widths, strict=True)] for row in block.rows]
        commands = [
            ("BACKGROUND", (0, 0), (-1, 0), self.colour("deep")),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, -1), 0.75, self.colour("rule")),
        ]
        return Table([head, *rows], colWidths=widths, style=commands, repeatRows=1)

    def colour(self, role: str) -> Color:
        return HexColor("#" + resolve(role, self.colours.__getitem__))

    def box(self, content: Flowables, width: float, ground: str, edge: str) -> Table:
        commands = [
            ("BACKGROUND", (0, 0), (-1, -1), self.colour(ground)),
            ("BOX", (0, 0), (-1, -1), 0.75, self.colour(edge)),
            ("TOPPADDING", (0, 0), (-1, -1), _PADDING),
            ("BOTTOMPADDING", (0, 0), (-1, -1), _PADDING),
            ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
            ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
        ]
        return Table([[content]], colWidths=[width], style=commands, spaceAfter=8)

    def drawing(self, drawing: Drawing, width: float) -> graphics.Drawing:
        if isinstance(drawing, QrCode):
            side = 26 * mm
            code = QrCodeWidget(drawing.url, barLevel="M", barWidth=side, barHeight=side)
            return graphics.Drawing(side, side, code)
        picture = drawing.picture(width, 0, 12)
        return graphics.Drawing(picture.width, picture.height, *(g for s in picture.shapes for g in self.shapes(s, picture.height)))

    def shapes(self, shape: Shape, height: float) -> list[graphics.Shape]:
        """Return the shape upside down: reportlab counts from the foot."""
        match shape:
            case Label():
                lines = simpleSplit(shape.text.plain, STRONG, 12, shape.width)
                fill = self.colour(shape.colour)
                return [
                    graphics.String(shape.x, height - shape.y - 12 - 16 * n, line, fontName=STRONG, fontSize=12, fillColor=fill)
                    for n, line in enumerate(lines)
                ]
            case Oval():
                return [graphics.Ellipse(shape.cx, height - shape.cy, shape.rx, shape.ry, **self.paint(shape))]
            case Rect():
                y = height - shape.y - shape.height
                return [graphics.Rect(shape.x, y, shape.width, shape.height, rx=shape.radius, ry=shape.radius, **self.paint(shape))]
            case Bitmap():
                return [graphics.Image(shape.x, height - shape.y - shape.height, shape.width, shape.height, io.BytesIO(shape.png))]
            case Path():
                path = graphics.Path(**self.paint(shape))
                for verb, points in shape.steps:
                    numbers = [n for x, y in points for n in (x, height - y)]
                    {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.closePath}[verb](*numbers)
                return [path]

    def paint(self, shape: Oval | Rect | Path) -> dict[str, Any]:
        paint = shape.paint
        return {
            "fillColor": self.colour(paint.fill) if paint.fill else None,
            "strokeColor": self.colour(paint.stroke) if paint.stroke else None,
            "strokeWidth": paint.width,
        }


def _columns(columns: list[Flowables], widths: list[float]) -> Table:
    commands = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 8)]
    rows = [columns[n : n + len(widths)] for n in range(0, len(columns), len(widths))]
    rows[-1] += [[]] * (len(widths) - len(rows[-1]))
    return Table(rows, colWidths=widths, style=commands)


def _caption(caption: Text | None) -> Flowables:
    return [Spacer(0, 8), _paragraph(caption, "caption")] if caption else []


def _list(block: b.List) -> ListFlowable:
    items = [ListItem(_paragraph(item, "body")) for item in block.items]
    if block.marker in NUMBERED:
        return ListFlowable(items, bulletType="1", start=block.start, bulletFontName=STRONG, bulletFontSize=12, bulletFormat="%s.")
    return ListFlowable(items, bulletType="bullet", start=_MARKERS[block.marker], bulletFontName=BODY, bulletFontSize=12)


def _steps(block: b.Steps, width: float) -> Table:
    columns = [
        [_paragraph(Text.of(f"{n} {step.title.plain}"), "h3"), _paragraph(step.when, "strong"), _paragraph(step.text, "body")]
        for n, step in enumerate(block.steps, 1)
    ]
    return _columns(columns, [width / len(columns)] * len(columns))


def _facts(block: b.Facts, width: float) -> Table:
    status = [[_paragraph(block.status, "strong"), ""]] if block.status else []
    rows = [[_paragraph(key, "caption"), _paragraph(value, "body")] for key, value in block.rows]
    return Table([*status, *rows], colWidths=[0.3 * width, 0.7 * width], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])
