"""Whose head is drawn: five skin tones, each with a colour of hair that stands out from it, and three kinds of hair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.figures.drawing import Colour, mix, parts

Skin = Literal["fair", "light", "tan", "brown", "dark"]
Hair = Literal["straight", "wavy", "coily"]
TONED = ("skin", "skin-edge", "hair", "strand")  # roles the theme has for each tone, as `skin-brown`; those of `light` have no ending


@dataclass(frozen=True, slots=True)
class Person:
    """A clinic chooses; the words beside the picture are for everybody."""

    skin: Skin = "light"
    hair: Hair = "straight"

    def colour(self, role: Colour) -> Colour:
        """Return the role, or mix of roles, as this person has it."""
        if self.skin == "light":
            return role
        over, share, under = parts(role)
        return self._own(over) if share == 100 else mix(self._own(over), share, self._own(under))

    def _own(self, role: Colour) -> Colour:
        return f"{role}-{self.skin}" if role in TONED else role


SOMEBODY = Person()
