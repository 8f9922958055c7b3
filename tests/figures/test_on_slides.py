"""The output of the deck painter: one native group per picture, valid, named, in the colours of the presentation's theme."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from itertools import count
from pathlib import Path as FilePath
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.shapes.group import GroupShape

from generator.figures.drawing import Drawing, Label, Oval, Paint, Path, Picture, Rect, mix
from generator.figures.icon_array import IconArray
from generator.figures.meter import EvidenceMeter
from generator.figures.qr import QrCode
from generator.figures.scalp import ScalpPattern
from generator.formats.pptx.figures import EMU, DrawingStyle, group
from generator.text import Span, Text
from tests.each import each
from tests.figures.gallery import ADDRESS, ALL, DECK, DECORATION, LABELLED, LABELS, PLAIN, colour, colours, drawn, title
from tests.formats.pptx.test_validity import of_audit
from tests.named import some

pytestmark = pytest.mark.unmeasured

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "d": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
BOX = (914400, 1828800, round(DECK[0] * EMU), round(DECK[1] * EMU))
STYLE = DrawingStyle("en-GB", 18, colour)
ONE_OF_EACH = tuple({drawing.name: drawing for drawing in (*LABELLED, *PLAIN)}.values())
SHOWN = tuple(dict.fromkeys((*ONE_OF_EACH, *some(ALL, 4))))  # on paper, each is looked at in every run


def xml(picture: Picture, alt: str = "", style: DrawingStyle = STYLE, next_id: Callable[[], int] | None = None) -> Any:
    return etree.fromstring(etree.tostring(group(picture, "A & B", alt, BOX, next_id or count(7).__next__, style)))


@cache
def grouped(drawing: Drawing) -> Any:
    """Return a drawing's group on a slide: built once for all who look at it."""
    return xml(drawn(drawing, DECK))


def one(shape: Rect | Oval | Path | Label, style: DrawingStyle = STYLE) -> Any:
    return xml(Picture(*DECK[:2], (shape,)), "x", style).find("p:sp", NS)


def values(element: Any, path: str) -> list[str]:
    found: list[str] = element.xpath(path, namespaces=NS)
    return found


def deck(drawings: tuple[Drawing, ...]) -> BytesIO:
    file = BytesIO()
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    numbers = count(2)
    for drawing in drawings:
        slide.shapes._spTree.append(group(drawn(drawing, DECK), drawing.name, drawing.alt, BOX, numbers.__next__, STYLE))
    presentation.save(file)
    return file


def test_every_drawing_is_one_group_after_saving_and_opening() -> None:
    file = deck(SHOWN)
    shapes = list(Presentation(file).slides[0].shapes)
    assert [s.name for s in shapes] == [d.name for d in SHOWN]
    assert all(isinstance(s, GroupShape) for s in shapes)
    assert [s._element.nvGrpSpPr.cNvPr.get("descr", "") for s in shapes] == [d.alt for d in SHOWN]


def test_every_drawing_is_valid(tmp_path: FilePath) -> None:
    file = tmp_path / "all.pptx"
    file.write_bytes(deck((*ONE_OF_EACH, *some((*LABELLED, *PLAIN, *DECORATION), 18))).getvalue())
    assert of_audit(file) == []


@each("drawing", lambda: SHOWN, title)
def test_ids_are_unique_and_every_shape_has_a_name(drawing: Drawing) -> None:
    ids = values(grouped(drawing), ".//p:cNvPr/@id")
    assert ids == [str(n) for n in range(7, 7 + len(ids))]
    assert all(name.strip() for name in values(grouped(drawing), ".//p:cNvPr/@name"))


@each("drawing", lambda: SHOWN, title)
def test_every_shape_lies_in_the_box(drawing: Drawing) -> None:
    for frame in grouped(drawing).iterfind(".//a:xfrm", NS):
        off, ext = frame.find("a:off", NS), frame.find("a:ext", NS)
        for start, size, low, room in (("x", "cx", BOX[0], BOX[2]), ("y", "cy", BOX[1], BOX[3])):
            assert low - 1 <= int(off.get(start)) <= int(off.get(start)) + int(ext.get(size)) <= low + room + 1


