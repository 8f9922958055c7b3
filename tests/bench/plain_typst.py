"""The other rival on paper: a leaflet as one would first write it in Typst, from the same words, tagged as PDF/UA-1.

Typst remembers what it has set in a process, so only a document that it hasn't seen yet shows how long it takes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

from generator.document import blocks as b
from generator.document.to_write_in import WritingLines
from generator.figures.drawing import Drawing, Label, Picture, resolve
from generator.figures.qr import QrCode
from generator.figures.svg import SvgStyle, svg
from generator.text import Text
from tests.bench.simpler import NUMBERED, above_title, below_title, simpler

TEMPLATE = Path(__file__).with_name("leaflet.typ")
FONTS = Path(__file__).parents[2] / "handouts/fonts"
TEXT_WIDTH = (210 - 2 * 13) / 25.4 * 72
_QR_SIDE = 28 / 25.4 * 72
_MARKERS = {"bullet": "•", "box": "•", "do": "+", "avoid": "–", "good": "+", "bad": "–"}
Json = dict[str, Any]


def make(document: b.Document, colours: Mapping[str, str]) -> bytes:
    """Return the leaflet as a PDF."""
    given = json.dumps(_given(document, colours))
    made = _compiler().compile(format="pdf", sys_inputs={"document": given}, pdf_standards=["ua-1"])
    assert isinstance(made, bytes)
    return made


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(TEMPLATE, font_paths=typst.Fonts(include_system_fonts=False, font_paths=[FONTS]))


def _given(document: b.Document, colours: Mapping[str, str]) -> Json:
    """Return a document as the template reads it."""
    maker = _Maker({role: f"#{value}" for role, value in colours.items()})
    return {
        "title": document.title,
        "author": document.author,
        "subject": document.subject,
        "lang": document.lang.partition("-")[0],
        "foot": [f"{document.footer.clinic.plain} · {document.footer.version.plain}", document.footer.status.plain],
        "colours": maker.colours,
        "blocks": maker.all(document.sections, TEXT_WIDTH),
    }


def _words(text: Text) -> list[Json]:
    return [
        {"words": s.text, "strong": s.strong, "link": s.link, "lang": s.lang and s.lang.partition("-")[0]} for s in text.spans if s.text
    ]


def _maybe(text: Text | None) -> list[Json] | None:
    return _words(text) if text else None


class _Maker:
    """Turns each block into what the template shows; `colours` are the theme's, as Typst writes them."""

    def __init__(self, colours: dict[str, str]) -> None:
        self.colours = colours

    def all(self, blocks: Iterable[b.Block], width: float) -> list[Json]:
        return [self.one(one, width) for block in blocks for one in simpler(block)]

    def one(self, block: b.Block, width: float) -> Json:  # noqa: PLR0911  # one case for each of the twelve blocks
        """Return a block with its kind."""
        match block:
            case b.Section():
                return {"kind": "section", "blocks": self.all(block.blocks, width)}
            case b.Masthead():
                above, below = ([_words(text) for text in texts] for texts in (above_title(block), below_title(block)))
                return {"kind": "masthead", "above": above, "title": _words(block.title), "below": below}
            case b.Heading():
                return {"kind": "heading", "level": block.level, "words": _words(block.text)}
            case b.Paragraph():
                return {"kind": "paragraph", "style": block.style, "words": _words(block.text)}
            case b.List():
                items = [_words(item) for item in block.items]
                numbered = block.marker in NUMBERED
                return {"kind": "list", "numbered": numbered, "start": block.start, "marker": _MARKERS.get(block.marker), "items": items}
            case b.Figure():
                return {"kind": "figure", "drawing": self.drawing(block.drawing, width), "caption": _maybe(block.caption)}
            case b.Table():
                return self.table(block, width)
            case b.Card():
                heads = [_words(text) for text in (block.head, block.subhead) if text]
                return {"kind": "card", "heads": heads, "blocks": self.all(block.blocks, width - 24)}
            case b.Row():
                widths = [block.widths[n % len(block.widths)] for n in range(len(block.columns))]
                share = width / sum(block.widths)
                columns = [self.all(column, share * w - 8) for column, w in zip(block.columns, widths, strict=True)]
                return {"kind": "row", "widths": block.widths, "columns": columns}
            case b.Steps():
                steps = [
                    {"title": _words(Text.of(f"{n} {step.title.plain}")), "when": _words(step.when), "words": _words(step.text)}
                    for n, step in enumerate(block.steps, 1)
                ]
                return {"kind": "steps", "steps": steps}
            case WritingLines():
                asked = [_words(each) for each in block.asked]
                return {"kind": "lines", "title": _words(block.title), "count": block.count, "asked": asked}
            case b.Facts():
                rows = [[_words(key), _words(value)] for key, value in block.rows]
                return {"kind": "facts", "rows": [[_words(block.status), []], *rows] if block.status else rows}
        raise AssertionError(block)  # `simpler` makes others of these

    def table(self, block: b.Table, width: float) -> Json:
        widths = [width * share / sum(block.widths) - 16 for share in block.widths]
        rows = [[self.all(cell, w) for cell, w in zip(row.cells, widths, strict=True)] for row in block.rows]
        head = [_words(text) for text in block.head]
        return {"kind": "table", "widths": block.widths, "head": head, "rows": rows, "caption": _maybe(block.caption)}

    def drawing(self, drawing: Drawing, width: float) -> Json:
        """Return a drawing's shapes as SVG, and its labels, which Typst sets."""
        size = (_QR_SIDE, _QR_SIDE) if isinstance(drawing, QrCode) else (width, 0.0)
        picture = drawing.picture(*size, 12)
        shapes = tuple(shape for shape in picture.shapes if not isinstance(shape, Label))
        labels = [shape for shape in picture.shapes if isinstance(shape, Label)]
        return {
            "alt": drawing.alt or drawing.name,
            "width": picture.width,
            "height": picture.height,
            "svg": svg(Picture(picture.width, picture.height, shapes), "", SvgStyle(12, self._digits)),
            "labels": [
                {
                    "x": label.x,
                    "y": label.y,
                    "width": label.width,
                    "words": _words(label.text),
                    "colour": "#" + resolve(label.colour, self._digits),
                }
                for label in labels
            ],
        }

    def _digits(self, role: str) -> str:
        return self.colours[role][1:]
