"""The handouts of a clinic in a store: in a set that is whole, under a name of its own, which the clinic's list of files names last.

    clinics/leeds/manifest.json                  the list, and the name of the set: the one file that counts
    clinics/leeds/set-0f1e…/en/aftercare.pdf     a set's name is the digest of its files, so that nothing in it ever changes

A store has no renames, but writes each file whole or not at all. All files of a new set are there before the list names it, and the old
set goes after that: who reads the list first finds either all that is new or all that is old, whatever stops the program.
"""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

from generator.pipeline import Outcome, fingerprint, nothing_to_do
from generator.pipeline.folder import CLINICS
from generator.pipeline.manifest import MANIFEST, DeskFile, Entry, Manifest, manifest_of
from generator.pipeline.many import StoppedError, lacking
from generator.pipeline.many.store import Store, store_at
from generator.pipeline.publish import OF_DISKS, as_problem
from generator.problems import Location, Problem

if TYPE_CHECKING:
    from generator.pipeline.clinics import ClinicTask

_SET = re.compile(r"set-[0-9a-f]{32}")
_KEY = "set"  # in the list in a store, beside what it holds in a folder
_WORKSPACE = "handouts-being-made"


@dataclass(frozen=True, slots=True)
class StoredClinic:
    """What a store has of a clinic: the list, the name of the set that it names, and the sizes of all files there."""

    store: Store
    manifest: Manifest
    set: str
    sizes: Mapping[str, int]

    def holds(self, each: Entry | DeskFile) -> bool:
        """Return whether a listed file is in the set: what is there is whole, and never changes."""
        return self.sizes.get(f"{self.set}/{each.path}") == each.bytes

    @property
    def listed(self) -> tuple[Entry | DeskFile, ...]:
        """The listed files that are there."""
        return tuple(filter(self.holds, _all(self.manifest)))

    def left_over(self, kept: str) -> list[str]:
        """Return the files of all sets but one."""
        return sorted(path for path in self.sizes if _SET.fullmatch(path.partition("/")[0]) and not path.startswith(f"{kept}/"))


def make_in_store(task: ClinicTask, make: Callable[[ClinicTask], Outcome]) -> Outcome:
    """Make what is out of date of a clinic, by `make` in a folder for the time being, and put it into the task's store."""
    try:
        shelf = read_shelf(store_at(task.store) / CLINICS / task.id)
        done = nothing_to_do(shelf.manifest, shelf.holds, task.inputs(), task.only, task.day, task.front)
        if done:
            _tidy(shelf.store, shelf.set, shelf)
            return done
        with _scratch() as folder:
            local = replace(task, store="", places=replace(task.places, output=folder))
            _fetch(shelf, local.output)
            outcome = make(local)
            publish_set(shelf, local.output)
            return replace(outcome, problems=tuple(_moved(each, folder, task.store) for each in outcome.problems))
    except StoppedError as stopped:
        return Outcome(problems=(stopped.problem,))
    except OSError as error:  # of the disk on which a clinic is prepared: what a store says is told by itself
        return Outcome(problems=(as_problem(error, Path(gettempdir()), _prepared_on()),))


def clinics_in(address: str) -> dict[str, str] | Problem:
    """Return the addresses of clinics that have handouts in a store by their ids, or what keeps it from being looked at."""
    try:
        return {name: f"{address}/{CLINICS}/{name}" for name in (store_at(address) / CLINICS).folders()}
    except StoppedError as stopped:
        return stopped.problem


def read_shelf(store: Store) -> StoredClinic:
    """Return what is there of a clinic; nothing if there is no list, or one that can't be trusted."""
    sizes = store.sizes()
    with suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):
        whole = json.loads(store.read(MANIFEST) or b"") if MANIFEST in sizes else {}
        name = whole.pop(_KEY, "")
        if _SET.fullmatch(name):
            manifest = manifest_of(whole)
            manifest.text().encode()  # half a character, which JSON can hold, can't be written again
            return StoredClinic(store, manifest, name, sizes)
    return StoredClinic(store, Manifest(), "", sizes)


