"""From the files a nurse edits to the files she prints: find what is out of date, render it, check it and publish it.

If nothing has changed, nothing heavy is imported: what reads YAML and draws PDFs and slides is loaded only where it is needed.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.pipeline import fingerprint
from generator.pipeline.folder import check_folder, folder_of, names_of
from generator.pipeline.front import Front, Situation, differing, is_there, nothing, reader, with_front
from generator.pipeline.manifest import DeskFile, Entry, Manifest, read_manifest
from generator.pipeline.outcome import FileChange, FileOutcome, Outcome, Paths, Watch
from generator.pipeline.publish import as_problem, make_whole, opened, publish
from generator.pipeline.released import CODE as RELEASED
from generator.pipeline.released import no_longer_valid
from generator.problems import Problem, errors

if TYPE_CHECKING:
    from generator.formats import Job
    from generator.pipeline.jobs import BuildPlan
    from generator.pipeline.signing import Signer
    from generator.pipeline.staleness import BuildTarget
    from generator.pipeline.workers import Made
    from generator.review.approvals.acts import Act

CODES: Mapping[str, str] = {
    "B001": "a name after --only that no handout has",
    "B002": "a file in output/ that can't be replaced: read-only, or open in another program",
    "B003": "no room on the disk",
    "B004": "a folder that can't be written to",
    "B005": "a folder, or something else that is not a regular file, in the place of a file",
    "B006": "a file where a folder is needed",
    "B007": "a file that can't be written for another reason",
    "B008": "a process of the build was ended from outside",
    "B009": "a template asked for where no handout has slides",
    "B010": "a template in output/ that was changed by hand",
    "B011": "a link to a folder in the place of a folder in output/",
    "B012": "a file in output/ that is no longer made, but was changed by hand",
    "B013": "a manifest.json in output/ that doesn't list what was made",
    "B032": "a file whose path, with all the folders in it, is too long for this computer",
}
__all__ = ["FileChange", "FileOutcome", "Outcome", "Paths", "Watch"]


def build(
    places: Paths,
    watch: Watch,
    *,
    only: Sequence[str] = (),
    processes: int = 2,
    on: date | None = None,
    more: Sequence[Act] = (),
    front: Front = nothing,
    signer: Signer | None = None,
    ahead: bool = False,
) -> Outcome:
    """Make what is out of date and publish all of it or nothing. `only` names files without folder, with or without extension.

    Handouts say whether they are approved on the day `on`, which is today if it is not given: no other date has a part in them.
    `more` are acts that are not in the register yet. `front` makes what is written beside the handouts for the front desk, also if the
    build stops: it says what is wrong then. Files that are read on a screen are signed by the `signer`, if there is one.

    A build `ahead` of another one is for a person who waits for a file: what only warns, and what tells of the file, comes after it.
    """
    day = on or date.today()
    folder = cache(lambda: fingerprint.of_handouts(places.handouts))
    released = no_longer_valid(places.output, places.handouts, day)

    def plan(before: Manifest) -> BuildPlan:
        from generator.pipeline.earlier_paper import with_earlier_paper
        from generator.pipeline.jobs import make_plan

        names = [Path(name).name for name in only]
        planned = make_plan(places.content, places.handouts, names, on=day, more=more, read=folder(), known=before.known, ahead=ahead)
        planned = with_earlier_paper(planned, places.handouts)
        planned = replace(planned, problems=(*planned.problems, *released))
        return signer.planned(planned) if signer else planned

    def inputs() -> str | None:
        read = fingerprint.of_words(places.content, folder())
        return fingerprint.of_value((read, signer.digest)) if read and signer else read

    def fresh(before: Manifest) -> bool:
        return bool(more) or released != tuple(problem for problem in before.problems if problem.code == RELEASED)

    as_before = _not_known if only or signer else partial(_if_only_lines_moved, places, folder, day, released)
    wanted = Wanted(places.output, inputs, plan, day, tuple(only), fresh=fresh, as_before=as_before, ahead=ahead)
    done = build_planned(wanted, watch, processes=processes, front=front)
    return replace(done, problems=released) if done.up_to_date else done


def _if_only_lines_moved(
    places: Paths, folder: Callable[[], str | None], day: date, released: tuple[Problem, ...], before: Manifest
) -> tuple[Problem, ...] | None:
    """Return the problems of a plan of all files if only lines of content.yaml have moved since the build before, otherwise None."""
    from generator.pipeline.moved import problems_of

    found = problems_of(before, places.content, places.handouts, folder(), day)
    return None if found is None else (*found, *released)


def _not_known(_before: Manifest) -> None:
    """Return that nothing is known of the plan."""


def _of_files_alone(_before: Manifest) -> bool:
    """Return that all of the plan is in files."""
    return False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be in a folder: `plan` reads all files, `inputs` returns the fingerprint of what it reads, None if that is not known.

    `fresh` returns whether the plan has something in it that the build before did not have and that is in no file, so that the fingerprint
    does not tell whether there is nothing to do.
    `as_before` returns the problems of the plan if it is known that it would be as at the build before, otherwise None.
    The files go `ahead` of the list that names them if somebody waits for them: until it follows, they count as changed by hand.
    """

    output: Path
    inputs: Callable[[], str | None]
    plan: Callable[[Manifest], BuildPlan]  # with what it may know of the build before
    day: date
    only: Sequence[str] = ()
    fresh: Callable[[Manifest], bool] = _of_files_alone
    as_before: Callable[[Manifest], tuple[Problem, ...] | None] = _not_known
    ahead: bool = False


