"""The estimated room for words is never too small for the font of the leaflets, and seldom much too large."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from generator.figures.lettering import LEADING, height_of, lines_of, longest_word, width_of
from tests.each import rows
from tests.typefaces import FONTS

WORDS = (
    "Smooth, round bald patch", "Short, broken hairs at the edge", "Other hair looks normal", "Growing: 2 to 7 years",
    "Resting, then falling out: about 3 months", "Genetic messages", "Hair at the sides and back often stays",
    "Glatte, runde kahle Stelle", "Zone lisse et ronde sans cheveux", "Saç dökülmesi başlar",
)  # fmt: skip


def set_width(words: str) -> float:
    font = TTFont(FONTS.text.medium.path)
    glyphs, advances = font.getBestCmap(), font["hmtx"]
    return float(sum(advances[glyphs[ord(c)]][0] for c in words)) / float(font["head"].unitsPerEm)


@rows("words", WORDS)
def test_the_estimate_is_a_little_wide(words: str) -> None:
    assert 1.0 <= width_of(words, 12) / (12 * set_width(words)) <= 1.12


def test_words_that_do_not_fit_move_to_the_next_line() -> None:
    assert lines_of("Smooth, round bald patch", 400, 12) == 1
    assert lines_of("Smooth, round bald patch", 100, 12) == 2
    assert height_of("Smooth, round bald patch", 100, 12) == pytest.approx(2 * 12 * LEADING)


def test_a_word_wider_than_the_box_takes_one_line() -> None:
    assert lines_of("Telogeneffluvium", 10, 12) == 1


def test_the_longest_word_sets_the_least_width() -> None:
    assert longest_word("a telogen effluvium", 12) == width_of("effluvium", 12)
    assert longest_word("", 12) == 0


def test_chinese_characters_take_a_full_em_and_combining_marks_none() -> None:
    assert width_of("脱发", 12) == 24
    assert width_of("e\u0301", 12) == width_of("e", 12)
