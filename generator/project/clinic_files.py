"""`handouts/clinics/`: a file for each clinic of a group, with what `clinic` in content.yaml holds, and if it likes its own look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, Field

from generator.content.clinic import Clinic, Product, SomeHelpLines
from generator.content.file_name import ID, LONGEST_ID, RESERVED
from generator.content.read import in_order_of_the_file
from generator.design.theme import Brand
from generator.problems import Location, Problem, did_you_mean, errors, shortened
from generator.project.clinic_look import look_of
from generator.project.editions import Chosen
from generator.project.near_names import meant_files, misnamed_files
from generator.yamlsource.introspect import names
from generator.yamlsource.reader import read_yaml
from generator.yamlsource.shown import shown
from generator.yamlsource.tree import Tree
from generator.yamlsource.validate import Validated, validate_parts

CLINICS = "clinics"  # the folder's name, in handouts/ and in output/
WHOLE = "clinic"  # the key in content.yaml
CODES: Mapping[str, str] = {
    "B016": "a name after CLINIC= that no clinic has",
    "H041": "a clinic's file whose name can't be the name of a folder on every computer",
    "H042": "two clinics' files whose names differ only in capitals",
    "H044": "a clinic's file with its keys below `clinic`, as in content.yaml",
}
PARTS: Mapping[str, type[BaseModel]] = {"product": Product, "help_lines": SomeHelpLines, "brand": Brand}  # with keys of their own


class ClinicFile(Clinic):
    """What a clinic's file holds: all that `clinic` does in content.yaml, its look, and which editions it wants."""

    brand: Brand | None = None
    logo: str | None = Field(default=None, min_length=1)  # a file in the handouts folder
    logo_ground: Literal["white", "panel"] = Field(default="white", alias="logo-ground")
    editions: Chosen | None = None


@dataclass(frozen=True, slots=True)
class OneClinic:
    """A clinic with a file of its own. `look` is what the file says of its colours and logo, each value with its place."""

    id: str
    clinic: Validated[Clinic]
    tree: Tree
    look: Tree
    editions: Chosen | None

    @property
    def is_plain(self) -> bool:
        """Whether it has the look and the editions that all clinics have."""
        return not self.look.value and self.editions is None


def clinic_ids(handouts: Path) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return the ids of all clinics with a file, in order, and what is wrong with the names of the other files."""
    folder = handouts / CLINICS
    found = sorted(file.stem for file in meant_files(folder, "clinic"))
    problems = {name: tuple(_in_name(name, found, folder)) for name in found}
    told = (problem for each in problems.values() for problem in each)
    return tuple(name for name in found if not problems[name]), (*misnamed_files(folder, shown(folder), "clinic"), *told)


def unknown_clinic(name: str, known: tuple[str, ...]) -> Problem:
    """Return what is said of the id of a clinic that there is not."""
    there = did_you_mean(name, known) if known else 'there is none yet: make new CLINIC="…" adds one'
    return Problem("B016", f"there is no clinic '{shortened(name)}'", hint=there)


def not_there(handouts: Path, name: str) -> tuple[Problem, ...]:
    """Return why no clinic has an id that somebody typed; nothing if one has."""
    known, in_names = clinic_ids(handouts)
    file = shown(handouts / CLINICS / f"{name}.yaml")
    return () if name in known else tuple(p for p in in_names if p.location and p.location.file == file) or (unknown_clinic(name, known),)


def read_clinic(handouts: Path, name: str) -> tuple[OneClinic | None, tuple[Problem, ...]]:
    """Return a clinic by its id, or None and all that is wrong with its file."""
    file = handouts / CLINICS / f"{name}.yaml"
    tree, in_yaml = read_yaml(file, shown(file), within=handouts)
    if tree is None:
        return None, in_yaml
    whole = validate_parts(tree, ClinicFile)
    problems = in_order_of_the_file(in_yaml, tuple(_as_in_content(tree)) or whole.problems)
    if whole.model is None or errors(problems):
        return None, problems
    own = validate_parts(tree.only(names(Clinic)), Clinic)
    return OneClinic(name, own, tree, look_of(tree), whole.model.editions), problems


def _as_in_content(tree: Tree) -> Iterator[Problem]:
    """Yield what to do with a file that begins as content.yaml does, which is where people copy these lines from."""
    if WHOLE in tree.value and not set(tree.value) & set(names(Clinic)):
        hint = f"delete this line, and the spaces before the lines below: '{WHOLE}' is what the whole file is about"
        yield Problem("H044", f"the keys of a clinic are below '{WHOLE}', as in content.yaml", tree.key_location((WHOLE,)), hint)


def _in_name(name: str, found: list[str], folder: Path) -> Iterator[Problem]:
    place = Location(f"{shown(folder)}/{name}.yaml")
    if not ID.fullmatch(name):
        hint = f"use letters from a to z, digits, and single hyphens between them, such as leeds-2.yaml; {LONGEST_ID} at most"
        yield Problem("H041", f"the files of a clinic can't be in a folder called '{shortened(name)}'", place, hint)
    elif name.casefold() in RESERVED:
        hint = f"add a word to it, as in {name}-clinic.yaml"
        yield Problem("H041", f"Windows reserves the name '{name}': no folder can be called so", place, hint)
    elif twin := next((each for each in found if each != name and each.casefold() == name.casefold()), None):
        hint = "many disks can't tell them apart: give one of them another name"
        yield Problem("H042", f"'{twin}' and '{name}' differ only in capitals", place, hint)
