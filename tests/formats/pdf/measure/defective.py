"""Makes small tagged PDFs, mostly with a defect, to show that a measure finds it: words and paint at places in millimetres."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import pikepdf

from generator.design.font_files import FontFile
from generator.formats.pdf.canvas import TaggedCanvas
from generator.formats.pdf.fonts import PlainFace
from generator.formats.pdf.sketch import ARTIFACT
from generator.formats.pdf.tags import Element
from tests.formats.pdf import reading
from tests.formats.pdf.measure.sheet import MM
from tests.typefaces import FONTS

A4 = (210.0, 297.0)
REGULAR = FONTS.text.regular
loaded = cache(PlainFace)


@dataclass(frozen=True)
class Words:
    """Lines of one element; two with the same `key` are one element in two places, and `within` names the element it is part of."""

    lines: tuple[str, ...]
    left: float = 20
    top: float = 20  # of the sheet to the first baseline
    size: float = 12  # points
    leading: float = 4 / 3  # of the size
    ink: str = "0 g"
    tag: str = "P"
    font: FontFile = REGULAR
    page: int = 1
    key: str = ""
    within: str = ""
    matrix: str = "1 0 0 1"


@dataclass(frozen=True)
class Paint:
    """Operators of decoration, in points from the lower left corner."""

    code: str
    page: int = 1


def words(*lines: str, **more: object) -> Words:
    """Return lines of one element."""
    return Words(lines, **more)  # type: ignore[arg-type]  # names are checked by the dataclass


def pdf(*locations: Words | Paint, size: tuple[float, float] = A4) -> bytes:
    """Return a file with these marks, in this order; a page ends where a mark names a later one."""
    root = Element("Document")
    elements: dict[str, Element] = {}
    canvas = TaggedCanvas((size[0] * MM, size[1] * MM), root, "en")
    at = 1
    for location in locations:
        while at < location.page:
            canvas.finish_page()
            at += 1
        if isinstance(location, Paint):
            canvas.emit(ARTIFACT, location.code)
        else:
            _write(canvas, location, _element(location, root, elements))
    canvas.finish_page()
    return canvas.finish()


def _element(location: Words, root: Element, elements: dict[str, Element]) -> Element:
    if location.key and location.key in elements:
        return elements[location.key]
    parent = root
    if location.within:
        tag = location.within.partition(" ")[0]
        parent = elements[location.within] if location.within in elements else elements.setdefault(location.within, root.child(tag))
    made = parent.child(location.tag)
    if location.key:
        elements[location.key] = made
    return made


def _write(canvas: TaggedCanvas, location: Words, element: Element) -> None:
    for n, line in enumerate(location.lines):
        baseline = canvas.height - location.top * MM - n * location.size * location.leading
        show = loaded(location.font).show(line + " " * (n + 1 < len(location.lines)), location.size, canvas._doc)
        canvas.emit(element, f"{location.ink} BT {location.matrix} {location.left * MM:.2f} {baseline:.2f} Tm {show} ET")


def on_larger_sheet(data: bytes, margin: float = 10, bleed: float = 3) -> bytes:
    """Return a file whose pages are cut from sheets with a margin around, in mm."""
    out = io.BytesIO()
    with reading.opened(data) as file:
        for page in file.pages:
            left, foot, right, top = (float(v) for v in page.obj.MediaBox)
            page.obj.TrimBox = pikepdf.Array([left, foot, right, top])
            for name, more in (("BleedBox", bleed * MM), ("MediaBox", margin * MM)):
                page.obj[f"/{name}"] = pikepdf.Array([left - more, foot - more, right + more, top + more])
        file.save(out)
    return out.getvalue()


def side_by_side(data: bytes, pages: Sequence[int], size: tuple[float, float] = (297.0, 210.0)) -> bytes:
    """Return one sheet with two pages of a file on it, left and right, as an imposed booklet has them."""
    out = io.BytesIO()
    with reading.opened(data) as file, pikepdf.new() as imposed:
        sheet = imposed.add_blank_page(page_size=(size[0] * MM, size[1] * MM))
        for n, number in enumerate(pages):
            left = n * size[0] / 2 * MM
            sheet.add_overlay(file.pages[number - 1], pikepdf.Rectangle(left, 0, left + size[0] / 2 * MM, size[1] * MM))
        imposed.save(out)
    return out.getvalue()
