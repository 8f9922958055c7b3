"""One condition: one leaflet, and its part of the talk."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.content.field_types import (
    Alternative,
    Amount,
    Answer,
    Brief,
    Cell,
    Certainty,
    Count,
    EffectFound,
    EvidenceLevel,
    FewestAndMostWeeks,
    Headline,
    Id,
    MainPoint,
    Months,
    Name,
    NoNumber,
    OneLine,
    OptionKind,
    Pattern,
    PictureName,
    Short,
    Skin,
    StepWords,
    Strands,
    Style,
    Words,
)
from generator.content.part import BookPart, CountryWords, OutOf100, SlideWords, Some, Told
from generator.content.treatment import ClockMoment
from generator.text import Text

MAX_CONDITIONS = 20


class BesideDrawing(BookPart):
    """The same head without the pattern of a condition, in a style that does not bring it on: the two differ in nothing else."""

    style: Style
    label: Brief


class PatternDrawing(BookPart):
    """A person with the pattern of the condition. Who is drawn is a choice of picture, not a statement about who is affected."""

    pattern: Pattern
    skin: Skin = "light"
    strands: Strands = "straight"
    labels: tuple[Name, ...] = Field(min_length=1, max_length=3)
    beside: BesideDrawing | None = None  # small; else the same head without the pattern, in the style that it has
    who: Brief | None = None  # in a word, where a second person stands beside them at the head of a leaflet


class HowCommon(BookPart):
    """One to three numbers that are compared, with what they are about and what to doubt."""

    title: Name
    numbers: tuple[OutOf100, ...] = Field(min_length=1, max_length=3)
    note: Words


class TimeSpan(BookPart):
    """How long something takes, drawn as a bar."""

    what: Short
    months: Months
    sources: tuple[Id, ...] = Some


class Outlook(BookPart):
    """What happens without treatment: a few words in answer to the title, and the whole.

    A slide shows the number, or the times as bars, or the answer; `in_large` are words that it shows very large instead. A leaflet draws
    the last of the `times`, if it has no number.
    """

    title: Name
    answer: Answer
    text: Words
    in_large: Answer | None = None
    out_of_100: OutOf100 | None = None
    times: tuple[TimeSpan, ...] = Field(default=(), max_length=4)


class Counts(BookPart):
    """How many studies there are in people, how many people, and how many of the studies compared them with others."""

    studies: Count
    people: Count
    with_comparison: Count


class Measured(BookPart):
    """What one of two groups in a trial had, and what came of it: in words too, where the value is more exact than people can use."""

    name: Brief
    value: Amount
    words: Answer | None = None


class Trial(BookPart):
    """The best comparison there is: what was measured with the treatment and with what it was compared to, as bars on a slide."""

    measure: Short
    treated: Measured
    compared: Measured
    people: Count
    group: Name
    time: Name
    note: Short
    sources: tuple[Id, ...] = Some


class Evidence(BookPart):
    """What was found about the treatment as this clinic gives it (`our_way`), and as others do."""

    level: EvidenceLevel
    our_way: Counts
    other_ways: Counts
    headline: Headline
    text: Words
    sources: tuple[Id, ...] = Some


class Opinion(BookPart):
    """What the clinic, which sells the treatment, thinks: never without the evidence before it."""

    answer: Answer
    text: Words


class CanItHelp(BookPart):
    """Can the treatment help? The evidence first, what is known and what is not, then the clinic's opinion.

    `why_none` is the reason for the finding that it cannot help, and printed with it.
    """

    finding: EffectFound
    why_none: Short | None = None
    evidence: Evidence
    trial: Trial | None = None
    known: tuple[Words, ...] = Some
    unknown: tuple[StepWords, ...] = Some
    opinion: Opinion


class Moment(BookPart):
    """What a study saw, and when: `weeks` after the first treatment."""

    when: Name
    weeks: FewestAndMostWeeks
    people: Count
    comparison: bool
    what: Short
    sources: tuple[Id, ...] = Some


class Results(BookPart):
    """What was seen after treatment, and how little that shows."""

    text: Words
    timeline: tuple[Moment, ...] = Field(default=(), max_length=6)
    sources: tuple[Id, ...] = Some


class OptionInShort(BookPart):
    """An option in the fewest words, for a table on a slide."""

    name: Brief | None = None
    benefit: Brief | None = None
    harm: Brief


class Option(BookPart):
    """One thing a patient can choose, doing nothing among them. `how` says how it works, `asks` what it asks of the patient."""

    id: Id
    kind: OptionKind = "other"
    name: Name
    how: Short
    asks: Cell
    benefit: Cell
    harm: Cell
    certainty: Certainty | None = None
    prescription: bool = False
    notes: tuple[CountryWords, ...] = ()
    out_of_100: OutOf100 | None = None
    why_no_number: NoNumber | None = None
    short: OptionInShort | None = None
    sources: tuple[Id, ...] = Some

    @property
    def name_in_short(self) -> Text:
        """Return its name in the fewest words."""
        return self.short.name if self.short and self.short.name else self.name

    @property
    def rests_on(self) -> tuple[Id, ...]:
        """Return the sources of its words, then those that its number alone has."""
        return tuple(dict.fromkeys((*self.sources, *(self.out_of_100.sources if self.out_of_100 else ()))))


class InShort(BookPart):
    """What the one-page sheet says in fewer words than the leaflet."""

    main: Short
    key_points: tuple[Short, ...] = Field(min_length=2, max_length=5)


class CareStep(BookPart):
    """One step on the way to care: what, in a few words, and how."""

    title: Name
    text: Words


class GettingCare(BookPart):
    """How to get to the care that matters more than the treatment, where that is urgent or hard to find."""

    title: Name
    steps: tuple[CareStep, ...] = Field(min_length=2, max_length=4)


class Course(BookPart):
    """How it goes on from what set it off, on a line of time: each moment has a blank for the reader's own."""

    title: Name
    moments: tuple[ClockMoment, ...] = Field(min_length=2, max_length=4)


