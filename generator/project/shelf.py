"""The files of a folder of handouts, each read once, however many clinics are planned from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from unicodedata import normalize

from generator.design.fonts import FontLibrary, read_library
from generator.problems import Problem
from generator.project.near_names import meant_files, misnamed_files
from generator.yamlsource.reader import read_yaml
from generator.yamlsource.shown import shown
from generator.yamlsource.tree import Tree


@dataclass(frozen=True, slots=True)
class Trees:
    """The YAML files of a folder by name, None for one that can't be read. `in_yaml` is what is wrong with the form of some of them."""

    by_name: Mapping[str, Tree | None]
    misnamed: tuple[Problem, ...]
    in_yaml: tuple[Problem, ...]


class FolderReader:
    """Reads the files of `folder`, each when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: dict[str, Trees] = {}

    @cached_property
    def fonts(self) -> FontLibrary:
        """The fonts."""
        return read_library(self.folder / "fonts")

    def trees(self, name: str, what: str) -> Trees:
        """Return the YAML files of the folder `name`, which is '' for the folder of handouts itself; `what` one of them is called."""
        if name not in self._known:
            self._known[name] = self._read(self.folder / name, what)
        return self._known[name]

    def _read(self, folder: Path, what: str) -> Trees:
        trees: dict[str, Tree | None] = {}
        found: list[Problem] = []
        misnamed = tuple(misnamed_files(folder, shown(folder), what))
        for file in sorted(meant_files(folder, what)):
            tree, problems = read_yaml(file, shown(file), within=self.folder)
            found += problems
            trees[normalize("NFC", file.stem)] = tree
        return Trees(trees, misnamed, tuple(found))
