"""The colours of a bust, as roles and mixes of roles. A person of another skin has other values for the same roles.

On slides a mix whose first role the presentation's scheme has becomes transparent, so what has to cover begins with a role of people.
"""

from __future__ import annotations

from generator.figures.drawing import mix

SKIN, EDGE, HAIR = "skin", "skin-edge", "hair"
SHADE = mix("skin", 68, "skin-edge")  # of the neck, and inside the ear
PORE = mix("skin-edge", 70, "skin")
DARK_STRAND, LIGHT_STRAND = mix("hair", 62, "ink"), "strand"
PLAIT = "strand"  # the leaves of a braid
VEIL = mix("hair", 62, "skin")  # hair that half covers the skin
BED = mix("hair", 30, "skin")  # between rows of braids
THIN = mix("hair", 14, "skin")  # a scalp that shows through everywhere
BROW = mix("hair", 82, "skin")
BARE = mix("skin", 86, "white")  # a scalp the sun has seen less of than the face
SCARRED = mix("skin", 66, "white")
GLOSS = mix("skin", 22, "white")
SORE = mix("skin", 40, "rose")
SORE_LINE = mix("skin-edge", 30, "rose")
FLAKE = "sand"
GROUND = mix("teal", 14, "white")  # of the disc
PALE_CLOTH = mix("teal", 32, "white")  # shed hair shows on it
