"""A key: a column of symbols with their words, placed beside or below the drawing it explains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.figures.drawing import Label, Point
from generator.figures.lettering import LEADING, height_of, longest_word, width_of
from generator.text import Text

_HANG = 1.75  # of the type size, from the symbols' left edge to the words
_GAP = 0.65  # of the type size, between two rows
_SHARES = (1.0, 0.94, 0.88)  # of its size: a drawing shrinks a little if that saves its key a line
_LEAST = 7.0  # of the type size: the least width for the words, unless the widest label is narrower


@dataclass(frozen=True, slots=True)
class Legend:
    """The labels, and the centres of the symbols."""

    labels: tuple[Label, ...]
    symbols: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class KeyLayout:
    """A round drawing of `diameter` around `centre` and its key, in a space of `height`."""

    diameter: float
    centre: Point
    key: Legend
    height: float


def beside(words: Sequence[Text], width: float, height: float, type_size: float, best: float) -> KeyLayout:
    """Place a round drawing with its key on the right, or below if the words would be squeezed. `best` is the drawing's best diameter."""
    gap = 1.25 * type_size
    longest = max((longest_word(w.plain, type_size) for w in words), default=0.0)
    column = _HANG * type_size + max(longest, min(_LEAST * type_size, _widest(words, type_size)))
    if width - column - gap < 0.3 * width:
        return _below(words, width, height, type_size, best)
    most = min(best, height or best, width - column - gap)
    diameter = min((most * share for share in _SHARES), key=lambda d: (key_height(words, width - d - gap, type_size), -d))
    room = min(width - diameter - gap, _HANG * type_size + _widest(words, type_size))
    left = max(0.0, (width - diameter - gap - room) / 2) if height else 0.0
    tall = key_height(words, room, type_size)
    high = height or max(diameter, tall)
    key = place_key(words, left + diameter + gap, max(0.0, (high - tall) / 2), room, type_size)
    return KeyLayout(diameter, (left + diameter / 2, high / 2), key, high)


def _below(words: Sequence[Text], width: float, height: float, type_size: float, best: float) -> KeyLayout:
    tall, gap = key_height(words, width, type_size), type_size
    diameter = max(2 * type_size, min(best, width, height - tall - gap if height else best))
    key = place_key(words, 0.0, diameter + gap, width, type_size)
    return KeyLayout(diameter, (width / 2, diameter / 2), key, height or diameter + gap + tall)


def key_height(words: Sequence[Text], width: float, type_size: float) -> float:
    """Return the height of a key of a given width, in points."""
    room = width - _HANG * type_size
    return sum(height_of(w.plain, room, type_size) for w in words) + (len(words) - 1) * _GAP * type_size


def place_key(words: Sequence[Text], left: float, top: float, width: float, type_size: float) -> Legend:
    """Return a key at (left, top), with each symbol centred on the first line of its words."""
    labels: list[Label] = []
    symbols: list[Point] = []
    room = width - _HANG * type_size
    for text in words:
        high = height_of(text.plain, room, type_size)
        symbols.append((left + 0.5 * type_size, top + LEADING * type_size / 2))
        labels.append(Label(left + _HANG * type_size, top, room, text, height=high))
        top += high + _GAP * type_size
    return Legend(tuple(labels), tuple(symbols))


def _widest(words: Sequence[Text], type_size: float) -> float:
    slack = 2 + 0.2 * max(0.0, type_size - 12)  # larger type is for slides, whose font may be wider, as Arial is
    return max((width_of(w.plain, type_size) for w in words), default=0.0) + slack
