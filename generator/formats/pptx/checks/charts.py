"""The charts of a finished slide: what they say, bar by bar, as a program shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from generator.formats.pptx import opc
from generator.formats.pptx.charts import formatted
from generator.formats.pptx.markup import C
from generator.formats.pptx.opc import Package, Part
from generator.formats.pptx.placeholders import XmlElement, tag

CHART = f"{opc.OFFICE}chart"
_POINT, _VALUE, _IDX, _LABEL, _FORM = (tag(C, name) for name in ("pt", "v", "idx", "dLbl", "numFmt"))


@dataclass(frozen=True, slots=True)
class ReadChart:
    """The words of a chart: for each bar its name, what is said of its part, and what is said of the whole."""

    words: tuple[str, ...]


def charts_of(package: Package, slide: Part) -> Iterator[ReadChart]:
    """Yield the charts that a slide refers to, in the order of its relations."""
    for relation in slide.relations:
        if relation.type == CHART and relation.target in package:
            yield _read(etree.fromstring(package[relation.target].data))


def _read(root: XmlElement) -> ReadChart:
    series = list(root.iter(tag(C, "ser")))
    names = _points(series[0].find(tag(C, "cat"))) if series else {}
    labels = [_labels(each) for each in reversed(series)]  # the part, which is in front, is said first
    words = ((name, *(said[n] for said in labels if n in said)) for n, name in sorted(names.items()))
    return ReadChart(tuple(word for bar in words for word in bar))


def _points(holder: XmlElement) -> dict[int, str]:
    return {} if holder is None else {int(point.get("idx")): point.findtext(_VALUE, "") for point in holder.iter(_POINT)}


def _labels(series: XmlElement) -> dict[int, str]:
    values = _points(series.find(tag(C, "val")))
    found = {}
    for label in series.iter(_LABEL):
        number, form = int(label.find(_IDX).get("val")), label.find(_FORM)
        if form is not None and number in values:
            found[number] = formatted(float(values[number]), form.get("formatCode"))
    return found
