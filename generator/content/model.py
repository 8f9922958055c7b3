"""The Book: what content.yaml says, typed and frozen (format 1). Unknown keys are refused; the rules between fields are in `rules`."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from generator.content.field_types import (
    Certainty,
    Count,
    Country,
    Day,
    Email,
    Format,
    Hair,
    Hundred,
    Id,
    LanguageTag,
    LeafletWeb,
    Level,
    OneLine,
    OptionKind,
    Pattern,
    Seen,
    Skin,
    SourceKind,
    View,
    Web,
    Words,
)
from generator.yamlsource.located import Located

MAX_CONDITIONS = 20
MAX_LISTED_SOURCES = 12  # a leaflet's list; the treatment guide lists all
Some = Field(min_length=1)


class BookPart(Located):
    """What every part of the Book has in common."""

    model_config = ConfigDict(frozen=True, defer_build=True, extra="forbid", arbitrary_types_allowed=True, str_strip_whitespace=True)


class Clinic(BookPart):
    """Who hands the leaflet out: shown in the masthead, footer, contact card and closing slide only."""

    name: Words
    service: Words
    country: Country
    address: tuple[Words, ...] = Some
    phone: Words
    email: Email
    link: Web  # what the QR code opens
    leaflet_link: LeafletWeb  # what the QR code of the one-page sheet opens
    hours: Words
    urgent: Words
    feedback: Words


class Control(BookPart):
    """Version, dates and people; null means not yet."""

    version: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+$")] = Field(description="write two numbers with a point, such as 1.0")
    issued: Day
    review_by: Day
    author: Words | None
    reviewer: Words | None
    patient_input: Words | None
    funding: Words
    licence: Words
    disclaimer: Words


class Mechanism(BookPart):
    """One way exosomes are thought to work."""

    id: Id
    title: Words
    text: Words
    slide: Words
    evidence_level: Level
    sources: tuple[Id, ...]


class Benefit(BookPart):
    """One benefit the clinic hopes for, with what speaks against it."""

    title: Words
    text: Words
    caution: Words
    slide: Words
    sources: tuple[Id, ...] = Some


class Risks(BookPart):
    """What may go wrong, and who should not have the treatment."""

    common: tuple[Words, ...] = Some
    uncommon: tuple[Words, ...] = Some
    serious: tuple[Words, ...] = Some
    unknown: tuple[Words, ...] = Some
    not_suitable: tuple[Words, ...] = Some
    in_short: RisksInShort
    slide: tuple[Words, ...] = Field(min_length=2, max_length=6)
    sources: tuple[Id, ...] = Some


class RisksInShort(BookPart):
    """The same five headings in as few words as a leaflet has room for."""

    common: tuple[Words, ...] = Some
    uncommon: tuple[Words, ...] = Some
    serious: tuple[Words, ...] = Some
    unknown: tuple[Words, ...] = Some
    not_suitable: tuple[Words, ...] = Some


class Licence(BookPart):
    """What the regulators of one country say; a handout shows the clinic's own."""

    country: Country
    headline: Words
    text: Words
    slide: tuple[Words, ...] = Field(min_length=1, max_length=5)
    sources: tuple[Id, ...] = Some
    checked: Day


class TreatmentStep(BookPart):
    """One step of the treatment."""

    title: Words
    when: Words
    text: Words
    slide: Words


class Moment(BookPart):
    """One step of a timeline: when it was, and what was seen."""

    when: Words
    what: Words
    sources: tuple[Id, ...]


class Results(BookPart):
    """What was seen after treatment, and how little that shows; the guide draws the timeline."""

    text: Words
    sources: tuple[Id, ...] = Some
    timeline: tuple[Moment, ...] = Field(default=(), max_length=6)


class CareCard(BookPart):
    """One card of the aftercare slide."""

    icon: Id
    title: Words
    text: Words


class Aftercare(BookPart):
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
    cards: tuple[CareCard, ...] = Field(min_length=2, max_length=5)


class Roots(BookPart):
    """How hair roots shrink in pattern hair loss; the guide draws it."""

    title: Words
    text: Words
    labels: tuple[Words, ...] = Field(min_length=2, max_length=2)  # the first root and the last
    sources: tuple[Id, ...] = Some


class Treatment(BookPart):
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
    roots: Roots | None = None
    slide: tuple[Words, ...] = Field(min_length=2, max_length=5)  # what exosomes are; the first is the lead
    how: tuple[Mechanism, ...] = Field(min_length=1, max_length=5)
    how_caution: Words
    benefits: tuple[Benefit, ...] = Field(min_length=1, max_length=6)
    risks: Risks
    licence: tuple[Licence, ...] = Some
    steps: tuple[TreatmentStep, ...] = Field(min_length=3, max_length=6)
    results: Results
    aftercare: Aftercare
    deciding: tuple[Words, ...] = Some


