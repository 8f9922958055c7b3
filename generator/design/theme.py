"""A theme's tokens: colours, fonts, type scale. `handouts/themes/<name>.yaml` holds them; `extends:` takes another theme's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

Hex = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9A-Fa-f]{6}$"),
    Field(description="write six digits 0 to 9 or letters A to F, in quotes and without #, such as '1F4E5F'"),
]
ColourName = Literal[
    "ink", "deep", "slate", "slate-band", "teal", "teal-text", "terracotta", "terracotta-text", "green", "green-text", "amber",
    "amber-band", "amber-text", "rose", "violet", "white", "sand", "mist", "wheat", "pale", "rule", "ring", "spark", "link", "visited",
    "skin", "skin-edge", "hair", "strand",  # of light skin; each other tone has its own
    "skin-fair", "skin-edge-fair", "hair-fair", "strand-fair", "skin-tan", "skin-edge-tan", "hair-tan", "strand-tan",
    "skin-brown", "skin-edge-brown", "hair-brown", "strand-brown", "skin-dark", "skin-edge-dark", "hair-dark", "strand-dark",
]  # fmt: skip
COLOUR_NAMES: tuple[str, ...] = get_args(ColourName)
TypeRole = Literal["title", "section", "minor", "head", "answer", "numeral", "figure", "main", "lead", "body", "other-formats"]
Family = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9 ]*$", max_length=60),
    Field(description="write the name of a font family, such as Fira Sans"),
]
Size = Annotated[float, Field(ge=12, le=72)]  # RNIB clear print: nothing below 12 pt


def _all_of(names: Iterable[str]) -> Callable[[dict[Any, Any]], dict[Any, Any]]:
    """Return a validator that requires each of the names as a key."""

    def complete(tokens: dict[Any, Any]) -> dict[Any, Any]:
        missing = [name for name in names if name not in tokens]
        if missing:
            raise PydanticCustomError("incomplete", "these are missing here: {names}", {"names": ", ".join(missing)})
        return tokens

    return complete


class _Tokens(BaseModel):
    model_config = ConfigDict(frozen=True, defer_build=True, extra="forbid", populate_by_name=True)


class Fonts(_Tokens):
    """Font families. Those of leaflets are in `handouts/fonts/` and are embedded; those of decks must be installed where they are shown."""

    body: Family
    heading: Family
    deck_body: Family = Field(alias="deck-body")
    deck_heading: Family = Field(alias="deck-heading")


class Brand(_Tokens):
    """Up to three colours that others are made from (`design/brand.py`); `colours` already holds the result."""

    main: Hex | None = None
    accent: Hex | None = None
    second: Hex | None = None


class Theme(_Tokens):
    """All tokens of one look. `type` gives (size, leading) in points by role."""

    name: str
    masthead: Literal["band", "plain"]
    colours: Annotated[dict[ColourName, Hex], AfterValidator(_all_of(COLOUR_NAMES))]
    fonts: Fonts
    brand: Brand | None = None
    logo: str | None = Field(default=None, min_length=1)  # a file in the handouts folder
    logo_ground: Literal["white", "panel"] = Field(default="white", alias="logo-ground")
    grid: float = Field(ge=15, le=40)
    type: Annotated[dict[TypeRole, tuple[Size, Size]], AfterValidator(_all_of(get_args(TypeRole)))]

    def colour(self, role: str) -> str:
        """Return a colour role's value as six hexadecimal digits; KeyError for an unknown role."""
        return self.colours[role]  # type: ignore[index]  # roles come as plain strings from drawings

    @property
    def black_ink(self) -> bool:
        """Whether all its colours are greys, in which case a logo is grey too."""
        return all(value[:2] == value[2:4] == value[4:] for value in self.colours.values())
