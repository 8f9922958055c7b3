"""The rival on the screen: the same slides on the same template, as one would first write them with python-pptx alone.

Words, tables, charts, notes and the shapes of the drawings are ours. Each path is one plain shape where ours draws its outline; links,
alternative texts and footers are left out.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.shapes import MSO_SHAPE
from pptx.shapes.placeholder import ChartPlaceholder, TablePlaceholder
from pptx.util import Emu, Pt

from generator.document.chart import Bar, BarChart
from generator.document.deck import Deck, Slide, SlideTable, SlotLine
from generator.figures.bounds import geometric_bounds
from generator.figures.drawing import Bitmap, Colour, Drawing, Label, Oval, Path, Rect, Shape, resolve
from generator.figures.qr import QrCode
from generator.formats.pptx.layout_names import CONTRACT, layout_of
from generator.formats.pptx.spread import spread
from generator.text import Text

_CELL, _LABEL = 24, 24  # points


def make(deck: Deck, colours: Mapping[str, str], template: bytes) -> bytes:
    """Return the deck as a presentation."""
    presentation = Presentation(io.BytesIO(template))
    about = presentation.core_properties
    about.title, about.author, about.subject = deck.title, deck.author, deck.subject
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    for slide in deck.slides:
        _add(presentation.slides.add_slide(layouts[layout_of(slide)]), slide, deck, colours)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def _add(new: Any, slide: Slide, deck: Deck, colours: Mapping[str, str]) -> None:
    given = spread(slide, deck)
    roles = {idx: role for role, idx in CONTRACT[layout_of(slide)].items()}
    for shape in list(new.placeholders):
        role = roles[shape.placeholder_format.idx]
        if role in given.words:
            _write(shape.text_frame, given.words[role])
        elif role in given.drawings:
            _draw(new, given.drawings[role], (shape.left, shape.top, shape.width, shape.height), colours)
            shape._element.getparent().remove(shape._element)
        elif role == "table" and given.table:
            _add_table(shape, given.table)
        elif role == "chart" and given.chart:
            _add_chart(shape, given.chart)
        else:
            shape._element.getparent().remove(shape._element)
    new.notes_slide.notes_text_frame.text = "\n".join(text.plain for text in slide.notes)


def _write(frame: Any, lines: Iterable[SlotLine]) -> None:
    for number, line in enumerate(lines):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        paragraph.level = line.level
        _runs(paragraph, line.text)


def _runs(paragraph: Any, text: Text, size: int | None = None) -> None:
    for span in text.spans:
        run = paragraph.add_run()
        run.text = span.text
        if size:
            run.font.size = Pt(size)
        if span.strong:
            run.font.bold = True
        if span.link:
            run.hyperlink.address = span.link


def _add_table(place: Any, table: SlideTable) -> None:
    width = place.width
    holder: Any = TablePlaceholder(place._element, place._parent)
    native = holder.insert_table(len(table.rows), len(table.rows[0])).table
    for column, share in zip(native.columns, table.widths, strict=True):
        column.width = Emu(int(width * share / sum(table.widths)))
    for number, row in enumerate(table.rows):
        for column_number, text in enumerate(row):
            _runs(native.cell(number, column_number).text_frame.paragraphs[0], text, _CELL)


def _add_chart(place: Any, chart: BarChart) -> None:
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]  # only half of pptx is typed
    data.categories = [bar.label.plain for bar in chart.bars]
    data.add_series(chart.name.plain, [bar.value for bar in chart.bars])
    if any(bar.part is not None for bar in chart.bars):
        data.add_series((chart.part_name or chart.name).plain, [bar.part for bar in chart.bars])
    holder: Any = ChartPlaceholder(place._element, place._parent)
    native = holder.insert_chart(XL_CHART_TYPE.BAR_CLUSTERED, data).chart
    native.has_legend = native.has_title = False
    native.font.size = Pt(_LABEL)
    native.value_axis.visible = native.value_axis.has_major_gridlines = False
    native.category_axis.reverse_order = True
    for turn, series in enumerate(native.plots[0].series):
        labels = series.data_labels
        labels.show_value, labels.position = True, XL_LABEL_POSITION.OUTSIDE_END
        labels.font.size = Pt(_LABEL)
        for number, bar in enumerate(chart.bars):
            series.points[number].data_label.text_frame.text = _label(bar, in_front=turn > 0).plain


def _label(bar: Bar, *, in_front: bool) -> Text:
    return bar.part_said if in_front and bar.part_said else bar.said


def _draw(slide: Any, drawing: Drawing, place: tuple[Any, Any, Any, Any], colours: Mapping[str, str]) -> None:
    left, top, width, height = place
    if isinstance(drawing, QrCode):
        side = min(width, height)
        slide.shapes.add_picture(io.BytesIO(_qr_png(drawing.url)), left, top, side, side)
        return
    picture = drawing.picture(width.pt, height.pt, _LABEL)
    for shape in picture.shapes:
        _draw_shape(slide, shape, (left.pt, top.pt), colours)


def _draw_shape(slide: Any, shape: Shape, corner: tuple[float, float], colours: Mapping[str, str]) -> None:
    left, top = corner
    if isinstance(shape, Label):
        box = slide.shapes.add_textbox(Pt(left + shape.x), Pt(top + shape.y), Pt(shape.width), Pt(max(24, shape.height)))
        box.text_frame.word_wrap = True
        _runs(box.text_frame.paragraphs[0], shape.text, _LABEL)
        return
    if isinstance(shape, Bitmap):
        slide.shapes.add_picture(io.BytesIO(shape.png), Pt(left + shape.x), Pt(top + shape.y), Pt(shape.width), Pt(shape.height))
        return
    kind = MSO_SHAPE.OVAL if isinstance(shape, Oval | Path) else MSO_SHAPE.ROUNDED_RECTANGLE if shape.radius else MSO_SHAPE.RECTANGLE
    place = geometric_bounds(shape)
    size = Pt(place.right - place.left), Pt(place.bottom - place.top)
    new = slide.shapes.add_shape(kind, Pt(left + place.left), Pt(top + place.top), *size)
    _paint(new, shape, colours)


def _paint(new: Any, shape: Rect | Oval | Path, colours: Mapping[str, str]) -> None:
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


def _rgb(colour: Colour, colours: Mapping[str, str]) -> RGBColor:
    return RGBColor(*bytes.fromhex(resolve(colour, colours.__getitem__)))  # type: ignore[no-untyped-call]


def _qr_png(address: str) -> bytes:
    from PIL import Image
    from zxingcpp import BarcodeFormat, create_barcode, write_barcode_to_image

    modules: Any = write_barcode_to_image(create_barcode(address, BarcodeFormat.QRCode, ec_level="M"), scale=8)
    buffer = io.BytesIO()
    Image.fromarray(modules).save(buffer, "PNG")
    return buffer.getvalue()
