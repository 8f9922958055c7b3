"""The person whose head is drawn: five skin tones, each with a hair colour that contrasts with it, and three kinds of hair."""

from __future__ import annotations

from dataclasses import dataclass

from generator.figures.drawing import Colour, mix, parts
from generator.figures.names import Hair, Skin

TONED = ("skin", "skin-edge", "hair", "strand")  # roles with a value for each tone, such as `skin-brown`; those for `light` have no suffix


@dataclass(frozen=True, slots=True)
class Person:
    """A skin tone and a kind of hair, which each clinic chooses; the words beside the picture stay the same."""

    skin: Skin = "light"
    hair: Hair = "straight"

    def colour(self, role: Colour) -> Colour:
        """Return this person's variant of a role or of a mix of roles."""
        if self.skin == "light":
            return role
        over, share, under = parts(role)
        return self._own(over) if share == 100 else mix(self._own(over), share, self._own(under))

    def _own(self, role: Colour) -> Colour:
        return f"{role}-{self.skin}" if role in TONED else role


SOMEBODY = Person()
