"""What can't be shown is reported where it was written."""

from __future__ import annotations

from dataclasses import replace

from generator.document.blocks import HelpCell, HelpRow
from generator.document.chart import Bar, BarChart
from generator.document.deck import Notes, Slide, SlotLine
from generator.formats.pptx.checks import check_deck
from generator.formats.pptx.render import render_deck
from generator.problems import Problem
from generator.text import Text
from tests.each import rows
from tests.formats.pptx.sample_deck import lines, sample_deck, sample_theme, slide, text


def problems(*slides: Slide, footer: str = "Version 1.0") -> tuple[Problem, ...]:
    return render_deck(replace(sample_deck(), slides=slides, footer=Text.of(footer)), sample_theme()).problems


def content(*words: str, title: str = "A title", key: str = "a") -> Slide:
    return slide(key, "two-lists", title, "All", {"list-1": lines(*words)})


def only(found: tuple[Problem, ...]) -> Problem:
    assert len(found) == 1, [p.message for p in found]
    return found[0]


def test_too_many_lines_are_counted_and_reported_at_the_paragraph_that_crosses_the_edge() -> None:
    source = content(*(["A point of one line"] * 12))
    problem = only(problems(source))
    crossing = next(n for n, line in enumerate(source.lines["list-1"]) if line.text.location == problem.location)
    assert problem.code == "T03"
    assert problem.message.startswith("slide 1, List 1: 9 lines too many (")
    assert 0 < crossing < 11


def test_a_title_of_three_lines_is_too_long() -> None:
    source = content(
        "A point", title="Words that go on for quite a while, and then for longer still, until nobody can remember how they began"
    )
    assert only(problems(source)).location == source.title.location


def test_a_word_wider_than_its_place_is_reported() -> None:
    problem = only(problems(slide("a", "cards", "Cards", "All", {"card-1": lines("Head", "x" * 80), "card-2": lines("Head", "words")})))
    assert problem.message == f"slide 1, Card 1: {'x' * 80!r} is wider than its line"


def test_a_footer_that_is_too_long_is_reported_once() -> None:
    found = problems(content("A point"), content("A point", title="Another", key="b"), footer="Version 1.0 " * 20)
    assert only(found).message.startswith("slide 1, Footer: ")


def test_words_without_a_place_are_reported() -> None:
    source = slide("a", "statement", "A title", "All", {"statement": lines("One."), "lead": lines("No place for this")})
    assert only(problems(source)).message == "slide 1: the layout 'Clinic Statement' has no place for 'lead'"


def test_what_a_figure_needs_and_its_layout_lacks_is_reported() -> None:
    cells = tuple(HelpCell(text(str(n)), text("Who"), ()) for n in range(4))  # on slides of another layout, more numbers are continued
    found = problems(slide("a", "next", "A title", "All", {}, {"help": HelpRow(cells, brief=True)}))
    assert [p.message for p in found] == [
        "slide 1: the layout 'Clinic Next' has no place for 'dial-4'",
        "slide 1: the layout 'Clinic Next' has no place for 'row-4'",
    ]


def bars(*bars: Bar) -> Slide:
    return slide("a", "chart", "A title", "All", {}, {"chart": BarChart(bars, "Some bars", text("People"))})


def test_a_bar_without_room_beside_its_words_is_reported_at_them() -> None:
    long = Bar(text("One"), 1, text("1, which is " + "far " * 12 + "too long"))
    problem = only(problems(bars(long, Bar(text("Two"), 2, text("2")))))
    assert problem.message == "slide 1, Chart: the words at the end of a bar leave no room for it"
    assert problem.location == long.said.location


def test_the_name_of_a_bar_has_room_too() -> None:
    wide, tall = Bar(text("x" * 60), 1, text("1")), Bar(text("quite a long name " * 12), 1, text("1"))
    assert [p.location for p in problems(bars(wide))] == [wide.label.location]
    assert [p.location for p in problems(bars(tall, *(Bar(text(str(n)), 1, text("1")) for n in range(4))))] == [tall.label.location]


def test_a_link_to_no_slide_is_reported_at_its_words() -> None:
    words = text("Somewhere")
    found = only(problems(slide("a", "map", "A map", "All", {"link-1": (SlotLine(words, to="nowhere"),)})))
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


@rows("name", ["Section 4", "untitled section", ""])
def test_a_section_that_only_powerpoint_would_name_so_is_reported(name: str) -> None:
    source = replace(content("A point"), section=name)
    assert only(problems(source)).message == f"slide 1: the section {name!r} has no name of its own"


def test_a_slide_without_a_title_is_reported() -> None:
    assert only(problems(content("A point", title=" "))).message == "slide 1 has no title"


@rows("where", ["title", "slot", "chart", "notes"])
def test_a_character_that_no_font_shows_is_reported_wherever_it_stands(where: str) -> None:
    source, odd = content("A point"), text("odd \ue001")
    changed = {
        "title": replace(source, title=odd),
        "slot": replace(source, lines={"list-1": (SlotLine(odd),)}),
        "chart": bars(Bar(odd, 1, text("1"))),
        "notes": replace(source, notes=Notes((odd,))),
    }[where]
    problem = only(problems(changed))
    assert (problem.code, problem.location) == ("F002", odd.location)
    assert problem.message == "slide 1: no font shows the character U+E001"


def test_words_in_a_family_of_unknown_widths_are_nobodys_fault() -> None:
    fonts = sample_theme().fonts.model_copy(update={"deck_body": "Broad Grotesk"})
    theme = sample_theme().model_copy(update={"fonts": fonts})
    full = content(*(["A point of one line"] * 8))
    rendered = render_deck(replace(sample_deck(), slides=(full,)), theme)
    problem = next(p for p in rendered.problems if "List 1" in p.message)
    assert (problem.severity, problem.message) == (
        "warning",
        "slide 1, List 1: its words may not fit: the widths of 'Broad Grotesk' are not known",
    )
    assert problem.hint.startswith("look at this slide in PowerPoint, or choose one of Arial, Calibri")
    assert rendered.units == 1


def test_a_headline_in_such_a_family_covers_nothing() -> None:
    """Measured as the widest family, it is a line higher than it will be."""
    fonts = sample_theme().fonts.model_copy(update={"deck_heading": "Broad Grotesk"})
    theme = sample_theme().model_copy(update={"fonts": fonts})
    long = replace(content("A point"), title=text("This headline has as many letters as the writer may type, which take more lines"))
    deck = replace(sample_deck(), slides=(long,))
    found = check_deck(render_deck(deck, theme).data, deck)
    assert "slide 1, Title: its words may not fit: the widths of 'Broad Grotesk' are not known" in {p.message for p in found}
    assert [p.message for p in found if p.severity == "error"] == []
