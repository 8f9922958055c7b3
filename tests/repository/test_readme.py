"""README is true: its commands run, and its examples do what it says."""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from pptx import Presentation

from generator.compose.values import values_of
from generator.content.country import here
from generator.pipeline.folder import BESIDE
from generator.pipeline.manifest import MANIFEST
from generator.project import read_countries
from tests import made, pictures
from tests.conftest import ROOT, Project, smallest
from tests.named import ALL, some

pytestmark = pytest.mark.unmeasured

README = ROOT / "README.md"


def text() -> str:
    return README.read_text("utf-8")


def fenced(language: str) -> list[str]:
    """Return the text of all fenced blocks of one language."""
    blocks = re.findall(rf"^ *```{language}\n(.*?)^ *```", text(), re.DOTALL | re.MULTILINE)
    assert blocks, language
    return blocks


def commands() -> list[list[str]]:
    return [words for block in fenced("sh") for line in block.splitlines() if (words := shlex.split(line, comments=True))]


def commands_of(program: str) -> list[list[str]]:
    found = [words for words in commands() if words[0] == program]
    assert found, program
    return found


@pytest.fixture
def clinic(tmp_path: Path) -> Project:
    """Return a project with the real words; in the ordinary run in the standard editions alone, as all of them take long to plan."""
    folder = tmp_path / "handouts"
    folder.mkdir()
    shutil.copy(ROOT / "content.yaml", folder)
    shutil.copytree(ROOT / "handouts", folder / "handouts")
    project = Project(folder)
    if not ALL:
        without_editions(project)
    return project


def test_the_first_two_commands_are_clone_and_make() -> None:
    assert [words[0] for words in commands()[:2]] == ["git", "make"]
    assert {words[0] for words in commands()} == {"git", "make", "python"}


def test_every_make_command_has_its_target() -> None:
    named = {name for line in re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE) for name in line.split()}
    targets = {word for words in commands_of("make") for word in words[1:] if "=" not in word}
    targets |= set(re.findall(r"`make (\w+)`", text()))
    assert targets <= named


def test_ci_runs_the_commands_a_reader_needs_most() -> None:
    run = (ROOT / ".ci/run").read_text("utf-8").splitlines()
    assert {"make", "make check", "make test", "make lint"} <= set(run)


def test_the_make_commands_do_what_the_python_commands_do() -> None:
    told = [words for words in commands_of("make") if words[1:] == [] or words[1].startswith("ONLY=")]
    for words in (*told[-2:], *some([words for words in commands_of("make") if words not in told], 4)):
        printed = subprocess.run([*words, "--dry-run"], cwd=ROOT, capture_output=True, text=True, check=True, env=_without_make()).stdout
        last = printed.strip().splitlines()[-1].strip()
        if words[1:] == []:
            assert last.endswith("-m generator build")
        elif words[1].startswith("ONLY="):
            assert shlex.split(last)[-5:] == ["-m", "generator", "build", "--only", words[1].removeprefix("ONLY=")]


def _without_make() -> dict[str, str]:
    """Return the environment as it was before `make test`: what make adds to it would change another make."""
    return {key: value for key, value in os.environ.items() if key not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "TESTS")}


def test_every_python_command_runs(clinic: Project) -> None:
    if not ALL:
        keep_little(clinic)
    for number, words in enumerate(commands_of("python")):
        assert words[1:3] == ["-m", "generator"]
        ran = clinic.run(*words[3:]) if number and not ALL else clinic.run_apart(*words[3:])  # one in a process of its own tells as much
        assert ran.status == 0, (words, ran.err)
    beside = {name for name in clinic.files() if name not in made.planned(made.REAL).paths}
    assert beside == {MANIFEST, *BESIDE, "clinic-template.potx"}


def test_the_table_of_what_is_made_has_each_file() -> None:
    files = {f"output/{name}" for name in (*made.planned(made.REAL).paths, MANIFEST, *BESIDE)}
    named = set(re.findall(r"`(output/[^`]*\.[a-z]+)`(?=[^|]* \|)", text()))
    meant = {pattern: {name for name in files if re.fullmatch(re.escape(pattern).replace("…", "[^/]*"), name)} for pattern in named}
    assert [pattern for pattern, names in meant.items() if not names] == []
    assert files == set().union(*meant.values())


def without_editions(clinic: Project) -> None:
    """Ask for the standard editions alone."""
    (clinic.folder / "handouts/editions.yaml").write_text("a4: [standard]\nweb: []\n", "utf-8")


def keep_little(clinic: Project) -> None:
    """Leave few words, and the two handouts that the commands name, without editions."""
    clinic.content.write_text(smallest(), "utf-8")
    shutil.copy(ROOT / "tests/examples/clinic/checks.yaml", clinic.folder / "handouts")
    for plan in (clinic.folder / "handouts").glob("*.yaml"):
        if "sections:" in plan.read_text("utf-8") and plan.stem not in ("aftercare", "deck"):
            plan.unlink()


def test_how_to_print_each_edition_is_explained() -> None:
    rows = text().partition("## Print the leaflets")[2].partition("## ")[0].splitlines()
    explained = {row.split(" | ")[1].removesuffix(" |") for row in rows if row.startswith("| ")}
    papers = [job.paper for job in made.pdf_jobs(made.REAL) if job.edition != "booklet"]
    assert {paper.instructions.sheets for paper in papers if not paper.press} <= explained
    assert {job.edition for job in made.planned(made.REAL).jobs if not job.path.startswith("web/")} - {""} <= set(
        re.findall(r"`(?:output/en/)?([a-z-]+)/", text())
    )


