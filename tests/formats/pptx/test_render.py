"""A deck as a file: what is on its slides, in real placeholders, and the same bytes wherever it is made."""

from __future__ import annotations

import hashlib
import io
import os
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
from tests.formats.pptx.sample_deck import ROOT, sample, sample_deck, sample_icons, sample_theme, slide

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


@pytest.mark.parametrize("environment", [{"PYTHONHASHSEED": "1", "TZ": "UTC"}, {"PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland"}])
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


def test_sections_hold_the_slides_in_order() -> None:
    main = opc.read_package(sample().data)["ppt/presentation.xml"].data.decode()
    names = [part.split('"')[0] for part in main.split('<p14:section name="')[1:]]
    assert names == list(dict.fromkeys(s.section for s in sample_deck().slides))


def test_links_between_slides_lead_to_the_slide_they_name() -> None:
    agenda = Presentation(io.BytesIO(sample().data)).slides[1]
    by_id = {s.id: s.title.plain for s in sample_deck().slides}
    wanted = [by_id[line.to] for line in sample_deck().slides[1].slots["content"] if line.to]
    links = list(agenda._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}hlinkClick"))
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    titles = [agenda.part.related_part(link.get(relation)).slide.shapes.title.text_frame.text for link in links]
    assert [title.replace("\xa0", " ") for title in titles] == wanted
    assert [link.get("tooltip") for link in links] == wanted


def test_a_tone_colours_the_answer_by_the_themes_accents() -> None:
    package = opc.read_package(sample().data)
    answers = {s.tone: number for number, s in enumerate(sample_deck().slides, 1) if s.layout == "answer"}
    accents = {tone: package[f"ppt/slides/slide{number}.xml"].data.decode() for tone, number in answers.items()}
    for tone, accent in {"good": "accent3", "maybe": "accent4", "poor": "accent5"}.items():
        assert f'<p:spPr><a:solidFill><a:schemeClr val="{accent}"/></a:solidFill></p:spPr>' in accents[tone]  # type: ignore[index]


def test_numbering_goes_on_in_the_second_column() -> None:
    number = next(n for n, s in enumerate(sample_deck().slides, 1) if s.layout == "questions")
    assert opc.read_package(sample().data)[f"ppt/slides/slide{number}.xml"].data.decode().count('startAt="5"') == 4


def test_cards_without_icons_use_the_room_for_their_words() -> None:
    cards = next(s for s in sample_deck().slides if s.layout == "cards")
    bare = replace(sample_deck(), slides=(replace(cards, icons={}),))
    slides = Presentation(io.BytesIO(render_deck(bare, sample_theme(), sample_icons()).data)).slides
    assert {shape.text_frame.margin_top for shape in slides[0].placeholders if shape.name.startswith("Card")} == {256032}  # 0.28 inches


def test_a_deck_with_an_error_gives_no_file() -> None:
    long = replace(sample_deck().slides[2], title=Text.of("far too long " * 12, Location("content.yaml", 7, 3)))
    rendered = render_deck(replace(sample_deck(), slides=(long,)), sample_theme(), sample_icons())
    assert (rendered.data, rendered.units) == (b"", 0)
    assert [(p.code, p.location) for p in rendered.problems] == [("T03", Location("content.yaml", 7, 3))]


def test_a_deck_of_one_slide_has_notes_and_footers() -> None:
    one = replace(sample_deck(), slides=(slide("only", "content", "Only one", "All", {}),))
    rendered = render_deck(one, sample_theme(), sample_icons())
    assert outline(rendered.data).splitlines() == [
        "slide 1: Clinic Content",
        "  [0 Title] Only one",
        "  [20 Section label] All",
        f"  [11 Footer] {one.footer.plain}",
        f"  [10 Date] {one.date_line.plain}",
        "  [12 Slide number]",
        "  notes: Say what this slide is for: Only one.",
        "  notes: Then stop.",
        "  notes: Ask: what would you like to know?",
    ]
