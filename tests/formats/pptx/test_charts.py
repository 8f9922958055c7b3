"""Charts: their numbers are content's wherever they are read, labels stay tied to them, and words say what can't be given."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData

from generator.document.chart import BarChart
from generator.formats.pptx.charts import formatted, number_format
from generator.formats.pptx.checks.file import read_deck
from tests.each import rows
from tests.formats.pptx.libreoffice import needs_soffice, saved_again
from tests.formats.pptx.sample_deck import sample, sample_deck


def native(data: bytes) -> dict[str, Any]:
    """Return the charts of a file as python-pptx reads them, by the ids of their slides."""
    slides = zip(sample_deck().slides, Presentation(io.BytesIO(data)).slides, strict=True)
    return {source.id: shape.chart for source, slide in slides for shape in slide.shapes if shape.has_chart}


def given() -> dict[str, BarChart]:
    return {slide.id: part for slide in sample_deck().slides for part in slide.parts.values() if isinstance(part, BarChart)}


def numbers(chart: Any) -> list[tuple[str, list[float | None]]]:
    return [(series.name, list(series.values)) for series in chart.plots[0].series]


def wanted(chart: BarChart) -> list[tuple[str, list[float | None]]]:
    whole: list[tuple[str, list[float | None]]] = [(chart.name.plain, [bar.value for bar in chart.bars])]
    parts = [bar.part for bar in chart.bars]
    return whole if parts == [None] * len(parts) else [*whole, ((chart.part_name or chart.name).plain, parts)]


def test_python_pptx_reads_the_numbers_of_content() -> None:
    charts = native(sample().data)
    assert charts.keys() == given().keys()
    assert {key: numbers(chart) for key, chart in charts.items()} == {key: wanted(chart) for key, chart in given().items()}


@needs_soffice
@pytest.mark.sweep
def test_libreoffice_opens_and_saves_the_same_numbers(tmp_path: Any) -> None:
    again = native(saved_again(sample().data, tmp_path))
    assert {key: [values for _, values in numbers(chart)] for key, chart in again.items()} == {
        key: [values for _, values in wanted(chart)] for key, chart in given().items()
    }


def test_a_designer_can_replace_the_data() -> None:
    presentation = Presentation(io.BytesIO(sample().data))
    chart = next(shape.chart for slide in presentation.slides for shape in slide.shapes if shape.has_chart)
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]  # only half of pptx is typed
    data.categories = [str(name) for name in chart.plots[0].categories]
    data.add_series("People", [430, 3, 1, 0, 0])
    chart.replace_data(data)
    assert numbers(chart) == [("People", [430, 3, 1, 0, 0])]


def test_labels_say_what_content_says_and_a_part_without_room_stands_with_the_whole() -> None:
    finished = read_deck(sample().data, sample_deck())
    words = {slide.source.id: slide.charts[0].words for slide in finished.slides if slide.source and slide.charts}
    assert words["studies"] == (
        *("Pattern hair loss", "70 by injection", "425"),
        *("Alopecia areata", "2 by injection · 3"),
        *("Telogen effluvium", "0: no study"),
        *("Traction alopecia", "0: no study"),
        *("Scarring alopecia", "0: no study"),
    )
    assert words["trial"] == ("The drop", "9.5 hairs", "Salt water (dummy)", "1.5 hairs")


def test_the_label_of_a_part_stands_on_it_in_white_where_there_is_room() -> None:
    """Else past it, on the bar behind: what '70 by injection' ends is where the dark bar does."""
    times = next(chart for chart in native(sample().data).values() if any("from" in form for form, _ in ends(chart)))
    assert ends(times) == [('"from "0', "inEnd"), ('"from "0', "inEnd")]
    assert ends(native(sample().data)["studies"])[0] == ('0" by injection"', "outEnd")


def ends(chart: Any) -> list[tuple[str, str]]:
    """Return the labels of the parts in front, as their formats, and where they stand."""
    labels = chart.plots[0].series[-1]._element.iter("{*}dLbl")
    kinds = [
        {name: found.get(key) for name, key in (("numFmt", "formatCode"), ("dLblPos", "val")) for found in each.iter(f"{{*}}{name}")}
        for each in labels
    ]
    return [(kind["numFmt"], kind["dLblPos"]) for kind in kinds if kind]


@rows(
    ("words", "value", "form"),
    [
        ("425", 425, "0"),
        ("0: no study", 0, '0": no study"'),
        ("up to 4 months", 4, '"up to "0" months"'),
        ("9.5 hairs", 9.5, '0.0" hairs"'),
        ("1,250 people", 1250, '#,##0" people"'),
        ("2 by injection · 3", 3, '"2 by injection · "0'),
        ("nobody knows", 0, '"nobody knows"'),
        ('the "few": 3', 3, '"the "\\""few"\\"": "0'),
    ],
)
def test_words_are_tied_to_their_number_by_its_format(words: str, value: float, form: str) -> None:
    assert number_format(words, value) == form
    assert formatted(value, form) == words


def test_when_a_number_is_edited_its_label_follows() -> None:
    assert formatted(71, number_format("70 by injection", 70)) == "71 by injection"
