"""How long a handout may be: its pages or its slides, as `handouts/<kind>.yaml` says."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationInfo, field_validator

Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60),
    Field(description="use small letters, digits and single hyphens between them, such as key-points"),
]


class Planned(BaseModel):
    """A part of a plan: frozen, with unknown keys forbidden."""

    model_config = ConfigDict(frozen=True, defer_build=True, extra="forbid", populate_by_name=True)


class Pages(Planned):
    """The page budget: at most `most` pages, and a multiple of `multiple_of` (2: sheets printed on both sides; 4: a booklet).

    What may give way does so to stay within `usual` pages; only words that need more all the same, such as those on more types, get them.

    If `notes_before` names a section, pages are not stretched to reach that multiple: pages to write on are added before the section.
    `starts` gives the page or panel, counted from 1 in reading order, that a section begins on; later, if the words before it need more
    pages and `most` allows them. Sections that are `facing`, one after the other, are on one page, or on two that face each other.
    """

    most: int = Field(ge=1, le=64)
    usual: int | None = Field(default=None, ge=1, le=64)
    multiple_of: int = Field(default=1, alias="multiple-of", ge=1, le=16)
    notes_before: Slug | None = Field(default=None, alias="notes-before")
    starts: dict[Slug, Annotated[int, Field(ge=1, le=64)]] = Field(default_factory=dict)
    facing: tuple[Slug, ...] = Field(default=(), min_length=2)

    @field_validator("multiple_of")
    @classmethod
    def _divides_the_most(cls, multiple: int, info: ValidationInfo) -> int:
        """Refuse a budget whose largest number of pages is none that it allows."""
        most = info.data.get("most", multiple)
        if most % multiple:
            raise ValueError(f"'most' is {most}, which is no multiple of it: write  most: {-(-most // multiple) * multiple}")
        return multiple

    def at_first(self) -> Pages:
        """Return the budget to try first."""
        return self.model_copy(update={"most": min(self.usual, self.most), "usual": None}) if self.usual else self

    def freed(self, start: int) -> Pages | None:
        """Return the budget in which the first section that begins after page `start` may begin later; none if no page is to spare."""
        later = [page for page in self.starts.values() if page > start]
        if not later or self.most <= max(self.starts.values()):
            return None
        return self.model_copy(update={"starts": {kind: page for kind, page in self.starts.items() if page != min(later)}})


class Slides(Planned):
    """How many slides a deck may have, including those that a long table continues on."""

    least: int = Field(default=1, ge=1, le=200)
    most: int = Field(ge=1, le=200)
