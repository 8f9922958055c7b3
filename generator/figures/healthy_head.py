"""A person whose hair is as it was before they lost any, to be set beside the same person with hair loss."""

from __future__ import annotations

from dataclasses import dataclass

from generator.figures.drawing import Picture
from generator.figures.heads import bust
from generator.figures.names import Pattern, Without
from generator.figures.person import SOMEBODY, Person
from generator.text import Text

_BEST_DIAMETER = 6.5  # of the type size: 78 pt at 12 pt


@dataclass(frozen=True, slots=True)
class HealthyHead:
    """The head that is drawn for a pattern, seen from the same place, without the pattern.

    Its hair is worn as with the pattern, or in a style of its own.
    """

    pattern: Pattern
    alt: str
    person: Person = SOMEBODY
    without: Without = "healthy"

    @property
    def name(self) -> str:
        """Return the name for the selection pane."""
        return "Head without hair loss"

    @property
    def labels(self) -> tuple[Text, ...]:
        """Return no words."""
        return ()

    def picture(self, width: float, height: float, type_size: float) -> Picture:
        """Return the head in a disc, centred, as large as the space allows."""
        diameter = min(width, height or _BEST_DIAMETER * type_size)
        high = height or diameter
        return Picture(width, high, bust.shapes(self.pattern, self.person, (width / 2, high / 2), diameter, without=self.without))
