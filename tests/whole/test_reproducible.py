"""The same words give the same bytes, in any process, place and order and at any time."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.formats.html.job import PageJob
from generator.pipeline.folder import BESIDE
from tests.conftest import ROOT, Project
from tests.made import REAL, of, planned, render
from tests.named import ALL, chosen, some

pytestmark = [pytest.mark.long, pytest.mark.unmeasured]

# One machine and another: hash seed, date asked for, time zone, language, folder, number of processes.
ONE = ({"PYTHONHASHSEED": "1", "TZ": "America/St_Johns", "LC_ALL": "C"}, "one", "1")
OTHER = (
    {"PYTHONHASHSEED": "4242", "SOURCE_DATE_EPOCH": "1000000000", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"},
    "quite another place",
    "2",
)
FILES = some(chosen(REAL), 12)
LISTS = {"manifest.json", *BESIDE}  # made of the list of all files, by a build alone


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """Return the files of a build of our own words in a process of its own, or of two such builds."""
    return [_build(tmp_path_factory.mktemp("clinic") / folder, env, jobs) for env, folder, jobs in ((OTHER, ONE) if ALL else (OTHER,))]


def _build(folder: Path, env: Mapping[str, str], jobs: str) -> dict[str, bytes]:
    folder.mkdir()
    shutil.copy(REAL, folder / "content.yaml")
    shutil.copytree(ROOT / "handouts", folder / "handouts")
    if jobs == "2":  # as after a fresh checkout: other dates, another order on the disk
        for file in sorted(folder.rglob("*.*"), reverse=True):
            os.utime(file, (1_000_000_000, 1_000_000_000))
    project = Project(folder, env)
    only = [] if ALL else [word for file in FILES for word in ("--only", file.name)]
    ran = project.run_apart("build", "--jobs", jobs, *only)
    assert ran.status == 0, ran.err
    return project.files()


def test_another_process_makes_the_same_bytes(built: list[dict[str, bytes]]) -> None:
    """The files that the tests look at were made one by one, in the order they were asked for."""
    pages = {job.path: job for job in planned(REAL).jobs if isinstance(job, PageJob)}
    for files in built:
        own = {made.job.path: made.data for made in of(FILES)}
        own |= {path: render(pages[path]).data for path in pages.keys() & files.keys()}
        assert {name: digest for name, digest in digests(files).items() if name not in LISTS} == digests(own)


def digests(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def test_no_file_says_when_or_where_it_was_made(built: list[dict[str, bytes]]) -> None:
    for name, data in built[0].items():
        for word in (b"Kiritimati", str(ROOT).encode(), b"quite another place", b"reportlab", b"python-pptx"):
            assert word not in data, name


def test_what_was_made_before_makes_no_difference(built: list[dict[str, bytes]]) -> None:
    """The fonts are loaded once in a process: what one handout used of them must not affect another."""
    names = {file.name for file in some(FILES, 3)}
    jobs = [job for job in planned(REAL).jobs if job.name in names]
    backwards = {job.path: render(job).data for job in reversed(jobs)}
    assert digests(backwards) == {name: digest for name, digest in digests(built[0]).items() if name in backwards}
