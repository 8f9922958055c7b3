"""Builds two handouts, kills the build before each change in output/, and starts it again, with and without a mistake in the words.

`python -m tests.whole.killed_build FOLDER EVERY` does so for each `EVERY`-th change in a project that is in the folder, and prints how
many there were. It runs in a process of its own, since it forks.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from unittest.mock import patch

from tests.conftest import Project, Ran
from tests.pipeline.killing import killed

Files = Mapping[str, bytes]
HANDOUTS = ("en/aftercare.pdf", "en/treatment-guide.pdf")
LISTS = ("manifest.json", "Start here.html", ".start-here.json")  # a build that stops says so in the first two
PHONE, OTHER_PHONE = "020 0946 0123", "020 0946 0999"


def kill_everywhere(project: Project, every: int) -> Iterator[int]:
    """Yield each change before which a build was killed, after the next starts have put everything right."""
    assert built(project).status == 0
    old = project.files()
    project.change(PHONE, OTHER_PHONE)
    assert built(project).status == 0
    new = project.files()
    assert {path for path in new if new[path] != old[path]} == {*HANDOUTS, *LISTS}
    n = every
    while True:
        lay(project, old)
        if not killed(n, lambda: built(project), project.output):
            return
        check(project, old, new, n)
        yield n
        n += every


def check(project: Project, old: Files, new: Files, n: int) -> None:
    """Raise AssertionError unless every file is there, and whole, and the next two starts put everything right."""
    left = project.files()
    assert all(left.get(path) in (old[path], new[path]) for path in new), n
    project.change("name: Test Clinic", "nam: Test Clinic")
    ran = built(project)
    assert (ran.status, ran.err.rpartition("; ")[2]) == (1, "the handouts in output/ were not changed\n"), ran.err
    assert handouts(project.files()) in (handouts(old), handouts(new)), (n, sorted(project.files()))
    project.change("nam: Test Clinic", "name: Test Clinic")
    assert built(project).status == 0
    assert project.files() == new


def handouts(files: Files) -> Files:
    """Return the handouts among all files."""
    return {path: data for path, data in files.items() if path not in LISTS}


def built(project: Project) -> Ran:
    """Build in this process, which has loaded everything."""
    return project.run("build")


def lay(project: Project, files: Files) -> None:
    """Let output/ hold these files and no others."""
    for path in project.files().keys() - files.keys():
        (project.output / path).unlink()
    for path, data in files.items():
        (project.output / path).write_bytes(data)


if __name__ == "__main__":
    with patch.object(os, "fsync"):  # a process that is killed loses nothing of what the system holds
        print(len(list(kill_everywhere(Project(Path(sys.argv[1])), int(sys.argv[2])))))
