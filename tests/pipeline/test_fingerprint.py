"""Fingerprints: they change with what a file is made from, and with nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path

import pytest

from generator.design.font_files import FontFile
from generator.design.paper import Instructions, Margin, Panel, Paper
from generator.document.approval import Approval
from generator.document.blocks import Document, Footer, Heading, Section
from generator.document.budget import Pages
from generator.figures.logo import Logo
from generator.figures.picture_file import PictureFile
from generator.formats.pdf.job import PdfJob
from generator.pipeline import fingerprint
from generator.problems import Location
from generator.text import Span, Text
from tests.conftest import ROOT, Project
from tests.each import rows
from tests.typefaces import FONTS

A4 = Paper(
    name="A4",
    width=210,
    height=297,
    margin=Margin(left=13, right=13, first_line=15, last_line=274, footer=279),
    panel=Panel(side=8, top=8),
    gutter=6,
    side_by_side=True,
    duplex="long-edge",
    instructions=Instructions(sheets="Print it."),
)


def document(words: str = "Hello", location: Location | None = None) -> Document:
    """Return a document of one heading."""
    heading = Heading(Text((Span(words, strong=True),), location))
    footer = Footer(Text.of("Clinic"), Text.of("Version 1.0"), Text.of("Draft"), "{page}")
    return Document(
        name="x",
        lang="en",
        title="X",
        subject="",
        author="",
        approval=Approval(version="1.0"),
        issued="2026-11-22",
        footer=footer,
        sections=(Section("what", (heading,), location),),
    )


def job(words: Document | None = None) -> PdfJob:
    """Return a job without a theme."""
    target = {"path": "en/x.pdf", "handout": "leaflet", "edition": "", "format": "pdf", "lang": "en"}
    return PdfJob(**target, document=words or document(), theme=None, paper=A4, pages=Pages(most=4), fonts=FONTS)  # type: ignore[arg-type]


def of(job: PdfJob) -> str:
    """Return a job's fingerprint."""
    (found,) = fingerprint.of_jobs([job]).values()
    return found


def test_a_word_changes_the_fingerprint_of_its_file() -> None:
    assert of(job(document("Hello"))) != of(job(document("hello")))


def test_the_place_of_a_word_in_its_file_does_not() -> None:
    assert of(job(document(location=Location("content.yaml", 3, 1)))) == of(job(document(location=Location("content.yaml", 9, 1))))


@rows(
    "change",
    [
        lambda j: replace(j, pages=Pages(most=6)),
        lambda j: replace(j, paper=A4.model_copy(update={"gutter": 7})),
        lambda j: replace(j, path="en/y.pdf"),
        lambda j: replace(j, logo=Logo(PictureFile(2, 1, b"dots"))),
        lambda j: replace(j, edition="large-print"),
        lambda j: replace(j, fonts=replace(FONTS, usual=None)),
        lambda j: replace(j, document=replace(j.document, issued="2026-11-23")),
    ],
)
def test_paper_budget_name_and_date_change_it(change: Callable[[PdfJob], PdfJob]) -> None:
    assert of(change(job())) != of(job())


def test_another_font_file_changes_it_and_another_folder_does_not() -> None:
    def medium(file: FontFile) -> PdfJob:
        return replace(job(), fonts=replace(FONTS, text=FONTS.text._replace(medium=file)))

    ours = FONTS.text.medium
    before = of(medium(ours))
    assert of(medium(replace(ours, path=Path("elsewhere") / ours.path.name))) == before
    assert of(medium(replace(ours, sha256="0" * 64))) != before
    assert of(medium(FONTS.text.strong)) != before


def test_words_that_move_between_fields_change_it() -> None:
    one = replace(document(), title="ab", subject="c")
    other = replace(document(), title="a", subject="bc")
    assert of(job(one)) != of(job(other))


def test_another_process_with_another_hash_seed_finds_the_same() -> None:
    script = "from tests.pipeline.test_fingerprint import job, of; print(of(job()))"
    env = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == of(job())


def test_a_value_of_an_unknown_type_is_refused_not_ignored() -> None:
    @dataclass(frozen=True)
    class Odd:
        thing: object

    with pytest.raises(TypeError, match="object has no canonical form"):
        of(job(Odd(object())))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "edit",
    [
        lambda p: p.change("Test Clinic", "Other Clinic"),
        lambda p: p.change("most: 4", "most: 6", "handouts/leaflet.yaml"),
        lambda p: p.change("Clinic calm", "Clinic loud", "handouts/themes/standard.yaml"),
        lambda p: p.change("gutter: 6", "gutter: 7", "handouts/papers/a4.yaml"),
        lambda p: (p.folder / "handouts/summary.yaml").write_text("new"),
        lambda p: (p.folder / "handouts/guide.yaml").unlink(),
        lambda p: (p.folder / "handouts/guide.yaml").rename(p.folder / "handouts/book.yaml"),
        lambda p: (p.folder / "handouts/translations/en.po").write_text(""),
        lambda p: (p.folder / "handouts/countries/GB.yaml").write_text("new"),
        lambda p: (p.folder / "handouts/images/Logo.PNG").write_bytes(b"logo"),
        lambda p: (p.folder / "handouts/logo.svg").write_text("<svg/>"),
        lambda p: (p.folder / "handouts/our.potx").write_bytes(b"template"),
        lambda p: (p.folder / "handouts/fonts/our.TTF").write_bytes(b"font"),
        lambda p: (p.folder / "handouts/fonts/fira-sans/FiraSans-Medium.ttf").unlink(),
        lambda p: shutil.copy(FONTS.text.regular.path, p.folder / "handouts/fonts/fira-sans/FiraSans-Medium.ttf"),
    ],
)
def test_every_file_that_is_read_is_part_of_the_inputs(project: Project, edit: Callable[[Project], object]) -> None:
    before = fingerprint.of_inputs(project.content, project.folder / "handouts")
    assert before is not None
    edit(project)
    assert fingerprint.of_inputs(project.content, project.folder / "handouts") != before