def example_leaflet() -> str:
    """Return the name of the leaflet in the example that makes only one file."""
    return next(words[1].removeprefix("ONLY=") for words in commands_of("make") if words[1:] and words[1].startswith("ONLY="))


def test_the_leaflet_of_the_example_exists_and_the_changes_shown_are_accepted_as_is_the_look_with_the_lines_that_the_file_offers(
    clinic: Project,
) -> None:
    """All in one build: to judge all the words again for each of them takes longer than the files."""
    before, after, _, example = fenced("yaml")[:4]
    clinic.change(before, after)
    logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    (clinic.folder / "handouts/images/our-logo.svg").write_text(logo)
    with (clinic.folder / "handouts/themes/clinic.yaml").open("a", encoding="utf-8") as file:
        file.write(example)
    plain_masthead = re.search(r"`(theme: \w+)` in\s+`(handouts/leaflet\.yaml)`", text())
    assert plain_masthead
    clinic.change("theme: clinic", plain_masthead[1], plain_masthead[2])
    ran = clinic.run("build", "--only", example_leaflet(), "--only", "aftercare", "--only", "clinic-deck")
    assert ran.status == 0, ran.err
    assert {f"en/{example_leaflet()}.pdf", "en/aftercare.pdf", "en/clinic-deck.pptx"} <= clinic.files().keys()


def test_the_example_of_quotes_is_accepted(clinic: Project) -> None:
    before, _, quoted = fenced("yaml")[:3]
    clinic.change(before, quoted)
    ran = clinic.run("build", "--only", "aftercare")
    assert ran.status == 0, ran.err


def test_exactly_the_placeholders_that_exist_are_named() -> None:
    book, countries = made.book(made.REAL), read_countries(made.HANDOUTS / "countries")[0]
    counted = {f"{way}_{what}" for way in ("our", "other") for what in ("studies", "people")}
    known = {name.lower() for name in values_of(book, here(book, countries), "information")} | counted
    assert {name.lower() for name in re.findall(r"`\{(\w+)\}`", text())} == known


def test_the_problem_shown_is_what_the_program_says(clinic: Project) -> None:
    before, _, quoted = fenced("yaml")[:3]
    shown = fenced("text")[0]
    clinic.change(before, quoted.replace("'", ""))
    ran = clinic.run("check")
    assert ran.status == 1
    assert without_line_numbers(shown) in without_line_numbers(ran.err)


def without_line_numbers(problem: str) -> str:
    """Return a problem without its line number, which changes with every line added above."""
    return re.sub(r"^ *\d+ \||(?<=content\.yaml:)\d+", "N", problem, flags=re.MULTILINE)


def test_the_theme_shown_is_the_real_one() -> None:
    lines = [line.strip() for line in fenced("yaml")[4].splitlines()]
    theme = (ROOT / "handouts/themes/plain.yaml").read_text("utf-8").splitlines()
    assert [line for line in theme if not line.startswith("#")] == lines


def test_each_page_and_slide_says_that_it_is_a_draft() -> None:
    status = re.search(r'\*\*Each page and slide says "(.*?)"', text())
    assert status
    for each in some(made.documents(made.REAL), 3):
        for page in pypdfium2.PdfDocument(each.data):
            assert status[1] in page.get_textpage().get_text_bounded()
    for slide in Presentation(io.BytesIO(made.deck(made.REAL).data)).slides:
        assert any(status[1] in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert slide.notes_slide.notes_text_frame.text


def test_every_path_named_exists() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text()) if not re.match(r"\w+:|…", link) and "…" not in link]
    made = {"handouts/clinics/"}  # by a command
    paths = set(re.findall(r"`((?:generator|handouts|tests)/[\w./-]*)`", text())) - made
    assert {
        "CONTRIBUTING.md",
        "LICENSE",
        "docs/problems.md",
        *(f"handouts/images/readme-{of}.png" for of in ("leaflet", "large-print", "editions", "deck")),
    } <= set(links)
    assert [path for path in (*links, *paths) if not (ROOT / path).exists()] == []


def test_the_pictures_show_handouts_and_slides_that_are_made() -> None:
    shown = {pictures.LEAFLET, f"{pictures.LEAFLET}-large-print", *(name for name, *_ in pictures.EDITIONS)}
    assert shown <= {job.name for job in made.planned(made.REAL).jobs}
    assert set(pictures.SLIDES) <= {slide.id for slide in made.deck(made.REAL).deck.slides}


def test_pictures_are_small_and_have_alternative_text() -> None:
    pictures = re.findall(r"!\[([^]]*)\]\(([^)]+)\)", text())
    assert len(pictures) == 4
    for words, file in pictures:
        assert len(words) > 20
        assert (ROOT / file).stat().st_size <= 250_000


def test_the_code_shown_is_explained_where_the_link_leads() -> None:
    line = re.search(r"^- `(\w+)` is the kind of problem\. \[(docs/problems\.md)\]\(\2\)", text(), re.MULTILINE)
    assert line
    assert f"  {line[1]}  error  " in fenced("text")[0]
    assert f"\n### {line[1]}\n" in (ROOT / line[2]).read_text("utf-8")
