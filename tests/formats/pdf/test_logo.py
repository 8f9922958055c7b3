"""The clinic's logo at the head of a leaflet: a figure with alternative text, in the page's own inks."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageDraw
from pypdfium2 import PdfDocument

from generator.document.blocks import Masthead
from generator.figures.logo import Logo, read_logo
from tests.design.themes import theme
from tests.formats.pdf.pdf_x import faults
from tests.formats.pdf.reading import opened, tag_tree
from tests.made import REAL, made, pdf_jobs, render

pytestmark = pytest.mark.covered

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><rect width="30" height="10" fill="#8B1A2B"/></svg>'
RED = (0x8B, 0x1A, 0x2B)


def half_clear() -> bytes:
    """Return a PNG whose right half shows what is behind it."""
    picture = Image.new("RGBA", (300, 100), (0, 0, 0, 0))
    ImageDraw.Draw(picture).rectangle((0, 0, 149, 99), fill=(*RED, 255))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def printed(logo: Logo | None, name: str = "aftercare", theme_name: str = "") -> bytes:
    job = next(job for job in pdf_jobs(REAL) if job.name == name)
    return render(replace(job, logo=logo, theme=theme(theme_name) if theme_name else job.theme)).data


LOGOS = {"svg": read_logo(SVG, ".svg"), "png": read_logo(half_clear(), ".png"), "panel": read_logo(half_clear(), ".png", "panel")}


@pytest.mark.parametrize("kind", LOGOS)
def test_it_is_a_figure_with_the_clinics_name(kind: str) -> None:
    tree = tag_tree(printed(LOGOS[kind]))
    clinic = next(
        block.clinic.plain for s in made(REAL, "aftercare").document.sections for block in s.blocks if isinstance(block, Masthead)
    )
    first = next(line for line in tree.splitlines() if "Figure" in line)
    assert f"Logo of {clinic}" in first
    assert tree.index("Figure") < tree.index("H1")


def test_without_a_logo_the_emblem_is_not_a_figure() -> None:
    before_title = tag_tree(printed(None)).split("H1")[0]
    assert "Figure" not in before_title


@pytest.mark.parametrize("kind", LOGOS)
def test_it_has_its_own_colours(kind: str) -> None:
    page = PdfDocument(printed(LOGOS[kind]))[0].render(scale=2).to_pil().convert("RGB")
    assert RED in {colour for _, colour in page.getcolors(maxcolors=10_000_000)}


def pictures(pdf: pikepdf.Pdf) -> list[Any]:
    """Return the images on the first page."""
    resources: Any = pdf.pages[0].Resources
    return [xobject for xobject in resources.get("/XObject", {}).values() if xobject.Subtype == "/Image"]


def test_pixels_are_blended_with_the_ground_and_not_transparent() -> None:
    for kind, behind in (("png", (255, 255, 255)), ("panel", tuple(bytes.fromhex(theme("standard").colour("deep"))))):
        with opened(printed(LOGOS[kind])) as pdf:
            (picture,) = pictures(pdf)
            assert "/SMask" not in picture
            shown = pikepdf.PdfImage(picture).as_pil_image().convert("RGB")
        assert shown.getpixel((5, 5)) == RED
        assert shown.getpixel((shown.width - 5, 5)) == behind


def test_a_logo_has_no_more_pixels_than_can_be_seen() -> None:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((3000, 1000)).convert("RGB").save(out, "PNG")
    with opened(printed(read_logo(out.getvalue(), ".png"))) as pdf:
        (picture,) = pictures(pdf)
        assert int(picture.Width) < 700


def test_black_is_still_the_only_ink() -> None:
    data = printed(LOGOS["png"].in_grey(), theme_name="one-page-grey")
    with opened(data) as pdf:
        (picture,) = pictures(pdf)
        assert picture.ColorSpace == "/DeviceGray"
    page = PdfDocument(data)[0].render().to_pil().convert("RGB")
    assert all(red == green == blue for _, (red, green, blue) in page.getcolors(maxcolors=10_000_000))


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_press_gets_four_inks(kind: str) -> None:
    data = printed(LOGOS[kind], "aftercare-press")
    assert faults(data) == []
    with opened(data) as pdf:
        assert {str(picture.ColorSpace) for picture in pictures(pdf)} <= {"/DeviceCMYK"}


def test_it_leaves_room_for_the_name_on_narrow_paper() -> None:
    for name in ("at-a-glance-alopecia-areata-tri-fold", "treatment-guide-booklet"):
        job = next(job for job in pdf_jobs(REAL) if job.name == name)
        rendered = render(replace(job, logo=replace(LOGOS["svg"], picture=replace(LOGOS["svg"].picture, width=200.0))))
        assert rendered.problems == ()


def test_the_same_logo_gives_the_same_bytes() -> None:
    assert printed(LOGOS["png"]) == printed(LOGOS["png"])
