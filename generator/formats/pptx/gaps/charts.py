"""Charts: the same workbook each time, ids as the schema wants them, where the plot stands, and words on single bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter

from generator.document.zips import unzipped, zipped
from generator.formats.pptx.gaps.elements import XmlElement, clark, element, solid
from generator.formats.pptx.markup import Tint

_BOOK_DATE = datetime(2000, 1, 1)  # xlsxwriter writes it as it is
_FIRST_AXIS = 1001


class _SameBook(CategoryWorkbookWriter):
    """Writes a workbook that does not say when, or on what kind of computer, it was made."""

    @property
    def xlsx_blob(self) -> bytes:
        """Return the workbook; xlsxwriter would mark each part as one of the system it runs on."""
        return zipped(unzipped(super().xlsx_blob))

    def _populate_worksheet(self, workbook: Any, worksheet: Any) -> None:
        workbook.set_properties({"created": _BOOK_DATE})
        super()._populate_worksheet(workbook, worksheet)  # type: ignore[no-untyped-call]


class ChartNumbers(CategoryChartData):
    """A chart's data whose embedded workbook has the same bytes each time: xlsxwriter writes the time of day."""

    @property
    def _workbook_writer(self) -> _SameBook:
        return _SameBook(self)  # type: ignore[no-untyped-call]


def mend_axis_ids(chart: XmlElement) -> None:
    """Replace the negative ids of axes, which the schema forbids (ECMA-376-1, 21.2.2.9)."""
    known: dict[str, str] = {}
    for axis in chart._chartSpace.iter(clark("c:axId"), clark("c:crossAx")):
        axis.set("val", known.setdefault(axis.get("val"), str(_FIRST_AXIS + len(known))))


def speak_chart(chart: XmlElement, lang: str) -> None:
    """Say in which language a chart's words are."""
    space = chart._chartSpace
    for old in space.findall(clark("c:lang")):
        space.remove(old)
    before = [child for child in space if child.tag == clark("c:date1904")]
    said = element("c:lang", val=lang)
    if before:
        before[-1].addnext(said)
    else:
        space.insert(0, said)


def place_plot(chart: XmlElement, left: float) -> None:
    """Let the bars begin at a share of the chart's width, and fill the rest: else each program finds its own place for them."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(clark("c:layout")):
        area.remove(old)
    sides = (("x", left), ("y", 0.0), ("w", 1 - left), ("h", 1.0))
    modes = (element("c:layoutTarget", val="inner"), element("c:xMode", val="edge"), element("c:yMode", val="edge"))
    manual = element("c:manualLayout", *modes, *(element(f"c:{name}", val=f"{value:.5f}") for name, value in sides))
    area.insert(0, element("c:layout", manual))


@dataclass(frozen=True, slots=True)
class EndLabel:
    """A label at the end of a bar, past it or `inside`: the number format that has its words, and their colour."""

    form: str
    tint: Tint
    inside: bool = False


def label_bars(series: XmlElement, ends: Sequence[EndLabel], size: int) -> None:
    """Put a label at the end of each bar of a series, as its number in a format of its own; an empty one puts none."""
    labels = series._element.get_or_add_dLbls()
    for old in list(labels):
        labels.remove(old)
    for number, end in enumerate(ends):
        labels.append(_label(number, end, size) if end.form else _no_label(number))
    labels.extend(_shows(value=False))


def _no_label(number: int) -> XmlElement:
    return element("c:dLbl", element("c:idx", val=number), element("c:delete", val=1))


def _label(number: int, end: EndLabel, size: int) -> XmlElement:
    look = element("a:defRPr", solid(end.tint), sz=size * 100, b=1)
    body = element("a:bodyPr", element("a:spAutoFit"), wrap="none", lIns=38100, tIns=19050, rIns=38100, bIns=19050, anchor="ctr")
    type_of = element("c:txPr", body, element("a:lstStyle"), element("a:p", element("a:pPr", look)))
    numbers = element("c:numFmt", formatCode=end.form, sourceLinked=0)
    plain = element("c:spPr", element("a:noFill"), element("a:ln", element("a:noFill")))
    place = element("c:dLblPos", val="inEnd" if end.inside else "outEnd")
    return element("c:dLbl", element("c:idx", val=number), numbers, plain, type_of, place, *_shows(value=True))


def _shows(*, value: bool) -> tuple[XmlElement, ...]:
    names = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
    return tuple(element(f"c:{name}", val=int(value and name == "showVal")) for name in names)
