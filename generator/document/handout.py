"""A handout's plan: which sections in which order, for whom, on what paper, in which look. `handouts/<kind>.yaml` holds it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

FileName = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9{}]+(-[a-z0-9{}]+)*$", max_length=80),
    Field(description="take small letters, digits and single hyphens, without folder and ending, as in leaflet-{id}"),
]
Name = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60),
    Field(description="take small letters, digits and single hyphens between them, as in key-points"),
]


class _Plan(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class SideBySide(_Plan):
    """Short sections that stand in columns where the paper allows."""

    side_by_side: tuple[Name, ...] = Field(alias="side-by-side", min_length=2, max_length=6)


class Pages(_Plan):
    """The page budget: `most` pages, and whether their number must be even (sheets printed on both sides)."""

    most: int = Field(ge=1, le=64)
    even: bool = False


class Handout(_Plan):
    """One kind of handout. `file` names the output; {id} in it is the condition's id."""

    format: Literal["pdf", "pptx"]
    about: Literal["condition", "treatment", "aftercare", "all"]
    file: FileName
    code: str | None = None  # a condition brings its own
    pages: Pages | None = None
    paper: Name = "a4"
    theme: Name = "standard"
    sections: tuple[Name | SideBySide, ...] = Field(min_length=1)

    @property
    def kinds(self) -> tuple[str, ...]:
        """All section kinds named, in order."""
        return tuple(kind for s in self.sections for kind in ((s,) if isinstance(s, str) else s.side_by_side))
