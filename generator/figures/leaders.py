"""Labels to the right of a head, each with a line to the place it names. They are in order from the top, so that no lines cross."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from generator.figures.curves import polyline
from generator.figures.drawing import Label, Oval, Paint, Path, Point, Shape
from generator.figures.lettering import LEADING, height_of, longest_word
from generator.text import Text

_LEADER, _CASING = 0.9, 2.4  # pt at 12 pt type: the line, and the white line behind it
_DOT = 2.6  # pt at 12 pt type
_LEAST = 7.9  # of the type size: the labels' least width


@dataclass(frozen=True, slots=True)
class LeaderLayout:
    """The head's centre and diameter; the column of words with its left edge and width; the top and height of each label.

    `foot` is that of the last label, `height` that of the whole.
    """

    head: Point
    diameter: float
    left: float
    column: float
    tops: tuple[float, ...]
    tall: tuple[float, ...]
    foot: float
    height: float


def plan(words: Sequence[str], width: float, height: float, type_size: float, best: float, below: float = 0.0) -> LeaderLayout:
    """Place head and labels; without a height, the diameter of the head is at most `best`. `below` is kept free under the labels."""
    least = max(_LEAST * type_size, *(longest_word(w, type_size) for w in words))
    gap = 1.5 * type_size
    drawn = min(height or best, max(width - gap - least, 0.35 * width))
    column = min(width - drawn - gap, 15 * type_size)
    tall = tuple(height_of(w, column, type_size) for w in words)
    said = sum(tall) + (len(words) - 1) * 0.5 * type_size
    total = height or max(drawn, said + below)
    start = (width - drawn - gap - column) / 2 if height else 0.0
    tops = _tops(tall, max(said, total - below), type_size)
    head = (start + drawn / 2, drawn / 2 if below and not height else total / 2)
    return LeaderLayout(head, drawn, start + drawn + gap, column, tops, tall, tops[-1] + tall[-1], total)


def _tops(tall: Sequence[float], total: float, type_size: float) -> tuple[float, ...]:
    """Return the tops of the labels, spread around the middle of the height without overlapping."""
    free = max(0.0, total - sum(tall))
    count = len(tall)
    gap = min(free / (count + 1), 2.5 * type_size) if count > 1 else 0.0
    first = max(0.0, (free - gap * (count - 1)) / 2)
    return tuple(accumulate((t + gap for t in tall[:-1]), initial=first))


def leaders(labels: Sequence[Text], anchors: Sequence[Point], where: LeaderLayout, type_size: float) -> tuple[list[Shape], list[Label]]:
    """Return the lines with their dots, and the labels."""
    lines: list[Shape] = []
    words: list[Label] = []
    for text, anchor, top, tall in zip(labels, anchors, where.tops, where.tall, strict=False):
        middle = top + LEADING * type_size / 2
        end = (where.left - 0.35 * type_size, middle)
        lines += _leader((anchor, (end[0] - 8 * type_size / 12, middle), end), type_size / 12)
        words.append(Label(where.left, top, where.column, text, height=tall))
    return lines, words


def _leader(points: Sequence[Point], scale: float) -> list[Shape]:
    """Return a line through the points, with a white casing and a dot at its first point; `scale` is 1 beside 12 point type."""
    steps = polyline(points)
    radius = _DOT * scale
    return [
        Path(steps, Paint(stroke="white", width=_CASING * scale), "Leader line casing"),
        Path(steps, Paint(stroke="deep", width=_LEADER * scale), "Leader line"),
        Oval(*points[0], radius, radius, Paint("deep", "white", 0.9 * scale), "Leader line end"),
    ]
