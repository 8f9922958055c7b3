"""Whatever is wrong in one file: the command ends in files or in problems that say where, soon, and without a change to a handout."""

from __future__ import annotations

import re
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

from generator.pipeline.folder import BESIDE
from generator.pipeline.manifest import MANIFEST
from tests.conftest import ROOT, Project, Ran
from tests.mutants import mutant
from tests.named import some

pytestmark = pytest.mark.unmeasured

SECONDS = 60  # for one handout, on a slow computer
FIXED = ("clinic-deck", "treatment-guide", "aftercare")
EDITABLE = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("*.yaml", "themes/*.yaml", "papers/*.yaml", "translations/en.po")
    for path in (ROOT / "handouts").glob(pattern)
)
_HEAD = re.compile(r"(?:(?P<file>\S[^:]*?)(?::(?P<line>\d+):\d+)?  )?(?P<code>[A-Z]\d{2,3})  (?P<severity>error|warning)  ")
# Problems between the words and the plans, which are told at the plan: the same name or code, or what a plan leaves no room for.
BETWEEN = {"H006", "H015", "P06", "T07", "T05", "L072", "L073"}


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project with our words and plans, without editions, and one handout made."""
    project = Project(tmp_path_factory.mktemp("mutants"))
    shutil.copy(ROOT / "content.yaml", project.folder)
    shutil.copytree(ROOT / "handouts", project.folder / "handouts")
    (project.folder / "handouts/editions.yaml").write_text("a4: [standard]\nweb: []\n", "utf-8")
    assert project.run("build", "--only", "aftercare").status == 0
    return project


@pytest.mark.parametrize("seed", some(range(300), 150))
def test_a_mistake_in_the_words_is_answered(clinic: Project, seed: int) -> None:
    with changed(clinic, "content.yaml", seed) as text:
        conditions = re.findall(r"^  - id: ([a-z0-9-]+)$", text.partition("\nconditions:")[2].partition("\nquestions:")[0], re.MULTILINE)
        leaflets = [f"leaflet-{each}" for each in conditions[:1]]
        assert_answered(clinic, "content.yaml", (*leaflets, *FIXED)[seed % (len(leaflets) + 3)])


@pytest.mark.parametrize("seed", some(range(60), 30))
def test_a_mistake_in_a_plan_a_look_or_a_label_is_answered(clinic: Project, seed: int) -> None:
    file = EDITABLE[seed % len(EDITABLE)]
    with changed(clinic, file, seed):
        assert_answered(clinic, file, "clinic-deck" if "deck" in file else "leaflet-alopecia-areata" if seed % 2 else "aftercare")


@contextmanager
def changed(project: Project, file: str, seed: int) -> Iterator[str]:
    """Put a mutant in the place of a file for a while."""
    path = project.folder / file
    before = path.read_bytes()
    text = mutant(before.decode(), seed, catalogue=file.endswith(".po"))
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        yield text
    finally:
        path.write_bytes(before)


def assert_answered(project: Project, file: str, name: str) -> None:
    before = handouts(project)
    ran = build(project, name)
    assert ran.status in (0, 1), ran.err
    problems = [match.groupdict() for line in ran.err.splitlines() if (match := _HEAD.match(line))]
    for problem in problems:
        assert problem["file"], ran.err
        assert problem["file"] == file or problem["code"] in BETWEEN or problem["severity"] == "warning", ran.err
    serious = [problem for problem in problems if problem["severity"] == "error"]
    assert bool(serious) == (ran.status == 1), ran.err
    if ran.status:
        assert handouts(project) == before, ran.err
    else:
        assert any(Path(path).stem == name for path in project.files()), ran.out


def handouts(project: Project) -> dict[str, bytes]:
    """Return all files but the page for the front desk and what belongs to it, which tells that handouts are older than the words."""
    return {path: data for path, data in project.files().items() if path not in (*BESIDE, MANIFEST)}


def build(project: Project, name: str) -> Ran:
    """Make one handout, or another one if a mutant has no such handout."""
    with ends_in(SECONDS):
        ran = project.run("build", "--only", name)
        if ran.status == 2 and "B001" in ran.err:
            ran = project.run("check")
    return ran


@contextmanager
def ends_in(seconds: int) -> Iterator[None]:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"not ready after {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
