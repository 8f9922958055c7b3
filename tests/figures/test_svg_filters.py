"""Filters written as functions: colours in a shadow are made plain, and what programs read differently is told apart."""

from __future__ import annotations

from lxml import etree

from generator.figures.logo import read_logo
from generator.figures.svg_filters import make_shadows_plain, reads_alike
from tests.each import rows


@rows(
    ("colour", "plain"),
    [
        ("rgba(0,0,0,.5)", "#00000080"),
        ("rgba(0, 0, 0, 0.25)", "#00000040"),
        ("rgb(255,0,0)", "#ff0000ff"),
        ("rgb(10 200 30 / 50%)", "#0ac81e80"),
        ("rgba(10%,100%,30%,1)", "#1aff4cff"),
        ("hsl(0,100%,50%)", "#ff0000ff"),
        ("hsla(120deg, 100%, 25%, .4)", "#00800066"),
        ("rgb(a,b,c)", "rgb(a,b,c)"),
        ("rgb(1)", "rgb(1)"),
        ("#f00", "#f00"),
    ],
)
def test_a_colour_in_a_shadow_is_made_plain(colour: str, plain: str) -> None:
    element = etree.fromstring(f'<rect style="filter:drop-shadow(1px 2px 3px {colour}) blur(1px)"/>')
    make_shadows_plain(element)
    assert element.get("style") == f"filter:drop-shadow(1px 2px 3px {plain}) blur(1px)"


@rows("where", ['<rect style="filter:{}"/>', '<rect filter="{}"/>', "<style>rect{{filter:{}}}</style>"])
def test_it_is_made_plain_wherever_a_style_stands(where: str) -> None:
    element = etree.fromstring(where.format("drop-shadow(1px 1px rgb(255,0,0))"))
    make_shadows_plain(element)
    assert b"drop-shadow(1px 1px #ff0000ff)" in etree.tostring(element)


@rows(
    "value", ["none", "url(#a)", "blur(2px)", "blur()", "sepia(.6) opacity(50%)", "hue-rotate(.25turn)", "drop-shadow(#00000080 0 1px 2px)"]
)
def test_what_programs_draw_alike_is_let_pass(value: str) -> None:
    assert reads_alike(value)


@rows("value", ["blur(2)", "blur(1mm)", "drop-shadow(3 3 2 #000)", "drop-shadow(1px 1px rgb(1))", "hue-rotate(9)", "tint(1)"])
def test_what_they_draw_differently_is_not(value: str) -> None:
    assert not reads_alike(value)


def test_a_shadow_in_a_mixed_colour_is_drawn() -> None:
    shape = '<rect x="10" y="10" width="30" height="30" fill="teal" style="filter:drop-shadow(8px 8px 0 rgba(0,0,0,.5))"/>'
    picture = read_logo(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">{shape}</svg>'.encode(), ".svg").picture
    pixels = picture.pixels().convert("RGBA")
    at = (round(pixels.width * 0.44), round(pixels.height * 0.88))  # right of the rectangle and below it
    assert pixels.getpixel(at) == (0, 0, 0, 128)
