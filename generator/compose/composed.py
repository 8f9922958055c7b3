"""What every composed handout has: its words, what is wrong with them, and what it says about itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from generator.compose.context import Context
from generator.compose.handout import Handout
from generator.compose.resolve import Filled, Resolver
from generator.content.condition import Condition
from generator.content.model import Book
from generator.document.blocks import Document, Footer
from generator.document.deck import Deck
from generator.problems import Location, Problem
from generator.text import Text

ComposedT = TypeVar("ComposedT", Document, Deck)


@dataclass(frozen=True, slots=True)
class Composed(Generic[ComposedT]):
    """A handout's words with their problems, the locations of the references printed in it, and the ids of the sources it names.

    `numbers` has the number of each source that is cited.
    """

    words: ComposedT
    problems: tuple[Problem, ...]
    printed: frozenset[Location]
    named: frozenset[str]
    numbers: Mapping[str, int]


def composed(words_: ComposedT, resolver: Resolver, named: Iterable[str]) -> Composed[ComposedT]:
    """Return words with what their resolver has found; `named` are the ids of the sources that they name."""
    problems = tuple(dict.fromkeys(resolver.problems))
    return Composed(words_, problems, frozenset(resolver.printed), frozenset(named), resolver.numbers)


def sources_of(parts: Iterable[Filled[Any]]) -> tuple[str, ...]:
    """Return the sources that parts refer to, themselves or in what fills their placeholders, in the order of their appearance."""
    return tuple(dict.fromkeys(source for part in parts for source in part.sources))


def numbered(sources: Iterable[str]) -> Mapping[str, int]:
    """Return the number of each source, from 1."""
    return {source: number for number, source in enumerate(sources, 1)}


def header(context: Context, titles: tuple[Text, Text], resolver: Resolver) -> dict[str, Any]:
    """Return what every handout says about itself; its file's name is added once the file is known."""
    return {**said_of_itself(context, titles, resolver), "approval": context.approval}


def said_of_itself(context: Context, titles: tuple[Text, Text], resolver: Resolver) -> dict[str, str]:
    """Return the same but for its approval: words and dates."""
    control, clinic, approval = context.book.control, context.book.clinic, context.approval
    return {
        "name": "",
        "lang": context.labels.tag,
        "title": resolver.title(titles[0]).plain,
        "subject": resolver.title(titles[1]).plain,
        "author": approval.author or resolver.resolve(clinic.name.plain),
        "issued": approval.issued or control.searched.isoformat(),
        "keywords": "; ".join(dict.fromkeys(resolver.title(name).plain for name in _keywords(context.book, context.condition))),
    }


def is_spoken(handout: Handout) -> bool:
    """Return whether the foot of its pages is the only place where a handout says who it is from."""
    return not {"control", "control-in-short"} & set(handout.kinds)


def footer(context: Context, *, spoken: bool) -> Footer:
    """Return the foot of each page."""
    page = context.labels.plain("page_of", page="{page}", pages="{pages}")
    return Footer(context.book.clinic.name, context.version_line, context.status, page, spoken)


def _keywords(book: Book, condition: Condition | None = None) -> tuple[Text, ...]:
    conditions = (condition,) if condition else book.conditions
    return (book.treatment.name, *(name for c in conditions for name in (c.plain_name, c.medical_name)))
