"""All files that handouts are made from, read once, and the projects of the clinics that hand them out: one, or those of a group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generator.content.handout_codes import code_beside
from generator.content.language import LANGUAGE
from generator.document.direction import direction
from generator.problems import Problem, errors
from generator.project.folder import PlannedEdition
from generator.project.folder_files import FolderFiles
from generator.project.own_pictures import read_pictures
from generator.trees import Alike
from generator.yamlsource.shown import shown

if TYPE_CHECKING:
    from generator.content.condition import Condition
    from generator.content.country import Here
    from generator.content.labels import Labels
    from generator.content.model import Book
    from generator.content.read import RawContent
    from generator.design.fonts import FontLibrary
    from generator.figures.picture_file import PictureFile
    from generator.project.clinic_files import OneClinic
    from generator.project.needs import Needs
    from generator.yamlsource.tree import Tree


@dataclass(frozen=True, slots=True)
class Project:
    """Everything that handouts are made from. `catalogue` is the labels' file, as shown to the user; `pictures` are the clinic's own.

    `clinic` is the id of a clinic with a file of its own, and '' for the clinic that content.yaml names.
    """

    book: Book
    labels: Labels
    here: Here
    editions: tuple[PlannedEdition, ...]
    fonts: FontLibrary
    catalogue: str
    pictures: Mapping[str, PictureFile] = field(default_factory=dict)
    clinic: str = ""


def read_project(
    content: Path, handouts: Path, formats: Mapping[str, Needs], *, templates: bool = True
) -> tuple[Project | None, tuple[Problem, ...]]:
    """Read all files and return them, or None if there is an error, with the problems of all of them.

    Without `templates`, slides are planned on the program's own template, whatever the handouts name.
    """
    return Files(content, FolderFiles(handouts, formats, templates=templates)).project()


_PLACES: Alike[Here] = Alike(16)  # what sections read of the country of a clinic is known while it is the same object


class Files:
    """Reads the words when they are first asked for, and no more than once: clinics have them in common, as they have the folder."""

    def __init__(self, content: Path, folder: FolderFiles) -> None:
        self._content, self._folder = content, folder

    def project(self, clinic: OneClinic | None = None) -> tuple[Project | None, tuple[Problem, ...]]:
        """Return what a clinic's handouts are made from, or None if there is an error, with all problems.

        Without a clinic, it is the one that content.yaml names.
        """
        from generator.compose.values import counted
        from generator.content.country import country_problems, here, unconfirmed
        from generator.content.example_clinic import example_values
        from generator.content.read import book_of, in_clinic

        book, in_book = book_of(in_clinic(self._written, clinic.clinic) if clinic else self._written)
        labels, in_labels = self._folder.labels(self._language)
        folder, in_folder = self._folder.planned(clinic)
        if not self._folder.handouts.is_dir():  # that the labels and the help lines are missing only follows
            return None, (*in_book, *in_folder)
        countries, in_countries = self._folder.countries
        problems = (*in_book, *in_labels, *in_folder, *in_countries, *_same_codes(folder.editions, book.conditions if book else ()))
        problems += tuple(example_values(book)) if book else ()
        pictures, in_pictures = read_pictures(book, self._folder.handouts) if book else ({}, ())
        problems += (*in_pictures, *_laid_out_from_the_left(book, labels, folder.editions))
        if book and not errors(in_countries):  # else what the clinic's country lacks is not known
            of_countries = shown(self._folder.handouts / "countries")
            problems += (*country_problems(book, countries, of_countries), *unconfirmed(book, countries))
        if book is None or labels is None or errors(problems):
            return None, problems
        own = replace(labels, lacked=set())
        at, name = _PLACES(here(book, countries)), clinic.id if clinic else ""
        return Project(counted(book), own, at, folder.editions, folder.fonts, self._catalogue, pictures, name), problems

    def draft(self) -> Project | None:
        """Return what single texts can be looked at in although there are errors; None if too much is wrong, or there is no plan.

        Where words do not fit the model, others stand for them. The clinic is the one that content.yaml names.
        """
        from generator.compose.values import counted
        from generator.content.country import here
        from generator.content.read import as_far_as_it_fits

        book, labels, folder = as_far_as_it_fits(self._written), self._folder.labels(self._language)[0], self._folder.planned(None)[0]
        if book is None or labels is None or not folder.editions:
            return None
        at = here(book, self._folder.countries[0])
        return Project(counted(book), replace(labels, lacked=set()), at, folder.editions, folder.fonts, self._catalogue)

    @property
    def tree(self) -> Tree | None:
        """What content.yaml says; None if it can't be read, or anything is wrong with its form."""
        written = self._written
        return written.validated.tree if written.validated and not written.in_yaml and not written.moved else None

    def details(self, clinic: OneClinic) -> tuple[Book, Here] | None:
        """Return the Book of a clinic and its country, before any rule has looked at them; None if the words can't be read."""
        from generator.content.country import here
        from generator.content.read import in_clinic

        written = in_clinic(self._written, clinic.clinic).validated
        book = written.model if written else None
        return (book, here(book, self._folder.countries[0])) if book else None

    @property
    def _language(self) -> str:
        """The language of the words; of those that do not say it, or where that can't be read, the one that is meant then."""
        validated = self._written.validated
        return (validated and validated.value(("language",), str)) or LANGUAGE

    @property
    def _catalogue(self) -> str:
        return shown(self._folder.catalogue(self._language))

    @cached_property
    def _written(self) -> RawContent:
        from generator.content.read import read_written

        return read_written(self._content, shown(self._content))


def _laid_out_from_the_left(book: Book | None, labels: Labels | None, editions: Iterable[PlannedEdition]) -> Iterator[Problem]:
    """Yield a warning where the language is written from right to left: pages for screens and slides follow it, paper does not yet."""
    if book and labels and direction(labels.tag) == "rtl" and any(each.needs.on_paper for each in editions):
        message = "this language is written from right to left, but columns and lists on paper still begin on the left"
        hint = "give out the web page or the e-book, which begin on the right; or ask a reader whether the printed pages are clear"
        yield Problem("H054", message, book.location("language"), hint, "warning")


def _same_codes(editions: Iterable[PlannedEdition], conditions: Sequence[Condition]) -> Iterator[Problem]:
    """Yield a Problem for each handout with the code of another handout or a condition: the code identifies a printed handout."""
    told = set[str]()  # a plan's editions have its code
    taken = {c.code.casefold(): (f"the condition '{c.id}'", c.location("code")) for c in conditions}
    for each in editions:
        code = code_beside(conditions, each.handout.code or "")
        if not code or each.handout.about == "condition":  # each condition has its own
            continue
        own = (each.tree.file, each.tree.location(("code",)))
        other, place = taken.setdefault(code.casefold(), own)
        if other != each.tree.file and each.tree.file not in told:
            told.add(each.tree.file)
            hint = f"give one of the two a different code: the other is at {place}"
            yield Problem("H015", f"{other} also has the code '{code}'", own[1], hint)