def build_planned(wanted: Wanted, watch: Watch, *, processes: int, front: Front) -> Outcome:
    """Make what is out of date in a folder and publish all of it or nothing, as `build` does."""
    output = wanted.output
    if refused := made_whole(output, watch):
        return Outcome(problems=(refused,))
    inputs, before = wanted.inputs(), read_manifest(output)
    if not wanted.fresh(before):
        done = _up_to_date(output, before, inputs, wanted.only, wanted.day, front) or _as_before(wanted, before, inputs, watch, front)
        if done:
            return done
    from generator.pipeline.staleness import build_target

    plan = wanted.plan(before)
    problems = plan.problems
    if errors(problems):
        return _stopped(problems, plan, inputs, output, watch, front)
    target = build_target(plan, inputs, ahead=wanted.ahead)
    stale = target.stale(output, before)
    if refused := _without_folder(output, stale):
        return Outcome(problems=(*problems, refused))
    made, found = _make(stale, plan, before, watch, processes)
    problems = (*problems, *found)
    if errors(problems):
        return _stopped(problems, plan, inputs, output, watch, front)
    return _publish(target, plan, made, problems, wanted, watch, processes, front)


def check(places: Paths, watch: Watch, *, processes: int = 2, on: date | None = None) -> Outcome:
    """Make everything in memory and return all problems; write nothing."""
    from generator.pipeline.earlier_paper import with_earlier_paper
    from generator.pipeline.jobs import make_plan

    plan = with_earlier_paper(make_plan(places.content, places.handouts, on=on), places.handouts)
    made, found = _make(plan.jobs, plan, read_manifest(places.output), watch, processes)
    good = (m for m in made if not errors(m.problems))
    lines = tuple(FileOutcome(m.path, m.rendered.units, m.units, len(m.rendered.data), "fine", m.shortened) for m in good)
    return Outcome(lines, (*plan.problems, *found), verdict=plan.verdict)


def made_whole(output: Path, watch: Watch) -> Problem | None:
    """Undo what a killed build left half done, whatever the words are like now; return why that, or any build, is not possible."""
    try:
        make_whole(output, watch.waiting)
    except OSError as error:
        from generator.project import shown

        return as_problem(error, output, shown(output))
    return None


def _without_folder(output: Path, jobs: Sequence[Job]) -> Problem | None:
    """Return what stands in the place of a folder that files are made for: to make them first would be in vain."""
    try:
        for folder in sorted({folder_of(job.path) for job in jobs}):
            check_folder(output, folder)
    except OSError as error:
        from generator.project import shown

        return as_problem(error, output, shown(output))
    return None


