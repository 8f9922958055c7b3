"""The one walk over a finished Document or Deck: references become numbers, placeholders become their values.

No section does this itself, so what a writer can type in one text works in every text, or is a Problem.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any, Generic, TypeVar

from generator.document.blocks import Footer, Masthead, Quantity
from generator.document.citations import number_of
from generator.document.deck import Slide
from generator.figures.picture_file import PictureFile
from generator.problems import Location, Problem, did_you_mean
from generator.text import Span, Text
from generator.trees import field_names, with_parts

CODES: Mapping[str, str] = {
    "M064": "a reference in a place where its number can't be printed",
    "M065": "a placeholder that does not exist, or has no words in the clinic's country",
}
MOST_NUMBERINGS = 8  # of one part, in handouts that list other sources before
MOST_LISTED = 2  # numbers in a row: more are a range
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")  # whatever stands in braces was meant as one
_NAMES_ALONE = r"\(\{[^{}]*\}(?:[,;/] ?\{[^{}]*\})*\)"
_ASIDE = re.compile(rf"^{_NAMES_ALONE}[ \u00a0]?|[ \u00a0]?{_NAMES_ALONE}")
# Titles: they also appear in lists of files and of slides and at the foot of pages, with no list of sources at hand.
_UNNUMBERED: Mapping[type, frozenset[str]] = {
    Masthead: frozenset({"clinic", "service", "title", "subtitle", "note"}),
    Footer: frozenset({"clinic", "version", "status"}),
    Slide: frozenset({"title"}),
}
# Words that only an alternative text says: what is unknown in them is reported, and references are left out, as in all such texts.
_SPOKEN: Mapping[type, frozenset[str]] = {Masthead: frozenset({"shows"}), Quantity: frozenset({"group"})}
PartT = TypeVar("PartT")


@dataclass(frozen=True, slots=True)
class Filled(Generic[PartT]):
    """A part of a handout with the words for its placeholders, before its references have numbers.

    `cites` are these references in order, `sources` the ids of what they refer to, `problems` what is wrong with its texts.
    """

    part: PartT
    cites: tuple[Span, ...] = ()
    problems: tuple[Problem, ...] = ()
    sources: tuple[str, ...] = field(init=False, repr=False, compare=False)
    _known: dict[tuple[int | None, ...], tuple[PartT, frozenset[Location]]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sources", tuple([span.cite for span in self.cites if span.cite]))

    def numbered(self, numbers: Mapping[str, int]) -> tuple[PartT, frozenset[Location]]:
        """Return the part as it is printed where sources have these numbers, and where the references are that are printed as such.

        A source without a number is not named.
        """
        if not self.cites:
            return self.part, frozenset()
        own = tuple(map(numbers.get, self.sources))
        if own not in self._known:
            if len(self._known) >= MOST_NUMBERINGS:
                del self._known[next(iter(self._known))]
            printed = frozenset(span.location for span in self.cites if span.cite in numbers and span.location)
            self._known[own] = _numbered(self.part, numbers) if own else self.part, printed
        return self._known[own]


@dataclass(slots=True)
class Resolver:
    """Turns raw texts into printed ones. `numbers` has the number of each source, `values` the words for each placeholder.

    `absent` are the placeholders that have no words in the clinic's country.

    It collects `problems`, the sources `cited`, and the locations of the references that it has numbered.
    """

    numbers: Mapping[str, int]
    values: Mapping[str, Text]
    problems: list[Problem] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)
    printed: set[Location] = field(default_factory=set)
    absent: frozenset[str] = frozenset()

    def resolve(self, part: PartT) -> PartT:
        """Return a block, slide or whole document with all its texts resolved; a part without texts is returned unchanged."""
        return self.number(fill(part, self.values, self.absent))

    def number(self, filled: Filled[PartT]) -> PartT:
        """Return a part whose placeholders are filled in already with its numbers."""
        self.problems += filled.problems
        if not filled.cites:
            return filled.part
        self.cited += filled.sources
        part, printed = filled.numbered(self.numbers)
        self.printed |= printed
        return part

    def text(self, text: Text) -> Text:
        """Return one text with its numbers and values."""
        return self.resolve(text)

    def title(self, text: Text) -> Text:
        """Return the text of a title; a reference in it is a Problem."""
        filling = _Resolving(self.values, self.absent)
        title = filling.title(text)
        self.problems += filling.problems
        return title


def fill(part: PartT, values: Mapping[str, Text], absent: frozenset[str] = frozenset()) -> Filled[PartT]:
    """Return a part with the words for its placeholders; `absent` are those that have none in the clinic's country."""
    filling = _Resolving(values, absent)
    new: PartT = filling.part(part, filling.text)
    return Filled(new, tuple(filling.cites), tuple(filling.problems))


