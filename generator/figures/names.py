"""The names of the drawings that content.yaml can ask for, and of what they vary in."""

from __future__ import annotations

from typing import Literal

OfTreatment = Literal["vesicle"]
OfCycle = Literal["hair-cycle"]
Pattern = Literal["crown-and-temples", "over-the-top", "patches", "diffuse", "hairline", "scar"]
View = Literal["behind", "front", "side"]  # from where a pattern is seen
Style = Literal["loose"]  # how hair may be worn that a pattern is not drawn with
Without = Literal["healthy"] | Style  # the same head without its pattern: its hair worn as with the pattern, or in a style
Beyond = Literal["fallen", "braids", "tail"]  # what a drawing shows of the hair beyond its pattern, which no label points at
Skin = Literal["fair", "light", "tan", "brown", "dark"]
Hair = Literal["straight", "wavy", "coily"]
Strands = Hair  # as content.yaml calls it, which may be about another part of the body
