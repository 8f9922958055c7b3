"""Whoever saves again does not wait until all files of what was saved before are made."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from generator.display import Silent
from generator.live.saves import saves
from generator.live.state import Message
from generator.live.view import LiveView
from generator.pipeline import Outcome, Paths, build
from generator.web import front_desk
from tests.conftest import Project

PLACES = Paths(Path("content.yaml"), Path("handouts"), Path("output"))
EDITS = (("name: Test Clinic", "name: Best Clinic"), ("Wear a cap in the sun.", "Wear a big cap in the sun."))  # of all files; of a leaflet


class Making(Silent):
    """Calls something after each file."""

    def __init__(self, path_made: Callable[[str], None]) -> None:
        self._path_made = path_made

    def made(self, path: str, _count: int, _units: str, _shortened: str) -> None:
        """Call it."""
        self._path_made(path)


def test_a_save_while_files_are_made_is_seen(tmp_path: Path) -> None:
    content, folder = tmp_path / "content.yaml", tmp_path / "handouts"
    folder.mkdir()
    content.write_text("words", "utf-8")
    watching = saves(content, folder)
    content.write_text("new words", "utf-8")  # before anybody asks
    next(watching)


def test_a_build_of_all_leaves_off_when_the_words_are_saved_again(built: Project) -> None:
    told, runs, edits = list[Message](), list[list[str]](), iter(EDITS)

    def make(only: Sequence[str], each: Callable[[], None]) -> Outcome:
        runs.append([])

        def made(path: str) -> None:
            runs[-1].append(path)
            if not only and len(runs) == 2:  # somebody saves while all files are made of the save before
                change()
            each()

        return build(PLACES, Making(made), only=only, processes=1, front=front_desk, ahead=bool(only))

    def change() -> None:
        built.change(*next(edits))

    def saved() -> Iterator[None]:
        change()
        yield
        yield

    with contextlib.chdir(built.folder):
        LiveView(PLACES, make, told.append).follow(saved())
    first, left_off, leaflet, rest = runs
    assert (len(first), len(left_off), leaflet) == (0, 1, ["en/leaflet-other-hair-loss.pdf"])
    assert {*left_off, *rest} == {path for path in built.files() if path.endswith((".pdf", ".pptx"))} - {*leaflet}
    assert [message.state.phase for message in told][-1] == "fine"
    assert "Nothing has changed" in built.run("build").out
