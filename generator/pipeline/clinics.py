"""`make clinics`: the same words for each clinic of a group, every one with a folder of its own, whole or as it was.

A clinic is one task, which may be done anywhere and any number of times: it takes the project's folders, the clinic's id and the day.
"""

from __future__ import annotations

import gc
import os
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.content.file_name import is_id
from generator.pipeline import FileChange, Outcome, Paths, Wanted, Watch, build_planned, fingerprint, made_whole, up_to_date
from generator.pipeline.fault import EndedError, FaultError, summary
from generator.pipeline.folder import CLINICS, check_folder
from generator.pipeline.front import Front, nothing
from generator.pipeline.manifest import MANIFEST
from generator.pipeline.pool import FORKED, in_processes
from generator.pipeline.publish import as_problem
from generator.problems import Location, Problem, errors
from generator.remembering import settle, turn

if TYPE_CHECKING:
    from generator.pipeline.jobs import BuildPlan, Planner

_IN_A_TURN = 2  # clinics: what neither of two has asked for is forgotten
_BEFORE_LOOKING = 4_000  # files: to look through all objects takes as long as to make some twenty, and finds some 10 MB
_SELDOM = 5_000_000  # objects that are new, before Python looks by itself: some fifteen clinics make as many
_SETTLED = (1, 4)  # clinics: after the first, and once what the next ones brought to light is there, most of what lasts is made
_AFRESH = 128  # clinics: of what lasted at the time of the last look through everything, some may be gone by then; no more than that
_BESIDE = 48  # files that leave as much as what a clinic has besides its files: its plan, and its page for the front desk
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".svg"})  # a logo may stand beside a clinic's file
CODES: Mapping[str, str] = {
    "B017": "handouts of a clinic that has no file any more (warning)",
    "B018": "clinics asked for where no clinic has a file",
}


@dataclass(frozen=True, slots=True)
class ClinicTask:
    """One clinic to make. `shared` is the fingerprint of all files but its own, None if one can't be read.

    `store` is the address of the store that its handouts go to, in the place of a folder.
    """

    places: Paths
    id: str
    day: date
    only: tuple[str, ...] = ()
    shared: str | None = None
    front: Front = nothing
    processes: int = 1
    store: str = ""

    @property
    def output(self) -> Path:
        """The folder of its handouts."""
        return self.places.output / CLINICS / self.id

    @property
    def file(self) -> Path:
        """The clinic's own file."""
        return self.places.handouts / CLINICS / f"{self.id}.yaml"

    def inputs(self) -> str | None:
        """Return the fingerprint of all that is read for it."""
        return fingerprint.of_clinic(self.shared, self.file)


@dataclass(frozen=True, slots=True)
class ClinicOutcome:
    """What came of one clinic: how many files have each status, or the problems that left it as it was.

    `fault` is a fault of the program, in a line, with where it happened in `details`. `stamped` and `whole` are as in `Outcome`.
    """

    id: str
    counts: Mapping[FileChange, int]
    problems: tuple[Problem, ...] = ()
    fault: str = ""
    details: str = ""
    stamped: int = 0
    whole: int = 0

    @property
    def files(self) -> int:
        """How many files there are, if all of them could be made."""
        return sum(count for status, count in self.counts.items() if status != "removed")

    @property
    def failed(self) -> bool:
        """Whether it was left as it was."""
        return bool(self.fault or errors(self.problems))


