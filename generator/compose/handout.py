"""A handout's plan: which sections in which order, for whom, in which editions. `handouts/<kind>.yaml` holds it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from generator.content.file_name import RESERVED
from generator.document.budget import Pages, Planned, Slides, Slug
from generator.document.needs import Need
from generator.remembering import OfEach


def _on_every_disk(name: str) -> str:
    """Refuse names that Windows keeps for devices: no file or folder can have them there, with whatever extension."""
    if taken := next((part for part in name.split("/") if part in RESERVED), ""):
        hint = f"add a word to it, as in {taken}-file"
        raise PydanticCustomError("worded", "{said}", {"said": "is a name that Windows reserves", "part": taken, "hint": hint})
    return name


FileName = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9{}]+(-[a-z0-9{}]+)*$", max_length=80),
    AfterValidator(_on_every_disk),
    Field(description="use small letters, digits and single hyphens, without folder or extension, such as leaflet-{id}"),
]
_FOLDER_NAME = r"[a-z0-9{}]+(-[a-z0-9{}]+)*"
FolderName = Annotated[
    str,
    StringConstraints(pattern=rf"^{_FOLDER_NAME}(/{_FOLDER_NAME})?$", max_length=80),
    AfterValidator(_on_every_disk),
    Field(description="use small letters, digits and single hyphens, with one / at most, such as web/{id}"),
]
EditionName = Annotated[Slug, AfterValidator(_on_every_disk)]  # its folder has the same
SectionOrder = Annotated[tuple[Slug, ...], Field(min_length=2)]
HandoutProfile = Literal["information", "promotion"]  # given in a consultation; or for anybody to take or see


# What an edition may say in the place of its handout.
_OF_AN_EDITION = ("format", "profile", "folder", "file", "paper", "theme", "pages", "need", "other_orders", "longer")


class SideBySide(Planned):
    """Short sections that are set in columns if the paper allows."""

    side_by_side: tuple[Slug, ...] = Field(alias="side-by-side", min_length=2, max_length=6)


class LongerPlan(Planned):
    """What an edition is where its words do not fit on its pages: more pages, which have other sections or the same in another order."""

    pages: Pages
    sections: tuple[Slug | SideBySide, ...] = Field(min_length=1)
    other_orders: tuple[SectionOrder, ...] = Field(default=(), alias="other-orders")


class Edition(Planned):
    """One more form of a handout: keys left out here are as in the edition that it is `like`, or as in the standard one.

    `make: no` switches it off, whatever `editions.yaml` says. `sections` is for an edition with an order of its own. Its file goes to a
    folder named for the edition, unless it names a `folder`. `other_orders` are orders of some of its sections that it may have where a
    page would look half empty otherwise; the first that does better is taken. It is made as `longer` says where it does not fit.
    """

    make: bool = True
    like: Slug | None = None
    format: str | None = None
    profile: HandoutProfile | None = None
    folder: FolderName | None = None
    file: FileName | None = None
    paper: Slug | None = None
    theme: Slug | None = None
    pages: Pages | None = None
    need: Need | None = None
    leave_out: tuple[Slug, ...] | None = Field(default=None, alias="leave-out")
    sections: tuple[Slug | SideBySide, ...] | None = Field(default=None, min_length=1)
    other_orders: tuple[SectionOrder, ...] | None = Field(default=None, alias="other-orders")
    longer: LongerPlan | None = None


class Handout(Planned):
    """One kind of handout. `file` names the output, and `folder` where it goes if not to that of its language; {id} is the condition's id.

    `paper`, `theme`, `pages` and `leave_out` are the standard edition's; `make: no` switches that one off. A handout for the public
    (`profile: promotion`) prints the class of a prescription medicine, not its name.
    """

    format: str  # checked against the program's formats when plans are read
    about: Literal["condition", "treatment", "aftercare", "all"]
    profile: HandoutProfile
    file: FileName
    folder: FolderName | None = None
    code: str | None = None  # a number goes with the codes of conditions, which have their own
    need: Need | None = None  # what it is for; its format says so otherwise
    pages: Pages | None = None
    slides: Slides | None = None
    paper: Slug = "a4"
    theme: Slug = "standard"
    template: str | None = Field(default=None, min_length=1)  # a presentation in the handouts folder
    make: bool = True
    leave_out: tuple[Slug, ...] = Field(default=(), alias="leave-out")
    sections: tuple[Slug | SideBySide, ...] = Field(min_length=1)
    other_orders: tuple[SectionOrder, ...] = Field(default=(), alias="other-orders")
    longer: LongerPlan | None = None
    editions: dict[EditionName, Edition] = Field(default_factory=dict)

    def name(self, condition: str = "") -> str:
        """Return the name of the handout, for a condition by its id, which all its editions have in common."""
        return self.file.replace("{id}", condition) if condition else self.file

    @property
    def kinds(self) -> tuple[str, ...]:
        """All section kinds named, in order, with those that only an edition has last; of one of the `forms`, its own."""
        return _KINDS(self)

    @property
    def orders(self) -> tuple[object, ...]:
        """The sections in every order that they may have, and what the longer form is like, to tell editions apart by."""
        longer = self.in_longer_form()
        return self.sections, self.other_orders, longer and (longer.sections, longer.other_orders, repr(longer.pages))

    def forms(self) -> Iterator[tuple[str, Handout]]:
        """Yield the name of each edition that is made, '' for the standard one, with the handout as it is in that edition alone."""
        if self.make:
            yield "", self._alone()
        for name, edition in self.editions.items():
            if edition.make:
                yield name, self._in_edition(edition)

    def in_other_orders(self) -> tuple[Handout, ...]:
        """Return the handout in each other order that it may have: the sections named take each other's places, the rest keep theirs."""
        return _IN_OTHER_ORDERS(self)

    def in_longer_form(self) -> Handout | None:
        """Return the handout as it is where its words do not fit otherwise; None if it is shortened then."""
        return _LONGER(self)

    def every_form(self) -> tuple[Handout, ...]:
        """Return the handout as it is in each edition alone, also in those that are not made, and in its longer forms."""
        return _EVERY_FORM(self)

    def _in_order(self, order: SectionOrder) -> Handout:
        named = iter([kind for kind in dict.fromkeys(order) if kind in self.sections])
        return self.model_copy(update={"sections": tuple(next(named) if each in order else each for each in self.sections)})

    def _every_form(self) -> Iterator[Handout]:
        forms = (self._alone(), *map(self._in_edition, self.editions.values()))
        yield from (each for form in forms for each in (form, form.in_longer_form()) if each)

    def _alone(self) -> Handout:
        """Return the standard edition alone."""
        return self.model_copy(update={"sections": _kept(self.sections, self.leave_out), "editions": {}})

    def _longer(self) -> Handout | None:
        pages = self.longer and self._pages_if_longer(self.longer.pages)
        if not (self.longer and pages):
            return None
        own = {"sections": _kept(self.longer.sections, self.leave_out), "pages": pages, "other_orders": self.longer.other_orders}
        return self.model_copy(update={**own, "longer": None})

    def _pages_if_longer(self, pages: Pages) -> Pages | None:
        """Return the pages of the longer form: where a usual number is given, only if there may be more, and as many as there may be."""
        if self.pages is None or self.pages.usual is None:
            return pages
        return pages.model_copy(update={"most": self.pages.most}) if self.pages.most > self.pages.usual else None

    def _in_edition(self, edition: Edition) -> Handout:
        edition = edition.model_copy(update=self._likeness(edition))
        own = {key: getattr(edition, key) for key in _OF_AN_EDITION}
        left_out = self.leave_out if edition.leave_out is None else edition.leave_out
        sections = _kept(edition.sections or self.sections, left_out)
        said = {key: value for key, value in own.items() if value}
        if edition.sections and not edition.longer:
            said["longer"] = None  # the handout's own longer form has other sections
        return self.model_copy(update={**said, "sections": sections, "leave_out": tuple(left_out), "editions": {}})

    def _likeness(self, edition: Edition) -> dict[str, object]:
        """Return the keys that an edition takes from the one it is like."""
        other = self.editions.get(edition.like) if edition.like else None
        own = edition.model_fields_set | {"make", "like"} | ({"longer"} if edition.sections else set())  # other sections have another form
        return {key: getattr(other, key) for key in other.model_fields_set - own} if other else {}


