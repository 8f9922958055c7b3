"""Publishing: all files or none, whatever goes wrong."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.pipeline.interrupt import uninterrupted
from generator.pipeline.publish import as_problem, opened, publish

NEW = {"en/a.pdf": b"new a", "en/b.pdf": b"new b", "manifest.json": b"{}"}


def tree(folder: Path) -> dict[str, str]:
    """Return everything in a folder: files with their contents, folders with a slash."""
    return {
        each.relative_to(folder).as_posix() + ("/" if each.is_dir() else ""): "" if each.is_dir() else each.read_text()
        for each in sorted(folder.rglob("*"))
    }


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return an output folder as an earlier build left it, with one of the nurse's own files in it."""
    folder = tmp_path / "output"
    (folder / "en").mkdir(parents=True)
    for name, words in {
        ".gitignore": "*",
        "en/a.pdf": "old a",
        "en/gone.pdf": "old",
        "en/notes.txt": "mine",
        "manifest.json": "old",
    }.items():
        (folder / name).write_text(words)
    return folder


def test_all_files_are_replaced_and_other_files_stay(output: Path) -> None:
    publish(output, {**NEW, "en/gone.pdf": None})
    assert tree(output) == {
        ".gitignore": "*",
        "en/": "",
        "en/a.pdf": "new a",
        "en/b.pdf": "new b",
        "en/notes.txt": "mine",
        "manifest.json": "{}",
    }


def test_a_folder_left_empty_is_removed_too(output: Path) -> None:
    (output / "cy").mkdir()
    (output / "cy/a.pdf").write_text("old")
    publish(output, {"cy/a.pdf": None, "manifest.json": b"{}"})
    assert not (output / "cy").exists()


def test_files_get_the_usual_permissions(output: Path) -> None:
    publish(output, NEW)
    mask = os.umask(0)
    os.umask(mask)
    assert (output / "en/b.pdf").stat().st_mode & 0o777 == 0o666 & ~mask


def folder_with_files(target: Path) -> None:
    target.mkdir()
    (target / "holiday.jpg").write_text("mine")


def write_protected(target: Path) -> None:
    target.write_text("mine")
    target.chmod(0o444)


def pipe(target: Path) -> None:
    os.mkfifo(target)


@pytest.mark.parametrize(
    ("obstacle", "code", "says"),
    [
        (folder_with_files, "B005", "it can't be replaced: it is not a regular file"),
        (write_protected, "B002", "it can't be replaced: it is read-only, or open in another program"),
        (pipe, "B005", "it can't be replaced: it is not a regular file"),
    ],
)
def test_an_obstacle_in_the_last_file_leaves_everything_unchanged(
    output: Path, obstacle: Callable[[Path], None], code: str, says: str
) -> None:
    obstacle(output / "en/z.pdf")
    names = sorted(each.name for each in output.rglob("*"))
    with pytest.raises(OSError, match=r"z\.pdf") as caught:
        publish(output, {**NEW, "en/gone.pdf": None, "en/z.pdf": b"new z"})
    assert sorted(each.name for each in output.rglob("*")) == names
    assert (output / "en/a.pdf").read_text() == "old a"
    problem = as_problem(caught.value, output, "output")
    assert (problem.code, problem.message, str(problem.location)) == (code, says, "output/en/z.pdf")


def test_a_file_where_a_folder_is_needed_leaves_everything_unchanged(output: Path) -> None:
    (output / "cy").write_text("mine")
    before = tree(output)
    with pytest.raises(OSError, match="not a folder") as caught:
        publish(output, {**NEW, "cy/a.pdf": b"new"})
    assert tree(output) == before
    problem = as_problem(caught.value, output, "output")
    assert (problem.code, str(problem.location)) == ("B006", "output/cy")


