"""What the rules over the words look at."""

from __future__ import annotations

from dataclasses import dataclass

from generator.content.labels import Labels
from generator.content.model import Book
from generator.design.fonts import FontLibrary


@dataclass(frozen=True, slots=True)
class Words:
    """The Book with the labels printed beside it, and the fonts that may print them."""

    book: Book
    labels: Labels
    fonts: FontLibrary
