"""What the rules over the words look at: the Book with the labels printed beside it, each text with its path, as it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from generator.compose.resolve import filled
from generator.compose.values import values_of
from generator.content.condition import Condition
from generator.content.country import Here
from generator.content.grounds import Grounds, grounds_of
from generator.content.labels import Labels
from generator.content.model import Book
from generator.content.part import BookPart
from generator.content.walk import texts_by_path
from generator.design.fonts import FontLibrary
from generator.problems import Location
from generator.review.sentences import sentences
from generator.text import Text

if TYPE_CHECKING:
    from generator.project import PlannedEdition

# Names, addresses and other languages: no sentences that a rule of style could improve.
NO_PROSE = ("sources/", "languages/", "medicines/", "clinic/", "support/")
OPINION = "can_it_help/opinion/"
LABELS = "labels/"
LICENCE = "treatment/licence/"  # what regulators ask of makers and clinics, not of the reader


@dataclass(frozen=True, slots=True)
class Said:
    """One text: `path` leads to it in content.yaml, or names a label. `raw` is as written, `plain` as printed in a consultation."""

    path: str
    raw: Text
    plain: str

    @property
    def location(self) -> Location | None:
        """Where it was written."""
        return self.raw.location

    @property
    def key(self) -> str:
        """The last key of its path that is no number."""
        return next((key for key in reversed(self.path.split("/")) if not key.isdigit()), self.path)

    @property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences."""
        return sentences(self.plain)

    @property
    def typed(self) -> str:
        """Its words with their placeholders in braces. Counts are filled in by then: each is a span of its own."""
        return " ".join("".join("{count}" if span.text.isdigit() else span.text for span in self.raw.spans).split())


@dataclass(frozen=True, eq=False)
class Words:
    """The Book with the labels printed beside it, the fonts that may print them, and its texts in the order of the file.

    Two of them are never the same: what many rules ask of one is worked out once.
    """

    book: Book
    labels: Labels
    fonts: FontLibrary
    here: Here
    texts: tuple[Said, ...]
    of_labels: tuple[Said, ...]
    values: Mapping[str, Text]
    grounds: Grounds = field(default_factory=dict)
    editions: tuple[PlannedEdition, ...] = ()
    signed: frozenset[str] = frozenset()
    licensed: frozenset[str] = frozenset()

    @cached_property
    def prose(self) -> tuple[Said, ...]:
        """The texts of the Book that a reader reads as sentences."""
        return tuple(said for said in self.texts if not said.path.startswith(NO_PROSE))

    @property
    def texts_and_labels(self) -> Iterator[Said]:
        """All texts of the Book, names and addresses among them, then the labels."""
        yield from self.texts
        yield from self.of_labels

    @property
    def in_english(self) -> bool:
        """Whether the rules that know English words apply."""
        return self.labels.tag.lower().startswith("en")

    @cached_property
    def no_treatment(self) -> frozenset[tuple[str, str]]:
        """The ids of each condition and of its option to do nothing."""
        return frozenset((c.id, option.id) for c in self.book.conditions for option in c.options if option.kind == "none")

    @property
    def all(self) -> Iterator[Said]:
        """The prose, then the labels."""
        yield from self.prose
        yield from self.of_labels

    def below(self, *starts: str) -> Iterator[Said]:
        """Yield the texts whose path begins with one of these."""
        return (said for said in self.texts if said.path.startswith(starts))

    def about(self, condition: Condition) -> Iterator[Said]:
        """Yield the texts about a condition."""
        return self.below(f"conditions/{condition.id}/")

    @cached_property
    def names_of_ours(self) -> tuple[str, ...]:
        """What the clinic's own treatment is called."""
        treatment = self.book.treatment
        return tuple(dict.fromkeys(name.plain.casefold() for name in (treatment.agent, treatment.name, treatment.name_in_text)))

    def rests_on_sources(self, said: Said) -> bool:
        """Return whether a text cites a source, or is in a part that names one."""
        return bool(said.raw.cites) or (said.location is not None and said.location in self.grounds)

    @cached_property
    def for_one_country(self) -> frozenset[str]:
        """The paths of texts that are printed in one country only."""
        return frozenset(_for_one_country(self.book, ""))

    def as_printed(self, path: str, text: Text) -> Said:
        """Return a text with its placeholders filled in."""
        return Said(path, text, " ".join(filled(text, self.values).plain.split()))


def words_of(
    book: Book,
    labels: Labels,
    fonts: FontLibrary,
    here: Here,
    editions: tuple[PlannedEdition, ...] = (),
    signed: frozenset[str] = frozenset(),
    licensed: frozenset[str] = frozenset(),
) -> Words:
    """Return what the rules look at: also the sections of `editions`, the roles in which somebody has `signed`, and `licensed` marks."""
    values = values_of(book, here, "information")
    bare = Words(book, labels, fonts, here, (), (), values)
    texts = tuple(bare.as_printed(path, text) for path, text in texts_by_path(book))
    of_labels = tuple(bare.as_printed(f"{LABELS}{key}", text) for key, text in labels.texts.items())
    return Words(book, labels, fonts, here, texts, of_labels, values, grounds_of(book), editions, signed, licensed)


def _for_one_country(part: object, path: str) -> Iterator[str]:
    """Yield the paths of the texts in parts that have `only`."""
    if getattr(part, "only", None):
        yield from (each for each, _ in texts_by_path(part, path))
    elif isinstance(part, tuple):
        for n, item in enumerate(part):
            yield from _for_one_country(item, f"{path}/{getattr(item, 'id', None) or getattr(item, 'country', None) or n}")
    elif isinstance(part, BookPart):
        for name in type(part).model_fields:
            yield from _for_one_country(getattr(part, name), f"{path}/{name}" if path else name)


def is_ours(said: Said, names: tuple[str, ...]) -> bool:
    """Return whether a text, by its place or its words, is about the treatment that the clinic sells."""
    parts = said.path.split("/")
    if parts[0] == "treatment" and parts[1] in ("summary", "talk", "guide", "what", "how", "benefits", "slides", "steps", "steps_note"):
        return True
    if parts[0] == "conditions" and (parts[2] in ("can_it_help", "results") or parts[2:4] == ["options", "ours"]):
        return True
    lowered = said.plain.casefold()
    return any(name in lowered for name in names)
