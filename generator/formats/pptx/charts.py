"""A chart of bars as laid out in its placeholder: how wide its names are, where its labels stand, and how long the longest bar may be."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.design.metrics import text_width
from generator.document.chart import Bar, BarChart
from generator.formats.pptx.fit import SAFETY, TextRun, break_lines
from generator.formats.pptx.markup import POINTS_PER_INCH, Rectangle
from generator.formats.pptx.placeholders import Placeholder, TypeStyle

NAME_TYPE, LABEL_TYPE = 26, 28  # points, of the bars' names and of what is said at their ends
_MOST_FOR_NAMES = 0.4  # of the chart's width
_BESIDE_NAME, _BESIDE_BAR = 0.2, 0.14  # inches
_LEAST_FOR_BARS = 0.3  # of the plot, so that lengths can still be compared
_ROW = 1.6  # inches: the most that one bar takes with the gap below it
JOINT = " · "
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class BarLabels:
    """What is said at the end of a bar, and at the end of the part in front of it, if it has room there: `inside` the part, or past it."""

    whole: str
    part: str = ""
    inside: bool = False


@dataclass(frozen=True, slots=True)
class MeasuredChart:
    """The share of the width that the bars' names take, the value at the right edge, and the labels of each bar."""

    names: float
    top: float
    labels: tuple[BarLabels, ...]
    long_label: Bar | None = None  # the first that leaves no room for its bar
    wide_name: tuple[Bar, str] | None = None  # the first with a word wider than the room for names
    tall_name: Bar | None = None  # the first whose name has more lines than its row


def chart_height(chart: BarChart, box: Rectangle) -> float:
    """Return how high a chart is, in inches: a few bars are not stretched over the whole slide."""
    return min(box.height, _ROW * len(chart.bars))


def measured_chart(chart: BarChart, place: Placeholder) -> MeasuredChart:
    """Return how a chart is laid out in its place."""
    family, width = place.levels[0].family, place.box.width * POINTS_PER_INCH
    longest = max(_width(bar.label.plain, family, NAME_TYPE, bold=False) for bar in chart.bars)
    names = min(_MOST_FOR_NAMES, (longest + _BESIDE_NAME * POINTS_PER_INCH) / width)
    plot = width * (1 - names)
    labels = tuple(BarLabels(bar.said.plain, bar.part_said.plain if bar.part_said else "") for bar in chart.bars)
    top = max(_top(bar, each.whole, plot, family) for bar, each in zip(chart.bars, labels, strict=True))
    settled = tuple(_settled(bar, each, plot / top, family) for bar, each in zip(chart.bars, labels, strict=True))
    top = max(_top(bar, each.whole, plot, family) for bar, each in zip(chart.bars, settled, strict=True))
    pairs = zip(chart.bars, settled, strict=True)
    long_label = next((bar for bar, each in pairs if _room(each.whole, plot, family) < _LEAST_FOR_BARS), None)
    wide, tall = _names_too_large(chart, place, width * names - _BESIDE_NAME * POINTS_PER_INCH)
    return MeasuredChart(names, top, settled, long_label, wide, tall)


def _width(words: str, family: str, size: float, *, bold: bool) -> float:
    return text_width(words, family, bold) * size * SAFETY


def _room(label: str, plot: float, family: str) -> float:
    """Return the share of the plot that a bar may take beside its label."""
    return 1 - (_width(label, family, LABEL_TYPE, bold=True) + 2 * _BESIDE_BAR * POINTS_PER_INCH) / plot


def _top(bar: Bar, label: str, plot: float, family: str) -> float:
    """Return the least value at the right edge with which a bar and its label fit."""
    return max(bar.value, 0.001) / max(_room(label, plot, family), _LEAST_FOR_BARS)


def _settled(bar: Bar, labels: BarLabels, points_each: float, family: str) -> BarLabels:
    """Return the labels of a bar: that of the part stands on the part or past it if it has room there, else before the whole's."""
    if not labels.part:
        return labels
    needed = _width(labels.part, family, LABEL_TYPE, bold=True) + 2 * _BESIDE_BAR * POINTS_PER_INCH
    if bar.part is not None and bar.part * points_each >= needed:
        return replace(labels, inside=True)
    if bar.part is not None and (bar.value - bar.part) * points_each >= needed:
        return labels
    return BarLabels(f"{labels.part}{JOINT}{labels.whole}")


def _names_too_large(chart: BarChart, place: Placeholder, width: float) -> tuple[tuple[Bar, str] | None, Bar | None]:
    style = TypeStyle(NAME_TYPE, False, place.levels[0].family, 0, 0, 1, 0, "r", None)
    row = chart_height(chart, place.box) / len(chart.bars) * POINTS_PER_INCH
    wide, tall = None, None
    for bar in chart.bars:
        broken = break_lines((TextRun(bar.label.plain),), style, width)
        if broken.wide_word:
            wide = wide or (bar, broken.wide_word)
        if broken.lines * NAME_TYPE * 1.2 > row:
            tall = tall or bar
    return wide, tall


def number_format(words: str, value: float) -> str:
    """Return words as a number format, so that a label stays tied to its number: '70 by injection' is  0" by injection"."""
    for found in _NUMBER.finditer(words):
        digits = found[0].rstrip(",")
        if _value(digits) == value:
            return f"{_quoted(words[: found.start()])}{_pattern(digits)}{_quoted(words[found.start() + len(digits) :])}"
    return _quoted(words)


def _value(digits: str) -> float:
    return float(digits.replace(",", ""))


def _pattern(digits: str) -> str:
    whole, _, decimals = digits.partition(".")
    return ("#,##0" if "," in whole else "0") + ("." + "0" * len(decimals) if decimals else "")


def _quoted(words: str) -> str:
    """Return words as they stand in a number format; a quotation mark stands outside the others, after a backslash."""
    return '\\"'.join(f'"{piece}"' if piece else "" for piece in words.split('"'))


def formatted(value: float, form: str) -> str:
    """Return a number as a format of ours shows it."""
    return "".join(_shown(piece, value) for piece in re.findall(r'"[^"]*"|\\.|[#,0.]+', form))


def _shown(piece: str, value: float) -> str:
    if piece.startswith('"'):
        return piece[1:-1]
    if piece.startswith("\\"):
        return piece[1:]
    decimals = len(piece.partition(".")[2])
    return f"{value:,.{decimals}f}" if "," in piece else f"{value:.{decimals}f}"