class Number(BookPart):
    """`n` people out of `out_of`, drawn as an icon array."""

    n: Count
    out_of: Hundred  # one denominator throughout, so that arrays can be compared
    label: Words  # under the array
    group: Words
    time: Words
    text: Words
    sources: tuple[Id, ...] = Some


class Numbers(BookPart):
    """One to three arrays that are compared, with what they are about and what to doubt."""

    title: Words
    note: Words
    arrays: tuple[Number, ...] = Field(min_length=1, max_length=3)


class Evidence(BookPart):
    """How much was found about exosomes in this condition."""

    level: Level
    studies: Count
    people: Count
    text: Words


class Exosomes(BookPart):
    """Can exosomes help? The clinic's view and the evidence, never one without the other."""

    answer: View
    answer_text: Words
    clinic_view: Words
    known: tuple[Words, ...] = Some
    unknown: tuple[Words, ...] = Some
    evidence: Evidence
    sources: tuple[Id, ...] = Some


class OptionSlide(BookPart):
    """An option's good and bad in the few words a slide's table can hold."""

    benefit: Words
    harm: Words


class Option(BookPart):
    """One thing a patient can choose, doing nothing among them."""

    kind: OptionKind = "other"
    name: Words
    how: Words
    benefit: Words
    harm: Words
    certainty: Certainty
    prescription_only: bool
    sources: tuple[Id, ...] = Some
    slide: OptionSlide


class SeekHelp(BookPart):
    """When to get help, in two degrees."""

    soon: tuple[Words, ...] = Some
    urgent: tuple[Words, ...] = Some


class InShort(BookPart):
    """What the one-page sheet says in fewer words than the leaflet."""

    key_points: tuple[Words, ...] = Field(min_length=2, max_length=6)
    urgent: tuple[Words, ...] = Some
    soon: tuple[Words, ...] = Some


class ConditionSlide(BookPart):
    """What the condition's slides say: few words, the rest is in the notes."""

    lead: Words
    facts: tuple[Words, ...] = Field(min_length=1, max_length=3)
    known: tuple[Words, ...] = Field(min_length=1, max_length=3)
    unknown: tuple[Words, ...] = Field(min_length=1, max_length=3)
    ask: Words  # a question to put to the patient


class DrawnPerson(BookPart):
    """Whose head the drawing shows: a choice of picture, not a statement about who is affected."""

    skin: Skin = "light"
    hair: Hair = "straight"


class SecondPattern(BookPart):
    """How it looks in other people: then two heads are drawn, and `pattern_labels` has one label for each."""

    pattern: Pattern
    person: DrawnPerson = DrawnPerson()


class Condition(BookPart):
    """One kind of hair loss: one leaflet."""

    id: Id
    code: OneLine
    name: Words
    name_in_text: Words
    also_called: Words
    subtitle: Words
    scarring: bool
    pattern: Pattern
    person: DrawnPerson = DrawnPerson()
    second_pattern: SecondPattern | None = None
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
    in_short: InShort
    slide: ConditionSlide
    sources: tuple[Id, ...] = Field(min_length=1, max_length=MAX_LISTED_SOURCES)  # the leaflet's list, the most important first


class Question(BookPart):
    """A question every patient may want to ask."""

    id: Id
    text: Words


class Support(BookPart):
    """Where else to turn."""

    name: Words
    what: Words
    link: Web


class Language(BookPart):
    """'You can ask for this in another language', in that language."""

    tag: LanguageTag
    name: Words
    text: Words
    reviewed: bool


class Source(BookPart):
    """Where a fact comes from. `seen: copy` says that a copy was read, not the original."""

    authors: Words | None  # null where they are not known: the title is printed in their place
    title: Words
    publisher: Words
    year: int | None = Field(ge=1800, le=2200)
    link: Web
    kind: SourceKind
    seen: Seen = "original"


class Book(BookPart):
    """The whole of content.yaml."""

    format: Format
    clinic: Clinic
    control: Control
    treatment: Treatment
    conditions: tuple[Condition, ...] = Field(min_length=1, max_length=MAX_CONDITIONS)
    questions: tuple[Question, ...] = Field(min_length=4)
    support: tuple[Support, ...] = Some
    other_formats: Words  # 'You can have this leaflet in large print ...'
    languages: tuple[Language, ...]
    sources: dict[Id, Source]


Risks.model_rebuild()