def publish_set(shelf: StoredClinic, folder: Path) -> None:
    """Put the handouts of a folder into the store as a set, then name it in the list, then remove all other sets."""
    if not (folder / MANIFEST).is_file():
        return  # the words have a mistake, and there were no handouts to say so beside
    text = (folder / MANIFEST).read_bytes()
    listed = manifest_of(json.loads(text))
    digests = {each.path: _digest(folder / each.path) for each in _all(listed) if (folder / each.path).is_file()}
    name = f"set-{fingerprint.of_value(sorted(digests.items()))[:32]}"
    _complete(shelf, name, folder, digests)
    whole = json.dumps({_KEY: name, **json.loads(text)}, ensure_ascii=False, indent=2) + "\n"
    if name != shelf.set or listed != shelf.manifest:
        shelf.store.write(MANIFEST, whole.encode())
    after = replace(shelf, sizes=shelf.store.sizes())
    if any(f"{name}/{path}" not in after.sizes for path in digests):
        raise StoppedError(_disturbed(shelf.store.address))
    _tidy(shelf.store, name, after)


def _complete(shelf: StoredClinic, name: str, folder: Path, digests: Mapping[str, str]) -> None:
    """Put the files of a set into the store that are not there: those that another set has too are copied there."""
    sizes = {path: (folder / path).stat().st_size for path in digests}
    missing = [path for path in digests if shelf.sizes.get(f"{name}/{path}") != sizes[path]]
    known = {each.sha256: each.path for each in shelf.listed}
    same = {f"{name}/{path}": f"{shelf.set}/{known[digests[path]]}" for path in missing if digests[path] in known}
    new = {f"{name}/{path}": folder / path for path in missing if digests[path] not in known}
    if same:
        shelf.store.copy(same)
    if new:
        shelf.store.put(new)


def _tidy(store: Store, kept: str, shelf: StoredClinic) -> None:
    """Remove what no list names: sets from before, and what a run that was ended left of another."""
    if gone := shelf.left_over(kept):
        store.remove(gone)


def _fetch(shelf: StoredClinic, folder: Path) -> None:
    """Lay out the set that is there as a clinic's folder."""
    if shelf.set:
        folder.mkdir(parents=True)
        (folder / MANIFEST).write_text(shelf.manifest.text(), "utf-8")
        if listed := shelf.listed:
            shelf.store.fetch({f"{shelf.set}/{each.path}": folder / each.path for each in listed})


@contextmanager
def _scratch() -> Iterator[Path]:
    """Yield a folder for the time being. Where a process was killed, the next one removes what it left."""
    try:
        from distributed.diskutils import WorkSpace
    except ImportError as error:
        raise lacking("a store", error) from error
    work = WorkSpace(str(Path(gettempdir()) / _WORKSPACE)).new_work_dir(prefix="clinic-")
    try:
        yield Path(work.dir_path)
    finally:
        work.release()


def _all(manifest: Manifest) -> Iterator[Entry | DeskFile]:
    yield from manifest.files
    yield from manifest.beside


def _digest(file: Path) -> str:
    return fingerprint.of_bytes(file.read_bytes())


def _moved(problem: Problem, folder: Path, address: str) -> Problem:
    """Return a problem of a file in the folder for the time being as one of the store, or of the disk that the folder is on."""
    at = problem.location
    if at is None or not at.file.startswith(str(folder)):
        return problem
    if problem.code in OF_DISKS:
        return replace(problem, location=Location(_prepared_on()))
    return replace(problem, location=Location(address + at.file.removeprefix(str(folder)), at.line, at.column, at.source))


def _prepared_on() -> str:
    """Return the folder in which clinics are prepared, and the computer: with many workers, it is not the one that shows this."""
    return f"{platform.node()}:{Path(gettempdir()).as_posix()}"


def _disturbed(address: str) -> Problem:
    hint = "let one run at a time write to a store, then run make clinics again"
    return Problem("B027", "files that this run wrote are gone: another run is writing here", Location(address), hint)
