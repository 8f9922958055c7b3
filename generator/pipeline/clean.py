"""Delete what builds have made. It works without any package: what it imports is in the standard library."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.pipeline.folder import CLINICS, folder_of, leads_by_link, remove_emptied
from generator.pipeline.manifest import MANIFEST, Manifest, trusted_manifest
from generator.pipeline.publish import as_problem, opened
from generator.pipeline.template import TEMPLATE
from generator.problems import Location, Problem
from generator.yamlsource.outside import Reason, RefusedFileError

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What was deleted, and the listed files that were kept because they are not as they were made; paths in `output`."""

    deleted: Sequence[str] = ()
    kept: Sequence[str] = ()
    template: bool = False  # whether there is a template for slides, which is kept too
    problems: tuple[Problem, ...] = ()

    def line(self, folder: str) -> str:
        """Return what was deleted and what was kept, in one line."""
        count = len(self.deleted)
        nothing = "nothing deleted" if self.problems else "nothing to delete"
        parts = [f"{count} file{'' if count == 1 else 's'} deleted" if count else nothing]
        if self.kept:
            parts.append(f"kept, as changed or moved by hand: {_named(self.kept)}")
        if self.template:
            parts.append(f"kept, as yours to change: {TEMPLATE}")
        return f"{folder}/: " + "; ".join(parts)


def clean(output: Path, waiting: Callable[[], None]) -> Cleaned:
    """Delete the files in `output` that its manifest lists and that are as they were made, then the manifest; and those of each clinic.

    A file that was changed since, or replaced, holds somebody's work: it is kept. So is the template for slides, which is there to be
    changed and which no build makes again, and everything that isn't listed. A folder goes if a listed file was in it and it is empty.
    """
    try:
        if not os.path.lexists(output):
            return Cleaned()
        with opened(output, waiting):
            return _sum(_cleaned(output), *_of_clinics(output, waiting))
    except OSError as error:
        return Cleaned(problems=(as_problem(error, output, output.as_posix()),))


def _of_clinics(output: Path, waiting: Callable[[], None]) -> Iterator[Cleaned]:
    """Yield what was deleted of each clinic that has a folder of its own; a folder that is reached by a link is left alone."""
    for manifest in sorted((output / CLINICS).glob(f"*/{MANIFEST}")):
        folder, name = manifest.parent, f"{CLINICS}/{manifest.parent.name}"
        if not leads_by_link(output, name):
            with opened(folder, waiting):
                done = _cleaned(folder)
            deleted, kept = ([f"{name}/{path}" for path in paths] for paths in (done.deleted, done.kept))
            yield Cleaned(deleted, kept, problems=done.problems)
            remove_emptied(output, [f"{name}/{MANIFEST}"])


def _sum(*parts: Cleaned) -> Cleaned:
    return Cleaned(
        tuple(path for each in parts for path in each.deleted),
        tuple(path for each in parts for path in each.kept),
        any(each.template for each in parts),
        tuple(problem for each in parts for problem in each.problems),
    )


def _cleaned(output: Path) -> Cleaned:
    template = os.path.lexists(output / TEMPLATE)
    try:
        manifest = trusted_manifest(output)
    except RefusedFileError as refused:
        unlisted = refused.reason is Reason.MISSING and not os.path.lexists(output / MANIFEST)
        return Cleaned(template=template, problems=() if unlisted else (_unusable(refused, output),))
    made, changed = _listed(manifest, output)
    beside = [each.path for each in manifest.beside if each.is_as_made(output) and not (output / each.path).is_symlink()]
    for path in (*made, *beside):
        (output / path).unlink()
    (output / MANIFEST).unlink()  # the last, so that a clean that was interrupted can be continued
    remove_emptied(output, [entry.path for entry in manifest.files if not leads_by_link(output, folder_of(entry.path))])
    return Cleaned((*made, *beside, MANIFEST), changed, template)


def _listed(manifest: Manifest, output: Path) -> tuple[list[str], list[str]]:
    """Return the listed files that are as they were made, and those that aren't; a link is never what was made."""
    there = [entry for entry in manifest.files if os.path.lexists(output / entry.path)]
    linked = {entry.path for entry in there if (output / entry.path).is_symlink() or leads_by_link(output, folder_of(entry.path))}
    made = [entry.path for entry in there if entry.path not in linked and entry.is_as_made(output)]
    return made, [entry.path for entry in there if entry.path not in made]


def _unusable(refused: RefusedFileError, output: Path) -> Problem:
    return Problem("B013", f"nothing was deleted: {refused}", Location(f"{output.as_posix()}/{MANIFEST}"), refused.hint, "warning")


def _named(paths: Sequence[str]) -> str:
    more = len(paths) - _MOST_NAMED
    return ", ".join(paths[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
