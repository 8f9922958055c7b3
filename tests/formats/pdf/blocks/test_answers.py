"""Answers in large type, numbers with their dots, whom to turn to, and scales: read in order, tagged, on wide and narrow paper."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2
import pytest

from generator.document.blocks import (
    AnswerCell,
    AnswerStrip,
    Block,
    Contact,
    FactBox,
    Figure,
    HelpCell,
    HelpRow,
    List,
    Paragraph,
    Quantity,
    Scales,
    Table,
    TableRow,
)  # fmt: skip
from generator.document.plain import texts
from generator.figures.drawing import Oval
from generator.figures.people import People
from generator.figures.qr import QrCode
from generator.formats.pdf.blocks.answers import quantity
from generator.formats.pdf.blocks.dispatch import lay
from generator.formats.pdf.fonts import load_faces
from generator.formats.pdf.layout_context import Setting, Sizes
from generator.formats.pdf.render import render_document
from generator.formats.pdf.tags import Element
from generator.text import Text
from tests.each import rows
from tests.formats.pdf.measure.content import runs
from tests.formats.pdf.measure.structure import paragraphs
from tests.formats.pdf.reading import elements, opened, tag_tree
from tests.formats.pdf.sample import ANY_PAGES, document, printed, standard, words
from tests.made import REAL, made
from tests.typefaces import FONTS

FOLDED = "at-a-glance-alopecia-areata-tri-fold"
UNKNOWN = Quantity(words("?"), words("We found no figure of how many people saw hair grow back after it."), "")
ON_PLACEBO = Quantity(words("2"), words("on placebo"), "2 of 100", n=2)
NUMBER = Quantity(words("23"), words("had most of their hair"), "23 of 100", n=23, twin=ON_PLACEBO)
STRIP = AnswerStrip(
    (
        AnswerCell(words("Can it help?"), words("We do not know"), words("Nobody compared it."), words("Our own view is “yes”.")),
        AnswerCell(
            words("What does that rest on?"), Quantity(words("3"), words("people"), "3 people", people=3), words("All had more care.")
        ),
        AnswerCell(words("Is it licensed?"), words("No"), words("It is not."), warns=True),
    ),
    (3, 3, 2),
)
HIGHER_THAN_A_PAGE = 44  # lines in one of the answers
FACT = FactBox(words("Will it grow back?"), Quantity(words("80"), words("out of 100"), "80", n=80, lead=words("up to")), words("Often."))
HELP = HelpRow(
    (
        HelpCell(words("999"), words("Emergency"), (words("It is hard to breathe."), words("You feel faint."))),
        HelpCell(words("A&E"), words("Hospital"), (words("Your skin turns black."),)),
    )
)
CODE = Figure(QrCode("https://clinic.example", "A code"))
CONTACT = Contact(
    words("Contact us: weekdays"), words("020 7946 0000"), (words("pus"),), words("hello@clinic.example"), CODE, words("Read it")
)
SCALES = Scales(words("What matters?"), ((words("Soon"), words("I can wait")), (words("Tested"), words("Not tested"))), words("My choice"))
SOURCES = List((words("First source, 2020."), words("Second source, 2021.")), "run-in")
BLOCKS: dict[str, Block] = {
    "number": NUMBER, "strip": STRIP, "fact": FACT, "help": HELP, "contact": CONTACT, "scales": SCALES, "sources": SOURCES,
}  # fmt: skip
each_block = pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)


def tree(block: Block, *, wide: bool = True) -> str:
    """Return the tags of a block, with their words."""
    theme, paper = standard()
    made = render_document(document(block), theme, paper.model_copy(update={"side_by_side": wide}), ANY_PAGES, FONTS)
    assert made.problems == ()
    return tag_tree(made.data)


@each_block
@pytest.mark.parametrize("wide", [True, False], ids=["wide", "narrow"])
def test_the_words_are_read_in_the_order_they_are_composed_in(block: Block, wide: bool) -> None:
    read = " ".join(re.findall(r'"(.*)"', tree(block, wide=wide)))
    at = 0
    for text in texts(block):
        at = read.index(text.plain.strip(), at) + len(text.plain.strip())


def test_each_question_of_the_strip_is_a_heading_and_its_answer_is_not() -> None:
    said = tree(STRIP)
    assert [said.count(f'H2 "{cell.question.plain}') for cell in STRIP.cells] == [1, 1, 1]
    assert 'P "We do not know' in said


@pytest.mark.parametrize("lines", range(12, 60, 3))
def test_on_narrow_paper_the_answers_are_on_one_page_wherever_they_stand(lines: int) -> None:
    assert len(pages_of_answers(STRIP, lines)) == 1


@pytest.mark.parametrize("more", range(32, 52))
def test_answers_that_are_higher_than_a_page_part(more: int) -> None:
    """Be it by a line, or by as much as the footer takes: they are printed in any case."""
    first, *others = STRIP.cells
    pages = pages_of_answers(replace(STRIP, cells=(replace(first, text=words("It is so. " * (10 * more + 1))), *others)), 1)
    assert len(pages) <= 2
    assert len(pages) == 2 or more < HIGHER_THAN_A_PAGE


def pages_of_answers(strip: AnswerStrip, lines: int) -> set[int]:
    """Return the pages that the questions of a strip below so many lines stand on, on narrow paper of which each page has room."""
    theme, paper = standard()
    above = [Paragraph(words("A line above it.")) for _ in range(lines)]
    made_ = render_document(document(*above, strip), theme, paper.model_copy(update={"side_by_side": False}), ANY_PAGES, FONTS)
    assert made_.problems == ()
    asked = {cell.question.plain for cell in strip.cells}
    return {line.page for each in paragraphs(made_.data, "H2") if each.words in asked for line in each.lines}


def test_dots_are_one_figure_for_each_number() -> None:
    assert tree(NUMBER).count("  Figure ") == 2


def test_sources_in_running_lines_are_still_items_of_a_list() -> None:
    said = [line.strip() for line in tree(SOURCES).splitlines()]
    assert said.count("LI") == 2
    assert [line for line in said if line.startswith(("Lbl", "LBody"))] == [
        'Lbl "1. "', 'LBody "First source, 2020. "', 'Lbl "2. "', 'LBody "Second source, 2021."',
    ]  # fmt: skip


def test_people_are_drawn_one_disc_each() -> None:
    for count in (1, 3, 20, 21, 70, 100):
        assert len(People(count, "").picture(100, 0, 12).shapes) == count


def test_those_of_whom_nobody_counted_how_they_fared_are_rings() -> None:
    discs, rings = (People(3, "", rings=each).picture(100, 0, 12).shapes for each in (False, True))
    assert all(isinstance(disc, Oval) and disc.paint.fill and not disc.paint.stroke for disc in discs)
    assert all(isinstance(ring, Oval) and ring.paint.stroke and not ring.paint.fill for ring in rings)
    (disc, ring) = discs[0], rings[0]
    assert isinstance(disc, Oval)
    assert isinstance(ring, Oval)
    assert ring.rx + ring.paint.width / 2 == pytest.approx(disc.rx), "as large as a disc with its line"


@rows("count", [0, -1, 101])
def test_nobody_and_too_many_cannot_be_drawn(count: int) -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        People(count, "")


def baselines(block: Block, *, on_panel: bool = False) -> dict[str, float]:
    """Return how high up on its page the words of a block stand, those shown at once together."""
    theme, paper = standard()
    job = made(REAL, FOLDED).pdf
    look = (job.theme, job.paper) if on_panel else (theme, paper)
    rendered = render_document(document(block), *look, job.pages.model_copy(update={"starts": {}}) if on_panel else ANY_PAGES, FONTS)
    return {run.words.strip(): run.baseline for run in runs(rendered.data)}


def test_a_number_stands_on_one_line_with_its_words_and_with_the_name_of_its_row() -> None:
    few = Quantity(words("43"), words("had most"), "")
    row = TableRow(((Paragraph(words("Name")),), (few,), (Paragraph(words("hum")),)))
    table = Table((words("Row"), words("Sum"), words("Sure")), (row, row), (3, 5, 3), open=True)
    found = baselines(table)
    assert found["Name"] == pytest.approx(found["hum"], abs=0.5)
    assert found["43"] == pytest.approx(found["Name"], abs=0.5)


def test_many_words_begin_on_the_line_of_their_number_where_that_is_less_high() -> None:
    long = Quantity(words("26"), words("of a hundred women saw clearly more hair in six trials and fourteen with placebo"), "")
    theme, paper = standard()
    setting = Setting(theme.grid, Sizes(tuple(theme.type.items())), paper, load_faces(FONTS))
    heights = {width: sum(box.height for box in quantity(long, width, Element("P"), setting)) for width in (90, 100, 110, 300)}
    assert heights[90] <= heights[100] + setting.g
    for width, high in heights.items():
        below = setting.break_text(long.words, setting.style("body"), width).height + setting.sizes["figure"][1]
        assert high <= below, width


@pytest.mark.parametrize("lead", [None, words("up to")])
@pytest.mark.parametrize("said", ["of\N{NO-BREAK SPACE}100", "of\N{NO-BREAK SPACE}100 people regrew all of their hair by week 24"])
def test_on_a_narrow_panel_a_number_and_the_first_of_its_words_are_on_one_line(said: str, lead: Text | None) -> None:
    """'48' above 'of 100 people', or beside the middle of two lines, would part them."""
    found = baselines(Quantity(words("48"), words(said), "", lead=lead), on_panel=True)
    (first,) = (high for each, high in found.items() if each.startswith("of"))
    assert found["48"] == pytest.approx(first, abs=0.6)


def test_words_too_wide_for_the_line_of_their_number_stand_below_it() -> None:
    number, high = Quantity(words("48"), words("of\N{NO-BREAK SPACE}100"), ""), _setting().sizes["figure"][1]
    assert {width: quantity(number, width, Element(""), _setting())[0].height for width in (75, 60)} == {75: high, 60: high + 15}


def test_a_number_of_two_words_stands_on_one_line_of_a_panel_with_its_name() -> None:
    found = baselines(HelpRow((HelpCell(words("NHS 111"), words("Advice"), (words("A fever."),)),)), on_panel=True)
    assert found["NHS 111"] == pytest.approx(found["Advice"], abs=0.6)


def test_a_sign_takes_no_more_height_than_the_words_beside_it() -> None:
    (box,) = quantity(UNKNOWN, 150.0, Element(""), _setting())
    assert box.height == 3 * 15
    assert box.baseline == 15 - 15 / 4  # that of their first line


@pytest.mark.parametrize("sign", ["?", "–"])
@pytest.mark.parametrize("said", ["Unknown.", "We have not found a figure anywhere."])
def test_a_sign_is_large_and_centred_on_the_words_beside_it(sign: str, said: str) -> None:
    row = TableRow(((Paragraph(words("Name")),), (Quantity(words(sign), words(said), ""),)))
    table = Table((words("Row"), words("Of a hundred")), (row, row), (3, 2), open=True)
    data = printed(document(table)).data
    found = [run for run in runs(data) if run.words.strip()]
    (large,) = {run.size for run in found if run.words.strip() == sign}
    assert large >= 1.5 * 12
    ink = ink_boxes(data, sign)
    beside = ink_boxes(data, said.split(maxsplit=1)[0]), ink_boxes(data, said.rsplit(maxsplit=1)[-1])
    for (foot, top), (_, upper), (lower, _) in zip(ink, *beside, strict=True):
        assert (foot + top) / 2 == pytest.approx((lower + upper) / 2, abs=2)


def ink_boxes(data: bytes, said: str) -> list[tuple[float, float]]:
    """Return foot and top of each place where words are printed, from the top of the page down, in points."""
    with pypdfium2.PdfDocument(data) as pdf:
        text = pdf[0].get_textpage()
        search, found = text.search(said, match_case=True), []
        while place := search.get_next():
            boxes = [text.get_charbox(n) for n in range(place[0], place[0] + place[1])]
            found.append((min(box[1] for box in boxes), max(box[3] for box in boxes)))
    return found


def test_a_few_dots_stand_beside_the_words_about_them_however_wide_the_page_is() -> None:
    few = Quantity(words("3"), words("people had it"), "3 people", people=3)
    data = printed(document(few)).data
    (line,) = [run for run in runs(data) if run.words.strip().endswith("had it")]
    with opened(data) as pdf:
        (left, *_), *others = ([float(v) for v in each.A[0].BBox] for _, each in elements(pdf) if str(each.get("/Alt", "")) == "3 people")
    assert not others
    assert line.left < left < line.left + line.size * len(line.words)  # no letter is as wide as it is high


def test_a_few_dots_stand_below_words_that_would_be_higher_beside_them() -> None:
    few = replace(UNKNOWN, people=2, words=words("2 people studied: too few for “out of 100”."))
    beside = quantity(replace(few, words=words("2 people")), 150.0, Element(""), _setting())
    below = quantity(few, 135.0, Element(""), _setting())
    assert (len(beside), len(below)) == (1, 2)


def test_a_table_to_tick_begins_and_ends_with_the_text_above_it() -> None:
    rows = tuple(TableRow(((Paragraph(words(f"Choice {n}")),), (Paragraph(words("Hurts")),))) for n in range(2))
    table = Table((words("Your choices"), words("Harms")), rows, (1, 1), open=True)
    rendered = printed(document(Paragraph(words("Words above")), table))
    with pypdfium2.PdfDocument(rendered.data) as pdf:
        text = pdf[0].get_textpage()
        lefts = [text.get_charbox(text.search(each).get_next()[0])[0] for each in ("Words above", "Your choices")]
    assert lefts[0] == pytest.approx(lefts[1], abs=1)


def test_columns_of_words_are_as_wide_as_makes_the_rows_low() -> None:
    long, short = "Some words that need rather more room than the others do. " * 3, "Few."
    even = tuple(TableRow(tuple((Paragraph(words(each)),) for each in ("A", long, short))) for _ in range(3))
    table = Table(tuple(map(words, ("Your choices", "Benefits", "Harms"))), even, (1, 1, 1), open=True)
    low, high = (_table_height(each) for each in (table, replace(table, open=False)))
    assert low < high


def _table_height(table: Table) -> float:
    boxes = lay(table, 500.0, Element(""), _setting())
    return sum(box.height for box in boxes)


def _setting() -> Setting:
    theme, paper = standard()
    faces = load_faces(FONTS)
    return Setting(theme.grid, Sizes(tuple(theme.type.items())), paper, faces)
