"""Publishing: all files or none, whatever goes wrong."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.pipeline.interrupt import uninterrupted
from generator.pipeline.publish import as_problem, is_replaceable, opened, publish
from tests.pipeline.laid_out import tree

NEW = {"en/a.pdf": b"new a", "en/b.pdf": b"new b", "manifest.json": b"{}"}


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


def test_a_file_that_a_viewer_has_open_on_windows_stops_everything_before_anything_is_replaced(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to rename such a file, even to its own name."""
    held = output / "en/b.pdf"
    held.write_bytes(b"old b")
    before = tree(output)
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self == held:
            raise PermissionError(errno.EACCES, "used by another process", str(self), None, str(target))
        return rename(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", refuse)
        patched.setattr(Path, "replace", None)  # nothing comes that far
        assert not is_replaceable(held)
        with pytest.raises(PermissionError) as caught:
            publish(output, {"en/a.pdf": b"new a", "en/b.pdf": b"new b"})
    problem = as_problem(caught.value, output, "output")
    assert (problem.code, str(problem.location)) == ("B002", "output/en/b.pdf")
    assert "close it in your PDF viewer" in problem.hint
    assert tree(output) == before
    assert is_replaceable(held)


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


def test_a_folder_of_the_users_own_stays_whatever_its_name(output: Path) -> None:
    for name in (".new-abc", ".new-0123456789abcdef-0", ".journal-0123456789abcdef.staging", "empty"):
        (output / name).mkdir()
    before = tree(output)
    publish(output, {"en/a.pdf": b"old a"})
    assert tree(output) == before


def test_everything_is_on_the_disk_before_the_first_file_is_replaced(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: set[int] = set()
    fsync, replace = os.fsync, Path.replace

    def remember(descriptor: int) -> None:
        synced.add(os.fstat(descriptor).st_ino)
        fsync(descriptor)

    def check(self: Path, target: Path) -> Path:
        assert {self.stat().st_ino, self.parent.stat().st_ino, next(output.glob(".journal-*.replacing")).stat().st_ino} <= synced
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", remember)
    monkeypatch.setattr(Path, "replace", check)
    publish(output, NEW)
    assert len(synced) >= len(NEW)


def linked_output(output: Path) -> str:
    output.rename(output.with_name("elsewhere"))
    output.symlink_to("elsewhere")
    return "output"


def linked_folder(output: Path) -> str:
    (output / "en").rename(output.with_name("elsewhere"))
    (output / "en").symlink_to("../elsewhere")
    return "output/en"


def linked_inside(output: Path) -> str:
    (output / "en").rename(output / "fr")
    (output / "en").symlink_to("fr")
    return "output/en"


def dangling(output: Path) -> str:
    (output / "cy").symlink_to("nowhere")
    return "output/cy"


@pytest.mark.parametrize("link", [linked_output, linked_folder, linked_inside, dangling])
def test_a_linked_folder_is_refused_and_nothing_behind_it_is_touched(output: Path, link: Callable[[Path], str]) -> None:
    place = link(output)
    before = tree(output.parent)
    with pytest.raises(OSError, match="a link to another folder") as caught, opened(output, lambda: None):
        publish(output, {**NEW, "cy/a.pdf": b"new"})
    assert tree(output.parent) == before
    problem = as_problem(caught.value, output, "output")
    assert (problem.code, str(problem.location)) == ("B011", place)


def test_a_link_above_the_output_is_followed(output: Path, tmp_path: Path) -> None:
    (tmp_path / "home").symlink_to(output.parent)
    with opened(tmp_path / "home/output", lambda: None):
        publish(tmp_path / "home/output", NEW)
    assert (output / "en/a.pdf").read_text() == "new a"


def test_a_link_in_the_place_of_a_file_is_replaced_not_what_it_leads_to(output: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.pdf").write_text("mine")
    (output / "en/a.pdf").unlink()
    (output / "en/a.pdf").symlink_to("../../mine.pdf")
    publish(output, NEW)
    assert ((output / "en/a.pdf").read_text(), (output / "en/a.pdf").is_symlink()) == ("new a", False)
    assert (tmp_path / "mine.pdf").read_text() == "mine"


def test_a_path_out_of_the_folder_is_a_fault_of_the_program(output: Path) -> None:
    before = tree(output.parent)
    with pytest.raises(ValueError, match="not the path of a file in the folder"):
        publish(output, {"../a.pdf": b"new"})
    assert tree(output.parent) == before


@pytest.mark.parametrize("refused", [errno.EPERM, errno.ENOTSUP, errno.EMLINK])
def test_a_disk_without_hard_links_will_do(output: Path, monkeypatch: pytest.MonkeyPatch, refused: int) -> None:
    def no_links(*_names: object, **_options: object) -> None:
        raise OSError(refused, "no hard links")

    before = tree(output)
    monkeypatch.setattr(os, "link", no_links)
    publish(output, NEW)
    assert tree(output) != before
    replace = Path.replace

    def fail_once(self: Path, target: Path) -> Path:
        if target.name == "manifest.json" and self.name.startswith(".new-"):
            raise OSError(errno.EIO, "the disk is broken", str(self), None, str(target))
        return replace(self, target)

    published = tree(output)
    monkeypatch.setattr(Path, "replace", fail_once)
    with pytest.raises(OSError, match="broken"):
        publish(output, {"en/a.pdf": b"newer", "en/gone.pdf": None, "manifest.json": b"[]"})
    assert tree(output) == published


_ON_ANOTHER_DISK = """
import sys
from pathlib import Path
from generator.pipeline.publish import opened, publish
output = Path(sys.argv[1])
with opened(output, lambda: None):
    publish(output, {"en/a.pdf": b"new a", "en/press/b.pdf": b"new b", "manifest.json": b"{}"})
print((output / "en").stat().st_dev != output.stat().st_dev, *sorted(each.name for each in output.rglob("*")))
"""
_NO_RENAME_ACROSS = """
import errno, os, sys
def across(event, arguments):
    if event in ("os.rename", "os.link"):
        one, other = (("/en/" in str(each)) for each in arguments[:2])
        if one != other:
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), *map(str, arguments[:2]))
sys.addaudithook(across)
"""


def may_mount() -> bool:
    """Return whether this user may put a disk in the place of a folder, for one process."""
    return (
        shutil.which("unshare") is not None
        and subprocess.run([*_APART, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], check=False).returncode == 0
    )


_APART = ("unshare", "--mount", "--map-root-user")
_MOUNTED = 'mount -t tmpfs tmpfs "$1/en" && exec "$0" -c "$2" "$1"'


@pytest.mark.parametrize("really", [True, False])
def test_a_folder_on_another_disk_will_do(output: Path, really: bool) -> None:
    shutil.rmtree(output / "en")
    (output / "en").mkdir()
    if really and may_mount():
        command = [*_APART, "sh", "-c", _MOUNTED, sys.executable, str(output), _ON_ANOTHER_DISK]
    else:  # the system only refuses what it refuses there
        command = [sys.executable, "-c", _NO_RENAME_ACROSS + _ON_ANOTHER_DISK, str(output)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(len(command) > 4), ".gitignore", "a.pdf", "b.pdf", "en", "manifest.json", "press"]


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


def test_a_path_that_windows_does_not_find_as_it_is_too_long_is_told_as_such(output: Path) -> None:
    long, short = (str(output / f"en/{'a' * count}.pdf") for count in (250, 20))
    codes = [as_problem(FileNotFoundError(errno.ENOENT, "not found", each), output, "output").code for each in (long, short)]
    assert codes == ["B032", "B007"]


@pytest.mark.parametrize(("writable", "code", "place"), [(False, "B004", "output/en"), (True, "B002", "output/en/a.pdf")])
def test_a_file_in_use_is_distinguished_from_a_folder_that_cannot_be_written_to(
    output: Path, monkeypatch: pytest.MonkeyPatch, writable: bool, code: str, place: str
) -> None:
    monkeypatch.setattr(os, "access", lambda _path, _mode: writable)  # root, which runs the tests in CI, can write anywhere
    problem = as_problem(PermissionError(errno.EACCES, "not allowed", str(output / "en/a.pdf")), output, "output")
    assert (problem.code, str(problem.location)) == (code, place)
