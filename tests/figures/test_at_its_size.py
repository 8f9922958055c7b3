"""Each drawing can be read at its size in each edition: its words fit, and overlap neither each other nor the shapes."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import pytest
from fontTools.ttLib import TTFont

from generator.figures.bounds import Bounds, visible_bounds
from generator.figures.drawing import Drawing, Label, Picture
from generator.figures.lettering import LEADING, words_of
from tests.figures.gallery import LABELLED, drawn
from tests.figures.in_use import SIZES, labelled
from tests.typefaces import FONTS

pytestmark = pytest.mark.covered

CLOSE = 0.01  # points
POINTING = ("Leader line", "Leader line casing", "Leader line end")


@cache
def advances() -> dict[int, float]:
    """Return the widths in ems of the font that labels are set in on paper."""
    font = TTFont(FONTS.text.medium.path)
    units = font["head"].unitsPerEm
    return {code: font["hmtx"][glyph][0] / units for code, glyph in font.getBestCmap().items()}


def set_width(words: str, size: float) -> float:
    return size * sum(advances()[ord(c)] for c in words)


def lines(label: Label, size: float) -> list[str]:
    """Return the label's words broken into lines of its width."""
    found: list[str] = []
    for word in words_of(label.text.plain):
        longer = f"{found[-1]} {word}" if found else word
        if found and set_width(longer, size) <= label.width:
            found[-1] = longer
        else:
            found.append(word)
    return found


def words_in(picture: Picture) -> list[Label]:
    return [s for s in picture.shapes if isinstance(s, Label)]


def overlap(a: Bounds, b: Bounds) -> bool:
    return a.left < b.right - CLOSE and b.left < a.right - CLOSE and a.top < b.bottom - CLOSE and b.top < a.bottom - CLOSE


def every(size: tuple[float, float, float]) -> tuple[Drawing, ...]:
    """Return the drawings with words; on a slide, whose height is given, none is a timeline."""
    shown = (*labelled(), *(d for d in LABELLED if d.name != "Timeline"))
    return tuple(drawing for drawing in shown if not size[1] or drawing.name != "Timeline")


SIZE = pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)


@SIZE
def test_words_fit_the_room_reserved_for_them(size: tuple[float, float, float]) -> None:
    for drawing in every(size):
        for label in words_in(drawn(drawing, size)):
            set_in = lines(label, size[2])
            assert len(set_in) * LEADING * size[2] <= label.height + CLOSE, (drawing.alt, set_in)
            assert max(set_width(line, size[2]) for line in set_in) <= label.width, (drawing.alt, set_in)


@SIZE
def test_words_stay_inside_and_do_not_overlap(size: tuple[float, float, float]) -> None:
    for drawing in every(size):
        picture = drawn(drawing, size)
        boxes = [visible_bounds(label) for label in words_in(picture)]
        assert not any(overlap(a, b) for a, b in combinations(boxes, 2)), drawing.alt
        for box in boxes:
            assert min(box.left, box.top) >= -CLOSE, drawing.alt
            assert box.right <= picture.width + CLOSE, drawing.alt
            assert box.bottom <= picture.height + CLOSE, drawing.alt


@SIZE
def test_nothing_is_drawn_through_words(size: tuple[float, float, float]) -> None:
    for drawing in every(size):
        picture = drawn(drawing, size)
        others = [s for s in picture.shapes if not isinstance(s, Label) and s.name not in POINTING]
        for label in words_in(picture):
            assert [s.name for s in others if overlap(visible_bounds(s), visible_bounds(label))] == [], drawing.alt


@SIZE
def test_the_picture_is_large_enough(size: tuple[float, float, float]) -> None:
    """Without its words, the picture is at least six times as wide or high as its type size, so that its parts can be told apart."""
    for drawing in every(size):
        boxes = [visible_bounds(s) for s in drawn(drawing, size).shapes if not isinstance(s, Label) and s.name not in POINTING]
        wide = max(b.right for b in boxes) - min(b.left for b in boxes)
        high = max(b.bottom for b in boxes) - min(b.top for b in boxes)
        assert max(wide, high) >= 6 * size[2], drawing.alt


def test_the_content_has_five_kinds_of_drawings_with_words() -> None:
    kinds = {drawing.name for drawing in labelled()}
    assert kinds == {"Exosome", "Hair growth cycle", "Head with hair loss", "Timeline", "Two heads with hair loss"}
