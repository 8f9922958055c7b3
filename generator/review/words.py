"""What the rules over the words look at: the Book with the labels printed beside it, each text with its path, as it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from generator.compose.values import values_of
from generator.content.country import Here
from generator.content.front_labels import TYPED
from generator.content.grounds import Grounds, grounds_of
from generator.content.labels import Labels
from generator.content.model import Book
from generator.content.part import BookPart
from generator.content.walk import name_in_path, parts_by_path, texts_by_path, texts_in_parts
from generator.design.fonts import FontLibrary
from generator.document.approval import name_of_words
from generator.remembering import OfEach, OfParts
from generator.review.approvals.acts import SignerRole
from generator.review.chapters import Chapter, chapters
from generator.review.listed import Listed
from generator.review.said import Said
from generator.review.said_before import SaidBefore
from generator.review.texts import Beside, Texts
from generator.text import Text

if TYPE_CHECKING:
    from generator.project import PlannedEdition

OPINION = "can_it_help/opinion/"
LABELS = "labels/"
LICENCE = "treatment/licence/"  # what regulators ask of makers and clinics, not of the reader


@dataclass(frozen=True, eq=False, kw_only=True)
class ReviewedWords(Listed):
    """The Book with the labels printed beside it, the fonts that may print them, and its texts in the order of the file."""

    book: Book
    labels: Labels
    fonts: FontLibrary
    here: Here
    values: Mapping[str, Text]
    grounds: Grounds = field(default_factory=dict)
    editions: tuple[PlannedEdition, ...] = ()
    signed: Mapping[SignerRole, frozenset[str]] = field(default_factory=dict)
    licensed: frozenset[str] = frozenset()

    @property
    def handouts(self) -> tuple[str, ...]:
        """The names under which the words of handouts that are made are signed, each once; those about a condition have its id in them."""
        conditions = tuple(condition.id for condition in self.book.conditions)
        forms = ((each.whole or each.handout, each.handout.profile) for each in self.editions)
        return tuple(
            dict.fromkeys(
                name_of_words(whole.name(about), whole.profile, profile)
                for whole, profile in forms
                for about in (conditions if whole.about == "condition" else ("",))
            )
        )

    @property
    def in_english(self) -> bool:
        """Whether the rules that know English words apply."""
        return self.labels.tag.lower().startswith("en")

    @cached_property
    def no_treatment(self) -> frozenset[tuple[str, str]]:
        """The ids of each condition and of its option to do nothing."""
        return frozenset((c.id, option.id) for c in self.book.conditions for option in c.options if option.kind == "none")

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
        return frozenset(path for place, part in parts_by_path(self.book) for path in _FOR_ONE_COUNTRY(place, part))

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The words about no condition, then those about each, with what rules over single chapters may know beside them."""
        return tuple(chapters(self, self.book, self.names_of_ours))

    @property
    def to_look_at(self) -> Texts:
        """The texts, and what rules over single texts may know beside them."""
        listed = tuple((medicine.name.plain.casefold(), key) for key, medicine in self.book.medicines.items())
        beside = Beside(self.names_of_ours, self.no_treatment, self.for_one_country, self.licensed, listed)
        return Texts(self.texts, self.of_labels, beside)


def words_of(
    book: Book,
    labels: Labels,
    fonts: FontLibrary,
    here: Here,
    editions: tuple[PlannedEdition, ...] = (),
    signed: Mapping[SignerRole, frozenset[str]] | None = None,
    licensed: frozenset[str] = frozenset(),
) -> ReviewedWords:
    """Return what the rules look at: also the sections of `editions`, the handouts that somebody has `signed` by role, `licensed` marks."""
    values = values_of(book, here, "information")
    texts = _KNOWN_TEXTS.all(texts_in_parts(book), values)
    of_labels = _KNOWN_LABELS.all((_OF_LABELS(labels.texts),), values)
    return ReviewedWords(
        book=book,
        labels=labels,
        fonts=fonts,
        here=here,
        in_parts=texts,
        of_labels=tuple(chain.from_iterable(of_labels)),
        values=values,
        grounds=grounds_of(book),
        editions=editions,
        signed=signed or {},
        licensed=licensed,
    )


def _for_one_country(path: str, part: object) -> Iterator[str]:
    """Yield the paths of the texts in parts that have `only`."""
    if isinstance(part, BookPart) and "only" in type(part).model_fields and getattr(part, "only", None):
        yield from (each for each, _ in texts_by_path(part, path))
    elif isinstance(part, tuple):
        for n, item in enumerate(part):
            yield from _for_one_country(f"{path}/{name_in_path(item) or n}", item)
    elif isinstance(part, BookPart):
        for name in type(part).model_fields:
            if isinstance(inner := getattr(part, name), BookPart | tuple):
                yield from _FOR_ONE_COUNTRY(f"{path}/{name}", inner)


def _of_labels(texts: Mapping[str, Text]) -> tuple[tuple[str, Text], ...]:
    return tuple((f"{LABELS}{key}", text) for key, text in texts.items() if not key.startswith(TYPED))


_OF_LABELS = OfEach(_of_labels, 4)
_FOR_ONE_COUNTRY = OfParts(_for_one_country, 2048)  # and parts of parts
_KNOWN_TEXTS, _KNOWN_LABELS = SaidBefore(), SaidBefore()