class ConditionSlide(SlideWords):
    """A slide about the condition."""

    id: Literal["type", "wait", "works", "evidence", "next"]


class Condition(BookPart):
    """One condition. `plain_name` is what patients call it, `medical_name` what doctors do."""

    id: Id
    code: OneLine
    plain_name: Name
    medical_name: Name
    name_in_text: Name
    subtitle: Name
    wish: Brief | None = None  # what people with it most often hope for, as they say it
    drawing: PatternDrawing | None = None
    second_drawing: PatternDrawing | None = None
    picture: PictureName | None = None  # in the place of drawings, with `alt`
    alt: Alternative | None = None
    main_point: MainPoint
    do_now: tuple[StepWords, ...] = Field(min_length=2, max_length=3)
    what: tuple[Words, ...] = Some
    how_common: HowCommon | None = None
    causes_title: Name | None = None
    causes: tuple[StepWords, ...] = Some
    signs: tuple[StepWords, ...] = Some
    diagnosis: tuple[Words, ...] = Some
    outlook: Outlook
    course: Course | None = None
    can_it_help: CanItHelp
    not_suitable: tuple[Told, ...] = ()
    getting_care: GettingCare | None = None
    results: Results | None = None
    options: tuple[Option, ...] = Field(min_length=2, max_length=8)
    living_well: tuple[StepWords, ...] = Some
    questions: tuple[Cell, ...] = Some
    record: tuple[Brief, ...] = Field(default=(), max_length=3)  # what to note down, at the start of lines to write on
    short: InShort | None = None  # for a plan with the section main-point-in-short
    slides: tuple[ConditionSlide, ...] = Field(min_length=2, max_length=5)
    ask: Words  # a question to put to the patient
