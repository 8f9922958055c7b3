"""Makes many clinics on a cluster while everything fails that can: `python -m tests.many 2000` on Linux, which may take an hour.

Two handouts of each clinic are made from the smallest words. On the way workers are killed with -9, three if `--kills` doesn't say
otherwise, then the scheduler, then the command itself, and a disk, a small tmpfs, fills up: the one that is written to. The run is
started again each time until it ends well. With `--store`, the handouts go to an S3 server in this process, which has room: there the
disk is the one on which workers prepare a clinic. At the end every clinic has to have every file, each as its list says, with nothing
half made and no temporary file; a sample is compared with what one process makes, and another run has to find nothing to do.

To mount a disk takes root, or `unshare --mount --map-root-user` before the command; with `--without-disk`, no disk fills up.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import Project, _copy_handouts, smallest
from tests.stores import BUCKET, S3, WITHOUT_PROFILE, s3

HANDOUTS = ("aftercare", "leaflet-test-hair-loss")
MADE = re.compile(r"^(clinic-\d+): \d+ files$", re.MULTILINE)
KILLS = (0.15, 0.3, 0.45)  # of all clinics: when a worker is killed
LOST = 0.6  # when the scheduler is killed
ENDED = 0.7  # when the command itself is killed
ROOM = 0.8  # of what all clinics take: the size of the disk that fills up; of all clinics: when the disk of workers does
SCRATCH = 100_000_000  # bytes: the size of that disk, enough for two workers
MOST_LOST = 4  # clinics: those that were done at the moment when their worker was killed
FEW = 100  # clinics, which one process looks through before a second one is there
MOST_RUNS = 6  # one for each thing that goes wrong, and one more for a clinic that is caught by two of them
CLINIC = """\
name: Clinic {0}
service: Hair service
country: GB
address: [{0} High Street, Leeds]
phone: 0113 999 {0:04}
email: hello@clinic-{0}.co.uk
link: https://clinic-{0}.co.uk
leaflet_link: https://clinic-{0}.co.uk/{{id}}
hours: Weekdays, 9am to 5pm
product: null
cost: null
who_treats: null
"""


@dataclass
class Disk:
    """A small disk of its own. One that has room for all but the last clinics fills up by itself, another one is filled."""

    folder: Path
    fills_itself: bool

    def fill(self) -> None:
        """Leave no room on it."""
        with suppress(OSError), self._ballast.open("wb", buffering=0) as ballast:
            while ballast.write(bytes(1_000_000)):
                pass

    def make_room(self) -> None:
        """Make it as large as is needed, and delete what filled it."""
        self._ballast.unlink(missing_ok=True)
        subprocess.run(["mount", "-o", "remount,size=100%", str(self.folder)], check=True)

    @property
    def _ballast(self) -> Path:
        return self.folder / "ballast"


@dataclass
class Trial:
    """A project with so many clinics, where their handouts go, and the folder for all that workers keep for the time being."""

    project: Project
    count: int
    target: str
    scratch: Path
    disk: Disk | None
    store: S3 | None = None
    runs: list[str] = field(default_factory=list)

    def command(self, *more: str) -> tuple[str, ...]:
        only = (option for name in HANDOUTS for option in ("--only", name))
        return self.project.command("clinics", "--on", "2026-11-29", *only, *more)

    def all_environment(self) -> Mapping[str, str]:
        """Return what every process of a run is started with."""
        return self.project.environment(
            PYTHONWARNINGS="ignore", TMPDIR=str(self.scratch), **WITHOUT_PROFILE, **(self.store.environment if self.store else {})
        )

    def start(self, *more: str) -> subprocess.Popen[str]:
        out, err = (open(self.project.folder / f"{len(self.runs)}.{name}", "w") for name in ("out", "err"))  # noqa: PTH123, SIM115
        self.runs.append(" ".join(more))
        return subprocess.Popen(self.command(*more), cwd=self.project.folder, env=self.all_environment(), stdout=out, stderr=err, text=True)

    def said(self, name: str = "out") -> str:
        return (self.project.folder / f"{len(self.runs) - 1}.{name}").read_text("utf-8")


@dataclass
class Cluster:
    """A scheduler and two workers, each a process of its own; a worker that is killed is started again by the process above it."""

    trial: Trial
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]
    address: str

    def kill_a_worker(self) -> None:
        """Kill what does the work, below the process that starts it again."""
        for nanny in self.workers:
            for child in _children(nanny.pid):
                if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text().replace("\0", " "):
                    os.kill(child, signal.SIGKILL)
                    return

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def started(trial: Trial, *, killing: bool) -> Cluster:
    """Start a cluster. Only where workers are killed does each have a process above it, which takes half a second to start."""
    file = trial.project.folder / f"scheduler-{len(trial.runs)}.json"
    dask = (sys.executable, "-W", "ignore", "-m", "dask")
    environment = trial.all_environment()
    logs = (trial.project.folder / "cluster.log").open("ab")

    def start(*arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([*dask, *arguments], cwd=trial.project.folder, env=environment, stdout=logs, stderr=logs)

    scheduler = start("scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
    while not (file.exists() and file.read_text().endswith("}")):
        time.sleep(0.2)
    address = str(json.loads(file.read_text())["address"])
    alone = () if killing else ("--no-nanny",)
    workers = [start("worker", address, "--nthreads", "1", "--no-dashboard", "--death-timeout", "120", *alone) for _ in range(2)]
    return Cluster(trial, scheduler, workers, address)


def lay_out(folder: Path, count: int) -> Project:
    """Write the smallest words, and a file for each clinic."""
    (folder / "content.yaml").write_text(smallest(), "utf-8")
    _copy_handouts(folder)
    (folder / "handouts/clinics").mkdir()
    for n in range(count):
        (folder / f"handouts/clinics/clinic-{n}.yaml").write_text(CLINIC.format(n), "utf-8")
    return Project(folder)


def run_until_it_ends(trial: Trial, kills: int) -> None:
    """Run with all that goes wrong, then again until the exit status is 0."""
    with _cluster(trial, killing=True) as cluster:
        process = _run(trial, cluster)
        for share in KILLS[:kills]:
            _wait(trial, process, share)
            cluster.kill_a_worker()
            print(f"  a worker killed after {_made(trial)} clinics", flush=True)
        _wait(trial, process, LOST)
        print(f"  the scheduler killed after {_made(trial)} clinics", flush=True)
        cluster.end()
        assert process.wait() == 1
        _tell(trial, process)
        _check_lost(trial)
        assert "B028" in trial.said("err")
    with _cluster(trial, killing=False) as cluster:  # it stays while the command is killed, and serves the next one
        process = _run(trial, cluster)
        _wait(trial, process, ENDED)
        process.kill()
        print(f"  the command killed after {_made(trial)} clinics", flush=True)
        assert process.wait() == -signal.SIGKILL
        _tell(trial, process)
        _run_again(trial, cluster)


def _run_again(trial: Trial, cluster: Cluster) -> None:
    """Run until the exit status is 0; on the way, the disk is full once."""
    full = False
    for _ in range(MOST_RUNS):
        process = _run(trial, cluster)
        if trial.disk and not trial.disk.fills_itself and not full:
            _wait(trial, process, ROOM)
            trial.disk.fill()
        process.wait()
        _tell(trial, process)
        if process.returncode == 0:
            assert full or not trial.disk, "the disk was never full"
            return
        if trial.disk and not full:
            assert f"{_disk_named(trial)}  B003" in trial.said("err"), trial.said("err")
            print("  the disk was full: room is made", flush=True)
            trial.disk.make_room()
            full = True
    raise AssertionError(f"not done after {len(trial.runs)} runs: {trial.said('err')}")


def _disk_named(trial: Trial) -> str:
    """Return how the disk is called that is full."""
    return f"{platform.node()}:{trial.scratch}" if trial.store else ""


@contextmanager
def _cluster(trial: Trial, *, killing: bool) -> Iterator[Cluster]:
    cluster = started(trial, killing=killing)
    try:
        yield cluster
    finally:
        cluster.end()


def _run(trial: Trial, cluster: Cluster) -> subprocess.Popen[str]:
    return trial.start("--workers", cluster.address, "--output", trial.target)


def _check_lost(trial: Trial) -> None:
    """Raise AssertionError if a worker that was lost took with it what came of clinics that were done and told long before."""
    for line in (trial.project.folder / "cluster.log").read_text("utf-8").splitlines():
        lost = set(re.findall(r"clinic-(clinic-\d+)-", line)) if "lose already computed" in line else set()
        assert len(lost) <= MOST_LOST, line


def _made(trial: Trial) -> int:
    return len(MADE.findall(trial.said()))


def _wait(trial: Trial, process: subprocess.Popen[str], share: float) -> None:
    while _made(trial) < share * trial.count:
        assert process.poll() is None, trial.said("err")
        time.sleep(0.05)


def _tell(trial: Trial, process: subprocess.Popen[str]) -> None:
    codes = sorted(set(re.findall(r"  ([A-Z]\d{3})  error", trial.said("err"))))
    print(f"  run {len(trial.runs)}: status {process.returncode}, {_made(trial)} clinics done, errors {codes}", flush=True)


def check_folder(trial: Trial, folder: Path) -> None:
    """Raise AssertionError unless each clinic has just what its list names, whole, and nothing else is there."""
    clinics = sorted(folder.iterdir())
    assert len(clinics) == trial.count, len(clinics)
    for clinic in clinics:
        manifest = json.loads((clinic / "manifest.json").read_bytes())
        found = {file.relative_to(clinic).as_posix(): file.read_bytes() for file in clinic.rglob("*") if file.is_file()}
        _check_clinic(manifest, found, clinic.name)


def check_store(trial: Trial, found: Mapping[str, bytes]) -> None:
    """Raise AssertionError unless each clinic has one set, just as its list names it, and nothing else is there."""
    by_clinic: dict[str, dict[str, bytes]] = {}
    for name, data in found.items():
        by_clinic.setdefault(name.partition("/")[0], {})[name.partition("/")[2]] = data
    assert len(by_clinic) == trial.count, len(by_clinic)
    for name, files in by_clinic.items():
        manifest = json.loads(files["manifest.json"])
        _check_clinic(manifest, {path.removeprefix(f"{manifest['set']}/"): data for path, data in files.items()}, name)


def _check_clinic(manifest: Mapping[str, list[dict[str, object]]], found: Mapping[str, bytes], name: str) -> None:
    listed = {str(each["path"]): each for each in (*manifest["files"], *manifest["beside"])}
    assert found.keys() == {*listed, "manifest.json"}, (name, sorted(found))
    assert {Path(path).stem for path in listed} >= set(HANDOUTS), name
    for path, each in listed.items():
        assert sha256(found[path]).hexdigest() == each["sha256"], (name, path)


def check_again(trial: Trial, cluster_of: Sequence[str]) -> None:
    """Raise AssertionError unless the next run finds nothing to do."""
    process = trial.start(*cluster_of, "--output", trial.target)
    process.wait()
    rows = [line.split() for line in trial.said().splitlines() if line.startswith("clinic-") and ":" not in line]
    assert process.returncode == 0, trial.said("err")
    assert {tuple(row[1:]) for row in rows} == {("2", "0", "0", "2", "0")}, rows[:3]
    assert len(rows) == trial.count


def check_sample(trial: Trial, found: Mapping[str, bytes]) -> None:
    """Raise AssertionError unless some twenty clinics have the bytes that one process makes."""
    some = range(0, trial.count, max(1, trial.count // 20))
    names = tuple(f"clinic-{n}" for n in some)
    process = trial.start(*(f"--clinic={name}" for name in names), "--output", "plain", "--jobs", "1")
    process.wait()
    assert process.returncode == 0, trial.said("err")
    plain = trial.project.folder / "plain/clinics"
    for name in names:
        for file in (plain / name).rglob("*.*"):
            if file.name != "manifest.json":
                assert found[f"{name}/{file.relative_to(plain / name).as_posix()}"] == file.read_bytes(), file
    print(f"  {len(names)} clinics are the same, byte for byte, as by one process", flush=True)


@contextmanager
def small_disk(folder: Path, size: int, *, fills_itself: bool) -> Iterator[Disk]:
    """Yield a disk with room for so many bytes."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "handouts", str(folder)], check=True)
    try:
        yield Disk(folder, fills_itself)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def temporary(scratch: Path) -> list[str]:
    """Return what runs have left where they prepare sets and where workers keep the project: locks are not counted."""
    return [str(file) for file in scratch.rglob("*") if file.is_file() and file.name not in ("global.lock", "purge.lock")]


