"""The parts of drawings: colours, bounds, numerals, keys, and circles cut off at a panel."""

from __future__ import annotations

from math import hypot

import pytest

from generator.figures.bounds import Bounds, visible_bounds
from generator.figures.curves import flattened
from generator.figures.cycle import GrowthCycle
from generator.figures.drawing import Label, Oval, Paint, Path, Picture, Point, Rect, Shape, mix, parts, resolve
from generator.figures.exosome import Exosome
from generator.figures.follicle import Follicles
from generator.figures.numerals import numeral
from generator.figures.vesicles import Vesicles
from generator.text import Text
from tests.each import rows
from tests.figures.gallery import LABELS, LEAFLET, LIVES, THREE, WEEKS

INK = Paint(fill="ink")


def test_a_mix_has_parts_and_a_value() -> None:
    assert parts(mix("teal", 25, "white")) == ("teal", 25, "white")
    assert parts("teal") == ("teal", 100, "teal")
    assert resolve(mix("a", 25, "b"), {"a": "000000", "b": "FFFF64"}.__getitem__) == "BFBF4B"
    assert resolve("a", {"a": "0B4A57"}.__getitem__) == "0B4A57"


def test_an_unknown_role_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        resolve(mix("a", 25, "nothing"), {"a": "000000"}.__getitem__)


@rows(
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


@rows("number", [0, 1, 2, 3, 9, 12])
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


def cycle(weeks: tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]] = WEEKS) -> Picture:
    return GrowthCycle(THREE, "x", weeks, LIVES).picture(*LEAFLET)


def bars(picture: Picture) -> dict[str, list[Rect]]:
    """Return the parts of the two bars by their phase, the shortest life first."""
    found = [s for s in picture.shapes if isinstance(s, Rect) and s.name.startswith("Phase")]
    return {name: [bar for bar in found if bar.name == name] for name in ("Phase 1", "Phase 2", "Phase 3")}


def test_each_phase_is_as_long_as_it_lasts() -> None:
    of = bars(cycle())
    (short, long), (rest_short, rest_long) = of["Phase 1"], of["Phase 3"]
    scale = long.width / 312
    assert (short.width, rest_short.width, rest_long.width) == pytest.approx((104 * scale, 9 * scale, 13 * scale))
    assert [bar.x for bar in of["Phase 3"]] == pytest.approx([short.x + 107 * scale, short.x + 315 * scale])


def test_the_years_on_the_axis_are_those_of_the_bars() -> None:
    picture = cycle()
    long = bars(picture)["Phase 1"][1]
    (axis,) = [s for s in picture.shapes if isinstance(s, Path) and s.name == "Axis of years"]
    box = visible_bounds(axis)
    assert (box.left + axis.paint.width / 2, box.right - axis.paint.width / 2) == pytest.approx((long.x, long.x + long.width), abs=0.1)
    assert [s.name for s in picture.shapes if isinstance(s, Path) and s.name.startswith("Number")] == [f"Number {n}" for n in range(7)]


def test_the_shortest_phase_is_tall_and_always_seen_and_fills_differ_too() -> None:
    of = bars(cycle(((104, 900), (1,), (9, 13))))
    assert all(bar.width >= 1.5 for bars_ in of.values() for bar in bars_)
    assert of["Phase 2"][0].height > of["Phase 1"][0].height == of["Phase 3"][0].height
    assert [of[name][0].paint.fill for name in of] == ["teal", "spark", "white"]


def test_a_root_draws_up_as_it_rests_and_its_papilla_stays() -> None:
    sheaths = [visible_bounds(s) for s in cycle().shapes if isinstance(s, Path) and s.name == "Root sheath"]
    assert [s.bottom for s in sheaths] == sorted((s.bottom for s in sheaths), reverse=True)
    (fallen,) = [s for s in cycle().shapes if isinstance(s, Path) and s.name == "Fallen hair"]
    (skin,) = [s for s in cycle().shapes if isinstance(s, Path) and s.name == "Outer skin"]
    assert visible_bounds(fallen).bottom < visible_bounds(skin).top


def test_roots_shrink_from_left_to_right() -> None:
    shapes = Follicles((), "x").picture(*LEAFLET).shapes
    roots, hairs = ([visible_bounds(s) for s in shapes if not isinstance(s, Label) and s.name == name] for name in ("Root sheath", "Hair"))
    assert [r.left for r in roots] == sorted(r.left for r in roots)
    assert [r.bottom for r in roots] == sorted((r.bottom for r in roots), reverse=True)
    assert [h.top for h in hairs] == sorted(h.top for h in hairs)
    assert len([s for s in shapes if not isinstance(s, Label) and s.name == "Arrow"]) == 3


def test_one_of_the_bubbles_on_their_way_is_drawn_large() -> None:
    shapes = Exosome(THREE, "x").picture(*LEAFLET).shapes
    tiny = [s for s in shapes if isinstance(s, Oval) and s.name == "Bubble"]
    (wall,) = [s for s in shapes if isinstance(s, Oval) and s.name == "Outer wall"]
    lines = [s for s in shapes if isinstance(s, Path) and s.name == "Drawn closer"]
    assert len(lines) == 2
    for line in lines:
        (start,), (end,) = (points for _, points in line.steps)
        assert any(hypot(start[0] - t.cx, start[1] - t.cy) == pytest.approx(t.rx) for t in tiny)
        assert hypot(end[0] - wall.cx, end[1] - wall.cy) == pytest.approx(wall.rx + wall.paint.width / 2)


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


def test_no_circle_below_words_is_cut_off_at_the_top() -> None:
    """On a cover without a drawing they are in the lower part of the panel, where a flat top would look like a mistake."""
    assert any(min(y for _, y in _corners_of(shape)) < 1 for shape in Vesicles(corner=0).picture(130, 224, 12).shapes)
    below = Vesicles(corner=0, below_words=True).picture(130, 224, 12)
    assert [shape for shape in below.shapes if isinstance(shape, Path) and _is_flat_at_top(shape)] == []


def _corners_of(shape: Shape) -> list[Point]:
    """Return where the steps of a path end; of an oval, nothing."""
    return [points[-1] for _, points in shape.steps if points] if isinstance(shape, Path) else [(0.0, 9.0)]


def _is_flat_at_top(shape: Path) -> bool:
    """Return whether two steps of a path end at the top edge."""
    return sum(abs(y) < 1 for _, y in _corners_of(shape)) > 1