def test_a_failure_half_way_puts_the_old_files_back(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(output)
    replace = Path.replace

    def refuse_the_manifest(self: Path, target: Path) -> Path:
        if Path(target).name == "manifest.json":
            assert (output / "en/a.pdf").read_text() == "new a"
            assert not (output / "en/gone.pdf").exists()
            raise OSError(errno.EIO, "the disk is broken", str(self), None, str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse_the_manifest)
    with pytest.raises(OSError, match="broken") as caught:
        publish(output, {"en/a.pdf": b"new a", "en/gone.pdf": None, "cy/new.pdf": b"new", "manifest.json": b"{}"})
    assert tree(output) == before
    problem = as_problem(caught.value, output, "output")
    assert (problem.code, str(problem.location)) == ("B007", "output/manifest.json")


def test_a_full_disk_leaves_everything_unchanged(output: Path) -> None:
    before = tree(output)
    script = f"""
import resource
from pathlib import Path
from generator.pipeline.publish import as_problem, publish
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
try:
    publish(Path({str(output)!r}), {{"en/a.pdf": b"small", "en/b.pdf": bytes(20_000), "manifest.json": b"new"}})
except OSError as error:
    print(as_problem(error, Path({str(output)!r}), "output").show())
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == ("output  B003  error  there is no room to write it\n       make room on the disk, then run make again\n")
    assert tree(output) == before


def test_a_folder_that_cannot_be_made_is_a_problem() -> None:
    place = Path("/sys/handouts") if sys.platform == "linux" else Path("/System/handouts")
    with pytest.raises(OSError, match=str(place)) as caught, opened(place, lambda: None):
        pytest.fail("nobody may write there")
    problem = as_problem(caught.value, place, str(place))
    assert (problem.code, str(problem.location)) == ("B004", str(place))


def test_what_a_killed_build_left_behind_is_removed(output: Path) -> None:
    (output / ".new-abc").mkdir()
    (output / ".new-abc/0.new").write_text("half")
    publish(output, NEW)
    assert not list(output.glob(".new-*"))


def test_a_folder_made_for_nothing_is_removed_again(tmp_path: Path) -> None:
    with opened(tmp_path / "deep/output", lambda: None):
        assert (tmp_path / "deep/output").is_dir()
    assert list(tmp_path.iterdir()) == []


def test_a_second_build_waits_for_the_first(output: Path) -> None:
    done = threading.Event()
    events: list[str] = []

    def waits() -> None:
        events.append("waits")
        done.set()

    def second() -> None:
        with opened(output, waits):
            events.append("second writes")

    with opened(output, lambda: None):
        other = threading.Thread(target=second)
        other.start()
        assert done.wait(10)
        events.append("first writes")
    other.join(10)
    assert events == ["waits", "first writes", "second writes"]


def test_a_build_that_waited_for_one_that_removed_its_folder_makes_the_folder_again(tmp_path: Path) -> None:
    output = tmp_path / "output"
    waits = threading.Event()

    def second() -> None:
        with opened(output, waits.set):
            publish(output, NEW)

    with opened(output, lambda: None):
        other = threading.Thread(target=second)
        other.start()
        assert waits.wait(10)
    other.join(10)
    assert sorted(NEW) == sorted(each.relative_to(output).as_posix() for each in output.rglob("*") if each.is_file())


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Let Ctrl-C raise KeyboardInterrupt, as Python does by itself."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_while_files_are_replaced_comes_after_the_last(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        signal.raise_signal(signal.SIGINT)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        publish(output, NEW)
    assert {name: (output / name).read_bytes() for name in NEW} == NEW
    assert not list(output.glob(".new-*"))


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_while_files_are_staged_leaves_everything_unchanged(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(output)
    monkeypatch.setattr(os, "fsync", lambda _descriptor: signal.raise_signal(signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        publish(output, {**NEW, "cy/a.pdf": b"new"})
    assert tree(output) == before


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_is_no_longer_held_back_afterwards() -> None:
    with uninterrupted():
        pass
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.usefixtures("ctrl_c")
def test_a_second_ctrl_c_gets_through_where_nothing_can_be_left_half_done() -> None:
    reached = []

    def press_twice() -> None:
        with uninterrupted(strict=False):
            for press in ("first", "second"):
                signal.raise_signal(signal.SIGINT)
                reached.append(press)

    with pytest.raises(KeyboardInterrupt):
        press_twice()
    assert reached == ["first"]


@pytest.mark.parametrize(("writable", "code", "place"), [(False, "B004", "output/en"), (True, "B002", "output/en/a.pdf")])
def test_a_file_in_use_is_distinguished_from_a_folder_that_cannot_be_written_to(
    output: Path, monkeypatch: pytest.MonkeyPatch, writable: bool, code: str, place: str
) -> None:
    monkeypatch.setattr(os, "access", lambda _path, _mode: writable)  # root, which runs the tests in CI, can write anywhere
    problem = as_problem(PermissionError(errno.EACCES, "not allowed", str(output / "en/a.pdf")), output, "output")
    assert (problem.code, str(problem.location)) == (code, place)
