"""What all tests share: a project to build in, the command line as a person runs it, and no skipping in CI."""

from __future__ import annotations

import contextlib
import gc
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING
from zlib import crc32

import pytest

from tests.claims import claim

if TYPE_CHECKING:
    from coverage import Coverage

pytest_plugins = ["pytester"]
ROOT = Path(__file__).parents[1]
SHARES = {6: 4, 30: 10}  # of a test with at least so many cases, one in so many is a sample
MANY_MISSING = "the packages of the extra `many` are not installed"
OURS = "handouts-tests-"  # how the name of a run's folder begins; then comes its process
RUN = "HANDOUTS_TEST_RUN"  # the environment's name for the folder of a run
MARKS = pytest.StashKey[frozenset[str]]()
IN_MEMORY, ROOM = Path("/dev/shm"), 8 << 30  # bytes: a run leaves some two thousand million there until it ends
MADE_BEFORE_LOOKING = 200_000  # objects, before Python looks for garbage: most live until their module of tests ends
# Why a test may be skipped in CI, where HANDOUTS_VALIDATORS says that the validators are absent.
ABSENT = ("verapdf is not on the PATH", "the Open XML SDK's validator is not on the path", "Chromium is not on the PATH")
SECOND_WAY = """\
      - id: second-way
        title: Could it calm the skin?
        text: It may calm the skin.
        point: May calm the skin
        level: E1
        sources: [review-2024]
"""


if sys.dont_write_bytecode:  # keep it out of the sources, but keep it: the tests start the program a hundred times
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(ROOT / ".pytest_cache/bytecode")
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.fixture(autouse=True, scope="module")
def _remembered_no_longer() -> Generator[None]:
    """Forget between modules what no test of the last two asked for: a run makes more kinds of files than any clinic has.

    A process that makes clinics has Python leave alone what is there after the first one; here, that may be garbage later.
    """
    yield
    if remembering := sys.modules.get("generator.remembering"):
        remembering.turn()
        gc.unfreeze()
        gc.set_threshold(MADE_BEFORE_LOOKING)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return how many processes run the tests: one more than there are cores, as some wait for a browser, a server or a validator."""
    return (os.cpu_count() or 1) + 1


def pytest_configure(config: pytest.Config) -> None:
    """Give the run a folder that all its processes share, which goes when it ends; files that tests make lie in it too."""
    gc.set_threshold(MADE_BEFORE_LOOKING)
    if config.option.collectonly:  # hypothesis would gather the numbers and words of the whole program, for examples that nobody tries
        config.pluginmanager.set_blocked("hypothesispytest")
    if not hasattr(config, "workerinput"):
        running = contextlib.ExitStack()
        config.add_cleanup(running.close)
        memory = _in_memory()
        clear(memory)
        folder = running.enter_context(TemporaryDirectory(prefix=f"{OURS}{os.getpid()}-", dir=memory))
        other = running.enter_context(pytest.MonkeyPatch.context())
        other.setenv(RUN, folder)
        other.setenv("TMPDIR", folder)
        other.setattr(tempfile, "tempdir", folder)


def pytest_sessionfinish() -> None:
    """End without looking through all that is there for garbage, as pytest does several times; whole sweeps do."""
    if not _asked_for_all():
        gc.freeze()


def clear(memory: Path | None) -> None:
    """Remove the folders of runs that were killed: each holds up to 3 GB of memory until the computer is started anew."""
    for folder in memory.glob(f"{OURS}*") if memory else ():
        process, _, unique = folder.name.removeprefix(OURS).partition("-")
        if unique and process.isdigit() and not Path("/proc", process).exists():
            shutil.rmtree(folder, ignore_errors=True)


def _in_memory() -> Path | None:
    """Return a folder in memory, if there is one with room where programs may lie: a build waits for a disk at each file that it writes."""
    try:
        disk = os.statvfs(IN_MEMORY)
    except (AttributeError, OSError):  # not on Linux
        return None
    fits = disk.f_bavail * disk.f_frsize >= ROOM and not disk.f_flag & os.ST_NOEXEC
    return IN_MEMORY if fits and os.access(IN_MEMORY, os.W_OK) else None


class Listing:
    """Whether tests are just being listed, when nothing may be read, planned or made: listing them has to be quick."""

    now = False


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """List the tests without looking for garbage: nothing is thrown away while modules load.

    Where coverage is measured, the whole program is loaded first, as a module that a test without coverage loads would count as never
    loaded; of the rest, which runs hardly a line of it, none is measured.
    """
    gc.disable()
    if _measuring() and not _leaves_it_to_workers(session.config):
        _load_all()
    Listing.now = True
    try:
        with _unmeasured():
            return (yield)
    finally:
        Listing.now = False
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave whole sweeps to runs that ask for them: of what repeats what other tests cover, a fourth or a tenth of the cases is a sample.

    What takes long comes first, so that at the end no processor waits for it.
    """
    if not _asked_for_all():
        samples = _samples(items)
        left = [item for item in items if "sweep" in _marks(item) or not _is_sampled(item, samples)]
        config.hook.pytest_deselected(items=left)
        gone = set(left)
        items[:] = [item for item in items if item not in gone]
    items.sort(key=lambda item: "long" not in _marks(item))


