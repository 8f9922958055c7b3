"""Pictures of a clinic's own, as PNG, JPEG and SVG, from content.yaml to the finished files: leaflets, guide, talks and the screen."""

from __future__ import annotations

import io
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageDraw
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from generator.formats.pdf.pixels import DOTS_AN_INCH
from generator.formats.pptx.fill import DOTS_AN_INCH as DOTS_ON_SLIDES
from generator.pipeline.coarse_pictures import LEAST_AN_INCH, coarse
from generator.pipeline.jobs import make_plan
from generator.problems import Location, errors
from tests.conftest import smallest
from tests.formats.pptx.test_validity import VALIDATORS
from tests.made import FOLDER, HANDOUTS, Made, as_presentation, kept, make, of_known_kinds, render, told, without_job
from tests.named import ALL, some

pytestmark = pytest.mark.unmeasured

RED = (139, 26, 43)
ALTS = {"clear.png": "A red disc", "photo.jpg": "A wall from red to white", "drawn.svg": "A teal board with a hole"}


def pictures(folder: Path) -> None:
    """Write a picture of each kind: with a clear ground, as a camera saves it, and drawn."""
    clear = Image.new("RGBA", (1200, 800))
    ImageDraw.Draw(clear).ellipse((100, 100, 1100, 700), fill=RED)
    clear.save(folder / "clear.png")
    photo = Image.linear_gradient("L").resize((2400, 1800))
    Image.merge("RGB", (Image.new("L", photo.size, 200), photo, photo)).save(folder / "photo.jpg", quality=85)
    shape = '<path d="M0 0H90V60H0ZM30 20V40H60V20Z" fill="#0B4A57"/>'
    (folder / "drawn.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60">{shape}</svg>', "utf-8")


def named(kind: str, indent: str) -> str:
    return f"{indent}picture: images/{kind}\n{indent}alt: {ALTS[kind]}\n"


@cache
def clinic() -> tuple[Path, Path]:
    """Return the smallest book with a picture of each kind in the place of its drawings, and its handouts."""
    folder = FOLDER / "own-pictures"
    shutil.copytree(HANDOUTS, folder / "handouts")
    pictures(folder / "handouts/images")
    text = smallest()
    for old, new in (
        ("  drawing: vesicle\n  drawing_labels:\n    - Signals\n    - Proteins\n    - Messages\n", named("clear.png", "  ")),
        ("    drawing: hair-cycle\n", named("drawn.svg", "    ")),
        ("    drawing:\n      pattern: patches\n      labels:\n        - Round bare patches\n", named("photo.jpg", "    ")),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    (folder / "content.yaml").write_text(text, "utf-8")
    return folder / "content.yaml", folder / "handouts"


@cache
def files() -> dict[str, Made]:
    """Return the leaflet and the guide in some editions, the talks and the screen, by name."""
    plan = make_plan(*clinic())
    assert not errors(plan.problems), told(plan.problems)
    wanted = ("leaflet", "guide", "summary", "deck", "consultation", "waiting-room")
    editions = ("", "grey", "press", "large-print", "tri-fold")
    jobs = {job.name: job for job in of_known_kinds(plan.jobs) if job.handout in wanted and job.edition in editions}
    made = kept("own-pictures", lambda: {name: without_job(make(job)) for name, job in jobs.items()})
    return {name: Made(job, *made[name]) for name, job in jobs.items()}


def pdfs() -> Iterator[Made]:
    return (one for one in files().values() if one.job.format == "pdf")


def decks() -> Iterator[Made]:
    return (one for one in files().values() if one.job.format != "pdf")


def images(one: Made) -> list[tuple[str, int, bool]]:
    """Return the colour space of each image in a file, its width in pixels, and whether something in it is clear."""
    with pikepdf.open(io.BytesIO(one.data)) as pdf:
        found = [entry for entry in pdf.objects if isinstance(entry, pikepdf.Stream) and entry.get("/Subtype") == "/Image"]
        return [(str(each.ColorSpace), int(str(each.Width)), "/SMask" in each) for each in found]


def alternatives(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [str(entry.Alt) for entry in pdf.objects if isinstance(entry, pikepdf.Dictionary) and entry.get("/S") == "/Figure"]


def test_nothing_is_wrong_with_any_file() -> None:
    assert len(list(pdfs())) >= 12
    assert len(list(decks())) == 3
    for one in files().values():
        wrong = [problem for problem in one.problems if problem.code != "T07"]  # the smallest book gives a speaker little to say
        assert wrong == [], told(wrong)


@pytest.mark.parametrize(("edition", "space"), [("", "/DeviceRGB"), ("-grey", "/DeviceGray"), ("-press", "/DeviceCMYK")])
def test_pixels_are_in_the_inks_of_their_page_and_nothing_is_clear(edition: str, space: str) -> None:
    for name in ("leaflet-test-hair-loss", "treatment-guide"):
        (image,) = images(files()[name + edition])
        assert (image[0], image[2]) == (space, False)


def test_no_more_pixels_are_kept_than_paper_shows() -> None:
    (image,) = images(files()["leaflet-test-hair-loss"])
    assert image[1] / (36 / 25.4) == pytest.approx(DOTS_AN_INCH, rel=0.02)  # 4:3 with its corners on a circle of 45 mm


def test_what_is_clear_shows_the_paper() -> None:
    page = next(page for page in pages(files()["treatment-guide"]) if counted(page)[RED] > 200)
    assert counted(page)[0, 0, 0] == 0  # what is clear in the file is black


def pages(one: Made) -> list[Image.Image]:
    with pypdfium2.PdfDocument(one.data) as document:
        return [page.render(scale=0.5).to_pil().convert("RGB") for page in document]


def counted(page: Image.Image) -> Counter[object]:
    """Return how many pixels a page has of each colour."""
    return Counter({colour: count for count, colour in page.getcolors(page.width * page.height) or []})


@pytest.mark.parametrize("edition", ["", "-grey", "-large-print"])
def test_a_figure_has_the_clinic_s_words_for_it(edition: str) -> None:
    assert ALTS["photo.jpg"] in alternatives(files()[f"leaflet-test-hair-loss{edition}"].data)
    assert {ALTS["clear.png"], ALTS["drawn.svg"]} <= set(alternatives(files()[f"treatment-guide{edition}"].data))


@pytest.mark.parametrize("edition", ["", "-tri-fold"])
def test_the_sheet_shows_it_too(edition: str) -> None:
    assert ALTS["photo.jpg"] in alternatives(files()[f"at-a-glance-test-hair-loss{edition}"].data)


def test_on_slides_it_is_a_picture_with_its_words() -> None:
    for one in decks():
        deck = Presentation(io.BytesIO(as_presentation(one.data)))
        shown = {shape._element._nvXxPr.cNvPr.get("descr"): shape for slide in deck.slides for shape in slide.shapes}
        of_pixels = [shown[ALTS[kind]] for kind in ("clear.png", "photo.jpg") if ALTS[kind] in shown]
        assert {shape.shape_type for shape in of_pixels} == {MSO_SHAPE_TYPE.PICTURE}
        assert ALTS["clear.png" if one.job.handout == "waiting-room" else "photo.jpg"] in shown  # a screen speaks of no type


def test_slides_keep_no_more_pixels_than_a_screen_shows() -> None:
    (talk,) = (one for one in decks() if one.job.handout == "deck")
    pixels = {
        shape.image.sha1: (shape.image.size[0], shape.width / 914400)
        for slide in Presentation(io.BytesIO(talk.data)).slides
        for shape in slide.shapes
        if shape.shape_type == MSO_SHAPE_TYPE.PICTURE
    }
    assert len(pixels) == 3  # the disc, and the photo in two sizes: small on the map of the types, large on its own type's slide
    assert all(across <= DOTS_ON_SLIDES * inches + 1 for across, inches in pixels.values())


def test_the_same_files_have_the_same_bytes() -> None:
    again = make_plan(*clinic())
    for job in of_known_kinds(again.jobs):
        if job.name in ("treatment-guide", "treatment-guide-press", "clinic-deck"):
            assert render(job).data == files()[job.name].data


def test_too_few_pixels_are_told_once_for_the_largest_size(tmp_path: Path) -> None:
    shutil.copytree(clinic()[1], tmp_path / "handouts")
    Image.new("RGB", (600, 400), RED).save(tmp_path / "handouts/images/clear.png")
    plan = make_plan(clinic()[0], tmp_path / "handouts")
    printed = [pixels for job in of_known_kinds(plan.jobs) if job.handout == "guide" for pixels in render(job).pixels]
    (problem,) = coarse(printed)
    sizes = {round(each.inches * 25.4) for each in printed if each.across == 600}
    assert (problem.code, problem.severity) == ("P08", "warning")
    assert sizes >= {89, 170}  # in a column of A4, and over the whole width of a page in large print
    assert problem.message == "this picture is 600 pixels wide, which is 89 an inch where it is printed largest"
    assert "at least 1004 pixels wide" in problem.hint
    assert isinstance(problem.location, Location)
    assert problem.location.source == "  picture: images/clear.png"
    assert LEAST_AN_INCH == 150


@pytest.mark.parametrize("validate", some(VALIDATORS[::-1], 2))
def test_a_validator_finds_nothing(validate: Callable[[Path], list[str]], tmp_path: Path) -> None:
    for one in decks() if ALL else [next(decks())]:
        (tmp_path / f"{one.name}.{one.job.format}").write_bytes(one.data)
        assert validate(tmp_path / f"{one.name}.{one.job.format}") == [], one.name
