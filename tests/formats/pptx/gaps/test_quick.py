"""What python-pptx would find out at each call is found out once: the file is the one that it writes itself."""

from __future__ import annotations

import io
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from generator.formats.pptx.gaps.opening import a_copy, blob_of, settle
from generator.formats.pptx.gaps.quick import quick
from generator.formats.pptx.gaps.saving import parts_of
from generator.formats.pptx.gaps.shows import loop
from generator.formats.pptx.kept_slides import KEPT
from generator.formats.pptx.render import render_deck
from tests.formats.pptx.sample_deck import sample_deck, sample_theme

pytestmark = pytest.mark.covered


def picture(shade: int, kind: str = "PNG") -> io.BytesIO:
    out = io.BytesIO()
    Image.new("L", (2, 2), shade).save(out, kind)
    out.seek(0)
    return out


chart_data: Any = CategoryChartData  # it has no type hints


def made(within: AbstractContextManager[None]) -> dict[str, bytes]:
    """Return the parts of a presentation with pictures of two kinds, some of them twice, charts and notes."""
    with within:
        presentation = Presentation()
        for number in range(4):
            slide = presentation.slides.add_slide(presentation.slide_layouts[6])
            for shade, kind in ((number, "PNG"), (7, "PNG"), (number, "JPEG")):
                slide.shapes.add_picture(picture(shade, kind), 0, 0)
            bars: Any = chart_data()
            bars.categories = ["One", "Two"]
            bars.add_series("Of ten", (number, 2))
            slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, 0, 0, Inches(4), Inches(3), bars)
            slide.notes_slide.notes_text_frame.text = f"Say {number}."
        return {name: part.data for name, part in parts_of(presentation).items() if not name.startswith(("docProps", "ppt/embeddings"))}


def test_parts_have_the_names_that_python_pptx_gives_them() -> None:
    ours = made(quick())
    assert ours == made(nullcontext())
    assert sum(name.startswith("ppt/media/") for name in ours) == 9
    assert sum(name.startswith("ppt/notesSlides/") for name in ours) == 4


def test_slides_of_one_layout_have_the_placeholders_that_python_pptx_gives_them() -> None:
    def slides(within: AbstractContextManager[None]) -> list[bytes]:
        with within:
            presentation = Presentation()
            return [blob_of(presentation.slides.add_slide(presentation.slide_layouts[n]).part) for n in (0, 1, 3, 3, 1, 8, 3)]

    plain = slides(nullcontext())
    presentation = Presentation()
    layouts = [presentation.slide_layouts[n] for n in (0, 1, 3, 3, 1, 8, 3)]
    with quick():
        made = [presentation.slides.add_slide(layout) for layout in layouts]
        made[2].shapes[0].text_frame.text = "Only here"  # each slide has placeholders of its own
        again = presentation.slides.add_slide(layouts[2])
    assert slides(quick()) == plain
    assert blob_of(again.part) == plain[2]


def test_python_pptx_is_as_it_was_after_it() -> None:
    before = made(nullcontext())
    with pytest.raises(ZeroDivisionError), quick():
        raise ZeroDivisionError
    assert made(nullcontext()) == before


def test_copies_of_a_presentation_have_its_masters_and_are_changed_each_for_itself() -> None:
    presentation = Presentation()
    plain = parts_of(presentation)
    settle(presentation)
    one, other = a_copy(presentation), a_copy(presentation)
    loop(one)
    one.slides.add_slide(one.slide_layouts[0])
    assert parts_of(other) == plain == parts_of(presentation)
    assert {name for name, part in parts_of(one).items() if plain.get(name) != part} == {
        "ppt/presProps.xml",
        "ppt/presentation.xml",
        "ppt/slides/slide1.xml",
    }
    assert one.slide_masters[0].part is other.slide_masters[0].part
    assert blob_of(one.slide_masters[0].part) == one.slide_masters[0].part.blob


def test_a_deck_that_is_made_again_from_nothing_is_the_same() -> None:
    first = render_deck(sample_deck(), sample_theme()).data
    kept = render_deck(sample_deck(), sample_theme()).data
    KEPT._known.clear()
    assert first == kept == render_deck(sample_deck(), sample_theme()).data