def list_files(places: Paths) -> Outcome:
    """Return the files that a build makes, without making them."""
    from generator.pipeline.jobs import make_plan

    plan = make_plan(places.content, places.handouts, templates=False, judge=False)
    if errors(plan.problems):
        return Outcome(problems=plan.problems)
    return Outcome(tuple(FileOutcome(path, 0, "", 0, "fine") for path in sorted(plan.paths)))


def up_to_date(output: Path, inputs: str | None, only: Sequence[str], day: date, front: Front) -> Outcome | None:
    """Return the outcome if there is nothing to do, otherwise None; only bytes are compared."""
    return _up_to_date(output, read_manifest(output), inputs, only, day, front)


def _up_to_date(output: Path, before: Manifest, inputs: str | None, only: Sequence[str], day: date, front: Front) -> Outcome | None:
    return nothing_to_do(before, lambda each: each.is_as_made(output), inputs, only, day, front)


def nothing_to_do(
    manifest: Manifest, is_as_made: Callable[[Entry | DeskFile], bool], inputs: str | None, only: Sequence[str], day: date, front: Front
) -> Outcome | None:
    """Return the outcome if all that is wanted is listed, of these inputs, and as it was made; otherwise None."""
    if inputs is None or manifest.inputs != inputs or manifest.on != day.isoformat():
        return None
    asked = {Path(name).name for name in only}
    chosen = [entry for entry in manifest.files if not asked or asked & names_of(entry.path)]
    if asked - {name for entry in chosen for name in names_of(entry.path)}:
        return None
    front_is_made = front is nothing or (bool(manifest.beside) and all(map(is_as_made, manifest.beside)))
    if not (front_is_made and all(map(is_as_made, chosen))):
        return None
    return Outcome(tuple(_line(entry, "unchanged") for entry in chosen), up_to_date=True)


def _as_before(wanted: Wanted, before: Manifest, inputs: str | None, watch: Watch, front: Front) -> Outcome | None:
    """Return the outcome if all files are as a plan would have them made, which is noted then; None if that is not known."""
    output = wanted.output
    problems = wanted.as_before(before) if inputs else None
    if problems is None or inputs is None:
        return None
    from generator.pipeline.moved import seen
    from generator.yamlsource.shown import shown

    try:
        with opened(output, watch.waiting):
            all_there = nothing_to_do(before, lambda each: each.is_as_made(output), before.inputs, (), wanted.day, front)
            if all_there is None or read_manifest(output) != before:
                return None
            now = seen(before, inputs, problems)
            _write_front(Situation(now, inputs, None, reader(output, {})), front, output, same=now.problems == before.problems)
    except OSError as error:
        return Outcome(problems=(*problems, as_problem(error, output, shown(output))))
    return replace(all_there, problems=problems, up_to_date=False)


def _make(jobs: Sequence[Job], plan: BuildPlan, before: Manifest, watch: Watch, processes: int) -> tuple[list[Made], tuple[Problem, ...]]:
    """Make files in memory and report each one to `watch`."""
    if not jobs:
        return [], ()
    from generator.pipeline.coarse_pictures import coarse
    from generator.pipeline.fault import EndedError
    from generator.pipeline.too_long import explained
    from generator.pipeline.workers import make

    def report(made: Made) -> None:
        if errors(made.problems):
            watch.failed(made.path)
        else:
            watch.made(made.path, made.rendered.units, made.units, made.shortened)

    watch.begin(len(jobs))
    try:
        made = [plan.finish(each) for each in make(jobs, processes, report, plan.strictness)]
    except EndedError:
        hint = "it may be short of memory: close other programs, then run make again"
        return [], (Problem("B008", "the system ended a process of this build", hint=hint),)
    pictures = coarse(pixels for each in made for pixels in each.rendered.pixels)
    texts = plan.texts if any(each.rendered.excess for each in made) else {}
    return made, (*explained(made, texts, before.lengths, plan.details), *pictures)


