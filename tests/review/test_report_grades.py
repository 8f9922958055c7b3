"""How hard the words of each handout are, in the quality report."""

from __future__ import annotations

from generator.document.blocks import Paragraph, Table
from generator.review.judged import Judged
from generator.review.readability import FEWEST_SENTENCES, Printed
from generator.review.report import sections
from generator.review.telling import Findings
from tests.made import SMALLEST, book
from tests.review.words import words_of


def grades(*handouts: Printed) -> list[list[str]]:
    """Return the rows of the table by handout."""
    words = words_of(book(SMALLEST))
    table = sections(Findings((), words, Judged()), words, handouts)[0].blocks[1]
    assert isinstance(table, Table)
    return [[block.text.plain for cell in row.cells for block in cell if isinstance(block, Paragraph)] for row in table.rows]


def test_each_handout_has_its_grades_without_the_name_of_its_condition() -> None:
    easy = ("It is quite short.",) * FEWEST_SENTENCES
    hard = ("Alopecia areata is unpredictable.",) * FEWEST_SENTENCES
    assert grades(Printed("One", easy), Printed("Two", hard), Printed("Three", hard, ("alopecia areata",))) == [
        ["One", "3.1", "-2.2", "30", "120"],
        ["Two", "13.0", "30.2", "30", "120"],
        ["Three", "8.8", "9.6", "30", "120"],
    ]


def test_too_few_sentences_have_no_grade() -> None:
    assert grades(Printed("One", ("It is short.",) * (FEWEST_SENTENCES - 1))) == [["One", "–", "–", "29", "87"]]


def test_points_of_a_list_have_no_grade_of_running_text() -> None:
    assert grades(Printed("One", ("A short point",) * FEWEST_SENTENCES)) == [["One", "3.1", "–", "30", "90"]]
