"""A native table in its placeholder, with heading row and heading column."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.deck import SlideTable
from generator.formats.pptx.markup import Rectangle, attribute, emu, transform
from generator.formats.pptx.placeholders import Placeholder
from generator.formats.pptx.tables import CELL_SIDE, CELL_TOP, MeasuredTable, measured_table
from generator.formats.pptx.template import TABLE_STYLE
from generator.formats.pptx.words import Writer
from generator.text import Text

_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"


def table_frame(table: SlideTable, place: Placeholder, number: int, writer: Writer) -> str:
    """Return the table's frame; `number` is its id on the slide."""
    measured = measured_table(table, place)
    box = Rectangle(place.box.x, place.box.y, place.box.width, measured.height)
    kind = "" if place.type == "obj" else f' type="{place.type}"'
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in _whole(measured.widths, emu(box.width)))
    rows = "".join(_row(table, n, measured, writer) for n in range(len(table.rows)))
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{number}" name="{attribute(place.name)}" descr="{attribute(table.alt)}"/>'
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f'<p:nvPr><p:ph{kind} idx="{place.idx}"/></p:nvPr></p:nvGraphicFramePr>{transform(box, "p:xfrm")}'
        f'<a:graphic><a:graphicData uri="{_TABLE}"><a:tbl><a:tblPr firstRow="1" firstCol="1"><a:tableStyleId>{TABLE_STYLE}</a:tableStyleId>'
        f"</a:tblPr><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _row(table: SlideTable, number: int, measured: MeasuredTable, writer: Writer) -> str:
    look = f' sz="{round(measured.style.size * 100)}"'
    cells = "".join(_cell(cell, look, writer) for cell in table.rows[number])
    return f'<a:tr h="{emu(measured.heights[number])}">{cells}</a:tr>'


def _cell(cell: Text, look: str, writer: Writer) -> str:
    inset = f'marL="{emu(CELL_SIDE)}" marR="{emu(CELL_SIDE)}" marT="{emu(CELL_TOP)}" marB="{emu(CELL_TOP)}" anchor="ctr"'
    return f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p>{writer.runs(cell, look=look)}</a:p></a:txBody><a:tcPr {inset}/></a:tc>"


def _whole(widths: tuple[float, ...], total: int) -> Iterator[int]:
    """Yield whole EMU that add up to the total."""
    done = 0
    for n, width in enumerate(widths):
        here = total - done if n == len(widths) - 1 else emu(width)
        done += here
        yield here
