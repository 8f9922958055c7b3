"""`make clinics` beyond one computer: by the workers of a cluster, and into stores, where a clinic's handouts are whole or not there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MANY_MISSING, ROOT, Project, Ran, smallest
from tests.odd_clinics import odd_clinics, with_all_countries
from tests.stores import S3, WITHOUT_PROFILE, s3
from tests.whole.test_clinics import PLAIN, give

pytestmark = [
    pytest.mark.long,
    pytest.mark.covered,
    pytest.mark.skipif(not all(map(find_spec, ("distributed", "s3fs"))), reason=MANY_MISSING),
    pytest.mark.skipif(find_spec("moto") is None, reason="moto is not installed: it is in the extra `dev`"),
]

COUNT = 20 if os.environ.get("ALL") == "1" else 6
PATIENCE = 120  # seconds for a process to start
ONE = ("--on", "2026-11-29", "--only", "aftercare")
PROCESS = (sys.executable, "-W", "ignore", "-m", "dask")
Files = Mapping[str, bytes]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, pristine: Project) -> Project:
    """Return a project with odd clinics, each made in the plain way."""
    folder = tmp_path_factory.mktemp("group") / "clinic"
    shutil.copytree(pristine.folder / "handouts", folder / "handouts")
    group = Project(folder)
    group.content.write_text(smallest(), "utf-8")
    with_all_countries(group.content)
    for each in odd_clinics(COUNT):
        each.write(group)
    ran = group.run("clinics", "--jobs", "1", *ONE)
    assert ran.status == 0, ran.err
    return group


@pytest.fixture(scope="module")
def store() -> Iterator[S3]:
    with s3() as running:
        yield running


@pytest.fixture(scope="module")
def scheduler(many: Project, store: S3) -> Iterator[str]:
    """Yield the address of a scheduler with two workers, which may write to the store."""
    with ExitStack() as running:
        address = running.enter_context(_scheduler(many))
        for _ in range(2):
            running.enter_context(_started(many, "worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard", **store.environment))
        yield address


@contextmanager
def _scheduler(project: Project) -> Iterator[str]:
    """Start a scheduler on a free port, as a group starts one, and yield its address, which it writes to a file once it runs."""
    file = project.folder / "scheduler.json"
    with _started(project, "scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)):
        yield str(json.loads(once_there(file))["address"])


@contextmanager
def _started(project: Project, *arguments: str, **env: str) -> Iterator[None]:
    """Run a process of the cluster for the time being."""
    log = (project.folder / f"{arguments[0]}.log").open("a")
    process = subprocess.Popen(
        [*PROCESS, *arguments],
        cwd=project.folder,
        env=project.environment(PYTHONWARNINGS="ignore", **WITHOUT_PROFILE, **env),
        stdout=log,
        stderr=log,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait()
        log.close()


def once_there(file: Path) -> str:
    """Return what is in a file that another process is about to write."""
    last = time.monotonic() + PATIENCE
    while not (file.exists() and file.read_text("utf-8").endswith("}")):
        assert time.monotonic() < last, f"{file.name} was not written"
        time.sleep(0.1)
    return file.read_text("utf-8")


def run(project: Project, *options: str, **env: str) -> Ran:
    """Make clinics in a process of its own: what speaks to clusters has threads, which do not go with the tests' own processes."""
    return project.run_apart("clinics", *ONE, *options, PYTHONWARNINGS="ignore", **env)


def plain(project: Project) -> Files:
    """Return the files of all clinics, by `<clinic>/<path>`."""
    return {name.removeprefix("clinics/"): data for name, data in project.files().items() if name.startswith("clinics/")}


def as_read(found: Files) -> Files:
    """Return what a reader of a store sees, who looks at each clinic's list first; AssertionError if there is anything else."""
    sets = {name.split("/")[0]: json.loads(data)["set"] for name, data in found.items() if name.count("/") == 1}
    seen = {name.replace(f"/{sets[name.split('/')[0]]}/", "/", 1): data for name, data in found.items()}
    assert [name for name in seen if "/set-" in name] == [], "files that no list names"
    return {name: _without_set(data) if name.endswith("/manifest.json") else data for name, data in seen.items()}


