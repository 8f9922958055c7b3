"""What builds write for the front desk, and when."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest

from generator.display import Silent
from generator.pipeline import Outcome, Paths, build
from generator.pipeline.folder import READ_ME, START, START_PARTS
from generator.pipeline.front import later
from generator.pipeline.manifest import MANIFEST
from generator.problems import errors
from generator.web import front_desk
from tests.conftest import Project

pytestmark = pytest.mark.covered


def page(project: Project) -> str:
    return (project.output / START).read_text("utf-8")


def listed(project: Project) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads((project.output / MANIFEST).read_text("utf-8"))
    return whole


def test_a_build_writes_the_page_the_list_of_folders_and_what_it_keeps(built: Project) -> None:
    files = built.files()
    assert {START, READ_ME, START_PARTS} < files.keys()
    assert [each["path"] for each in listed(built)["beside"]] == [START, READ_ME, START_PARTS]
    assert page(built).count("background-image:url(data:image/jpeg;base64,") == 4  # two leaflets, the guide, the aftercare sheet
    assert "Other hair loss" in page(built)


def test_a_page_that_was_deleted_is_made_again_with_the_same_bytes(built: Project) -> None:
    files = built.files()
    (built.output / START).unlink()
    assert built.run("build").status == 0
    assert built.files() == files
    assert "Nothing has changed" in built.run("build").out


def test_a_build_that_stops_changes_nothing_but_the_page_and_the_list(built: Project) -> None:
    before = built.files()
    built.change("Wear a hat in the sun.", "Wear: a hat in the sun.")
    ran = built.run("build")
    assert ran.status == 1
    after = built.files()
    assert {path for path in after if after[path] != before[path]} == {START, MANIFEST}
    assert "The last run of make stopped." in page(built)
    (told,) = [each for each in listed(built)["problems"] if each["severity"] == "error"]
    assert told["file"] == "content.yaml"
    assert f"line {told['line']}" in page(built)


def test_once_the_words_are_right_again_so_is_the_page(built: Project) -> None:
    before = built.files()
    built.change("Wear a hat in the sun.", "Wear: a hat in the sun.")
    built.run("build")
    built.change("Wear: a hat in the sun.", "Wear a hat in the sun.")
    assert built.run("build").status == 0
    assert built.files() == before


def test_a_page_that_is_left_for_later_is_made_by_the_next_build_and_says_at_once_why_one_stopped(built: Project) -> None:
    def make(*only: str) -> Outcome:
        places = Paths(Path("content.yaml"), Path("handouts"), Path("output"))
        with contextlib.chdir(built.folder):
            return build(places, Silent(), only=only, processes=1, front=later(front_desk) if only else front_desk)

    before = built.files()
    built.change("Wear a cap in the sun.", "Wear a big cap in the sun.")
    assert [each.status for each in make("leaflet-other-hair-loss").files] == ["changed"]
    changed = {path for path, data in built.files().items() if data != before.get(path)}
    assert changed == {"en/leaflet-other-hair-loss.pdf", MANIFEST}
    assert [each["path"] for each in listed(built)["beside"]] == [START, READ_ME, START_PARTS]
    built.change("Wear a big cap in the sun.", "Wear: a big cap in the sun.")
    assert errors(make("leaflet-other-hair-loss").problems)
    assert "The last run of make stopped." in page(built)
    built.change("Wear: a big cap in the sun.", "Wear a cap in the sun.")
    make()
    assert built.files() == before


def test_a_wrong_name_is_no_matter_for_the_page(built: Project) -> None:
    before = built.files()
    assert built.run("build", "--only", "leaflat").status == 2
    assert built.files() == before


def test_one_file_made_alone_leaves_the_others_older_than_the_words(built: Project) -> None:
    built.change("Wear a hat in the sun.", "Wear a big hat in the sun.")
    assert built.run("build", "--only", "aftercare").status == 0
    count = len(listed(built)["files"])
    assert f"{count - 1} of {count} files are older than the words" in page(built)
    assert built.run("build").status == 0
    assert "older than the words" not in page(built).partition("<main")[0]


def test_where_nothing_was_made_a_build_that_stops_makes_no_page(project: Project) -> None:
    project.change("Wear a hat in the sun.", "Wear: a hat in the sun.")
    assert project.run("build").status == 1
    assert not project.output.exists()


def test_a_label_that_the_page_lacks_is_told_before_anything_is_made(built: Project) -> None:
    built.change('msgid "start_ask_choose"', 'msgid "start_ask_chose"', "handouts/translations/en.po")
    ran = built.run("build", "--only", "aftercare")
    assert "L073" in ran.err
    assert "start_ask_choose" in ran.err
