"""A handout's plan: which sections in which order, for whom, in which editions. `handouts/<kind>.yaml` holds it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.document.budget import Name, Pages, Planned, Slides

FileName = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9{}]+(-[a-z0-9{}]+)*$", max_length=80),
    Field(description="use small letters, digits and single hyphens, without folder or extension, such as leaflet-{id}"),
]
HandoutProfile = Literal["information", "promotion"]  # given in a consultation; or for anybody to take or see


class SideBySide(Planned):
    """Short sections that are set in columns if the paper allows."""

    side_by_side: tuple[Name, ...] = Field(alias="side-by-side", min_length=2, max_length=6)


class Edition(Planned):
    """One more form of a handout: keys left out here are as in the standard edition. `make: no` switches it off."""

    make: bool = True
    paper: Name | None = None
    theme: Name | None = None
    pages: Pages | None = None
    leave_out: tuple[Name, ...] | None = Field(default=None, alias="leave-out")


class Handout(Planned):
    """One kind of handout. `file` names the output; {id} in it is the condition's id.

    `paper`, `theme`, `pages` and `leave_out` are the standard edition's; `make: no` switches that one off. A handout for the public
    (`profile: promotion`) prints the class of a prescription medicine, not its name.
    """

    format: str  # checked against the program's formats when plans are read
    about: Literal["condition", "treatment", "aftercare", "all"]
    profile: HandoutProfile
    file: FileName
    code: str | None = None  # a condition has its own
    pages: Pages | None = None
    slides: Slides | None = None
    paper: Name = "a4"
    theme: Name = "standard"
    template: str | None = Field(default=None, min_length=1)  # a presentation in the handouts folder
    make: bool = True
    leave_out: tuple[Name, ...] = Field(default=(), alias="leave-out")
    sections: tuple[Name | SideBySide, ...] = Field(min_length=1)
    editions: dict[Name, Edition] = Field(default_factory=dict)

    @property
    def kinds(self) -> tuple[str, ...]:
        """All section kinds named, in order."""
        return tuple(kind for s in self.sections for kind in _kinds(s))

    def forms(self) -> Iterator[tuple[str, Handout]]:
        """Yield the name of each edition that is made, '' for the standard one, with the handout as it is in that edition."""
        if self.make:
            yield "", self.model_copy(update={"sections": self._sections(self.leave_out)})
        for name, edition in self.editions.items():
            if edition.make:
                yield name, self._in_edition(edition)

    def _in_edition(self, edition: Edition) -> Handout:
        own = {"paper": edition.paper, "theme": edition.theme, "pages": edition.pages}
        left_out = self.leave_out if edition.leave_out is None else edition.leave_out
        return self.model_copy(update={**{key: value for key, value in own.items() if value}, "sections": self._sections(left_out)})

    def _sections(self, left_out: Collection[str]) -> tuple[Name | SideBySide, ...]:
        return tuple(kept for section in self.sections if (kept := _without(section, left_out)))


def _kinds(section: Name | SideBySide) -> tuple[str, ...]:
    return (section,) if isinstance(section, str) else section.side_by_side


def _without(section: Name | SideBySide, left_out: Collection[str]) -> Name | SideBySide | None:
    """Return a section without the kinds left out; None if nothing is left of it."""
    kept = tuple(kind for kind in _kinds(section) if kind not in left_out)
    if len(kept) < 2:
        return kept[0] if kept else None
    return SideBySide(**{"side-by-side": kept})
