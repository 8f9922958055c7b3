"""What people write in: blanks to fill in, lines to note something down on, and a page to keep a diary on."""

from __future__ import annotations

from dataclasses import dataclass

from generator.text import Text


@dataclass(frozen=True, slots=True)
class ClockEntry:
    """A moment: when it is, what to do or what happens then, and what is written in its blank, such as a date."""

    when: Text
    text: Text
    blank: Text


@dataclass(frozen=True, slots=True)
class ClockStrip:
    """Moments in time side by side, each with a blank to fill in. In a `brief` one the blank is beside its words, not below them."""

    moments: tuple[ClockEntry, ...]
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Blanks:
    """What is written on one line each, side by side. `widths` are shares."""

    fields: tuple[Text, ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Empty lines to write on, at least `count` of them; more if the page has room. The first begin with `asked`: what to note down.

    Where they have no words beside them, `least` are enough.
    """

    title: Text
    count: int
    asked: tuple[Text, ...] = ()
    least: int | None = None


@dataclass(frozen=True, slots=True)
class Diary:
    """The words of a page to keep a diary on: its heading, and what to write in its two columns."""

    title: Text
    when: Text
    what: Text