class _Resolving:
    """Fills in placeholders; collects the references that are left to be numbered, and what is wrong."""

    def __init__(self, values: Mapping[str, Text], absent: frozenset[str]) -> None:
        self.values, self.absent = values, absent
        self.problems: list[Problem] = []
        self.cites: list[Span] = []

    def part(self, part: Any, change: Callable[[Text], Text]) -> Any:
        """Return a tree of dataclasses, tuples and dicts with each Text changed; parts without one stay the same object.

        Strings, such as alternative texts, take the values too. What else is in braces there is filled in later.
        """
        if isinstance(part, Text):
            return change(part)
        if isinstance(part, str):
            return filled(Text.of(part), self.values).plain if "{" in part else part
        if isinstance(part, tuple | dict):
            return with_parts(part, self._any)
        return part if isinstance(part, Location | PictureFile) else self._fields(part)

    def _any(self, part: Any) -> Any:
        return self.part(part, self.text)

    def _fields(self, part: Any) -> Any:
        changed = {}
        for name in field_names(part):
            value = getattr(part, name)
            new = self.part(value, self._way(type(part), name))
            if new is not value:
                changed[name] = new
        return replace(part, **changed) if changed else part

    def _way(self, kind: type, field_: str) -> Callable[[Text], Text]:
        """Return how the texts in a field of some kind of block are filled."""
        if field_ in _UNNUMBERED.get(kind, ()):
            return self.title
        return self._spoken if field_ in _SPOKEN.get(kind, ()) else self.text

    def text(self, text: Text) -> Text:
        """Return a text that may have references."""
        new = self._filled(text)
        self.cites += (span for span in new.spans if span.cite)
        return new

    def _spoken(self, text: Text) -> Text:
        new = self._filled(text)
        return Text(tuple(span for span in new.spans if not span.cite), new.location)

    def title(self, text: Text) -> Text:
        """Return the text of a title; a reference in it is a Problem."""
        new = self._filled(text)
        for span in new.spans:
            if span.cite:
                hint = "move it to a sentence of the text below"
                message = f"the reference [@{span.cite}] is in a title, where its number can't be printed"
                self.problems.append(Problem("M064", message, span.location or text.location, hint))
        return Text(tuple(span for span in new.spans if not span.cite), new.location)

    def _filled(self, text: Text) -> Text:
        if not any("{" in span.text for span in text.spans):
            return text
        self.problems += (self._lacking(name, location) for name, location in self._without_value(text))
        filled_ = filled(text, self.values)
        return Text(tuple(span.saying(PLACEHOLDER.sub("", span.text)) for span in filled_.spans), text.location)

    def _without_value(self, text: Text) -> Iterator[tuple[str, Location | None]]:
        """Yield the placeholders of a text that have no words, and those that are left in the words of the others."""
        for name, location in _names(text):
            if name not in self.values:
                yield name, location
            else:
                yield from _names(self.values[name])

    def _lacking(self, name: str, location: Location | None) -> Problem:
        if name in self.values:
            return Problem("M065", f"{{{name}}} stands for itself", location, "write its words in its place")
        return _without_words(name, location) if name in self.absent else _unknown(name, self.values, location)


def _numbered(part: Any, numbers: Mapping[str, int]) -> Any:
    """Return a tree of dataclasses, tuples and dicts with numbers for references; parts without one stay the same object."""
    if isinstance(part, Text):
        return _with_numbers(part, numbers) if part.cites else part
    return part if isinstance(part, Location | PictureFile) else with_parts(part, lambda each: _numbered(each, numbers))


def _with_numbers(text: Text, numbers: Mapping[str, int]) -> Text:
    spans: list[Span] = []
    for span in text.spans:
        if not span.cite:
            spans.append(span)
            continue
        if spans:  # a space typed before a reference would end up before the full stop, or between two numbers
            before = spans.pop()
            spans += [before.saying(kept)] if (kept := before.text.rstrip(" ")) else []
        if span.cite in numbers:
            spans.append(number_of(span.cite, numbers[span.cite]))
    return Text(tuple(_shared(spans)), text.location)


