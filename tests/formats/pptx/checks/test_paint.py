"""The area that a freeform covers: within its curves, without its holes."""

from __future__ import annotations

from lxml import etree

from generator.formats.pptx.checks.paint import Flat, PaintedShape
from generator.formats.pptx.markup import A, Rectangle
from tests.each import rows

SQUARE = "<a:moveTo><a:pt x='0' y='0'/></a:moveTo>" + "".join(
    f"<a:lnTo><a:pt x='{x}' y='{y}'/></a:lnTo>" for x, y in ((100, 0), (100, 100), (0, 100))
)
HOLE = SQUARE.replace("'100'", "'60'").replace("'0'", "'40'")
BULGE = (
    "<a:moveTo><a:pt x='0' y='0'/></a:moveTo><a:cubicBezTo><a:pt x='0' y='100'/><a:pt x='100' y='100'/><a:pt x='100' y='0'/></a:cubicBezTo>"
)
BOW = "<a:moveTo><a:pt x='0' y='0'/></a:moveTo><a:quadBezTo><a:pt x='50' y='100'/><a:pt x='100' y='0'/></a:quadBezTo>"


def covers(path: str, x: float, y: float) -> bool:
    """Return whether a freeform of 100 units in a box of 2 x 1 inches at (1, 1) covers a point."""
    form = etree.fromstring(f'<x xmlns:a="{A}"><a:path w="100" h="100">{path}</a:path></x>')
    return PaintedShape(Rectangle(1, 1, 2, 1), Flat((0.0, 0.0, 0.0)), "", form).covers(x, y)


@rows(
    ("path", "point", "expected"),
    [
        (SQUARE, (1.1, 1.1), True),
        (f"{SQUARE}<a:close/>{HOLE}<a:close/>", (2, 1.5), False),
        (f"{SQUARE}<a:close/>{HOLE}<a:close/>", (1.2, 1.5), True),
        (BULGE, (2, 1.7), True),
        (BULGE, (2, 1.8), False),
        (BOW, (2, 1.45), True),
        (BOW, (2, 1.55), False),
        ("<a:lnTo><a:pt x='100' y='0'/></a:lnTo><a:lnTo><a:pt x='0' y='100'/></a:lnTo>", (1.1, 1.1), False),
    ],
)
def test_a_freeform_covers_what_its_outline_fills(path: str, point: tuple[float, float], expected: bool) -> None:
    assert covers(path, *point) is expected