def test_alternative_text_is_escaped_and_decoration_is_marked() -> None:
    picture = Picture(10, 10, (Rect(0, 0, 10, 10, Paint(fill="teal")),))
    told, silent = xml(picture, '34 < 100 & "more"'), xml(picture)
    assert values(told, "p:nvGrpSpPr/p:cNvPr/@descr") == ['34 < 100 & "more"']
    assert values(told, ".//d:decorative") == []
    assert values(silent, "p:nvGrpSpPr//d:decorative/@val") == ["1"]
    assert values(silent, "p:nvGrpSpPr/p:cNvPr/@descr") == []
    assert values(silent, "p:nvGrpSpPr/p:cNvPr/@name") == ["A & B"]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("teal", '<a:schemeClr val="accent1"/>'),
        ("terracotta", '<a:schemeClr val="accent2"/>'),
        ("green", '<a:schemeClr val="accent3"/>'),
        ("amber", '<a:schemeClr val="accent4"/>'),
        ("rose", '<a:schemeClr val="accent5"/>'),
        ("violet", '<a:schemeClr val="accent6"/>'),
        ("ink", '<a:schemeClr val="tx1"/>'),
        ("deep", '<a:schemeClr val="tx2"/>'),
        ("white", '<a:schemeClr val="bg1"/>'),
        ("sand", '<a:schemeClr val="bg2"/>'),
        ("amber-band", '<a:schemeClr val="accent4"><a:lumMod val="91000"/></a:schemeClr>'),
        (mix("teal", 22, "white"), '<a:schemeClr val="accent1"><a:alpha val="22000"/></a:schemeClr>'),
        ("skin", '<a:srgbClr val="EBBE9F"/>'),
        ("ring", '<a:schemeClr val="bg1"><a:lumMod val="50000"/></a:schemeClr>'),
        ("spark", '<a:schemeClr val="accent2"><a:lumMod val="60000"/><a:lumOff val="40000"/></a:schemeClr>'),
        (mix("skin", 50, "white"), '<a:srgbClr val="F5DECF"/>'),
    ],
)
def test_colours_come_from_the_theme_of_the_presentation_if_it_has_them(role: str, expected: str) -> None:
    fill = one(Rect(0, 0, 10, 10, Paint(fill=role))).find("p:spPr/a:solidFill", NS)
    bare = re.sub(r' xmlns:\w+="[^"]*"', "", etree.tostring(fill).decode())
    assert bare == f"<a:solidFill>{expected}</a:solidFill>"


def test_the_darker_variants_come_close_to_the_colours_of_the_leaflets() -> None:
    """The accent times its share of luminance is within 9 of 255 of the theme's own variant in each channel."""
    for role, accent in (
        ("teal-text", "teal"),
        ("terracotta-text", "terracotta"),
        ("green-text", "green"),
        ("amber-band", "amber"),
        ("amber-text", "amber"),
    ):
        share = int(values(one(Rect(0, 0, 9, 9, Paint(fill=role))), ".//a:lumMod/@val")[0]) / 100000
        twin, base = (bytes.fromhex(colours()[name]) for name in (role, accent))
        assert all(abs(t - b * share) <= 9 for t, b in zip(twin, base, strict=True)), role


def test_those_who_did_not_have_a_result_are_as_pale_as_on_paper() -> None:
    """The accent lies over white; each channel is within 9 of 255 of the theme's own tint."""
    share = int(values(one(Oval(5, 5, 5, 5, Paint(fill="pale"))), ".//a:alpha/@val")[0]) / 100000
    pale, base = (bytes.fromhex(colours()[name]) for name in ("pale", "teal"))
    assert all(abs(p - (b * share + 255 * (1 - share))) <= 9 for p, b in zip(pale, base, strict=True))