@dataclass(frozen=True, slots=True)
class Group:
    """The clinics to make, and what is wrong with the names of files and of those asked for."""

    ids: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Memory:
    """Keeps a process that makes one clinic after the other as small as it is after the first ones."""

    clinics: int = 0
    files: int = 0  # made since Python last looked for objects that only refer to each other

    def tidy(self) -> None:
        """Before a further clinic, forget what only earlier ones needed.

        What was found out for the first one stays: most of it all have in common. What is there after the first ones, Python leaves out
        where it looks for objects that only refer to each other, as long as that has not become old. Files leave few of them, slides above
        all.
        """
        if self.clinics == 1:
            settle()
        if self.clinics and not self.clinics % _IN_A_TURN:
            turn()
        afresh = self.clinics > 0 and not self.clinics % _AFRESH
        settled = afresh or self.clinics in _SETTLED
        if afresh:
            gc.unfreeze()
        if settled or self.files >= _BEFORE_LOOKING:
            gc.collect()
            self.files = 0
        if settled:
            gc.freeze()
            gc.set_threshold(_SELDOM)

    def made(self, files: int) -> None:
        """Note that a clinic is done, and how many files it has."""
        self.clinics += 1
        self.files += files + _BESIDE


_MEMORY = _Memory()


class _SilentClinic:
    """Shows nothing of one clinic among many."""

    def begin(self, count: int) -> None: ...

    def made(self, path: str, count: int, units: str, shortened: str) -> None: ...

    def failed(self, path: str) -> None: ...

    def waiting(self) -> None: ...

    def published(self) -> None: ...


def group(places: Paths, asked: Sequence[str], there: Mapping[str, str] | None = None) -> Group:
    """Return the clinics that are asked for, or all of them.

    `there` are the places of the clinics that have handouts by their ids, if these are not in the folder that is written to.
    """
    there = _made_in(places.output) if there is None else there
    plain = _plainly_named(places.handouts / CLINICS)
    asked = tuple(dict.fromkeys(Path(name).name.removesuffix(".yaml") for name in asked))
    if plain and set(asked) <= set(plain):
        return Group(tuple(name for name in plain if name in asked or not asked), () if asked else tuple(_left(places, there)))
    from generator.project.clinic_files import clinic_ids, not_there
    from generator.yamlsource.shown import shown

    ids, of_names = clinic_ids(places.handouts)
    if not asked:
        none = not (ids or of_names)
        return Group(ids, (*of_names, *((_nobody(shown(places.handouts / CLINICS)),) if none else ()), *_left(places, there)))
    problems = tuple(problem for name in asked for problem in not_there(places.handouts, name))
    return Group(() if problems else tuple(name for name in ids if name in asked), problems)


def _plainly_named(folder: Path) -> tuple[str, ...]:
    """Return the ids of the clinics in a folder where nothing is wrong with any name, () elsewhere: what explains names takes longer."""
    names = sorted(each.name for each in folder.glob("[!.]*") if each.suffix.lower() not in _PICTURES)
    ids = tuple(name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))
    odd = len(ids) < len(names) or len({name.casefold() for name in ids}) < len(ids) or not all(map(is_id, ids))
    return () if odd else ids


def _nobody(folder: str) -> Problem:
    return Problem("B018", "no clinic has a file in this folder", Location(folder), 'make new CLINIC="City Clinic Leeds" adds one')


def make_clinics(tasks: Sequence[ClinicTask], watch: Watch, processes: int, each: Callable[[ClinicOutcome], None]) -> None:
    """Make clinics and call `each` with the outcome of one as it is done. Raise EndedError if a process is ended from outside."""
    watch.begin(len(tasks))
    left = list(tasks)
    while left and (done := _nothing_to_do(left[0])):  # where nothing has changed, nothing heavy is loaded and no process is started
        each(done)
        del left[0]
    processes = min(processes, os.cpu_count() or 1)
    if len(left) > 1 and processes > 1:
        if FORKED:
            _make_first(left, each)
        outcomes = in_processes(make_clinic, left, min(processes, len(left)))
    else:
        outcomes = (make_clinic(replace(task, processes=processes)) for task in left)
    with closing(outcomes):
        for outcome in outcomes:
            each(outcome)


def _make_first(left: list[ClinicTask], each: Callable[[ClinicOutcome], None]) -> None:
    """Make the first clinic that can be made: it takes as long as the next four, and processes that are forked then know what it knows."""
    while len(left) > 1:
        outcome = make_clinic(left.pop(0))
        each(outcome)
        if not outcome.failed:
            break
    _MEMORY.tidy()


