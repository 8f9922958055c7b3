"""`make new CLINIC=…`: a file for one more clinic of a group, with values to replace; never over one that is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.content.file_name import RESERVED
from generator.content.skeleton import id_of
from generator.pipeline.folder import CLINICS
from generator.pipeline.whole_file import write_whole
from generator.problems import Location, Problem, errors, shortened
from generator.project import shown
from generator.project.clinic_text import clinic_text, example_values
from generator.yamlsource.reader import read_yaml

CODES: Mapping[str, str] = {"B019": "a clinic that can't be added"}
_MOST = 80  # characters of a name


@dataclass(frozen=True, slots=True)
class AddedClinic:
    """What came of it: the clinic's id and its file, as shown to the user, or the problems."""

    id: str = ""
    file: str = ""
    problems: tuple[Problem, ...] = ()


def add_clinic(content: Path, handouts: Path, name: str) -> AddedClinic:
    """Write a file for a clinic; what is as in all clinics of a group is taken from content.yaml."""
    name = " ".join(name.split())
    clinic, folder = id_of(name), handouts / CLINICS
    if not clinic or len(name) > _MOST:
        hint = 'type one that its file can have, such as  make new CLINIC="City Clinic Leeds", and write in the file how it is printed'
        return _refused(f"a clinic needs a name with letters from a to z in it, {_MOST} at most", Location(shown(folder)), hint)
    if clinic in RESERVED:
        return _refused(f"Windows reserves the name '{clinic}'", Location(shown(folder)), "add a word to it")
    if there := next((file for file in sorted(folder.glob("*.[yY]*")) if file.stem.casefold() == clinic), None):
        where = Location(shown(there))
        return _refused(f"there is already a clinic '{shortened(there.stem)}'", where, "change its file, or give the new one another name")
    tree, problems = read_yaml(content, shown(content))
    if tree is None:
        return AddedClinic(problems=errors(problems))
    file = folder / f"{clinic}.yaml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(file, clinic_text(clinic, example_values(tree, name)).encode())
    except OSError as error:
        return _refused(f"the file can't be written: {error.strerror}", Location(shown(file)), "is there room, and may you write there?")
    return AddedClinic(clinic, shown(file))


def _refused(message: str, location: Location, hint: str) -> AddedClinic:
    return AddedClinic(problems=(Problem("B019", message, location, hint),))
