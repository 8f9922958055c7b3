"""What can't be shown is reported where it was written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.document.deck import Notes, Slide, SlotLine
from generator.formats.pptx.render import render_deck
from generator.problems import Problem
from generator.text import Text
from tests.formats.pptx.sample_deck import lines, sample_deck, sample_theme, slide, text


def problems(*slides: Slide, footer: str = "Version 1.0") -> tuple[Problem, ...]:
    return render_deck(replace(sample_deck(), slides=slides, footer=Text.of(footer)), sample_theme()).problems


def content(*words: str, title: str = "A title", key: str = "a") -> Slide:
    return slide(key, "content", title, "All", {"content": lines(*words)})


def only(found: tuple[Problem, ...]) -> Problem:
    assert len(found) == 1, [p.message for p in found]
    return found[0]


def test_too_many_lines_are_counted_and_reported_at_the_paragraph_that_crosses_the_edge() -> None:
    source = content(*(["A point of one line"] * 12))
    problem = only(problems(source))
    crossing = next(n for n, line in enumerate(source.slots["content"]) if line.text.location == problem.location)
    assert problem.code == "T03"
    assert problem.message.startswith("slide 1, Content: 6 lines too many (")
    assert 0 < crossing < 11


def test_a_title_of_three_lines_is_too_long() -> None:
    source = content(
        "A point", title="Words that go on for quite a while, and then for longer still, until nobody can remember how they began"
    )
    assert only(problems(source)).location == source.title.location


def test_a_word_wider_than_its_place_is_reported() -> None:
    problem = only(problems(slide("a", "cards", "Cards", "All", {"item-1": lines("Head", "x" * 80), "item-2": lines("Head", "words")})))
    assert problem.message == f"slide 1, Card 1: {'x' * 80!r} is wider than its line"


def test_a_footer_that_is_too_long_is_reported_once() -> None:
    found = problems(content("A point"), content("A point", title="Another", key="b"), footer="Version 1.0 " * 20)
    assert only(found).message.startswith("slide 1, Footer: ")


def test_words_without_a_place_are_reported() -> None:
    source = slide("a", "questions", "Questions", "All", {"content": lines("One?"), "caption": lines("No place for this")})
    assert only(problems(source)).message == "slide 1: the layout 'Clinic Questions' has no place for 'caption'"


def test_a_sixth_card_has_no_place() -> None:
    six = {f"item-{n}": lines("Head", "Words") for n in range(1, 7)}
    assert "no place for 'item-6'" in only(problems(slide("a", "cards", "Cards", "All", six))).message  # type: ignore[arg-type]


def test_a_single_card_would_leave_a_hole() -> None:
    assert only(problems(slide("a", "cards", "Cards", "All", {"item-1": lines("Head")}))).message == "slide 1: cards need at least 2 items"


def test_an_icon_that_does_not_exist_is_reported() -> None:
    source = slide("a", "cards", "Cards", "All", {"item-1": lines("Head"), "item-2": lines("Head")}, icons={"item-1": "unicorn"})
    assert only(problems(source)).message == "slide 1: there is no icon called 'unicorn'"


def test_a_link_to_no_slide_is_reported_at_its_words() -> None:
    words = text("Somewhere")
    found = only(problems(slide("a", "agenda", "Agenda", "All", {"content": (SlotLine(words, to="nowhere"),)})))
    assert (found.message, found.location) == ("slide 1: no slide has the id 'nowhere'", words.location)


def test_titles_ids_and_sections_are_unique() -> None:
    twin = content("A point", title="a  TITLE")
    found = problems(content("A point"), replace(content("B", title="Other", key="b"), section="More"), twin)
    assert [p.message for p in found] == [
        "slides 1 and 3 have the same title",
        "slide 3: another slide has the id 'a'",
        "slide 3: the section 'All' has already begun and ended",
    ]
    assert found[0].location == twin.title.location


@pytest.mark.parametrize("name", ["Section 4", "untitled section", ""])
def test_a_section_that_only_powerpoint_would_name_so_is_reported(name: str) -> None:
    source = replace(content("A point"), section=name)
    assert only(problems(source)).message == f"slide 1: the section {name!r} has no name of its own"


def test_a_slide_without_a_title_is_reported() -> None:
    assert only(problems(content("A point", title=" "))).message == "slide 1 has no title"


@pytest.mark.parametrize("where", ["title", "slot", "notes"])
def test_a_character_that_no_font_shows_is_reported_wherever_it_stands(where: str) -> None:
    source, odd = content("A point"), text("odd \ue001")
    changed = {
        "title": replace(source, title=odd),
        "slot": replace(source, slots={"content": (SlotLine(odd),)}),
        "notes": replace(source, notes=Notes((odd,))),
    }[where]
    problem = only(problems(changed))
    assert (problem.code, problem.location) == ("F002", odd.location)
    assert problem.message == "slide 1: no font shows the character U+E001"
