"""What every part of the Book has in common, and the parts that several others hold."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from generator.content.field_types import Country, Headline, Hundred, Id, Name, OfHundred, Short, Words
from generator.yamlsource.located import Located

Some = Field(min_length=1)


class BookPart(Located):
    """A part of the Book: frozen, without unknown keys."""

    model_config = ConfigDict(frozen=True, defer_build=True, extra="forbid", arbitrary_types_allowed=True, str_strip_whitespace=True)


class OnlyIn(BookPart):
    """Words for one country only: they are left out of the handouts of every other."""

    text: Words
    only: Country


CountryWords = Annotated[Words | OnlyIn, Field(description="write the words, or  text:  with the words and  only:  with the country")]


class Told(BookPart):
    """The same thing twice: in full, and for where there is little room."""

    text: Words
    short: Short


class OutOf100(BookPart):
    """How many people of 100: `n` with the treatment and, in a trial, `placebo` without; `up_to` where it is the highest figure given.

    With `more`, only the difference is known: `n` more than with placebo.
    """

    n: OfHundred
    out_of: Hundred = 100  # one denominator throughout, so that numbers can be compared
    placebo: OfHundred | None = None
    up_to: bool = False
    more: bool = False
    group: Words
    time: Name
    measure: Words
    sources: tuple[Id, ...] = Some


class SlideWords(BookPart):
    """What a slide says: its headline is the finding. Where a number or a chart stands below it, there are no points."""

    headline: Headline
    points: tuple[Short, ...] = Field(default=(), max_length=4)
