"""Words with their inline marks and the place they were written, as one layer passes them to the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from generator.problems import Location

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*|[¼-¾⅐-⅞]")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words with the same marks. `lang` is set only if it differs from the document's."""

    text: str
    strong: bool = False
    link: str | None = None
    cite: str | None = None  # a source id: `text` is empty until the handout knows its number
    lang: str | None = None
    places: tuple[str, ...] = ()  # what other words of the same handout call it: a number in the text, or one in the list of sources
    leads_to: str | None = None  # the place of other words of the same handout
    location: Location | None = field(default=None, compare=False)  # of a reference, and of words put together with others

    def saying(self, words: str) -> Span:
        """Return other words with the same marks. It is called for each text of each handout: `replace` takes three times as long."""
        return Span(words, self.strong, self.link, self.cite, self.lang, self.places, self.leads_to, self.location)

    def marked(self, around: Span) -> Span:
        """Return the same words within others, which are strong or a link."""
        if (self.strong or not around.strong) and (self.link or not around.link):
            return self
        return replace(self, strong=self.strong or around.strong, link=self.link or around.link)

    def at(self, location: Location | None) -> Span:
        """Return the same words with the place where they were written, for the same reason."""
        return Span(self.text, self.strong, self.link, self.cite, self.lang, self.places, self.leads_to, location)


@dataclass(frozen=True, slots=True)
class Text:
    """A text a person wrote, parsed into spans; `location` is where it was written."""

    spans: tuple[Span, ...]
    location: Location | None = None

    @classmethod
    def of(cls, words: str, location: Location | None = None, *, strong: bool = False, lang: str | None = None) -> Text:
        """Return plain words as a Text, without reading markup in them."""
        return cls((Span(words, strong=strong, lang=lang),), location)

    @property
    def plain(self) -> str:
        """The words without their marks."""
        if len(self.spans) == 1:  # as most texts are
            return self.spans[0].text
        return "".join(s.text for s in self.spans)

    @property
    def cites(self) -> tuple[str, ...]:
        """The source ids referred to, in order."""
        return tuple(s.cite for s in self.spans if s.cite)

    def __bool__(self) -> bool:
        """Return whether there is a visible character."""
        return bool(self.plain.strip())

    @property
    def placed(self) -> tuple[Span, ...]:
        """The spans, each with the place where it was written: they may be put together with others."""
        return tuple(s if s.location else s.at(self.location) for s in self.spans)

    def strong(self) -> Text:
        """Return the same words, all strong."""
        return Text(tuple(replace(s, strong=True) for s in self.spans), self.location)


def join(parts: Iterable[Text], separator: str = " ") -> Text:
    """Return the texts as one, with `separator` between them, and the location of the first that has one."""
    spans: list[Span] = []
    location = None
    for part in parts:
        if spans:
            spans.append(Span(separator))
        spans.extend(part.placed)
        location = location or part.location
    return Text(tuple(spans), location)


def in_digits(value: float) -> str:
    """Return a number as people write it, whole and with all its digits: 12, 12.5, 1000000."""
    return f"{Decimal(repr(value)):f}".removesuffix(".0")


def numbers_in(words: str) -> Iterator[str]:
    """Yield the numbers in some words, without commas between thousands."""
    return (number.replace(",", "") for number in _NUMBER.findall(words))
