"""What can't be printed as is: reported with a code, the place of the words and a hint; no file is made."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from generator.document.blocks import Card, Heading, Paragraph, Row, Section, Yields
from generator.document.budget import Pages
from generator.pipeline.jobs import make_plan
from generator.problems import Problem
from tests.conftest import Project
from tests.formats.pdf.sample import document, paragraph, printed, words
from tests.made import make

pytestmark = pytest.mark.covered

LONG = "Some words that fill a line and then the next one. " * 8


def problems_of(project: Project, name: str) -> list[Problem]:
    """Return the errors of making one file of a project; nothing is made of it."""
    plan = make_plan(project.content, project.folder / "handouts", judge=False)
    found = [p for p in plan.problems if p.severity == "error"]
    if found:
        return found
    done = make(next(job for job in plan.jobs if job.name == name))
    errors = [p for p in done.problems if p.severity == "error"]
    assert not (errors and done.data)
    return errors


def shown(problem: Problem, project: Project) -> str:
    """Return a problem as printed, its file without the folder."""
    return problem.show().replace(f"{project.content}", "content.yaml")


@pytest.mark.parametrize(
    ("character", "named"),
    [("\U0001f600", "'\U0001f600' (U+1F600)"), ("漢", "'漢' (U+6F22)")],
    ids=["emoji", "chinese"],
)
def test_a_character_that_no_font_has_is_reported_with_its_place(project: Project, character: str, named: str) -> None:
    project.change("- Round bare patches\n    diagnosis", f"- Round bare {character} patches\n    diagnosis")
    (problem,) = problems_of(project, "leaflet-test-hair-loss")
    assert (problem.code, problem.message) == ("F002", f"no font has {named}")
    line = next(n for n, text in enumerate(project.content.read_text("utf-8").splitlines(), 1) if character in text)
    assert problem.location
    assert (problem.location.line, problem.location.column) == (line, 9)
    assert character in problem.location.source


def test_all_texts_that_no_font_can_show_are_reported_at_once() -> None:
    rendered = printed(document(Paragraph(words("漢字", 3)), Paragraph(words("fine", 4)), Paragraph(words("x \U0001f600", 5))))
    assert [(p.code, p.location.line if p.location else 0) for p in rendered.problems] == [("F002", 3), ("F002", 5)]
    assert rendered.data == b""


def test_at_most_five_characters_are_named() -> None:
    (problem,) = printed(document(Paragraph(words("一二三四五六七", 3)))).problems
    assert problem.message.endswith("'五' (U+4E94) and 2 more")


def test_a_label_that_no_font_can_show_is_reported_too() -> None:
    composed = document(Paragraph(words("fine")))
    rendered = printed(replace(composed, footer=replace(composed.footer, clinic=words("漢", 7))))
    assert [(p.code, p.location and p.location.line) for p in rendered.problems] == [("F002", 7)]


def test_too_much_text_names_the_section_and_how_much(project: Project) -> None:
    step = LONG[:180].strip()
    project.change("      - We look at your scalp.", "\n".join(f"      - {step}" for _ in range(80)))
    (problem,) = problems_of(project, "leaflet-test-hair-loss")
    assert problem.code == "F001"
    heading = "How is it found?"
    assert problem.message.startswith(f"leaflet-test-hair-loss: '{heading}' and what follows is about ")
    assert problem.location
    assert LONG.strip()[:30] in problem.location.source


def test_too_many_pages_name_the_first_section_that_does_not_fit() -> None:
    named = list(enumerate("ABCDEF", 2))
    sections = [Section(name, (Heading(words(name)), *(Paragraph(words(LONG, line)) for _ in range(6)))) for line, name in named]
    (problem,) = printed(document(sections=sections), Pages(most=2)).problems
    assert problem.code == "F001"
    assert problem.message.startswith("sample: 'C' and what follows is about ")
    assert problem.message.endswith(" lines too long for 2 pages")
    assert problem.location
    assert problem.location.line == 4
    assert printed(document(sections=sections)).data


def test_what_may_give_way_keeps_to_the_usual_pages_and_words_that_need_more_get_them() -> None:
    budget = Pages(usual=1, most=2)
    spare = Yields((paragraph(LONG * 3),), (), 1, "without the rest")
    few, many = (printed(document(sections=[Section("a", (paragraph(LONG * n), spare))]), budget) for n in (7, 11))
    assert (few.units, few.yielded) == (1, ("without the rest",))
    assert (many.units, many.yielded) == (2, ())


def test_what_gave_way_comes_back_where_a_later_step_has_made_room_for_it() -> None:
    def giving(lines: int, step: int) -> Yields:
        return Yields(tuple(paragraph(f"Step {step}.") for _ in range(lines)), (), step, f"step {step}")

    def yielded(*lines: int) -> tuple[str, ...]:
        parts = tuple(giving(count, step) for step, count in enumerate(lines, 1))
        return printed(document(sections=[Section("a", (paragraph(LONG * 6), *parts))]), Pages(most=1)).yielded

    assert yielded(2, 20) == ("step 2",)  # without it there is room for the two lines again
    assert yielded(20, 20) == ("step 1", "step 2")
    assert yielded(2, 2, 20) == ("step 3",)
    assert yielded(2, 0, 0) == ()


def test_the_number_of_lines_reported_is_about_what_has_to_go() -> None:
    blocks = [Section(f"s{n}", (paragraph("A line."),)) for n in range(200)]
    (problem,) = printed(document(sections=blocks), Pages(most=2)).problems
    too_many = int(problem.message.split("about ")[1].split(" ")[0])
    fitting = printed(document(sections=blocks[: -too_many - 2]), Pages(most=2))
    assert fitting.data or abs(too_many) > 60


def test_a_part_taller_than_a_page_is_reported_as_such() -> None:
    column = (Paragraph(words(LONG * 3, 9)),)
    card = Row((column * 8, column), (6, 6))
    section = Section("x", (Heading(words("Heading")), Card("numbers", (card,), head=words("Card"))))
    (problem,) = printed(document(sections=[section])).problems
    assert problem.code == "F001"
    assert "'Heading' is about" in problem.message
    assert problem.message.endswith("lines taller than a page")
    assert problem.location == words(LONG * 3, 9).location


def test_a_word_wider_than_its_column_is_reported(project: Project) -> None:
    long_word = "pneumonoultramicroscopicsilicovolcanoconiosis" * 2
    project.change("- Round bare patches\n    diagnosis", f"- Round {long_word}\n    diagnosis")
    problems = problems_of(project, "leaflet-test-hair-loss")
    assert [p.code for p in problems] == ["F003"]
    assert problems[0].message == (f"'{long_word}' is wider than its line")


def test_a_name_too_long_for_the_foot_of_the_page_is_reported(project: Project) -> None:
    project.change(
        "  name: Test Clinic",
        f"  name: {'WWWWWWWWW ' * 6}",
    )
    problems = problems_of(project, "leaflet-test-hair-loss")
    assert [p.code for p in problems] == ["F004"]
    assert problems[0].location
    assert (problems[0].location.line, problems[0].location.column) == (5, 9)


def test_a_long_name_of_the_clinic_has_its_own_line() -> None:
    name = "The Test Clinic for Hair, Scalp, Skin and Nails of Example Town"
    composed = document(Paragraph(words("fine")))
    rendered = printed(replace(composed, footer=replace(composed.footer, clinic=words(name))))
    with pypdfium2.PdfDocument(rendered.data) as pdf:
        lines = pdf[0].get_textpage().get_text_range().splitlines()
    assert name in [line.strip() for line in lines]


def test_several_problems_are_reported_in_one_run() -> None:
    composed = document(Paragraph(words("a" * 200, 3)), Paragraph(words("b" * 200, 4)))
    long_foot = replace(composed, footer=replace(composed.footer, clinic=words("Clinic " * 30, 2)))
    assert [(p.code, p.location and p.location.line) for p in printed(long_foot).problems] == [("F003", 3), ("F003", 4), ("F004", 2)]


def test_what_is_wrong_twice_is_reported_once() -> None:
    text = words("a" * 200, 3)
    assert len(printed(document(Paragraph(text), Paragraph(text))).problems) == 1
