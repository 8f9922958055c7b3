"""What the clinic wrote: its words, the labels, and the plans in `handouts/` with their themes and papers. Nothing is drawn here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from generator.problems import Problem, errors
from generator.project.folder import PlannedEdition, read_folder, shown
from generator.project.near_names import misnamed_files
from generator.project.own_pictures import read_pictures

if TYPE_CHECKING:
    from generator.content.condition import Condition
    from generator.content.country import CountryFile, Here
    from generator.content.labels import Labels
    from generator.content.model import Book
    from generator.design.fonts import FontLibrary
    from generator.figures.picture_file import PictureFile
    from generator.project.needs import Needs

__all__ = ["LANG", "PlannedEdition", "Project", "read_project", "shown"]
LANG = "en"  # of content.yaml


@dataclass(frozen=True, slots=True)
class Project:
    """Everything that handouts are made from. `catalogue` is the labels' file, as shown to the user; `pictures` are the clinic's own."""

    book: Book
    labels: Labels
    here: Here
    editions: tuple[PlannedEdition, ...]
    fonts: FontLibrary
    catalogue: str
    pictures: Mapping[str, PictureFile] = field(default_factory=dict)


def read_project(
    content: Path, handouts: Path, formats: Mapping[str, Needs], *, templates: bool = True
) -> tuple[Project | None, tuple[Problem, ...]]:
    """Read all files and return them, or None if there is an error, with the problems of all of them.

    Without `templates`, slides are planned on the program's own template, whatever the handouts name.
    """
    from generator.compose.values import counted
    from generator.content.country import country_problems, here, unconfirmed
    from generator.content.example_clinic import example_values
    from generator.content.labels import read_labels
    from generator.content.read import read_book

    book, in_book = read_book(content, shown(content))
    translations = handouts / "translations"
    catalogue = translations / f"{LANG}.po"
    labels, in_labels = read_labels(catalogue, shown(catalogue), within=handouts)
    in_labels += tuple(misnamed_files(translations, shown(translations), "catalogue"))
    folder, in_folder = read_folder(handouts, formats, templates=templates)
    countries, in_countries = read_countries(handouts / "countries")
    problems = (*in_book, *in_labels, *in_folder, *in_countries, *_same_codes(folder.editions, book.conditions if book else ()))
    problems += tuple(example_values(book)) if book else ()
    pictures, in_pictures = read_pictures(book, handouts) if book else ({}, ())
    problems += in_pictures
    if book and not errors(in_countries):  # else what the clinic's country lacks is not known
        problems += (*country_problems(book, countries, shown(handouts / "countries")), *unconfirmed(book, countries))
    if book is None or labels is None or errors(problems):
        return None, problems
    at = here(book, countries)
    return Project(counted(book), labels, at, folder.editions, folder.fonts, shown(catalogue), pictures), problems


def read_countries(folder: Path) -> tuple[Mapping[str, CountryFile], tuple[Problem, ...]]:
    """Return the countries in `folder` by their codes, with the problems of their files."""
    from generator.content.country import CountryFile
    from generator.yamlsource.reader import read_yaml
    from generator.yamlsource.validate import validate

    countries: dict[str, CountryFile] = {}
    problems: list[Problem] = []
    for file in sorted(folder.glob("[!.]*.yaml")):
        tree, in_file = read_yaml(file, shown(file))
        problems += in_file
        country, invalid = validate(tree, CountryFile) if tree else (None, ())
        problems += invalid
        if country:
            countries[file.stem] = country
    return countries, tuple(problems)


def _same_codes(editions: Iterable[PlannedEdition], conditions: Iterable[Condition]) -> Iterator[Problem]:
    """Yield a Problem for each handout with the code of another handout or a condition: the code identifies a printed handout."""
    taken = {c.code.casefold(): (f"the condition '{c.id}'", c.location("code")) for c in conditions}
    for each in editions:
        code = each.handout.code
        if not code or each.handout.about == "condition":  # each condition has its own
            continue
        own = (each.tree.file, each.tree.location(("code",)))
        other, place = taken.setdefault(code.casefold(), own)
        if other != each.tree.file:
            hint = f"give one of the two a different code: the other is at {place}"
            yield Problem("H015", f"{other} has the code '{code}' too", own[1], hint)
