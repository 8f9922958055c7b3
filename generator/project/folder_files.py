"""What is read of `handouts/` whatever the words say: labels, countries, and the plans in the look of one clinic or another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generator.content.language import LANGUAGE
from generator.problems import Problem
from generator.project.folder import Folder, read_folder
from generator.project.near_names import misnamed_files
from generator.project.shelf import FolderReader
from generator.yamlsource.shown import shown

if TYPE_CHECKING:
    from generator.content.country import CountryFile
    from generator.content.labels import Labels
    from generator.project.clinic_files import OneClinic
    from generator.project.needs import Needs


_CATALOGUES = "translations"


class FolderFiles:
    """Reads each file when it is first asked for, and no more than once: clinics, and the words before and after an edit, share them.

    Without `templates`, slides are planned on the program's own template, whatever the handouts name.
    """

    def __init__(self, handouts: Path, formats: Mapping[str, Needs], *, templates: bool = True) -> None:
        self.handouts = handouts
        self._formats, self._templates = formats, templates
        self._shelf = FolderReader(handouts)
        self._labels: dict[str, tuple[Labels | None, tuple[Problem, ...]]] = {}  # by their language
        self._planned: dict[bool, tuple[Folder, tuple[Problem, ...]]] = {}  # whether for clinics with a file, in the look of all

    def read(self) -> None:
        """Read now what is read for the clinic that content.yaml names."""
        self.countries, self.planned(None)  # each is read when it is asked for
        for file in sorted((self.handouts / _CATALOGUES).glob("[!.]*.po")):
            self.labels(file.stem)

    def catalogue(self, language: str) -> Path:
        """Return the file of the labels in a language."""
        return self.handouts / _CATALOGUES / f"{language}.po"

    def labels(self, language: str) -> tuple[Labels | None, tuple[Problem, ...]]:
        """Return the labels in a language, or None, with what is wrong with their file."""
        if language not in self._labels:
            self._labels[language] = self._labels_in(language)
        return self._labels[language]

    def _labels_in(self, language: str) -> tuple[Labels | None, tuple[Problem, ...]]:
        from generator.content.labels import read_labels

        file = self.catalogue(language)
        labels, problems = read_labels(file, shown(file), within=self.handouts)
        if not file.exists() and language != LANGUAGE:
            hint = f"copy {LANGUAGE}.po to this name and translate it, or correct 'language' in content.yaml"
            problems = tuple(replace(problem, hint=hint) for problem in problems)
        return labels, (*problems, *misnamed_files(file.parent, shown(file.parent), "catalogue"))

    @cached_property
    def countries(self) -> tuple[Mapping[str, CountryFile], tuple[Problem, ...]]:
        """The countries by their codes, with the problems of their files."""
        return read_countries(self.handouts / "countries")

    def planned(self, clinic: OneClinic | None) -> tuple[Folder, tuple[Problem, ...]]:
        """Return the plans for a clinic; those with the look and the editions that all have are planned once."""
        if clinic and not clinic.is_plain:
            return self._read(clinic)
        of_file = clinic is not None
        if of_file not in self._planned:
            self._planned[of_file] = self._read(clinic)
        return self._planned[of_file]

    def _read(self, clinic: OneClinic | None) -> tuple[Folder, tuple[Problem, ...]]:
        return read_folder(self.handouts, self._formats, templates=self._templates, clinic=clinic, shelf=self._shelf)


def read_countries(folder: Path) -> tuple[Mapping[str, CountryFile], tuple[Problem, ...]]:
    """Return the countries in `folder` by their codes, with the problems of their files."""
    from generator.content.country import CountryFile, marks_in_country
    from generator.yamlsource.reader import read_yaml
    from generator.yamlsource.validate import validate

    countries: dict[str, CountryFile] = {}
    problems: list[Problem] = []
    for file in sorted(folder.glob("[!.]*.yaml")):
        tree, in_file = read_yaml(file, shown(file))
        problems += in_file
        country, invalid = validate(tree, CountryFile) if tree else (None, ())
        problems += (*invalid, *(marks_in_country(tree) if tree else ()))
        if country:
            countries[file.stem] = country
    return countries, tuple(problems)
