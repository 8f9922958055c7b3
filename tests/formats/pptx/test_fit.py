"""Does the text fit? Lines are broken as presentation programs break them, or sooner."""

from __future__ import annotations

import pytest

from generator.design.metrics import text_width
from generator.formats.pptx.fit import LINE_PITCH, SAFETY, TextParagraph, TextRun, break_lines, measure
from generator.formats.pptx.layout_model import Insets
from generator.formats.pptx.markup import Rectangle
from generator.formats.pptx.placeholders import Placeholder, TypeStyle

BODY = TypeStyle(20, False, "Calibri", 0, 0, 1, 6, "l", None)
POINT = TypeStyle(20, False, "Calibri", 24, -24, 1, 6, "l", None)


def width_of(words: str, bold: bool = False) -> float:
    """Return how many points the words take on one line."""
    return text_width(words, "Calibri", bold) * BODY.size * SAFETY


def place(width: float, height: float, *levels: TypeStyle) -> Placeholder:
    """Return a place of so many points without insets."""
    return Placeholder(1, "Content", "body", Rectangle(0, 0, width / 72, height / 72), Insets(), "t", levels or (BODY,), None)


def test_words_that_fill_a_line_exactly_stay_on_it() -> None:
    words = "one two three"
    assert break_lines((TextRun(words),), BODY, width_of(words)).lines == 1
    assert break_lines((TextRun(words),), BODY, width_of(words) - 0.1).lines == 2


def test_the_blank_at_a_lines_end_needs_no_room() -> None:
    assert break_lines((TextRun("one two three"),), BODY, width_of("one two")).lines == 2


def test_a_line_breaks_after_a_hyphen_or_dash_and_not_at_a_no_break_space() -> None:
    width = width_of("aaaa-")
    assert break_lines((TextRun("aaaa-bbbb"),), BODY, width).lines == 2
    assert break_lines((TextRun("aaaa–bbbb"),), BODY, width + 5).lines == 2
    bound = break_lines((TextRun("aaaa\N{NO-BREAK SPACE}bbbb"),), BODY, width)
    assert (bound.lines, bound.wide_word) == (1, "aaaa\N{NO-BREAK SPACE}bbbb")


def test_a_word_that_changes_its_weight_half_way_is_not_broken_there() -> None:
    runs = (TextRun("half"), TextRun("way", bold=True))
    broken = break_lines(runs, BODY, width_of("half"))
    assert (broken.lines, broken.wide_word) == (1, "halfway")
    assert broken.longest == pytest.approx(width_of("half") + width_of("way", bold=True))


def test_bold_words_take_more_room() -> None:
    words = "several rather ordinary words"
    assert break_lines((TextRun(words, bold=True),), BODY, width_of(words)).lines == 2


def test_height_is_lines_times_pitch_and_the_space_between_paragraphs() -> None:
    one = TextParagraph((TextRun("one"),))
    measured = measure([one, one, one], place(500, 200))
    assert measured.height == pytest.approx(3 * BODY.size * LINE_PITCH + 2 * BODY.before)
    assert (measured.lines, measured.lines_over, measured.crossing) == (3, 0, None)


def test_a_bullets_margin_narrows_its_lines() -> None:
    words = "words beside a bullet"
    point = TextParagraph((TextRun(words),), 1)
    assert measure([point], place(width_of(words) + 24, 200, BODY, POINT)).lines == 1
    assert measure([point], place(width_of(words) + 23, 200, BODY, POINT)).lines == 2


def test_too_much_text_is_counted_in_lines_with_the_paragraph_that_crosses_the_edge() -> None:
    one = TextParagraph((TextRun("one"),))
    measured = measure([one] * 5, place(500, 3 * 24 + 2 * 6))
    assert (measured.lines_over, measured.crossing) == (3, 3)  # 2 lines and the space above them: 60 points of 24


def test_lines_that_end_at_the_edge_fit() -> None:
    assert measure([TextParagraph((TextRun("one"),))] * 2, place(500, 2 * 24 + 6)).lines_over == 0


def test_a_level_below_those_a_template_has_is_set_like_its_last() -> None:
    assert measure([TextParagraph((TextRun("one"),), 5)], place(500, 200, BODY, POINT)).longest == pytest.approx(width_of("one") + 24)