def _without_set(data: bytes) -> bytes:
    """Return a clinic's list as it is in a folder."""
    whole: dict[str, Any] = json.loads(data)
    del whole["set"]
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def test_workers_make_the_same_bytes_as_one_process(many: Project, scheduler: str) -> None:
    ran = run(many, "--workers", scheduler, "--output", "by-workers")
    assert ran.status == 0, ran.err
    assert f"by-workers/clinics/: {COUNT} clinics up to date" in ran.out
    assert {f"clinic-{n:02}: 1 file" for n in range(COUNT)} <= set(ran.out.splitlines())
    assert plain(many) == {name.removeprefix("clinics/"): data for name, data in read(many.folder / "by-workers").items()}


def test_workers_write_into_a_store_what_a_folder_would_hold(many: Project, scheduler: str, store: S3) -> None:
    some = ("clinic-03", "clinic-05")
    ran = run(
        many, "--workers", scheduler, "--target", "s3://handouts/by-workers", *(f"--clinic={each}" for each in some), **store.environment
    )
    assert ran.status == 0, ran.err
    expected = {name: data for name, data in plain(many).items() if name.startswith(tuple(f"{each}/" for each in some))}
    assert as_read(store.files("by-workers/clinics")) == expected


def test_workers_of_another_version_are_refused(many: Project, scheduler: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "generator", tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    other = tmp_path / "generator/text.py"
    other.write_text(other.read_text("utf-8") + "# another version\n", "utf-8")
    before = plain(many)
    ran = run(many, "--workers", scheduler, "--clinic", "clinic-01", PYTHONPATH=str(tmp_path))
    assert ran.status == 1
    assert "B030  error  workers would make other files than this computer: tcp://" in ran.err
    assert " has the program " in ran.err
    assert plain(many) == before


def read(folder: Path) -> Files:
    """Return all files below a folder."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


@pytest.mark.measured
def test_a_store_of_this_computer_is_a_folder(many: Project, tmp_path: Path) -> None:
    ran = many.run("clinics", "--jobs", "1", *ONE, "--clinic", "clinic-02", "--target", f"file://{tmp_path}/away")
    assert ran.status == 0, ran.err
    expected = {f"clinics/{name}": data for name, data in plain(many).items() if name.startswith("clinic-02/")}
    assert read(tmp_path / "away") == expected


@pytest.mark.measured
def test_a_store_in_memory_holds_whole_sets_and_what_has_not_changed_is_not_made_again(many: Project) -> None:
    import fsspec

    to_memory = ("clinics", "--jobs", "1", *ONE, "--target", "memory://group", "--clinic", "clinic-02")
    assert many.run(*to_memory).status == 0
    system = fsspec.filesystem("memory")
    found = {name.removeprefix("/group/clinics/"): system.cat_file(name) for name in system.find("/group/clinics")}
    assert as_read(found) == {name: data for name, data in plain(many).items() if name.startswith("clinic-02/")}
    again = many.run(*to_memory)
    assert ["clinic-02", "1", "0", "0", "1", "0"] in [line.split() for line in again.out.splitlines()]
    gone = many.run(*to_memory[:-2], "--clinic", "clinic-99")
    assert gone.status == 2


def test_a_run_that_is_killed_between_two_files_leaves_the_old_set_and_the_next_one_makes_the_new_one(
    project: Project, store: S3, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in store.environment.items():
        monkeypatch.setenv(name, value)
    options = ("clinics", "--jobs", "1", *ONE, "--target", "s3://handouts/killed")
    plainly = options[:-2]
    give(project, "leeds")
    assert [project.run(*where).status for where in (options, plainly)] == [0, 0]
    old = store.files("killed/clinics")
    give(project, "leeds", PLAIN.replace("9am", "10am"))
    for before in ("aftercare.pdf", "manifest.json"):
        process = project.start(*options, PYTHONWARNINGS="ignore")
        store.end(process.pid, before)
        process.communicate()
        assert process.returncode == -9
        left = store.files("killed/clinics")
        assert {name: left[name] for name in old} == old
    assert len(left) == 2 * len(old) - 1  # all of the new set is there, and no list names it
    assert [project.run(*where).status for where in (options, plainly)] == [0, 0]
    assert as_read(store.files("killed/clinics")) == plain(project)


def test_another_store_of_the_same_process_is_empty() -> None:
    with s3() as first:
        first.write("clinics/a.txt", b"a")
        assert first.files("clinics") == {"a.txt": b"a"}
    with s3() as second:
        assert second.files("clinics") == {}
