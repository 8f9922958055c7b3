"""The evidence meter shows its level as a number of bars."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

import pytest

from generator.figures.drawing import Rect
from generator.figures.meter import EvidenceMeter, Tone
from tests.each import rows

COLOURS = {"good": "green-text", "maybe": "amber-band", "poor": "rose", "unknown": "slate-band", "": "deep"}


def bars(meter: EvidenceMeter, *size: float) -> list[Rect]:
    return [s for s in meter.picture(*(size or (176, 0, 12))).shapes if isinstance(s, Rect)]


@rows("level", range(5))
@rows("tone", get_args(Tone))
def test_the_level_is_the_number_of_filled_bars(level: int, tone: Tone) -> None:
    drawn = bars(EvidenceMeter(level, 4, tone, "x"))
    assert [b.paint.fill for b in drawn] == [COLOURS[tone]] * level + ["white"] * (4 - level)
    assert {b.paint.stroke for b in drawn} == {COLOURS[tone]}


@pytest.mark.parametrize("size", [(176.0, 12.0, 12.0), (74.0, 9.0, 12.0)])
def test_bars_have_the_same_size_with_gaps_and_fill_the_width(size: tuple[float, float, float]) -> None:
    drawn = bars(EvidenceMeter(2, 4, "", "x"), *size)
    gaps = [b.x - (a.x + a.width) for a, b in pairwise(drawn)]
    assert {round(b.width, 6) for b in drawn} == {round(drawn[0].width, 6)}
    assert all(gap > 2 for gap in gaps)
    assert drawn[-1].x + drawn[-1].width + drawn[-1].paint.width / 2 == pytest.approx(size[0])


@rows(("level", "of"), [(-1, 4), (5, 4), (0, 0)])
def test_a_level_out_of_range_is_refused(level: int, of: int) -> None:
    with pytest.raises(ValueError, match="cannot show"):
        EvidenceMeter(level, of, "", "x")
