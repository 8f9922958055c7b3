"""The warnings of a file, remembered with it: a build that has no need to make it again still knows of them.

Where they are in the words is forgotten but for the file: lines move, and nothing would say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.pipeline.coarse_pictures import coarse
from generator.pipeline.manifest import Entry
from generator.pipeline.workers import Made
from generator.problems import Location, Problem, errors


def warnings_of(made: Made) -> tuple[Problem, ...]:
    """Return the warnings of a file that was made."""
    found = (*(problem for problem in made.problems if not errors([problem])), *coarse(made.rendered.pixels))
    return tuple(dict.fromkeys(_without_line(problem) for problem in found))


def remembered(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Yield the warnings of all files, each once."""
    ordered = sorted(entries, key=lambda entry: entry.path)
    yield from dict.fromkeys(problem for entry in ordered for problem in entry.problems)


def _without_line(problem: Problem) -> Problem:
    return replace(problem, location=Location(problem.location.file)) if problem.location else problem