def make_clinic(task: ClinicTask) -> ClinicOutcome:
    """Make what is out of date for one clinic and publish all of it or nothing; every fault becomes a part of the outcome."""
    _MEMORY.tidy()
    done = _whole(task)
    _MEMORY.made(done.files)
    return done


def _whole(task: ClinicTask) -> ClinicOutcome:
    try:
        return _outcome(task.id, _made(task))
    except FaultError as error:
        return ClinicOutcome(task.id, {}, fault=str(error), details=error.details)
    except EndedError:
        raise
    except Exception as error:  # the boundary between clinics: the others go on
        return ClinicOutcome(task.id, {}, fault=f"{summary(error)}, while making {task.id}", details=traceback.format_exc())


def _made(task: ClinicTask) -> Outcome:
    if task.store:
        from generator.pipeline.many.sets import make_in_store

        return make_in_store(task, _made)
    if refused := _refused(task):
        return Outcome(problems=(refused,))
    wanted = Wanted(task.output, task.inputs, lambda _before: _plan(task), task.day, task.only)
    return build_planned(wanted, _SilentClinic(), processes=task.processes, front=task.front)


def _refused(task: ClinicTask) -> Problem | None:
    """Return why a clinic's folder can't be written to: it, or the one it is in, is a link or a file."""
    try:
        check_folder(task.places.output, f"{CLINICS}/{task.id}")
    except OSError as error:
        from generator.yamlsource.shown import shown

        return as_problem(error, task.places.output, shown(task.places.output))
    return None


def _plan(task: ClinicTask) -> BuildPlan:
    from generator.pipeline.earlier_paper import with_earlier_paper

    plan = _planner(task.places, task.shared).plan_for(task.id, [Path(name).name for name in task.only], on=task.day)
    return with_earlier_paper(plan, task.places.handouts)


def _planner(places: Paths, shared: str | None) -> Planner:
    """Return all files but the clinics', read once as long as they stay as they are."""
    from generator.pipeline.jobs import Planner

    return _known_planner(places, shared) if shared else Planner(places.content, places.handouts)


@lru_cache(maxsize=1)
def _known_planner(places: Paths, _shared: str) -> Planner:
    from generator.pipeline.jobs import Planner

    return Planner(places.content, places.handouts)


def _nothing_to_do(task: ClinicTask) -> ClinicOutcome | None:
    """Return the outcome of a clinic whose files are as they should be, otherwise None."""
    if task.store or _refused(task) or made_whole(task.output, _SilentClinic()):
        return None
    done = up_to_date(task.output, task.inputs(), task.only, task.day, task.front)
    return _outcome(task.id, done) if done else None


def _outcome(name: str, outcome: Outcome) -> ClinicOutcome:
    failed = errors(outcome.problems)
    counts = {} if failed else Counter(line.status for line in outcome.files)
    return ClinicOutcome(name, counts, outcome.problems, stamped=outcome.stamped, whole=outcome.whole)


def _made_in(output: Path) -> dict[str, str]:
    """Return the folders of clinics that have handouts, as shown to the user, by the clinics' ids."""
    folders = [manifest.parent for manifest in sorted((output / CLINICS).glob(f"*/{MANIFEST}"))]
    if not folders:
        return {}
    from generator.yamlsource.shown import shown

    return {folder.name: shown(folder) for folder in folders}


def _left(places: Paths, there: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a warning for each folder with the handouts of a clinic that has no file any more."""
    files = places.handouts / CLINICS
    known = {file.stem.casefold() for file in files.glob("*.[yY]*")}  # those with a name that is only nearly right have been reported
    for name, place in there.items():
        if name.casefold() not in known:
            from generator.yamlsource.shown import shown

            message = "these handouts are of a clinic that has no file any more"
            hint = f"delete the folder if nobody needs it, or bring back {shown(files / name)}.yaml"
            yield Problem("B017", message, Location(place), hint, "warning")