def _stopped(problems: tuple[Problem, ...], plan: BuildPlan, inputs: str | None, output: Path, watch: Watch, front: Front) -> Outcome:
    """Return why nothing was made; say so at the front desk too, if there are handouts from before."""
    in_the_words = any(problem.code[:1] != "B" for problem in errors(problems))  # the others are about the command or this computer
    if in_the_words and read_manifest(output).files:
        with suppress(OSError), opened(output, watch.waiting):  # the build that can go on reports what keeps a page from being written
            manifest = replace(read_manifest(output), inputs=None, problems=problems)
            _write_front(Situation(manifest, inputs or "", plan.project, reader(output, {})), front, output)
    return Outcome(problems=problems)


def _write_front(
    situation: Situation, front: Front, output: Path, changed: Mapping[str, bytes | None] | None = None, *, same: bool = False
) -> None:
    """Replace what differs of the front desk's files and of the manifest, together with the handouts that have `changed`.

    With `same`, the words and all that the list says of files are as when the front desk's files were made: they are not made again.
    """
    beside = situation.manifest.beside
    stays = same and front is not nothing and bool(beside) and all(each.is_as_made(output) for each in beside)
    written = None if stays else front(situation)
    manifest = situation.manifest if written is None else with_front(situation.manifest, written)
    whole = {**(changed or {}), **differing(output, manifest, written or {})}
    if whole:
        publish(output, whole)


def _publish(
    target: BuildTarget,
    plan: BuildPlan,
    made: Sequence[Made],
    problems: tuple[Problem, ...],
    wanted: Wanted,
    watch: Watch,
    processes: int,
    front: Front,
) -> Outcome:
    """Under the lock, make what another build has put out of date in the meantime, then replace all files together."""
    from generator.project import shown

    output = wanted.output
    try:
        with opened(output, watch.waiting):
            before = read_manifest(output)
            more, found = _make(target.stale(output, before, {m.path for m in made}), plan, before, watch, processes)
            problems = (*problems, *found)
            if errors(found):
                return Outcome(problems=problems)
            return _replace(target, plan, before, [*made, *more], problems, wanted, watch, front)
    except OSError as error:
        return Outcome(problems=(*problems, as_problem(error, output, shown(output))))


def _replace(
    target: BuildTarget,
    plan: BuildPlan,
    before: Manifest,
    made: Sequence[Made],
    problems: tuple[Problem, ...],
    wanted: Wanted,
    watch: Watch,
    front: Front,
) -> Outcome:
    """Write the files that differ from those in output/, remove those no longer planned; return the outcome for each."""
    from generator.pipeline.staleness import left_alone, no_longer_made

    output = wanted.output
    new = {m.path: m.rendered.data for m in made if not is_there(output, m.path, m.rendered.data)}
    replaced = {path for path in new if os.path.lexists(output / path)}
    if wanted.ahead and new:
        publish(output, new)
        watch.published()
    after = target.manifest(before, made)
    known = after.by_path
    gone, left = no_longer_made(before, after, output)
    problems = (*problems, *(left_alone(entry, output) for entry in left))
    told = replace(after, problems=plan.problems, beside=before.beside, known=plan.known)
    situation = Situation(told, target.inputs or "", plan.project, reader(output, new))
    changed = {**({} if wanted.ahead else new), **dict.fromkeys(entry.path for entry in gone)}
    _write_front(situation, front, output, changed, same=told == before and told.inputs == target.inputs)
    kept = [known[job.path] for job in target.wanted]
    outcomes = [_line(entry, "unchanged" if entry.path not in new else "changed" if entry.path in replaced else "new") for entry in kept]
    stamped = Counter(m.rendered.stamped for m in made)
    files = (*outcomes, *(_line(entry, "removed") for entry in gone))
    return Outcome(files, problems, stamped=stamped[True], whole=stamped[False])


def _line(entry: Entry, status: FileChange) -> FileOutcome:
    return FileOutcome(entry.path, entry.count, entry.units, entry.bytes, status, entry.shortened)