def _all_kinds(handout: Handout) -> tuple[str, ...]:
    orders = (handout.sections, *(edition.sections for edition in handout.editions.values() if edition.sections))
    return tuple(dict.fromkeys(kind for sections in orders for each in sections for kind in _kinds(each)))


_KINDS = OfEach(_all_kinds, 512)  # plans and their editions, of which a project has some 100
_IN_OTHER_ORDERS: OfEach[tuple[Handout, ...]] = OfEach(lambda handout: tuple(map(handout._in_order, handout.other_orders)), 512)
_LONGER: OfEach[Handout | None] = OfEach(lambda handout: handout._longer(), 512)
_EVERY_FORM: OfEach[tuple[Handout, ...]] = OfEach(lambda handout: tuple(handout._every_form()), 64)


def _kinds(section: Slug | SideBySide) -> tuple[str, ...]:
    return (section,) if isinstance(section, str) else section.side_by_side


def _kept(sections: tuple[Slug | SideBySide, ...], left_out: Collection[str]) -> tuple[Slug | SideBySide, ...]:
    return tuple(kept for section in sections if (kept := _without(section, left_out)))


def _without(section: Slug | SideBySide, left_out: Collection[str]) -> Slug | SideBySide | None:
    """Return a section without the kinds left out; None if nothing is left of it."""
    kept = tuple(kind for kind in _kinds(section) if kind not in left_out)
    if len(kept) < 2:
        return kept[0] if kept else None
    return SideBySide(**{"side-by-side": kept})
