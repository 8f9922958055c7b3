"""A leaflet made after a word was saved, from the file before, is byte for byte the one that a plain build makes."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import pytest

from generator import remembering
from generator.formats import Job
from generator.formats.pdf import render
from generator.formats.pdf.checks import earlier
from generator.formats.pdf.job import PdfJob
from generator.pipeline import fingerprint
from generator.pipeline.jobs import make_plan
from generator.pipeline.workers import Made, checked
from generator.yamlsource.reader import read_yaml
from tests.conftest import ROOT
from tests.named import ALL, condition_ids

pytestmark = pytest.mark.covered

SAVES, SEEDS = (20, range(20)) if ALL else (8, range(1))
FRESH = 2  # of these, compared with a plan of a process that knows nothing: it takes seconds
LEAFLETS = ("leaflet-alopecia-areata", "leaflet-androgenetic-alopecia")  # of the second, much gives way, and sources with it
_WORD = re.compile(r"(?<![{\[@\w-])[a-z]{4,}(?![\w}\]:-])")


def saves(count: int, seed: int, *, printed: bool = False) -> list[str]:
    """Return content.yaml after each of several edits of one word in any of its texts, or in any that the leaflets print, or may."""
    words, chance = (ROOT / "content.yaml").read_text("utf-8"), random.Random(seed)
    lines, tree = words.split("\n"), read_yaml(ROOT / "content.yaml", "content.yaml")[0]
    assert tree
    ids = condition_ids(ROOT / "content.yaml")
    others = [("conditions", n) for n, each in enumerate(ids) if printed and f"leaflet-{each}" not in LEAFLETS]
    texts = [
        scalar.location
        for path, scalar in tree.scalars()
        if len(scalar.split()) > 3 and path[0] in ("conditions", "treatment", "help") and path[:2] not in others
    ]
    edited: list[str] = []
    for place in chance.sample(texts, len(texts)):
        line = lines[place.line - 1]
        found = [each for each in _WORD.finditer(line) if each.start() >= place.column]
        if found and len(edited) < count:
            each = chance.choice(found)
            other = chance.choice((each[0].capitalize(), each[0][1:] + each[0][0], f"{each[0]}s", each[0][:-1], f"{each[0]} {each[0]}"))
            new = f"{line[: each.start()]}{other}{line[each.end() :]}"
            edited.append("\n".join((*lines[: place.line - 1], new, *lines[place.line :])))
    return edited


def of_leaflets(content: Path) -> tuple[Job, ...]:
    """Return the leaflets to make; none where the edited words have an error, such as a text that is too long now."""
    return make_plan(content, ROOT / "handouts", LEAFLETS).jobs


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_made_from_the_file_before_is_what_is_made_in_whole(seed: int, tmp_path: Path) -> None:
    content, made, stamped = tmp_path / "content.yaml", list[Made](), 0
    shutil.copy(ROOT / "content.yaml", content)
    known = {job.path: job.document for job in map(is_pdf, of_leaflets(content)) if checked(job)}
    for words in saves(SAVES, seed, printed=True):
        content.write_text(words, "utf-8")
        for job in map(is_pdf, of_leaflets(content)):
            if job.document != known[job.path]:
                stamps = render._STAMPS.get(job.name)
                made.append(checked(job))
                stamped += render._STAMPS.get(job.name) is stamps
    assert stamped > len(made) / 3 > 2
    for each in made:
        for memory in (render._STAMPS, earlier._EARLIER, render._made):
            memory.clear()
        whole = checked(each.job)
        assert (each.rendered, each.problems) == (whole.rendered, whole.problems)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_planned_with_what_was_known_is_what_is_planned_anew(seed: int, tmp_path: Path) -> None:
    content = tmp_path / "content.yaml"
    shutil.copy(ROOT / "content.yaml", content)
    make_plan(content, ROOT / "handouts", LEAFLETS)
    for n, words in enumerate(saves(SAVES, seed)):
        content.write_text(words, "utf-8")
        known = make_plan(content, ROOT / "handouts", LEAFLETS)
        if (n + 1) % (SAVES // FRESH) == 0:
            for memory in remembering._ALL:
                memory.clear()
            fresh = make_plan(content, ROOT / "handouts", LEAFLETS)
            assert [problem.show() for problem in known.problems] == [problem.show() for problem in fresh.problems]
            assert fingerprint.of_jobs(known.jobs) == fingerprint.of_jobs(fresh.jobs)  # of all that files are made from


def is_pdf(job: Job) -> PdfJob:
    assert isinstance(job, PdfJob)
    return job
