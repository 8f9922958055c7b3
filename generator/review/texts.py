"""Texts that rules look at one by one, and what such a rule may know beside a text: so what it found in one can be remembered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.review.said import Said

# Names, addresses and other languages: no sentences that a rule of style could improve.
NO_PROSE = ("sources/", "languages/", "medicines/", "clinic/", "support/")


@dataclass(frozen=True, slots=True)
class Beside:
    """What a rule over single texts knows beside them. `names_of_ours` is what the clinic's own treatment is called.

    `no_treatment` has the ids of each condition and of its option to do nothing, `for_one_country` the paths of texts that are printed in
    one country only, `licensed` the marks that may be printed, `medicines` the name of each and its placeholder.
    """

    names_of_ours: tuple[str, ...] = ()
    no_treatment: frozenset[tuple[str, str]] = frozenset()
    for_one_country: frozenset[str] = frozenset()
    licensed: frozenset[str] = frozenset()
    medicines: tuple[tuple[str, str], ...] = ()


class InOrder:
    """What is asked of texts of the Book in the order of the file, and of labels printed beside them."""

    __slots__ = ()
    texts: tuple[Said, ...]
    of_labels: tuple[Said, ...]

    @property
    def prose(self) -> Iterable[Said]:
        """The texts of the Book that a reader reads as sentences."""
        return (said for said in self.texts if not said.path.startswith(NO_PROSE))

    @property
    def texts_and_labels(self) -> Iterator[Said]:
        """All texts of the Book, names and addresses among them, then the labels."""
        yield from self.texts
        yield from self.of_labels

    @property
    def all(self) -> Iterator[Said]:
        """The prose, then the labels."""
        yield from self.prose
        yield from self.of_labels


@dataclass(frozen=True, slots=True)
class Texts(InOrder):
    """Texts of the Book in the order of the file, and labels printed beside them: all of them, or some."""

    texts: tuple[Said, ...]
    of_labels: tuple[Said, ...] = ()
    beside: Beside = field(default_factory=Beside)
