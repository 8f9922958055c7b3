"""What is read in the waiting room."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from pptx import Presentation
from pptx.util import Pt

from generator.content.treatment import HelpItem
from generator.document.deck import Deck
from generator.document.plain import slide_texts
from tests.compose.sections.composing import changed, drawings, loop, patterns, shown
from tests.made import REAL, Made, as_presentation, book, deck_jobs, made, planned, printed

BODY = Pt(28)


def file() -> Made:
    return made(REAL, "waiting-room")


def composed() -> Deck:
    (job,) = [job for job in deck_jobs(REAL) if job.handout == "waiting-room"]
    return job.deck


def places(layout: Any) -> list[Any]:
    """Return a layout's placeholders."""
    return list(layout.placeholders)


def test_there_are_as_many_slides_as_planned() -> None:
    (job,) = [job for job in deck_jobs(REAL) if job.handout == "waiting-room"]
    assert job.length.least <= file().units == len(composed().slides) <= job.length.most


def test_the_build_finds_no_problems() -> None:
    assert file().problems == ()


def test_it_says_at_once_that_it_is_not_advice_and_what_the_clinic_earns_money_from() -> None:
    of = book(REAL)
    shown_ = [line.text.plain for line in composed().slides[0].slots["content"]]
    assert shown_ == [printed(of.control.disclaimer, of, "promotion"), printed(of.control.interest, of, "promotion")]


def test_each_condition_has_one_slide_with_how_it_looks_and_how_many_people_were_studied() -> None:
    of = book(REAL)
    slides = {slide.id: slide for slide in composed().slides}
    for condition in of.conditions:
        slide = slides[f"type-{condition.id}"]
        ours, others = condition.can_it_help.evidence.our_way, condition.can_it_help.evidence.other_ways
        assert slide.title.plain == condition.plain_name.plain
        looks, counted, ask = (line.text.plain for line in slide.slots["content"])
        assert looks == printed(condition.subtitle, of, "promotion")
        assert ask == "Ask us for the leaflet about it."
        if ours.studies + others.studies:
            assert str(ours.studies or others.studies) in counted
            assert str(ours.people or others.people) in counted
        else:
            assert counted == "No study in people found"


def test_help_is_beside_help_soon() -> None:
    (slide,) = loop("seek-help-on-screen", of=changed(help=tuple(_always(item) for item in changed().help))).slides
    assert shown(slide) == [
        "When should I get help?", "Get help now", "Call 999: swollen face; your life is in danger.", "Get help today or soon",
        "Call us today on 020 0946 0123: a scalp that stays red.",
    ]  # fmt: skip


def _always(item: HelpItem) -> HelpItem:
    return item.model_copy(update={"after": "always"})


def test_there_is_nothing_to_click() -> None:
    shown = [text for slide in composed().slides for text in (*slide_texts(slide),) if text not in tuple(slide.notes)]
    assert not any(span.link for text in shown for span in text.spans)
    with zipfile.ZipFile(io.BytesIO(file().data)) as parts:
        slides = [parts.read(name) for name in parts.namelist() if re.match(r"ppt/slides/slide\d+\.xml", name)]
    assert len(slides) == file().units
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
    assert composed().title == f"{printed(book(REAL).treatment.talk.title, book(REAL))}: while you wait"
    assert len([job for job in planned(REAL).jobs if job.composed.title == composed().title]) == 1


def test_each_condition_is_shown_on_its_own_head() -> None:
    slides = {slide.id: slide for slide in composed().slides}
    for condition in book(REAL).conditions:
        assert patterns(slides[f"type-{condition.id}"]) == [drawing.pattern for drawing in drawings(condition)]


def test_a_condition_without_a_drawing_is_shown_without_one() -> None:
    (slide,) = loop("conditions-on-screen", of=changed({"drawing": None})).slides
    assert slide.drawings == {}
