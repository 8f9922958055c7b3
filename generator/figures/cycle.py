"""How hair grows: a root in its three phases, and two lives to scale, the shortest and the longest, in bars of years, weeks and months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from generator.figures.curves import polyline
from generator.figures.drawing import MIN_STROKE, Label, Paint, Path, Picture, Rect, Shape
from generator.figures.follicle import Root, cut, fallen_hair, root
from generator.figures.lettering import height_of, lines_of, longest_word, width_of
from generator.figures.numerals import numeral
from generator.text import Text

Weeks = tuple[int, ...]  # one number, or the shortest and the longest
_WEEKS_A_YEAR = 52
# In units of the type size.
_BEST_CUT, _LEAST_CUT = 6.2, 2.0  # the height of the roots with their hair
_BAR, _TALLER, _BETWEEN_BARS = 1.15, 0.18, 0.55  # the short phase's bar is taller, so that it is seen
_GAP, _SWATCH = 0.5, 0.75
_NUMBER = 0.74  # the height of the numbers below the axis
_FILLS = (Paint(fill="teal"), Paint(fill="spark"), Paint("white", "deep", 0.75))
_AXIS = 1.3  # the axis with its numbers and their word
_LEAST_BAR = 1.5  # points
_MOST_LINES = 2  # of a name below its root


@dataclass(frozen=True, slots=True)
class CycleWords:
    """What stands beside the two bars and beside the numbers of the axis."""

    shortest: Text
    longest: Text
    years: Text


@dataclass(frozen=True, slots=True)
class GrowthCycle:
    """Three roots and two bars; `names` are those of the growing, changing and resting phases, `weeks` how long each lasts."""

    names: tuple[Text, Text, Text]
    alt: str
    weeks: tuple[Weeks, Weeks, Weeks]
    words: CycleWords

    @property
    def name(self) -> str:
        """Return the name for the selection pane."""
        return "Hair growth cycle"

    @property
    def labels(self) -> tuple[Text, ...]:
        """Return the words in reading order: the phases, the bars, the axis."""
        return *self.names, self.words.shortest, self.words.longest, self.words.years

    def picture(self, width: float, height: float, type_size: float) -> Picture:
        """Return the roots with the names of their phases below, and the bars under them."""
        key = self._key(width, type_size)
        words = max(label.y + label.height for _, label in key)
        bars = 2 * (_BAR + _BETWEEN_BARS) * type_size + _AXIS * type_size
        below = words + 2 * _GAP * type_size + bars
        drawn = min(0.5 * width, max(_LEAST_CUT * type_size, height - below) if height else _BEST_CUT * type_size)
        top = max(0.0, (height - drawn - below) / 2) if height else 0.0
        names = top + drawn + _GAP * type_size
        swatches = [replace(swatch, y=swatch.y + names) for swatch, _ in key]
        labels = [replace(label, y=label.y + names) for _, label in key]
        more, said = self._bars(width, names + words + _GAP * type_size, type_size)
        return Picture(width, height or drawn + below, (*_roots(width, top, drawn), *swatches, *more, *labels, *said))

    def _key(self, width: float, size: float) -> list[tuple[Rect, Label]]:
        """Return a swatch and the name of each phase from y = 0 down: side by side below the roots, or, if the names are long, in rows."""
        room = width / 3 - 1.6 * size
        beside = all(lines_of(name.plain, room, size) <= _MOST_LINES and longest_word(name.plain, size) <= room for name in self.names)
        key: list[tuple[Rect, Label]] = []
        y = 0.0
        for number, (name, paint) in enumerate(zip(self.names, _FILLS, strict=True)):
            x = (number * width / 3 if beside else 0.0) + 0.2 * size
            wide = room if beside else width - 1.4 * size
            tall = height_of(name.plain, wide, size)
            swatch = Rect(x, y + 0.28 * size, _SWATCH * size, _SWATCH * size, paint, name="Key")
            key.append((swatch, Label(x + 1.2 * size, y, wide, name, height=tall)))
            y += 0.0 if beside else tall
        return key

    def _bars(self, width: float, top: float, size: float) -> tuple[list[Shape], list[Label]]:
        lives = (tuple(min(w) for w in self.weeks), tuple(max(w) for w in self.weeks))
        years = max(1, ceil(max(map(sum, lives)) / _WEEKS_A_YEAR - 0.5))
        left = max(width_of(t.plain, size) for t in (self.words.shortest, self.words.longest, self.words.years)) + 0.8 * size
        scale = (width - left - 0.4 * size) / max(*map(sum, lives), years * _WEEKS_A_YEAR)
        shapes: list[Shape] = []
        labels: list[Label] = []
        for weeks, word in zip(lives, (self.words.shortest, self.words.longest), strict=True):
            shapes += _life(weeks, left, top, scale, size)
            labels.append(_word(word, top - 0.1 * size, left - 0.4 * size, size))
            top += (_BAR + _BETWEEN_BARS) * size
        shapes += _axis(years, left, top - 0.15 * size, scale, size)
        labels.append(_word(self.words.years, top + (0.25 + _NUMBER / 2 - 0.667) * size, left - 0.4 * size, size))
        return shapes, labels


def _word(text: Text, y: float, width: float, size: float) -> Label:
    return Label(0, y, width, text, height=height_of(text.plain, width, size))


def _roots(width: float, top: float, high: float) -> Iterator[Shape]:
    """Yield the skin, cut through, with a growing, a changing and a resting root, and a hair that falls."""
    surface, scale = top + 0.47 * high, high / 100
    yield from cut(width, surface, top + high - surface)
    for number, (stage, long) in enumerate((("growing", 46.0), ("changing", 44.0), ("resting", 30.0))):
        yield from root(Root(stage, 1.0, 5.0, long), ((number + 0.36) * width / 3, surface), scale)  # type: ignore[arg-type]
    yield from fallen_hair(((2 + 0.66) * width / 3, surface - 8 * scale), 5.0, 30.0, scale)


def _life(weeks: tuple[int, ...], left: float, top: float, scale: float, size: float) -> Iterator[Shape]:
    """Yield one bar: a part for each phase, as long as the phase lasts; one too short to see is taller, and at least seen."""
    short, x = min(weeks), left
    parts = []
    for number, (lasts, paint) in enumerate(zip(weeks, _FILLS, strict=True), 1):
        more = _TALLER * size if lasts == short else 0.0
        parts.append(
            (lasts == short, Rect(x, top - more, max(_LEAST_BAR, lasts * scale), _BAR * size + 2 * more, paint, name=f"Phase {number}"))
        )
        x += lasts * scale
    yield from (rect for _, rect in sorted(parts, key=lambda part: part[0]))


def _axis(years: int, left: float, y: float, scale: float, size: float) -> Iterator[Shape]:
    xs = [left + year * _WEEKS_A_YEAR * scale for year in range(years + 1)]
    steps = [step for x in xs for step in polyline([(x, y), (x, y + 0.25 * size)])]
    paint = Paint(stroke="slate", width=max(MIN_STROKE, 0.06 * size))
    yield Path((*polyline([(xs[0], y), (xs[-1], y)]), *steps), paint, "Axis of years")
    every = ceil(len(xs) / 10)
    for year, x in enumerate(xs):
        if year % every == 0:
            yield numeral(year, (x, y + (0.4 + _NUMBER / 2) * size), _NUMBER * size, "slate", 0.13)
