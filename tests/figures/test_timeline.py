"""The timeline: a row for each study on the same axis, with a dot at its time whose area is its number of people."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.figures.bounds import visible_bounds
from generator.figures.drawing import Label, Oval, Path, Picture
from generator.figures.timeline import MOST, Timeline
from tests.each import rows
from tests.figures.gallery import IN_TIME, MOMENTS

MM = 72 / 25.4
A4, LARGE, A5, PANEL = (184 * MM, 12.0), (170 * MM, 18.0), (120 * MM, 12.0), (78 * MM, 12.0)


def drawn(count: int, width: float, type_size: float) -> Picture:
    return Timeline(MOMENTS[:count], IN_TIME, "x").picture(width, 0, type_size)


def dots(picture: Picture, name: str = "") -> list[Oval]:
    """Return the dots of the studies, without those of the key."""
    return [s for s in picture.shapes if isinstance(s, Oval) and name in ("", s.name)][: -2 if not name else -1]


def labels(picture: Picture) -> list[Label]:
    return [s for s in picture.shapes if isinstance(s, Label)]


def numbers(picture: Picture) -> dict[int, float]:
    """Return the x of each number of months."""
    found = {}
    for shape in picture.shapes:
        if isinstance(shape, Path) and shape.name.startswith("Number"):
            box = visible_bounds(shape)
            found[int(shape.name.split()[1])] = (box.left + box.right) / 2
    return found


@rows("size", [A4, LARGE, A5, PANEL])
@rows("count", range(1, MOST + 1))
def test_any_number_of_moments_is_in_order_and_stays_inside(count: int, size: tuple[float, float]) -> None:
    picture = drawn(count, *size)
    said = [t for m in MOMENTS[:count] for t in (m.when, m.what)]
    assert [label.text for label in labels(picture)] == [*said, IN_TIME.months, IN_TIME.compared, IN_TIME.alone]
    for box in map(visible_bounds, picture.shapes):
        assert min(box.left, box.top) >= -0.01
        assert box.right <= picture.width + 0.01
        assert box.bottom <= picture.height + 0.01
    rows = labels(picture)[: 2 * count]
    for before, after in pairwise(map(visible_bounds, rows)):
        assert before.bottom <= after.top + 0.01


@pytest.mark.parametrize("size", [A4, PANEL])
def test_each_dot_stands_at_its_time_on_one_axis(size: tuple[float, float]) -> None:
    picture = drawn(4, *size)
    at = numbers(picture)
    assert list(at) == [0, 3, 6, 9, 12]
    month = (at[12] - at[0]) / 12
    xs = [dot.cx for dot in dots(picture)]
    weeks = [4, 12, 16, 24, 52]
    assert xs == pytest.approx([at[0] + week * 12 / 52 * month for week in weeks], abs=1)


def test_the_area_of_a_dot_is_its_number_of_people() -> None:
    thirty, twenty, eight, sixteen = (dot for dot in dots(drawn(4, *A4)) if dot.rx > 3)
    outer = [dot.rx + (dot.paint.width / 2 if dot.paint.stroke else 0) for dot in (thirty, twenty, eight, sixteen)]
    assert [r * r / outer[0] ** 2 for r in outer] == pytest.approx([1, 20 / 30, 8 / 30, 16 / 30])


def test_a_study_with_a_comparison_is_a_full_dot_and_one_without_a_ring() -> None:
    picture = drawn(4, *A4)
    full, rings = dots(picture, "Compared"), dots(picture, "Not compared")
    assert (len(full), len(rings)) == (1, 4)  # and where the first study began
    assert {(d.paint.fill, d.paint.stroke) for d in full} == {("teal", None)}
    assert {(d.paint.fill, d.paint.stroke) for d in rings} == {("white", "teal")}


def test_dots_stand_beside_the_words_if_there_is_room_and_below_them_if_not() -> None:
    wide, narrow = drawn(3, *A4), drawn(3, *PANEL)
    when, what = labels(wide)[:2]
    assert when.x + when.width < min(dot.cx - dot.rx for dot in dots(wide))
    assert when.y < dots(wide)[0].cy < what.y + what.height
    _, what = labels(narrow)[:2]
    assert what.y + what.height <= dots(narrow)[1].cy - dots(narrow)[1].ry


def test_the_axis_reaches_to_the_last_study_in_quarters_of_a_year() -> None:
    assert list(numbers(drawn(2, *A4))) == [0, 3, 6]
    assert list(numbers(drawn(5, *A4)))[-1] == 15


def test_a_study_of_one_person_beside_one_of_hundreds_can_still_be_seen() -> None:
    assert min(dot.rx for dot in dots(drawn(6, *A4))) * 2 >= 3


@pytest.mark.parametrize("count", [0, 9])
def test_no_moments_or_too_many_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match=f"1 to 8 moments, not {count}"):
        Timeline((MOMENTS[0],) * count, IN_TIME, "x")
