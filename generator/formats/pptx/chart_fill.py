"""A native chart of bars in its placeholder, with the numbers it shows, which a designer can edit."""

from __future__ import annotations

from typing import Any

from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.shapes.placeholder import ChartPlaceholder
from pptx.util import Pt

from generator.document.chart import Bar, BarChart
from generator.formats.pptx.charts import LABEL_TYPE, NAME_TYPE, BarLabels, MeasuredChart, measured_chart, number_format
from generator.formats.pptx.gaps.alternatives import describe
from generator.formats.pptx.gaps.charts import ChartNumbers, EndLabel, label_bars, mend_axis_ids, place_plot, speak_chart
from generator.formats.pptx.gaps.fills import fill_with
from generator.formats.pptx.layout_model import TINTS
from generator.formats.pptx.placeholders import Placeholder

_GAP, _ON_TOP = 45, 100  # per cent of a bar's height: between bars, and how much of one covers the other


def insert_chart(shape: Any, chart: BarChart, place: Placeholder, lang: str) -> Any:
    """Put a chart into the placeholder of a slide, and return its frame."""
    measured = measured_chart(chart, place)
    holder: Any = ChartPlaceholder(shape._element, shape._parent)
    frame = holder.insert_chart(XL_CHART_TYPE.BAR_CLUSTERED, _numbers(chart))
    frame.left, frame.top, frame.width, frame.height = place.box.in_emu
    made = frame.chart
    made.has_legend = made.has_title = False
    made.font.size = Pt(NAME_TYPE)
    _set_axes(made, measured)
    _set_bars(made, chart, measured)
    place_plot(made, measured.names)
    mend_axis_ids(made)
    speak_chart(made, lang)
    describe(frame, chart.alt, place.name)
    return frame


def _numbers(chart: BarChart) -> Any:
    data: Any = ChartNumbers()  # type: ignore[no-untyped-call]
    data.categories = [bar.label.plain for bar in chart.bars]
    data.add_series(chart.name.plain, [bar.value for bar in chart.bars])
    if _has_parts(chart):
        data.add_series((chart.part_name or chart.name).plain, [bar.part for bar in chart.bars])
    return data


def _has_parts(chart: BarChart) -> bool:
    return any(bar.part is not None for bar in chart.bars)


def _set_axes(made: Any, measured: MeasuredChart) -> None:
    category, value = made.category_axis, made.value_axis
    for axis in (category, value):
        axis.has_major_gridlines = axis.has_minor_gridlines = False
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
        axis.format.line.fill.background()
    category.tick_labels.font.size = Pt(NAME_TYPE)
    category.reverse_order = True
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    value.minimum_scale, value.maximum_scale, value.visible = 0, measured.top, False


def _set_bars(made: Any, chart: BarChart, measured: MeasuredChart) -> None:
    plot = made.plots[0]
    plot.gap_width = _GAP
    whole, *part = plot.series
    fill_with(whole, TINTS["beside"] if part else TINTS["teal"])
    for number, bar in enumerate(chart.bars):
        if bar.quiet and not part:
            fill_with(whole.points[number], TINTS["beside"])
    pairs = list(zip(chart.bars, measured.labels, strict=True))
    label_bars(whole, [EndLabel(number_format(said.whole, bar.value), TINTS["ink"]) for bar, said in pairs], LABEL_TYPE)
    for series in part:
        plot.overlap = _ON_TOP
        fill_with(series, TINTS["teal"])
        label_bars(series, [_of_part(bar, said) for bar, said in pairs], LABEL_TYPE)


def _of_part(bar: Bar, said: BarLabels) -> EndLabel:
    form = number_format(said.part, bar.part) if said.part and bar.part is not None else ""
    return EndLabel(form, TINTS["white" if said.inside else "ink"], said.inside)
