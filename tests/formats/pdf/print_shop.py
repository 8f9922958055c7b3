"""The sample and our own handouts as files for a print shop, and as booklets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import pypdfium2
import yaml

from generator.design.colour import Profile, read_profile
from generator.design.paper import Imposition, Paper
from generator.design.theme import Theme
from generator.document.blocks import Document
from generator.document.budget import Pages
from generator.document.rendered import Rendered
from generator.formats.pdf.render import render_document
from tests.formats.pdf.sample import ANY_PAGES, SAMPLE, standard
from tests.made import HANDOUTS, REAL, made
from tests.typefaces import FONTS

PAPERS = HANDOUTS / "papers"
PRESS = {"bleed": 3, "slug": 10, "profile": "ISOcoated_v2_300_bas.icc", "condition": "FOGRA39"}
OURS = ("leaflet-alopecia-areata", "treatment-guide")
A5 = {
    "width": 148,
    "height": 210,
    "margin": {"left": 13, "right": 13, "first_line": 15.5, "last_line": 188, "footer": 192.4},
    "duplex": "short-edge",
}


@cache
def profile() -> Profile:
    return read_profile(str(PRESS["profile"]), (PAPERS / str(PRESS["profile"])).read_bytes())


def changed_paper(**changes: object) -> Paper:
    """Return A4 with changes, as `extends: a4` does."""
    _, paper = standard()
    return Paper.model_validate({**paper.model_dump(), **changes})


def press_paper() -> Paper:
    return changed_paper(name="A4 for the press", press=PRESS, panel={"side": -3, "top": -3})


def booklet_paper(sheet: Imposition | None) -> Paper:
    return changed_paper(name="A5", **A5, side_by_side=False, imposition=sheet and sheet.model_dump())


def press_theme() -> Theme:
    """Return the standard theme with the changes that handouts/themes/press.yaml makes."""
    theme, _ = standard()
    over = yaml.safe_load((HANDOUTS / "themes/press.yaml").read_text("utf-8"))
    assert set(over) == {"extends", "name", "colours"}
    return theme.model_copy(update={"name": over["name"], "colours": {**theme.colours, **over["colours"]}})


def to_press(document: Document, theme: Theme | None = None, pages: Pages = ANY_PAGES) -> Rendered:
    rendered = render_document(document, theme or press_theme(), press_paper(), pages, FONTS, profile())
    assert rendered.data, rendered.problems
    return rendered


@cache
def for_a_press() -> dict[str, Rendered]:
    """Return some of our own handouts and the sample of all blocks, made for a press, by name."""
    documents: Sequence[Document] = [SAMPLE, *(made(REAL, name).document for name in OURS)]
    return {document.name: to_press(document) for document in documents}


def press_files() -> dict[str, bytes]:
    return {name: rendered.data for name, rendered in for_a_press().items()}


def lettered(data: bytes) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
    """Yield (page, box in points from the bottom left) of each stretch of text that is left after cutting."""
    with pypdfium2.PdfDocument(data) as pdf:
        for number, page in enumerate(pdf):
            text = page.get_textpage()
            yield from ((number, box) for n in range(text.count_rects()) if (box := text.get_rect(n))[3] > 0)
