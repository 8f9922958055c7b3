"""The clinic's own look: one file recolours leaflets and slides alike, and mistakes in it are shown where they are."""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from generator.formats.pdf.job import PdfJob
from generator.formats.pptx.job import DeckJob
from generator.pipeline.fingerprint import of_jobs
from generator.pipeline.jobs import BuildPlan, make_plan
from generator.problems import Problem, errors
from tests.conftest import ROOT, Project
from tests.made import of_known_kinds
from tests.typefaces import write

pytestmark = pytest.mark.covered

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><rect width="30" height="10" fill="#8B1A2B"/></svg>'


@pytest.fixture
def clinic(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project that is the current folder."""
    monkeypatch.chdir(project.folder)
    return project


def plan() -> BuildPlan:
    return make_plan(Path("content.yaml"), Path("handouts"), judge=False)  # its words are those of all tests


def look(clinic: Project, text: str) -> None:
    (clinic.folder / "handouts/themes/clinic.yaml").write_text(f"extends: standard\n{text}", "utf-8")


def of_look(found: BuildPlan) -> list[Problem]:
    return [problem for problem in found.problems if problem.code.startswith("H03")]


def line(problem: Problem) -> str:
    return f"{problem.location}  {problem.code}  {problem.severity}  {problem.message} | {problem.hint}"


def only(found: BuildPlan) -> str:
    (problem,) = of_look(found)
    return line(problem)


def dots(width: int = 600, height: int = 200, mode: str = "RGB", ending: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height), 90 if mode == "L" else None).save(out, ending)
    return out.getvalue()


def names(pdf: bytes) -> set[str]:
    """Return PostScript's names of the fonts embedded in a PDF, without the marks of subsets."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        descriptors = [each for each in file.objects if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each]
        return {re.sub(r"^/[A-Z]{6}\+", "", str(each.FontName)) for each in descriptors}


def families(pdf: bytes) -> set[str]:
    return {name.partition("-")[0] for name in names(pdf)}


def job_of(found: BuildPlan, handout: str) -> PdfJob | DeckJob:
    return next(job for job in of_known_kinds(found.jobs) if job.handout == handout)


class TestBrand:
    def test_no_handout_that_comes_with_the_program_has_another_look(self, tmp_path: Path) -> None:
        shutil.copytree(ROOT / "handouts", tmp_path / "handouts")
        (tmp_path / "handouts/themes/clinic.yaml").write_text("extends: standard\nbrand: {main: '6B1220', accent: '9C2F3A'}\n", "utf-8")
        jobs = of_known_kinds(make_plan(ROOT / "content.yaml", tmp_path / "handouts").jobs)
        assert len({job.handout for job in jobs}) == 7
        looks = {(job.theme.colour("deep"), job.theme.colour("teal")) for job in jobs if job.edition != "grey"}
        assert looks == {("6B1220", "9C2F3A")}

    def test_it_reaches_every_handout_and_every_edition(self, clinic: Project) -> None:
        look(clinic, "brand: {main: '6B1220', accent: '9C2F3A', second: '2F5D7C'}\n")
        for plan_ in ("leaflet", "guide"):
            with (clinic.folder / f"handouts/{plan_}.yaml").open("a") as file:
                file.write("editions:\n  large-print: {paper: a4-one-column, theme: large-print, pages: {most: 40}}\n")
                file.write("  booklet: {paper: a5, theme: small-paper, pages: {most: 40}}\n  plain: {theme: plain}\n")
        found = plan()
        assert of_look(found) == []
        assert {job.edition for job in of_known_kinds(found.jobs)} == {"", "large-print", "booklet", "plain"}
        assert {
            (job.theme.colour("deep"), job.theme.colour("teal"), job.theme.colour("terracotta")) for job in of_known_kinds(found.jobs)
        } == {("6B1220", "9C2F3A", "2F5D7C")}

    def test_a_role_that_is_named_wins_over_the_brand(self, clinic: Project) -> None:
        look(clinic, "brand: {main: '6B1220'}\ncolours: {ink: '000000'}\n")
        theme = of_known_kinds(plan().jobs)[0].theme
        assert (theme.colour("deep"), theme.colour("ink")) == ("6B1220", "000000")

    def test_black_ink_stays_black(self, clinic: Project) -> None:
        look(clinic, "brand: {main: '6B1220', accent: '9C2F3A', second: '2F5D7C'}\n")
        clinic.change("theme: one-page\n", "theme: one-page-grey\n", "handouts/aftercare.yaml")
        assert job_of(plan(), "aftercare").theme.black_ink

    def test_a_value_that_is_not_a_colour_is_reported_where_it_is(self, clinic: Project) -> None:
        look(clinic, "brand:\n  main: red\n")
        places = {str(problem.location) for problem in errors(plan().problems)}
        assert places == {"handouts/themes/clinic.yaml:3:9"}

    def test_leaflet_and_slides_show_it(self, clinic: Project) -> None:
        look(clinic, "brand: {main: '6B1220'}\n")
        ran = clinic.run("build", "--only", "aftercare", "--only", "clinic-deck")
        assert ran.status == 0, ran.err
        from pptx import Presentation
        from pypdfium2 import PdfDocument

        files = clinic.files()
        page = PdfDocument(files["en/aftercare.pdf"])[0].render().to_pil().convert("RGB")
        assert (0x6B, 0x12, 0x20) in {colour for _, colour in page.getcolors(maxcolors=1_000_000)}
        package = Presentation(io.BytesIO(files["en/clinic-deck.pptx"])).part.package
        (theme,) = (part.blob for part in package.iter_parts() if str(part.partname) == "/ppt/theme/theme1.xml")
        assert b'<a:dk2><a:srgbClr val="6B1220"/></a:dk2>' in theme


class TestContrast:
    def test_a_brand_that_is_too_light_is_reported_on_its_line_with_colours_that_would_do(self, clinic: Project) -> None:
        look(clinic, "brand:\n  accent: '5FD0C5'\n")
        found = [line(problem) for problem in of_look(plan())]
        assert found == [
            (
                "handouts/themes/clinic.yaml:3:11  H030  error  'teal' has too little contrast with 'white', 'sand', 'mist': 1.8:1, where"
                " words need 4.5:1 | the nearest with enough contrast: 'teal' '00857C'"
            )
        ]

    @pytest.mark.parametrize("main", ["FFFF00", "FF0000", "FFFFFF", "8AB6E0"])
    def test_the_colour_that_is_named_has_enough_contrast_with_all(self, clinic: Project, main: str) -> None:
        look(clinic, f"brand:\n  main: '{main}'\n")
        (told,) = of_look(plan())
        look(clinic, f"brand:\n  main: {told.hint.split()[-1]}\n")
        assert of_look(plan()) == []

    def test_it_is_reported_once_and_not_for_each_theme_that_extends_it(self, clinic: Project) -> None:
        look(clinic, "colours:\n  link: '8AB6E0'\n")
        messages = [problem.message for problem in of_look(plan())]
        assert messages == ["'link' has too little contrast with 'white', 'sand': 1.9:1, where words need 4.5:1"]

    def test_a_background_that_is_too_dark_is_reported_where_it_is_set(self, clinic: Project) -> None:
        look(clinic, "colours:\n  sand: '5A5A5A'\n")
        assert {str(problem.location) for problem in of_look(plan())} == {"handouts/themes/clinic.yaml:3:9"}

    def test_nothing_is_built(self, clinic: Project) -> None:
        look(clinic, "colours: {ink: 'BBBBBB'}\n")
        assert clinic.run("build").status == 1
        assert clinic.files() == {}


class TestFonts:
    def test_a_family_that_comes_with_the_program_sets_the_leaflets(self, clinic: Project) -> None:
        look(clinic, "fonts: {body: IBM Plex Serif}\n")
        assert of_look(plan()) == []
        ran = clinic.run("build", "--only", "aftercare")
        assert ran.status == 0, ran.err
        assert families(clinic.files()["en/aftercare.pdf"]) & {"FiraSans", "IBMPlexSerif"} == {"IBMPlexSerif"}

    def test_the_clinics_own_family_sets_them_and_what_it_lacks_is_a_warning(self, clinic: Project) -> None:
        folder = clinic.folder / "handouts/fonts/our-sans"
        write(folder / "OurSans-Regular.ttf", family="Our Sans", style="Regular", weight=400)
        write(folder / "OurSans-Bold.ttf", family="Our Sans", style="Bold", weight=700)
        look(clinic, "fonts:\n  body: Our Sans\n  heading: our sans\n")
        ran = clinic.run("build", "--only", "aftercare", "--only", "clinic-deck")
        assert ran.status == 0, ran.err
        found = of_look(plan())
        assert [line(problem) for problem in found] == [
            f"handouts/themes/clinic.yaml:3:9  H037  warning  'Our Sans' has no {wanted} face: {used} is used instead | {hint}"
            for wanted, used, hint in (
                ("medium (500)", "regular (400)", "add it beside OurSans-Regular.ttf, or check how the other one looks"),
                ("semibold (600)", "bold (700)", "add it beside OurSans-Bold.ttf, or check how the other one looks"),
            )
        ]
        assert all(problem.show() in ran.err for problem in found)
        embedded = names(clinic.files()["en/aftercare.pdf"])
        assert {"OurSans-Regular", "OurSans-Bold"} <= embedded
        assert not {name for name in embedded if name.startswith("IBMPlexSerif")}

    def test_a_changed_font_file_makes_the_pages_stale_and_not_the_slides(self, clinic: Project) -> None:
        before = of_jobs(plan().jobs)
        write(clinic.folder / "handouts/fonts/fira-sans/FiraSans-Medium.ttf", family="Fira Sans", style="Medium", weight=500)
        changed = {path for path, made_from in of_jobs(plan().jobs).items() if made_from != before[path]}
        assert changed == {path for path in before if path.endswith(".pdf")}

    def test_a_missing_one_is_an_error_that_says_which_are_there_and_how_to_add_it(self, clinic: Project) -> None:
        look(clinic, "fonts:\n  heading: Playfair Display\n")
        assert only(plan()) == (
            "handouts/themes/clinic.yaml:3:12  H032  error  there is no usable font of the family 'Playfair Display' in handouts/fonts/ | "
            "put a folder with its .ttf files there; the known ones are: Fira Sans, Hind Siliguri, IBM Plex Serif"
        )

    def test_a_misspelt_name_is_recognised(self, clinic: Project) -> None:
        look(clinic, "fonts: {body: FiraSan}\n")
        assert only(plan()).endswith("| put a folder with its .ttf files there; did you mean 'Fira Sans'?")

    def test_without_any_fonts_each_family_is_an_error(self, clinic: Project) -> None:
        shutil.rmtree(clinic.folder / "handouts/fonts")
        assert {(problem.code, problem.severity) for problem in of_look(plan())} == {("H032", "error")}

    def test_a_family_with_only_a_variable_font_is_an_error(self, clinic: Project) -> None:
        look(clinic, "fonts: {body: Noto Sans Arabic}\n")
        assert only(plan()) == (
            "handouts/themes/clinic.yaml:2:15  H032  error  'Noto Sans Arabic' is a variable font, with all its weights in one file: "
            "leaflets can't use those | put its static .ttf files, one for each weight, into handouts/fonts/"
        )

    def test_bold_words_that_would_look_like_all_the_others_are_reported(self, clinic: Project) -> None:
        look(clinic, "fonts: {body: Hind Siliguri}\n")
        medium, strong = of_look(plan())
        assert strong.message == "'Hind Siliguri' has no semibold (600) face: regular (400) is used instead"
        assert strong.hint == "bold words will look like all the others: add a bolder .ttf file beside this one"
        assert medium.severity == strong.severity == "warning"

    def test_a_face_that_is_slanted_or_narrow_is_reported(self, clinic: Project) -> None:
        write(clinic.folder / "handouts/fonts/our.ttf", family="Our Sans", style="Odd", weight=650, width=3, italic=True)
        look(clinic, "fonts: {heading: Our Sans}\n")
        assert of_look(plan())[0].message == "'Our Sans' has no semibold (600) face: narrow weight 650 italic is used instead"

    def test_a_bad_file_is_reported_and_the_rest_is_made(self, clinic: Project) -> None:
        (clinic.folder / "handouts/fonts/our.ttf").write_text("<!doctype html>")
        assert only(plan()) == (
            "handouts/fonts/our.ttf  H036  warning  this font is left out: it is not a font | copy it or download it again"
        )
        assert clinic.run("build", "--only", "aftercare").status == 0

    def test_a_bad_file_of_the_family_that_is_named_is_an_error(self, clinic: Project) -> None:
        write(clinic.folder / "handouts/fonts/our.ttf", fs_type=2)
        look(clinic, "fonts: {heading: Our Sans}\n")
        assert [(problem.code, problem.severity) for problem in of_look(plan())] == [("H036", "warning"), ("H032", "error")]

    def test_one_that_only_the_renderer_can_detect_stops_the_build_in_plain_words(self, clinic: Project) -> None:
        font = TTFont(clinic.folder / "handouts/fonts/fira-sans/FiraSans-Medium.ttf")
        font["hhea"].metricDataFormat = 9
        font.save(clinic.folder / "handouts/fonts/fira-sans/FiraSans-Medium.ttf")
        ran = clinic.run("build", "--only", "aftercare")
        assert ran.status == 1
        assert (
            "handouts/fonts/fira-sans/FiraSans-Medium.ttf  H036  error  this font can't be used: it is built in a way that can't be read"
        ) in ran.err

    @pytest.mark.parametrize("family", ["Arial", "Calibri", "Georgia", "Times New Roman"])
    def test_families_of_slides_whose_widths_are_known_cause_no_warning(self, clinic: Project, family: str) -> None:
        look(clinic, f"fonts: {{deck-body: {family}}}\n")
        assert of_look(plan()) == []
        assert job_of(plan(), "deck").theme.fonts.deck_body == family

    def test_another_one_is_a_warning(self, clinic: Project) -> None:
        look(clinic, "fonts: {deck-heading: Segoe UI}\n")
        assert only(plan()) == (
            "handouts/themes/clinic.yaml:2:23  H033  warning  the width of the letters of 'Segoe UI' is not known: words on slides are "
            "assumed to be wider than they will be | check the slides on the computer they will be shown on; the known ones are: "
            "Arial, Calibri, Georgia, Times New Roman"
        )


class TestLogo:
    def given(self, clinic: Project, name: str, data: bytes) -> BuildPlan:
        (clinic.folder / "handouts/images" / name).write_bytes(data)
        look(clinic, f"logo: images/{name}\n")
        return plan()

    @pytest.mark.parametrize(
        ("name", "data"),
        [("our.svg", SVG.encode), ("our.PNG", dots), ("our.jpg", partial(dots, ending="JPEG")), ("odd.png", partial(dots, ending="JPEG"))],
    )
    def test_it_goes_into_leaflets_and_slides(self, clinic: Project, name: str, data: Callable[[], bytes]) -> None:
        found = self.given(clinic, name, data())
        assert of_look(found) == []
        assert all(job.logo and job.logo.picture.width == 3 * job.logo.picture.height for job in of_known_kinds(found.jobs))

    @pytest.mark.parametrize(
        ("name", "data", "said"),
        [
            ("our.gif", lambda: b"GIF89a", "must be a PNG, JPEG or SVG file; this is a GIF file | open it"),
            (
                "our.png",
                lambda: b"no picture",
                "must be a PNG, JPEG or SVG file; this is something else, or damaged | export it again as PNG",
            ),
            ("our.png", lambda: dots()[:-30], "is damaged or incomplete | open it in a drawing program"),
            ("our.png", lambda: dots(4001, 10), "is 4001 x 10 pixels; the limit is 4000 x 4000 | export it again, smaller"),
            ("our.jpg", lambda: dots(mode="CMYK", ending="JPEG"), "is in CMYK, for a printing press, and does not say which inks"),
            (
                "our.svg",
                lambda: SVG.encode() + b" " * 5_000_000,
                "can't be used: the file is too large: 5,000,111 bytes; the limit is 5,000,000 | is it the right file?",
            ),
            ("our.svg", SVG.replace("<rect", "<text>Us</text><rect").encode, "has words that are not shapes: without their font"),
        ],
    )
    def test_one_that_cannot_be_used_is_reported_where_it_is_named(
        self, clinic: Project, name: str, data: Callable[[], bytes], said: str
    ) -> None:
        problem = only(self.given(clinic, name, data()))
        assert problem.startswith(f"handouts/themes/clinic.yaml:2:7  H031  error  the logo 'images/{name}' {said}")

    def test_a_missing_one_is_reported(self, clinic: Project) -> None:
        look(clinic, "logo: images/none.png\n")
        assert "H031  error  the logo 'images/none.png' can't be used: this file does not exist | " in only(plan())

    @pytest.mark.parametrize("name", ["../secret.png", "images/../../secret.png"])
    def test_one_outside_the_folder_is_refused(self, clinic: Project, name: str) -> None:
        (clinic.folder / "secret.png").write_bytes(dots())
        look(clinic, f"logo: {name}\n")
        assert f"the logo '{name}' can't be used: this leads to a file outside handouts/ | put the file itself there" in only(plan())

    def test_a_link_that_leads_outside_is_refused(self, clinic: Project) -> None:
        (clinic.folder / "secret.png").write_bytes(dots())
        (clinic.folder / "handouts/images/our.png").symlink_to(clinic.folder / "secret.png")
        look(clinic, "logo: images/our.png\n")
        assert "this leads to a file outside handouts/" in only(plan())

    @pytest.mark.parametrize("name", ["images", ".", "images/pipe.png"])
    def test_what_is_no_file_is_refused_and_holds_up_nothing(self, clinic: Project, name: str) -> None:
        os.mkfifo(clinic.folder / "handouts/images/pipe.png")
        look(clinic, f"logo: {name}\n")
        assert f"the logo '{name}' can't be used: this is a" in only(plan())

    def test_one_that_is_not_plain_goes_into_leaflets_and_slides_as_pixels(self, clinic: Project) -> None:
        found = self.given(clinic, "our.svg", SVG.replace("<rect", '<rect opacity=".5"').encode())
        assert of_look(found) == []
        assert all(job.logo and job.logo.picture.png for job in of_known_kinds(found.jobs))

    def test_a_handout_in_black_ink_has_it_in_grey(self, clinic: Project) -> None:
        clinic.change("theme: one-page\n", "theme: one-page-grey\n", "handouts/aftercare.yaml")
        found = self.given(clinic, "our.svg", SVG.encode())
        fills = {job.handout: job.logo.picture.shapes[0].paint.fill for job in of_known_kinds(found.jobs) if job.logo}
        assert fills["leaflet"] == "#8B1A2B"
        assert fills["aftercare"] == "#3E3E3E"


@pytest.mark.parametrize("change", [lambda text: text, lambda text: text.replace("# ", "#")])
def test_the_file_as_supplied_changes_nothing(clinic: Project, change: Callable[[str], str]) -> None:
    text = (ROOT / "handouts/themes/clinic.yaml").read_text("utf-8")
    (clinic.folder / "handouts/themes/clinic.yaml").write_text(change(text), "utf-8")
    clinic.change("theme: clinic", "theme: standard", "handouts/guide.yaml")
    found = plan()
    assert job_of(found, "leaflet").theme == job_of(found, "guide").theme


def test_the_lines_that_the_file_offers_are_accepted(clinic: Project) -> None:
    text = (ROOT / "handouts/themes/clinic.yaml").read_text("utf-8")
    offered = "\n".join(
        line.removeprefix("# ") if ":" in line and line.startswith(("# ", "#   ")) else line for line in text.splitlines()[4:]
    )
    (clinic.folder / "handouts/images/our-logo.svg").write_text(SVG)
    look(clinic, offered)
    found = plan()
    assert of_look(found) == []
    assert all(job.logo for job in of_known_kinds(found.jobs))
