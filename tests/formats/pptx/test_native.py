"""Everything on a slide is native: text in placeholders, tables, groups of shapes, in the presentation's colours and fonts.

So "Variants" recolours a slide, "Reset" sets it straight, the outline view shows its words, and staff can edit all of it.
Numbers are charts with their data, or arrays of a hundred people, which are groups of shapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from lxml import etree

from generator.figures.drawing import resolve
from generator.formats.pptx import opc
from generator.formats.pptx.layout_names import OF_A_TALK
from generator.formats.pptx.layouts import layouts
from generator.formats.pptx.markup import A, P
from generator.formats.pptx.placeholders import placeholders, read_layouts, tag
from tests.design.themes import theme
from tests.formats.pptx.sample_deck import sample
from tests.made import REAL, made

pytestmark = pytest.mark.covered

DECKS = ("sample", "clinic-deck")
# Colours that are not the presentation's, by the drawing they are in, each with its reason.
OWN_COLOURS = {
    "Head with hair loss": "skin and hair, in five tones, in light and shade: no brand recolours people",
    "Two heads with hair loss": "the same",
    "Hair growth cycle": "skin and hair round a root",
    "Follicle": "skin and hair, cut through",
}
PEOPLE = ("skin", "hair", "strand")
TYPED_BULLET = re.compile(r"^\s*(?:[•◦‣▪·*–—-]\s|\d+[.)]\s)")


@cache
def package(name: str) -> dict[str, opc.Part]:
    return opc.read_package(sample().data if name == "sample" else made(REAL, name).data)


@cache
def slides(name: str) -> dict[str, Any]:
    """Return the slides' XML by the names of their parts."""
    return {part: etree.fromstring(data.data) for part, data in package(name).items() if part.startswith("ppt/slides/")}


def each(name: str, wanted: str, namespace: str = A) -> Iterator[Any]:
    return (element for slide in slides(name).values() for element in slide.iter(tag(namespace, wanted)))


def group_of(element: Any) -> str:
    """Return the name of the drawing an element belongs to; '' where it belongs to none."""
    found = list(element.iterancestors(tag(P, "grpSp")))
    return str(found[-1].find(f"{tag(P, 'nvGrpSpPr')}/{tag(P, 'cNvPr')}").get("name")) if found else ""


def words(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter(tag(A, "t")))


@pytest.mark.parametrize("name", ["sample", "consultation-alopecia-areata"])
def test_a_table_is_a_table_in_its_placeholder_with_a_heading_row(name: str) -> None:
    frames = [frame for frame in each(name, "graphicFrame", P) if frame.find(f".//{tag(A, 'tbl')}") is not None]
    assert frames
    for frame in frames:
        assert frame.find(f".//{tag(P, 'ph')}") is not None
        assert frame.find(f".//{tag(A, 'tblPr')}").get("firstRow") == "1"
        assert frame.find(f".//{tag(A, 'tableStyleId')}").text


@pytest.mark.parametrize("name", DECKS)
def test_nothing_is_a_picture_of_something_that_could_be_edited(name: str) -> None:
    assert list(each(name, "pic", P)) == []
    assert [part for part in package(name) if "/media/" in part] == []


@pytest.mark.parametrize("name", DECKS)
def test_a_chart_stands_in_its_placeholder_and_has_its_data(name: str) -> None:
    charts = [part for part in package(name) if part.startswith("ppt/charts/")]
    assert charts
    assert len([part for part in package(name) if part.startswith("ppt/embeddings/")]) == len(charts)
    frames = [frame for frame in each(name, "graphicFrame", P) if frame.find(f".//{tag(A, 'tbl')}") is None]
    assert [frame.find(f".//{tag(P, 'ph')}").get("type") for frame in frames] == ["chart"] * len(charts)


@pytest.mark.parametrize("name", DECKS)
def test_a_diagram_is_a_group_with_a_name_and_so_are_its_parts(name: str) -> None:
    groups = list(each(name, "grpSp", P))
    assert len(groups) > 10
    for group in groups:
        names = [shape.get("name") for shape in group.iter(tag(P, "cNvPr"))]
        assert all(names)
        assert not any(re.fullmatch(r"(Group|Shape|Picture|Rectangle|Freeform) \d+", each_) for each_ in names)


