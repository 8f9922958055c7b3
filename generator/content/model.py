"""The Book: what content.yaml says, typed and frozen (format 1). Unknown keys are refused; rules between fields are in `rules`."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, StringConstraints
from pydantic_core import PydanticKnownError

from generator.content.inline import parse_inline
from generator.text import Text

MAX_CONDITIONS = 20
MAX_LISTED_SOURCES = 12  # a leaflet's list; the treatment guide lists all
MAX_TEXT = 4000  # characters: a page of a leaflet holds 3000


def _words(value: object) -> Text:
    if not isinstance(value, str):
        raise ValueError("words are needed here")
    if len(value) > MAX_TEXT:
        raise PydanticKnownError("string_too_long", {"max_length": MAX_TEXT})
    text = parse_inline(value)
    if not text:
        raise ValueError("words are needed here, but the text is empty")
    return text


def _day(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError("a date is needed here, as 2026-11-22")
    return value


def _whole(value: object) -> object:
    """Turn digits into a number for a Literal, which compares but does not convert: the file's scalars are strings."""
    return int(value) if isinstance(value, str) and value.isascii() and value.isdecimal() else value


def _web(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"]+", value):
        raise ValueError("a full web address is needed here, as https://clinic.example")
    return value


Words = Annotated[Text, PlainValidator(_words)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\n]+$")]
Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60),
    Field(description="take small letters a to z, digits and single hyphens between them, as in hair-roots"),
]
Web = Annotated[Line, AfterValidator(_web)]
Day = Annotated[date, BeforeValidator(_day)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$"), Field(description="take the country's two capital letters, as GB")]
Some = Field(min_length=1)


def _spoken(value: object) -> object:
    """Let people write `Yes`, `yes if early`, `Very low`: one meaning, one spelling."""
    return re.sub(r"[\s_]+", "-", value.strip().lower()) if isinstance(value, str) else value


View = Annotated[Literal["yes", "possibly", "yes-if-early", "unlikely"], BeforeValidator(_spoken)]
Level = Annotated[Literal["E0", "E1", "E2", "E3", "E4"], BeforeValidator(lambda v: v.upper() if isinstance(v, str) else v)]
Certainty = Annotated[Literal["none", "very-low", "low", "moderate", "high"], BeforeValidator(_spoken)]
Pattern = Annotated[Literal["crown-and-temples", "patches", "diffuse", "hairline", "scar"], BeforeValidator(_spoken)]


class Part(BaseModel):
    """What every part of the Book has in common."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, str_strip_whitespace=True)


class Clinic(Part):
    """Who hands the leaflet out: shown in the masthead, footer, contact card and closing slide only."""

    name: Words
    service: Words
    country: Country
    address: tuple[Words, ...] = Some
    phone: Words
    email: Words
    website: Web
    link: Web  # what the QR code opens
    hours: Words
    urgent: Words
    feedback: Words


class Control(Part):
    """Version, dates and people; null means not yet."""

    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+$")] = Field(description="write two numbers with a point between, as 1.0")
    issued: Day
    review_by: Day
    author: Words | None
    reviewer: Words | None
    patient_input: Words | None
    funding: Words
    licence: Words
    disclaimer: Words


class Mechanism(Part):
    """One way exosomes are thought to work."""

    id: Id
    title: Words
    text: Words
    slide: Words
    evidence_level: Level
    sources: tuple[Id, ...]


class Benefit(Part):
    """One benefit the clinic hopes for, with what speaks against it."""

    title: Words
    text: Words
    caution: Words
    slide: Words
    sources: tuple[Id, ...] = Some


class Risks(Part):
    """What may go wrong, and who should not have the treatment."""

    common: tuple[Words, ...] = Some
    uncommon: tuple[Words, ...] = Some
    serious: tuple[Words, ...] = Some
    unknown: tuple[Words, ...] = Some
    not_suitable: tuple[Words, ...] = Some
    in_short: RisksInShort
    slide: tuple[Words, ...] = Field(min_length=2, max_length=6)
    sources: tuple[Id, ...] = Some


class RisksInShort(Part):
    """The same five headings in as few words as a leaflet of four pages can hold."""

    common: tuple[Words, ...] = Some
    uncommon: tuple[Words, ...] = Some
    serious: tuple[Words, ...] = Some
    unknown: tuple[Words, ...] = Some
    not_suitable: tuple[Words, ...] = Some


class Licence(Part):
    """What the regulators of one country say; a handout shows the clinic's own."""

    country: Country
    headline: Words
    text: Words
    slide: tuple[Words, ...] = Field(min_length=1, max_length=5)
    sources: tuple[Id, ...] = Some
    checked: Day


class Step(Part):
    """One step of the treatment."""

    title: Words
    when: Words
    text: Words
    slide: Words


class Results(Part):
    """What was seen after treatment, and how little that shows."""

    text: Words
    sources: tuple[Id, ...] = Some


class CareCard(Part):
    """One card of the aftercare slide."""

    icon: Id
    title: Words
    text: Words


class Aftercare(Part):
    """What to do after the treatment: the aftercare sheet, and in short in each leaflet."""

    title: Words
    subtitle: Words
    key_points: tuple[Words, ...] = Field(min_length=3, max_length=6)
    basis: Words  # whose advice it is
    first_day: tuple[Words, ...] = Some
    do: tuple[Words, ...] = Some
    avoid: tuple[Words, ...] = Some
    call_us: tuple[Words, ...] = Some
    emergency: tuple[Words, ...] = Some
    cards: tuple[CareCard, ...] = Field(min_length=2, max_length=4)


class Treatment(Part):
    """Exosome treatment: the same in every condition."""

    name: Words
    name_in_text: Words
    guide_title: Words
    guide_subtitle: Words
    deck_title: Words
    deck_subtitle: Words
    aim: Words
    summary: Words
    key_points: tuple[Words, ...] = Field(min_length=3, max_length=6)
    what: tuple[Words, ...] = Some
    hair_cycle: tuple[Words, ...] = Field(min_length=3, max_length=3)  # growing, changing, resting
    hair_cycle_sources: tuple[Id, ...] = Some
    slide: tuple[Words, ...] = Field(min_length=2, max_length=5)  # what exosomes are; the first is the lead
    how: tuple[Mechanism, ...] = Field(min_length=1, max_length=4)
    how_caution: Words
    benefits: tuple[Benefit, ...] = Field(min_length=1, max_length=6)
    risks: Risks
    licence: tuple[Licence, ...] = Some
    steps: tuple[Step, ...] = Field(min_length=3, max_length=6)
    results: Results
    aftercare: Aftercare
    deciding: tuple[Words, ...] = Some


class Number(Part):
    """`n` people out of `out_of`, drawn as an icon array."""

    n: int = Field(ge=0)
    out_of: Annotated[Literal[100], BeforeValidator(_whole)]  # one denominator throughout, so that arrays can be compared
    label: Words  # under the array
    group: Words
    time: Words
    text: Words
    sources: tuple[Id, ...] = Some


class Numbers(Part):
    """One to three arrays that are compared, with what they are about and what to doubt."""

    title: Words
    note: Words
    arrays: tuple[Number, ...] = Field(min_length=1, max_length=3)


class Evidence(Part):
    """How much was found about exosomes in this condition."""

    level: Level
    studies: int = Field(ge=0)
    people: int = Field(ge=0)
    text: Words


class Exosomes(Part):
    """Can exosomes help? The clinic's view and the evidence, never one without the other."""

    answer: View
    answer_text: Words
    clinic_view: Words
    known: tuple[Words, ...] = Some
    unknown: tuple[Words, ...] = Some
    evidence: Evidence
    sources: tuple[Id, ...] = Some


class OptionSlide(Part):
    """An option's good and bad in the few words a slide's table can hold."""

    benefit: Words
    harm: Words


class Option(Part):
    """One thing a patient can choose, doing nothing among them."""

    kind: Annotated[Literal["none", "exosomes", "other"], BeforeValidator(_spoken)] = "other"
    name: Words
    how: Words
    benefit: Words
    harm: Words
    certainty: Certainty
    prescription_only: bool
    sources: tuple[Id, ...] = Some
    slide: OptionSlide


class SeekHelp(Part):
    """When to get help, in two degrees."""

    soon: tuple[Words, ...] = Some
    urgent: tuple[Words, ...] = Some


class ConditionSlide(Part):
    """What the condition's slides say: few words, the rest is in the notes."""

    lead: Words
    facts: tuple[Words, ...] = Field(min_length=1, max_length=3)
    known: tuple[Words, ...] = Field(min_length=1, max_length=3)
    unknown: tuple[Words, ...] = Field(min_length=1, max_length=3)
    ask: Words  # a question to put to the patient


class Condition(Part):
    """One kind of hair loss: one leaflet."""

    id: Id
    code: Line
    name: Words
    name_in_text: Words
    also_called: Words
    subtitle: Words
    scarring: bool
    pattern: Pattern
    pattern_labels: tuple[Words, ...] = Field(min_length=1, max_length=3)
    aim: Words
    key_points: tuple[Words, ...] = Field(min_length=3, max_length=6)
    what: tuple[Words, ...] = Some
    numbers: tuple[Numbers, ...] = ()
    causes: tuple[Words, ...] = Some
    signs: tuple[Words, ...] = Some
    diagnosis: tuple[Words, ...] = Some
    outlook: tuple[Words, ...] = Some
    exosomes: Exosomes
    options: tuple[Option, ...] = Field(min_length=2, max_length=8)
    seek_help: SeekHelp
    living_well: tuple[Words, ...] = Some
    questions: tuple[Words, ...] = Some
    slide: ConditionSlide
    sources: tuple[Id, ...] = Field(min_length=1, max_length=MAX_LISTED_SOURCES)  # the leaflet's list, the most important first


class Question(Part):
    """A question every patient may want to ask."""

    id: Id
    text: Words


class Support(Part):
    """Where else to turn."""

    name: Words
    what: Words
    link: Web


class Language(Part):
    """'You can ask for this in another language', in that language."""

    tag: Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = Field(
        description="write its tag, as cy or zh-Hans"
    )
    name: Words
    text: Words
    reviewed: bool


class Source(Part):
    """Where a fact comes from. `seen: copy` says that a copy was read, not the original."""

    authors: Words
    title: Words
    publisher: Words
    year: int | None = Field(ge=1800, le=2200)
    link: Web
    kind: Annotated[
        Literal["paper", "guideline", "label", "regulator", "trial-record", "health-service", "charity", "news"], BeforeValidator(_spoken)
    ]
    seen: Annotated[Literal["original", "copy"], BeforeValidator(_spoken)] = "original"


class Book(Part):
    """The whole of content.yaml."""

    format: Annotated[Literal[1], BeforeValidator(_whole)]
    clinic: Clinic
    control: Control
    treatment: Treatment
    conditions: tuple[Condition, ...] = Field(min_length=1, max_length=MAX_CONDITIONS)
    questions: tuple[Question, ...] = Field(min_length=4)
    support: tuple[Support, ...] = Some
    other_formats: Words  # 'You can have this leaflet in large print ...'
    languages: tuple[Language, ...]
    glossary: dict[str, Words]
    sources: dict[Id, Source]


Risks.model_rebuild()
