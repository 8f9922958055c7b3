"""The parts of drawings: colours, bounds, numerals, keys, and circles cut off at a panel."""

from __future__ import annotations

from math import hypot

import pytest

from generator.figures.bounds import Bounds, visible_bounds
from generator.figures.curves import flattened
from generator.figures.cycle import GrowthCycle
from generator.figures.drawing import Label, Oval, Paint, Path, Rect, mix, parts, resolve
from generator.figures.exosome import Exosome
from generator.figures.follicle import Follicles
from generator.figures.numerals import numeral
from generator.figures.vesicles import Vesicles
from generator.text import Text
from tests.figures.gallery import LABELS, LEAFLET, THREE

INK = Paint(fill="ink")


def test_a_mix_has_parts_and_a_value() -> None:
    assert parts(mix("teal", 25, "white")) == ("teal", 25, "white")
    assert parts("teal") == ("teal", 100, "teal")
    assert resolve(mix("a", 25, "b"), {"a": "000000", "b": "FFFF64"}.__getitem__) == "BFBF4B"
    assert resolve("a", {"a": "0B4A57"}.__getitem__) == "0B4A57"


def test_an_unknown_role_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        resolve(mix("a", 25, "nothing"), {"a": "000000"}.__getitem__)


@pytest.mark.parametrize(
    ("shape", "box"),
    [
        (Rect(1, 2, 3, 4, INK), (1, 2, 4, 6)),
        (Oval(5, 5, 2, 1, Paint(stroke="ink", width=2)), (2, 3, 8, 7)),
        (Label(1, 2, 30, Text.of("x"), height=16), (1, 2, 31, 18)),
        (Path((("M", ((0, 0),)), ("C", ((0, 4), (3, 4), (3, 0)))), INK), (0, 0, 3, 3)),
        (Path((("M", ((0, 0),)), ("C", ((4, 0), (4, 0), (4, 0)))), INK), (0, 0, 4, 0)),
        (Path((("M", ((0, 0),)), ("C", ((1, 2), (2, 2), (3, 0)))), INK), (0, 0, 3, 1.5)),
    ],
)
def test_bounds_enclose_a_shape_and_its_stroke(shape: Rect | Oval | Path | Label, box: tuple[float, float, float, float]) -> None:
    found = visible_bounds(shape)
    assert (found.left, found.top, found.right, found.bottom) == pytest.approx(box)


def test_bounds_grow_on_every_side() -> None:
    assert Bounds(0, 0, 1, 1).grown(2) == Bounds(-2, -2, 3, 3)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_numerals_have_the_given_height_and_are_centred(number: int) -> None:
    box = visible_bounds(numeral(number, (10, 10), 8, "deep"))
    assert (box.top, box.bottom) == pytest.approx((6, 14), abs=0.05)
    assert (box.left + box.right) / 2 == pytest.approx(10, abs=0.5)


def test_the_key_of_an_exosome_shows_each_shape_beside_its_words() -> None:
    *shapes, first, second, third = Exosome(THREE, "x").picture(*LEAFLET).shapes
    symbols = shapes[-3:]
    assert [s.name for s in symbols if not isinstance(s, Label)] == ["Growth signal", "Protein", "Genetic message"]
    for symbol, label in zip(symbols, (first, second, third), strict=True):
        assert isinstance(label, Label)
        box = visible_bounds(symbol)
        assert box.right < label.x
        assert label.y < (box.top + box.bottom) / 2 < label.y + 16


def test_a_key_goes_below_the_drawing_if_space_is_narrow() -> None:
    picture = Exosome(THREE, "x").picture(120, 0, 12)
    wall = next(s for s in picture.shapes if isinstance(s, Oval) and s.name == "Outer wall")
    assert all(s.y >= wall.cy + wall.ry for s in picture.shapes if isinstance(s, Label))


def test_the_phases_differ_in_length_and_fill_not_only_in_colour() -> None:
    arcs = [s for s in GrowthCycle(THREE, "x").picture(*LEAFLET).shapes if isinstance(s, Path) and s.name.startswith("Phase")]
    hatching = [s for s in GrowthCycle(THREE, "x").picture(*LEAFLET).shapes if not isinstance(s, Label) and s.name == "Hatching"]
    lengths = [len(a.steps) for a in arcs]
    assert [a.paint.fill for a in arcs] == ["teal", "white", "white"]
    assert lengths[0] > lengths[1]
    assert len(hatching) == 1


def test_roots_shrink_from_left_to_right() -> None:
    roots = [visible_bounds(s) for s in Follicles((), "x").picture(*LEAFLET).shapes if not isinstance(s, Label) and s.name == "Root sheath"]
    hairs = [visible_bounds(s) for s in Follicles((), "x").picture(*LEAFLET).shapes if not isinstance(s, Label) and s.name == "Hair"]
    assert [r.left for r in roots] == sorted(r.left for r in roots)
    assert [r.bottom for r in roots] == sorted((r.bottom for r in roots), reverse=True)
    assert [h.right - h.left for h in hairs] == sorted((h.right - h.left for h in hairs), reverse=True)


def test_two_labels_name_the_first_and_the_last_root() -> None:
    labels = [s for s in Follicles(LABELS[:2], "x").picture(*LEAFLET).shapes if isinstance(s, Label)]
    assert [label.align for label in labels] == ["left", "right"]
    with pytest.raises(ValueError, match="not 3"):
        Follicles(LABELS, "x")


def test_circles_are_cut_off_at_the_panel_and_its_round_corner() -> None:
    picture = Vesicles(corner=6).picture(130, 224, 12)
    big = picture.shapes[0]
    assert isinstance(big, Path)
    points = flattened(big.steps)
    assert all(0 <= x <= 130.001 and -0.001 <= y <= 224 for x, y in points)
    corner = [p for p in points if p[0] > 124 and p[1] < 6]
    assert corner
    assert all(hypot(x - 124, y - 6) <= 6.01 for x, y in corner)


def test_circles_fill_the_square_corner_of_a_panel() -> None:
    big = Vesicles(corner=0).picture(130, 224, 12).shapes[0]
    assert isinstance(big, Path)
    assert (130, 0) in [points[-1] for _, points in big.steps if points]