@pytest.mark.parametrize("name", DECKS)
def test_colours_are_the_presentations_but_for_people(name: str) -> None:
    own = [(group_of(colour), colour.get("val")) for colour in each(name, "srgbClr")]
    assert {group for group, _ in own} <= OWN_COLOURS.keys()
    tokens = theme("standard").colours
    people = {value for role, value in tokens.items() if role.startswith(PEOPLE)}
    mixed = {resolve(f"{one} {share} {other}", theme("standard").colour) for one, share, other in _mixes(tokens)}
    assert {value for _, value in own} <= people | mixed


def _mixes(tokens: Any) -> Iterator[tuple[str, int, str]]:
    """Yield the mixes of a tone of skin or hair with another colour."""
    roles = [role for role in tokens if role.startswith(PEOPLE)]
    for role in roles:
        for other in ("rose", "ink", "white", *roles):
            yield from ((one, share, two) for one, two in ((role, other), (other, role)) for share in range(5, 100, 1))


@pytest.mark.parametrize("name", DECKS)
def test_words_are_in_the_presentations_two_fonts(name: str) -> None:
    assert [face.get("typeface") for face in each(name, "latin") if not face.get("typeface").startswith("+")] == []
    for part, data in package(name).items():
        if "slideLayout" in part or "slideMaster" in part:
            assert set(re.findall(rb'<a:latin typeface="([^"]+)"', data.data)) <= {b"+mj-lt", b"+mn-lt"}, part


@pytest.mark.parametrize("name", DECKS)
def test_a_reset_would_change_no_size_of_words(name: str) -> None:
    """It gives panels and columns the places of their layout again; nothing else."""
    for slide in slides(name).values():
        for shape, _ in placeholders(slide):
            if shape.tag == tag(P, "graphicFrame"):
                continue
            assert [len(own) for own in shape.iter(tag(A, "lstStyle"))] in ([], [0])
            assert [run.get("sz") for run in shape.iter(tag(A, "rPr")) if run.get("sz")] == []
            assert list(shape.iter(tag(A, "normAutofit"))) == []


@pytest.mark.parametrize("name", DECKS)
def test_words_stand_in_placeholders_tables_and_diagrams_only(name: str) -> None:
    loose = [words(shape) for shape in each(name, "sp", P) if shape.find(f".//{tag(P, 'ph')}") is None and not group_of(shape)]
    assert [each_ for each_ in loose if each_.strip()] == []


@pytest.mark.parametrize("name", DECKS)
def test_nothing_is_left_of_what_a_layout_prompts_for(name: str) -> None:
    hints = {place.name for plan in layouts().values() for place in plan.placeholders}
    for slide in slides(name).values():
        for shape, _ in placeholders(slide):
            if shape.tag == tag(P, "sp"):
                assert words(shape).strip()
                assert words(shape) not in hints


@pytest.mark.parametrize("name", DECKS)
def test_bullets_and_numbers_come_from_levels_and_are_never_typed(name: str) -> None:
    typed = [words(p) for p in each(name, "p") if TYPED_BULLET.match(words(p)) and not group_of(p)]
    assert typed == []
    own = {child.tag for properties in each(name, "pPr") if not group_of(properties) for child in properties}
    assert own <= {tag(A, "buFont"), tag(A, "buAutoNum")}  # a second column of questions goes on counting
    bulleted = {
        each.name for each in read_layouts(package(name)).values() if list(each.element.iter(tag(A, "buChar"), tag(A, "buAutoNum")))
    }
    assert bulleted == {"Clinic Two Lists", "Clinic Sources"}


def test_levels_mean_the_same_in_every_layout() -> None:
    for layout in read_layouts(package("sample")).values():
        for place in layout.placeholders.values():
            margins = [level.margin for level in place.levels]
            assert margins == sorted(margins), (layout.name, place.name)


def test_every_layout_of_a_talk_is_in_the_file() -> None:
    assert set(read_layouts(package("clinic-deck"))) == set(OF_A_TALK)
