"""What an SVG file may not hold: each is refused by name, with a way out."""

from __future__ import annotations

import base64
import contextlib
import io
from time import process_time

import pytest
from PIL import Image

from generator.figures import svg_rules
from generator.figures.refused_picture import RefusedPictureError
from generator.figures.svg_file import DEEPEST, HREFS, MOST_ELEMENTS, SvgFile, parse_svg
from generator.figures.svg_rules import MOST_PICTURES, check_svg
from generator.figures.svg_shapes import read_shapes
from generator.figures.svg_transforms import NotPlainError
from tests.each import rows

RECT = '<rect width="9" height="9"/>'


def checked(inner: str, head: str = "", size: str = 'viewBox="0 0 60 60"') -> SvgFile:
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    svg = parse_svg(f"{head}<svg {space} {size}>{inner}</svg>".encode())
    check_svg(svg.root)
    return svg


def refusal(inner: str, **other: str) -> str:
    with pytest.raises(RefusedPictureError) as refused:
        checked(inner, **other)
    assert refused.value.hint
    return str(refused.value)


def embedded(picture: Image.Image, kind: str = "png", **options: object) -> str:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return f"data:image/{kind};base64,{base64.b64encode(out.getvalue()).decode()}"


@rows(
    ("inner", "said"),
    [
        ("<text>Clinic</text>", "has words that are not shapes: without their font they would look different"),
        ("<g><text><tspan>Clinic</tspan></text></g>", "has words that are not shapes"),
        ("<script>alert(1)</script>", "has a script in it"),
        ('<rect width="9" height="9" onclick="go()"/>', "has a script in it ('onclick')"),
        ('<a href="javascript:go()"><rect width="9" height="9"/></a>', "has a script in it"),
        ("<foreignObject><p>Clinic</p></foreignObject>", "has part of a web page in it (foreignObject)"),
        ('<rect width="9" height="9"><animate attributeName="x" to="9"/></rect>', "moves (it is an animation)"),
        ("<style>@keyframes x {from {opacity:0}}</style>", "moves (it is an animation)"),
        ('<rect style="animation: x 2s" width="9" height="9"/>', "moves (it is an animation)"),
        ('<image href="x.png"/>', "takes part of itself from outside the file"),
        ('<image xlink:href="file:///etc/passwd"/>', "takes part of itself from outside the file"),
        ('<use href="https://example.org/a.svg#b"/>', "takes part of itself from outside the file"),
        ('<rect width="9" height="9" fill="url(https://example.org/a.svg#g)"/>', "takes part of itself from outside the file"),
        ('<rect width="9" height="9" style="fill:url(\'//example.org/a#g\')"/>', "takes part of itself from outside the file"),
        ("<style>@import url(a.css);</style>", "takes part of itself from outside the file"),
        ("<style>@import 'a.css';</style>", "takes part of itself from outside the file"),
        ("<style>rect { fill: u\\72l(a.svg#b) }</style>", "has a style that not every program draws ('\\')"),
        ('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>', "has a picture in it that is neither PNG nor JPEG"),
        ('<image href="data:image/png;base64,iVBORw0KGgo="/>', "has a picture in it that is damaged or incomplete"),
        ('<image href="data:image/png;base64,???"/>', "has a damaged picture in it"),
        ("<style>rect { fill: var(--x) }</style>", "has the colour 'var(--x)', which not every program knows"),
        ("<style>@media print { rect { fill: red } }</style>", "has a style that not every program draws ('@media')"),
        ('<style media="print">rect { fill: red }</style>', "has a style that not every program draws ('media: print')"),
        ("<style>rect:hover { fill: red }</style>", "has a style that not every program draws ('rect:hover')"),
        ("<style>rect { fill: red", "is not an SVG file, or it is damaged or incomplete"),
        ('<rect style="d: path(\'M0 0\')" width="9" height="9"/>', "has a style that not every program draws ('d')"),
        ('<rect style="clip-path: circle(3px)" width="9" height="9"/>', "has a style that not every program draws ('circle()')"),
        ('<rect vector-effect="non-scaling-stroke" width="9" height="9"/>', "has a style that not every program draws ('vector-effect: "),
        ('<path pathLength="10" d="M0 0H9"/>', "has a style that not every program draws ('pathLength')"),
        (
            '<rect style="mix-blend-mode: plus-lighter" width="9" height="9"/>',
            "has a style that not every program draws ('mix-blend-mode: ",
        ),
        ('<rect fill="oklch(50% .1 90)" width="9" height="9"/>', "has the colour 'oklch(50% .1 90)', which not every program knows"),
        ('<rect fill="hsl(9deg 9% 9%)" width="9" height="9"/>', "has the colour 'hsl(9deg 9% 9%)', which not every program knows"),
        ('<rect fill="Canvas" width="9" height="9"/>', "has the colour 'Canvas', which not every program knows"),
        ('<rect style="filter: blur(2)" width="9" height="9"/>', "has a style that not every program draws ('filter: blur(2)')"),
        ("<hatch/>", "has a part that not every program draws ('hatch')"),
        (f"<filter>{'<feOffset/>' * 61}</filter>", "has more than 60 steps of filters"),
        (f'<image href="{embedded(Image.new("L", (1, 1)))}"/>' * (MOST_PICTURES + 1), "has 21 pictures in it; the limit is 20"),
        (RECT * (MOST_ELEMENTS + 1), "has more than 10,000 parts"),
        ("<g>" * DEEPEST + RECT + "</g>" * DEEPEST, "has groups within groups, far too many"),
        ("<g>" * 5000 + RECT + "</g>" * 5000, "has groups within groups, far too many"),
    ],
)
def test_what_cannot_be_drawn_safely_or_alike_is_refused_by_name(inner: str, said: str) -> None:
    assert said in refusal(inner)