def _marks(node: pytest.Item | pytest.Collector) -> frozenset[str]:
    """Return the names of the marks on a test and on all that it stands in: those of a file are the same for each of its tests."""
    marks: frozenset[str] | None = node.stash.get(MARKS, None)
    if marks is None:
        own = frozenset(mark.name for mark in node.own_markers)
        above = _marks(node.parent) if isinstance(node.parent, pytest.Item | pytest.Collector) else frozenset()
        marks = node.stash[MARKS] = own | above if own else above
    return marks


def _leaves_it_to_workers(config: pytest.Config) -> bool:
    """Return whether this process only tells others which tests to run."""
    return not hasattr(config, "workerinput") and getattr(config.option, "dist", "no") != "no"


def _load_all() -> None:
    """Load all modules of the program but those that are commands."""
    for module in walk_packages([str(ROOT / "generator")], "generator."):
        if not module.name.endswith(".__main__"):
            import_module(module.name)


def _asked_for_all() -> bool:
    """Return whether whole sweeps are asked for, as `make test-all` does."""
    return os.environ.get("ALL") == "1"


def _function(item: pytest.Item) -> str:
    return item.nodeid.partition("[")[0]


def _is_sampled(item: pytest.Item, samples: Mapping[str, Set[str]]) -> bool:
    spec = getattr(item, "callspec", None)
    return spec is None or "unmeasured" not in _marks(item) or spec.id in samples[_function(item)]


def _samples(items: Sequence[pytest.Item]) -> Mapping[str, Set[str]]:
    """Return the cases of each test that are in its sample: one at least of those that are not left to whole sweeps anyway."""
    cases = Counter(_function(item) for item in items)
    found: dict[str, set[str]] = {}
    lowest: dict[str, str] = {}
    for item in items:
        if (spec := getattr(item, "callspec", None)) and "sweep" not in _marks(item):
            function, name = _function(item), spec.id
            lowest[function] = min(lowest.get(function, name), name, key=_by_chance)
            if in_sample(name, cases[function]):
                found.setdefault(function, set()).add(name)
    return {function: found.get(function, {name}) for function, name in lowest.items()}


def _by_chance(name: str) -> int:
    """Return a number for a name that is always the same, and as good as by chance."""
    return crc32(name.encode())


def in_sample(name: str, cases: int) -> bool:
    """Return whether one of so many cases is in the sample: by its name, so that tests with the same cases have the same sample."""
    one_in = max((share for least, share in SHARES.items() if cases >= least), default=1)
    return _by_chance(name) % one_in == 0


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure no coverage where other tests run the same lines, nor of what their fixtures make, which is more than a test does."""
    with contextlib.nullcontext() if _is_measured(item) else _unmeasured():
        return (yield)


@contextlib.contextmanager
def _unmeasured() -> Generator[None]:
    """Measure no coverage for a while. pytest-cov's own mark stops one of the two measurements that a worker runs."""
    stopped = []
    while running := _measuring():
        running.stop()
        stopped.append(running)
    try:
        yield
    finally:
        for each in reversed(stopped):
            each.start()


def _is_measured(item: pytest.Item) -> bool:
    """Return whether the lines that a test runs count: in whole sweeps, also those that are known to be covered without it."""
    marked = _marks(item)
    return "measured" in marked or ("unmeasured" not in marked and ("covered" not in marked or _asked_for_all()))


