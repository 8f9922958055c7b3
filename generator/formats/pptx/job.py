"""One presentation to make, with all that it is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.document.target import Target

if TYPE_CHECKING:
    from generator.design.theme import Theme
    from generator.document.deck import Deck
    from generator.figures.logo import Logo
    from generator.formats.pptx.length import Length


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckJob(Target):
    """A deck. `template` is a presentation of the clinic's own, which its slides are made on."""

    deck: Deck
    theme: Theme
    length: Length
    template: bytes | None = None
    logo: Logo | None = None

    @property
    def composed(self) -> Deck:
        """Its words, with what the handout says of itself."""
        return self.deck

    @property
    def weight(self) -> int:
        """How long it takes beside the others: as long as it may get."""
        return self.length.most
