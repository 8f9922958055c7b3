"""`make template`: a template to change in PowerPoint and then name for a clinic's slides; no changes to it are lost."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.package import Package

from generator.pipeline.template import TEMPLATE
from tests.conftest import ROOT, Project, once, small_project
from tests.formats.pptx.checks.mutations import changed, rewritten

pytestmark = pytest.mark.covered


def saved_elsewhere(data: bytes) -> bytes:
    """Return a template as another program saves it."""
    out = io.BytesIO()
    Package.open(io.BytesIO(data)).save(out)
    return out.getvalue()


@pytest.fixture
def written(tmp_path: Path) -> Project:
    """Return a project with the template."""
    shutil.copytree(once("with-template", _write), tmp_path / "clinic")
    return Project(tmp_path / "clinic")


def _write(folder: Path) -> None:
    ran = small_project(folder).run("template")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"output/{TEMPLATE}: new\n")


def test_it_is_the_only_file_written_and_no_build_removes_it(written: Project) -> None:
    assert list(written.files()) == [TEMPLATE]
    assert written.run("build", "--only", "aftercare").status == 0
    assert TEMPLATE in written.files()


def test_it_is_written_again_only_if_something_has_changed(written: Project) -> None:
    before = written.files()
    assert written.run("template").out.startswith(f"output/{TEMPLATE}: unchanged\n")
    assert written.files() == before
    written.change("extends: standard", "extends: standard\nbrand: {main: '6B1220'}", "handouts/themes/clinic.yaml")
    assert written.run("template").out.startswith(f"output/{TEMPLATE}: changed\n")


def test_one_that_was_changed_by_hand_is_not_overwritten(written: Project) -> None:
    file = written.output / TEMPLATE
    file.write_bytes(saved_elsewhere(file.read_bytes()))
    theirs = file.read_bytes()
    ran = written.run("template")
    assert ran.status == 1
    assert f"output/{TEMPLATE}  B010  error  it was changed by hand, and the changes would be lost" in ran.err
    assert f"move it to handouts/ and name it in deck.yaml:  template: {TEMPLATE}" in ran.err
    assert file.read_bytes() == theirs


def test_a_link_to_a_file_elsewhere_is_not_overwritten(written: Project) -> None:
    file = written.output / TEMPLATE
    file.replace(written.folder / TEMPLATE)
    file.symlink_to(written.folder / TEMPLATE)
    ran = written.run("template")
    assert ran.status == 1
    assert f"output/{TEMPLATE}  B010  error  it is not a template that this program wrote: this leads to a file outside output/" in ran.err
    assert file.is_symlink()


def test_slides_are_made_on_the_one_that_is_named(written: Project) -> None:
    theirs = saved_elsewhere((written.output / TEMPLATE).read_bytes())
    (written.folder / "handouts/our.potx").write_bytes(theirs)
    written.change("code: 92", "code: 92\ntemplate: our.potx", "handouts/deck.yaml")
    ran = written.run("build", "--only", "clinic-deck")
    assert ran.status == 0, ran.err
    deck: Any = Presentation(io.BytesIO(written.files()["en/clinic-deck.pptx"]))
    assert {layout.name for layout in deck.slide_layouts} >= {slide.slide_layout.name for slide in deck.slides}
    again = written.run("build", "--only", "clinic-deck")
    assert "1 unchanged in output/" in again.out
    (written.folder / "handouts/our.potx").write_bytes(b"no template")
    broken = written.run("build")
    assert broken.status == 1
    assert "handouts/deck.yaml:7:11  H035  error  the template 'our.potx' can't be used: it is not an Office file" in broken.err
    assert "the handouts in output/ were not changed" in broken.err


def test_it_can_be_made_while_the_one_that_is_named_cannot_be_used(project: Project) -> None:
    project.change("code: 92", "code: 92\ntemplate: none.potx", "handouts/deck.yaml")
    assert project.run("check").status == 1
    assert project.run("template").status == 0


def test_what_is_wrong_with_a_template_is_told_once_for_all_handouts_that_name_it(written: Project) -> None:
    decks = [written.folder / f"handouts/{name}.yaml" for name in ("consultation", "waiting-room")]
    for deck in decks:
        plan = (ROOT / "handouts" / deck.name).read_text("utf-8")
        deck.write_text(re.sub(r"(?m)^code: .*$", r"\g<0>\ntemplate: our.potx", plan), "utf-8")
    written.change("code: 92", "code: 92\ntemplate: our.potx", "handouts/deck.yaml")
    (written.folder / "handouts/our.potx").write_bytes(b"no template")
    ran = written.run("build")
    assert (ran.status, ran.err.count("H035")) == (1, 1), ran.err
    smaller = changed((written.output / TEMPLATE).read_bytes(), rewritten("ppt/presentation.xml", 'cx="12192000"', 'cx="9144000"'))
    (written.folder / "handouts/our.potx").write_bytes(smaller)
    ran = written.run("check")
    assert (ran.status, ran.err.count("error  ")) == (1, 1), ran.err
    assert "H035  error  the template 'our.potx' can't be used: its slides are 10.00 x 7.50 inches" in ran.err


def test_a_screen_lacks_the_layouts_of_a_screen_before_anything_is_drawn(written: Project) -> None:
    plan = (ROOT / "handouts/waiting-room.yaml").read_text("utf-8")
    screen = written.folder / "handouts/waiting-room.yaml"
    screen.write_text(re.sub(r"(?m)^code: .*$", r"\g<0>\ntemplate: our.potx", plan), "utf-8")
    layout = next(name for name, data in _parts(written).items() if b'name="Clinic Codes"' in data)
    without = changed((written.output / TEMPLATE).read_bytes(), rewritten(layout, "Clinic Codes", "My Codes"))
    (written.folder / "handouts/our.potx").write_bytes(without)
    ran = written.run("check")
    assert re.search(r"handouts/waiting-room\.yaml:\d+:11  H035  error  the template has no layout called 'Clinic Codes'", ran.err)
    assert ran.err.count("H035") == 1


def _parts(project: Project) -> dict[str, bytes]:
    with zipfile.ZipFile(project.output / TEMPLATE) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_leaflet_has_no_template(project: Project) -> None:
    project.change("code: 91", "code: 91\ntemplate: our.potx", "handouts/aftercare.yaml")
    assert "handouts/aftercare.yaml:7:1  H020  error  'template' means nothing in a pdf" in project.run("check").err


def test_without_slides_no_template_is_made(project: Project) -> None:
    (project.folder / "handouts/deck.yaml").unlink()
    ran = project.run("template")
    assert ran.status == 1
    assert "B009  error  no handout has slides" in ran.err
    assert project.files() == {}
