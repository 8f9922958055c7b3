"""What is said of the clinic's own treatment: the same for every condition."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.content.field_types import (
    Alternative,
    Brief,
    Country,
    Day,
    EvidenceLevel,
    FewestAndMostWeeks,
    Headline,
    HelpAfter,
    HelpFrom,
    HelpWhen,
    Id,
    LongWords,
    MainPoint,
    Name,
    OfCycle,
    OfTreatment,
    PictureName,
    Short,
    StepWords,
    Words,
)
from generator.content.part import BookPart, CountryWords, SlideWords, Some, Told


class HelpItem(BookPart):
    """One sign of trouble, and whom to turn to. `after` treatment only, or always; without `conditions`, in all of them."""

    id: Id
    to: HelpFrom
    alternative: HelpFrom | None = Field(default=None, alias="or")
    when: HelpWhen
    after: HelpAfter
    conditions: tuple[Id, ...] = ()
    text: StepWords
    short: Short


class Guide(BookPart):
    """What the treatment guide is called and what matters most in it."""

    title: Name
    subtitle: Name
    aim: Words
    main_point: MainPoint
    key_points: tuple[StepWords, ...] = Field(min_length=3, max_length=6)


class Talk(BookPart):
    """What the talk about all conditions is called."""

    title: Name
    subtitle: Name


class Phase(BookPart):
    """One phase of a cycle; `weeks` are the shortest and the longest it lasts."""

    name: Name
    time: Name
    weeks: FewestAndMostWeeks


class Cycle(BookPart):
    """How what is treated grows by itself, with a drawing of its three phases, or a picture of the clinic's own."""

    title: Name
    text: Words
    drawing: OfCycle | None = None
    picture: PictureName | None = None
    alt: Alternative | None = None
    phases: tuple[Phase, ...] = Field(min_length=3, max_length=3)
    sources: tuple[Id, ...] = Some


class Mechanism(BookPart):
    """One way the treatment is thought to work.

    On a slide, ideas that all say how far each was `tested` stand in a table with it; others are points.
    """

    id: Id
    title: Name
    text: Words
    point: Short
    tested: Short | None = None
    level: EvidenceLevel
    sources: tuple[Id, ...]


class How(BookPart):
    """The ways the treatment is thought to work, and how little is known about them."""

    intro: Words
    ideas: tuple[Mechanism, ...] = Field(min_length=1, max_length=5)
    headline: Headline


class Benefit(BookPart):
    """One benefit the clinic hopes for, with what speaks against it."""

    id: Id
    title: Name
    text: Words
    caution: Words
    point: Short
    sources: tuple[Id, ...] = Some


class Benefits(BookPart):
    """The benefits hoped for."""

    intro: Words
    items: tuple[Benefit, ...] = Field(min_length=1, max_length=6)
    headline: Headline


class Risk(BookPart):
    """One harm: `likelihood` says how often it happened, or that nobody knows."""

    text: Words
    short: Short
    likelihood: Words | None = None
    sources: tuple[Id, ...] = ()


class RisksInShort(BookPart):
    """The same headings in as few words as a leaflet has room for."""

    intro: Words
    expected: Words
    reported: Words
    serious: Words
    unknown: Words


class Risks(BookPart):
    """What may go wrong. `leaflet` is what leaflets print, the lists are for the guide."""

    leaflet: RisksInShort
    main_point: Brief | None = None  # in the strip of answers on page 1
    intro: Words
    expected: tuple[Risk, ...] = Some
    reported: tuple[Risk, ...] = Some
    serious: tuple[Risk, ...] = Some
    unknown: tuple[Risk, ...] = Some
    headline: Headline
    sources: tuple[Id, ...] = Some


class Exclusion(Told):
    """Somebody who should not have the treatment. The handouts of some conditions leave it out: they say as much themselves."""

    left_out_for: tuple[Id, ...] = ()


class NotSuitable(BookPart):
    """Who should not have the treatment; a condition's own exclusions stand before these."""

    intro: Words
    items: tuple[Exclusion, ...] = Some
    sources: tuple[Id, ...] = Some


class Licence(BookPart):
    """What the regulators of a country, or of a region such as EU, say; a handout shows the clinic's own."""

    country: Country
    headline: Headline
    short: Words
    text: LongWords
    points: tuple[Short, ...] = Field(min_length=1, max_length=4)
    sources: tuple[Id, ...] = Some
    checked: Day


class TreatmentStep(BookPart):
    """One step of the treatment."""

    title: Name
    when: Name
    text: StepWords
    point: Short


class ClockMoment(BookPart):
    """A moment: when it is, what to do or what happens then, and what is written in its blank."""

    when: Name
    text: StepWords
    blank: Name


class Aftercare(BookPart):
    """What to do after the treatment. The aftercare sheet shows the `clock` as a strip; the lists are for what that does not say."""

    title: Name
    subtitle: Name
    main_point: MainPoint
    basis: Words  # whose advice it is
    clock: tuple[ClockMoment, ...] = Field(default=(), min_length=3, max_length=4)
    first_day: tuple[StepWords, ...] = Some
    first_week: tuple[StepWords, ...] = Some
    avoid: tuple[StepWords, ...] = Some
    slide: SlideWords


class TreatmentSlide(SlideWords):
    """A slide about the treatment."""

    id: Literal["what", "choose"]


class Treatment(BookPart):
    """The clinic's own treatment, and the words for it that the labels are made from.

    `name_in_text` is singular: 'What is laser treatment?'. `agent` is what is given, singular or plural: 'Can laser light help?', 'Can
    steroids help?'. `site` is the part of the body: 'How do I look after my knee?'. `treats` is what it is given for: 'your type of joint
    pain'.
    """

    name: Name
    name_in_text: Name
    agent: Name
    site: Name
    treats: Name
    drawing: OfTreatment | None = None
    drawing_labels: tuple[Name, ...] = Field(default=(), min_length=3, max_length=3)  # from the top
    picture: PictureName | None = None  # in the place of a drawing, with `alt`
    alt: Alternative | None = None
    sessions: Words | None
    summary: Words
    guide: Guide
    talk: Talk
    what: tuple[Words, ...] = Some
    cycle: Cycle | None = None
    how: How
    benefits: Benefits
    steps: tuple[TreatmentStep, ...] = Field(min_length=3, max_length=6)
    steps_note: Words
    risks: Risks
    not_suitable: NotSuitable
    licence: tuple[Licence, ...] = Some
    aftercare: Aftercare
    deciding: tuple[CountryWords, ...] = Some
    deciding_short: tuple[StepWords, ...] = Some
    slides: tuple[TreatmentSlide, ...] = Some
