"""The words in chapters: each condition, and all else. Some rules find in all the words what they find in each chapter by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from operator import is_

from generator.content.condition import Condition
from generator.content.model import Book
from generator.content.treatment import Treatment
from generator.review.listed import BY_PART, Listed, part_of_condition


@dataclass(frozen=True, eq=False, kw_only=True)
class Chapter(Listed):
    """The texts about one condition, or all others and the labels, with what such a rule may know beside them."""

    conditions: tuple[Condition, ...]
    treatment: Treatment
    names_of_ours: tuple[str, ...]

    def is_as(self, other: Chapter) -> bool:
        """Return whether a rule finds the same in both: they hold the same objects, which never change."""
        pairs = ((self.in_parts, other.in_parts), (self.of_labels, other.of_labels), (self.conditions, other.conditions))
        alike = all(own is others or (len(own) == len(others) and all(map(is_, own, others))) for own, others in pairs)
        return alike and self.treatment is other.treatment and self.names_of_ours == other.names_of_ours


def chapters(words: Listed, book: Book, names_of_ours: tuple[str, ...]) -> Iterator[Chapter]:
    """Yield the chapters of some words: what is about no condition, then the conditions in order."""
    own = {part_of_condition(each) for each in book.conditions}
    others = tuple(texts for each in words.in_parts for part, texts in BY_PART(each).items() if part not in own)
    chapter = partial(Chapter, treatment=book.treatment, names_of_ours=names_of_ours)
    yield chapter(in_parts=others, of_labels=words.of_labels, conditions=())
    for condition in book.conditions:
        yield chapter(in_parts=(words.by_part.get(part_of_condition(condition), ()),), conditions=(condition,))