def _trial(folder: Path, given: argparse.Namespace, stack: ExitStack) -> Trial:
    """Return what is tried, with its server and its disk running as long as `stack` is open."""
    project, scratch = lay_out(folder, given.clinics), folder / "scratch"
    if given.store:
        store = stack.enter_context(s3())
        small = None if given.without_disk else stack.enter_context(small_disk(scratch, SCRATCH, fills_itself=False))
        scratch.mkdir(exist_ok=True)
        return Trial(project, given.clinics, f"s3://{BUCKET}/group", scratch, small, store)
    scratch.mkdir()
    size, target = int(given.clinics * given.size * ROOM), folder / "disk"
    small = None if given.without_disk else stack.enter_context(small_disk(target, size, fills_itself=True))
    return Trial(project, given.clinics, str(target), scratch, small)


def _found(trial: Trial) -> Mapping[str, bytes]:
    """Return all files of all clinics by `<clinic>/<path>`, once all of them are as they should be."""
    if trial.store:
        found = trial.store.files("group/clinics")
        check_store(trial, found)
        return {re.sub(r"/set-[0-9a-f]{32}/", "/", name): data for name, data in found.items()}
    clinics = Path(trial.target) / "clinics"
    check_folder(trial, clinics)
    return {file.relative_to(clinics).as_posix(): file.read_bytes() for file in clinics.rglob("*") if file.is_file()}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("clinics", type=int)
    options.add_argument("--store", action="store_true", help="into an S3 server, not into a folder")
    options.add_argument("--without-disk", action="store_true", help="no disk fills up")
    options.add_argument("--kills", type=int, default=len(KILLS), help="how many workers are killed")
    options.add_argument("--size", type=int, default=330_000, help="bytes that a clinic takes")
    given = options.parse_args()
    begun = time.monotonic()
    with TemporaryDirectory(prefix="many-") as temp, ExitStack() as stack:
        trial = _trial(Path(temp), given, stack)
        run_until_it_ends(trial, given.kills)
        found = _found(trial)
        print("  each clinic has every file, whole, and there is nothing else", flush=True)
        check_again(trial, ("--workers", "local", "--jobs", "2" if given.clinics > FEW else "1"))
        check_sample(trial, found)
        left = temporary(trial.scratch)
        assert not left, left
        print("  no temporary file is left", flush=True)
        spent = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"  {given.clinics} clinics, {time.monotonic() - begun:.0f} s, CPU {spent.ru_utime + spent.ru_stime:.0f} s", flush=True)


if __name__ == "__main__":
    main()
