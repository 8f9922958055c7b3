"""Kills a process before a change it is about to make on the disk: each change in turn, as `kill -9` or a power cut might.

It needs a process without threads, which forks: `python -m tests.pipeline.killing FOLDER` publishes a set there, is killed at each
change, and prints how often.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from generator.pipeline.publish import opened, publish
from tests.pipeline.laid_out import tree

CHANGES = {"os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir", "os.symlink", "open"}
OLD = {"en/a.pdf": "old a", "en/same.pdf": "same", "en/gone.pdf": "old", "cy/gone.pdf": "old", "manifest.json": "old"}
OWN = {".gitignore": "*", "en/notes.txt": "mine", "en/.new-0123456789abcdef-0": "mine", "fr/photo.jpg": "mine"}
NEW = {"en/a.pdf": "new a", "en/same.pdf": "same", "en/b.pdf": "new b", "en/press/c.pdf": "new c", "manifest.json": "new"}
ONE = {"en/a.pdf": b"new a"}  # is put in its place at once
SET = {**{path: text.encode() for path, text in NEW.items()}, "en/gone.pdf": None, "cy/gone.pdf": None}


def killed(n: int, work: Callable[[], object], within: Path) -> bool:
    """Do the work in another process, which is killed before its n-th change in a folder; return whether it had that many to make."""
    pid = os.fork()
    if not pid:
        _kill_before(n, within.absolute())
        try:
            work()
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    status = os.waitpid(pid, 0)[1]
    assert status in (0, signal.SIGKILL), f"the process ended with {status}"
    return status == signal.SIGKILL


def _kill_before(n: int, within: Path) -> None:
    left = [n]

    def count(event: str, arguments: tuple[object, ...]) -> None:
        if event in CHANGES and _is_change(event, arguments) and Path(str(arguments[0])).absolute().is_relative_to(within):
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def _is_change(event: str, arguments: tuple[object, ...]) -> bool:
    return event != "open" or bool(set(str(arguments[1])) & set("wxa+"))


def each_kill(work: Callable[[], object], prepare: Callable[[], None], within: Path) -> Iterator[int]:
    """Prepare the folder and kill the work in it before its first change, its second and so on, until it has no more to make."""
    n = 1
    while True:
        prepare()
        if not killed(n, work, within):
            return
        yield n
        n += 1


def lay(output: Path, files: dict[str, str]) -> None:
    """Make the folder hold these files and nothing else."""
    for each in sorted(output.rglob("*"), reverse=True):
        each.rmdir() if each.is_dir() and not each.is_symlink() else each.unlink()
    for path, text in files.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_text(text)


def in_place(output: Path) -> dict[str, str]:
    """Return all files that the user knows, without those that only the program does."""
    found = {path: text for path, text in tree(output).items() if not path.endswith("/")}
    return {path: text for path, text in found.items() if path in OWN or not Path(path).name.startswith((".new-", ".old-", ".journal-"))}


def check_each_file(output: Path) -> None:
    """Raise AssertionError if a file is missing, half written, or neither the old one nor the new one."""
    there = in_place(output)
    for path in {*OLD, *NEW}:
        assert there.get(path) in {OLD.get(path), NEW.get(path)}, (path, there.get(path))
    assert {path: there.get(path) for path in OWN} == OWN


def start(output: Path) -> None:
    """Open the folder as the next build does."""
    with opened(output, lambda: None):
        pass


def kill_everywhere(output: Path, every: int, files: Mapping[str, bytes | None] = SET) -> tuple[int, int]:
    """Kill a publication of some files at each change; after each `every`-th, kill also the next start at each change.

    Return how often each was done.
    """
    lay(output, {**OLD, **OWN})
    before = tree(output)
    publish(output, files)
    sets = [before, tree(output)]
    first = second = 0
    for n in each_kill(lambda: publish(output, files), lambda: lay(output, {**OLD, **OWN}), output):
        first += 1
        check_each_file(output)
        if n % every == 0:
            left = {path: text for path, text in tree(output).items() if not path.endswith("/")}
            folders = [path for path in tree(output) if path.endswith("/")]
            second += _kill_the_next_start(output, left, folders, sets)
        start(output)
        assert tree(output) in sets, (n, tree(output))
    return first, second


def _kill_the_next_start(output: Path, left: dict[str, str], folders: list[str], sets: list[dict[str, str]]) -> int:
    def prepare() -> None:
        lay(output, left)
        for folder in folders:
            (output / folder).mkdir(parents=True, exist_ok=True)

    times = 0
    for m in each_kill(lambda: start(output), prepare, output):
        times += 1
        check_each_file(output)
        start(output)
        assert tree(output) in sets, (m, tree(output))
    prepare()
    return times


def no_links(*_names: object, **_options: object) -> None:
    """Refuse a hard link, as a USB stick does."""
    raise PermissionError("no hard links")


if __name__ == "__main__":
    every = int(sys.argv[2])
    os.fsync = lambda _descriptor: None  # type: ignore[assignment]
    print(*kill_everywhere(Path(sys.argv[1]), every))
    os.link = no_links
    print(*kill_everywhere(Path(sys.argv[1]), every))
    print(*kill_everywhere(Path(sys.argv[1]), 1, ONE))
