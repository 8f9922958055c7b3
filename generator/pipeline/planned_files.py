"""Which files are planned: each with its path, so that no two are written to the same one, and each name asked for is one of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.document.approval import name_of_words
from generator.document.target import name_of
from generator.pipeline.folder import names_of
from generator.problems import Problem, nearest, shortened
from generator.project import PlannedEdition

if TYPE_CHECKING:
    from generator.content.condition import Condition
    from generator.content.model import Book

MAX_OFFERED = 3
CODES: Mapping[str, str] = {"H006": "two handouts that would be written to the same file, or be approved under the same name"}


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One file that is planned, before its words are composed."""

    path: str
    planned: PlannedEdition
    condition: Condition | None

    @property
    def names(self) -> set[str]:
        """Return the names that --only accepts: the file's, and that of its words where they are signed apart from its handout's own."""
        words = subject_name(self.planned, self.condition)
        return names_of(self.path) | ({words} - {whole_name(self.planned, self.condition)})


def whole_name(planned: PlannedEdition, condition: Condition | None) -> str:
    """Return the name of a handout, which all its editions have in common, such as leaflet-alopecia-areata."""
    return (planned.whole or planned.handout).name(condition.id if condition else "")


def subject_name(planned: PlannedEdition, condition: Condition | None) -> str:
    """Return the name under which an edition's words are approved, such as leaflet-alopecia-areata-public if they are for anybody."""
    whole = planned.whole or planned.handout
    return name_of_words(whole.name(condition.id if condition else ""), whole.profile, planned.handout.profile)


def files_of(planned: PlannedEdition, book: Book) -> Iterator[PlannedFile]:
    """Yield the files of an edition: one, or one for each condition."""
    handout = planned.handout
    for condition in book.conditions if handout.about == "condition" else (None,):
        path = _path(planned, condition.id if condition else "", book.language)
        yield PlannedFile(f"{path}.{handout.format}", planned, condition)


def _path(planned: PlannedEdition, condition: str, language: str) -> str:
    """Return where a file goes, without its extension: to its language's folder, or to the one its plan names."""
    name, folder = (part.replace("{id}", condition) for part in (planned.handout.file, planned.handout.folder or ""))
    if folder:
        return f"{folder}/{name}"
    return f"{language}/{planned.edition}/{name}-{planned.edition}" if planned.edition else f"{language}/{name}"


def clashes_of(wanted: Iterable[PlannedFile]) -> Iterator[Problem]:
    """Yield a Problem for the first file that two handouts would write; some disks ignore the case of letters."""
    first: dict[str, PlannedFile] = {}
    told = set[tuple[str, str, str]]()
    for each in wanted:
        other = first.setdefault(each.path.casefold(), each)
        condition = _of_condition(each, other)
        both = (each.planned.tree.file, other.planned.tree.file, condition.id if condition else "")
        if other is not each and both not in told:
            told.add(both)
            yield _clash(each, other.planned, condition)


def signed_alike(wanted: Iterable[PlannedFile]) -> Iterator[Problem]:
    """Yield a Problem for each name under which the words of two handouts would be signed, as one has words for anybody besides its own."""
    first: dict[str, PlannedFile] = {}
    for each in wanted:
        name, whole = subject_name(each.planned, each.condition), whole_name(each.planned, each.condition)
        other = first.setdefault(name, each)
        wholes = {whole, whole_name(other.planned, other.condition)}
        if len(wholes) > 1:
            at = each.condition.location("id") if each.condition else each.planned.tree.location(("file",))
            message = f"the words of {' and of '.join(sorted(wholes))} would both be approved as '{name}'"
            yield Problem("H006", message, at, "give the condition another id, or one of the two files another name")


def _of_condition(*files: PlannedFile) -> Condition | None:
    """Return the condition of the one of two files that is called after one."""
    called_after = (each.condition for each in files if "{id}" in f"{each.planned.handout.folder}{each.planned.handout.file}")
    return next(called_after, None)


def _clash(wanted: PlannedFile, other: PlannedEdition, condition: Condition | None) -> Problem:
    location = wanted.planned.tree.location(("file",))
    if other is wanted.planned:
        hint = "put {id} in the name: it stands for the condition"
        return Problem("H006", f"'{wanted.path}' would be written for more than one condition", location, hint)
    if condition:
        message = f"with the id '{condition.id}', '{wanted.path}' would be written by {wanted.planned.tree.file} and {other.tree.file}"
        return Problem("H006", message, condition.location("id"), "give the condition another id, or one of the two files another name")
    message = f"'{wanted.path}' would also be written by {other.tree.file}"
    return Problem("H006", message, location, "give one of the two files another name")


def unknown_names(only: Collection[str], files: Sequence[PlannedFile]) -> Iterator[Problem]:
    """Yield a Problem for each name asked for that no file has."""
    if not only:
        return
    known = {name for each in files for name in each.names}
    stems = [name_of(each.path) for each in files]
    for name in dict.fromkeys(only):
        if name not in known:
            yield Problem("B001", f"there is no handout '{shortened(name)}'", hint=_nearest_names(name, stems))


def _nearest_names(name: str, known: Sequence[str]) -> str:
    """Return a hint with the names that are like one, or hold it; where there are none, how to see them all."""
    near = nearest(name, known) or [each for each in known if name and name.lower() in each.lower()][:MAX_OFFERED]
    return f"did you mean {' or '.join(map(repr, near))}?" if near else "`make list` shows all names"
