"""What output/ should contain after a build, and which of it is out of date."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypedDict

import generator
from generator.formats import Job
from generator.pipeline import fingerprint
from generator.pipeline.about import About
from generator.pipeline.jobs import BuildPlan
from generator.pipeline.manifest import Entry, Manifest
from generator.pipeline.remembered import warnings_of
from generator.pipeline.twins import with_twins
from generator.pipeline.workers import Made
from generator.problems import Location, Problem
from generator.project import shown
from generator.trees import Newest


@dataclass(frozen=True, slots=True)
class BuildTarget:
    """The wanted jobs, and the `paths` of all planned files. `inputs` is the fingerprint of all that was read.

    `fingerprints` returns those of the jobs. If a build goes `ahead` of another one, they are asked for when the files are on the disk,
    unless a job is as it was the last time.
    """

    wanted: Sequence[Job]
    fingerprints: Callable[[], Mapping[str, str]]
    paths: Collection[str]
    inputs: str | None
    lengths: Callable[[], Mapping[str, int]]
    on: str  # the day of approvals, as an ISO date
    about: Mapping[str, About]
    ahead: bool = False

    def stale(self, output: Path, before: Manifest, apart_from: Collection[str] = ()) -> list[Job]:
        """Return the wanted jobs whose file in `output` is missing, altered or made from something else than `before` has it."""
        others = [job for job in self.wanted if job.path not in apart_from]
        return [job for job in others if self._differs(job) or not self._current(output, before.by_path.get(job.path))]

    def manifest(self, before: Manifest, made: Sequence[Made]) -> Manifest:
        """Return the manifest with the files just `made`; files no longer planned are dropped, unless only some files were wanted.

        In that case the others are known to be up to date only if the build before read just the same; if not, the next full build checks.
        """
        files = {entry.path: entry for entry in before.files if self._partial or entry.path in self.paths}
        files |= {m.path: _entry(m, self.fingerprints()[m.path], self.about[m.path]) for m in made}
        files |= {job.path: self._seen(files[job.path], job) for job in self.wanted if job.path in files}
        if self._partial:
            complete = before.inputs is not None and (before.inputs, before.on) == (self.inputs, self.on)
        else:
            complete = {path: entry.fingerprint for path, entry in files.items()} == self.fingerprints()
        lengths = before.lengths if self._partial and before.lengths else self.lengths()
        return Manifest(with_twins(files.values()), self.inputs if complete else None, generator.__version__, lengths, self.on)

    def _seen(self, entry: Entry, job: Job) -> Entry:
        """Return an entry of a file that is as these words want it; a manifest that somebody has edited says nothing of its approval."""
        return replace(entry, inputs=self.inputs or "", **asdict(self.about[entry.path]), **_of_words(job))

    @property
    def _partial(self) -> bool:
        return len(self.wanted) < len(self.paths)

    def _differs(self, job: Job) -> bool:
        """Return whether it is plain without a fingerprint that a file is out of date: its job is not equal to the last one."""
        if not self.ahead:
            return False
        last = _LAST.get(job.path)
        _LAST[job.path] = job
        return last is not None and last != job

    def _current(self, output: Path, entry: Entry | None) -> bool:
        return entry is not None and entry.fingerprint == self.fingerprints()[entry.path] and entry.is_as_made(output)


_LAST: Newest[str, Job] = Newest(4)  # that a person waited for, by their paths


def build_target(plan: BuildPlan, inputs: str | None, *, ahead: bool = False) -> BuildTarget:
    """Return the target of a build, which may go `ahead` of another one."""
    return BuildTarget(
        plan.jobs,
        cache(lambda: fingerprint.of_jobs(plan.jobs, plan.strictness)),
        frozenset(plan.paths),
        inputs,
        lambda: {path: text.length for path, text in plan.texts.items()},
        plan.signed.day.isoformat() if plan.signed else "",
        plan.about,
        ahead,
    )


def no_longer_made(before: Manifest, after: Manifest, output: Path) -> tuple[list[Entry], list[Entry]]:
    """Return the files to remove, and those to leave: somebody has changed them since they were made, or put their own in their place."""
    planned = after.by_path
    there = [entry for entry in before.files if entry.path not in planned and os.path.lexists(output / entry.path)]
    gone = [entry for entry in there if entry.is_as_made(output)]
    return gone, [entry for entry in there if entry not in gone]


def left_alone(entry: Entry, output: Path) -> Problem:
    """Return that a file was not removed."""
    message = "this handout is no longer made, but the file was changed by hand, so it was not removed"
    return Problem("B012", message, Location(shown(output / entry.path)), "delete it if nobody needs it", "warning")


def _entry(made: Made, made_from: str, about: About) -> Entry:
    job, data = made.job, made.rendered.data
    return Entry(
        path=job.path,
        sha256=fingerprint.of_bytes(data),
        bytes=len(data),
        handout=job.handout,
        edition=job.edition or "standard",
        instructions=job.instructions(made.rendered.units),
        language=job.lang,
        **asdict(about),
        **_of_words(job),
        twin="",
        printing=job.printing(made.rendered.units),
        units=made.units,
        count=made.rendered.units,
        shortened=made.shortened,
        inputs="",
        problems=warnings_of(made),
        fingerprint=made_from,
    )


class _OfWords(TypedDict):
    title: str
    subject: str
    status: str
    reason: str
    words: str
    version: str
    issued: str
    review_by: str
    approved_by: str


def _of_words(job: Job) -> _OfWords:
    """Return what a file's words say of themselves and of their approval."""
    composed = job.composed
    return {
        "title": composed.title,
        "subject": composed.subject,
        "status": composed.approval.status,
        "reason": composed.approval.reason,
        "words": composed.digest,
        "version": composed.version,
        "issued": composed.issued,
        "review_by": composed.review_by,
        "approved_by": composed.approval.clinician,
    }
