"""What is read in the waiting room."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from pptx import Presentation
from pptx.util import Pt

from generator.content.model import Condition
from generator.document.deck import Deck
from generator.document.plain import slide_texts
from generator.figures.scalp import ScalpPattern
from generator.figures.scalp_pair import ScalpPair
from tests.compose.sections.composing import loop
from tests.made import REAL, Made, as_presentation, book, made, planned

BODY = Pt(28)


def file() -> Made:
    return made(REAL, "waiting-room")


def composed() -> Deck:
    deck = file().job.composed
    assert isinstance(deck, Deck)
    return deck


def places(layout: Any) -> list[Any]:
    """Return a layout's placeholders."""
    return list(layout.placeholders)


def test_there_are_at_most_twelve_slides() -> None:
    assert file().units == len(composed().slides) == 12


def test_the_build_finds_no_problems() -> None:
    assert file().problems == ()


def test_each_view_has_its_evidence_beside_it_in_a_card_of_the_same_size() -> None:
    conditions: tuple[Condition, ...] = book(REAL).conditions
    slides = {slide.id: slide for slide in composed().slides}
    presentation = Presentation(io.BytesIO(as_presentation(file().data)))
    sizes = {layout.name: {p.name: (p.width, p.height) for p in places(layout)} for layout in presentation.slide_layouts}
    assert sizes["Clinic Poster Answer"]["Answer"] == sizes["Clinic Poster Answer"]["Evidence"]
    for condition in conditions:
        slide = slides[f"exosomes-{condition.id}"]
        level = condition.exosomes.evidence.level[1]
        assert slide.layout == "poster-answer"
        assert slide.slots["evidence"][1].text.plain.startswith(f"{level} of 4")
        assert [line.text for line in slide.slots["content"]] == [condition.exosomes.answer_text]


def test_it_says_at_once_that_it_is_not_advice_and_what_the_clinic_earns_money_from() -> None:
    control = book(REAL).control
    assert [line.text for line in composed().slides[0].slots["content"]] == [control.disclaimer, control.funding]


def test_benefits_and_risks_are_side_by_side() -> None:
    (slide,) = [slide for slide in composed().slides if slide.id == "benefits-and-risks"]
    assert len(slide.slots["content"]) == len(slide.slots["content-2"])


def test_there_is_nothing_to_click() -> None:
    shown = [text for slide in composed().slides for text in (*slide_texts(slide),) if text not in tuple(slide.notes)]
    assert not any(span.link for text in shown for span in text.spans)
    with zipfile.ZipFile(io.BytesIO(file().data)) as parts:
        slides = [parts.read(name) for name in parts.namelist() if re.match(r"ppt/slides/slide\d+\.xml", name)]
    assert len(slides) == 12
    assert not any(b"hlinkClick" in slide for slide in slides)


def test_all_body_text_is_large() -> None:
    presentation = Presentation(io.BytesIO(as_presentation(file().data)))
    names = {"Content", "Content 1", "Content 2", "Questions"}
    for layout in presentation.slide_layouts:
        for place in (p for p in places(layout) if p.name in names):
            levels = place._element.xpath(".//a:lstStyle/*/a:defRPr/@sz")
            assert min(int(size) for size in levels) >= BODY.pt * 100, (layout.name, place.name)


def test_a_loop_has_only_sections_for_a_screen() -> None:
    assert all(slide.layout.startswith("poster") for slide in composed().slides)
    assert [slide.label for slide in composed().slides if slide.label] == []


def test_a_book_without_the_usual_questions_shows_its_first_ones() -> None:
    (slide,) = loop("questions-on-screen").slides
    assert len(slide.slots["content"]) == 4


def test_it_has_its_own_title() -> None:
    assert composed().title == "Exosomes and hair loss: while you wait"
    assert len([job for job in planned(REAL).jobs if job.composed.title == composed().title]) == 1


def test_each_condition_is_shown_on_its_own_head() -> None:
    slides = {slide.id: slide for slide in composed().slides}
    for condition in book(REAL).conditions:
        drawing = slides[f"exosomes-{condition.id}"].drawings["visual"]
        heads = (drawing.first, drawing.second) if isinstance(drawing, ScalpPair) else (drawing,)
        second = condition.second_pattern
        patterns = [head.pattern for head in heads if isinstance(head, ScalpPattern)]
        assert patterns == [condition.pattern, *([second.pattern] if second else [])]
