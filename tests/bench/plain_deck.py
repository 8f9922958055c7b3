"""The rival on the screen: the same slides as one would first write them with python-pptx on its default template.

Titles, words, tables, notes and the shapes of the drawings are ours. Each path is one plain shape where ours draws its outline; icons,
links, alternative texts and footers are left out.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Emu, Inches, Pt

from generator.document.deck import Deck, Slide, SlideTable, Slot, SlotLine
from generator.figures.bounds import geometric_bounds
from generator.figures.drawing import Bitmap, Colour, Drawing, Label, Oval, Path, Rect, Shape, resolve
from generator.figures.qr import QrCode
from generator.text import Text

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
TITLE, CONTENT, TWO, COMPARISON, TITLE_ONLY = 0, 1, 3, 4, 5  # of the default template's layouts
_PLACES: Mapping[int, Mapping[Slot, int]] = {
    TITLE: {"subtitle": 1},
    CONTENT: {"content": 1},
    TWO: {"content": 1, "content-2": 2},
    COMPARISON: {"head-1": 1, "content": 2, "head-2": 3, "content-2": 4},
    TITLE_ONLY: {},
}
_VISUAL = (Inches(7), Inches(1.8), Inches(5.5), Inches(4.5))
_QR_SIDE = Inches(2)


def make(deck: Deck, colours: dict[str, str]) -> bytes:
    """Return the deck as a presentation."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = WIDTH, HEIGHT
    properties = presentation.core_properties
    properties.title, properties.author, properties.subject = deck.title, deck.author, deck.subject
    for slide in deck.slides:
        _add(presentation, slide, colours)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def _add(presentation: Any, slide: Slide, colours: dict[str, str]) -> None:
    layout = _layout(slide)
    new = presentation.slides.add_slide(presentation.slide_layouts[layout])
    new.shapes.title.text = slide.title.plain
    places = _PLACES[layout]
    others = [lines for slot, lines in slide.slots.items() if slot not in places]
    for slot, number in places.items():
        _write(new.placeholders[number].text_frame, slide.slots.get(slot, ()))
    if slide.label:
        others.insert(0, (SlotLine(slide.label),))
    for number, lines in enumerate(others):
        box = new.shapes.add_textbox(Inches(0.7) + number * Inches(3), Inches(5.5), Inches(2.8), Inches(1.5))
        box.text_frame.word_wrap = True
        _write(box.text_frame, lines)
    if slide.table:
        _add_table(new, slide.table)
    for drawing in slide.drawings.values():
        _draw(new, drawing, colours)
    new.notes_slide.notes_text_frame.text = "\n".join(text.plain for text in slide.notes)


def _layout(slide: Slide) -> int:
    if slide.layout == "title":
        return TITLE
    if "content" not in slide.slots:
        return TITLE_ONLY
    return COMPARISON if "head-1" in slide.slots else TWO if "content-2" in slide.slots else CONTENT


def _write(frame: Any, lines: Iterable[SlotLine]) -> None:
    for number, line in enumerate(lines):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        paragraph.level = line.level
        _runs(paragraph, line.text, 18)


def _runs(paragraph: Any, text: Text, size: int) -> None:
    for span in text.spans:
        run = paragraph.add_run()
        run.text = span.text
        run.font.size = Pt(size)
        if span.strong:
            run.font.bold = True
        if span.link:
            run.hyperlink.address = span.link


def _add_table(slide: Any, table: SlideTable) -> None:
    rows, columns = len(table.rows), len(table.rows[0])
    native = slide.shapes.add_table(rows, columns, Inches(0.7), Inches(1.6), Inches(12), Inches(0.5) * rows).table
    for column, share in zip(native.columns, table.widths, strict=True):
        column.width = Emu(int(Inches(12) * share / sum(table.widths)))
    for number, row in enumerate(table.rows):
        for column_number, text in enumerate(row):
            _runs(native.cell(number, column_number).text_frame.paragraphs[0], text, 16)


def _draw(slide: Any, drawing: Drawing, colours: dict[str, str]) -> None:
    if isinstance(drawing, QrCode):
        slide.shapes.add_picture(io.BytesIO(_qr_png(drawing.url)), Inches(9), Inches(3), _QR_SIDE, _QR_SIDE)
        return
    left, top, width, height = _VISUAL
    picture = drawing.picture(width.pt, height.pt, 18)
    for shape in picture.shapes:
        _draw_shape(slide, shape, (left.pt, top.pt), colours)


def _draw_shape(slide: Any, shape: Shape, corner: tuple[float, float], colours: dict[str, str]) -> None:
    left, top = corner
    if isinstance(shape, Label):
        box = slide.shapes.add_textbox(Pt(left + shape.x), Pt(top + shape.y), Pt(shape.width), Pt(max(24, shape.height)))
        box.text_frame.word_wrap = True
        _runs(box.text_frame.paragraphs[0], shape.text, 18)
        return
    if isinstance(shape, Bitmap):
        slide.shapes.add_picture(io.BytesIO(shape.png), Pt(left + shape.x), Pt(top + shape.y), Pt(shape.width), Pt(shape.height))
        return
    kind = MSO_SHAPE.OVAL if isinstance(shape, Oval | Path) else MSO_SHAPE.ROUNDED_RECTANGLE if shape.radius else MSO_SHAPE.RECTANGLE
    place = geometric_bounds(shape)
    size = Pt(place.right - place.left), Pt(place.bottom - place.top)
    new = slide.shapes.add_shape(kind, Pt(left + place.left), Pt(top + place.top), *size)
    _paint(new, shape, colours)


def _paint(new: Any, shape: Rect | Oval | Path, colours: dict[str, str]) -> None:
    paint = shape.paint
    if paint.fill:
        new.fill.solid()
        new.fill.fore_color.rgb = _rgb(paint.fill, colours)
    else:
        new.fill.background()
    if paint.stroke:
        new.line.color.rgb = _rgb(paint.stroke, colours)
        new.line.width = Pt(paint.width)
    else:
        new.line.fill.background()


def _rgb(colour: Colour, colours: dict[str, str]) -> RGBColor:
    return RGBColor(*bytes.fromhex(resolve(colour, colours.__getitem__)))  # type: ignore[no-untyped-call]  # only half of pptx is typed


def _qr_png(address: str) -> bytes:
    from PIL import Image
    from zxingcpp import BarcodeFormat, create_barcode, write_barcode_to_image

    modules: Any = write_barcode_to_image(create_barcode(address, BarcodeFormat.QRCode, ec_level="M"), scale=8)
    buffer = io.BytesIO()
    Image.fromarray(modules).save(buffer, "PNG")
    return buffer.getvalue()