def test_shapes_become_native_ones() -> None:
    ink = Paint("teal", "deep", 2.0)
    assert values(one(Rect(0, 0, 10, 10, ink)), ".//a:prstGeom/@prst") == ["rect"]
    assert values(one(Oval(5, 5, 5, 5, ink)), ".//a:prstGeom/@prst") == ["ellipse"]
    assert values(one(Rect(0, 0, 20, 10, ink, radius=2.8)), ".//a:gd/@fmla") == ["val 28000"]
    assert values(one(Rect(0, 0, 20, 10, ink)), ".//a:ln/@w") == ["25400"]


def test_a_path_becomes_a_freeform_with_real_curves_in_its_own_box() -> None:
    path = Path((("M", ((10, 10),)), ("C", ((10, 20), (30, 20), (30, 10))), ("Z", ())), Paint(fill="teal"))
    shape = one(path)
    assert values(shape, ".//a:path/@w") == [str(20 * EMU)]
    assert values(shape, ".//a:path/@h") == [str(round(7.5 * EMU))]
    assert [etree.QName(e).localname for e in shape.find(".//a:path", NS)] == ["moveTo", "cubicBezTo", "close"]
    assert values(shape, ".//a:moveTo/a:pt/@x") == ["0"]


def test_an_open_line_is_not_filled() -> None:
    line = one(Path((("M", ((0, 0),)), ("L", ((5, 5),))), Paint(stroke="deep", width=1, round=True)))
    assert values(line, ".//a:path/@fill") == ["none"]
    assert values(line, ".//a:ln/@cap") == ["rnd"]
    assert len(values(line, "p:spPr/a:noFill")) == 1


def test_a_label_is_a_text_box_in_the_type_size_with_its_language() -> None:
    words = Text((Span("Patchy "), Span("pelade", lang="fr"), Span(" & more")))
    shape = one(Label(0, 0, 100, words, align="centre", height=24))
    assert values(shape, ".//a:t/text()") == ["Patchy ", "pelade", " & more"]
    assert values(shape, ".//a:rPr/@lang") == ["en-GB", "fr", "en-GB"]
    assert set(values(shape, ".//a:rPr/@sz")) == {"1800"}
    assert values(shape, ".//a:pPr/@algn") == ["ctr"]
    assert values(shape, ".//a:bodyPr/@wrap") == ["square"]
    assert values(shape, ".//p:cNvPr/@name") == ["Label: Patchy pelade & more"]


def test_words_in_a_right_to_left_language_start_on_the_right() -> None:
    shape = one(Label(0, 0, 100, Text.of("شعر"), height=24), DrawingStyle("ar", 18, colour, rtl=True))
    assert values(shape, ".//a:pPr/@algn") == ["r"]
    assert values(shape, ".//a:pPr/@rtl") == ["1"]


def test_a_picture_of_other_proportions_is_centred_in_its_box() -> None:
    square = xml(Picture(10, 10, (Rect(0, 0, 10, 10, Paint(fill="teal")),)))
    assert values(square, "p:grpSpPr/a:xfrm/a:ext/@cx") == [str(BOX[3])]
    assert values(square, "p:grpSpPr/a:xfrm/a:off/@x") == [str(round(BOX[0] + (BOX[2] - BOX[3]) / 2))]
    assert values(square, "p:grpSpPr/a:xfrm/a:off/@x") == values(square, "p:grpSpPr/a:xfrm/a:chOff/@x")


def test_the_numbers_of_shapes_are_as_given() -> None:
    people = values(xml(IconArray(34, 100, "x").picture(*DECK)), "p:sp/p:nvSpPr/p:cNvPr/@name")
    bars = values(xml(EvidenceMeter(3, 4, "", "x").picture(176, 12, 12)), "p:sp/p:nvSpPr/p:cNvPr/@name")
    assert people == ["Yes"] * 34 + ["No"] * 66
    assert bars == ["Filled bar"] * 3 + ["Empty bar"]


def test_the_labels_are_read_in_order() -> None:
    assert values(xml(ScalpPattern("patches", LABELS, "x").picture(*DECK)), ".//a:t/text()") == [label.plain for label in LABELS]


def test_a_qr_code_is_two_shapes_not_hundreds() -> None:
    assert len(values(xml(QrCode(ADDRESS, "x").picture(240, 240, 18)), "p:sp")) == 2
