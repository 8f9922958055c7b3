"""Templates: our own keeps the contract, what another one lacks is reported, and geometry follows the template."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from pptx import Presentation
from pptx.util import Inches

from generator.design.theme import Theme
from generator.formats.pptx import opc
from generator.formats.pptx.layout_model import SLIDE_HEIGHT, SLIDE_WIDTH
from generator.formats.pptx.layout_names import IDX, OF_A_TALK
from generator.formats.pptx.logo import SlideLogo
from generator.formats.pptx.opc import Part
from generator.formats.pptx.placeholders import read_layouts
from generator.formats.pptx.render import render_deck
from generator.formats.pptx.template import house_template
from generator.formats.pptx.template_problems import check_template
from tests.formats.pptx.sample_deck import sample, sample_deck, sample_theme

pytestmark = pytest.mark.covered


def own() -> dict[str, Part]:
    return dict(house_template(sample_theme(), "en-GB", SlideLogo()))


def test_our_template_keeps_the_contract() -> None:
    assert check_template(own(), read_layouts(own())) == ()


def test_a_template_that_lacks_everything_is_refused() -> None:
    data = io.BytesIO()
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(SLIDE_WIDTH), Inches(SLIDE_HEIGHT)
    presentation.save(data)
    rendered = render_deck(sample_deck(), sample_theme(), data.getvalue())
    assert rendered.data == b""
    assert {p.message for p in rendered.problems} == {
        "the template has no notes master",
        *(f"the template has no layout called {name!r}" for name in OF_A_TALK),
    }


def test_a_layout_that_lacks_a_placeholder_is_named() -> None:
    parts = own()
    name = next(n for n, part in parts.items() if b'name="Clinic Drawing"' in part.data)
    parts[name] = replace(parts[name], data=parts[name].data.replace(b'type="pic" idx="121"', b'type="pic" idx="99"'))
    assert [p.message for p in check_template(parts, read_layouts(parts))] == [
        "the template's layout 'Clinic Drawing': its placeholder 'Art 1' is missing"
    ]


def test_a_finished_deck_serves_as_template_and_its_slides_are_dropped() -> None:
    again = render_deck(sample_deck(), sample_theme(), sample().data)
    assert again.data == sample().data


def test_drawings_stand_where_the_template_says() -> None:
    parts = own()
    name = next(n for n, part in parts.items() if b'name="Clinic Drawing"' in part.data)
    old = read_layouts(parts)["Clinic Drawing"].placeholders[IDX["art-1"]].box
    moved = re.sub(rb'(name="Art 1".*?<a:off x=")\d+', lambda match: match[1] + str(int((old.x - 0.5) * 914400)).encode(), parts[name].data)
    parts[name] = replace(parts[name], data=moved)
    only = replace(sample_deck(), slides=tuple(s for s in sample_deck().slides if s.id == "cycle"))
    here, there = (
        next(
            shape for shape in Presentation(io.BytesIO(render_deck(only, sample_theme(), t).data)).slides[0].shapes if shape.shape_type == 6
        )
        for t in (None, opc.write_package(parts))
    )
    assert here.left - there.left == pytest.approx(457200, abs=10)


def test_colours_and_families_are_the_themes() -> None:
    tokens = sample_theme().model_dump(by_alias=True)
    other = Theme.model_validate(
        tokens | {"colours": tokens["colours"] | {"teal": "123456"}, "fonts": tokens["fonts"] | {"deck-heading": "Cambria"}}
    )
    theme = house_template(other, "en-GB", SlideLogo())["ppt/theme/theme1.xml"].data.decode()
    assert '<a:accent1><a:srgbClr val="123456"/></a:accent1>' in theme
    assert '<a:majorFont><a:latin typeface="Cambria"/>' in theme


def test_no_layout_names_a_colour_or_a_family_of_its_own() -> None:
    for name, part in own().items():
        if "/theme/" not in name:
            assert b"srgbClr" not in part.data
        if "slideLayout" in name:
            assert set(re.findall(rb'<a:latin typeface="([^"]+)"', part.data)) <= {b"+mj-lt", b"+mn-lt"}


def test_places_lie_on_the_slide_and_words_do_not_overlap() -> None:
    for layout in read_layouts(own()).values():
        boxes = [(place.name, place.words_box) for place in layout.placeholders.values()]
        for name, box in boxes:
            assert box.x >= 0, (layout.name, name)
            assert box.x + box.width <= SLIDE_WIDTH, (layout.name, name)
            assert box.y + box.height <= SLIDE_HEIGHT, (layout.name, name)
        words = [(place.name, place.words_box) for place in layout.placeholders.values() if place.type != "pic"]  # art stands on panels
        for n, (name, one) in enumerate(words):
            for other_name, other in words[n + 1 :]:
                across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
                down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
                assert across <= 0.001 or down <= 0.001, (layout.name, name, other_name)