def _measuring() -> Coverage | None:
    """Return what measures coverage just now; nothing does before it is loaded, which takes its time."""
    measure = sys.modules.get("coverage")
    running: Coverage | None = measure.Coverage.current() if measure else None
    return running


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        _refuse_in_ci(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if report.skipped:
        _refuse_in_ci(report)
    return report


def _refuse_in_ci(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure: every program is there in CI, so a test skipped there would be one that nobody runs."""
    if os.environ.get("CI") == "true" and not _may_be_absent(str(report.longrepr)):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI, where every test has to run: {report.longrepr}"


def _may_be_absent(reason: str) -> bool:
    """Return whether a test was skipped for want of a validator that this machine was said to lack."""
    return os.environ.get("HANDOUTS_VALIDATORS") == "absent" and any(each in reason for each in ABSENT)


@contextlib.contextmanager
def _environment_kept() -> Generator[None]:
    """Leave the environment as it was."""
    before = dict(os.environ)
    try:
        yield
    finally:
        if os.environ != before:
            os.environ.clear()
            os.environ.update(before)


@dataclass(frozen=True)
class Ran:
    """What came of a command."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Project:
    """A folder with content.yaml and handouts/, as a clinic has it."""

    folder: Path
    env: Mapping[str, str] = field(default_factory=dict)

    @property
    def content(self) -> Path:
        return self.folder / "content.yaml"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def command(self, *arguments: str) -> tuple[str, ...]:
        return (sys.executable, "-m", "generator", *arguments)

    def environment(self, **more: str) -> dict[str, str]:
        return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", **self.env, **more}

    def run(self, *arguments: str) -> Ran:
        """Run the command line in this folder, not on a terminal, within the tests' own process: starting one costs more than most runs."""
        from generator.cli import main

        assert not self.env, "an environment of its own needs a process of its own"
        one_at_a_time = ("--jobs", "1") if arguments[0] in ("build", "check") and "--jobs" not in arguments else ()
        out, err = io.StringIO(), io.StringIO()
        with contextlib.chdir(self.folder), _environment_kept(), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = main([*arguments, *one_at_a_time])
        return Ran(status, out.getvalue(), err.getvalue())

    def run_apart(self, *arguments: str, **env: str) -> Ran:
        """Run the command line in this folder, not on a terminal, in a process of its own, as a person does."""
        done = subprocess.run(
            self.command(*arguments), cwd=self.folder, env=self.environment(**env), capture_output=True, text=True, timeout=300, check=False
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def start(self, *arguments: str, **env: str) -> subprocess.Popen[str]:
        """Start the command line and go on."""
        return subprocess.Popen(
            self.command(*arguments),
            cwd=self.folder,
            env=self.environment(**env),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def files(self) -> dict[str, bytes]:
        """Return all files in output/ with their bytes."""
        return {file.relative_to(self.output).as_posix(): file.read_bytes() for file in sorted(self.output.rglob("*")) if file.is_file()}

    def change(self, old: str, new: str, file: str = "content.yaml") -> None:
        """Edit a file as a person does."""
        path = self.folder / file
        text = path.read_text("utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new), "utf-8")


def smallest() -> str:
    """Return the words of the smallest book, with the little more that its slides need: two ways to work."""
    text = (ROOT / "tests/examples/minimal.yaml").read_text("utf-8")
    return text.replace("    headline: One idea,", f"{SECOND_WAY}    headline: One idea,")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project with the smallest content and the real handouts in their standard editions."""
    folder = tmp_path / "clinic"
    folder.mkdir()
    return small_project(folder)


def small_project(folder: Path) -> Project:
    """Lay out a project with the smallest content and the real handouts in their standard editions."""
    (folder / "content.yaml").write_text(smallest(), "utf-8")
    _copy_handouts(folder)
    return Project(folder)


def _copy_handouts(folder: Path) -> None:
    """Copy some of the real handouts, without editions: a build of five files tells as much as one of sixty."""
    shutil.copytree(ROOT / "handouts", folder / "handouts")
    for left_out in ("summary", "consultation", "waiting-room", "web"):
        (folder / f"handouts/{left_out}.yaml").unlink()
    (folder / "handouts/editions.yaml").unlink()
    for plan in (folder / "handouts").glob("*.yaml"):
        plan.write_text(plan.read_text("utf-8").partition("editions:")[0], "utf-8")
    shutil.copy(ROOT / "tests/examples/clinic/checks.yaml", folder / "handouts")


@pytest.fixture(scope="session")
def pristine() -> Project:
    """Return a project with two conditions, built once; nobody changes it."""
    return Project(once("pristine", _build_pristine))


def once(name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that `make` fills, once in a run of the tests, however many processes it has."""
    folder = Path(os.environ[RUN], name)
    if not folder.exists():
        with claim(folder) as ours:
            if ours:
                unfinished = Path(mkdtemp(dir=folder.parent))
                make(unfinished)
                with contextlib.suppress(OSError):  # another process was faster
                    unfinished.rename(folder)
    return folder


def _build_pristine(folder: Path) -> None:
    (folder / "content.yaml").write_text(smallest(), "utf-8")
    _copy_handouts(folder)
    project = Project(folder)
    start, middle = project.content.read_text("utf-8").split("conditions:\n")
    one, rest = middle.split("\nquestions:\n", 1)
    two = one.replace("test-hair-loss", "other-hair-loss").replace("HL-1", "HL-2").replace("Test hair loss", "Other hair loss")
    two = two.replace("Wear a hat in the sun.", "Wear a cap in the sun.").replace("headline: ", "headline: Also ")
    project.content.write_text(f"{start}conditions:\n{one}{two}\nquestions:\n{rest}", "utf-8")
    ran = project.run("build")
    assert ran.status == 0, ran.err


@pytest.fixture
def built(pristine: Project, tmp_path: Path) -> Project:
    """Return a project with two conditions and all its files built."""
    shutil.copytree(pristine.folder, tmp_path / "clinic")
    return Project(tmp_path / "clinic")
