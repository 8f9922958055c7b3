"""A deck as a file: what is on its slides, in real placeholders, and the same bytes wherever it is made."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation

from generator.document.provenance import identifier
from generator.formats.pptx import opc
from generator.formats.pptx.render import render_deck
from generator.problems import Location
from generator.text import Text
from tests.formats.pptx.outline import outline
from tests.formats.pptx.sample_deck import ROOT, plain, sample, sample_deck, sample_theme, slide

pytestmark = pytest.mark.covered

GOLDEN = Path(__file__).parent / "golden" / "outline.txt"
PRINT_DIGEST = (
    "import hashlib, sys; from tests.formats.pptx.sample_deck import sample; sys.stdout.write(hashlib.sha256(sample().data).hexdigest())"
)


def test_the_sample_has_no_problem() -> None:
    assert sample().problems == ()
    assert sample().units == len(sample_deck().slides)


def test_the_outline_is_as_it_was() -> None:
    """The golden is written by: python -m tests.formats.pptx.outline > tests/formats/pptx/golden/outline.txt."""
    assert outline(sample().data) + "\n" == GOLDEN.read_text("utf-8")


ONE, OTHER = {"PYTHONHASHSEED": "1", "TZ": "UTC"}, {"PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland"}


@pytest.mark.parametrize("environment", [ONE, pytest.param(OTHER, marks=pytest.mark.sweep)])
def test_another_process_makes_the_same_bytes(environment: dict[str, str]) -> None:
    made = subprocess.run(
        [sys.executable, "-c", PRINT_DIGEST], cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=True
    )
    assert made.stdout == hashlib.sha256(sample().data).hexdigest()


def test_properties_tell_where_the_deck_came_from() -> None:
    properties, deck = Presentation(io.BytesIO(sample().data)).core_properties, sample_deck()
    assert (properties.title, properties.author, properties.language) == (deck.title, deck.author, deck.lang)
    assert (properties.version, properties.identifier, properties.keywords) == (deck.version, identifier(deck), deck.keywords)
    assert properties.created == properties.modified
    assert f"{properties.created:%Y-%m-%d}" == deck.issued


def test_properties_have_room_for_the_names_of_twenty_conditions() -> None:
    keywords = "; ".join(f"A kind of hair loss with a long name, number {n}" for n in range(20))
    made = render_deck(replace(sample_deck(), keywords=keywords), sample_theme())
    assert made.problems == ()
    assert Presentation(io.BytesIO(made.data)).core_properties.keywords == keywords


def test_sections_hold_the_slides_in_order() -> None:
    main = opc.read_package(sample().data)["ppt/presentation.xml"].data.decode()
    names = [part.split('"')[0] for part in main.split('<p14:section name="')[1:]]
    assert names == list(dict.fromkeys(s.section for s in sample_deck().slides))


def test_a_box_that_opens_a_slide_is_a_link_as_a_whole_and_says_where_it_leads() -> None:
    first = Presentation(io.BytesIO(sample().data)).slides[0]
    goal = next(s.title.plain for s in sample_deck().slides if s.id == "waiting")
    links = [shape for shape in first.placeholders if shape.click_action.target_slide is not None]
    assert [shape.name for shape in links] == [f"Link {n}" for n in range(1, 6)]
    assert {shape.click_action.target_slide.shapes.title.text_frame.text.replace("\xa0", " ") for shape in links} == {goal}
    assert {shape._element._nvXxPr.cNvPr.hlinkClick.get("tooltip") for shape in links} == {goal}


def test_a_slide_leads_back_and_onwards() -> None:
    waiting = Presentation(io.BytesIO(sample().data)).slides[2]
    goals = {shape.name: shape.click_action.target_slide for shape in waiting.placeholders if shape.click_action.target_slide}
    assert {name: goal.slide_layout.name for name, goal in goals.items()} == {"Back": "Clinic Map", "Skip": "Clinic Table"}


def test_a_draft_is_marked_on_each_slide_and_what_is_approved_is_not() -> None:
    approved = replace(sample_deck(), status=None)
    for data, marked in ((sample().data, sample().units), (render_deck(approved, sample_theme()).data, 0)):
        slides = Presentation(io.BytesIO(data)).slides
        assert sum(shape.name == "Mark" for slide in slides for shape in slide.placeholders) == marked


def test_sources_have_the_numbers_by_which_they_are_cited() -> None:
    number = next(n for n, s in enumerate(sample_deck().slides, 1) if s.layout == "sources")
    part = opc.read_package(sample().data)[f"ppt/slides/slide{number}.xml"].data.decode()
    assert re.findall(r'startAt="(\d+)"', part) == ["1", "2", "3", "4"]


def test_notes_have_their_sources_below_a_rule() -> None:
    waiting = Presentation(io.BytesIO(sample().data)).slides[2]
    said = waiting.notes_slide.notes_text_frame.text.split("\n")
    assert said[-3:] == ["Ask: what would you like to know?", "———", "Sources: 1, Trial of a drop."]


def test_a_deck_with_an_error_gives_no_file() -> None:
    long = replace(sample_deck().slides[1], title=Text.of("far too long " * 12, Location("content.yaml", 7, 3)))
    rendered = render_deck(replace(sample_deck(), slides=(long,)), sample_theme())
    assert (rendered.data, rendered.units) == (b"", 0)
    assert [(p.code, p.location) for p in rendered.problems] == [("T03", Location("content.yaml", 7, 3))]


def test_a_deck_of_one_slide_has_notes_and_footers() -> None:
    one = replace(sample_deck(), slides=(slide("only", "statement", "Only one", "All", {"statement": plain("One thing.")}),))
    rendered = render_deck(one, sample_theme())
    assert one.status
    assert outline(rendered.data).splitlines() == [
        "slide 1: Clinic Statement",
        "  [0 Title] Only one",
        f"  [14 Mark] {one.status.plain}",
        "  [35 Statement] One thing.",
        f"  [11 Footer] {one.footer.plain}",
        "  [12 Page]",
        "  notes: Say what this slide is for: Only one.",
        "  notes: Then stop.",
        "  notes: Ask: what would you like to know?",
    ]