def test_files_that_nobody_reads_are_not_part_of_the_inputs(project: Project) -> None:
    before = fingerprint.of_inputs(project.content, project.folder / "handouts")
    (project.folder / "handouts/.DS_Store").write_text("")
    (project.folder / "handouts/notes.txt").write_text("")
    assert fingerprint.of_inputs(project.content, project.folder / "handouts") == before


def test_inputs_that_cannot_be_read_have_no_fingerprint(project: Project) -> None:
    assert fingerprint.of_inputs(project.folder, project.folder / "handouts") is None
    assert fingerprint.of_inputs(project.folder / "none.yaml", project.folder / "handouts") is None


def test_a_file_that_is_too_large_is_left_to_the_reader(project: Project) -> None:
    with (project.folder / "handouts/fonts/our.ttf").open("wb") as file:
        file.truncate(60_000_000)
    assert fingerprint.of_inputs(project.content, project.folder / "handouts") is None


def test_every_package_that_draws_is_included() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    names = {"".join(ch for ch in line.split(">")[0].split("=")[0] if ch not in " [") for line in declared}
    without_ink = {"click", "rich", "openpyxl", "python-docx", "pyspellchecker", "starlette", "uvicorn"}  # commands, sheets, rules ...
    assert set(fingerprint.PACKAGES) == names - without_ink


def test_the_version_of_each_package_it_draws_with_is_part_of_the_program() -> None:
    wanted = sorted(f"{package.replace('-', '_')}-{metadata.version(package)}" for package in fingerprint.PACKAGES)
    assert fingerprint.installed_packages() == wanted


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of handouts in which nothing was written for a while."""
    handouts = tmp_path / "handouts"
    (handouts / "themes").mkdir(parents=True)
    for name in ("leaflet.yaml", "themes/plum.yaml"):
        (handouts / name).write_text("name: Plum\n", "utf-8")
    return handouts


def test_files_of_a_folder_that_rests_are_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprint, "_SETTLED_NS", -(10**12))  # as if all had been written long ago
    before = fingerprint.of_handouts(folder)
    monkeypatch.setattr(fingerprint, "_read", None)  # nothing can be read any more
    assert fingerprint.of_handouts(folder) == before


@pytest.mark.parametrize("change", ["words", "new", "gone", "renamed", "times"])
def test_any_change_in_a_folder_that_rested_is_seen(folder: Path, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    monkeypatch.setattr(fingerprint, "_SETTLED_NS", -(10**12))
    theme = folder / "themes/plum.yaml"
    before = fingerprint.of_handouts(folder)
    status = theme.stat()
    if change == "new":
        (folder / "themes/pear.yaml").write_text("name: Pear\n", "utf-8")
    elif change == "gone":
        theme.unlink()
    elif change == "renamed":
        theme.rename(folder / "themes/pear.yaml")
    else:
        theme.write_text("name: Pear\n", "utf-8")  # as many bytes
        if change == "times":
            os.utime(theme, ns=(status.st_atime_ns, status.st_mtime_ns))  # an editor that keeps the time
    assert fingerprint.of_handouts(folder) != before
    assert fingerprint.of_handouts(folder) == fingerprint.of_files(folder, ["*.yaml", "themes/*.yaml"])


def test_a_folder_in_which_something_was_just_written_is_read_each_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint.of_handouts(folder)
    (folder / "leaflet.yaml").write_text("name: Pear\n", "utf-8")
    monkeypatch.setattr(fingerprint, "_state", lambda _folder: [("the same", 1, (0, 0), 1)])  # a disk that keeps no times
    assert fingerprint.of_handouts(folder) != before


def test_a_folder_with_a_link_is_read_each_time(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprint, "_SETTLED_NS", -(10**12))
    elsewhere = tmp_path / "plan.yaml"
    elsewhere.write_text("name: Plum\n", "utf-8")
    (folder / "deck.yaml").symlink_to(elsewhere)
    before = fingerprint.of_handouts(folder)
    elsewhere.write_text("name: Pear\n", "utf-8")
    assert fingerprint.of_handouts(folder) != before


def test_all_files_of_the_program_count_but_what_python_compiles(tmp_path: Path) -> None:
    for name in ("rules.py", "web/page.html", "web/inner/style.css", "__pycache__/rules.pyc", "web/__pycache__/page.pyc", ".DS_Store"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / ".#rules.py").symlink_to("somebody@somewhere")  # as an editor marks a file that is open
    before = dict(fingerprint._of_tree(str(tmp_path)))
    assert list(before) == ["rules.py", "web/inner/style.css", "web/page.html"]
    (tmp_path / "web/page.html").write_text("another")
    changed = {name for name, digest in fingerprint._of_tree(str(tmp_path)) if digest != before[name]}
    assert changed == {"web/page.html"}
