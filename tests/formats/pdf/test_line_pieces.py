"""Spaces between words of two directions stand where readers expect them, whichever way the line runs."""

from __future__ import annotations

from contextlib import closing
from itertools import pairwise
from operator import itemgetter

import pytest
from pypdfium2 import PdfDocument

from tests.formats.pdf.sample import document, paragraph, printed

pytestmark = pytest.mark.covered

NUMBERS = "افتح من 8 إلى 17. ثم"  # from the right: each word is left of the one before it, and the full stop left of its number
SPACE = 2.7  # points, at least, of one between words of 12 pt; letters of one word stand nearer together


def boxes(words: str) -> list[tuple[str, float, float]]:
    """Return each character that is drawn of a paragraph with its left and right, from left to right."""
    data = printed(document(paragraph(words))).data
    with closing(PdfDocument(data)) as pdf, closing(pdf[0]) as page, closing(page.get_textpage()) as read:
        letters = read.get_text_range()
        found = [(each, *read.get_charbox(n)) for n, each in enumerate(letters) if each in words and each.strip()]
    line = next(bottom for letter, _, bottom, _, _ in found if letter in "8ث2")
    return sorted(((letter, left, right) for letter, left, bottom, right, _ in found if abs(bottom - line) < 8), key=itemgetter(1))


def groups(words: str) -> list[str]:
    """Return what stands together in a line, as it is seen from left to right."""
    seen = boxes(words)
    found = [seen[0][0]]
    for (_, _, right), (letter, left, _) in pairwise(seen):
        if left - right > SPACE:
            found.append("")
        found[-1] += letter
    return found


def test_a_number_in_words_from_the_right_has_its_full_stop_beside_it_and_a_space_before_it() -> None:
    together = groups(NUMBERS)
    assert ".17" in together
    assert "8" in together
    assert len(together) == len(NUMBERS.split())


@pytest.mark.parametrize("words", ["Ask for العربية or اردو, 24 times", "In 24 hours: العربية 24, and 7 more"])
def test_words_from_the_right_in_a_line_from_the_left_have_one_space_on_each_side(words: str) -> None:
    assert len(groups(words)) == len(words.split())
