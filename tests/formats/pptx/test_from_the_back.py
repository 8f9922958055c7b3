"""What can be read from the back of the room: capitals are high enough, and nothing but the foot is smaller."""

from __future__ import annotations

from math import hypot

from generator.formats.pptx.charts import LABEL_TYPE as ON_BARS
from generator.formats.pptx.charts import NAME_TYPE
from generator.formats.pptx.fill import LABEL_TYPE
from generator.formats.pptx.layout_model import FOOT, SLIDE_HEIGHT, SLIDE_WIDTH
from generator.formats.pptx.layouts import layouts
from generator.formats.pptx.tables import NARROW_TYPE, ROOMY_TYPE

DIAGONAL = 55 * 25.4  # mm: the screen in a consulting room
CAPITALS = 1314 / 2048  # of the type size: Carlito, with Calibri's heights, OS/2.sCapHeight; Georgia's are higher
LEAST = 19.0  # mm: seen from 4 m, 16 minutes of arc (ISO 9241-303) are 18.6 mm


def capitals(points: float) -> float:
    """Return how high capitals are on the screen, in mm."""
    height = DIAGONAL * SLIDE_HEIGHT / hypot(SLIDE_WIDTH, SLIDE_HEIGHT)
    return CAPITALS * points / 72 / SLIDE_HEIGHT * height


def test_capitals_can_be_read_from_four_metres() -> None:
    sizes = {level.size for plan in layouts().values() for place in plan.placeholders if place.role not in FOOT for level in place.levels}
    smallest = min(*sizes, NARROW_TYPE, ROOMY_TYPE, ON_BARS, NAME_TYPE, LABEL_TYPE)
    assert smallest == 24
    assert capitals(smallest) >= LEAST


def test_the_foot_is_the_only_small_thing() -> None:
    assert {level.size for plan in layouts().values() for place in plan.placeholders if place.role in FOOT for level in place.levels} == {
        18
    }
