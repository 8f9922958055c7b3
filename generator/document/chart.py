"""A chart of bars: lengths to compare, each with its number said on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.text import Text


@dataclass(frozen=True, slots=True)
class Bar:
    """One length, with its name, and what is said at its end: '425', '0: no study'.

    `part` of it stands in front, with words of its own: the 70 of 425 who are meant; or from 2 of up to 4 months. A `quiet` bar is
    there to compare with, such as a placebo's.
    """

    label: Text
    value: float
    said: Text
    part: float | None = None
    part_said: Text | None = None
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars with a common zero, the longest first or in the order of time. `alt` says what they show, in sentences.

    `name` is what is counted, and `part_name` what the parts are: those who edit the chart see them. `note` stands below the bars.
    """

    bars: tuple[Bar, ...]
    alt: str
    name: Text
    part_name: Text | None = None
    note: Text | None = None

    @property
    def texts(self) -> Iterator[Text]:
        """The words in the chart, in reading order, and the note."""
        yield from self.in_the_chart
        if self.note:
            yield self.note

    @property
    def in_the_chart(self) -> Iterator[Text]:
        """The words on the bars and before them, in reading order."""
        for bar in self.bars:
            yield from (text for text in (bar.label, bar.part_said, bar.said) if text)
