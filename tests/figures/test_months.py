"""A bar of months: where it is solid, hatched and empty, and where the numbers of the axis stand."""

from __future__ import annotations

import pytest

from generator.figures.bounds import visible_bounds
from generator.figures.drawing import Label, Path, Picture, Rect
from generator.figures.months import MonthBar
from generator.text import Text


def drawn(shortest: int, longest: int) -> Picture:
    return MonthBar(shortest, longest, Text.of("Shedding: so many months"), Text.of("months"), "x").picture(230, 0, 12)


def ends(picture: Picture, name: str) -> tuple[float, float]:
    """Return where a rectangle begins and ends, in months of a year."""
    (whole, *_), (part, *_) = ([s for s in picture.shapes if isinstance(s, Rect) and s.name == each] for each in ("All months", name))
    left, right = ((x - whole.x) / whole.width * 12 for x in (part.x, part.x + part.width))
    return round(left, 3), round(right, 3)


def numbers(picture: Picture) -> dict[int, float]:
    """Return the x of each number of the axis."""
    found = [shape for shape in picture.shapes if isinstance(shape, Path) and shape.name.startswith("Number")]
    boxes = {int(shape.name.split()[1]): visible_bounds(shape) for shape in found}
    return {number: (box.left + box.right) / 2 for number, box in boxes.items()}


def test_a_bar_is_solid_up_to_the_shortest_time_and_hatched_to_the_longest() -> None:
    picture = drawn(3, 6)
    assert (ends(picture, "At least"), ends(picture, "Up to")) == ((0, 3), (3, 6))
    (hatching,) = [s for s in picture.shapes if isinstance(s, Path) and s.name == "Up to"]
    (edge,) = [s for s in picture.shapes if isinstance(s, Rect) and s.name == "Up to"]
    box = visible_bounds(hatching)
    assert edge.x - 1 <= box.left
    assert box.right <= edge.x + edge.width + 1


def test_one_number_of_months_has_no_hatching() -> None:
    picture = drawn(4, 4)
    assert ends(picture, "At least") == (0, 4)
    assert [s for s in picture.shapes if isinstance(s, Rect | Path) and s.name == "Up to"] == []


def test_the_numbers_stand_at_their_months_on_an_axis_of_whole_years() -> None:
    (whole, *_) = [s for s in drawn(3, 6).shapes if isinstance(s, Rect)]
    for number, x in numbers(drawn(3, 6)).items():
        assert x == pytest.approx(whole.x + whole.width * number / 12, abs=1)
    assert list(numbers(drawn(3, 6))) == [0, 3, 6, 9, 12]
    assert list(numbers(drawn(3, 13))) == [0, 6, 12, 18, 24]


@pytest.mark.parametrize("months", [(0, 3), (6, 3)])
def test_times_in_the_wrong_order_are_refused(months: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        drawn(*months)


def test_the_last_number_of_the_axis_says_what_it_counts() -> None:
    picture = drawn(3, 6)
    (unit,) = [shape for shape in picture.shapes if isinstance(shape, Label) and shape.text.plain == "months"]
    (last,) = [visible_bounds(s) for s in picture.shapes if isinstance(s, Path) and s.name == "Number 12"]
    assert 0 < unit.x - last.right < 12
    assert unit.x + unit.width <= picture.width
    assert unit.y < (last.top + last.bottom) / 2 < unit.y + 16
