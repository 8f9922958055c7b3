"""A process that has seen other words plans as a fresh one does: what it remembers changes no file, and nothing that is reported."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

from generator.pipeline import fingerprint
from generator.pipeline.jobs import make_plan
from generator.pipeline.workers import checked
from tests.conftest import ROOT
from tests.mutants import mutant
from tests.named import ALL

DAY = date(2026, 11, 28)
SEEDS = range(40) if ALL else range(1)
EDITS = 8 if ALL else 4  # of one file, one after another
EDITED = re.compile(r" +[a-z_-]+: [A-Za-z ]+$|    +- [A-Z][^#:]*[a-z.]$")
ONLY = ("leaflet-alopecia-areata", "consultation-alopecia-areata")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a fresh process is forked from one that has planned nothing")


@dataclass(frozen=True, slots=True)
class Seen:
    """What comes of some words.

    The fingerprints of jobs, the digests of the files made of them, all problems as they are shown, what was cleared, and the length of
    each text.
    """

    jobs: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]
    problems: tuple[str, ...]
    judged: tuple[str, ...]
    texts: tuple[str, ...]


def planned(content: Path, words: str) -> Seen:
    """Plan from some words."""
    content.write_text(words, "utf-8")
    folder = ROOT / "handouts"
    plan = make_plan(content, folder, ONLY, on=DAY, read=fingerprint.of_handouts(folder))
    judged = (*plan.verdict.judged.findings, *(each.finding for each in plan.verdict.judged.cleared)) if plan.verdict else ()
    jobs = tuple(sorted(fingerprint.of_jobs(plan.jobs).items()))
    texts = tuple(f"{path} {typed.length} {typed.location}" for path, typed in plan.texts.items())
    made = [checked(job) for job in plan.jobs]
    files = tuple((each.path, fingerprint.of_bytes(each.rendered.data)) for each in made)
    problems = (*plan.problems, *(problem for each in made for problem in each.problems))
    return Seen(jobs, files, tuple(problem.show() for problem in problems), tuple(map(str, judged)), texts)


def in_turn(content: Path, versions: Sequence[str]) -> list[Seen]:
    """Plan from each of some words, one after another."""
    return [planned(content, words) for words in versions]


def in_a_fresh_process(work: Callable[[], list[Seen]]) -> list[Seen]:
    """Return what work comes to in a process that has remembered nothing yet, as this one has not planned anything before."""
    forking = get_context("forkserver")
    forking.set_forkserver_preload([__name__])
    with forking.Pool(1) as pool:
        return pool.apply(work)


def edited(words: str, chance: random.Random) -> Iterator[str]:
    """Yield words after each of several edits, some of them mistakes that are put right again.

    Most follow one another in one place, as when somebody works on a passage.
    """
    place = chance.choice([n for n, line in enumerate(words.split("\n")) if EDITED.match(line)])
    for _ in range(EDITS):
        kind = chance.randrange(5)
        if kind == 0:
            yield mutant(words, chance.randrange(10**6))
            continue
        lines = words.split("\n")
        near = 40 if chance.random() < 0.8 else len(lines)
        number = chance.choice([n for n, line in enumerate(lines) if EDITED.match(line) and abs(n - place) < near])
        if kind == 1:
            lines.insert(number, "# a comment")
        elif kind == 2:
            lines[number] += " indeed"
        elif kind == 3:
            lines[number] = re.sub(r"\w+$", "", lines[number]).rstrip() or lines[number]
        else:
            lines[number] = re.sub(r"\b([a-z])(\w+)$", lambda found: found[1].upper() + found[2], lines[number])
        words = "\n".join(lines)
        yield words


@pytest.mark.parametrize("seed", SEEDS)
def test_an_edit_in_a_warm_process_is_planned_as_in_a_fresh_one(seed: int, tmp_path: Path) -> None:
    words = (ROOT / "content.yaml").read_text("utf-8")
    versions = [words, *edited(words, random.Random(seed))]
    content = tmp_path / "content.yaml"
    warm = in_a_fresh_process(partial(in_turn, content, versions))
    compared = list(enumerate(zip(versions, warm, strict=True)))
    every = compared[bool(seed) :]  # all begin with the same words, which the first looks at for all
    for number, (version, seen) in every if ALL else compared[2::2]:  # after two edits, and after all
        (fresh,) = in_a_fresh_process(partial(in_turn, content, [version]))
        assert seen == fresh, (seed, number)
