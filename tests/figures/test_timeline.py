"""The timeline: side by side if the width allows, otherwise one below the other, in order of time."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.figures.bounds import visible_bounds
from generator.figures.drawing import Label, Oval, Path, Picture
from generator.figures.timeline import MOST, Timeline, TimelinePoint
from generator.text import Text
from tests.figures.gallery import MOMENTS

MM = 72 / 25.4
A4, LARGE, A5, PANEL = (184 * MM, 12.0), (170 * MM, 18.0), (120 * MM, 12.0), (78 * MM, 12.0)


def drawn(count: int, width: float, type_size: float) -> Picture:
    return Timeline(MOMENTS[:count], "x").picture(width, 0, type_size)


def discs(picture: Picture) -> list[Oval]:
    return [s for s in picture.shapes if isinstance(s, Oval)]


def labels(picture: Picture) -> list[Label]:
    return [s for s in picture.shapes if isinstance(s, Label)]


@pytest.mark.parametrize(
    ("count", "size", "direction"),
    [(3, A4, "across"), (5, A4, "across"), (8, A4, "down"), (4, LARGE, "down"), (2, A5, "across"), (5, A5, "down"), (3, PANEL, "down")],
)
def test_moments_are_side_by_side_if_there_is_room(count: int, size: tuple[float, float], direction: str) -> None:
    picture = drawn(count, *size)
    xs, ys = {round(d.cx, 3) for d in discs(picture)}, {round(d.cy, 3) for d in discs(picture)}
    assert (len(xs), len(ys)) == ((count, 1) if direction == "across" else (1, count))


@pytest.mark.parametrize("size", [A4, LARGE, A5, PANEL])
@pytest.mark.parametrize("count", range(1, MOST + 1))
def test_any_number_of_moments_is_in_order_and_stays_inside(count: int, size: tuple[float, float]) -> None:
    picture = drawn(count, *size)
    assert [s.name for s in picture.shapes if isinstance(s, Path) and s.name != "Line of time"] == [
        f"Number {n}" for n in range(1, count + 1)
    ]
    assert [label.text for label in labels(picture)] == [t for m in MOMENTS[:count] for t in (m.when, m.what)]
    for box in map(visible_bounds, picture.shapes):
        assert min(box.left, box.top) >= -0.01
        assert box.right <= picture.width + 0.01
        assert box.bottom <= picture.height + 0.01
    for before, after in pairwise(map(visible_bounds, labels(picture))):
        assert before.bottom <= after.top + 0.01 or before.right <= after.left


def test_the_line_runs_from_the_first_disc_to_the_last_behind_them() -> None:
    picture = drawn(5, *A4)
    line = picture.shapes[0]
    assert isinstance(line, Path)
    first, *_, last = discs(picture)
    assert [points[0] for _, points in line.steps] == [(first.cx, first.cy), (last.cx, last.cy)]


def test_a_single_moment_has_no_line() -> None:
    assert [s.name for s in drawn(1, *A4).shapes if not isinstance(s, Label)] == ["Disc", "Number 1"]


def test_in_rows_the_time_is_beside_what_happened_or_above_it_if_space_is_narrow() -> None:
    wide, narrow = labels(drawn(5, *A5)), labels(drawn(5, *PANEL))
    assert wide[0].y == wide[1].y
    assert wide[0].x + wide[0].width < wide[1].x
    assert narrow[0].x == narrow[1].x
    assert narrow[0].y < narrow[1].y


def test_a_space_too_low_for_columns_gets_rows() -> None:
    high, low = (labels(Timeline(MOMENTS[:1], "x").picture(441, height, 18)) for height in (310, 80))
    assert high[0].y < high[1].y
    assert low[0].y == low[1].y


@pytest.mark.parametrize("count", [0, 9])
def test_no_moments_or_too_many_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match=f"1 to 8 moments, not {count}"):
        Timeline((TimelinePoint(Text.of("Now"), Text.of("This")),) * count, "x")
