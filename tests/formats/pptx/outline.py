"""A presentation file as text: what python-pptx, an independent reader, finds on each slide.

Print it: `python -m tests.formats.pptx.outline`.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from typing import Any

from pptx import Presentation

from tests.formats.pptx.sample_deck import sample


def outline(data: bytes) -> str:
    """Return the slides with their layouts, placeholders, drawings, tables and notes in reading order."""
    slides = Presentation(io.BytesIO(data)).slides
    return "\n".join(line for number, slide in enumerate(slides, 1) for line in _slide(number, slide))


def _slide(number: int, slide: Any) -> Iterator[str]:
    yield f"slide {number}: {slide.slide_layout.name}"
    for shape in slide.shapes:
        yield from (f"  {line}" for line in _shape(shape))
    yield from (f"  notes: {words}" for words in slide.notes_slide.notes_text_frame.text.split("\n"))
    yield ""


def _shape(shape: Any) -> Iterator[str]:
    if shape.is_placeholder and shape.has_text_frame:
        first, *others = shape.text_frame.paragraphs
        yield f"[{shape.placeholder_format.idx} {shape.name}] {_paragraph(first)}".rstrip()
        yield from (f"  {_paragraph(paragraph)}" for paragraph in others)
    elif shape.has_chart:
        yield f"[{shape.placeholder_format.idx} chart: {_alternative(shape)}]"
        yield from (f"  {series.name}: {_values(shape.chart, series)}" for series in shape.chart.plots[0].series)
    elif shape.has_table:
        yield f"[{shape.placeholder_format.idx} table: {_alternative(shape)}]"
        yield from ("  " + " | ".join(cell.text for cell in row.cells) for row in shape.table.rows)
    elif _alternative(shape):
        yield f"[drawing {shape.name}: {_alternative(shape)}]"
        yield from (f"  label: {label.text_frame.text}" for label in shape.shapes if label.has_text_frame and label.text_frame.text)
    else:
        yield f"[decoration {shape.name}]"


def _values(chart: Any, series: Any) -> str:
    return ", ".join(f"{name} {value:g}" for name, value in zip(chart.plots[0].categories, series.values, strict=True) if value is not None)


def _paragraph(paragraph: Any) -> str:
    links = "".join(f" <{run.hyperlink.address}>" for run in paragraph.runs if run.hyperlink.address)
    words = "".join(run.text for run in paragraph.runs).replace("\xa0", "~")
    return f"{'> ' * paragraph.level}{words}{links}"


def _alternative(shape: Any) -> str:
    return str(shape._element.xpath("./*/p:cNvPr")[0].get("descr", ""))


if __name__ == "__main__":
    sys.stdout.write(outline(sample().data) + "\n")
