"""A plain logo, as PNG and as SVG, in every handout, every edition and every theme: nothing that was fine without it is wrong with it."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from PIL import Image, ImageDraw

from generator.figures.logo import Logo, read_logo
from generator.formats.pdf.job import PdfJob
from generator.formats.pptx.job import DeckJob
from generator.formats.pptx.layouts import layouts
from generator.formats.pptx.logo import LOGO_PLACE, SlideLogo
from generator.problems import errors
from tests.design.themes import theme
from tests.each import each
from tests.made import HANDOUTS, REAL, Made, deck_jobs, jobs, made, make, pdf_jobs

pytestmark = pytest.mark.covered

ALL = os.environ.get("ALL") == "1"
THEMES = sorted(file.stem for file in (HANDOUTS / "themes").glob("*.yaml"))
SAMPLE = ("waiting-room", "at-a-glance-alopecia-areata-press")


def svg(width: int, height: int) -> bytes:
    shape = f'<rect width="{width}" height="{height}" fill="#0B4A57"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{shape}</svg>'.encode()


def raster(width: int, height: int) -> bytes:
    out = io.BytesIO()
    picture = Image.new("RGB", (width, height), "#0B4A57")
    ImageDraw.Draw(picture).ellipse((0, 0, width, height), fill="#8B1A2B")
    picture.save(out, "PNG")
    return out.getvalue()


@cache
def logos() -> dict[str, Logo]:
    """Return logos by what is special about them."""
    return {
        "svg": read_logo(svg(300, 100), ".svg"),
        "png": read_logo(raster(300, 100), ".png"),
        "wide": read_logo(svg(900, 100), ".svg", "panel"),
        "tall": read_logo(raster(100, 300), ".png"),
    }


def every_job() -> Iterator[PdfJob | DeckJob]:
    """Yield all files in the themes they come in, each presentation in all other themes, and each leaflet in the plain one.

    The sheet at a glance is left out there: it needs smaller headings, with or without a logo.
    """
    decks, leaflets = deck_jobs(REAL), pdf_jobs(REAL)
    yield from (job for job in jobs(REAL) if ALL or job.name in SAMPLE)
    for name in THEMES if ALL else ("grey",):
        yield from (replace(job, theme=theme(name)) for job in decks if ALL or job.name in SAMPLE)
    if ALL:
        yield from (replace(job, theme=theme("plain")) for job in leaflets if not job.edition and job.handout != "summary")


def with_logo(job: PdfJob | DeckJob, logo: Logo) -> PdfJob | DeckJob:
    changed: PdfJob | DeckJob = replace(job, logo=logo.in_grey() if job.theme.black_ink else logo)
    return changed


def name_of(job: PdfJob | DeckJob) -> str:
    return f"{job.name} in {job.theme.name}"


PLAIN: dict[str, Made] = {}


def without_logo(name: str, job: PdfJob | DeckJob) -> Made:
    """Return a file without a logo, made once for all logos; one in the theme it comes in, once for all tests."""
    if name not in PLAIN:
        PLAIN[name] = replace(made(REAL, job.name) if job in jobs(REAL) else make(job), data=b"")
    return PLAIN[name]


@each("job", every_job, title=name_of)
@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_plain_logo_makes_nothing_wrong(job: PdfJob | DeckJob, kind: str) -> None:
    plain, shown = without_logo(name_of(job), job), make(with_logo(job, logos()[kind]))
    assert errors(plain.problems) == ()
    assert [problem.show() for problem in shown.problems if problem not in plain.problems] == []
    assert shown.units == plain.units


@pytest.mark.sweep
@each("job", every_job, title=name_of)
@pytest.mark.parametrize("kind", ["wide", "tall"])
def test_a_wide_or_tall_one_makes_nothing_wrong_either(job: PdfJob | DeckJob, kind: str) -> None:
    shown = make(with_logo(job, logos()[kind]))
    assert [problem.show() for problem in errors(shown.problems)] == []


@pytest.mark.parametrize("ground", ["white", "panel"])
@pytest.mark.parametrize("size", [(300, 100), (100, 300), (1000, 100), (100, 100)])
def test_on_no_slide_words_stand_where_the_logo_is(size: tuple[int, int], ground: str) -> None:
    logo = SlideLogo(read_logo(raster(*size), ".png", "white" if ground == "white" else "panel"), "Logo")
    assert logo.logo
    width, _ = logo.logo.picture.fitted(LOGO_PLACE.width, LOGO_PLACE.height)
    place = replace(LOGO_PLACE, width=width)
    for plan in layouts().values():
        clear = logo.clear_of(plan)
        for words in clear.placeholders:
            beside = words.box.x >= place.x + place.width or place.x >= words.box.x + words.box.width
            assert beside or words.box.y >= place.y + place.height or place.y >= words.box.y + words.box.height, (plan.name, words.name)
            assert words.box.width > 0
