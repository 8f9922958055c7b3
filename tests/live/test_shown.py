"""What is pictured after a save: the first page or slide that says something else, in whichever edition it is."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from generator.display import Silent
from generator.live.state import Message, ShownPage
from generator.live.view import LiveView
from generator.pipeline import Outcome, Paths, build
from generator.web import front_desk
from tests.conftest import Project

PLACES = Paths(Path("content.yaml"), Path("handouts"), Path("output"))


def make(only: Sequence[str], _each: Callable[[], None]) -> Outcome:
    return build(PLACES, Silent(), only=only, processes=1, front=front_desk, ahead=bool(only))


def pictured(project: Project, *edits: tuple[str, str]) -> list[ShownPage | None]:
    """Save once for each edit; return what is pictured after each."""
    told, shown = list[Message](), list[ShownPage | None]()
    with contextlib.chdir(project.folder):
        view = LiveView(PLACES, make, told.append)
        view.first()
        for edit in edits:
            before = len(told)
            project.change(*edit)
            view.saved()
            pictures = [message for message in told[before:] if message.now]
            shown.append(pictures[-1].state.page if pictures else None)
            assert all(message.now.startswith(b"\x89PNG") for message in pictures)
    return shown


def test_a_changed_slide_is_pictured_and_words_of_a_leaflet_on_their_page(built: Project) -> None:
    of_slide = ("One idea, not shown in people", "One idea, not seen in people")
    slide, leaflet = pictured(built, of_slide, ("Wear a cap in the sun.", "Wear a hat."))
    assert slide
    assert (slide.path, slide.places, slide.has_before) == ("en/clinic-deck.pptx", 1, True)
    assert slide.page > 1
    assert leaflet
    assert (leaflet.path, leaflet.places) == ("en/leaflet-other-hair-loss.pdf", 1)


@pytest.mark.covered
def test_words_that_only_another_edition_says_are_pictured_in_that_one(built: Project) -> None:
    plan = built.folder / "handouts/leaflet.yaml"
    large = "{paper: a4-one-column, theme: large-print, pages: {most: 6}, sections: [masthead, care, control]}"
    plan.write_text(f"{plan.read_text('utf-8')}\neditions:\n  large-print: {large}\n", "utf-8")
    (built.folder / "handouts/aftercare.yaml").unlink()
    (page,) = pictured(built, ("Do not wash your hair.", "Do not wet your hair."))
    assert page
    assert (page.path.split("/")[:2], page.places, page.has_before) == (["en", "large-print"], 1, True)
