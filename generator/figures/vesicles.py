"""Circles that decorate the masthead and the title slide, cut off at the edge of their panel; and the ring that replaces a missing logo."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import acos, asin, degrees

from generator.figures.curves import arc, polar
from generator.figures.drawing import Colour, Oval, Paint, Path, PathStep, Picture, Point, Shape, mix
from generator.text import Text

_GRID_WIDTH = 130.0  # of the strip that the circles are laid out on


@dataclass(frozen=True, slots=True)
class _Circle:
    """A circle: `dx` units from the right edge, `dy` units from the top plus `share` of the height."""

    dx: float
    dy: float
    share: float
    radius: float
    dark: Colour
    light: Colour


_CIRCLES = (
    _Circle(10, 62, 0.0, 96, mix("teal", 38, "deep"), mix("terracotta", 8, "sand")),
    _Circle(-6, 8, 1.0, 62, "terracotta", mix("terracotta", 20, "sand")),
    _Circle(62, 0, 0.42, 15, "pale", "white"),
    _Circle(96, 0, 0.20, 7.5, "teal", mix("teal", 30, "sand")),
    _Circle(118, 0, 0.62, 9, mix("pale", 65, "deep"), mix("teal", 30, "sand")),
    _Circle(36, 0, 0.20, 8, mix("pale", 65, "deep"), "white"),
    _Circle(78, 0, 0.80, 5.5, "spark", mix("spark", 50, "sand")),
    _Circle(30, 0, 0.66, 11, "pale", "white"),
)


@dataclass(frozen=True, slots=True)
class Vesicles:
    """The circles at the right of a panel, cut off at its edge; `corner` is the radius of its corners, `dark` is true if it is dark."""

    dark: bool = True
    corner: float = 6.0
    below_words: bool = False  # the panel goes on above it: no circle is cut off there
    alt: str = ""

    @property
    def name(self) -> str:
        """Return the name for the selection pane."""
        return "Circles"

    @property
    def labels(self) -> tuple[Text, ...]:
        """Return no words: this is decoration."""
        return ()

    def picture(self, width: float, height: float, type_size: float) -> Picture:  # noqa: ARG002  # no words
        """Return the circles for the right end of a panel; without a height, it is as high as it is wide."""
        high = height or width
        scale = min(width / _GRID_WIDTH, high / 170)
        panel = _RoundedPanel(width, high, min(self.corner, width / 4, high / 4))
        return Picture(width, high, tuple(s for c in _CIRCLES for s in self._circle(c, scale, panel)))

    def _circle(self, circle: _Circle, scale: float, panel: _RoundedPanel) -> list[Shape]:
        down = max(circle.dy, circle.radius) if self.below_words and not circle.share else circle.dy
        centre = (panel.width - circle.dx * scale, down * scale + circle.share * panel.height)
        paint = Paint(fill=circle.dark if self.dark else circle.light)
        return panel.cut(centre, circle.radius * scale, paint)


@dataclass(frozen=True, slots=True)
class _RoundedPanel:
    """A rectangle from (0, 0) whose corners on the right are rounded."""

    width: float
    height: float
    corner: float

    def cut(self, centre: Point, radius: float, paint: Paint) -> list[Shape]:
        """Return the part of a circle that lies in the panel."""
        angles = self._crossings(centre, radius)
        if not angles:
            return [Oval(*centre, radius, radius, paint, "Circle")] if self._holds(polar(centre, radius, 0)) else []
        spans = [(a, b) for a, b in pairwise([*angles, angles[0] + 360]) if self._holds(polar(centre, radius, (a + b) / 2))]
        steps: list[PathStep] = []
        for (start, end), (again, _) in zip(spans, [*spans[1:], *spans[:1]], strict=True):
            steps.append(("L" if steps else "M", (polar(centre, radius, start),)))
            steps.extend(arc(centre, radius, start, end))
            steps.extend(self._edge(polar(centre, radius, end), polar(centre, radius, again)))
        return [Path((*steps, ("Z", ())), paint, "Circle")] if steps else []

    def _holds(self, point: Point) -> bool:
        return -1e-6 <= point[0] <= self.width + 1e-6 and -1e-6 <= point[1] <= self.height + 1e-6

    def _crossings(self, centre: Point, radius: float) -> list[float]:
        """Return the angles at which the circle crosses the edges of the panel, in order."""
        x, y = centre
        angles: list[float] = []
        for sine in ((0 - x) / radius, (self.width - x) / radius):
            if abs(sine) < 1:
                angles += [degrees(asin(sine)) % 360, (180 - degrees(asin(sine))) % 360]
        for cosine in ((y - 0) / radius, (y - self.height) / radius):
            if abs(cosine) < 1:
                angles += [degrees(acos(cosine)) % 360, -degrees(acos(cosine)) % 360]
        return sorted(angles)

    def _edge(self, start: Point, end: Point) -> list[PathStep]:
        """Return the corners passed on the way clockwise along the edge from one crossing to the next."""
        total = 2 * (self.width + self.height)
        begin = self._along(start)
        length = (self._along(end) - begin) % total
        corners = sorted((((at - begin) % total), steps) for at, steps in self._corners())
        return [step for distance, steps in corners if distance < length for step in steps]

    def _along(self, point: Point) -> float:
        """Return the distance along the edge, clockwise from the top left, of a point on it."""
        x, y = point
        sides = ((abs(y), x), (abs(x - self.width), self.width + y), (abs(y - self.height), 2 * self.width + self.height - x))
        left = (abs(x), 2 * (self.width + self.height) - y)
        return min((*sides, left))[1]

    def _corners(self) -> list[tuple[float, tuple[PathStep, ...]]]:
        w, h, r = self.width, self.height, self.corner
        upper: tuple[PathStep, ...] = (("L", ((w - r, 0),)), *arc((w - r, r), r, 0, 90)) if r else (("L", ((w, 0),)),)
        lower: tuple[PathStep, ...] = (("L", ((w, h - r),)), *arc((w - r, h - r), r, 90, 180)) if r else (("L", ((w, h),)),)
        return [(0, (("L", ((0, 0),)),)), (w, upper), (w + h, lower), (2 * w + h, (("L", ((0, h),)),))]
