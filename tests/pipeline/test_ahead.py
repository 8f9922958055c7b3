"""A build ahead of another one: who waits for a file has it before anything tells of it, and nothing that is wrong gets there."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.display import Silent
from generator.pipeline import Outcome, Paths, build
from generator.pipeline.folder import START
from generator.pipeline.front import later
from generator.pipeline.manifest import MANIFEST
from generator.problems import errors
from generator.web import front_desk
from tests.conftest import Project

pytestmark = pytest.mark.covered

LEAFLET = "en/leaflet-other-hair-loss.pdf"
ASIDE = "handouts/checks.yaml"


class Hearing(Silent):
    """Calls something once files are on the disk."""

    def __init__(self, hear: Callable[[], None]) -> None:
        self._hear = hear

    def published(self) -> None:
        """Call it."""
        self._hear()


def nothing() -> None:
    """Do nothing."""


def ahead(project: Project, hear: Callable[[], None] = nothing) -> Outcome:
    """Make one leaflet as `make watch` does after a save."""
    places = Paths(Path("content.yaml"), Path("handouts"), Path("output"))
    with contextlib.chdir(project.folder):
        return build(places, Hearing(hear), only=[Path(LEAFLET).stem], processes=1, front=later(front_desk), ahead=True)


def test_the_file_is_whole_before_anything_else_changes(built: Project) -> None:
    before, then = built.files(), dict[str, bytes]()
    built.change("Wear a cap in the sun.", "Wear a straw hat in the sun.")
    (line,) = ahead(built, lambda: then.update(built.files())).files
    assert line.status == "changed"
    assert {path for path in then if then[path] != before.get(path)} == {LEAFLET}
    after = built.files()
    assert after[LEAFLET] == then[LEAFLET]
    assert {path for path in after if after[path] != then[path]} == {MANIFEST}


def test_a_file_is_made_where_its_words_are_not_those_of_the_file_on_the_disk(built: Project) -> None:
    first, cap, hat = built.files()[LEAFLET], "Wear a cap in the sun.", "Wear a straw hat in the sun."
    assert [line.status for line in ahead(built).files] == ["unchanged"]
    for old, new in ((cap, hat), (hat, hat), (hat, cap), (cap, hat), (hat, hat), (hat, cap)):
        built.change(old, new)
        assert [line.status for line in ahead(built).files] == ["changed" if old != new else "unchanged"]
        assert (built.files()[LEAFLET] == first) is (new == cap)
    (built.output / LEAFLET).unlink()
    assert [line.status for line in ahead(built).files] == ["new"]
    assert built.files()[LEAFLET] == first


def test_nothing_is_lost_where_the_program_ends_just_then(built: Project) -> None:
    def end() -> None:
        raise KeyboardInterrupt

    built.change("Wear a cap in the sun.", "Wear a straw hat in the sun.")
    with pytest.raises(KeyboardInterrupt):
        ahead(built, end)
    new = built.files()[LEAFLET]
    assert built.run("build").status == 0
    after = built.files()
    assert after[LEAFLET] == new
    assert not [path for path in after if path.rpartition("/")[2].startswith((".new", ".old", ".journal"))]
    for each in (*(path for path in after if path.endswith(".pdf")), START, MANIFEST):
        (built.output / each).unlink()
    assert built.run("build").status == 0
    assert built.files() == after  # as if nobody had been in a hurry


def test_a_file_of_words_with_an_error_does_not_go_ahead(built: Project) -> None:
    before = built.files()
    for wrong in ("Wear: a cap in the sun.", "Wear a cap: it is a cure with no side effects, we promise."):
        built.change("Wear a cap in the sun.", wrong)
        assert errors(ahead(built, lambda: pytest.fail("a file was published")).problems)
        assert built.files()[LEAFLET] == before[LEAFLET]
        built.change(wrong, "Wear a cap in the sun.")


def test_rules_that_only_warn_are_asked_by_the_build_that_follows(built: Project) -> None:
    built.change("Wear a cap in the sun.", "Wear a capp in the sun.")
    assert "C15" not in {each.code for each in ahead(built).problems}
    ran = built.run("build")
    assert (ran.status, ran.err.count("'capp' is not in the dictionary")) == (0, 1)


def test_a_rule_that_the_clinic_has_made_an_error_is_asked_before(built: Project) -> None:
    before = built.files()
    settings = built.folder / ASIDE
    settings.write_text(settings.read_text("utf-8") + "\nC15: {severity: error}\n", "utf-8")
    built.change("Wear a cap in the sun.", "Wear a capp in the sun.")
    assert "C15" in {each.code for each in errors(ahead(built).problems)}
    assert built.files()[LEAFLET] == before[LEAFLET]
