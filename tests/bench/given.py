"""What both sides are given: ours gets the words as read, the rivals the same words put together, in a file that loads no heavy module."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.document.blocks import Document
from generator.document.deck import Deck

if TYPE_CHECKING:
    from generator.content.country import Here
    from generator.content.labels import Labels
    from generator.content.model import Book
    from generator.project.folder import PlannedEdition

LANG = "en"
DECKS = 3  # after another one to warm up; each deck has another clinic's name
_PUT_TOGETHER = "put-together.pickle"


@dataclass(frozen=True, slots=True)
class Read:
    """Everything that is read before the first handout is made."""

    book: Book
    labels: Labels
    here: Here
    chosen: dict[str, PlannedEdition]

    def book_of(self, number: int) -> Book:
        """Return the words of another clinic."""
        from generator.text import Text

        clinic = self.book.clinic.model_copy(update={"name": Text.of(f"{self.book.clinic.name.plain} {number}")})
        return self.book.model_copy(update={"clinic": clinic})


@dataclass(frozen=True, slots=True)
class PutTogether:
    """The handouts' words in order: the guide to warm up with, a leaflet for each condition, a deck for each of a few clinics."""

    guide: Document
    leaflets: tuple[Document, ...]
    decks: tuple[Deck, ...]
    colours: dict[str, str]
    template: bytes  # of the decks, without slides


def read(root: Path) -> Read:
    """Read content.yaml and handouts/ below `root`. RuntimeError names the first problem."""
    from generator.compose.values import counted
    from generator.content.country import here
    from generator.content.labels import read_labels
    from generator.content.read import read_book
    from generator.formats import FORMATS
    from generator.problems import errors
    from generator.project import read_countries
    from generator.project.folder import read_folder
    from generator.review.printable import printable

    book, in_book = read_book(root / "content.yaml", "content.yaml")
    labels, in_labels = read_labels(root / f"handouts/translations/{LANG}.po", f"{LANG}.po")
    folder, in_folder = read_folder(root / "handouts", {name: form.needs for name, form in FORMATS.items()})
    countries, in_countries = read_countries(root / "handouts/countries")
    if found := errors((*in_book, *in_labels, *in_folder, *in_countries)):
        raise RuntimeError(found[0].show())
    assert book
    assert labels
    standard = {chosen.kind: chosen for chosen in folder.editions if not chosen.edition}
    return Read(counted(printable(book, folder.fonts)), labels, here(book, countries), standard)


def put_together(given: Read) -> PutTogether:
    """Compose everything that the rivals make."""
    from generator.compose import Composer
    from generator.formats.pptx.logo import SlideLogo
    from generator.formats.pptx.opening import house_file

    plans = {kind: chosen.handout for kind, chosen in given.chosen.items()}
    book, labels, here = given.book, given.labels, given.here
    decks = tuple(Composer(given.book_of(n), labels, here).deck(plans["deck"], None).words for n in range(DECKS + 1))
    return PutTogether(
        Composer(book, labels, here).document(plans["guide"], None).words,
        tuple(Composer(book, labels, here).document(plans["leaflet"], condition).words for condition in book.conditions),
        decks,
        {str(role): value for role, value in given.chosen["leaflet"].theme.colours.items()},
        house_file(given.chosen["deck"].theme, decks[0].lang, SlideLogo()),
    )


def save(together: PutTogether, folder: Path) -> None:
    """Keep the words for the processes that measure the rivals."""
    (folder / _PUT_TOGETHER).write_bytes(pickle.dumps(together))


def load(folder: Path) -> PutTogether:
    """Return what was saved; no YAML, no pydantic is loaded for it."""
    together: PutTogether = pickle.loads((folder / _PUT_TOGETHER).read_bytes())
    return together
