"""The Book: what content.yaml says, typed and frozen (format 2). Unknown keys are refused; the rules between fields are in `rules`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from generator.content.clinic import Clinic, Control, HelpLines
from generator.content.condition import MAX_CONDITIONS, Condition
from generator.content.field_types import (
    Brief,
    Cell,
    Country,
    FormatVersion,
    Id,
    LanguageTag,
    LeafletWeb,
    Legal,
    LongWords,
    Name,
    Seen,
    Short,
    SourceKind,
    Web,
    Words,
)
from generator.content.language import LANGUAGE
from generator.content.part import BookPart
from generator.content.treatment import HelpItem, Licence, Treatment

FORMAT = 2

MedicineId = Annotated[
    str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=40), Field(description="use small letters, such as ritlecitinib")
]


# What stands for something else in texts, so that no medicine can be called so: help lines, and words and counts of this file.
PLACEHOLDERS = frozenset(HelpLines.model_fields) | {
    "clinic", "service", "phone", "email", "hours", "treatment", "agent", "site", "treats", "types", "types_without_study",
    "our_studies", "our_people", "other_studies", "other_people",
}  # fmt: skip


class Question(BookPart):
    """A question every patient may want to ask."""

    id: Id
    text: Cell
    short: Short


class Support(BookPart):
    """Where else to turn."""

    name: Name
    what: Words
    gives: Brief | None = None  # the same in a word or two, for leaflets
    link: Web
    only: Country | None = None


class Language(BookPart):
    """'You can ask for this in another language', in that language; or where the leaflet is in it, if the clinic has one there."""

    tag: LanguageTag
    name: Name
    text: Words
    reviewed: bool
    leaflet_link: LeafletWeb | None = None


class Medicine(BookPart):
    """A medicine that texts name as `{id}`: handouts for the public print its `class`, those given in a consultation its `name`."""

    name: Name
    kind: Name = Field(alias="class")
    status: dict[Country, Legal]


class Source(BookPart):
    """Where a fact comes from. `seen: copy` says that a copy was read, not the original; it is not printed."""

    authors: LongWords | None  # null where they are not known: the title is printed in their place
    title: LongWords
    publisher: Words
    year: int | None = Field(ge=1800, le=2200)
    link: Web
    kind: SourceKind
    seen: Seen = "original"


class Book(BookPart):
    """The whole of content.yaml. `help_lines` are not in it: they are the country's, with what the clinic wrote in their place."""

    format: FormatVersion
    language: LanguageTag = LANGUAGE
    clinic: Clinic
    control: Control
    help: tuple[HelpItem, ...] = Field(min_length=1, max_length=30)  # twice as many as anybody has needed, and more than a slide holds
    treatment: Treatment
    conditions: tuple[Condition, ...] = Field(min_length=1, max_length=MAX_CONDITIONS)
    questions: tuple[Question, ...] = Field(min_length=4)
    support: tuple[Support, ...] = ()
    other_formats: Words  # 'You can have this leaflet in large print ...'
    feedback: Words
    languages: tuple[Language, ...]
    medicines: dict[MedicineId, Medicine] = Field(default_factory=dict)
    sources: dict[Id, Source]


__all__ = ["FORMAT", "PLACEHOLDERS", "Book", "Condition", "HelpLines", "Licence", "Medicine", "Source"]
