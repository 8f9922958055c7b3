"""Lines are neither so long that readers lose the next one nor so short that each sentence is broken."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.blocks import Document, Paragraph, Row
from generator.document.limits import SHIPPED
from generator.formats.pdf.checks.lines import CODE, FEW, check, full_lines
from generator.formats.pdf.render import render_document
from generator.problems import Problem
from generator.text import join
from tests.each import rows
from tests.formats.pdf.sample import ANY_PAGES, document, standard, words
from tests.typefaces import FONTS

SENTENCE = "It takes a long time to find out what helps, and it is well worth it. "
MANY = document(*(Paragraph(words(SENTENCE * 5)) for _ in range(20)))
LIMITS = SHIPPED.of(CODE)


def on_paper(measure: float, of: Document = MANY) -> bytes:
    """Return a document in one column as wide as that, in mm."""
    theme, paper = standard()
    rendered = render_document(of, theme, paper.model_copy(update={"measure": measure, "side_by_side": False}), ANY_PAGES, FONTS)
    assert not rendered.problems
    return rendered.data


def found(measure: float, **changes: float) -> Iterator[Problem]:
    yield from check(MANY, on_paper(measure), {**LIMITS, **changes})


@rows("measure", [70, 90, 110])
def test_lines_of_a_good_length_pass(measure: float) -> None:
    assert list(found(measure)) == []


def test_lines_that_are_too_long_or_too_short_are_told_with_their_length() -> None:
    (problem,) = found(180)
    assert (problem.code, problem.severity) == ("D04", "warning")
    assert problem.message == "sample: one line in ten has 78 characters or more; 70 are easier to read"
    (problem,) = found(180, error=77)
    assert (problem.severity, problem.message[-9:]) == ("error", " above 77")
    (problem,) = found(90, short=60)
    assert problem.severity == "warning"
    assert problem.message.endswith("characters; 60 or more are easier to read")


def test_only_full_lines_count_and_only_where_there_are_many() -> None:
    few = document(Paragraph(words(SENTENCE * 5)))
    data = on_paper(180, few)
    assert 0 < len(full_lines(data)) < FEW
    assert list(check(few, data, {**LIMITS, "warning": 1})) == []
    assert full_lines(on_paper(180, document(Paragraph(words("One line."))))) == full_lines(on_paper(180, document()))


def test_where_most_lines_are_short_enough_the_words_are_to_be_shortened_and_not_the_paper_changed() -> None:
    address = join([words(f"House {n} in the long street of the town", n) for n in range(1, 9)], ", ")
    half = (Paragraph(words(SENTENCE * 3)),) * 4
    of = document(*(Row((half, half), (6, 6)), Paragraph(address)) * 3)
    theme, paper = standard()
    (problem,) = check(of, render_document(of, theme, paper, ANY_PAGES, FONTS).data, {**LIMITS, "warning": 60, "error": 100})
    assert problem.hint == "shorten these words: most lines are short enough"
    assert problem.location
    assert problem.location.line in range(1, 9)
    (all_of_them,) = found(180)
    assert all_of_them.hint is not None
    assert all_of_them.hint.startswith("in the paper's file")