def _shared(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans, with neighbouring numbers in one pair of brackets: those of 3, 1, 2 and 6 are ' [1–3, 6]'."""
    for numbers, run in groupby(spans, key=lambda span: span.leads_to is not None):
        found = tuple(run)
        yield from _bracketed({int(span.text): span for span in found}) if numbers else found


def _bracketed(numbers: Mapping[int, Span]) -> Iterator[Span]:
    """Yield a space, then numbers as people write them, each leading to its source; the brackets belong to the outermost."""
    shown = list(_shown([numbers[number] for number in sorted(numbers)]))
    for n, (before, span) in enumerate(shown):
        opened, closed = "[" * (n == 0), "]" * (n == len(shown) - 1)
        yield Span(before)
        yield span.saying(f"{opened}{span.text}{closed}")


def _shown(ascending: Iterable[Span]) -> Iterator[tuple[str, Span]]:
    """Yield numbers with what stands before each; of more than two in a row, the first, which speaks for all, and the last: '1–3, 5, 6'."""
    before = " "
    for _, run in groupby(enumerate(ascending), key=lambda pair: int(pair[1].text) - pair[0]):
        own = [span for _, span in run]
        if len(own) > MOST_LISTED:
            yield before, replace(own[0], places=tuple(place for span in own[:-1] for place in span.places))
            yield "–", own[-1]
        else:
            yield from zip((before, ", "), own, strict=False)
        before = ", "


def filled(text: Text, values: Mapping[str, Text]) -> Text:
    """Return a text with the placeholders that have a value filled in: the words filled in keep their own marks.

    Brackets that hold nothing but names that say nothing there are left out.
    """
    own = _without_asides(text, values) if "({" in text.plain else text
    return Text(tuple(part for span in own.spans for part in _parts(span, values)), text.location)


def as_an_aside(name: str) -> str:
    """Return the key under which values say that a placeholder says nothing where brackets hold it alone."""
    return f"({{{name}}})"


def _without_asides(text: Text, values: Mapping[str, Text]) -> Text:
    """Return a text without such brackets, and without the space before them, or after those that it begins with."""
    found = (each for each in _ASIDE.finditer(text.plain) if all(as_an_aside(name) in values for name in PLACEHOLDER.findall(each[0])))
    left_out = frozenset(at for each in found for at in range(*each.span()))
    if not left_out:
        return text
    spans, begin = list[Span](), 0
    for span in text.spans:
        kept = "".join(letter for at, letter in enumerate(span.text, begin) if at not in left_out)
        begin += len(span.text)
        spans += [span if kept == span.text else span.saying(kept)] if kept or not span.text else []
    return Text(tuple(spans), text.location)


def _names(text: Text) -> Iterator[tuple[str, Location | None]]:
    """Yield the placeholders of a text, each with the place of the words that it is in."""
    return ((name, span.location or text.location) for span in text.spans for name in PLACEHOLDER.findall(span.text))


def _parts(span: Span, values: Mapping[str, Text]) -> Iterator[Span]:
    if not span.text:  # a reference
        yield span
    for n, part in enumerate(PLACEHOLDER.split(span.text)):
        if n % 2 and part in values:
            yield from (each.marked(span) for each in values[part].placed)
        elif n % 2:
            yield span.saying(f"{{{part}}}")
        elif part:
            yield span.saying(part)


def unknown_placeholders(texts: Iterable[Text], values: Mapping[str, Text], absent: frozenset[str]) -> Iterator[Problem]:
    """Yield the placeholders of texts that don't exist; `absent` ones do, but have no words in the clinic's country."""
    for text in texts:
        yield from (_unknown(name, values, location) for name, location in _names(text) if name not in values and name not in absent)


def _without_words(name: str, location: Location | None) -> Problem:
    hint = "keep this text to the countries that have one with  only: GB  and the like, or write the words under 'help_lines'"
    return Problem("M065", f"{{{name}}} has no words in the clinic's country", location, hint)


def _unknown(name: str, values: Mapping[str, Text], location: Location | None) -> Problem:
    capital = name.lstrip()[:1].isupper()
    names = (known for known in values if not known.startswith("("))
    alike = [known for known in names if known[0].isupper() is capital]  # each has a form for the beginning of a sentence
    return Problem("M065", f"there is no placeholder {{{name}}}", location, did_you_mean(name, alike))
