"""What is wrong with the marks in one text: marks that are not understood, links that must not be opened, marks of other programs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.content.foreign_marks import entities, foreign_marks, may_be_foreign, pictures
from generator.content.inline import STARS, Unread, parse_inline, unread_marks
from generator.problems import Location, Problem
from generator.yamlsource.tree import Scalar


def may_have_marks(scalar: Scalar) -> bool:
    """Return whether a text has anything that marks begin with: few texts do."""
    return may_be_foreign(scalar, scalar.following)


def mark_problems(scalar: Scalar, item: int | None = None) -> Iterator[Problem]:
    """Yield what is wrong with the marks of a text; `item` is its number in a list, counted from 0."""
    text = parse_inline(scalar)
    words = text.plain
    for unread in unread_marks(words):
        yield _unread(unread, _unread_at(scalar, unread))
    addresses = " ".join(span.link for span in text.spans if span.link)
    for mark in (*foreign_marks(words, scalar.following, item), *entities(addresses), *pictures(scalar)):
        location = scalar.locate(mark.pattern) or scalar.location
        yield Problem("M076", f"{mark.said} and is printed as typed", location, mark.hint, "warning")


def marks_among_words(scalar: Scalar, what: str, hint: str) -> Iterator[Problem]:
    """Yield what is wrong with the marks of words that are put among others, as labels are; see `lost_marks`."""
    if may_have_marks(scalar):
        yield from mark_problems(scalar)
        yield from lost_marks(scalar, what, hint)


def lost_marks(scalar: Scalar, what: str, hint: str) -> Iterator[Problem]:
    """Yield the sources and links in words where they would be lost; `what` says why, and `hint` is the way out."""
    text = parse_inline(scalar)
    marks = [(f"the reference [@{source}]", re.escape(f"[@{source}]")) for source in dict.fromkeys(text.cites)]
    marks += [(f"the link '{span.text}'", re.escape(f"[{span.text}]")) for span in text.spans if span.link]
    for said, pattern in marks:
        yield Problem("M086", f"{said} would be lost: {what}", scalar.locate(pattern) or scalar.location, hint)


def _unread(unread: Unread, location: Location) -> Problem:
    if unread.words == STARS:
        return Problem("M077", "these two stars have no partner: where do the strong words begin and end?", location, unread.hint)
    if unread.said:
        return Problem("M078", f"the address of the link '{unread.words}' {unread.said}", location, unread.hint)
    return Problem("M060", f"'{unread.words}' is printed as typed", location, unread.hint, "warning")


def _unread_at(scalar: Scalar, unread: Unread) -> Location:
    """Return where an unread mark is: the words around it tell it from marks that were read."""
    before, _, after = unread.around.partition(unread.words)
    mark = r"\s+".join(map(re.escape, unread.words.split(" ")))
    lonely = rf"(?<=(?<!\S){re.escape(before)}){mark}(?={re.escape(after)}(?!\S))"
    return scalar.locate(lonely) or scalar.locate(mark) or scalar.location