@rows(
    "inner",
    [
        "<text> </text>",
        '<a href="https://example.org/"><rect width="9" height="9"/></a>',
        "<style>@font-face { font-family: x; src: url(data:font/woff;base64,AA) } .a, #b > rect[id='c'] { fill: red !important }</style>",
        '<rect style="fill:url(#g) red;stroke:#123456 icc-color(x, 1);-inkscape-stroke:none;font-family:x;" width="9" height="9"/>',
        "<metadata><a xmlns='http://creativecommons.org/ns#'>Somebody</a></metadata>",
        "<switch><foreignObject requiredExtensions='http://ns.adobe.com/x/'><i xmlns='urn:ai'/></foreignObject><g/></switch>",
        '<x:part xmlns:x="urn:another-program"><script/></x:part>',
    ],
)
def test_what_other_programs_write_beside_it_does_no_harm(inner: str) -> None:
    checked(inner)


LONG = 100_000
LONG_VALUES = (
    f'<rect fill="{"x" * LONG}"/>',
    f'<rect stroke-width="{"1" * LONG}!"/>',
    f'<rect style="fill:red{" " * LONG}x"/>',
    f'<rect style="fill:{"url(" * LONG}"/>',
    f'<rect transform="rotate({"1" * LONG}x)"/>',
    f'<polygon points="{"1" * LONG}x"/>',
    f'<path d="M{"1 1 " * LONG}"/>',
    f'<image href="data:image/png;base64,{"é" * LONG}"/>',
    f"<style>{'/*' * LONG}</style>",
    f"<style>{'@font-face{' * LONG}</style>",
    f"<style>{'a{' * LONG}</style>",
    f"<style>{'x' * LONG}</style>",
    f"<style>{'[a' * LONG} {{}}</style>",
)


@rows("inner", LONG_VALUES, ids=lambda inner: inner[:28])
def test_no_value_is_so_long_that_reading_it_takes_minutes(inner: str) -> None:
    begun = process_time()
    with contextlib.suppress(RefusedPictureError, NotPlainError):
        read_shapes(checked(inner))
    assert process_time() - begun < 5


def test_a_picture_within_the_file_is_made_plain() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    svg = checked(f'<image width="9" height="9" xlink:href="{embedded(Image.new("RGB", (3, 2), "red"), "jpeg", exif=exif)}"/>')
    address = str(svg.root[0].get(HREFS[1]))
    assert Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2]))).size == (2, 3)


def test_the_pictures_within_a_file_have_a_limit_together(monkeypatch: pytest.MonkeyPatch) -> None:
    address = embedded(Image.new("L", (900, 900)))
    monkeypatch.setattr(svg_rules, "MOST_PIXELS", 1_000_000)
    checked(f'<image href="{address}"/>')
    assert "has more than 1 million pixels in it" in refusal(f'<image href="{address}"/>' * 2)


@rows(
    ("head", "said"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>', "has abbreviations of its own in its head"),
        ('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "has abbreviations of its own in its head"),
        ('<?xml-stylesheet href="a.css"?>', "takes its style from another file"),
        ('<?xml version="1.0" encoding="klingon"?>', "is not an SVG file, or it is damaged or incomplete"),
    ],
)
def test_a_head_that_reaches_further_is_refused(head: str, said: str) -> None:
    assert said in refusal(RECT, head=head)


def tenfold(levels: int) -> str:
    groups = (f'<g id="u{n}">' + f'<use href="#u{n - 1}"/>' * 10 + "</g>" for n in range(1, levels))
    return f'<defs><rect id="u0" width="1" height="1"/>{"".join(groups)}</defs><use xlink:href="#u{levels - 1}"/>'


def chain(levels: int) -> str:
    return f'<g id="u0">{RECT}</g>' + "".join(f'<g id="u{n}"><use href="#u{n - 1}"/></g>' for n in range(1, levels))


@pytest.mark.parametrize("inner", [tenfold(9), chain(2000)], ids=["a hundred million copies", "uses of uses"])
def test_parts_that_are_used_again_and_again_are_refused_before_they_are_drawn(inner: str) -> None:
    begun = process_time()
    assert refusal(inner) == "is too complicated to be drawn: its parts are used again and again"
    assert process_time() - begun < 1


@rows("inner", [tenfold(5), chain(100), f'<g id="a"><use href="#a"/>{RECT}</g>', '<use href="#none"/>'])
def test_parts_may_be_used_often(inner: str) -> None:
    assert checked(inner)


def test_entities_that_expand_endlessly_are_refused() -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    assert "abbreviations" in refusal("<desc>&l8;</desc>", head=f'<!DOCTYPE svg [<!ENTITY l0 "ha">{levels}]>')


@rows(
    ("size", "said"),
    [
        ("", "does not say how large it is (it has no viewBox)"),
        ('width="100%" height="100%"', "does not say how large it is (it has no viewBox)"),
        ('viewBox="0 0 0 60"', "does not say how large it is (its viewBox is '0 0 0 60')"),
        ('viewBox="0 0 nan 60"', "does not say how large it is (its viewBox is '0 0 nan 60')"),
        ('viewBox="0 0 -5 60"', "does not say how large it is (its viewBox is '0 0 -5 60')"),
        ('viewBox="0 0 60 60" width="0"', "is 0 pixels wide or high"),
        ('width="-3" height="5"', "is 0 pixels wide or high"),
    ],
)
def test_a_file_without_a_size_is_refused(size: str, said: str) -> None:
    assert said in refusal(RECT, size=size)
